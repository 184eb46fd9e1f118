// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events-gfmd/src/table_pages.hpp
/// The form of a round table with its team.

#include <plenaria/http.hpp>

namespace plenaria::events_gfmd {

struct SummitTools;

/// GET /events/editions/{edition}/gfmd/round-tables/new
Result<Reply> new_table_form(const SummitTools& tools, const Request& request, RequestScope& scope);
/// POST /events/editions/{edition}/gfmd/round-tables
Result<Reply> add_table_post(const SummitTools& tools, const Request& request, RequestScope& scope);
/// GET /events/gfmd/round-tables/{table}/edit
Result<Reply> edit_table_form(const SummitTools& tools, const Request& request, RequestScope& scope);
/// POST /events/gfmd/round-tables/{table}
Result<Reply> change_table_post(const SummitTools& tools, const Request& request, RequestScope& scope);
/// POST /events/gfmd/round-tables/{table}/remove
Result<Reply> remove_table_post(const SummitTools& tools, const Request& request, RequestScope& scope);
/// POST /events/gfmd/round-tables/{table}/restore
Result<Reply> restore_table_post(const SummitTools& tools, const Request& request, RequestScope& scope);

}  // namespace plenaria::events_gfmd
