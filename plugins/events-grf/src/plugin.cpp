// SPDX-License-Identifier: EUPL-1.2
// The table of contents of the room.
#include <plenaria/db.hpp>
#include <plenaria/directory/lookup.hpp>
#include <plenaria/events/editions.hpp>
#include <plenaria/export.hpp>

#include "demo.hpp"
#include "grf_format.hpp"
#include "pledge_api.hpp"
#include "pledge_pages.hpp"

namespace plenaria::events_grf {

namespace {

struct PageLine {
    Method method;
    const char* path;
    const char* name;
    const char* permission;
    Result<Reply> (*page)(const PledgeTools&, const Request&, RequestScope&);
};

constexpr const char* see = "events-grf.view";
constexpr const char* edit = "events-grf.edit";
constexpr PageLine pages[] = {
    {Method::get, "/events/editions/{edition}/grf/pledges", "events-grf.pledges", see, list_pledges},
    {Method::get, "/events/editions/{edition}/grf/pledges/export", "events-grf.pledges_export", see,
     export_pledges},
    {Method::get, "/events/editions/{edition}/grf/pledges/new", "events-grf.pledge_new", edit,
     new_pledge_form},
    {Method::post, "/events/editions/{edition}/grf/pledges", "events-grf.pledge_enter", edit,
     enter_pledge_post},
    {Method::get, "/events/grf/pledges/{pledge}", "events-grf.pledge", see, show_pledge},
    {Method::get, "/events/grf/pledges/{pledge}/edit", "events-grf.pledge_edit", edit, edit_pledge_form},
    {Method::post, "/events/grf/pledges/{pledge}", "events-grf.pledge_change", edit, change_pledge_post},
    {Method::post, "/events/grf/pledges/{pledge}/report", "events-grf.pledge_report", edit,
     report_pledge_post},
    {Method::post, "/events/grf/pledges/{pledge}/withdraw", "events-grf.pledge_withdraw", edit,
     withdraw_pledge_post},
    {Method::post, "/events/grf/pledges/{pledge}/restore", "events-grf.pledge_restore", edit,
     restore_pledge_post},
};

}  // namespace

/// The Global Refugee Forum: pledges and contributions are its currency.
class GrfPlugin final : public Plugin {
public:
    void describe(Registrar& registrar) override {
        registrar.provide<events::Format>(make_grf());
        for (const auto& line : pages)
            registrar.route(
                {.method = line.method,
                 .path = line.path,
                 .name = line.name,
                 .access = Access::permission(line.permission),
                 .handler = [this, page = line.page](const Request& request, RequestScope& scope) {
                     return page(tools_, request, scope);
                 }});
        announce_pledge_api(registrar, tools_);
        registrar.command({.name = "demo", .usage = "DIR [--json]", .run = [this](CommandRun& run) {
                               return demo_command(*db_, *tools_.lookup, *tools_.editions, run);
                           }});
    }

    void start(Context& context) override {
        db_ = &context.db();
        tools_ = {.lookup = &context.require<directory::Lookup>(),
                  .editions = &context.require<events::Editions>(),
                  .documents = &context.require<Documents>()};
    }

private:
    Database* db_ = nullptr;
    PledgeTools tools_;
};

}  // namespace plenaria::events_grf

PLENARIA_PLUGIN(plenaria::events_grf::GrfPlugin)
