// SPDX-License-Identifier: EUPL-1.2
#include "session_door_pages.hpp"

#include <algorithm>

#include <plenaria/id.hpp>
#include <plenaria/operation.hpp>
#include <plenaria/plugin.hpp>
#include <plenaria/table_file.hpp>

#include "../api_schemas.hpp"
#include "../editions/edition_repository.hpp"
#include "../editions/edition_service.hpp"
#include "../programme/edition_format.hpp"
#include "../programme/programme_words.hpp"
#include "../programme/session_repository.hpp"
#include "door_scan_repository.hpp"
#include "scan_answer_pages.hpp"
#include "session_door_service.hpp"

namespace plenaria::events {

namespace {

/// What the address says of the scan before: the id of one that is kept, or what came of one that is not.
std::optional<ScanAnswer> door_answer_asked_for(UnitOfWork& uow, const Request& request) {
    const auto& session = request.path_value("session");
    if (const auto& scan = request.query_value("scan"); !scan.empty()) {
        auto found = read_session_scan(uow, session, scan);
        if (found) return *std::move(found);
        return std::nullopt;
    }
    const auto outcome = parse_scan_outcome(request.query_value("outcome"));
    if (outcome == ScanOutcome::unknown || outcome == ScanOutcome::other_event)
        return ScanAnswer{
            .outcome = *outcome, .other_event = request.query_value("event"), .session_id = session};
    return std::nullopt;
}

std::string title_of_other(UnitOfWork& uow, const std::string& id, const Locale& locale) {
    const auto edition = id.empty() ? std::nullopt : find_edition(uow, id);
    return edition ? edition->titles.in(locale.language()) : std::string();
}

std::string in_room_words(std::size_t people, const Locale& locale) {
    return locale.n("{n} person is in the room", "{n} people are in the room",
                    static_cast<long long>(people));
}

Document door_words_json(const ScanAnswer& answer, const AnswerWords& words) {
    auto json = json_of(answer);
    json["words"] = {{"kind", words.kind},          {"headline", words.headline},
                     {"name", words.name},          {"about", words.about},
                     {"detail", words.detail},      {"undo_url", words.undo_url},
                     {"counts_in", words.counts_in}};
    return json;
}

}  // namespace

Result<Reply> session_doors_page(const RoomTools&, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("edition");
    const auto& locale = scope.locale();
    std::vector<Session> sessions;
    std::map<std::string, int> people;
    const auto edition = scope.db().read([&](UnitOfWork& uow) -> Result<Edition> {
        auto found = find_edition(uow, id);
        if (!found) return edition_unknown(id);
        sessions = programme_of(uow, id).sessions;
        people = people_in_sessions(uow, id);
        return *std::move(found);
    });
    if (!edition) return edition.error();
    // Whoever stands at a door wants those of today first.
    const auto today = to_local(scope.now(), edition->dates.zone).day;
    std::stable_partition(sessions.begin(), sessions.end(),
                          [&](const Session& each) { return each.starts.day == today; });
    Model::List rows;
    for (const auto& session : sessions) {
        if (!takes_place(session)) continue;
        const UrlValues at{{"session", session.id}};
        const auto found = people.find(session.id);
        rows.push_back({{"title", session.titles.in(locale.language())},
                        {"when", locale.day(session.starts.day) + ", " + clock_text(session.starts) + "–" +
                                     clock_text(session.ends)},
                        {"url", scope.url("events.session_check_in", at)},
                        {"presence_url", scope.url("events.session_presence", at)},
                        {"people", locale.number(found == people.end() ? 0 : found->second)}});
    }
    const auto title = locale.t("Check-in at a session");
    return View{.name = "events/accreditation/session_doors",
                .model = {{"title", title},
                          {"event", edition->titles.in(locale.language())},
                          {"check_in_url", scope.url("events.check_in", {{"edition", id}})},
                          {"has_rows", !rows.empty()},
                          {"rows", std::move(rows)}},
                .title = title};
}

Result<Reply> session_door_page(const RoomTools& tools, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("session");
    const auto& locale = scope.locale();
    std::optional<ScanAnswer> answer;
    std::string other_event;
    const auto reading = scope.db().read([&](UnitOfWork& uow) {
        answer = door_answer_asked_for(uow, request);
        if (answer) other_event = title_of_other(uow, answer->other_event, locale);
        return read_session_presence(uow, tools.electorates, id);
    });
    if (!reading) return reading.error();
    const auto& [edition, session, people, members_only] = *reading;
    const bool for_members = EditionFormat(tools.formats, edition.format).is_members_only(session.kind);
    const auto words = answer ? words_of(*answer, edition, other_event, scope) : AnswerWords{};
    const UrlValues at{{"session", id}};
    const auto title =
        locale.t("At the door: {session}", {{"session", session.titles.in(locale.language())}});
    return View{.name = "events/accreditation/session_door",
                .model = {{"title", title},
                          {"event", edition.titles.in(locale.language())},
                          {"doors_url", scope.url("events.session_doors", {{"edition", edition.id}})},
                          {"presence_url", scope.url("events.session_presence", at)},
                          {"action_url", scope.url("events.session_check_in_scan", at)},
                          {"door", id},
                          {"scan", new_id()},
                          {"members_only", members_only},
                          {"members_unknown", for_members && !members_only},
                          {"has_answer", answer.has_value()},
                          {"kind", words.kind},
                          {"headline", words.headline},
                          {"name", words.name},
                          {"about", words.about},
                          {"detail", words.detail},
                          {"may_undo", !words.undo_url.empty()},
                          {"undo_url", words.undo_url},
                          {"summary", in_room_words(people.size(), locale)}},
                .title = title};
}

Result<Reply> session_door_post(const RoomTools& tools, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("session");
    const auto& locale = scope.locale();
    std::string other_event;
    std::optional<Edition> edition;
    const auto answer = scope.db().write([&](UnitOfWork& uow) {
        auto found = scan_at_session(uow, tools.electorates, scope.actor(), id,
                                     {.device_scan = request.form_value("scan"),
                                      .code = request.form_value("code"),
                                      .scanned_at = parse_instant(request.form_value("scanned_at"))});
        if (!found) return found;
        edition = find_edition(uow, find_session(uow, id).value().edition_id);
        other_event = title_of_other(uow, found->other_event, locale);
        return found;
    });
    if (!answer) return answer.error();
    if (request.wants_fragment)
        return plenaria::Json{
            compact(door_words_json(*answer, words_of(*answer, *edition, other_event, scope)))};
    UrlValues place{{"session", id}};
    if (!answer->scan_id.empty()) {
        place["scan"] = answer->scan_id;
    } else {
        place["outcome"] = to_text(answer->outcome);
        if (!answer->other_event.empty()) place["event"] = answer->other_event;
    }
    return Redirect{scope.url("events.session_check_in", place)};
}

Result<Reply> undo_session_door_post(const RoomTools&, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("session");
    const auto& scan = request.path_value("scan");
    const auto done =
        scope.db().write([&](UnitOfWork& uow) { return undo_session_scan(uow, scope.actor(), id, scan); });
    if (!done) return done.error();
    return Redirect{scope.url("events.session_check_in", {{"session", id}, {"scan", scan}})};
}

Result<Reply> session_presence_page(const RoomTools& tools, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("session");
    const auto& locale = scope.locale();
    const auto reading =
        scope.db().read([&](UnitOfWork& uow) { return read_session_presence(uow, tools.electorates, id); });
    if (!reading) return reading.error();
    const auto& zone = reading->edition.dates.zone;
    const auto title =
        locale.t("In the session: {session}", {{"session", reading->session.titles.in(locale.language())}});
    Table table{.title = reading->session.titles.in(locale.language()),
                .columns = {{.title = locale.t("Name"), .width = 34},
                            {.title = locale.t("Function"), .width = 34},
                            {.title = locale.t("Delegation or outlet"), .width = 30},
                            {.title = locale.t("Admitted"), .width = 30},
                            {.title = locale.t("By"), .width = 26}}};
    for (const auto& each : reading->people)
        table.rows.push_back({each.name.empty() ? locale.t("(erased)") : each.name, each.post, each.of,
                              locale.instant(each.admission.scanned_at, zone), each.admission.scanned_by});
    if (const auto& format = request.query_value("format"); !format.empty())
        return table_file(*tools.documents, table, "session-presence", format);
    const auto range = page_range(page_number(request), page_size, static_cast<long long>(table.rows.size()));
    Model::List rows;
    for (auto at = range.first; at >= 1 && at <= range.last; ++at) {
        const auto& row = table.rows[static_cast<std::size_t>(at) - 1];
        rows.push_back(
            {{"name", row[0]}, {"post", row[1]}, {"of", row[2]}, {"when", row[3]}, {"who", row[4]}});
    }
    const UrlValues at{{"session", id}};
    const auto file = [&](const char* format) {
        return scope.url("events.session_presence", {{"session", id}, {"format", format}});
    };
    Model page{{"title", title},
               {"event", reading->edition.titles.in(locale.language())},
               {"door_url", scope.url("events.session_check_in", at)},
               {"summary", in_room_words(reading->people.size(), locale)},
               {"csv_url", file("csv")},
               {"xlsx_url", file("xlsx")},
               {"has_rows", !rows.empty()},
               {"rows", std::move(rows)}};
    set_pages(page, range, {scope, "events.session_presence", {}, at}, locale);
    return View{.name = "events/accreditation/session_presence", .model = std::move(page), .title = title};
}

namespace {

const std::string session_scans_wish = api::object(
    R"("scans")",
    R"("scans":{"type":"array","minItems":1,"maxItems":500,"items":)" +
        api::object(
            R"("scan","code")",
            R"("scan":{"type":"string","pattern":"^[A-Za-z0-9-]{1,40}$","description":"The name that the device gave this scan; sent again, it changes nothing"},"code":{"type":"string","maxLength":100},"scanned_at":{"type":"string","format":"date-time"})") +
        "}");
const std::string session_scans_answer = api::object(
    R"("answers")",
    R"("answers":)" +
        api::list_of(api::object(
            R"("device_scan","outcome","repeated")",
            R"("device_scan":{"type":"string"},"outcome":{"enum":["admitted","already","void","other_event","unknown","stranger","conflict"],"description":"stranger: no member of the body that meets; conflict: another badge was scanned under this name before"},"repeated":{"type":"boolean"},"scan":{"type":"string"},"name":{"type":"string"},"post":{"type":"string"},"delegation":{"type":"string"},"admitted_at":{"type":"string"},"admitted_by":{"type":"string"},"void_for":{"enum":["reprinted","person"]})")));
const std::string session_presence_answer = api::object(R"("people")", R"("people":{"type":"integer"})");

Result<Reply> api_session_scans(const RoomTools& tools, const Request& request, RequestScope& scope) {
    const auto body = Document::parse(request.body, nullptr, false);
    auto answers = Document::array();
    for (const auto& each : body.at("scans")) {
        const ScanWish wish{.device_scan = each.at("scan").get<std::string>(),
                            .code = each.at("code").get<std::string>(),
                            .scanned_at = parse_instant(each.value("scanned_at", std::string()))};
        // Each in a transaction of its own, as at the entrance.
        const auto answer = scope.db().write([&](UnitOfWork& uow) {
            return scan_at_session(uow, tools.electorates, scope.actor(), request.path_value("session"),
                                   wish);
        });
        if (!answer && answer.error().code != ErrorCode::conflict) return answer.error();
        auto json = answer ? json_of(*answer) : Document{{"outcome", "conflict"}, {"repeated", false}};
        json["device_scan"] = wish.device_scan;
        answers.push_back(std::move(json));
    }
    return Reply(plenaria::Json{compact({{"answers", std::move(answers)}}), 200});
}

Result<Reply> api_undo_session_scan(const Request& request, RequestScope& scope) {
    const auto done = scope.db().write([&](UnitOfWork& uow) {
        return undo_session_scan(uow, scope.actor(), request.path_value("session"),
                                 request.path_value("scan"));
    });
    if (!done) return done.error();
    return Reply(plenaria::Json{compact({{"done", true}}), 200});
}

Result<Reply> api_session_presence(const RoomTools& tools, const Request& request, RequestScope& scope) {
    const auto reading = scope.db().read([&](UnitOfWork& uow) {
        return read_session_presence(uow, tools.electorates, request.path_value("session"));
    });
    if (!reading) return reading.error();
    return Reply(plenaria::Json{compact({{"people", reading->people.size()}}), 200});
}

}  // namespace

void announce_session_doors(Registrar& registrar, const RoomTools& tools) {
    struct DoorLine {
        Method method;
        const char* path;
        const char* name;
        Result<Reply> (*page)(const RoomTools&, const Request&, RequestScope&);
    };
    static constexpr DoorLine lines[] = {
        {Method::get, "/events/editions/{edition}/check-in/sessions", "events.session_doors",
         session_doors_page},
        {Method::get, "/events/sessions/{session}/check-in", "events.session_check_in", session_door_page},
        {Method::post, "/events/sessions/{session}/check-in", "events.session_check_in_scan",
         session_door_post},
        {Method::post, "/events/sessions/{session}/check-in/{scan}/undo", "events.undo_session_check_in",
         undo_session_door_post},
        {Method::get, "/events/sessions/{session}/presence", "events.session_presence",
         session_presence_page},
    };
    for (const auto& line : lines)
        registrar.route({.method = line.method,
                         .path = line.path,
                         .name = line.name,
                         .access = Access::permission("events.check_in"),
                         .handler = [&tools, page = line.page](const Request& request, RequestScope& scope) {
                             return page(tools, request, scope);
                         }});
    announce(
        registrar, "events.check_in",
        {.method = Method::post,
         .path = "/api/events/sessions/{session}/scans",
         .name = "events.api_session_scans",
         .summary = "Scans of badges at the door of a session, also those kept while there was no network; "
                    "sent again they change nothing.",
         .request_schema = session_scans_wish,
         .response_schema = session_scans_answer},
        [&tools](const Request& request, RequestScope& scope) {
            return api_session_scans(tools, request, scope);
        });
    announce(registrar, "events.check_in",
             {.method = Method::post,
              .path = "/api/events/sessions/{session}/scans/{scan}/undo",
              .name = "events.api_undo_session_scan",
              .summary = "Takes back an admission to a session: they are not in it after all. Twice is "
                         "harmless.",
              .request_schema = "",
              .response_schema = api::done_only},
             api_undo_session_scan);
    announce(registrar, "events.check_in",
             {.method = Method::get,
              .path = "/api/events/sessions/{session}/presence",
              .name = "events.api_session_presence",
              .summary = "How many people are in a session; no names.",
              .request_schema = "",
              .response_schema = session_presence_answer},
             [&tools](const Request& request, RequestScope& scope) {
                 return api_session_presence(tools, request, scope);
             });
}

}  // namespace plenaria::events
