// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file statements/src/review/answer_repository.hpp
/// Drafts of offices: rows of stm_answer, stm_answer_revision, stm_remark and stm_sending. Every function
/// runs inside the caller's transaction.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <plenaria/time.hpp>

#include "anchor.hpp"
#include "answer.hpp"

namespace plenaria {
class UnitOfWork;
}

namespace plenaria::statements {

struct StoredAnswer {
    std::string id = {};
    std::string office_id = {};
    std::string paragraph_id = {};
    Answer answer = {};
    int revision = 0;  ///< raised by each save; 0: never saved
    Instant saved_at = {};
    std::string saved_by = {};
};

std::vector<StoredAnswer> answers_of(UnitOfWork& uow, std::string_view office_id);
/// @return one with revision 0 and no id when nothing was saved yet.
StoredAnswer find_answer(UnitOfWork& uow, std::string_view office_id, std::string_view paragraph_id);
void insert(UnitOfWork& uow, const StoredAnswer& answer);
/// @return false when somebody else saved: the row is no longer at `expected`.
bool update(UnitOfWork& uow, const StoredAnswer& answer, int expected);

bool version_has_paragraph(UnitOfWork& uow, std::string_view version_id, std::string_view paragraph_id);

/// One save of an answer, kept for ever.
struct AnswerRevision {
    enum class Kind : std::uint8_t { kept = 0, aside = 1, sent = 2 };  ///< as db/0002_rounds.sql says
    int revision = 0;                                                  ///< what it made, or what it met
    Kind kind = Kind::kept;
    Answer answer = {};
    std::string client_id = {};
    int sequence = 0;
    Instant saved_at = {};
    std::string saved_by = {};
};
void insert(UnitOfWork& uow, std::string_view answer_id, const AnswerRevision& revision);
/// What the answer said at `revision`.
std::optional<Answer> answer_at(UnitOfWork& uow, std::string_view answer_id, int revision);
/// The last save of that page in a browser.
std::optional<AnswerRevision> last_of_client(UnitOfWork& uow, std::string_view answer_id,
                                             std::string_view client_id);
/// In order: for the office's own history of a paragraph.
std::vector<AnswerRevision> revisions_of(UnitOfWork& uow, std::string_view answer_id);

/// A remark on a passage or on a whole paragraph.
struct Remark {
    std::string id = {};
    std::string office_id = {};
    std::string paragraph_id = {};
    std::string language = {};
    std::string text = {};
    Anchor anchor = {};
    Instant written_at = {};
    std::string written_by = {};
};
std::vector<Remark> remarks_of(UnitOfWork& uow, std::string_view office_id);
void insert(UnitOfWork& uow, const Remark& remark);
/// @return false when the office has no such remark.
bool set_remark_removed(UnitOfWork& uow, std::string_view office_id, std::string_view remark_id,
                        bool removed);

/// What an office sent, as it was.
struct Sending {
    std::string id = {};
    std::string office_id = {};
    int number = 0;
    std::string content = {};  ///< JSON
    std::string hash = {};     ///< sha256_hex(content)
    Instant sent_at = {};
    std::string sent_by = {};
};
void insert(UnitOfWork& uow, const Sending& sending);
/// The last first.
std::vector<Sending> sendings_of(UnitOfWork& uow, std::string_view office_id);

}  // namespace plenaria::statements
