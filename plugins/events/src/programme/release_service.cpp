// SPDX-License-Identifier: EUPL-1.2
#include "release_service.hpp"

#include <map>
#include <set>

#include <plenaria/directory/lookup.hpp>
#include <plenaria/id.hpp>
#include <plenaria/text.hpp>

#include "../editions/edition_repository.hpp"
#include "../editions/edition_service.hpp"
#include "../json.hpp"
#include "kept_programme.hpp"
#include "session_repository.hpp"

namespace plenaria::events {

namespace {
constexpr std::size_t longest_release_note = 500;

const FrozenProgramme* released_in(const ProgrammeReading& reading) {
    return reading.released ? reading.released->programme.get() : nullptr;
}

ProgrammeReading reading_of(UnitOfWork& uow, Edition edition, Programme programme, const Formats* formats) {
    ProgrammeReading reading{.edition = std::move(edition),
                             .programme = std::move(programme),
                             .format = {},
                             .conflicts = {},
                             .released = {},
                             .next = {}};
    reading.released = latest_release(uow, reading.edition.id);
    reading.conflicts = conflicts_of(reading.programme, reading.edition.dates);
    reading.format = EditionFormat(formats, reading.edition.format);
    for (auto& breach : reading.format.breaches(reading.programme, reading.edition.dates))
        reading.conflicts.push_back(std::move(breach));
    return reading;
}
}  // namespace

Result<ProgrammeReading> read_programme(UnitOfWork& uow, const std::string& edition_id,
                                        const Formats* formats) {
    auto edition = find_edition(uow, edition_id);
    if (!edition) return edition_unknown(edition_id);
    auto programme = kept_programme_of(uow, *edition);
    return reading_of(uow, *std::move(edition), std::move(programme), formats);
}

void name_people(UnitOfWork& uow, directory::Lookup& lookup, ProgrammeReading& reading,
                 std::optional<Day> day) {
    const auto shown = [&](const Session& session) {
        return !day || (session.ends.day >= *day && session.starts.day <= *day);
    };
    std::set<std::string> refs;
    for (const auto& session : reading.programme.sessions)
        if (shown(session))
            for (const auto& [role, person] : session.people) refs.insert(person.ref);
    const auto names = lookup.names(uow, {refs.begin(), refs.end()}, reading.edition.titles.original);
    for (auto& session : reading.programme.sessions) {
        if (!shown(session)) continue;
        for (auto& [role, person] : session.people)
            if (const auto found = names.find(person.ref); found != names.end()) person.name = found->second;
    }
}

void freeze_next(ProgrammeReading& reading) {
    reading.next =
        freeze(reading.programme, reading.edition.titles, reading.edition.dates, released_in(reading));
}

std::vector<ProgrammeChange> changes_since(const ProgrammeReading& reading) {
    return changes_between(released_in(reading), reading.next);
}

std::string programme_tag(std::string_view edition_id) {
    return "events.programme/" + std::string(edition_id);
}

Result<int> release_programme(UnitOfWork& uow, directory::Lookup& lookup, const Actor& actor,
                              const std::string& edition_id, const std::string& note, int revision) {
    touch(uow, edition_id);
    auto edition = find_edition(uow, edition_id);
    if (!edition) return edition_unknown(edition_id);
    auto programme = programme_of(uow, edition_id);
    auto reading = reading_of(uow, *std::move(edition), std::move(programme), nullptr);
    name_people(uow, lookup, reading);
    freeze_next(reading);
    // touch() has raised it by one.
    if (reading.edition.revision != revision + 1) return changed_meanwhile(edition_subject(edition_id));
    std::vector<FieldError> problems;
    if (!is_utf8(note) || length(note) > longest_release_note)
        problems.push_back({"note",
                            /*t*/ "Write at most {max} characters.",
                            {{"max", std::to_string(longest_release_note)}}});
    if (auto good = refuse_if_any(std::move(problems)); !good) return std::move(good).error();
    if (reading.next.sessions.empty())
        return Error{ErrorCode::conflict, /*t*/ "There is no planned session yet that could be released.",
                     edition_subject(edition_id)};
    if (reading.released && frozen_json(*reading.released->programme) == frozen_json(reading.next))
        return Error{ErrorCode::conflict, /*t*/ "Nothing has changed since the latest release.",
                     edition_subject(edition_id)};
    Release release{.id = new_id(),
                    .edition_id = edition_id,
                    .number = reading.released ? reading.released->release.number + 1 : 1,
                    .released_at = uow.now(),
                    .released_by = actor.name,
                    .note = trim(note),
                    .sha256 = {}};
    insert(uow, release, reading.next);
    uow.record(actor, "events.release_programme", edition_subject(edition_id), "",
               compact({{"number", release.number},
                        {"sha256", release.sha256},
                        {"sessions", reading.next.sessions.size()},
                        {"conflicts", reading.conflicts.size()}}));
    uow.publish("events.programme_released/1",
                compact({{"edition", edition_id}, {"number", release.number}, {"sha256", release.sha256}}));
    uow.invalidate(programme_tag(edition_id));
    // Of what is over nobody waits for news.
    const auto& titles = reading.edition.titles;
    const auto& dates = reading.edition.dates;
    if (dates.end >= day_in(uow.now(), dates.zone))
        uow.notify(
            {.permission = "events.view",
             .message = /*t*/ "Release {number} of the programme is out ({event}).",
             .values = {{"number", std::to_string(release.number)}, {"event", titles.in(titles.original)}},
             .domain = "events",
             .path = edition_path(edition_id) + "/programme"});
    return release.number;
}

}  // namespace plenaria::events
