// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file committee/src/ballots/body_votes.hpp
/// Bodies of this room validate versions of statements.

#include <plenaria/statements/validation.hpp>

#include "ballot_room_tools.hpp"

namespace plenaria::committee::ballots {

class BodyVotes final : public statements::Validation {
public:
    /// @param tools are filled in when the room starts; they outlive the service.
    explicit BodyVotes(const BallotRoomTools& tools) : tools_(tools) {}
    std::vector<statements::ValidatingBody> bodies(UnitOfWork& uow, const Actor& asker,
                                                   std::string_view language) override;
    Result<statements::AskedVote> ask(UnitOfWork& uow, const Actor& actor, const std::string& body,
                                      const statements::QuestionedVersion& version) override;
    std::optional<statements::ValidationVote> vote(UnitOfWork& uow, const Actor& reader,
                                                   const std::string& ref,
                                                   std::string_view language) override;

private:
    const BallotRoomTools& tools_;
};

}  // namespace plenaria::committee::ballots
