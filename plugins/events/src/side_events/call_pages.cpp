// SPDX-License-Identifier: EUPL-1.2
#include "call_pages.hpp"

#include "../common_pages.hpp"
#include "../editions/edition_repository.hpp"
#include "../editions/edition_service.hpp"
#include "call_repository.hpp"
#include "call_service.hpp"
#include "proposal_page_repository.hpp"
#include "proposal_repository.hpp"
#include "side_event_tags.hpp"

namespace plenaria::events {

Result<Reply> calls_page(const SideEventTools&, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("edition");
    const auto& locale = scope.locale();
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        const auto edition = find_edition(uow, id);
        if (!edition) return edition_unknown(id);
        Model::List rows;
        for (const auto& call : calls_of(uow, id)) {
            auto counts = proposal_counts(uow, call.id);
            rows.push_back({{"title", call.titles.in(locale.language())},
                            {"url", scope.url("events.call", {{"call", call.id}})},
                            {"state", call_tag(call.state, locale)},
                            {"deadline", locale.instant(call.closes_at, edition->dates.zone)},
                            {"proposals", locale.number(total_of(counts))},
                            {"accepted", locale.number(counts[ProposalState::accepted].proposals)}});
        }
        const UrlValues at{{"edition", id}};
        return View{.name = "events/side_events/calls",
                    .model = {{"caption", edition->titles.in(locale.language())},
                              {"edition_url", scope.url("events.edition", at)},
                              {"new_url", scope.url("events.call_new", at)},
                              {"has_rows", !rows.empty()},
                              {"rows", std::move(rows)}},
                    .title = locale.t("Side events")};
    });
}

Result<Reply> call_state_post(const SideEventTools&, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("call");
    const auto state = parse_call_state(request.form_value("state")).value_or(CallState::closed);
    const auto done =
        scope.db().write([&](UnitOfWork& uow) { return set_call_state(uow, scope.actor(), id, state); });
    if (!done) return done.error();
    scope.notice(scope.locale().t("State: {state}.", {{"state", scope.locale().t(name_of(state))}}));
    return Redirect{scope.url("events.call", {{"call", id}})};
}

Result<Reply> close_scoring_post(const SideEventTools&, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("call");
    const bool closed = request.form_value("closed") != "0";
    const auto done =
        scope.db().write([&](UnitOfWork& uow) { return close_scoring(uow, scope.actor(), id, closed); });
    if (!done) return done.error();
    scope.notice(closed ? scope.locale().t("Scoring is closed: all scores can be seen.")
                        : scope.locale().t("Scoring is open again."));
    return Redirect{scope.url("events.call", {{"call", id}})};
}

}  // namespace plenaria::events
