// SPDX-License-Identifier: EUPL-1.2
#include "meeting_write_api.hpp"

#include <plenaria/operation.hpp>

#include "../ledger/json.hpp"
#include "agenda_repository.hpp"
#include "agenda_service.hpp"
#include "meeting_service.hpp"

namespace plenaria::committee::meetings {

namespace {

using ledger::compact;
using ledger::Document;

#define CMT_ITEM_WISH \
    R"("kind":{"enum":["information","discussion","decision","election","approval","other"]},"title":{"type":"string"},"owner":{"type":"string"},"minutes":{"type":"integer"},"note":{"type":"string"},"motion":{"type":"string"})"
constexpr std::string_view new_meeting_schema =
    R"({"type":"object","required":["starts","zone","languages"],"additionalProperties":false,"properties":{"title":{"type":"string"},"starts":{"type":"string","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}T([01][0-9]|2[0-3]):[0-5][0-9]$"},"minutes":{"type":"integer"},"zone":{"type":"string"},"place":{"type":"string"},"video":{"type":"string"},"languages":{"type":"array","maxItems":3,"items":{"enum":["en","es","fr"]}},"session":{"type":"string","maxLength":26}}})";
constexpr std::string_view new_item_schema =
    R"({"type":"object","required":["title"],"additionalProperties":false,"properties":{)" CMT_ITEM_WISH "}}";
constexpr std::string_view changed_item_schema =
    R"({"type":"object","required":["revision"],"additionalProperties":false,"properties":{"revision":{"type":"integer"},)" CMT_ITEM_WISH
    "}}";
#undef CMT_ITEM_WISH
constexpr std::string_view place_schema =
    R"({"type":"object","required":["before","seen"],"additionalProperties":false,"properties":{"before":{"type":"string","maxLength":26,"description":"Id of the item before which it goes; empty: last"},"seen":{"type":"array","maxItems":200,"items":{"type":"string"},"description":"Ids of all items in their order as it was read"}}})";
constexpr std::string_view convene_schema =
    R"({"type":"object","required":["expected"],"additionalProperties":false,"properties":{"expected":{"type":"integer","minimum":0},"short_notice":{"type":"string","description":"Why the notice is shorter than the rules of the body ask"}}})";
constexpr std::string_view cancel_schema =
    R"({"type":"object","required":["reason","revision"],"additionalProperties":false,"properties":{"reason":{"type":"string"},"revision":{"type":"integer"}}})";
constexpr std::string_view new_id_schema =
    R"({"type":"object","required":["id"],"properties":{"id":{"type":"string"}}})";
constexpr std::string_view told_schema =
    R"({"type":"object","required":["told"],"properties":{"told":{"type":"integer"}}})";
constexpr std::string_view is_done_schema =
    R"({"type":"object","required":["done"],"properties":{"done":{"type":"boolean"}}})";

Document wished(const Request& request) { return Document::parse(request.body, nullptr, false); }
const std::string& item_in(const Request& request) { return request.path_value("item"); }
const std::string& meeting_in(const Request& request) { return request.path_value("meeting"); }

/// Of "2026-11-30T14:30", which the schema has checked; a day that does not exist is for the meeting to
/// refuse.
LocalTime start_in(const std::string& text) {
    return {parse_day(text.substr(0, 10)).value_or(ledger::no_day),
            std::chrono::hours(std::stoi(text.substr(11, 2))) +
                std::chrono::minutes(std::stoi(text.substr(14, 2)))};
}

/// Only what the body names.
ItemFacts changed_by(const Document& wish, ItemFacts facts) {
    if (const auto kind = parse_item_kind(wish.value("kind", ""))) facts.kind = *kind;
    facts.title = wish.value("title", facts.title);
    facts.owner = wish.value("owner", facts.owner);
    facts.minutes = wish.value("minutes", facts.minutes);
    facts.note = wish.value("note", facts.note);
    facts.motion = wish.value("motion", facts.motion);
    return facts;
}

Result<Reply> told_or(const Result<int>& told) {
    if (!told) return told.error();
    return Reply(Json{compact({{"told", *told}})});
}

Result<Reply> api_create_meeting(const MeetingTools& tools, const Request& request, RequestScope& scope) {
    const auto wish = wished(request);
    const MeetingFacts facts{.title = wish.value("title", ""),
                             .start = start_in(wish.at("starts").get<std::string>()),
                             .minutes = wish.value("minutes", 120),
                             .zone = wish.at("zone").get<std::string>(),
                             .place = wish.value("place", ""),
                             .video = wish.value("video", ""),
                             .languages = wish.at("languages").get<std::vector<std::string>>(),
                             .session_id = wish.value("session", "")};
    return id_or(scope.db().write([&](UnitOfWork& uow) {
        return create_meeting(uow, tools, scope.actor(), request.path_value("body"), facts);
    }));
}

Result<Reply> api_add_item(const MeetingTools&, const Request& request, RequestScope& scope) {
    return id_or(scope.db().write([&](UnitOfWork& uow) {
        return add_item(uow, scope.actor(), meeting_in(request), changed_by(wished(request), {}));
    }));
}

Result<Reply> api_change_item(const MeetingTools&, const Request& request, RequestScope& scope) {
    const auto wish = wished(request);
    return done_or(scope.db().write([&](UnitOfWork& uow) -> Result<void> {
        const auto item = find_item(uow, item_in(request));
        if (!item || item->removed) return item_unknown(item_in(request));
        return change_item(uow, scope.actor(), item->id, changed_by(wish, item->facts),
                           wish.at("revision").get<int>());
    }));
}

Result<Reply> api_place_item(const MeetingTools&, const Request& request, RequestScope& scope) {
    const auto wish = wished(request);
    return done_or(scope.db().write([&](UnitOfWork& uow) {
        return place_item(uow, scope.actor(), item_in(request), wish.at("before").get<std::string>(),
                          wish.at("seen").get<std::vector<std::string>>());
    }));
}

Result<Reply> api_remove_item(const MeetingTools&, const Request& request, RequestScope& scope) {
    return done_or(
        scope.db().write([&](UnitOfWork& uow) { return remove_item(uow, scope.actor(), item_in(request)); }));
}

Result<Reply> api_convene(const MeetingTools& tools, const Request& request, RequestScope& scope) {
    const auto wish = wished(request);
    return told_or(scope.db().write([&](UnitOfWork& uow) {
        return convene(uow, tools, scope.actor(), meeting_in(request), wish.value("short_notice", ""),
                       wish.at("expected").get<int>());
    }));
}

Result<Reply> api_cancel_meeting(const MeetingTools& tools, const Request& request, RequestScope& scope) {
    const auto wish = wished(request);
    return told_or(scope.db().write([&](UnitOfWork& uow) {
        return cancel_meeting(uow, tools, scope.actor(), meeting_in(request),
                              wish.at("reason").get<std::string>(), wish.at("revision").get<int>());
    }));
}

struct MeetingChangeOperation {
    Operation operation;
    Result<Reply> (*act)(const MeetingTools&, const Request&, RequestScope&);
};
constexpr MeetingChangeOperation meeting_changes[] = {
    {{Method::post, "/api/committee/bodies/{body}/meetings", "committee.api_create_meeting",
      "Enters a meeting; nobody is told by that.", new_meeting_schema, new_id_schema},
     api_create_meeting},
    {{Method::post, "/api/committee/meetings/{meeting}/items", "committee.api_add_item",
      "Puts an item at the end of the agenda.", new_item_schema, new_id_schema},
     api_add_item},
    {{Method::patch, "/api/committee/items/{item}", "committee.api_change_item",
      "Changes what the body names; 409 when somebody else changed it since that revision, or it is decided.",
      changed_item_schema, is_done_schema},
     api_change_item},
    {{Method::post, "/api/committee/items/{item}/place", "committee.api_place_item",
      "Puts an item elsewhere on the agenda; 409 when its order is another one by now.", place_schema,
      is_done_schema},
     api_place_item},
    {{Method::del, "/api/committee/items/{item}", "committee.api_remove_item",
      "Takes an item off the agenda.", "", is_done_schema},
     api_remove_item},
    {{Method::post, "/api/committee/meetings/{meeting}/convene", "committee.api_convene",
      "Writes to the members who were not written to yet; `expected` is how many there are.", convene_schema,
      told_schema},
     api_convene},
    {{Method::post, "/api/committee/meetings/{meeting}/cancel", "committee.api_cancel_meeting",
      "The meeting does not take place; members who were written to are told why.", cancel_schema,
      told_schema},
     api_cancel_meeting},
};

}  // namespace

void announce_meeting_write_api(Registrar& registrar, const MeetingTools& tools) {
    for (const auto& line : meeting_changes)
        announce(registrar, "committee.edit", line.operation,
                 [&tools, act = line.act](const Request& request, RequestScope& scope) {
                     return act(tools, request, scope);
                 });
}

}  // namespace plenaria::committee::meetings
