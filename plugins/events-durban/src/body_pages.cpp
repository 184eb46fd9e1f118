// SPDX-License-Identifier: EUPL-1.2
#include "body_pages.hpp"

#include <algorithm>
#include <charconv>

#include <plenaria/db.hpp>
#include <plenaria/field.hpp>
#include <plenaria/form.hpp>
#include <plenaria/form_answer.hpp>
#include <plenaria/locale.hpp>
#include <plenaria/text.hpp>

#include "body_service.hpp"

namespace plenaria::events_durban {

namespace {

/// As typed, or as it is stored.
struct TypedBody {
    std::string day_number;
    std::string begins_at;
    std::string seats;
    std::string note;
    int revision = 0;
};

/// Empty is 0, and what is no number is -1: the rule says what would be right.
int read_count(const std::string& typed) {
    const auto text = trim(typed);
    if (text.empty()) return 0;
    int number = 0;
    const auto [rest, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
    return failure == std::errc() && rest == text.data() + text.size() ? number : -1;
}
std::string count_text(int number) { return number == 0 ? std::string() : std::to_string(number); }

/// "Day 4, 14 November 2019, 10:30".
std::string meeting_words(const Congress& all, const Body& body, const Locale& locale) {
    if (body.day_number == 0) return {};
    const auto day = all.edition.dates.start + std::chrono::days(body.day_number - 1);
    const MessageValues values{
        {"number", locale.number(body.day_number)}, {"day", locale.day(day)}, {"time", body.begins_at}};
    return body.begins_at.empty() ? locale.t("Day {number}, {day}", values)
                                  : locale.t("Day {number}, {day}, {time}", values);
}

Model::List body_rows(const Congress& all, bool may_edit, const RequestScope& scope) {
    const auto& locale = scope.locale();
    Model::List rows;
    for (const auto& body : all.bodies) {
        const auto& kind = *find_kind(body.key);
        const auto meets = meeting_words(all, body, locale);
        rows.push_back({{"name", locale.t(kind.name)},
                        {"electorate", locale.t(kind.electorate)},
                        {"has_meeting", !meets.empty()},
                        {"meets", meets},
                        {"has_seats", body.seats > 0},
                        {"seats", locale.n("{n} seat", "{n} seats", body.seats)},
                        {"has_note", !body.note.empty()},
                        {"note", body.note},
                        {"members_url", scope.url("events-durban.members",
                                                  {{"edition", all.edition.id}, {"body", body.key}})},
                        {"edit_url", may_edit ? scope.url("events-durban.body",
                                                          {{"edition", all.edition.id}, {"body", body.key}})
                                              : std::string()}});
    }
    return rows;
}

View body_form_view(const Congress& all, const BodyKind& kind, const TypedBody& typed, const Error* error,
                    const RequestScope& scope) {
    const auto& locale = scope.locale();
    const auto field = [&](std::string label, const char* name, const std::string& value, std::string hint,
                           const char* type, const char* width) {
        return field_model({.label = std::move(label),
                            .name = name,
                            .value = value,
                            .hint = std::move(hint),
                            .error = error == nullptr ? std::string() : problem_on(name, *error, locale),
                            .type = type,
                            .css_class = width,
                            .rows = 4});
    };
    const auto title = locale.t(kind.name);
    Model page{
        {"caption", all.edition.title},
        {"list_url", scope.url("events-durban.bodies", {{"edition", all.edition.id}})},
        {"heading", title},
        {"electorate", locale.t(kind.electorate)},
        {"action_url",
         scope.url("events-durban.body_set", {{"edition", all.edition.id}, {"body", std::string(kind.key)}})},
        {"revision", std::to_string(typed.revision)},
        {"day_number", field(locale.t("Day of the congress"), "day_number", typed.day_number,
                             locale.t("1 is the first day; other dates of the congress carry it along."),
                             "text", "govuk-input--width-2")},
        {"begins_at",
         field(locale.t("Begins at"), "begins_at", typed.begins_at, {}, "time", "govuk-input--width-5")},
        {"seats", field(locale.t("Seats"), "seats", typed.seats, {}, "text", "govuk-input--width-5")},
        {"note", field(locale.t("Note"), "note", typed.note, {}, "text", "")}};
    set_problems(page, error, locale);
    return {.name = "events-durban/body/form",
            .model = std::move(page),
            .title = error == nullptr ? title : locale.t("Error: {title}", {{"title", title}}),
            .status = status_of(error)};
}

Result<Congress> congress_in(const BodyTools& tools, const Request& request, RequestScope& scope) {
    return scope.db().read([&](UnitOfWork& uow) {
        return congress(uow, *tools.editions, request.path_value("edition"), scope.locale().language());
    });
}

}  // namespace

Result<Reply> show_bodies(const BodyTools& tools, const Request& request, RequestScope& scope) {
    auto all = congress_in(tools, request, scope);
    if (!all) return std::move(all).error();
    const auto& locale = scope.locale();
    const bool may_edit = scope.actor().may("events-durban.edit");
    const auto title = locale.t("Statutory bodies");
    return View{.name = "events-durban/body/list",
                .model = {{"caption", all->edition.title},
                          {"edition_url", all->edition.path},
                          {"may_edit", may_edit},
                          {"rows", body_rows(*all, may_edit, scope)}},
                .title = title};
}

Result<Reply> edit_body_form(const BodyTools& tools, const Request& request, RequestScope& scope) {
    auto all = congress_in(tools, request, scope);
    if (!all) return std::move(all).error();
    for (const auto& body : all->bodies)
        if (body.key == request.path_value("body"))
            return body_form_view(*all, *find_kind(body.key),
                                  {.day_number = count_text(body.day_number),
                                   .begins_at = body.begins_at,
                                   .seats = count_text(body.seats),
                                   .note = body.note,
                                   .revision = body.revision},
                                  nullptr, scope);
    return Error{ErrorCode::not_found, "There is no such body.", request.path_value("body")};
}

Result<Reply> set_body_post(const BodyTools& tools, const Request& request, RequestScope& scope) {
    const auto& edition = request.path_value("edition");
    TypedBody typed{.day_number = request.form_value("day_number"),
                    .begins_at = request.form_value("begins_at"),
                    .seats = request.form_value("seats"),
                    .note = request.form_value("note"),
                    .revision = std::max(read_count(request.form_value("revision")), 0)};
    auto set = scope.db().write([&](UnitOfWork& uow) {
        return set_body(uow, *tools.editions, scope.actor(), edition,
                        {.key = request.path_value("body"),
                         .day_number = read_count(typed.day_number),
                         .begins_at = typed.begins_at,
                         .seats = read_count(typed.seats),
                         .note = typed.note,
                         .revision = typed.revision});
    });
    if (!set) {
        if (!is_for_form(set.error())) return std::move(set).error();
        auto all = congress_in(tools, request, scope);
        if (!all) return std::move(all).error();
        const auto* kind = find_kind(request.path_value("body"));
        if (kind == nullptr) return std::move(set).error();
        // Saving again after a conflict is a decision: it is made on what is stored now.
        if (set.error().code == ErrorCode::conflict)
            for (const auto& body : all->bodies)
                if (body.key == kind->key) typed.revision = body.revision;
        return body_form_view(*all, *kind, typed, &set.error(), scope);
    }
    scope.notice(scope.locale().t("Changes saved."));
    return Redirect{scope.url("events-durban.bodies", {{"edition", edition}})};
}

}  // namespace plenaria::events_durban
