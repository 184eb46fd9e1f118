// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file committee/src/ballots/version_vote.hpp
/// A motion by which a body validates a version of a statement: what of it is fixed, that the text is the one
/// that the body was asked about, and telling `statements` what came of it. Each is one step of the caller's
/// transaction, and does nothing for any other ballot.

#include <string>

#include <plenaria/actor.hpp>

#include "ballot_letters.hpp"

namespace plenaria::committee::ballots {

struct VotedVersion {
    std::string ballot_id = {};
    std::string version_id = {};
    std::string label = {};  ///< "Durban Declaration – Rev.1", in the language of the original
    std::string path = {};   ///< of its page, for staff
    std::string hash = {};   ///< SHA-256 of its text
};

/// What is written of a draft: who is asked, and about what, stays as it was asked for.
/// @return `wanted` with what it is about; invalid_input under "body" and "subject".
Result<BallotFacts> bound_to_version(UnitOfWork& uow, const Ballot& draft, BallotFacts wanted);

/// Before it opens: that the text still is what the body was asked about.
/// @return conflict when it is not, and while nobody can say.
Result<void> check_version(UnitOfWork& uow, const BallotTools& tools, const std::string& ballot_id);
/// After it opened, was counted or withdrawn. Of a count that the text still is what the vote was on.
Result<void> tell_statement(UnitOfWork& uow, const BallotTools& tools, const Actor& actor,
                            const Ballot& ballot);

}  // namespace plenaria::committee::ballots
