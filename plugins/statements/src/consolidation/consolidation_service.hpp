// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file statements/src/consolidation/consolidation_service.hpp
/// What the drafter does with what offices sent: accept, join, refuse, discuss, take back, and make the next
/// version. The draft's text follows from the decisions. Callers need "statements.consult". Thread-safe.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <plenaria/actor.hpp>
#include <plenaria/result.hpp>

#include "../review/point.hpp"
#include "merge.hpp"
#include "rebase_service.hpp"

namespace plenaria {
class Database;
}

namespace plenaria::statements {

/// What came of a decision: it stands, or a person must look at both texts first.
struct Decided {
    std::string decision_id = {};  ///< empty: nothing was changed, see `merge`
    std::string draft = {};        ///< the paragraph of the draft that the merge starts from
    std::string proposal = {};
    Merge merge = {};  ///< of the two, when they touch the same words or the same sentence
};

/// Which points: all of one proposal, named by any of its points. Points that the office has taken back or
/// that are decided are left alone.
struct Acceptance {
    std::string point_id = {};
    std::optional<std::string> wording =
        {};  ///< as the drafter wants the paragraph; nothing: as it was proposed
    std::string reason = {};
    int draft_revision = 0;  ///< of the draft's text that `wording` was made from; 0 with `wording` unset
};

class ConsolidationService {
public:
    explicit ConsolidationService(Database& db) : db_(db) {}

    /// Takes the proposal into the draft, for all offices that propose the same.
    /// @return ErrorCode::conflict when it has been decided already.
    Result<Decided> accept(const Actor& actor, const Acceptance& acceptance);
    /// Takes several proposals of one paragraph into the draft as `wording`.
    Result<Decided> merge(const Actor& actor, const std::vector<std::string>& point_ids,
                          std::string_view wording, std::string_view reason);
    /// @param reason is shown to the offices; must not be empty.
    Result<std::string> refuse(const Actor& actor, std::string_view point_id, std::string_view reason);
    /// A comment is answered without a change of the text.
    Result<std::string> note(const Actor& actor, std::string_view point_id, std::string_view reply);
    Result<void> discuss(const Actor& actor, std::string_view point_id, std::string_view text);
    /// Takes a decision back: its points are open again and the draft is as if it had not been made.
    /// @return the merge when later changes of the paragraph stand in the way; then nothing was changed.
    Result<Decided> undo(const Actor& actor, std::string_view decision_id);

    struct Issued {
        std::string version_id;
        RebaseCount open = {};
    };
    /// Issues the draft as the next version, makes the decisions final and moves what is open to the new
    /// text.
    Result<Issued> issue(const Actor& actor, std::string_view statement_id, std::string_view name,
                         std::string_view note);

private:
    Database& db_;
};

}  // namespace plenaria::statements
