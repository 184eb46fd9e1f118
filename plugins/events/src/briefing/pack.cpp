// SPDX-License-Identifier: EUPL-1.2
#include "pack.hpp"

#include <algorithm>
#include <set>

#include <plenaria/text.hpp>

#include "../delegations/delegation_repository.hpp"
#include "../edition_repository.hpp"
#include "../edition_service.hpp"
#include "../meetings/meeting_repository.hpp"
#include "../programme/venue_repository.hpp"

namespace plenaria::events {

namespace {

constexpr std::string_view of_person = "person/";

bool is_on_stage(SessionRole role) {
    return role != SessionRole::interpreter && role != SessionRole::organiser;
}

/// Refs of the people of the programme, and of those who meet somebody.
std::set<std::string> people_named(const PackReading& reading) {
    std::set<std::string> refs;
    if (reading.released)
        for (const auto& [session, sequence] : reading.released->programme->sessions)
            for (const auto& [role, person] : session.people)
                if (is_on_stage(role) && takes_place(session) && person.ref.starts_with(of_person))
                    refs.insert(person.ref);
    for (const auto& meeting : reading.meetings)
        for (const auto* side : {&meeting.first, &meeting.second})
            if (side->ref.starts_with(of_person)) refs.insert(side->ref);
    return refs;
}

/// The one ref behind each folded name; empty where several people bear it.
std::map<std::string, std::string> refs_by_name(const std::map<std::string, std::string>& names) {
    std::map<std::string, std::string> refs;
    for (const auto& [ref, name] : names)
        if (auto [at, is_new] = refs.emplace(fold(name), ref); !is_new) at->second.clear();
    return refs;
}

void count_items(const PackReading& reading, PackPerson& person) {
    if (reading.released)
        for (const auto& [session, sequence] : reading.released->programme->sessions)
            person.sessions += takes_place(session) && !roles_in(session, person).empty() ? 1 : 0;
    for (const auto& meeting : reading.meetings) person.meetings += meets(meeting, person) ? 1 : 0;
}

}  // namespace

Result<PackReading> read_packs(UnitOfWork& uow, directory::Lookup& lookup, directory::Directory* directory,
                               const std::string& edition_id) {
    auto edition = find_edition(uow, edition_id);
    if (!edition) return edition_unknown(edition_id);
    PackReading reading{*std::move(edition),
                        briefing_facts_of(uow, edition_id),
                        latest_release(uow, edition_id),
                        meetings_of(uow, edition_id),
                        rooms_of(uow, edition_id),
                        delegations_of(uow, edition_id),
                        points_of_edition(uow, edition_id),
                        {}};
    std::erase_if(reading.meetings, [](const Meeting& each) { return each.state != MeetingState::agreed; });
    std::erase_if(reading.delegations,
                  [](const Delegation& each) { return !comes(each.answer) || each.waiting_number > 0; });
    const auto refs = people_named(reading);
    const auto names = lookup.names(uow, {refs.begin(), refs.end()}, "en");
    const auto by_name = refs_by_name(names);
    std::map<std::string, directory::PersonFacts> known;
    if (directory != nullptr && !refs.empty())
        for (auto& each : directory->people(uow, {refs.begin(), refs.end()}, reading.edition.dates.start))
            known[each.ref] = each;
    std::set<std::string> in_delegations;
    const auto add = [&](PackPerson person) {
        if (const auto found = known.find(person.person_ref); found != known.end()) {
            person.language = found->second.language;
            person.own_language = true;
        }
        count_items(reading, person);
        person.leads = person.leads || person.sessions > 0;
        reading.people.push_back(std::move(person));
    };
    for (const auto& delegation : reading.delegations)
        for (const auto& delegate : delegation.people) {
            if (delegate.role == DelegateRole::substitute || delegate.name.empty()) continue;
            const auto found = by_name.find(fold(delegate.name));
            const auto ref = found == by_name.end() ? std::string() : found->second;
            if (!ref.empty()) in_delegations.insert(ref);
            add({.key = "delegate-" + delegate.id,
                 .name = delegate.name,
                 .post = delegate.post,
                 .person_ref = ref,
                 .delegation = delegation.id,
                 .party = delegation.party,
                 .party_name = delegation.party_name,
                 .language = delegation.language,
                 .leads = delegate.role == DelegateRole::head});
        }
    std::vector<std::pair<std::string, std::string>> others;  // by name
    for (const auto& [ref, name] : names)
        if (!in_delegations.contains(ref)) others.emplace_back(fold(name), ref);
    std::sort(others.begin(), others.end());
    for (const auto& [folded, ref] : others)
        add({.key = "person-" + ref.substr(of_person.size()), .name = names.at(ref), .person_ref = ref});
    return reading;
}

const PackPerson* pack_of(const PackReading& reading, std::string_view key) {
    const auto found = std::find_if(reading.people.begin(), reading.people.end(),
                                    [&](const PackPerson& each) { return each.key == key; });
    return found == reading.people.end() ? nullptr : &*found;
}

std::pair<std::string, std::string> text_for(const TextsByLanguage& texts, std::string_view language) {
    for (const auto wanted : {language, std::string_view("en")})
        if (const auto found = texts.find(std::string(wanted)); found != texts.end())
            return {found->second, found->first};
    if (texts.empty()) return {};
    return {texts.begin()->second, texts.begin()->first};
}

bool meets(const Meeting& meeting, const PackPerson& person) {
    return takes_part(meeting, person.person_ref) || takes_part(meeting, person.party);
}

std::vector<SessionRole> roles_in(const Session& session, const PackPerson& person) {
    std::vector<SessionRole> roles;
    if (person.person_ref.empty()) return roles;
    for (const auto role : session_roles)
        if (is_on_stage(role) &&
            std::any_of(session.people.begin(), session.people.end(), [&](const SessionPerson& each) {
                return each.role == role && each.person.ref == person.person_ref;
            }))
            roles.push_back(role);
    return roles;
}

}  // namespace plenaria::events
