// SPDX-License-Identifier: EUPL-1.2
#include "directory_service.hpp"

#include <algorithm>
#include <set>
#include <unordered_map>

#include <plenaria/text.hpp>

#include "cities/city_list_repository.hpp"
#include "cities/city_repository.hpp"
#include "contacts/contact_repository.hpp"
#include "country.hpp"
#include "organisations/organisation_repository.hpp"
#include "people/person_repository.hpp"

namespace plenaria::directory {

namespace {

// A merges into B, B later into C. Merging refuses circles; the bound is for rows that came from elsewhere.
constexpr int longest_merge_chain = 20;

constexpr std::size_t most_looked_up_singly = 500;

Party to_party(const City& city, std::string_view language) {
    const auto* country = find_country(city.iso2);
    return {.ref = city_ref(city.id),
            .name = city.name.in(language),
            .language = city.language,
            .zone = city.zone,
            .iso2 = city.iso2,
            .region = country != nullptr ? std::string(country->region) : std::string(),
            .latitude = city.latitude,
            .longitude = city.longitude,
            .has_place = city.has_place};
}

Party to_party(const Organisation& organisation, std::string_view language) {
    return {.ref = organisation_ref(organisation.id),
            .name = organisation.name.in(language),
            .language = organisation.language,
            .zone = organisation.zone};
}

std::string merged_into(UnitOfWork& uow, const Ref& ref, bool& exists) {
    const auto target = [&](const auto& found) {
        exists = found.has_value();
        return exists ? found->merged_into : std::string();
    };
    switch (ref.kind) {
        case PartyKind::city:
            return target(find_city(uow, ref.id));
        case PartyKind::organisation:
            return target(find_organisation(uow, ref.id));
        case PartyKind::person:
            return target(find_person(uow, ref.id));
    }
    exists = false;
    return {};
}

}  // namespace

std::optional<Ref> standing(UnitOfWork& uow, std::string_view text) {
    auto ref = parse_ref(text);
    for (int step = 0; ref && step < longest_merge_chain; ++step) {
        bool exists = false;
        auto next = merged_into(uow, *ref, exists);
        if (!exists) return std::nullopt;
        if (next.empty()) return ref;
        ref->id = std::move(next);
    }
    return std::nullopt;
}

std::optional<Party> DirectoryService::party(UnitOfWork& uow, std::string_view text,
                                             std::string_view language) {
    auto ref = parse_ref(text);
    for (int step = 0; ref && step < longest_merge_chain; ++step) {
        if (ref->kind == PartyKind::city) {
            const auto city = find_city(uow, ref->id);
            if (!city) return std::nullopt;
            if (city->merged_into.empty()) return to_party(*city, language);
            ref->id = city->merged_into;
        } else if (ref->kind == PartyKind::organisation) {
            const auto organisation = find_organisation(uow, ref->id);
            if (!organisation) return std::nullopt;
            if (organisation->merged_into.empty()) return to_party(*organisation, language);
            ref->id = organisation->merged_into;
        } else {
            return std::nullopt;  // a person speaks for nobody but through a mandate
        }
    }
    return std::nullopt;
}

std::vector<Party> DirectoryService::parties(UnitOfWork& uow, const std::vector<std::string>& refs,
                                             std::string_view language) {
    std::vector<Party> found;
    found.reserve(refs.size());
    // Asked for one by one, 20 000 signatories are 20 000 round trips to a database server.
    std::unordered_map<std::string, Party> standing_cities;
    if (refs.size() > most_looked_up_singly)
        for (const auto& city : all_cities(uow)) {
            auto one = to_party(city, language);
            standing_cities.emplace(one.ref, std::move(one));
        }
    for (const auto& ref : refs) {
        if (const auto known = standing_cities.find(ref); known != standing_cities.end())
            found.push_back(known->second);
        else if (auto one = party(uow, ref, language))
            found.push_back(std::move(*one));
    }
    return found;
}

std::vector<Party> DirectoryService::cities(UnitOfWork& uow, std::string_view language) {
    std::vector<Party> all;
    for (const auto& city : all_cities(uow)) all.push_back(to_party(city, language));
    sort_by_name(all, language);
    return all;
}

CityPage DirectoryService::cities_found(UnitOfWork& uow, const CityQuestion& question,
                                        std::string_view language) {
    const ListFilter filter{
        .words = folded_words(question.words), .region = question.region, .language = std::string(language)};
    CityPage page{.total = count_cities(uow, filter)};
    for (const auto& [city, region, mayor] :
         list_cities(uow, filter, std::chrono::floor<std::chrono::days>(uow.now()),
                     {.offset = question.before, .limit = question.many}))
        page.cities.push_back(to_party(city, language));
    return page;
}

std::vector<Party> DirectoryService::segment(UnitOfWork& uow, std::string_view segment_id,
                                             std::string_view language) {
    auto members = parties(uow, segment_members(uow, std::string(segment_id)), language);
    sort_by_name(members, language);
    // Two members that were merged into one answer under one ref.
    members.erase(std::unique(members.begin(), members.end(),
                              [](const Party& a, const Party& b) { return a.ref == b.ref; }),
                  members.end());
    return members;
}

std::vector<Directory::SegmentName> DirectoryService::segments(UnitOfWork& uow) {
    std::vector<SegmentName> names;
    for (const auto& [segment, size] : all_segments(uow))
        names.push_back({.id = segment.id, .name = segment.name, .size = size});
    return names;
}

std::vector<Contact> DirectoryService::contacts(UnitOfWork& uow, std::string_view text) {
    const auto ref = standing(uow, text);
    if (!ref) return {};
    std::vector<Contact> all;
    for (const auto& row : contacts_of(uow, text_of(*ref)))
        all.push_back({.id = row.id,
                       .role = row.role,
                       .name = row.name,
                       .address = row.address,
                       .language = row.language});
    return all;
}

std::vector<PersonFacts> DirectoryService::people(UnitOfWork& uow, const std::vector<std::string>& refs,
                                                  Day on) {
    std::vector<std::string> ids;
    for (const auto& text : refs)
        if (const auto ref = parse_ref(text); ref && ref->kind == PartyKind::person) ids.push_back(ref->id);
    auto found = facts_of_people(uow, ids, on);
    std::set<std::string> known;
    for (const auto& each : found) known.insert(each.ref);
    // What was merged answers as the entry it was merged into. There are few of these.
    for (const auto& id : ids) {
        if (known.contains(person_ref(id))) continue;
        const auto stands = standing(uow, person_ref(id));
        if (!stands) continue;
        for (auto& each : facts_of_people(uow, {stands->id}, on)) {
            each.ref = person_ref(id);
            found.push_back(std::move(each));
        }
    }
    return found;
}

std::optional<Mandate> DirectoryService::head_on(UnitOfWork& uow, std::string_view text, Day day) {
    const auto ref = standing(uow, text);
    if (!ref || ref->kind != PartyKind::city) return std::nullopt;
    const auto row = head_mandate_on(uow, ref->id, day);
    if (!row) return std::nullopt;
    const auto person = find_person(uow, row->person_id);
    return Mandate{.id = row->id,
                   .person_id = row->person_id,
                   .person_name = person ? person->name : std::string(),
                   .office = row->office,
                   .from = row->from,
                   .until = row->until};
}

void DirectoryService::sort_by_name(std::vector<Party>& parties, std::string_view language) const {
    std::vector<std::pair<std::string, Party>> keyed;
    keyed.reserve(parties.size());
    for (auto& party : parties) {
        auto key = locales_ != nullptr ? locales_->get(language, "directory").sort_key(party.name)
                                       : fold(party.name);
        keyed.emplace_back(std::move(key), std::move(party));
    }
    std::sort(keyed.begin(), keyed.end(), [](const auto& a, const auto& b) {
        return a.first != b.first ? a.first < b.first : a.second.ref < b.second.ref;
    });
    for (std::size_t i = 0; i < keyed.size(); ++i) parties[i] = std::move(keyed[i].second);
}

}  // namespace plenaria::directory
