// SPDX-License-Identifier: EUPL-1.2
// The table of contents of the room.
#include <plenaria/committee/elections.hpp>
#include <plenaria/db.hpp>
#include <plenaria/directory/directory.hpp>
#include <plenaria/events/editions.hpp>
#include <plenaria/export.hpp>
#include <plenaria/press.hpp>
#include <plenaria/services.hpp>

#include "body_api.hpp"
#include "body_pages.hpp"
#include "demo.hpp"
#include "durban_format.hpp"
#include "fees/fee_room_pages.hpp"
#include "fees/fee_service.hpp"
#include "members/member_pages.hpp"
#include "members/member_service.hpp"

namespace plenaria::events_durban {

/// The World Congress: tracks, statutory bodies that name each other, fees and quotas.
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
        announce_members(registrar, member_tools_);
        announce_fees(registrar, fee_tools_, db_);
        registrar.command({.name = "demo", .usage = "DIR [--json]", .run = [this](CommandRun& run) {
                               return demo_command(*db_, member_tools_, run);
                           }});
    }

    void start(Context& context) override {
        db_ = &context.db();
        tools_ = {.editions = &context.require<events::Editions>()};
        fee_tools_ = {.editions = tools_.editions,
                      .delegations = &context.require<events::Delegations>(),
                      .directory = &context.require<directory::Directory>(),
                      .locales = &context.require<Locales>(),
                      .addresses = &context.require<Addresses>(),
                      .documents = &context.require<Documents>(),
                      .press = &context.require<Press>()};
        member_tools_ = {.editions = tools_.editions,
                         .delegations = fee_tools_.delegations,
                         .directory = fee_tools_.directory,
                         .locales = fee_tools_.locales,
                         .elections = context.find<committee::Elections>()};
    }

private:
    Database* db_ = nullptr;
    BodyTools tools_;
    FeeTools fee_tools_;
    MemberTools member_tools_;
};

}  // namespace plenaria::events_durban

PLENARIA_PLUGIN(plenaria::events_durban::DurbanPlugin)
