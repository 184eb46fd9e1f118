// SPDX-License-Identifier: EUPL-1.2
#include <plenaria/operation.hpp>
#include <plenaria/plugin.hpp>

#include "../json.hpp"
#include "member_pages.hpp"
#include "member_service.hpp"

namespace plenaria::events_durban {

namespace {

const std::string member_list =
    R"({"type":"object","required":["body","named","members","revision"],"properties":{"body":{"type":"string"},"named":{"type":"boolean","description":"false: nobody was named yet, and the quorum counts all delegations"},"source":{"type":"string","description":"What decided it; empty: written by hand"},"members":{"type":"array","items":{"type":"object","required":["party","name"],"properties":{"party":{"type":"string"},"name":{"type":"string"}}}},"revision":{"type":"integer"}}})";
const std::string member_wish =
    R"({"type":"object","required":["members"],"properties":{"members":{"type":"array","maxItems":10000,"items":{"type":"string","maxLength":60}},"source":{"type":"string","maxLength":120},"revision":{"type":"integer","description":"Absent: whatever stands there is replaced"}}})";

Result<Reply> api_members(const MemberTools& tools, const Request& request, RequestScope& scope) {
    const auto reading = scope.db().read([&](UnitOfWork& uow) {
        return read_members(uow, *tools.editions, request.path_value("edition"), request.path_value("body"),
                            "en");
    });
    if (!reading) return reading.error();
    auto members = Document::array();
    for (const auto& each : reading->list.members)
        members.push_back({{"party", each.party}, {"name", each.name}});
    return Reply(plenaria::Json{compact({{"body", reading->body.key},
                                         {"named", reading->list.revision != 0},
                                         {"source", reading->list.source},
                                         {"members", std::move(members)},
                                         {"revision", reading->list.revision}})});
}

Result<Reply> api_name_members(const MemberTools& tools, const Request& request, RequestScope& scope) {
    const auto body = Document::parse(request.body, nullptr, false);
    events::BodyElection election{.edition = request.path_value("edition"),
                                  .body = request.path_value("body"),
                                  .parties = body.at("members").get<std::vector<std::string>>(),
                                  .source = body.value("source", std::string())};
    if (body.contains("revision")) election.revision = body.at("revision").get<int>();
    return done_or(scope.db().write(
        [&](UnitOfWork& uow) { return CongressBodies(tools).elect(uow, scope.actor(), election); }));
}

}  // namespace

void announce_members(Registrar& registrar, const MemberTools& tools) {
    const auto page = [&](Method method, const char* path, const char* name, const char* permission,
                          Result<Reply> (*act)(const MemberTools&, const Request&, RequestScope&)) {
        registrar.route({.method = method,
                         .path = path,
                         .name = name,
                         .access = Access::permission(permission),
                         .handler = [&tools, act](const Request& request, RequestScope& scope) {
                             return act(tools, request, scope);
                         }});
    };
    page(Method::get, "/events/editions/{edition}/durban/bodies/{body}/members", "events-durban.members",
         "events-durban.view", show_members);
    page(Method::post, "/events/editions/{edition}/durban/bodies/{body}/members",
         "events-durban.members_name", "events-durban.edit", name_members_post);
    page(Method::post, "/events/editions/{edition}/durban/bodies/{body}/members/list",
         "events-durban.members_list", "events-durban.edit", take_list_post);
    announce(
        registrar, "events-durban.view",
        {Method::get, "/api/events/editions/{edition}/durban/bodies/{body}/members",
         "events-durban.api_members", "Who sits in a statutory body.", "", member_list},
        [&tools](const Request& request, RequestScope& scope) { return api_members(tools, request, scope); });
    announce(registrar, "events-durban.edit",
             {Method::put, "/api/events/editions/{edition}/durban/bodies/{body}/members",
              "events-durban.api_name_members",
              "Replaces the members of a body; 422 with each who is no member of the body that names it.",
              member_wish, done_schema},
             [&tools](const Request& request, RequestScope& scope) {
                 return api_name_members(tools, request, scope);
             });
    registrar.provide<events::Bodies>(std::make_shared<CongressBodies>(tools));
    registrar.provide<events::Electorate>(std::make_shared<StatutoryElectorate>(tools));
}

}  // namespace plenaria::events_durban
