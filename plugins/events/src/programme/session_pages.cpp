// SPDX-License-Identifier: EUPL-1.2
#include "session_pages.hpp"

#include <algorithm>
#include <charconv>

#include <plenaria/text.hpp>

#include "../common_pages.hpp"
#include "../editions/edition_repository.hpp"
#include "../editions/edition_service.hpp"
#include "../editions/owner.hpp"
#include "../side_events/placed_rules.hpp"
#include "edition_format.hpp"
#include "members_only.hpp"
#include "programme_pages.hpp"
#include "session_repository.hpp"
#include "session_service.hpp"
#include "session_version_pages.hpp"

namespace plenaria::events {

namespace {

constexpr std::size_t empty_person_lines = 2, most_person_lines = 60;

/// A line of the form for somebody in a role.
struct TypedPerson {
    WantedPerson wanted;
    std::string shown;  ///< the name, or what was typed for it
};

/// What stands in the form: as typed, or as it is stored.
struct TypedSession {
    SessionFacts facts;
    std::string starts_on, starts_time, ends_time, expected;
    std::string version_shown;  ///< the name, or what was typed for it
    std::vector<TypedPerson> people;
    int revision = 0;
};

/// Which form: of a new session of an edition, or of one that there is.
struct SessionForm {
    Edition edition;
    Programme programme;
    EditionFormat format;
    bool has_versions = false;  ///< whether there are versions to choose from
    std::string session = {};   ///< empty: a new one
};

TypedSession typed_session(UnitOfWork& uow, const RoomTools& tools, const Session& session,
                           const RequestScope& scope) {
    const auto& locale = scope.locale();
    auto version = session.version;
    name_version(uow, tools.versions, scope.actor(), locale.language(), version);
    TypedSession typed{.facts = facts_of(session),
                       .starts_on = to_text(session.starts.day),
                       .starts_time = clock_text(session.starts),
                       .ends_time = clock_text(session.ends),
                       .expected = session.expected > 0 ? std::to_string(session.expected) : std::string(),
                       .version_shown = std::move(version.name),
                       .people = {},
                       .revision = session.revision};
    for (const auto& [role, person] : session.people)
        typed.people.push_back(
            {{role, person.ref}, shown_name(uow, *tools.lookup, person, locale.language())});
    return typed;
}

void read_session_times(TypedSession& typed, std::vector<FieldError>& problems) {
    const auto day = parse_day(typed.starts_on);
    const auto from = parse_clock(typed.starts_time), until = parse_clock(typed.ends_time);
    if (!day) problems.push_back({"starts_on", /*t*/ "Write the day of the session, like 2019-11-11."});
    for (const auto& [time, field] : {std::pair{from, "starts_time"}, std::pair{until, "ends_time"}})
        if (!time) problems.push_back({field, /*t*/ "Write a time like 09:30."});
    if (!day || !from || !until) return;
    auto& facts = typed.facts;
    facts.starts = shifted({*day, {}}, *from);
    facts.ends = end_at(facts.starts, *until);
}

void read_session_people(UnitOfWork& uow, const RoomTools& tools, const Request& request,
                         const RequestScope& scope, TypedSession& typed, std::vector<FieldError>& problems) {
    for (std::size_t i = 1; i <= most_person_lines; ++i) {
        const auto number = std::to_string(i);
        if (request.form_value("role_" + number).empty()) break;
        const auto role = parse_session_role(request.form_value("role_" + number));
        TypedPerson line{
            {role.value_or(SessionRole::speaker),
             read_party(uow, *tools.lookup, request, "person_" + number, "", scope.locale(), problems)},
            request.form_value("person_" + number + "_text")};
        typed.facts.people.push_back(line.wanted);
        typed.people.push_back(std::move(line));
    }
}

TypedSession read_typed_session(UnitOfWork& uow, const RoomTools& tools, const Request& request,
                                const RequestScope& scope, const SessionVersion& before,
                                std::vector<FieldError>& problems) {
    TypedSession typed{
        .facts = {.titles = read_titles(request),
                  .kind = request.form_value("kind"),
                  .room_id = request.form_value("room"),
                  .track_id = request.form_value("track"),
                  .note = request.form_value("note"),
                  .decision = request.form_value("decision"),
                  .version_id = read_version(uow, tools.versions, request, scope, before, problems),
                  .state = parse_session_state(request.form_value("state")).value_or(SessionState::planned)},
        .starts_on = trim(request.form_value("starts_on")),
        .starts_time = trim(request.form_value("starts_time")),
        .ends_time = trim(request.form_value("ends_time")),
        .expected = trim(request.form_value("expected")),
        .version_shown = request.form_value("version_text"),
        .people = {},
        .revision = read_revision(request)};
    read_session_times(typed, problems);
    read_session_people(uow, tools, request, scope, typed, problems);
    if (!typed.expected.empty()) {
        const auto* end = typed.expected.data() + typed.expected.size();
        const auto [rest, failure] = std::from_chars(typed.expected.data(), end, typed.facts.expected);
        if (failure != std::errc() || rest != end)
            typed.facts.expected = -1;  // the rule says what would be right
    }
    return typed;
}

Model::List person_lines(const TypedSession& typed, const Error* error, const RequestScope& scope) {
    const auto& locale = scope.locale();
    Model::List lines;
    auto people = typed.people;
    while (!people.empty() && people.back().wanted.ref.empty() && people.back().shown.empty())
        people.pop_back();
    people.resize(std::min(people.size() + empty_person_lines, most_person_lines));
    for (std::size_t i = 0; i < people.size(); ++i) {
        const auto number = std::to_string(i + 1);
        std::vector<Choice> roles;
        for (const auto role : session_roles)
            roles.push_back({.value = std::string(to_text(role)),
                             .label = locale.t(name_of(role)),
                             .selected = role == people[i].wanted.role});
        lines.push_back({{"role", choice_model({.label = locale.t("Role"), .name = "role_" + number}, roles)},
                         {"person", party_model({.label = locale.t("Who"),
                                                 .name = "person_" + number,
                                                 .value = people[i].wanted.ref,
                                                 .error = error == nullptr ? std::string()
                                                                           : problem_on("person_" + number,
                                                                                        *error, locale)},
                                                people[i].shown, "", scope)}});
    }
    return lines;
}

void set_session_choices(Model& page, const SessionForm& form, const TypedSession& typed, const Error* error,
                         const Locale& locale) {
    const auto problem = [&](std::string_view field) {
        return error == nullptr ? std::string() : problem_on(field, *error, locale);
    };
    std::vector<Choice> kinds, states, rooms{{.value = "", .label = locale.t("no room")}},
        tracks{{.value = "", .label = locale.t("no track")}};
    for (auto& [key, name] : form.format.kinds(locale))
        kinds.push_back({.value = key, .label = std::move(name), .selected = key == typed.facts.kind});
    if (!typed.facts.kind.empty() && !form.format.has_kind(typed.facts.kind))
        kinds.push_back({.value = typed.facts.kind, .label = typed.facts.kind, .selected = true});
    for (const auto state : {SessionState::proposed, SessionState::planned, SessionState::cancelled})
        states.push_back({.value = std::string(to_text(state)),
                          .label = locale.t(name_of(state)),
                          .selected = state == typed.facts.state});
    for (const auto& room : form.programme.rooms)
        rooms.push_back(
            {.value = room.id,
             .label = room.capacity > 0
                          ? locale.t("{room} ({seats})",
                                     {{"room", room.name},
                                      {"seats", locale.n("{n} seat", "{n} seats", room.capacity)}})
                          : room.name,
             .selected = room.id == typed.facts.room_id});
    for (const auto& track : form.programme.tracks)
        tracks.push_back({.value = track.id,
                          .label = track.titles.in(locale.language()),
                          .selected = track.id == typed.facts.track_id});
    page.set("kind",
             choice_model({.label = locale.t("Kind"), .name = "kind", .error = problem("kind")}, kinds));
    page.set("state", choice_model({.label = locale.t("State"),
                                    .name = "state",
                                    .hint = locale.t("What is proposed stays out of what is released.")},
                                   states));
    page.set("room",
             choice_model({.label = locale.t("Room"), .name = "room", .error = problem("room")}, rooms));
    page.set("track",
             choice_model({.label = locale.t("Track"), .name = "track", .error = problem("track")}, tracks));
}

View session_form_view(const SessionForm& form, const TypedSession& typed, const Error* error,
                       RequestScope& scope) {
    const auto& locale = scope.locale();
    const auto field = [&](std::string label, const char* name, const std::string& value, const char* type,
                           const char* width, std::string hint = {}) {
        return field_model({.label = std::move(label),
                            .name = name,
                            .value = value,
                            .hint = std::move(hint),
                            .error = error == nullptr ? std::string() : problem_on(name, *error, locale),
                            .type = type,
                            .css_class = width,
                            .rows = 3});
    };
    const bool is_new = form.session.empty();
    const auto title = is_new ? locale.t("New session") : locale.t("Change the session");
    const UrlValues at{{"session", form.session}};
    const bool reads_history = !is_new && scope.actor().may("core.read_history");
    Model page{
        {"caption", form.edition.titles.in(locale.language())},
        {"programme_url",
         scope.url("events.programme", {{"edition", form.edition.id}, {"day", typed.starts_on}})},
        {"dates", date_range(form.edition.dates, locale)},
        {"zone", form.edition.dates.zone},
        {"heading", title},
        {"action_url", is_new ? scope.url("events.session_add", {{"edition", form.edition.id}})
                              : scope.url("events.session_change", at)},
        {"is_new", is_new},
        {"move_url", is_new ? std::string() : scope.url("events.session_move", at)},
        {"may_chair", !is_new && scope.actor().may("events.chair")},
        {"floor_url", is_new ? std::string() : scope.url("events.floor", at)},
        {"points_url", is_new ? std::string() : scope.url("events.points", at)},
        {"remove_url", is_new ? std::string() : scope.url("events.session_remove", at)},
        {"has_history", reads_history},
        {"history_url", reads_history
                            ? scope.url("core.history", {{"subject", session_subject(form.session)}})
                            : std::string()},
        {"starts_on", field(locale.t("Day"), "starts_on", typed.starts_on, "date", "govuk-input--width-10")},
        {"starts_time",
         field(locale.t("From"), "starts_time", typed.starts_time, "time", "govuk-input--width-5")},
        {"ends_time", field(locale.t("Until"), "ends_time", typed.ends_time, "time", "govuk-input--width-5")},
        {"expected",
         field(locale.t("People expected"), "expected", typed.expected, "number", "govuk-input--width-5")},
        {"people", person_lines(typed, error, scope)},
        {"has_versions", form.has_versions},
        {"version", form.has_versions
                        ? version_field(typed.facts.version_id, typed.version_shown, error, scope)
                        : Model()},
        {"note", field(locale.t("Note"), "note", typed.facts.note, "text", "",
                       locale.t("For those who plan; it is never released."))},
        {"decision", field(locale.t("Decision"), "decision", typed.facts.decision, "text", "",
                           locale.t("What this session decided, once it has."))},
        {"revision", std::to_string(typed.revision)}};
    set_session_choices(page, form, typed, error, locale);
    set_title_fields(page, typed.facts.titles, error, locale);
    set_problems(page, error, locale);
    return {.name = "events/programme/session",
            .model = std::move(page),
            .title = error == nullptr ? title : locale.t("Error: {title}", {{"title", title}}),
            .status = status_of(error)};
}

MembersOnly members_in(const RoomTools& tools) { return {tools.electorates, tools.directory}; }

/// Both kinds of problems at once: what the form could not read, and what the rules refuse.
template <class Store>
auto save_session_form(const RoomTools& tools, const Request& request, RequestScope& scope,
                       const SessionVersion& before, TypedSession& typed, const Store& store) {
    return scope.db().write([&](UnitOfWork& uow) {
        std::vector<FieldError> problems;
        typed = read_typed_session(uow, tools, request, scope, before, problems);
        auto stored = store(uow, typed.facts);
        if (problems.empty()) return stored;
        if (!stored)
            for (const auto& problem : stored.error().fields)
                if (!problem.field.starts_with("starts_") && !problem.field.starts_with("ends_"))
                    problems.push_back(problem);
        return decltype(stored)(refuse_if_any(std::move(problems)).error());
    });
}

Result<SessionForm> session_form_of(const RoomTools& tools, RequestScope& scope,
                                    const std::string& edition_id, const std::string& session = {}) {
    return scope.db().read([&](UnitOfWork& uow) -> Result<SessionForm> {
        auto edition = find_edition(uow, edition_id);
        if (!edition) return edition_unknown(edition_id);
        EditionFormat format(tools.formats, edition->format);
        return SessionForm{*std::move(edition), programme_of(uow, edition_id), std::move(format),
                           tools.versions != nullptr, session};
    });
}

struct StoredSession {
    Session session;
    TypedSession typed;
};
Result<StoredSession> stored_session(const RoomTools& tools, const std::string& id, RequestScope& scope) {
    return scope.db().read([&](UnitOfWork& uow) -> Result<StoredSession> {
        auto session = find_session(uow, id);
        if (!session) return session_unknown(id);
        auto typed = typed_session(uow, tools, *session, scope);
        return StoredSession{*std::move(session), std::move(typed)};
    });
}

}  // namespace

Result<Reply> new_session_form(const RoomTools& tools, const Request& request, RequestScope& scope) {
    auto form = session_form_of(tools, scope, request.path_value("edition"));
    if (!form) return std::move(form).error();
    const auto day = parse_day(request.query_value("day")).value_or(form->edition.dates.start);
    TypedSession typed{.starts_on = to_text(day)};
    typed.facts.titles.original = scope.locale().language();
    return session_form_view(*form, typed, nullptr, scope);
}

Result<Reply> add_session_post(const RoomTools& tools, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("edition");
    auto form = session_form_of(tools, scope, id);
    if (!form) return std::move(form).error();
    TypedSession typed;
    auto added =
        save_session_form(tools, request, scope, {}, typed, [&](UnitOfWork& uow, const SessionFacts& facts) {
            auto made =
                add_session(uow, *tools.lookup, scope.actor(), id, facts, tools.formats, tools.versions);
            if (!made) return made;
            if (auto good = refuse_strangers(uow, members_in(tools), *made, facts.people, {}); !good)
                return Result<std::string>(std::move(good).error());
            return made;
        });
    if (!added) {
        if (!is_for_form(added.error())) return std::move(added).error();
        return session_form_view(*form, typed, &added.error(), scope);
    }
    scope.notice(scope.locale().t("The session was saved."));
    return Redirect{place_of({.id = *added, .edition_id = id, .starts = typed.facts.starts}, scope)};
}

Result<Reply> edit_session_form(const RoomTools& tools, const Request& request, RequestScope& scope) {
    auto stored = stored_session(tools, request.path_value("session"), scope);
    if (!stored) return std::move(stored).error();
    auto form = session_form_of(tools, scope, stored->session.edition_id, stored->session.id);
    if (!form) return std::move(form).error();
    return session_form_view(*form, stored->typed, nullptr, scope);
}

Result<Reply> change_session_post(const RoomTools& tools, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("session");
    auto stored = stored_session(tools, id, scope);
    if (!stored) return std::move(stored).error();
    auto form = session_form_of(tools, scope, stored->session.edition_id, id);
    if (!form) return std::move(form).error();
    TypedSession typed;
    auto saved = save_session_form(
        tools, request, scope, stored->session.version, typed,
        [&](UnitOfWork& uow, const SessionFacts& facts) {
            auto changed = change_session(uow, *tools.lookup, scope.actor(), id, facts,
                                          read_revision(request), tools.formats, tools.versions);
            if (!changed) return changed;
            return refuse_strangers(uow, members_in(tools), id, facts.people, stored->session.people);
        });
    if (!saved) {
        if (!is_for_form(saved.error())) return std::move(saved).error();
        // Saving again after a conflict is a decision: it is made on what is stored now.
        if (saved.error().code == ErrorCode::conflict) typed.revision = stored->session.revision;
        return session_form_view(*form, typed, &saved.error(), scope);
    }
    auto words = scope.locale().t("Changes saved.");
    const auto broken = scope.db().read([&](UnitOfWork& uow) -> Result<std::vector<std::string>> {
        const auto session = find_session(uow, id);
        return session ? call_rules_broken_by(uow, *session, scope.locale()) : std::vector<std::string>();
    });
    if (broken)
        for (const auto& sentence : *broken) words += ' ' + sentence;
    scope.notice(words);
    return Redirect{
        place_of({.id = id, .edition_id = stored->session.edition_id, .starts = typed.facts.starts}, scope)};
}

}  // namespace plenaria::events
