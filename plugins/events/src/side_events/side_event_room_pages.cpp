// SPDX-License-Identifier: EUPL-1.2
#include "side_event_room_pages.hpp"

#include <plenaria/plugin.hpp>

#include "call_form_pages.hpp"
#include "call_pages.hpp"
#include "call_service.hpp"
#include "decision_letter_pages.hpp"
#include "decision_pages.hpp"
#include "own_proposal_pages.hpp"
#include "proposal_list_pages.hpp"
#include "proposal_pages.hpp"
#include "public_call_pages.hpp"
#include "scoring_pages.hpp"
#include "side_event_api.hpp"

namespace plenaria::events {

namespace {

struct SideEventLine {
    Method method;
    const char* path;
    const char* name;
    Result<Reply> (*page)(const SideEventTools&, const Request&, RequestScope&);
};

constexpr SideEventLine side_events_of_secretariat[] = {
    {Method::get, "/events/editions/{edition}/calls", "events.calls", calls_page},
    {Method::get, "/events/editions/{edition}/calls/new", "events.call_new", new_call_form},
    {Method::post, "/events/editions/{edition}/calls", "events.call_create", create_call_post},
    {Method::get, "/events/calls/{call}", "events.call", call_page},
    {Method::get, "/events/calls/{call}/edit", "events.call_edit", edit_call_form},
    {Method::post, "/events/calls/{call}/edit", "events.call_change", change_call_post},
    {Method::post, "/events/calls/{call}/state", "events.call_state", call_state_post},
    {Method::post, "/events/calls/{call}/close-scoring", "events.close_scoring", close_scoring_post},
    {Method::get, "/events/calls/{call}/export", "events.proposals_export", export_proposals},
    {Method::get, "/events/calls/{call}/letters", "events.decision_letters", decision_letters_page},
    {Method::post, "/events/calls/{call}/letters", "events.send_decision_letters", decision_letters_post},
    {Method::get, "/events/calls/{call}/proposals/new", "events.proposal_new", new_proposal_form},
    {Method::post, "/events/calls/{call}/proposals", "events.proposal_add", add_proposal_post},
    {Method::get, "/events/proposals/{proposal}", "events.proposal", proposal_page},
    {Method::get, "/events/proposals/{proposal}/edit", "events.proposal_edit", edit_proposal_form},
    {Method::post, "/events/proposals/{proposal}/edit", "events.proposal_change", change_proposal_post},
    {Method::post, "/events/proposals/{proposal}/decide", "events.proposal_decide", decide_post},
    {Method::post, "/events/proposals/{proposal}/undecide", "events.proposal_undecide", undecide_post},
    {Method::post, "/events/proposals/{proposal}/withdraw", "events.proposal_withdraw",
     withdraw_proposal_post},
    {Method::post, "/events/proposals/{proposal}/link", "events.proposal_link", proposal_link_post},
    {Method::post, "/events/proposals/{proposal}/merge", "events.proposal_merge", merge_proposals_post},
    {Method::post, "/events/proposals/{proposal}/unmerge", "events.proposal_unmerge", unmerge_proposals_post},
    {Method::get, "/events/proposals/{proposal}/letter", "events.decision_letter", decision_letter},
};

constexpr SideEventLine side_events_of_reviewers[] = {
    {Method::get, "/events/editions/{edition}/scoring", "events.scoring", scoring_page},
    {Method::get, "/events/proposals/{proposal}/score", "events.score", score_page},
    {Method::post, "/events/proposals/{proposal}/score", "events.score_now", score_post},
};

constexpr SideEventLine side_events_of_everybody[] = {
    {Method::get, "/side-events/{call}", "events.public_call", public_call},
    {Method::post, "/side-events/{call}", "events.public_call_propose", public_call_post},
    {Method::get, "/side-events/{call}/sent", "events.public_call_sent", public_call_sent},
};

constexpr SideEventLine side_events_of_organisers[] = {
    {Method::get, "/side-events/proposals/{proposal}", "events.own_proposal", own_proposal_page},
    {Method::post, "/side-events/proposals/{proposal}", "events.own_change", own_proposal_post},
    {Method::post, "/side-events/proposals/{proposal}/withdraw", "events.own_withdraw", own_withdraw_post},
    {Method::get, "/side-events/proposals/{proposal}/letter", "events.own_letter", own_letter},
};

}  // namespace

void announce_side_events(Registrar& registrar, const SideEventTools& tools, Database* const& db) {
    const auto announce = [&](const SideEventLine& line, const Access& access) {
        registrar.route({.method = line.method,
                         .path = line.path,
                         .name = line.name,
                         .access = access,
                         .handler = [&tools, page = line.page](const Request& request, RequestScope& scope) {
                             return page(tools, request, scope);
                         }});
    };
    for (const auto& line : side_events_of_secretariat)
        announce(line, Access::permission("events.side_events"));
    for (const auto& line : side_events_of_reviewers) announce(line, Access::permission("events.score"));
    for (const auto& line : side_events_of_everybody)
        announce(line, Access::anyone("an organiser without an account answers a public call; forms are "
                                      "counted and bounded"));
    for (const auto& line : side_events_of_organisers)
        announce(line, Access::link(proposal_purpose, "events.proposal", "proposal"));
    announce_side_event_api(registrar, tools);
    registrar.job({.name = "events.erase_contacts",
                   .run = [&db](JobRun&) -> Result<void> {
                       auto erased = erase_old_contacts(*db);
                       if (!erased) return std::move(erased).error();
                       return {};
                   },
                   .every = std::chrono::hours(12)});
}

}  // namespace plenaria::events
