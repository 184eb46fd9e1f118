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

/// Pages and operations of the report. @param tools must outlive the routes.
void announce_report(Registrar& registrar, const RoomTools& tools);

}  // namespace plenaria::events
