// SPDX-License-Identifier: EUPL-1.2
#include "delegation_room_pages.hpp"

#include <plenaria/plugin.hpp>

#include "../briefing/office_pack_pages.hpp"
#include "delegate_list_pages.hpp"
#include "delegation_api.hpp"
#include "delegation_pages.hpp"
#include "delegation_samples.hpp"
#include "letter_pages.hpp"
#include "moved_invitations.hpp"
#include "office_pages.hpp"
#include "retention.hpp"
#include "wave_pages.hpp"

namespace plenaria::events {

namespace {

struct DelegationLine {
    Method method;
    const char* path;
    const char* name;
    Result<Reply> (*page)(const DelegationTools&, const Request&, RequestScope&);
};

constexpr DelegationLine pages_of_secretariat[] = {
    {Method::get, "/events/editions/{edition}/delegations", "events.delegations", delegations_page},
    {Method::post, "/events/editions/{edition}/delegations/rules", "events.delegation_rules", rules_post},
    {Method::get, "/events/editions/{edition}/delegations/choose", "events.choose_delegations", choose_page},
    {Method::post, "/events/editions/{edition}/delegations/choose", "events.choose_now", choose_post},
    {Method::get, "/events/editions/{edition}/delegations/invite", "events.invite", invite_page},
    {Method::post, "/events/editions/{edition}/delegations/invite", "events.invite_now", invite_post},
    {Method::get, "/events/editions/{edition}/delegations/remind", "events.remind", remind_page},
    {Method::post, "/events/editions/{edition}/delegations/remind", "events.remind_now", remind_post},
    {Method::get, "/events/editions/{edition}/delegates", "events.delegates", delegates_page},
    {Method::get, "/events/delegations/{delegation}", "events.delegation", delegation_page},
    {Method::post, "/events/delegations/{delegation}", "events.change_delegation", change_delegation_post},
    {Method::post, "/events/delegations/{delegation}/drop", "events.drop_delegation", drop_delegation_post},
    {Method::post, "/events/delegations/{delegation}/link", "events.new_link", new_link_post},
    {Method::post, "/events/delegations/{delegation}/end-links", "events.end_links", end_links_post},
    {Method::post, "/events/delegations/{delegation}/letters", "events.issue_letter", issue_letter_post},
    {Method::get, "/events/letters/{paper}", "events.letter", letter_page},
    {Method::post, "/events/letters/{paper}/revoke", "events.revoke_letter", revoke_letter_post},
};

constexpr DelegationLine pages_of_offices[] = {
    {Method::get, "/events/editions/{edition}/delegation", "events.office", office_page},
    {Method::post, "/events/editions/{edition}/delegation", "events.office_answer", office_post},
    {Method::get, "/events/editions/{edition}/delegation/letters/{paper}", "events.office_letter",
     office_letter},
    {Method::get, "/events/editions/{edition}/delegation/briefings/{pack}", "events.office_briefing",
     office_pack},
};

constexpr DelegationLine pages_of_authorities[] = {
    {Method::get, "/events/verify", "events.verify", verify_page},
    {Method::post, "/events/verify", "events.verify_now", verify_post},
};

}  // namespace

void announce_delegations(Registrar& registrar, const DelegationTools& tools) {
    announce_delegation_api(registrar, tools);
    registrar.provide<LetterSamples>(std::make_shared<DelegationSamples>(tools));
    const auto announce = [&](const DelegationLine& line, const Access& access) {
        registrar.route({.method = line.method,
                         .path = line.path,
                         .name = line.name,
                         .access = access,
                         .handler = [&tools, page = line.page](const Request& request, RequestScope& scope) {
                             return page(tools, request, scope);
                         }});
    };
    for (const auto& line : pages_of_secretariat) announce(line, Access::permission("events.invite"));
    for (const auto& line : pages_of_offices)
        announce(line, Access::link_or_party(delegation_purpose, "events.edition", "edition"));
    for (const auto& line : pages_of_authorities)
        announce(line,
                 Access::anyone("an authority that holds a letter checks its number; no name is shown"));
}

void announce_delegation_jobs(Registrar& registrar, const DelegationTools& tools, Database* const& db) {
    registrar.job({.name = std::string(tell_of_dates_job), .run = [&tools, &db](JobRun& run) {
                       return tell_of_other_dates(*db, tools, run.payload());
                   }});
    registrar.job({.name = std::string(tell_of_end_job),
                   .run = [&tools, &db](JobRun& run) { return tell_of_end(*db, tools, run.payload()); }});
    registrar.job({.name = "events.erase_names",
                   .run = [&db](JobRun&) -> Result<void> {
                       auto erased = erase_old_names(*db);
                       if (!erased) return std::move(erased).error();
                       return {};
                   },
                   .every = std::chrono::hours(12)});
}

}  // namespace plenaria::events
