// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events-durban/src/body_pages.hpp
/// The chain of statutory bodies of a congress, and the form of one of them.

#include <plenaria/http.hpp>

namespace plenaria::events {
class Editions;
}

namespace plenaria::events_durban {

/// What handlers use beside the request; set once the room has started.
struct BodyTools {
    events::Editions* editions = nullptr;
};

/// GET /events/editions/{edition}/durban/bodies
Result<Reply> show_bodies(const BodyTools& tools, const Request& request, RequestScope& scope);
/// GET /events/editions/{edition}/durban/bodies/{body}
Result<Reply> edit_body_form(const BodyTools& tools, const Request& request, RequestScope& scope);
/// POST /events/editions/{edition}/durban/bodies/{body}
Result<Reply> set_body_post(const BodyTools& tools, const Request& request, RequestScope& scope);

}  // namespace plenaria::events_durban
