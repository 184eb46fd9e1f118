// SPDX-License-Identifier: EUPL-1.2
#include "meeting_pages.hpp"

#include <algorithm>

#include <plenaria/directory/lookup.hpp>
#include <plenaria/table_file.hpp>
#include <plenaria/text.hpp>

#include "../editions/edition_repository.hpp"
#include "../editions/edition_service.hpp"
#include "../programme/venue_repository.hpp"
#include "meeting_repository.hpp"
#include "meeting_words.hpp"

namespace plenaria::events {

namespace {

Model meeting_tag(MeetingState state, const Locale& locale) {
    std::string_view kind = "amber";
    if (state == MeetingState::agreed) kind = "green";
    if (state == MeetingState::cancelled) kind = "terra";
    return tag_model(kind, locale.t(name_of(state)));
}

Table meeting_table(const MeetingsReading& reading, const Locale& locale) {
    Table table{.title = locale.t("Bilateral meetings"),
                .columns = {{.title = locale.t("Day"), .kind = Table::Kind::day, .width = 12},
                            {.title = locale.t("Time"), .width = 16},
                            {.title = locale.t("Who"), .width = 30},
                            {.title = locale.t("Meets"), .width = 30},
                            {.title = locale.t("Place"), .width = 28},
                            {.title = locale.t("Purpose"), .width = 40},
                            {.title = locale.t("State"), .width = 14},
                            {.title = locale.t("Note"), .width = 40}},
                .rows = {}};
    for (const auto& each : reading.meetings)
        table.rows.push_back({to_text(each.starts.day), hours_of(each, locale), each.first.name,
                              each.second.name, where_of(each, reading.programme), each.purpose,
                              locale.t(name_of(each.state)), each.note});
    return table;
}

Model::List meeting_rows(const MeetingsReading& reading, const RequestScope& scope) {
    const auto& locale = scope.locale();
    Model::List rows;
    for (std::size_t i = 0; i < reading.meetings.size(); ++i) {
        const auto& meeting = reading.meetings[i];
        Model::List conflicts;
        for (const auto& each : reading.conflicts[i])
            conflicts.push_back({{"words", words_of(each, reading, locale)}});
        const auto where = where_of(meeting, reading.programme);
        rows.push_back({{"day", locale.day(meeting.starts.day)},
                        {"hours", hours_of(meeting, locale)},
                        {"sides", sides_of(meeting, locale)},
                        {"url", scope.url("events.meeting_edit", {{"meeting", meeting.id}})},
                        {"where", where.empty() ? locale.t("no place yet") : where},
                        {"has_purpose", !meeting.purpose.empty()},
                        {"purpose", meeting.purpose},
                        {"state", meeting_tag(meeting.state, locale)},
                        {"conflicts", std::move(conflicts)}});
    }
    return rows;
}

struct TypedMeeting {
    Meeting meeting = {};
    std::string first_shown = {};  ///< its name, or what was typed for it
    std::string second_shown = {};
    std::string starts_on = {};
    std::string starts_time = {};
    std::string ends_time = {};
};

struct MeetingForm {
    Edition edition;
    std::vector<VenueRoom> rooms;
    std::string meeting = {};  ///< empty: a new one
};

Result<MeetingForm> meeting_form_of(RequestScope& scope, const std::string& edition_id,
                                    const std::string& meeting = {}) {
    return scope.db().read([&](UnitOfWork& uow) -> Result<MeetingForm> {
        auto edition = find_edition(uow, edition_id);
        if (!edition) return edition_unknown(edition_id);
        return MeetingForm{*std::move(edition), rooms_of(uow, edition_id), meeting};
    });
}

TypedMeeting typed_from(const Meeting& meeting) {
    return {.meeting = meeting,
            .first_shown = meeting.first.name,
            .second_shown = meeting.second.name,
            .starts_on = to_text(meeting.starts.day),
            .starts_time = clock_text(meeting.starts),
            .ends_time = clock_text(meeting.ends)};
}

/// The ref that was chosen, or the name alone: whom a mayor meets need not be in the directory.
Owner read_second(UnitOfWork& uow, const RoomTools& tools, const Request& request, const Locale& locale,
                  std::vector<FieldError>& problems) {
    std::vector<FieldError> here;
    const auto text = trim(request.form_value("second_text"));
    const auto ref = read_party(uow, *tools.lookup, request, "second", "", locale, here);
    if (!ref.empty()) return {ref, text};
    // Of a name that several bear one is meant; what nobody bears is somebody else.
    for (auto& problem : here)
        if (problem.values.empty()) problems.push_back(std::move(problem));
    return {{}, text};
}

TypedMeeting read_typed_meeting(UnitOfWork& uow, const RoomTools& tools, const Request& request,
                                const RequestScope& scope, std::vector<FieldError>& problems) {
    const auto text = [&](const char* name) { return trim(request.form_value(name)); };
    TypedMeeting typed{
        .meeting = {.first = {read_party(uow, *tools.lookup, request, "first", "", scope.locale(), problems),
                              {}},
                    .second = read_second(uow, tools, request, scope.locale(), problems),
                    .room_id = request.form_value("room"),
                    .place = text("place"),
                    .purpose = text("purpose"),
                    .note = text("note"),
                    .state = parse_meeting_state(request.form_value("state")).value_or(MeetingState::asked),
                    .revision = read_revision(request)},
        .first_shown = request.form_value("first_text"),
        .second_shown = request.form_value("second_text"),
        .starts_on = text("starts_on"),
        .starts_time = text("starts_time"),
        .ends_time = text("ends_time")};
    const auto day = parse_day(typed.starts_on);
    const auto from = parse_clock(typed.starts_time), until = parse_clock(typed.ends_time);
    if (!day) problems.push_back({"starts_on", /*t*/ "Write the day of the meeting, like 2019-11-11."});
    for (const auto& [time, field] : {std::pair{from, "starts_time"}, std::pair{until, "ends_time"}})
        if (!time) problems.push_back({field, /*t*/ "Write a time like 09:30."});
    if (day && from && until) {
        typed.meeting.starts = shifted({*day, {}}, *from);
        typed.meeting.ends = shifted({*day, {}}, *until);
    }
    return typed;
}

View meeting_form_view(const MeetingForm& form, const TypedMeeting& typed, const Error* error,
                       const RequestScope& scope) {
    const auto& locale = scope.locale();
    const auto& meeting = typed.meeting;
    const auto problem = [&](std::string_view name) {
        return error == nullptr ? std::string() : problem_on(name, *error, locale);
    };
    const auto field = [&](std::string label, const char* name, const std::string& value, const char* type,
                           const char* width, std::string hint = {}) {
        return field_model({.label = std::move(label),
                            .name = name,
                            .value = value,
                            .hint = std::move(hint),
                            .error = problem(name),
                            .type = type,
                            .css_class = width,
                            .rows = 3});
    };
    std::vector<Choice> rooms{{.value = "", .label = locale.t("no room of the venue")}}, states;
    for (const auto& room : form.rooms)
        rooms.push_back({.value = room.id, .label = room.name, .selected = room.id == meeting.room_id});
    for (const auto state : meeting_states)
        states.push_back({.value = std::string(to_text(state)),
                          .label = locale.t(name_of(state)),
                          .selected = state == meeting.state});
    const bool is_new = form.meeting.empty();
    const UrlValues at{{"edition", form.edition.id}}, here{{"meeting", form.meeting}};
    const auto title = is_new ? locale.t("New meeting") : locale.t("Change the meeting");
    Model page{
        {"caption", form.edition.titles.in(locale.language())},
        {"list_url", scope.url("events.meetings", at)},
        {"heading", title},
        {"zone", form.edition.dates.zone},
        {"action_url",
         is_new ? scope.url("events.meeting_add", at) : scope.url("events.meeting_change", here)},
        {"may_remove", !is_new},
        {"remove_url", is_new ? std::string() : scope.url("events.meeting_remove", here)},
        {"revision", std::to_string(meeting.revision)},
        {"first", party_model({.label = locale.t("Who"),
                               .name = "first",
                               .value = meeting.first.ref,
                               .hint = locale.t("A person, city or organisation of the directory."),
                               .error = problem("first")},
                              typed.first_shown, "", scope)},
        {"second", party_model({.label = locale.t("Meets"),
                                .name = "second",
                                .value = meeting.second.ref,
                                .hint = locale.t("Somebody of the directory, or any other name."),
                                .error = problem("second")},
                               typed.second_shown, "", scope)},
        {"starts_on", field(locale.t("Day"), "starts_on", typed.starts_on, "date", "govuk-input--width-10")},
        {"starts_time",
         field(locale.t("From"), "starts_time", typed.starts_time, "time", "govuk-input--width-5")},
        {"ends_time", field(locale.t("Until"), "ends_time", typed.ends_time, "time", "govuk-input--width-5")},
        {"room", choice_model({.label = locale.t("Room"), .name = "room", .error = problem("room")}, rooms)},
        {"place", field(locale.t("Or another place"), "place", meeting.place, "text", "")},
        {"purpose", field(locale.t("Purpose"), "purpose", meeting.purpose, "text", "",
                          locale.t("It stands in the briefing packs of those who meet."))},
        {"note",
         field(locale.t("Note"), "note", meeting.note, "text", "", locale.t("For the secretariat alone."))},
        {"state", choice_model({.label = locale.t("State"),
                                .name = "state",
                                .hint = locale.t("In calendars and packs once it is agreed.")},
                               states)}};
    set_problems(page, error, locale);
    return {.name = "events/meeting/form",
            .model = std::move(page),
            .title = error == nullptr ? title : locale.t("Error: {title}", {{"title", title}}),
            .status = status_of(error)};
}

/// Both kinds of problems at once: what the form could not read, and what the rules refuse.
template <class Store>
auto save_meeting_form(const RoomTools& tools, const Request& request, RequestScope& scope,
                       TypedMeeting& typed, const Store& store) {
    return scope.db().write([&](UnitOfWork& uow) {
        std::vector<FieldError> problems;
        typed = read_typed_meeting(uow, tools, request, scope, problems);
        auto stored = store(uow, typed.meeting);
        if (problems.empty()) return stored;
        if (!stored)
            for (const auto& problem : stored.error().fields)
                if (!problem.field.starts_with("starts_") && !problem.field.starts_with("ends_") &&
                    std::none_of(problems.begin(), problems.end(),
                                 [&](const FieldError& each) { return each.field == problem.field; }))
                    problems.push_back(problem);
        return decltype(stored)(refuse_if_any(std::move(problems)).error());
    });
}

Redirect back_to_meetings(const std::string& edition, RequestScope& scope) {
    return Redirect{scope.url("events.meetings", {{"edition", edition}})};
}

Result<Meeting> stored_meeting(RequestScope& scope, const std::string& id, bool with_removed = false) {
    return scope.db().read([&](UnitOfWork& uow) -> Result<Meeting> {
        auto meeting = find_meeting(uow, id, with_removed);
        if (!meeting) return meeting_unknown(id);
        return *std::move(meeting);
    });
}

}  // namespace

Result<Reply> list_meetings(const RoomTools& tools, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("edition");
    const auto reading = scope.db().read([&](UnitOfWork& uow) { return read_meetings(uow, id); });
    if (!reading) return reading.error();
    const auto& locale = scope.locale();
    if (const auto& format = request.query_value("format"); !format.empty())
        return table_file(*tools.documents, meeting_table(*reading, locale), "meetings", format);
    const UrlValues at{{"edition", id}};
    const auto with = [&](const char* wanted) {
        return scope.url("events.meetings", {{"edition", id}, {"format", wanted}});
    };
    auto rows = meeting_rows(*reading, scope);
    const auto title = locale.t("Bilateral meetings");
    return View{.name = "events/meeting/list",
                .model = {{"title", title},
                          {"event", reading->edition.titles.in(locale.language())},
                          {"event_url", scope.url("events.edition", at)},
                          {"new_url", scope.url("events.meeting_new", at)},
                          {"zone", reading->edition.dates.zone},
                          {"count", locale.n("{n} meeting", "{n} meetings",
                                             static_cast<long long>(reading->meetings.size()))},
                          {"csv_url", with("csv")},
                          {"xlsx_url", with("xlsx")},
                          {"has_rows", !rows.empty()},
                          {"rows", std::move(rows)}},
                .title = title};
}

Result<Reply> new_meeting_form(const RoomTools&, const Request& request, RequestScope& scope) {
    auto form = meeting_form_of(scope, request.path_value("edition"));
    if (!form) return std::move(form).error();
    return meeting_form_view(*form, {.starts_on = to_text(form->edition.dates.start)}, nullptr, scope);
}

Result<Reply> add_meeting_post(const RoomTools& tools, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("edition");
    auto form = meeting_form_of(scope, id);
    if (!form) return std::move(form).error();
    TypedMeeting typed;
    auto added = save_meeting_form(tools, request, scope, typed, [&](UnitOfWork& uow, Meeting meeting) {
        meeting.edition_id = id;
        return add_meeting(uow, *tools.lookup, scope.actor(), std::move(meeting));
    });
    if (!added) {
        if (!is_for_form(added.error())) return std::move(added).error();
        return meeting_form_view(*form, typed, &added.error(), scope);
    }
    scope.notice(scope.locale().t("The meeting was saved."));
    return back_to_meetings(id, scope);
}

Result<Reply> edit_meeting_form(const RoomTools&, const Request& request, RequestScope& scope) {
    const auto stored = stored_meeting(scope, request.path_value("meeting"));
    if (!stored) return stored.error();
    auto form = meeting_form_of(scope, stored->edition_id, stored->id);
    if (!form) return std::move(form).error();
    return meeting_form_view(*form, typed_from(*stored), nullptr, scope);
}

Result<Reply> change_meeting_post(const RoomTools& tools, const Request& request, RequestScope& scope) {
    const auto stored = stored_meeting(scope, request.path_value("meeting"));
    if (!stored) return stored.error();
    auto form = meeting_form_of(scope, stored->edition_id, stored->id);
    if (!form) return std::move(form).error();
    TypedMeeting typed;
    auto saved = save_meeting_form(tools, request, scope, typed, [&](UnitOfWork& uow, Meeting meeting) {
        meeting.id = stored->id;
        return change_meeting(uow, *tools.lookup, scope.actor(), std::move(meeting));
    });
    if (!saved) {
        if (!is_for_form(saved.error())) return std::move(saved).error();
        // Saving again after a conflict is a decision: it is made on what is stored now.
        if (saved.error().code == ErrorCode::conflict) typed.meeting.revision = stored->revision;
        return meeting_form_view(*form, typed, &saved.error(), scope);
    }
    scope.notice(scope.locale().t("Changes saved."));
    return back_to_meetings(stored->edition_id, scope);
}

Result<Reply> remove_meeting_post(const RoomTools&, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("meeting");
    const auto stored = stored_meeting(scope, id, true);
    if (!stored) return stored.error();
    if (auto done = scope.db().write([&](UnitOfWork& uow) { return remove_meeting(uow, scope.actor(), id); });
        !done)
        return std::move(done).error();
    scope.notice(scope.locale().t("The meeting was taken off the list."),
                 scope.url("events.meeting_restore", {{"meeting", id}}));
    return back_to_meetings(stored->edition_id, scope);
}

Result<Reply> restore_meeting_post(const RoomTools&, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("meeting");
    const auto stored = stored_meeting(scope, id, true);
    if (!stored) return stored.error();
    if (auto done =
            scope.db().write([&](UnitOfWork& uow) { return restore_meeting(uow, scope.actor(), id); });
        !done)
        return std::move(done).error();
    return back_to_meetings(stored->edition_id, scope);
}

}  // namespace plenaria::events
