// SPDX-License-Identifier: EUPL-1.2
// The table of contents of the room.
#include <plenaria/db.hpp>
#include <plenaria/directory/lookup.hpp>
#include <plenaria/events/editions.hpp>
#include <plenaria/export.hpp>

#include "demo.hpp"
#include "gfmd_format.hpp"
#include "paper_pages.hpp"
#include "summit_api.hpp"
#include "summit_pages.hpp"
#include "table_pages.hpp"

namespace plenaria::events_gfmd {

namespace {

struct PageLine {
    Method method;
    const char* path;
    const char* name;
    const char* permission;
    Result<Reply> (*page)(const SummitTools&, const Request&, RequestScope&);
    std::uint64_t max_body = 2 * 1024 * 1024;
};

constexpr const char* see = "events-gfmd.view";
constexpr const char* edit = "events-gfmd.edit";
constexpr PageLine pages[] = {
    {Method::get, "/events/editions/{edition}/gfmd/round-tables", "events-gfmd.tables", see, show_summit},
    {Method::get, "/events/editions/{edition}/gfmd/chair", "events-gfmd.chair", edit, edit_chair_form},
    {Method::post, "/events/editions/{edition}/gfmd/chair", "events-gfmd.chair_set", edit, set_chair_post},
    {Method::get, "/events/editions/{edition}/gfmd/round-tables/new", "events-gfmd.table_new", edit,
     new_table_form},
    {Method::post, "/events/editions/{edition}/gfmd/round-tables", "events-gfmd.table_add", edit,
     add_table_post},
    {Method::get, "/events/gfmd/round-tables/{table}", "events-gfmd.table", see, show_table},
    {Method::get, "/events/gfmd/round-tables/{table}/edit", "events-gfmd.table_edit", edit, edit_table_form},
    {Method::post, "/events/gfmd/round-tables/{table}", "events-gfmd.table_change", edit, change_table_post},
    {Method::post, "/events/gfmd/round-tables/{table}/remove", "events-gfmd.table_remove", edit,
     remove_table_post},
    {Method::post, "/events/gfmd/round-tables/{table}/restore", "events-gfmd.table_restore", edit,
     restore_table_post},
    {Method::post, "/events/gfmd/round-tables/{table}/papers", "events-gfmd.paper_add", edit, add_paper_post,
     21ULL * 1024 * 1024},  // a file of 20 MB and the rest of the form
    {Method::get, "/events/gfmd/papers/{paper}", "events-gfmd.paper", see, download_paper},
    {Method::post, "/events/gfmd/papers/{paper}/remove", "events-gfmd.paper_remove", edit, remove_paper_post},
    {Method::post, "/events/gfmd/papers/{paper}/restore", "events-gfmd.paper_restore", edit,
     restore_paper_post},
};

}  // namespace

/// The Global Forum on Migration and Development: a State in the chair, round tables with teams and papers.
class GfmdPlugin final : public Plugin {
public:
    void describe(Registrar& registrar) override {
        registrar.provide<events::Format>(make_gfmd());
        for (const auto& line : pages)
            registrar.route(
                {.method = line.method,
                 .path = line.path,
                 .name = line.name,
                 .access = Access::permission(line.permission),
                 .max_body = line.max_body,
                 .handler = [this, page = line.page](const Request& request, RequestScope& scope) {
                     return page(tools_, request, scope);
                 }});
        announce_summit_api(registrar, tools_);
        registrar.command({.name = "demo", .usage = "DIR [--json]", .run = [this](CommandRun& run) {
                               return demo_command(*db_, *tools_.lookup, *tools_.editions, run);
                           }});
    }

    void start(Context& context) override {
        db_ = &context.db();
        tools_ = {.lookup = &context.require<directory::Lookup>(),
                  .editions = &context.require<events::Editions>()};
    }

private:
    Database* db_ = nullptr;
    SummitTools tools_;
};

}  // namespace plenaria::events_gfmd

PLENARIA_PLUGIN(plenaria::events_gfmd::GfmdPlugin)
