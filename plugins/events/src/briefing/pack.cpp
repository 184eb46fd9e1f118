// SPDX-License-Identifier: EUPL-1.2
#include "pack.hpp"

#include <algorithm>
#include <set>

#include <plenaria/text.hpp>

#include "../accreditation/holder_repository.hpp"
#include "../delegations/delegate_name_repository.hpp"
#include "../delegations/delegation_repository.hpp"
#include "../delegations/standing_repository.hpp"
#include "../editions/edition_repository.hpp"
#include "../editions/edition_service.hpp"
#include "../meetings/meeting_repository.hpp"
#include "../programme/venue_repository.hpp"

namespace plenaria::events {

namespace {

constexpr std::string_view of_person = "person/", key_of_person = "person-", key_of_delegate = "delegate-";

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

PackPerson person_of(const Holder& holder, const std::string& ref) {
    const auto& delegate = holder.delegate;
    return {.key = std::string(key_of_delegate) + delegate.id,
            .name = delegate.name,
            .post = delegate.post,
            .person_ref = ref,
            .delegation = holder.delegation_id,
            .party = holder.party,
            .party_name = holder.city,
            .language = holder.language,
            .leads = delegate.role == DelegateRole::head};
}

PackPerson person_of(const Delegate& delegate, const Delegation& delegation, const std::string& ref) {
    return person_of(Holder{.delegate = delegate,
                            .delegation_id = delegation.id,
                            .party = delegation.party,
                            .city = delegation.party_name,
                            .language = delegation.language},
                     ref);
}

bool has_packs(const Delegation& delegation) {
    return comes(delegation.answer) && delegation.waiting_number == 0;
}
bool gets_pack(const Delegate& delegate) {
    return delegate.role != DelegateRole::substitute && !delegate.name.empty();
}

PackPerson person_of_programme(const std::string& ref, const std::string& name) {
    return {
        .key = std::string(key_of_person) + ref.substr(of_person.size()), .name = name, .person_ref = ref};
}

/// Refs of those who are in no delegation, by name.
std::vector<std::string> refs_of_others(const std::map<std::string, std::string>& names,
                                        const std::set<std::string>& in_delegations) {
    std::vector<std::pair<std::string, std::string>> others;
    for (const auto& [ref, name] : names)
        if (!in_delegations.contains(ref)) others.emplace_back(fold(name), ref);
    std::sort(others.begin(), others.end());
    std::vector<std::string> refs;
    for (auto& [folded, ref] : others) refs.push_back(std::move(ref));
    return refs;
}

/// The language of the person, where the directory knows one.
void set_languages(UnitOfWork& uow, directory::Directory* directory, PackReading& reading) {
    std::vector<std::string> refs;
    for (const auto& each : reading.people)
        if (!each.person_ref.empty()) refs.push_back(each.person_ref);
    if (directory == nullptr || refs.empty()) return;
    std::map<std::string, std::string> known;
    for (auto& each : directory->people(uow, refs, reading.edition.dates.start))
        known[each.ref] = each.language;
    for (auto& each : reading.people)
        if (const auto found = known.find(each.person_ref); found != known.end()) {
            each.language = found->second;
            each.own_language = true;
        }
}

/// Refs of those with a role in a session.
std::set<std::string> refs_on_stage(const PackReading& reading) {
    std::set<std::string> refs;
    if (reading.released)
        for (const auto& [session, sequence] : reading.released->programme->sessions)
            for (const auto& [role, person] : session.people)
                if (is_on_stage(role) && takes_place(session)) refs.insert(person.ref);
    return refs;
}

}  // namespace

Result<PackPage> read_pack_page(UnitOfWork& uow, directory::Lookup& lookup, directory::Directory* directory,
                                const std::string& edition_id, long long before, long long many) {
    auto edition = find_edition(uow, edition_id);
    if (!edition) return edition_unknown(edition_id);
    PackPage result{{*std::move(edition),
                     briefing_facts_of(uow, edition_id),
                     latest_release(uow, edition_id),
                     meetings_of(uow, edition_id),
                     {},
                     {},
                     {},
                     {}},
                    0,
                    0};
    auto& reading = result.reading;
    std::erase_if(reading.meetings, [](const Meeting& each) { return each.state != MeetingState::agreed; });
    const auto refs = people_named(reading);
    const auto names = lookup.names(uow, {refs.begin(), refs.end()}, "en");
    std::map<std::string, std::string> ref_of;  // by folded name; none where several bear it
    std::set<std::string> called;
    for (const auto& [folded, ref] : refs_by_name(names))
        if (!ref.empty() && called.insert(folded_name(folded)).second) ref_of[folded_name(folded)] = ref;
    // Once names are erased, nobody of the delegations can be named.
    const bool erased = rules_of(uow, edition_id).erased_at.has_value();
    const auto counts = erased ? StandingCount{} : total_of(standing_counts(uow, edition_id));
    const auto on_stage = refs_on_stage(reading);
    std::set<std::string> in_delegations;
    result.leading = counts.heads;
    for (const auto& delegate : delegates_called(uow, edition_id, called)) {
        const auto& ref = ref_of.at(delegate.folded);
        in_delegations.insert(ref);
        if (!delegate.is_head && on_stage.contains(ref)) ++result.leading;
    }
    const auto others = refs_of_others(names, in_delegations);
    result.leading += std::count_if(others.begin(), others.end(),
                                    [&](const std::string& ref) { return on_stage.contains(ref); });
    const long long delegates = counts.people;
    result.total = delegates + static_cast<long long>(others.size());
    const auto last = std::min(before + many, result.total);
    if (before < delegates)
        for (const auto& holder : holders_shown(uow, edition_id, before + 1, std::min(last, delegates))) {
            const auto found = ref_of.find(folded_name(holder.delegate.name));
            reading.people.push_back(
                person_of(holder, found == ref_of.end() ? std::string() : found->second));
        }
    for (auto at = std::max(before, delegates); at < last; ++at) {
        const auto& ref = others[static_cast<std::size_t>(at - delegates)];
        reading.people.push_back(person_of_programme(ref, names.at(ref)));
    }
    set_languages(uow, directory, reading);
    for (auto& each : reading.people) {
        count_items(reading, each);
        each.leads = each.leads || each.sessions > 0;
    }
    return result;
}

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
    std::erase_if(reading.delegations, [](const Delegation& each) { return !has_packs(each); });
    const auto refs = people_named(reading);
    const auto names = lookup.names(uow, {refs.begin(), refs.end()}, "en");
    const auto by_name = refs_by_name(names);
    std::set<std::string> in_delegations;
    for (const auto& delegation : reading.delegations)
        for (const auto& delegate : delegation.people) {
            if (!gets_pack(delegate)) continue;
            const auto found = by_name.find(fold(delegate.name));
            const auto ref = found == by_name.end() ? std::string() : found->second;
            if (!ref.empty()) in_delegations.insert(ref);
            reading.people.push_back(person_of(delegate, delegation, ref));
        }
    for (const auto& ref : refs_of_others(names, in_delegations))
        reading.people.push_back(person_of_programme(ref, names.at(ref)));
    set_languages(uow, directory, reading);
    for (auto& each : reading.people) {
        count_items(reading, each);
        each.leads = each.leads || each.sessions > 0;
    }
    return reading;
}

Result<OnePack> read_pack(UnitOfWork& uow, directory::Lookup& lookup, directory::Directory* directory,
                          const std::string& edition_id, std::string_view key) {
    auto edition = find_edition(uow, edition_id);
    if (!edition) return edition_unknown(edition_id);
    OnePack pack{{*std::move(edition),
                  briefing_facts_of(uow, edition_id),
                  latest_release(uow, edition_id),
                  meetings_of(uow, edition_id),
                  rooms_of(uow, edition_id),
                  {},
                  {},
                  {}}};
    auto& reading = pack.reading;
    std::erase_if(reading.meetings, [](const Meeting& each) { return each.state != MeetingState::agreed; });
    const auto refs = people_named(reading);
    const auto names = lookup.names(uow, {refs.begin(), refs.end()}, "en");
    const auto by_name = refs_by_name(names);
    const auto one_called = [&](const std::string& name) {
        const auto found = by_name.find(fold(name));
        return found == by_name.end() ? std::string() : found->second;
    };
    if (key.starts_with(key_of_delegate)) {
        const std::string id(key.substr(key_of_delegate.size()));
        if (auto delegation = delegation_with(uow, id);
            delegation && delegation->edition_id == edition_id && has_packs(*delegation)) {
            for (const auto& delegate : delegation->people)
                if (delegate.id == id && gets_pack(delegate))
                    reading.people.push_back(person_of(delegate, *delegation, one_called(delegate.name)));
            reading.delegations.push_back(*std::move(delegation));
        }
    } else if (key.starts_with(key_of_person)) {
        const auto ref = std::string(of_person).append(key.substr(key_of_person.size()));
        const auto known = names.find(ref);
        // Whoever comes with a delegation has the pack of a delegate.
        if (known != names.end() && (one_called(known->second) != ref ||
                                     delegates_called(uow, edition_id, {folded_name(known->second)}).empty()))
            reading.people.push_back(person_of_programme(ref, known->second));
    }
    if (reading.people.empty())
        return Error{ErrorCode::not_found, /*t*/ "There is no such briefing pack.", edition_id};
    set_languages(uow, directory, reading);
    auto& person = reading.people.front();
    count_items(reading, person);
    person.leads = person.leads || person.sessions > 0;
    if (reading.released)
        for (const auto& [session, sequence] : reading.released->programme->sessions)
            if (!roles_in(session, person).empty())
                if (auto texts = points_of(uow, session.id, person.person_ref); !texts.empty())
                    reading.points[{session.id, person.person_ref}] = std::move(texts);
    return pack;
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
