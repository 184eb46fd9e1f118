// SPDX-License-Identifier: EUPL-1.2
#include "diversity_reading.hpp"

#include <algorithm>
#include <map>

#include <plenaria/directory/cities.hpp>
#include <plenaria/directory/directory.hpp>

#include "../ledger/seats_service.hpp"

namespace plenaria::committee::diversity {

namespace {

using PeopleFacts = std::map<std::string, directory::PersonFacts>;
using CitiesFacts = std::map<std::string, directory::CityFacts>;

PeopleFacts people_of(UnitOfWork& uow, const ledger::LedgerTools& tools, const std::vector<std::string>& refs,
                      Day day) {
    PeopleFacts found;
    if (!refs.empty())
        for (auto& each : tools.directory->people(uow, refs, day)) {
            const auto ref = each.ref;
            found.emplace(ref, std::move(each));
        }
    return found;
}

CitiesFacts cities_of(UnitOfWork& uow, const ledger::LedgerTools& tools, const std::vector<std::string>& refs,
                      Day day, std::string_view language) {
    CitiesFacts found;
    if (!refs.empty())
        for (auto& each : tools.cities->facts(uow, refs, day, language)) {
            const auto ref = each.ref;
            found.emplace(ref, std::move(each));
        }
    return found;
}

void take_city(Profile& profile, const directory::CityFacts& city) {
    profile.city = city.name;
    profile.region = city.region;
    profile.language = city.language;
    profile.population = city.population;
    profile.is_origin = city.is_origin;
    profile.is_transit = city.is_transit;
    profile.is_destination = city.is_destination;
    profile.is_return = city.is_return;
}

}  // namespace

BodyProfile profile_of_body(UnitOfWork& uow, const ledger::LedgerTools& tools, const std::string& body_id,
                            Day day, std::string_view language) {
    const auto known = ledger::ledger_on(uow, body_id, day);
    const auto all = sitting_on(known, day);
    std::vector<std::string> others, city_refs;
    for (const auto& sitting : all)
        if (const auto* city = sitting.city()) city_refs.push_back(city->ref);
    const auto cities = cities_of(uow, tools, city_refs, day, language);
    const auto is_head = [&](const ledger::Sitting& sitting) {
        const auto* city = sitting.city();
        const auto found = city == nullptr ? cities.end() : cities.find(city->ref);
        return found != cities.end() && found->second.head_ref == sitting.person()->ref;
    };
    // Most who sit lead their cities, and of those the cities have told already.
    for (const auto& sitting : all)
        if (sitting.person() != nullptr && !is_head(sitting)) others.push_back(sitting.person()->ref);
    const auto people = people_of(uow, tools, others, day);
    BodyProfile profile;
    for (const auto& sitting : all) {
        const auto* person = sitting.person();
        profile.seats.push_back(
            {sitting.seat->id, sitting.seat->facts.number, person == nullptr ? std::string() : person->name});
        if (person == nullptr) continue;
        Profile member{.seat_id = sitting.seat->id, .person = person->name};
        if (is_head(sitting))
            member.gender = cities.at(sitting.city()->ref).head_gender;
        else if (const auto found = people.find(person->ref); found != people.end())
            member.gender = found->second.gender;
        if (const auto* city = sitting.city()) {
            member.city = city->name;
            if (const auto found = cities.find(city->ref); found != cities.end())
                take_city(member, found->second);
        }
        profile.members.push_back(std::move(member));
    }
    return profile;
}

std::vector<Profile> profiles_of(UnitOfWork& uow, const ledger::LedgerTools& tools,
                                 const std::vector<CandidateWish>& wishes, Day day,
                                 std::string_view language) {
    std::vector<std::string> people_refs, city_refs;
    for (const auto& wish : wishes) {
        city_refs.push_back(wish.city_ref);
        if (!wish.person_ref.empty()) people_refs.push_back(wish.person_ref);
    }
    const auto people = people_of(uow, tools, people_refs, day);
    const auto cities = cities_of(uow, tools, city_refs, day, language);
    std::vector<Profile> profiles;
    for (const auto& wish : wishes) {
        const auto city = cities.find(wish.city_ref);
        if (city == cities.end()) continue;
        Profile profile{.person = city->second.head_name, .gender = city->second.head_gender};
        if (!wish.person_ref.empty()) {
            const auto person = people.find(wish.person_ref);
            profile.person = person == people.end() ? std::string() : person->second.name;
            profile.gender = person == people.end() ? std::string() : person->second.gender;
        }
        take_city(profile, city->second);
        profiles.push_back(std::move(profile));
    }
    return profiles;
}

std::vector<Profile> profiles_of_list(UnitOfWork& uow, const ledger::LedgerTools& tools,
                                      const std::string& list_id, Day day, const Locale& locale) {
    std::vector<std::pair<std::string, Profile>> keyed;
    for (const auto& city : tools.cities->listed(uow, list_id, day, locale.language())) {
        Profile profile{.person = city.head_name, .gender = city.head_gender};
        take_city(profile, city);
        keyed.emplace_back(locale.sort_key(city.name), std::move(profile));
    }
    std::stable_sort(keyed.begin(), keyed.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<Profile> profiles;
    profiles.reserve(keyed.size());
    for (auto& [key, profile] : keyed) profiles.push_back(std::move(profile));
    return profiles;
}

}  // namespace plenaria::committee::diversity
