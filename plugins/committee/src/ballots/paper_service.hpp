// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file committee/src/ballots/paper_service.hpp
/// Secret ballots on paper: the roll says who, and two people enter the slips, each alone. Routes ask for
/// "committee.ballots".

#include <string>
#include <vector>

#include <plenaria/actor.hpp>

#include "ballot_letters.hpp"
#include "choice.hpp"

namespace plenaria::committee::ballots {

/// A voter whose slip went into the box of the room: their link ends. Only while the ballot is open.
Result<void> mark_paper(UnitOfWork& uow, const BallotTools& tools, const Actor& actor,
                        const std::string& voter_id);
/// Marked by mistake. @return conflict once as many slips were entered as there are marks.
Result<void> unmark_paper(UnitOfWork& uow, const BallotTools& tools, const Actor& actor,
                          const std::string& voter_id);

/// What waits: marks without slips, and whether somebody has entered them once.
struct PaperState {
    int marks = 0;
    int entered = 0;            ///< slips that are sealed in boxes
    std::string first_by = {};  ///< name of who entered the rest first; empty: nobody yet
    std::string first_id = {};  ///< their account
};
PaperState paper_state(UnitOfWork& uow, const std::string& ballot_id);

/// The first entry: as many slips as marks that wait. It is kept only under the code that is returned, to be
/// written on the envelope; entering again replaces it. Until the opening.
Result<std::string> begin_paper(UnitOfWork& uow, const Actor& actor, const std::string& ballot_id,
                                const std::vector<Choice>& slips);

/// What differs, sorted; both empty: all agreed, and every slip is sealed as a box.
struct PaperMatch {
    std::vector<Choice> only_first = {};
    std::vector<Choice> only_second = {};
    [[nodiscard]] bool is_sealed() const { return only_first.empty() && only_second.empty(); }
};
/// The second entry, by somebody else. Nothing is kept of one that differs.
/// @return invalid_input under "code"; conflict for the person who entered first.
Result<PaperMatch> match_paper(UnitOfWork& uow, const Actor& actor, const std::string& ballot_id,
                               const std::string& code, const std::vector<Choice>& slips);

}  // namespace plenaria::committee::ballots
