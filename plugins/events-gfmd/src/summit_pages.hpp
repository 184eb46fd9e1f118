// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events-gfmd/src/summit_pages.hpp
/// The chair and the round tables of a summit.

#include <plenaria/http.hpp>
#include <plenaria/locale.hpp>

#include "round_table.hpp"

namespace plenaria::directory {
class Lookup;
}
namespace plenaria::events {
class Editions;
}

namespace plenaria::events_gfmd {

/// What handlers use beside the request; set once the room has started.
struct SummitTools {
    directory::Lookup* lookup = nullptr;
    events::Editions* editions = nullptr;
};

/// "Ecuador", or the name of an entry of the directory.
std::string member_name(const TeamMember& member, const Locale& locale);
/// "Ecuador, Philippines": those of `role`, in their order.
std::string team_words(const RoundTable& table, TeamRole role, const Locale& locale);
/// The number that a form carries; what is none is 0.
int read_revision(const Request& request);

/// GET /events/editions/{edition}/gfmd/round-tables
Result<Reply> show_summit(const SummitTools& tools, const Request& request, RequestScope& scope);
/// GET /events/editions/{edition}/gfmd/chair
Result<Reply> edit_chair_form(const SummitTools& tools, const Request& request, RequestScope& scope);
/// POST /events/editions/{edition}/gfmd/chair
Result<Reply> set_chair_post(const SummitTools& tools, const Request& request, RequestScope& scope);

}  // namespace plenaria::events_gfmd
