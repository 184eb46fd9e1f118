// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events-grf/src/pledge_pages.hpp
/// The list of the pledges of a forum, the form of one, and its follow-up.

#include <plenaria/http.hpp>
#include <plenaria/services.hpp>

#include "pledge_repository.hpp"

namespace plenaria {
class Registrar;
}
namespace plenaria::directory {
class Lookup;
}
namespace plenaria::events {
class Editions;
}

namespace plenaria::events_grf {

/// What handlers use beside the request; set once the room has started.
struct PledgeTools {
    directory::Lookup* lookup = nullptr;
    events::Editions* editions = nullptr;
    Documents* documents = nullptr;
};

/// ?area= ?stage= of the edition in the path. What is not offered is left out.
PledgeFilter read_filter(const Request& request);

/// "EUR 250,000"; empty without an amount.
std::string amount_words(const PledgeFacts& facts, const Locale& locale);
Model stage_tag(const Pledge& pledge, const Locale& locale);

/// GET /events/editions/{edition}/grf/pledges: ?area= ?stage= ?page=
Result<Reply> list_pledges(const PledgeTools& tools, const Request& request, RequestScope& scope);
/// GET /events/editions/{edition}/grf/pledges/export: ?format=csv|xlsx and the filters of the list
Result<Reply> export_pledges(const PledgeTools& tools, const Request& request, RequestScope& scope);
/// GET /events/editions/{edition}/grf/pledges/new
Result<Reply> new_pledge_form(const PledgeTools& tools, const Request& request, RequestScope& scope);
/// POST /events/editions/{edition}/grf/pledges
Result<Reply> enter_pledge_post(const PledgeTools& tools, const Request& request, RequestScope& scope);
/// GET /events/grf/pledges/{pledge}
Result<Reply> show_pledge(const PledgeTools& tools, const Request& request, RequestScope& scope);
/// GET /events/grf/pledges/{pledge}/edit
Result<Reply> edit_pledge_form(const PledgeTools& tools, const Request& request, RequestScope& scope);
/// POST /events/grf/pledges/{pledge}
Result<Reply> change_pledge_post(const PledgeTools& tools, const Request& request, RequestScope& scope);
/// POST /events/grf/pledges/{pledge}/report: stage, note
Result<Reply> report_pledge_post(const PledgeTools& tools, const Request& request, RequestScope& scope);
/// POST /events/grf/pledges/{pledge}/withdraw
Result<Reply> withdraw_pledge_post(const PledgeTools& tools, const Request& request, RequestScope& scope);
/// POST /events/grf/pledges/{pledge}/restore
Result<Reply> restore_pledge_post(const PledgeTools& tools, const Request& request, RequestScope& scope);

}  // namespace plenaria::events_grf
