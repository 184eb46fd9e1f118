// SPDX-License-Identifier: EUPL-1.2
#include "accreditation_room_pages.hpp"

#include <plenaria/plugin.hpp>

#include "badge_pages.hpp"
#include "check_in_api.hpp"
#include "check_in_pages.hpp"
#include "print_kind.hpp"

namespace plenaria::events {

namespace {

struct AccreditationLine {
    Method method;
    const char* path;
    const char* name;
    Result<Reply> (*page)(const AccreditationTools&, const Request&, RequestScope&);
};

constexpr AccreditationLine pages_of_accreditation[] = {
    {Method::get, "/events/editions/{edition}/badges", "events.badges", badges_page},
    {Method::post, "/events/editions/{edition}/badges", "events.print_badges", print_badges_post},
    {Method::post, "/events/editions/{edition}/badges/back", "events.badge_back", badge_back_post},
    {Method::get, "/events/badges/{badge}", "events.badge", badge_page},
    {Method::post, "/events/badges/{badge}/reprint", "events.reprint_badge", reprint_badge_post},
    {Method::get, "/events/editions/{edition}/check-in", "events.check_in", check_in_page},
    {Method::post, "/events/editions/{edition}/check-in", "events.check_in_scan", check_in_post},
    {Method::post, "/events/editions/{edition}/check-in/{scan}/undo", "events.undo_check_in",
     undo_check_in_post},
    {Method::get, "/events/editions/{edition}/presence", "events.presence", presence_page},
};

}  // namespace

void announce_accreditation(Registrar& registrar, const AccreditationTools& tools,
                            const DelegationTools& letters, Database* const& db) {
    for (const auto& line : pages_of_accreditation)
        registrar.route({.method = line.method,
                         .path = line.path,
                         .name = line.name,
                         .access = Access::permission("events.check_in"),
                         .handler = [&tools, page = line.page](const Request& request, RequestScope& scope) {
                             return page(tools, request, scope);
                         }});
    announce_check_in_api(registrar);
    registrar.provide<DocumentKind>(std::make_shared<PrintKind>(tools, letters, db));
}

}  // namespace plenaria::events
