// SPDX-License-Identifier: EUPL-1.2
#include "catalogue.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <numeric>

#include <plenaria/text.hpp>

#include "../parties/party_rules.hpp"

namespace plenaria::directory::import {

namespace {

std::uint64_t letters_of(std::string_view folded) {
    std::uint64_t letters = 0;
    for (const char c : folded) letters |= std::uint64_t{1} << (static_cast<unsigned char>(c) % 64);
    return letters;
}

/// "valerie plante" and "plante valerie" give the same.
std::string sorted_words(std::string_view name) {
    auto words = folded_words(name);
    std::sort(words.begin(), words.end());
    std::string out;
    for (const auto& word : words) out += (out.empty() ? "" : " ") + word;
    return out;
}

/// "city of kampala" gives "kampala"; empty when nothing was taken off.
std::string without_rank(const std::string& folded) {
    for (const std::string_view rank :
         {"city of ", "ciudad de ", "ville de ", "municipality of ", "municipio de ", "commune de ",
          "municipalite de ", "ayuntamiento de ", "mairie de ", "alcaldia de ", "greater ",
          "metropolitan municipality of "})
        if (folded.size() > rank.size() && folded.compare(0, rank.size(), rank) == 0)
            return folded.substr(rank.size());
    return {};
}

template <class T>
void push_once(std::vector<T>& all, const T& one) {
    if (std::find(all.begin(), all.end(), one) == all.end()) all.push_back(one);
}

}  // namespace

std::size_t tolerance(std::string_view folded) { return folded.size() < 4 ? 0 : folded.size() < 7 ? 1 : 2; }

std::size_t distance(std::string_view a, std::string_view b, std::size_t limit) {
    if (a.size() > b.size()) std::swap(a, b);
    if (b.size() - a.size() > limit) return limit + 1;
    std::vector<std::size_t> row(a.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t j = 1; j <= b.size(); ++j) {
        std::size_t diagonal = row[0];
        row[0] = j;
        std::size_t smallest = row[0];
        for (std::size_t i = 1; i <= a.size(); ++i) {
            const auto above = row[i];
            row[i] = std::min({row[i] + 1, row[i - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)});
            diagonal = above;
            smallest = std::min(smallest, row[i]);
        }
        if (smallest > limit) return limit + 1;
    }
    return std::min(row[a.size()], limit + 1);
}

void NameIndex::add(const std::string& folded, std::size_t party, bool offered) {
    if (folded.empty()) return;
    auto& parties = by_name_[folded];
    if (std::find(parties.begin(), parties.end(), party) != parties.end()) return;
    parties.push_back(party);
    if (offered)
        by_length_[folded.size()].push_back(
            {.folded = folded, .letters = letters_of(folded), .party = party});
}

std::vector<std::size_t> NameIndex::exact(const std::string& folded) const {
    const auto found = by_name_.find(folded);
    return found == by_name_.end() ? std::vector<std::size_t>() : found->second;
}

std::vector<std::size_t> NameIndex::near(const std::string& folded) const {
    const auto limit = tolerance(folded);
    if (limit == 0) return {};
    const auto letters = letters_of(folded);
    std::vector<std::pair<std::size_t, std::size_t>> found;  // distance, party
    for (auto size = folded.size() - limit; size <= folded.size() + limit; ++size) {
        const auto bucket = by_length_.find(size);
        if (bucket == by_length_.end()) continue;
        for (const auto& name : bucket->second) {
            // Each exchange changes at most two of the letters that occur.
            if (static_cast<std::size_t>(std::popcount(name.letters ^ letters)) > 2 * limit) continue;
            const auto allowed = std::min(limit, tolerance(name.folded));
            const auto apart = distance(name.folded, folded, allowed);
            if (apart > 0 && apart <= allowed) found.emplace_back(apart, name.party);
        }
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<std::size_t> parties;
    for (const auto& [apart, party] : found) push_once(parties, party);
    return parties;
}

void Catalogue::know(const City& city, std::size_t index, From from) {
    for (const auto& spelling : spellings(city))
        city_names_.add(sort_form(spelling), index, from == From::directory);
}
void Catalogue::know(const Organisation& organisation, std::size_t index, From from) {
    for (const auto& spelling : spellings(organisation))
        organisation_names_.add(sort_form(spelling), index, from == From::directory);
}
void Catalogue::know(const Person& person, std::size_t index, From from) {
    for (const auto& spelling : spellings(person))
        person_names_.add(sorted_words(spelling), index, from == From::directory);
}

void Catalogue::add(City city, From from) {
    if (from == From::import) imported_.insert(city.id);
    city_by_id_[city.id] = cities_.size();
    cities_.push_back(std::move(city));
    know(cities_.back(), cities_.size() - 1, from);
}
void Catalogue::add(Organisation organisation, From from) {
    if (from == From::import) imported_.insert(organisation.id);
    organisation_by_id_[organisation.id] = organisations_.size();
    organisations_.push_back(std::move(organisation));
    know(organisations_.back(), organisations_.size() - 1, from);
}
void Catalogue::add(Person person, From from) {
    if (from == From::import) imported_.insert(person.id);
    person_by_id_[person.id] = people_.size();
    people_.push_back(std::move(person));
    know(people_.back(), people_.size() - 1, from);
}
void Catalogue::add(MandateRow mandate) {
    mandate_by_id_[mandate.id] = mandates_.size();
    mandates_by_city_[mandate.city_id].push_back(mandates_.size());
    mandates_by_person_[mandate.person_id].push_back(mandates_.size());
    mandates_.push_back(std::move(mandate));
}

void Catalogue::put(const City& city) {
    const auto index = city_by_id_.at(city.id);
    cities_[index] = city;
    know(city, index, imported_.count(city.id) > 0 ? From::import : From::directory);
}
void Catalogue::put(const Organisation& organisation) {
    const auto index = organisation_by_id_.at(organisation.id);
    organisations_[index] = organisation;
    know(organisation, index, imported_.count(organisation.id) > 0 ? From::import : From::directory);
}
void Catalogue::put(const Person& person) {
    const auto index = person_by_id_.at(person.id);
    people_[index] = person;
    know(person, index, imported_.count(person.id) > 0 ? From::import : From::directory);
}
void Catalogue::put(const MandateRow& mandate) { mandates_[mandate_by_id_.at(mandate.id)] = mandate; }

const City* Catalogue::city(const std::string& id) const {
    const auto found = city_by_id_.find(id);
    return found == city_by_id_.end() ? nullptr : &cities_[found->second];
}
const Organisation* Catalogue::organisation(const std::string& id) const {
    const auto found = organisation_by_id_.find(id);
    return found == organisation_by_id_.end() ? nullptr : &organisations_[found->second];
}
const Person* Catalogue::person(const std::string& id) const {
    const auto found = person_by_id_.find(id);
    return found == person_by_id_.end() ? nullptr : &people_[found->second];
}

std::vector<const City*> Catalogue::cities(std::string_view name, std::string_view iso2,
                                           std::string_view division) const {
    std::vector<const City*> found;
    const auto wanted = fold(division);
    for (const auto index : city_names_.exact(sort_form(name))) {
        const auto& city = cities_[index];
        if (!iso2.empty() && city.iso2 != iso2) continue;
        if (!wanted.empty() && fold(city.division) != wanted) continue;
        found.push_back(&city);
    }
    return found;
}

std::vector<const City*> Catalogue::cities_near(std::string_view name, std::string_view iso2) const {
    const auto folded = sort_form(name);
    std::vector<const City*> found;
    const auto take = [&](const std::vector<std::size_t>& indexes) {
        for (const auto index : indexes)
            if (found.size() < 5 && (iso2.empty() || cities_[index].iso2 == iso2))
                push_once(found, &cities_[index]);
    };
    if (const auto bare = without_rank(folded); !bare.empty()) take(city_names_.exact(bare));
    take(city_names_.near(folded));
    return found;
}

std::vector<const Organisation*> Catalogue::organisations(std::string_view name) const {
    std::vector<const Organisation*> found;
    for (const auto index : organisation_names_.exact(sort_form(name)))
        found.push_back(&organisations_[index]);
    return found;
}

std::vector<const Organisation*> Catalogue::organisations_near(std::string_view name) const {
    std::vector<const Organisation*> found;
    for (const auto index : organisation_names_.near(sort_form(name)))
        if (found.size() < 5) found.push_back(&organisations_[index]);
    return found;
}

std::vector<const Person*> Catalogue::people(std::string_view name) const {
    std::vector<const Person*> found;
    for (const auto index : person_names_.exact(sorted_words(name))) found.push_back(&people_[index]);
    return found;
}

std::vector<const Person*> Catalogue::people_near(std::string_view name) const {
    std::vector<const Person*> found;
    for (const auto index : person_names_.near(sorted_words(name)))
        if (found.size() < 5) found.push_back(&people_[index]);
    return found;
}

std::vector<const MandateRow*> Catalogue::mandates_of_city(const std::string& id) const {
    std::vector<const MandateRow*> found;
    if (const auto all = mandates_by_city_.find(id); all != mandates_by_city_.end())
        for (const auto index : all->second) found.push_back(&mandates_[index]);
    return found;
}

std::vector<const MandateRow*> Catalogue::mandates_of_person(const std::string& id) const {
    std::vector<const MandateRow*> found;
    if (const auto all = mandates_by_person_.find(id); all != mandates_by_person_.end())
        for (const auto index : all->second) found.push_back(&mandates_[index]);
    return found;
}

}  // namespace plenaria::directory::import
