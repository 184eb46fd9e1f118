// SPDX-License-Identifier: EUPL-1.2
#include "format_api.hpp"

#include <plenaria/plugin.hpp>

#include "../api_schemas.hpp"
#include "../common_pages.hpp"
#include "../editions/edition_repository.hpp"
#include "../editions/edition_service.hpp"
#include "../json.hpp"
#include "format_service.hpp"

namespace plenaria::events {

namespace {

const std::string format_list = api::object(
    R"("formats")",
    R"("formats":)" +
        api::list_of(api::object(
            R"("key","name","about")",
            R"("key":{"type":"string"},"name":{"type":"string"},"about":{"type":"string"},"plugin":{"type":"string"})")));
const std::string format_wish = api::object(
    R"("format")", R"("format":{"type":"string","maxLength":40,"description":"empty: none of its own"})");
const std::string calendar_list = api::object(
    R"("format","milestones")",
    R"("format":{"type":"string"},"milestones":)" +
        api::list_of(api::object(R"("key","title","due_on","taken")",
                                 R"("key":{"type":"string"},"title":{"type":"string"},"due_on":)" + api::day +
                                     R"(,"taken":{"type":"boolean"},)" + api::distance_members)));
const std::string calendar_wish =
    api::object(R"("milestones")",
                R"("milestones":{"type":"array","maxItems":200,"items":{"type":"string","maxLength":60}})");
const std::string calendar_taken = api::object(R"("added")", R"("added":{"type":"integer"})");

Document format_body(const Request& request) { return Document::parse(request.body, nullptr, false); }
Result<Reply> format_reply(const Document& document) { return Reply(plenaria::Json{compact(document)}); }

Result<Reply> api_formats(const RoomTools& tools, const Request&, RequestScope& scope) {
    const auto language = scope.locale().language();
    auto all = Document::array();
    for (const auto& format : tools.formats->all())
        all.push_back({{"key", std::string(format->key())},
                       {"name", tools.formats->words(*format, format->name(), language)},
                       {"about", tools.formats->words(*format, format->about(), language)},
                       {"plugin", std::string(format->plugin())}});
    return format_reply({{"formats", std::move(all)}});
}

Result<Reply> api_choose_format(const RoomTools& tools, const Request& request, RequestScope& scope) {
    const auto key = format_body(request).at("format").get<std::string>();
    auto chosen = scope.db().write([&](UnitOfWork& uow) {
        return choose_format(uow, *tools.formats, scope.actor(), request.path_value("edition"), key);
    });
    if (!chosen) return std::move(chosen).error();
    return format_reply({{"done", true}});
}

Result<Reply> api_calendar(const RoomTools& tools, const Request& request, RequestScope& scope) {
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        const auto edition = find_edition(uow, request.path_value("edition"));
        if (!edition) return edition_unknown(request.path_value("edition"));
        const auto format = tools.formats->find(edition->format);
        auto rows = Document::array();
        for (const auto& [milestone, due_on, taken] : offered_milestones(uow, *tools.formats, *edition))
            rows.push_back(
                {{"key", milestone.key},
                 {"title", tools.formats->words(*format, milestone.title, scope.locale().language())},
                 {"due_on", to_text(due_on)},
                 {"taken", taken},
                 {"amount", milestone.distance.amount},
                 {"unit", std::string(to_text(milestone.distance.unit))},
                 {"side", std::string(to_text(milestone.distance.side))},
                 {"anchor", std::string(to_text(milestone.distance.anchor))}});
        return format_reply({{"format", edition->format}, {"milestones", std::move(rows)}});
    });
}

Result<Reply> api_take_milestones(const RoomTools& tools, const Request& request, RequestScope& scope) {
    const auto keys = format_body(request).at("milestones").get<std::vector<std::string>>();
    auto taken = scope.db().write([&](UnitOfWork& uow) {
        return take_milestones(uow, *tools.lookup, *tools.formats, scope.actor(),
                               request.path_value("edition"), keys, scope.locale().language());
    });
    if (!taken) return std::move(taken).error();
    return format_reply({{"added", *taken}});
}

}  // namespace

void announce_format_api(Registrar& registrar, const RoomTools& tools) {
    using Act = Result<Reply> (*)(const RoomTools&, const Request&, RequestScope&);
    const auto operation = [&](Method method, const char* path, const char* name, const char* summary,
                               std::string request_schema, std::string response_schema, Act act) {
        registrar.route({.method = method,
                         .path = path,
                         .name = name,
                         .access = Access::permission(method == Method::get ? "events.view" : "events.edit"),
                         .api = ApiOperation{.summary = summary,
                                             .request_schema = std::move(request_schema),
                                             .response_schema = std::move(response_schema)},
                         .handler = [&tools, act](const Request& request, RequestScope& scope) {
                             return act(tools, request, scope);
                         }});
    };
    operation(Method::get, "/api/events/formats", "events.api_formats",
              "Formats that plugins offer at this moment.", "", format_list, api_formats);
    operation(Method::put, "/api/events/editions/{edition}/format", "events.api_choose_format",
              "Gives an edition a format, another one or none; what came in before stays in its plan.",
              format_wish, api::done_only, api_choose_format);
    operation(Method::get, "/api/events/editions/{edition}/calendar", "events.api_calendar",
              "The calendar of its format, counted out, with what came into the plan already.", "",
              calendar_list, api_calendar);
    operation(Method::post, "/api/events/editions/{edition}/calendar", "events.api_take_milestones",
              "Takes milestones of that calendar into the plan, each once.", calendar_wish, calendar_taken,
              api_take_milestones);
}

}  // namespace plenaria::events
