// SPDX-License-Identifier: EUPL-1.2
#include "calendar_pages.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include <plenaria/directory/lookup.hpp>

#include "../editions/edition_repository.hpp"
#include "../editions/edition_service.hpp"
#include "../interpretation/booth_change_repository.hpp"
#include "../interpretation/interpretation_repository.hpp"
#include "../meetings/meeting_repository.hpp"
#include "../meetings/meeting_words.hpp"
#include "../programme/programme_calendar.hpp"
#include "../programme/release_repository.hpp"
#include "../programme/release_service.hpp"
#include "../programme/venue_repository.hpp"
#include "personal_calendar_service.hpp"

namespace plenaria::events {

namespace {

constexpr std::array<const char*, 3> calendar_languages{"en", "es", "fr"};

struct CalendarPerson {
    std::string ref;
    std::string name;
    int sessions = 0;
    std::optional<PersonalCalendar> calendar = {};
};

struct CalendarReading {
    Edition edition;
    std::vector<CalendarPerson> people;  ///< by name
};

Result<CalendarReading> read_calendars(UnitOfWork& uow, const RoomTools& tools, const std::string& edition_id,
                                       const Locale& locale) {
    auto reading = read_programme(uow, edition_id);
    if (!reading) return std::move(reading).error();
    name_people(uow, *tools.lookup, *reading);
    std::map<std::string, CalendarPerson> by_ref;
    for (const auto& session : reading->programme.sessions) {
        std::set<std::string> here;
        for (const auto& [role, person] : session.people) {
            auto& entry = by_ref[person.ref];
            entry.ref = person.ref;
            entry.name = person.name;
            if (here.insert(person.ref).second) ++entry.sessions;
        }
    }
    for (const auto& interprets : reading->programme.interpreters) {
        if (interprets.person.ref.empty()) continue;
        auto& entry = by_ref[interprets.person.ref];
        entry.ref = interprets.person.ref;
        if (entry.name.empty()) entry.name = interprets.person.name;
        ++entry.sessions;
    }
    for (auto& calendar : personal_calendars_of(uow, edition_id))
        if (const auto found = by_ref.find(calendar.person_ref); found != by_ref.end())
            found->second.calendar = std::move(calendar);
    CalendarReading all{std::move(reading->edition), {}};
    for (auto& [ref, person] : by_ref) all.people.push_back(std::move(person));
    std::sort(all.people.begin(), all.people.end(), [&](const auto& a, const auto& b) {
        return std::pair(locale.sort_key(a.name), a.ref) < std::pair(locale.sort_key(b.name), b.ref);
    });
    return all;
}

bool names_person(const Session& session, const std::string& ref) {
    return std::any_of(session.people.begin(), session.people.end(),
                       [&](const auto& each) { return each.person.ref == ref; });
}

/// The addresses of one calendar, which differ in the language of what is in it.
Model::List address_models(const RoomTools& tools, const std::string& secret, const RequestScope& scope) {
    Model::List addresses;
    for (const auto* language : calendar_languages)
        addresses.push_back(
            {{"language", scope.locale().language_name(language)},
             {"address", tools.addresses->absolute(scope.url(
                             "events.personal_calendar", {{"secret", secret}, {"language", language}}))}});
    return addresses;
}

/// @param secret of the address that was made just now, of `made_for`; empty: none was.
Result<Reply> calendars_view(const RoomTools& tools, const Request& request, RequestScope& scope,
                             const std::string& secret, const std::string& made_for) {
    const auto& locale = scope.locale();
    const auto& id = request.path_value("edition");
    auto reading = scope.db().read([&](UnitOfWork& uow) { return read_calendars(uow, tools, id, locale); });
    if (!reading) return std::move(reading).error();
    const UrlValues at{{"edition", id}};
    const auto range =
        page_range(page_number(request), page_size, static_cast<long long>(reading->people.size()));
    Model::List rows;
    std::string name;
    for (const auto& person : reading->people)
        if (person.ref == made_for) name = person.name;
    for (auto row = range.first; row != 0 && row <= range.last; ++row) {
        const auto& person = reading->people[static_cast<std::size_t>(row - 1)];
        rows.push_back(
            {{"ref", person.ref},
             {"name", person.name},
             {"sessions", locale.n("{n} session", "{n} sessions", person.sessions)},
             {"has_calendar", person.calendar.has_value()},
             {"made",
              person.calendar
                  ? locale.t("Made on {when} by {who}",
                             {{"when", locale.day(day_in(person.calendar->made_at, scope.actor().zone))},
                              {"who", person.calendar->made_by}})
                  : std::string()}});
    }
    const auto title = locale.t("Personal calendars");
    Model model{{"title", title},
                {"event", reading->edition.titles.in(locale.language())},
                {"programme_url", scope.url("events.programme", at)},
                {"is_made", !secret.empty()},
                {"made_for", name},
                {"addresses", secret.empty() ? Model::List() : address_models(tools, secret, scope)},
                {"make_url", scope.url("events.personal_calendar_make", at)},
                {"end_url", scope.url("events.personal_calendar_end", at)},
                {"has_rows", !rows.empty()},
                {"rows", std::move(rows)}};
    set_pages(model, range, {scope, "events.personal_calendars", {}, at}, locale);
    return View{.name = "events/calendars/list", .model = std::move(model), .title = title};
}

}  // namespace

Result<Reply> personal_calendars(const RoomTools& tools, const Request& request, RequestScope& scope) {
    return calendars_view(tools, request, scope, {}, {});
}

Result<Reply> make_calendar_post(const RoomTools& tools, const Request& request, RequestScope& scope) {
    const auto& person = request.form_value("person");
    const auto secret = scope.db().write([&](UnitOfWork& uow) {
        return make_personal_calendar(uow, scope.actor(), request.path_value("edition"), person);
    });
    if (!secret) return secret.error();
    // Not by way of another address, as other forms answer: the secret would have to be kept until then.
    return calendars_view(tools, request, scope, *secret, person);
}

Result<Reply> end_calendar_post(const RoomTools&, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("edition");
    const auto ended = scope.db().write([&](UnitOfWork& uow) {
        return end_personal_calendar(uow, scope.actor(), id, request.form_value("person"));
    });
    if (!ended) return ended.error();
    scope.notice(scope.locale().t("The address opens nothing any more."));
    return Redirect{scope.url("events.personal_calendars", {{"edition", id}})};
}

Result<Reply> personal_calendar(const RoomTools& tools, const Request& request, RequestScope& scope) {
    // One answer to whatever opens nothing. What was asked for is a secret, or nearly one: not for the log.
    const Error nothing{ErrorCode::not_found, /*t*/ "There is no calendar at this address.", "a calendar"};
    const auto& language = request.path_value("language");
    if (std::find(calendar_languages.begin(), calendar_languages.end(), language) == calendar_languages.end())
        return nothing;
    const auto& locale = tools.locales->get(language, "events");
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        const auto calendar = find_personal_calendar(uow, request.path_value("secret"));
        if (!calendar) return nothing;
        const auto edition = find_edition(uow, calendar->edition_id);
        if (!edition) return nothing;
        auto name = edition->titles.in(language);
        std::vector<CalendarEntry> entries;
        // Before the first release it is empty, and fills itself: who subscribes early must not be sent away.
        std::set<std::string> interprets;
        for (const auto& each : session_interpreters_of(uow, calendar->edition_id))
            if (each.person.ref == calendar->person_ref) interprets.insert(each.session_id);
        auto left = sessions_once_wanted(uow, calendar->edition_id, [&](const Session& session) {
            return names_person(session, calendar->person_ref);
        });
        std::map<std::string, int> raised;
        for (const auto& change : booth_changes_of(uow, calendar->edition_id, calendar->person_ref)) {
            raised[change.session_id] = change.changes;
            if (change.left_at && *change.left_at >= uow.now() - left_shown_for)
                left.insert(change.session_id);
        }
        if (const auto reading = public_reading(uow, tools, calendar->edition_id, locale))
            entries = calendar_entries(
                *reading,
                [&](const Session& session) {
                    return interprets.contains(session.id) || names_person(session, calendar->person_ref);
                },
                locale, left, raised);
        for (auto& entry : meeting_entries(meetings_of(uow, edition->id), calendar->person_ref, *edition,
                                           rooms_of(uow, edition->id), locale))
            entries.push_back(std::move(entry));
        if (const auto person = tools.lookup->entry(uow, calendar->person_ref, language))
            name = person->name + " – " + name;
        return Download{"programme.ics", std::string(calendar_type),
                        tools.documents->calendar(entries, name)};
    });
}

}  // namespace plenaria::events
