// SPDX-License-Identifier: EUPL-1.2
#include "floor_api.hpp"

#include <plenaria/operation.hpp>
#include <plenaria/plugin.hpp>

#include "../api_values.hpp"
#include "../common_pages.hpp"
#include "floor_schemas.hpp"
#include "floor_words.hpp"

namespace plenaria::events {

namespace {

Document floor_body(const Request& request) { return Document::parse(request.body, nullptr, false); }

FloorAt list_in(const Request& request, const Document& body) {
    return {.session = request.path_value("session"), .revision = revision_in(body)};
}

Document request_document(const FloorRequest& request, const SpeakerNames& names) {
    const auto found = names.find(request.who.ref);
    return {{"id", request.id},
            {"number", request.number},
            {"kind", std::string(to_text(request.kind))},
            {"ref", request.who.ref},
            {"name", found == names.end() ? request.who.name : found->second},
            {"title", request.title},
            {"region", request.region},
            {"gender", request.gender},
            {"language", request.language},
            {"rank", request.rank},
            {"state", std::string(to_text(request.state))},
            {"asked_at", to_text(request.asked_at)},
            {"seconds", request.spent.count()}};
}

Result<Reply> api_floor(const RoomTools& tools, const Request& request, RequestScope& scope) {
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        const auto named = named_floor(uow, tools, request.path_value("session"), scope.locale());
        if (!named) return named.error();
        const auto& [list, names] = *named;
        const auto& floor = list.floor;
        Document json{{"revision", floor.revision},
                      {"state", std::string(to_text(floor.state))},
                      {"seconds", floor.allowed.count()},
                      {"order", std::string(to_text(floor.order))},
                      {"screen", std::string(to_text(floor.screen))},
                      {"spent", time_spent(floor, scope.now()).count()},
                      {"running_since", floor.running_since ? to_text(*floor.running_since) : std::string()}};
        for (const auto* part : {"speaking", "waiting", "past"}) json[part] = Document::array();
        if (list.speaking) json["speaking"].push_back(request_document(*list.speaking, names));
        for (const auto& each : list.waiting) json["waiting"].push_back(request_document(each, names));
        for (const auto& each : list.past) json["past"].push_back(request_document(each, names));
        for (const auto what : {ShareBy::region, ShareBy::gender}) {
            auto& shares = json["balance"][what == ShareBy::region ? "regions" : "genders"];
            shares = Document::array();
            for (const auto& share :
                 shares_by(what, taken_of(list), list.waiting, time_spent(floor, scope.now())))
                shares.push_back({{"group", share.group},
                                  {"spoken", share.spoken},
                                  {"waiting", share.waiting},
                                  {"seconds", share.time.count()},
                                  {"percent", share.percent}});
        }
        return Reply(plenaria::Json{compact(json)});
    });
}

Result<Reply> api_change_floor(const RoomTools&, const Request& request, RequestScope& scope) {
    const auto body = floor_body(request);
    return done_or(scope.db().write([&](UnitOfWork& uow) -> Result<void> {
        auto at = list_in(request, body);
        const bool has_rules = body.contains("seconds") || body.contains("order") || body.contains("screen");
        if (has_rules) {
            const auto list = read_floor(uow, at.session);
            if (!list) return list.error();
            FloorRules rules{list->floor.allowed, list->floor.order, list->floor.screen};
            if (body.contains("seconds")) rules.allowed = std::chrono::seconds(body.at("seconds").get<int>());
            if (body.contains("order"))
                rules.order = parse_speaking_order(body.at("order").get<std::string>()).value();
            if (body.contains("screen"))
                rules.screen = parse_screen_readers(body.at("screen").get<std::string>()).value();
            if (auto changed = change_floor(uow, scope.actor(), at, rules); !changed) return changed;
            ++at.revision;
        }
        if (!body.contains("state")) return {};
        return set_list_state(uow, scope.actor(), at,
                              parse_list_state(body.at("state").get<std::string>()).value());
    }));
}

Result<Reply> api_request_floor(const RoomTools& tools, const Request& request, RequestScope& scope) {
    const auto body = floor_body(request);
    const RequestFacts facts{.who_ref = body.value("ref", std::string()),
                             .who_name = body.value("name", std::string()),
                             .title = body.value("title", std::string()),
                             .kind = parse_request_kind(body.value("kind", "speak")).value(),
                             .rank = body.value("rank", 0),
                             .language = body.value("language", std::string())};
    return id_or(scope.db().write([&](UnitOfWork& uow) {
        return request_floor(uow, {*tools.lookup, tools.directory}, scope.actor(), list_in(request, body),
                             facts);
    }));
}

Result<Reply> api_floor_do(const RoomTools&, const Request& request, RequestScope& scope) {
    const auto body = floor_body(request);
    const auto wanted = body.at("do").get<std::string>();
    return done_or(scope.db().write([&](UnitOfWork& uow) -> Result<void> {
        const auto at = list_in(request, body);
        if (wanted == "give") return give_floor(uow, scope.actor(), at, body.value("request", std::string()));
        if (wanted == "end") return end_speech(uow, scope.actor(), at);
        return wanted == "pause" ? pause_clock(uow, scope.actor(), at) : resume_clock(uow, scope.actor(), at);
    }));
}

Result<Reply> api_request_do(const RoomTools&, const Request& request, RequestScope& scope) {
    const auto body = floor_body(request);
    const auto wanted = body.at("do").get<std::string>();
    const auto& id = request.path_value("request");
    return done_or(scope.db().write([&](UnitOfWork& uow) -> Result<void> {
        const auto at = list_in(request, body);
        if (wanted == "withdraw") return withdraw_request(uow, scope.actor(), at, id);
        if (wanted == "restore") return restore_request(uow, scope.actor(), at, id);
        return move_request(uow, scope.actor(), at, id, wanted == "up" ? MoveInLine::up : MoveInLine::down);
    }));
}

}  // namespace

void announce_floor_api(Registrar& registrar, const RoomTools& tools) {
    constexpr std::string_view list = "/api/events/sessions/{session}/speakers";
    const auto operation = [&](std::string_view permission, const Operation& what,
                               Result<Reply> (*act)(const RoomTools&, const Request&, RequestScope&)) {
        announce(registrar, permission, what, [&tools, act](const Request& request, RequestScope& scope) {
            return act(tools, request, scope);
        });
    };
    operation("events.view",
              {.method = Method::get,
               .path = list,
               .name = "events.api_floor",
               .summary = "Who has the floor, for how long, and who waits, the next first.",
               .response_schema = api::floor_state},
              api_floor);
    operation("events.chair",
              {.method = Method::patch,
               .path = list,
               .name = "events.api_change_floor",
               .summary = "Opens or closes the list, or changes what the body names; 409 when the list has "
                          "changed since that revision.",
               .request_schema = api::floor_rules,
               .response_schema = done_schema},
              api_change_floor);
    operation("events.chair",
              {.path = list,
               .name = "events.api_request_floor",
               .summary = "Puts somebody on the list where its order has them; points of order come first.",
               .request_schema = api::new_request,
               .response_schema = id_schema},
              api_request_floor);
    operation("events.chair",
              {.path = "/api/events/sessions/{session}/floor",
               .name = "events.api_floor_do",
               .summary = "Gives the floor, ends the speech, stops the clock or lets it run.",
               .request_schema = api::floor_wish,
               .response_schema = done_schema},
              api_floor_do);
    operation("events.chair",
              {.path = "/api/events/sessions/{session}/speakers/{request}",
               .name = "events.api_request_do",
               .summary = "Moves a request by one place, takes it off the list, or brings it back.",
               .request_schema = api::request_wish,
               .response_schema = done_schema},
              api_request_do);
}

}  // namespace plenaria::events
