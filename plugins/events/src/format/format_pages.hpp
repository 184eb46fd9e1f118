// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/format/format_pages.hpp
/// The format of an edition: which it is, what it brings, and what of its calendar comes into the plan.

#include <plenaria/http.hpp>

#include "../editions/edition.hpp"

namespace plenaria::events {

class Formats;
struct RoomTools;

/// The field "format" of a form: none, or one that is offered. `chosen` stays to be chosen while no plugin
/// offers it.
Model format_choice(const Formats& formats, const std::string& chosen, const Error* error,
                    const Locale& locale);
/// The members of partials/format, for the page of `edition`.
Model format_card(const Formats& formats, const Edition& edition, const RequestScope& scope);

/// GET /events/editions/{edition}/format
Result<Reply> show_format(const RoomTools& tools, const Request& request, RequestScope& scope);
/// POST /events/editions/{edition}/format: format=grf, or empty
Result<Reply> choose_format_post(const RoomTools& tools, const Request& request, RequestScope& scope);
/// POST /events/editions/{edition}/format/milestones: milestones=KEY, any number of times
Result<Reply> take_milestones_post(const RoomTools& tools, const Request& request, RequestScope& scope);

}  // namespace plenaria::events
