// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file statements/src/review/answer_service.hpp
/// What an office does with its review: it writes, by several hands; it sends. The actor is the holder of the
/// round's access link and speaks for one party; everybody else gets not_found. No state; thread-safe.

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <plenaria/actor.hpp>
#include <plenaria/result.hpp>

#include "../rounds/round.hpp"
#include "../text/paragraph.hpp"
#include "answer_repository.hpp"

namespace plenaria {
class Database;
class UnitOfWork;
}  // namespace plenaria

namespace plenaria::statements {

inline constexpr std::string_view review_purpose = "statements.review";
/// "statements.round/ID": the subject of a round's links, mails and history.
std::string round_subject(std::string_view round_id);

/// What an office writes on one paragraph, from one page in one browser.
struct AnswerInput {
    Answer answer = {};
    int seen_revision = 0;       ///< of the answer that the page began with; 0: there was none
    std::string client_id = {};  ///< of the page, made by its script; empty without
    int sequence = 0;            ///< counts the saves of that page, from 1
};

struct SavedAnswer {
    enum class Outcome : std::uint8_t {
        saved = 1,
        joined,    ///< with what somebody else had saved meanwhile
        older,     ///< a later save of the same page has arrived before; nothing changed
        conflict,  ///< both are kept; what is stored stays until somebody chooses
    };
    Outcome outcome = Outcome::saved;
    StoredAnswer stored = {};
    Answer seen = {};  ///< what the writer had before them; with `conflict` only
    Answer mine = {};  ///< what the writer wanted to keep; with `conflict` only
    std::vector<std::string> in_conflict = {};
};

struct PositionInput {
    Position position = Position::none;
    std::string text = {};
    std::string question_answer = {};
    int seen_revision = 0;
};

/// Everything of one office in one round, with the text that it speaks of.
struct Review {
    Round round = {};
    Office office = {};
    std::vector<Paragraph> paragraphs = {};
    std::vector<StoredAnswer> answers = {};
    std::vector<Remark> remarks = {};
    std::map<std::string, std::string> questions = {};
};

/// Whose review this actor may open.
/// @return not_found unless it holds the round's link and its party is invited.
Result<std::pair<Round, Office>> review_of(UnitOfWork& uow, const Actor& actor, std::string_view round_id);

class AnswerService {
public:
    explicit AnswerService(Database& db) : db_(db) {}

    /// Keeps a draft answer. Whatever was typed is stored, in conflict too.
    Result<SavedAnswer> save(const Actor& actor, std::string_view round_id, std::string_view paragraph_id,
                             const AnswerInput& input);
    /// A remark on the words `quote` of the paragraph in `language`; an empty quote is the whole paragraph.
    /// @return its id; invalid_input when the words are not there.
    Result<std::string> remark(const Actor& actor, std::string_view round_id, std::string_view paragraph_id,
                               std::string_view language, std::string_view quote, std::string_view text);
    Result<void> remove_remark(const Actor& actor, std::string_view round_id, std::string_view remark_id);
    Result<void> restore_remark(const Actor& actor, std::string_view round_id, std::string_view remark_id);
    /// @return ErrorCode::conflict when a colleague saved another position meanwhile.
    Result<void> save_position(const Actor& actor, std::string_view round_id, const PositionInput& input);
    /// Makes the draft the office's review: an immutable copy, the points that are decided on, and a receipt
    /// by mail. The last sending counts.
    /// @return its number, from 1; invalid_input naming each unfinished answer as "p/<paragraph id>".
    Result<int> send(const Actor& actor, std::string_view round_id);
    Result<void> ask_for_time(const Actor& actor, std::string_view round_id, std::string_view because);

private:
    Database& db_;
};

}  // namespace plenaria::statements
