// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file campaigns/src/plan/follow.hpp
/// What moves when the event moves: the embargo and the items of campaigns that the public does not read yet.

#include <plenaria/events/follower.hpp>

#include "../tools.hpp"

namespace plenaria::campaigns {

/// Brings every campaign that hangs on that edition to where its distances lead now. What is released stays;
/// what would be released by the move, or hangs on something that does not take place, is held back instead.
/// Twice is harmless.
void follow(UnitOfWork& uow, const CampaignTools& tools, const Actor& actor, const std::string& edition);
/// Likewise for all editions, each in a transaction of its own: the room may have been switched off when one
/// moved. @return the first error
Result<void> follow_all(Database& db, const CampaignTools& tools);

class CampaignFollower final : public events::Follower {
public:
    /// @param tools are filled in when the room starts; they outlive it.
    explicit CampaignFollower(const CampaignTools& tools) : tools_(tools) {}
    void edition_changed(UnitOfWork& uow, const Actor& actor, std::string_view edition) override;
    [[nodiscard]] std::vector<events::FollowerCard> about(UnitOfWork& uow, const Actor& reader,
                                                          std::string_view edition,
                                                          std::string_view language) override;

private:
    const CampaignTools& tools_;
};

}  // namespace plenaria::campaigns
