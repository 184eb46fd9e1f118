// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file campaigns/src/outputs/networks.hpp
/// Networks that posts are written for, and how each of them counts. Pure.

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace plenaria::campaigns {

/// How a network measures a post, where it says so.
enum class Counting : std::uint8_t {
    code_points = 1,  ///< LinkedIn and Instagram speak of characters and say no more
    graphemes,        ///< Bluesky: app.bsky.feed.post, maxGraphemes
    mastodon,         ///< graphemes; an address is 23, of @name@server only the name counts
    weighted          ///< X: twitter-text 3, an address is 23, most letters 1, those of the East and emoji 2
};

/// A network and the longest post that it takes, as it says itself in its help pages.
struct Network {
    std::string_view id;
    std::string_view name;
    std::size_t longest;
    Counting counting;
};
inline constexpr Network networks[] = {{"x", "X", 280, Counting::weighted},
                                       {"bluesky", "Bluesky", 300, Counting::graphemes},
                                       {"mastodon", "Mastodon", 500, Counting::mastodon},
                                       {"linkedin", "LinkedIn", 3000, Counting::code_points},
                                       {"instagram", "Instagram", 2200, Counting::code_points}};
const Network* network_called(std::string_view id);

/// How long the network takes that post to be.
std::size_t counted(std::string_view post, const Network& network);

}  // namespace plenaria::campaigns
