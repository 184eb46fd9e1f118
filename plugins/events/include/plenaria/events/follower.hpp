// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file plenaria/events/follower.hpp
/// What hangs on an edition in another plugin: it hears within the same transaction when days, state or
/// sessions change, so that nothing is early because a queue was long; and it stands in the edition's report.

#include <string>
#include <string_view>
#include <vector>

#include <plenaria/abi.hpp>
#include <plenaria/actor.hpp>
#include <plenaria/db.hpp>

namespace plenaria::events {

/// Something about an edition, as its report names it.
struct FollowerCard {
    std::string kind;   ///< "Campaign", in the language asked for
    std::string title;  ///< in the language asked for
    std::string state;  ///< in words, in the language asked for
    std::string path;   ///< of its page
};

/// All functions run inside the caller's transaction. Thread-safe.
class Follower {
public:
    static constexpr std::string_view service_name = "events.follower/1";
    static constexpr bool many = true;
    virtual ~Follower() = default;

    /// Its days, its state or one of its sessions are others now: Editions answers with the new ones.
    virtual void edition_changed(UnitOfWork& uow, const Actor& actor, std::string_view edition) = 0;
    /// @return what `reader` may read.
    [[nodiscard]] virtual std::vector<FollowerCard> about(UnitOfWork& uow, const Actor& reader,
                                                          std::string_view edition,
                                                          std::string_view language) = 0;
};

}  // namespace plenaria::events
