// SPDX-License-Identifier: EUPL-1.2
// The table of contents of the room.
#include <plenaria/db.hpp>
#include <plenaria/events/editions.hpp>
#include <plenaria/export.hpp>

#include "body_api.hpp"
#include "body_pages.hpp"
#include "demo.hpp"
#include "durban_format.hpp"

namespace plenaria::events_durban {

/// The World Congress: tracks, and statutory bodies that name each other.
class DurbanPlugin final : public Plugin {
public:
    void describe(Registrar& registrar) override {
        registrar.provide<events::Format>(make_durban());
        const auto page = [&](Method method, const char* path, const char* name, const char* permission,
                              Result<Reply> (*act)(const BodyTools&, const Request&, RequestScope&)) {
            registrar.route({.method = method,
                             .path = path,
                             .name = name,
                             .access = Access::permission(permission),
                             .handler = [this, act](const Request& request, RequestScope& scope) {
                                 return act(tools_, request, scope);
                             }});
        };
        page(Method::get, "/events/editions/{edition}/durban/bodies", "events-durban.bodies",
             "events-durban.view", show_bodies);
        page(Method::get, "/events/editions/{edition}/durban/bodies/{body}", "events-durban.body",
             "events-durban.edit", edit_body_form);
        page(Method::post, "/events/editions/{edition}/durban/bodies/{body}", "events-durban.body_set",
             "events-durban.edit", set_body_post);
        announce_body_api(registrar, tools_);
        registrar.command({.name = "demo", .usage = "DIR [--json]", .run = [this](CommandRun& run) {
                               return demo_command(*db_, *tools_.editions, run);
                           }});
    }

    void start(Context& context) override {
        db_ = &context.db();
        tools_ = {.editions = &context.require<events::Editions>()};
    }

private:
    Database* db_ = nullptr;
    BodyTools tools_;
};

}  // namespace plenaria::events_durban

PLENARIA_PLUGIN(plenaria::events_durban::DurbanPlugin)
