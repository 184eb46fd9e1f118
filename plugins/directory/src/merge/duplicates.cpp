// SPDX-License-Identifier: EUPL-1.2
#include "duplicates.hpp"

#include <algorithm>
#include <set>
#include <unordered_map>

#include <plenaria/text.hpp>

#include "../parties/party_rules.hpp"

namespace plenaria::directory {

namespace {

std::string key_of(const City& city, const std::string& spelling) { return fold(spelling) + '|' + city.iso2; }
std::string key_of(const Organisation&, const std::string& spelling) { return fold(spelling); }
std::string key_of(const Person&, const std::string& spelling) {
    auto words = folded_words(spelling);
    std::sort(words.begin(), words.end());
    std::string key;
    for (const auto& word : words) key += word + ' ';
    return key;
}

bool told_apart(const City& a, const City& b) {
    return !a.division.empty() && !b.division.empty() && fold(a.division) != fold(b.division);
}
bool told_apart(const Organisation&, const Organisation&) { return false; }
bool told_apart(const Person&, const Person&) { return false; }

template <class Party>
std::vector<Pair> find_pairs(const std::vector<Party>& all, std::size_t limit) {
    std::unordered_map<std::string, std::vector<const Party*>> by_key;
    std::set<std::pair<std::string, std::string>> seen;
    std::vector<Pair> pairs;
    for (const auto& party : all)
        for (const auto& spelling : spellings(party)) {
            const auto key = key_of(party, spelling);
            if (fold(spelling).empty()) continue;
            auto& others = by_key[key];
            for (const auto* other : others)
                if (pairs.size() < limit && other != &party && !told_apart(*other, party) &&
                    seen.emplace(ref_of(*other), ref_of(party)).second)
                    pairs.push_back({.first = ref_of(*other), .second = ref_of(party), .spelling = spelling});
            if (others.empty() || others.back() != &party) others.push_back(&party);
        }
    return pairs;
}

}  // namespace

std::vector<Pair> duplicates(const std::vector<City>& cities, std::size_t limit) {
    return find_pairs(cities, limit);
}
std::vector<Pair> duplicates(const std::vector<Organisation>& organisations, std::size_t limit) {
    return find_pairs(organisations, limit);
}
std::vector<Pair> duplicates(const std::vector<Person>& people, std::size_t limit) {
    return find_pairs(people, limit);
}

}  // namespace plenaria::directory
