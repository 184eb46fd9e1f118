// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/delegations/protocol.hpp
/// In which order delegations are named, seated and greeted. Pure but for the reader's language.

#include <string>
#include <string_view>
#include <vector>

#include <plenaria/locale.hpp>

#include "delegation.hpp"

namespace plenaria::events {

/// Where staff put a delegation by hand: directly before another one, whoever comes in between by the rules.
struct ProtocolPlace {
    std::string delegation_id = {};
    std::string edition_id = {};
    std::string before_id = {};  ///< empty: at the end
    int turn = 0;                ///< of two before the same one the higher stands nearer to it
    std::string reason = {};
    std::string placed_by = {};
    Instant placed_at = {};
};

/// Those who come and have places: the host city first, then mayors in person, then deputies; among equals by
/// the name of the country in the language of `locale`, then by that of the city. Whoever was put somewhere
/// by hand stands there, unless the delegation before which it was put does not come any more.
/// @param places in the order of their turns.
std::vector<const Delegation*> order_of_protocol(const std::vector<Delegation>& delegations,
                                                 const std::vector<ProtocolPlace>& places,
                                                 std::string_view host_city, const Locale& locale);

enum class ProtocolStep : std::uint8_t { up = 1, down };
/// Before which delegation `id` stands after one step; empty: at the end.
/// @return nothing when there is no step in that direction, or it does not come.
std::optional<std::string> after_step(const std::vector<const Delegation*>& order, std::string_view id,
                                      ProtocolStep step);

}  // namespace plenaria::events
