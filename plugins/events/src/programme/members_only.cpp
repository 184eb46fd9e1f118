// SPDX-License-Identifier: EUPL-1.2
#include "members_only.hpp"

#include <algorithm>
#include <map>
#include <set>

#include <plenaria/directory/directory.hpp>

#include "../editions/edition_repository.hpp"
#include "../editions/edition_service.hpp"
#include "session_repository.hpp"

namespace plenaria::events {

namespace {

/// Those who interpret work there, and an organiser is not in the room.
bool is_guest(SessionRole role) { return role != SessionRole::interpreter && role != SessionRole::organiser; }

/// Where each of them holds an office on a day; a city or an organisation is itself.
using CitiesBy = std::map<std::string, std::vector<std::string>>;

CitiesBy cities_by_ref(UnitOfWork& uow, directory::Directory& directory, const std::set<std::string>& refs,
                       Day day) {
    CitiesBy cities;
    std::vector<std::string> people;
    for (const auto& ref : refs)
        if (ref.starts_with("person/"))
            people.push_back(ref);
        else
            cities[ref] = {ref};
    if (!people.empty())
        for (auto& facts : directory.people(uow, people, day)) cities[facts.ref] = std::move(facts.cities);
    return cities;
}

/// Those among `refs` who have cities none of which is a member, with the first of these.
std::map<std::string, std::string> strangers_among(UnitOfWork& uow, directory::Directory& directory,
                                                   const std::set<std::string>& refs, Day day,
                                                   const std::vector<std::string>& members) {
    const std::set<std::string> known(members.begin(), members.end());
    std::map<std::string, std::string> strangers;
    for (const auto& [ref, cities] : cities_by_ref(uow, directory, refs, day))
        if (!cities.empty() && std::none_of(cities.begin(), cities.end(),
                                            [&](const auto& city) { return known.contains(city); }))
            strangers[ref] = cities.front();
    return strangers;
}

std::set<std::string> guests_of(const Session& session) {
    std::set<std::string> refs;
    for (const auto& [role, person] : session.people)
        if (is_guest(role) && !person.ref.empty()) refs.insert(person.ref);
    return refs;
}

std::string name_of_party(UnitOfWork& uow, directory::Directory& directory, const std::string& ref,
                          std::string_view language) {
    const auto party = directory.party(uow, ref, language);
    return party ? party->name : ref;
}

}  // namespace

std::optional<std::vector<std::string>> members_at(UnitOfWork& uow, const Electorates& electorates,
                                                   const std::string& session) {
    if (!electorates || session.empty()) return std::nullopt;
    for (const auto& each : electorates())
        if (auto members = each->members(uow, session)) return members;
    return std::nullopt;
}

void add_strangers(UnitOfWork& uow, const MembersOnly& known, ProgrammeReading& reading,
                   std::string_view language) {
    if (known.directory == nullptr || !known.electorates) return;
    for (const auto& session : reading.programme.sessions) {
        // Each answer of a plugin costs journeys: only such kinds are asked for as bodies meet in.
        const bool may_be_closed =
            session.kind == "statutory" || reading.format.is_members_only(session.kind);
        if (!may_be_closed || !takes_place(session)) continue;
        const auto guests = guests_of(session);
        const auto members = guests.empty() ? std::nullopt : members_at(uow, known.electorates, session.id);
        if (!members) continue;
        for (const auto& [ref, city] :
             strangers_among(uow, *known.directory, guests, session.starts.day, *members)) {
            Conflict conflict{.kind = ConflictKind::not_member, .first = session.id, .what = ref};
            if (city != ref) conflict.values = {{"of", name_of_party(uow, *known.directory, city, language)}};
            reading.conflicts.push_back(std::move(conflict));
        }
    }
}

Result<void> refuse_strangers(UnitOfWork& uow, const MembersOnly& known, const std::string& session_id,
                              const std::vector<WantedPerson>& wanted,
                              const std::vector<SessionPerson>& before) {
    if (known.directory == nullptr) return {};
    const auto session = find_session(uow, session_id);
    const auto members = session ? members_at(uow, known.electorates, session_id) : std::nullopt;
    if (!members) return {};
    auto added = guests_of(*session);
    for (const auto& each : before)
        if (is_guest(each.role)) added.erase(each.person.ref);
    const auto strangers = strangers_among(uow, *known.directory, added, session->starts.day, *members);
    std::vector<FieldError> problems;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        const auto found = is_guest(wanted[i].role) ? strangers.find(wanted[i].ref) : strangers.end();
        if (found == strangers.end()) continue;
        const auto language = find_edition(uow, session->edition_id).value().titles.original;
        problems.push_back({"person_" + std::to_string(i + 1),
                            /*t*/ "Only members of the body that meets come in, and {of} is none of them.",
                            {{"of", name_of_party(uow, *known.directory, found->second, language)}}});
    }
    return refuse_if_any(std::move(problems));
}

}  // namespace plenaria::events
