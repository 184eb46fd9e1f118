// SPDX-License-Identifier: EUPL-1.2
#include "sitting.hpp"

#include <algorithm>
#include <map>
#include <unordered_map>

namespace plenaria::committee::ledger {

const Called* Sitting::person() const {
    if (acting != nullptr) return &acting->facts.person;
    return term == nullptr ? nullptr : &term->facts.person;
}

const Called* Sitting::city() const {
    if (acting != nullptr && !acting->facts.city.ref.empty()) return &acting->facts.city;
    return term == nullptr ? nullptr : &term->facts.city;
}

std::vector<Sitting> sitting_on(const Ledger& ledger, Day day) {
    std::unordered_map<std::string_view, const Term*> terms;
    std::unordered_map<std::string_view, const Acting*> actings;
    for (const auto& term : ledger.terms)
        if (term.covers(day)) terms.emplace(term.seat_id, &term);
    for (const auto& acting : ledger.actings)
        if (acting.covers(day)) actings.emplace(acting.seat_id, &acting);
    const auto of = [](const auto& all, const std::string& seat) {
        const auto found = all.find(seat);
        return found == all.end() ? nullptr : found->second;
    };
    std::vector<Sitting> sitting;
    for (const auto& seat : ledger.seats)
        if (seat.exists_on(day)) sitting.push_back({&seat, of(terms, seat.id), of(actings, seat.id)});
    return sitting;
}

std::optional<int> warning_on(Day end, Day today) {
    const auto left = (end - today).count();
    if (left < 0) return std::nullopt;
    std::optional<int> warning;
    for (const auto days : warning_days)
        if (left <= days) warning = days;
    return warning;
}

std::vector<Stagger> stagger_on(const Ledger& ledger, Day day) {
    std::map<std::pair<bool, std::string>, Stagger> groups;
    for (const auto& sitting : sitting_on(ledger, day)) {
        const auto& name = sitting.seat->facts.stagger;
        auto& group = groups[{name.empty(), name}];
        group.group = name;
        ++group.seats;
        if (sitting.term != nullptr) group.ends.push_back(sitting.term->facts.last);
    }
    std::vector<Stagger> all;
    for (auto& [key, group] : groups) {
        std::sort(group.ends.begin(), group.ends.end());
        group.ends.erase(std::unique(group.ends.begin(), group.ends.end()), group.ends.end());
        all.push_back(std::move(group));
    }
    return all;
}

}  // namespace plenaria::committee::ledger
