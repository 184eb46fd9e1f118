// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/dates/followers.hpp
/// Plugins that hang something on an edition: whoever changes one tells them.

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include <plenaria/events/follower.hpp>

namespace plenaria::events {

/// Plugins come and go while the host runs: asked anew each time.
using Followers = std::function<std::vector<std::shared_ptr<Follower>>()>;

/// Set when the room starts, and emptied when it stops; no handler runs then. It belongs to the room and is
/// no parameter, because a use case that forgot to pass it on would let something out too early.
void set_followers(Followers followers);
void tell_followers(UnitOfWork& uow, const Actor& actor, const std::string& edition);
/// Of all plugins, in order of start.
std::vector<FollowerCard> followers_of(UnitOfWork& uow, const Actor& reader, const std::string& edition,
                                       std::string_view language);

}  // namespace plenaria::events
