// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events-durban/src/members/member_pages.hpp
/// Who sits in a statutory body: page, form and operations.

#include <plenaria/http.hpp>

namespace plenaria {
class Registrar;
}

namespace plenaria::events_durban {

struct MemberTools;

/// GET and POST /events/editions/{edition}/durban/bodies/{body}/members; POST …/members/list
Result<Reply> show_members(const MemberTools& tools, const Request& request, RequestScope& scope);
Result<Reply> name_members_post(const MemberTools& tools, const Request& request, RequestScope& scope);
Result<Reply> take_list_post(const MemberTools& tools, const Request& request, RequestScope& scope);

/// Pages, operations, and the two services by which elections write members and quorums ask for them. `tools`
/// must outlive what is announced.
void announce_members(Registrar& registrar, const MemberTools& tools);

}  // namespace plenaria::events_durban
