// SPDX-License-Identifier: EUPL-1.2
#include "body_api.hpp"

#include <plenaria/db.hpp>
#include <plenaria/locale.hpp>
#include <plenaria/plugin.hpp>

#include "body_pages.hpp"
#include "body_service.hpp"
#include "json.hpp"

namespace plenaria::events_durban {

namespace {

const std::string body_members =
    R"("day_number":{"type":"integer","minimum":0,"maximum":400,"description":"1 is the first day; 0: not known yet"},"begins_at":{"type":"string","maxLength":5},"seats":{"type":"integer","minimum":0,"maximum":10000},"note":{"type":"string","maxLength":2000},"revision":{"type":"integer","description":"0: nothing was written yet"})";
const std::string body_list =
    R"({"type":"object","required":["bodies"],"properties":{"bodies":{"type":"array","items":{"type":"object","required":["body","name","named_by","revision"],"properties":{"body":{"type":"string"},"name":{"type":"string"},"named_by":{"type":"string","description":"Whose members name it; empty: nobody does"},)" +
    body_members + "}}}}}";
const std::string body_wish =
    R"({"type":"object","required":["revision"],"properties":{)" + body_members + "}}";

Result<Reply> api_bodies(const BodyTools& tools, const Request& request, RequestScope& scope) {
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        const auto all = congress(uow, *tools.editions, request.path_value("edition"), "en");
        if (!all) return all.error();
        auto rows = Document::array();
        for (const auto& body : all->bodies) {
            const auto& kind = *find_kind(body.key);
            rows.push_back({{"body", body.key},
                            {"name", scope.locale().t(kind.name)},
                            {"named_by", std::string(kind.named_by)},
                            {"day_number", body.day_number},
                            {"begins_at", body.begins_at},
                            {"seats", body.seats},
                            {"note", body.note},
                            {"revision", body.revision}});
        }
        return Reply(plenaria::Json{compact({{"bodies", std::move(rows)}})});
    });
}

/// Members that are absent stay as they are.
Result<Reply> api_set_body(const BodyTools& tools, const Request& request, RequestScope& scope) {
    const auto wish = Document::parse(request.body, nullptr, false);
    const auto& edition = request.path_value("edition");
    auto set = scope.db().write([&](UnitOfWork& uow) -> Result<void> {
        auto all = congress(uow, *tools.editions, edition, "en");
        if (!all) return std::move(all).error();
        for (auto& body : all->bodies) {
            if (body.key != request.path_value("body")) continue;
            body.day_number = wish.value("day_number", body.day_number);
            body.begins_at = wish.value("begins_at", body.begins_at);
            body.seats = wish.value("seats", body.seats);
            body.note = wish.value("note", body.note);
            body.revision = wish.value("revision", 0);
            return set_body(uow, *tools.editions, scope.actor(), edition, std::move(body));
        }
        return Error{ErrorCode::not_found, "There is no such body.", request.path_value("body")};
    });
    if (!set) return std::move(set).error();
    return Reply(plenaria::Json{R"({"done":true})"});
}

}  // namespace

void announce_body_api(Registrar& registrar, const BodyTools& tools) {
    registrar.route(
        {.method = Method::get,
         .path = "/api/events/editions/{edition}/durban/bodies",
         .name = "events-durban.api_bodies",
         .access = Access::permission("events-durban.view"),
         .api =
             ApiOperation{.summary = "The chain of statutory bodies of a congress: who names whom, and when "
                                     "each meets.",
                          .response_schema = body_list},
         .handler = [&tools](const Request& request, RequestScope& scope) {
             return api_bodies(tools, request, scope);
         }});
    registrar.route(
        {.method = Method::patch,
         .path = "/api/events/editions/{edition}/durban/bodies/{body}",
         .name = "events-durban.api_set_body",
         .access = Access::permission("events-durban.edit"),
         .api =
             ApiOperation{
                 .summary = "When a body meets and how many sit in it; 409 when somebody else "
                            "changed it since that revision.",
                 .request_schema = body_wish,
                 .response_schema =
                     R"({"type":"object","required":["done"],"properties":{"done":{"type":"boolean"}}})"},
         .handler = [&tools](const Request& request, RequestScope& scope) {
             return api_set_body(tools, request, scope);
         }});
}

}  // namespace plenaria::events_durban
