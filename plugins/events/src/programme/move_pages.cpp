// SPDX-License-Identifier: EUPL-1.2
#include "move_pages.hpp"

#include <charconv>

#include <nlohmann/json.hpp>

#include <plenaria/text.hpp>

#include "../common_pages.hpp"
#include "../editions/edition_repository.hpp"
#include "../json.hpp"
#include "../side_events/placed_rules.hpp"
#include "members_only.hpp"
#include "programme_pages.hpp"
#include "programme_words.hpp"
#include "release_service.hpp"
#include "session_repository.hpp"
#include "session_service.hpp"
#include "venue_repository.hpp"

namespace plenaria::events {

namespace {

/// What is asked for beside what there is.
struct TypedMove {
    std::string starts_on, starts_time, room_id;
    int revision = 0;
};

/// First value of that name, from the form or else from the query.
std::string wish_value(const Request& request, const char* name) {
    return request.form.contains(name) ? request.form_value(name) : request.query_value(name);
}
bool wishes(const Request& request, const char* name) {
    return request.form.contains(name) || request.query.contains(name);
}

Error time_unreadable() {
    return {ErrorCode::invalid_input,
            /*t*/ "Something in this form needs your attention.",
            {},
            {{"starts_time", /*t*/ "Write a time like 09:30."}}};
}

/// @param session as it is now.
Result<SessionMove> read_move(const Request& request, const Session& session) {
    SessionMove move;
    const auto revision = wish_value(request, "revision");
    std::from_chars(revision.data(), revision.data() + revision.size(), move.revision);
    if (wishes(request, "room")) move.room_id = wish_value(request, "room");
    if (wishes(request, "starts")) {
        move.starts = parse_local(wish_value(request, "starts"));
        if (!move.starts) return time_unreadable();
    } else if (wishes(request, "starts_on")) {
        const auto day = parse_day(trim(wish_value(request, "starts_on")));
        const auto time = parse_clock(trim(wish_value(request, "starts_time")));
        if (!day || !time) return time_unreadable();
        move.starts = shifted({*day, {}}, *time);
    }
    if (wishes(request, "by")) {
        const auto by = wish_value(request, "by");
        int minutes = 0;
        const auto [rest, failure] = std::from_chars(by.data(), by.data() + by.size(), minutes);
        if (failure != std::errc() || rest != by.data() + by.size() || minutes < -1440 || minutes > 1440)
            return time_unreadable();
        move.starts = shifted(session.starts, std::chrono::minutes(minutes));
    }
    return move;
}

struct MoveReading {
    ProgrammeReading reading;
    Session session;
    std::vector<std::string> broken;  ///< of the rules of the call by which it came
};

View move_view(const MoveReading& read, const TypedMove& typed, const Error* error, RequestScope& scope) {
    const auto& [reading, session, broken] = read;
    const auto& locale = scope.locale();
    const auto problem = [&](std::string_view name) {
        return error == nullptr ? std::string() : problem_on(name, *error, locale);
    };
    std::vector<Choice> rooms{{.value = "", .label = locale.t("no room"), .selected = typed.room_id.empty()}};
    for (const auto& room : reading.programme.rooms)
        rooms.push_back({.value = room.id, .label = room.name, .selected = room.id == typed.room_id});
    Model::List clashes;
    for (const auto& conflict : reading.conflicts)
        if (conflict.first == session.id || conflict.second == session.id)
            clashes.push_back({{"words", words_of(conflict, reading.programme, reading.edition.dates,
                                                  reading.format, locale)}});
    for (const auto& sentence : broken) clashes.push_back({{"words", sentence}});
    Model::List steps;
    for (const auto& [minutes, label] :
         {std::pair{-60, /*t*/ "An hour earlier"}, std::pair{-15, /*t*/ "15 minutes earlier"},
          std::pair{15, /*t*/ "15 minutes later"}, std::pair{60, /*t*/ "An hour later"}})
        steps.push_back({{"by", std::to_string(minutes)}, {"label", locale.t(label)}});
    const auto* room = room_of(reading.programme, session.room_id);
    const auto heading = locale.t("Move the session");
    const UrlValues at{{"session", session.id}};
    Model page{
        {"heading", heading},
        {"title", session.titles.in(locale.language())},
        {"programme_url", place_of(session, scope)},
        {"edit_url", scope.url("events.session_edit", at)},
        {"now", when_of(session, locale)},
        {"zone", reading.edition.dates.zone},
        {"room_now", room == nullptr ? locale.t("no room") : room->name},
        {"has_clashes", !clashes.empty()},
        {"clashes", std::move(clashes)},
        {"action_url", scope.url("events.session_move_post", at)},
        {"revision", std::to_string(typed.revision)},
        {"steps", std::move(steps)},
        {"starts_on", field_model({.label = locale.t("Day"),
                                   .name = "starts_on",
                                   .value = typed.starts_on,
                                   .error = problem("starts_on"),
                                   .type = "date",
                                   .css_class = "govuk-input--width-10"})},
        {"starts_time", field_model({.label = locale.t("From"),
                                     .name = "starts_time",
                                     .value = typed.starts_time,
                                     .hint = locale.t("It lasts as long as before."),
                                     .error = problem("starts_time"),
                                     .type = "time",
                                     .css_class = "govuk-input--width-5"})},
        {"room", choice_model({.label = locale.t("Room"), .name = "room", .error = problem("room")}, rooms)}};
    set_problems(page, error, locale);
    return {.name = "events/programme/move",
            .model = std::move(page),
            .title = error == nullptr ? heading : locale.t("Error: {title}", {{"title", heading}}),
            .status = status_of(error)};
}

Result<MoveReading> move_reading(const RoomTools& tools, const std::string& id, RequestScope& scope) {
    return scope.db().read([&](UnitOfWork& uow) -> Result<MoveReading> {
        auto session = find_session(uow, id);
        if (!session) return session_unknown(id);
        auto reading = read_programme(uow, session->edition_id, tools.formats);
        if (!reading) return std::move(reading).error();
        name_people(uow, *tools.lookup, *reading, session->starts.day);
        add_strangers(uow, {tools.electorates, tools.directory}, *reading, scope.locale().language());
        auto broken = call_rules_broken_by(uow, *session, scope.locale());
        return MoveReading{*std::move(reading), *std::move(session), std::move(broken)};
    });
}

TypedMove typed_move(const Session& session) {
    return {.starts_on = to_text(session.starts.day),
            .starts_time = clock_text(session.starts),
            .room_id = session.room_id,
            .revision = session.revision};
}

/// "“Opening” now is on 11 November 2019, 09:00–10:30, in Hall 1."
std::string moved_words(const MovedSession& moved, const std::string& room, const Locale& locale) {
    return locale.t("“{session}” is now on {when}, {room}.",
                    {{"session", moved.after.titles.in(locale.language())},
                     {"when", when_of(moved.after, locale)},
                     {"room", room.empty() ? locale.t("no room") : room}});
}

}  // namespace

Result<Reply> move_session_form(const RoomTools& tools, const Request& request, RequestScope& scope) {
    auto read = move_reading(tools, request.path_value("session"), scope);
    if (!read) return std::move(read).error();
    return move_view(*read, typed_move(read->session), nullptr, scope);
}

Result<Reply> move_session_post(const RoomTools& tools, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("session");
    const auto& locale = scope.locale();
    std::string room_name;
    std::vector<std::string> broken;
    auto moved = scope.db().write([&](UnitOfWork& uow) -> Result<MovedSession> {
        const auto session = find_session(uow, id);
        if (!session) return session_unknown(id);
        const auto move = read_move(request, *session);
        if (!move) return move.error();
        auto done = move_session(uow, scope.actor(), id, *move);
        if (!done) return done;
        const auto room = find_room(uow, done->after.room_id);
        room_name = room ? room->name : std::string();
        broken = call_rules_broken_by(uow, done->after, locale);
        return done;
    });
    if (!moved) {
        if (!is_for_form(moved.error()) || request.wants_fragment) return std::move(moved).error();
        auto read = move_reading(tools, id, scope);
        if (!read) return std::move(read).error();
        auto typed = typed_move(read->session);
        if (wishes(request, "starts_on")) typed.starts_on = wish_value(request, "starts_on");
        if (wishes(request, "starts_time")) typed.starts_time = wish_value(request, "starts_time");
        if (wishes(request, "room")) typed.room_id = wish_value(request, "room");
        return move_view(*read, typed, &moved.error(), scope);
    }
    auto words = moved_words(*moved, room_name, locale);
    for (const auto& sentence : broken) words += ' ' + sentence;
    if (request.wants_fragment) return plenaria::Json{compact({{"message", words}})};
    scope.notice(
        words, scope.url("events.session_move_post", {{"session", id},
                                                      {"starts", to_text(moved->before.starts)},
                                                      {"room", moved->before.room_id},
                                                      {"revision", std::to_string(moved->after.revision)}}));
    return Redirect{place_of(moved->after, scope)};
}

}  // namespace plenaria::events
