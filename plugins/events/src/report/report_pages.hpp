// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/report/report_pages.hpp
/// The report of an event: a page with bars and tables, the same as a PDF and as a workbook, and as JSON.

#include "../common_pages.hpp"

namespace plenaria {
class Registrar;
}

namespace plenaria::events {

/// GET /events/editions/{edition}/report?format=pdf|xlsx
Result<Reply> report_page(const RoomTools& tools, const Request& request, RequestScope& scope);

/// POST /events/editions/{edition}/report/everything: orders the workbook of all that the reader may see.
Result<Reply> order_everything_post(const RoomTools& tools, const Request& request, RequestScope& scope);

/// Pages and operations of the report. @param tools and db must outlive the routes.
void announce_report(Registrar& registrar, const RoomTools& tools, Database* const& db);

}  // namespace plenaria::events
