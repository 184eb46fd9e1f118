// SPDX-License-Identifier: EUPL-1.2
#include "lookup_service.hpp"

#include <plenaria/text.hpp>

#include "../cities/city_facts_service.hpp"
#include "../cities/city_repository.hpp"
#include "../directory_service.hpp"
#include "../organisations/organisation_repository.hpp"
#include "../parties/party_rules.hpp"
#include "../people/person_repository.hpp"
#include "search_repository.hpp"

namespace plenaria::directory {

std::vector<std::string> refs_called(UnitOfWork& uow, std::string_view text, const std::string& kind,
                                     Day on) {
    std::vector<std::string> exact;
    std::vector<std::string> similar;
    for (const auto& hit : search(uow, folded_words(text), kind, on, 20)) {
        similar.push_back(hit.party);
        for (const auto* spelling : {&hit.name.en, &hit.name.es, &hit.name.fr})
            if (fold(*spelling) == fold(text) && (exact.empty() || exact.back() != hit.party))
                exact.push_back(hit.party);
    }
    return exact.empty() ? similar : exact;
}

std::optional<Entry> LookupService::entry(UnitOfWork& uow, std::string_view ref, std::string_view language) {
    const auto stands = standing(uow, ref);
    if (!stands) return std::nullopt;
    switch (stands->kind) {
        case PartyKind::city:
            if (const auto city = find_city(uow, stands->id))
                return Entry{.ref = text_of(*stands), .name = city->name.in(language), .zone = city->zone};
            break;
        case PartyKind::organisation:
            if (const auto organisation = find_organisation(uow, stands->id))
                return Entry{.ref = text_of(*stands),
                             .name = organisation->name.in(language),
                             .zone = organisation->zone};
            break;
        case PartyKind::person:
            if (const auto person = find_person(uow, stands->id))
                return Entry{.ref = text_of(*stands), .name = person->name, .gender = person->gender};
            break;
    }
    return std::nullopt;
}

std::optional<Mailbox> LookupService::mailbox(UnitOfWork& uow, std::string_view ref) {
    const auto stands = standing(uow, ref);
    if (!stands || stands->kind != PartyKind::person) return std::nullopt;
    const auto person = find_person(uow, stands->id);
    if (!person) return std::nullopt;
    return Mailbox{.ref = text_of(*stands),
                   .name = person->name,
                   .address = person->email,
                   .language = person->language};
}

std::map<std::string, std::string> LookupService::names(UnitOfWork& uow, const std::vector<std::string>& refs,
                                                        std::string_view language) {
    std::vector<std::string> people, cities;
    for (const auto& text : refs) {
        const auto ref = parse_ref(text);
        if (ref && ref->kind == PartyKind::person) people.push_back(ref->id);
        if (ref && ref->kind == PartyKind::city) cities.push_back(ref->id);
    }
    std::map<std::string, std::string> found;
    if (!people.empty())
        for (auto& [id, name] : names_of_people(uow, people)) found.emplace(person_ref(id), std::move(name));
    if (!cities.empty())
        for (auto& [id, name] : names_of_cities(uow, cities, language))
            found.emplace(city_ref(id), std::move(name));
    for (const auto& ref : refs)
        if (!found.contains(ref))
            if (auto one = entry(uow, ref, language)) found.emplace(ref, std::move(one->name));
    return found;
}

std::vector<Entry> LookupService::called(UnitOfWork& uow, std::string_view text, std::string_view kind,
                                         std::string_view language) {
    std::vector<Entry> found;
    const auto today = to_local(uow.now(), "UTC").day;
    for (const auto& ref : refs_called(uow, clip(text, 200), std::string(kind), today))
        if (auto one = entry(uow, ref, language)) found.push_back(*std::move(one));
    return found;
}

}  // namespace plenaria::directory
