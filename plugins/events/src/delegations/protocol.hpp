// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/delegations/protocol.hpp
/// In which order delegations are named, seated and greeted. Pure but for the reader's language.

#include <string_view>
#include <vector>

#include <plenaria/locale.hpp>

#include "delegation.hpp"

namespace plenaria::events {

/// Those who come and have places: the host city first, then mayors in person, then deputies; among equals by
/// the name of the country in the language of `locale`, then by that of the city.
std::vector<const Delegation*> order_of_protocol(const std::vector<Delegation>& delegations,
                                                 std::string_view host_city, const Locale& locale);

}  // namespace plenaria::events
