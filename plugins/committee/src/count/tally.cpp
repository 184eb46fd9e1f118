// SPDX-License-Identifier: EUPL-1.2
#include "tally.hpp"

#include <algorithm>

namespace plenaria::committee {

Tally::Tally(const Election& election, Rule rule, const CountSetup& setup, int digits)
    : lot_place_(election.candidates.size()), group_of_(election.candidates.size(), no_group) {
    count.rule = rule;
    count.places = count.quota_places = Places::of(digits);
    count.seats = setup.seats;
    count.lot = setup.lot.source;
    count.lot_order = setup.lot.order;
    count.reserved = setup.reserved;
    for (std::size_t place = 0; place < count.lot_order.size(); ++place)
        lot_place_[count.lot_order[place]] = place;
    for (std::size_t group = 0; group < count.reserved.size(); ++group)
        for (const auto member : count.reserved[group].members) group_of_[member] = group;
    round.totals.assign(election.candidates.size(), 0);
    for (const auto& candidate : election.candidates)
        round.standings.push_back(candidate.withdrawn ? Standing::withdrawn : Standing::continuing);
}

std::vector<Candidate> Tally::continuing() const {
    std::vector<Candidate> group;
    for (Candidate candidate = 0; candidate < candidates(); ++candidate)
        if (continues(candidate)) group.push_back(candidate);
    return group;
}

std::uint32_t Tally::unmet(std::size_t group) const {
    const auto& [name, least, members] = count.reserved[group];
    const auto elected = std::count_if(members.begin(), members.end(), [this](Candidate member) {
        return round.standings[member] == Standing::elected;
    });
    return least - std::min(least, static_cast<std::uint32_t>(elected));
}

bool Tally::is_barred(Candidate candidate) const {
    if (count.reserved.empty()) return false;
    const auto own = group_of_[candidate];
    if (own != no_group && unmet(own) > 0) return false;
    std::uint32_t needed = 0;
    for (std::size_t group = 0; group < count.reserved.size(); ++group) needed += unmet(group);
    return needed == seats_left();
}

bool Tally::is_needed(Candidate candidate) const {
    const auto own = group_of_[candidate];
    if (own == no_group) return false;
    const auto& members = count.reserved[own].members;
    const auto left =
        std::count_if(members.begin(), members.end(), [this](Candidate member) { return continues(member); });
    return static_cast<std::uint32_t>(left) <= unmet(own);
}

std::vector<Candidate> Tally::excludable() const {
    auto group = continuing();
    auto barred = group;
    std::erase_if(barred, [this](Candidate candidate) { return !is_barred(candidate); });
    if (!barred.empty()) return barred;
    std::erase_if(group, [this](Candidate candidate) { return is_needed(candidate); });
    return group;
}

/// Most first; among equals, who had more before, and at last the order of the lot.
void Tally::sort_by_votes(std::vector<Candidate>& group) const {
    std::sort(group.begin(), group.end(), [this](Candidate left, Candidate right) {
        if (round.totals[left] != round.totals[right]) return round.totals[left] > round.totals[right];
        for (auto before = count.rounds.rbegin(); before != count.rounds.rend(); ++before)
            if (before->totals[left] != before->totals[right])
                return before->totals[left] > before->totals[right];
        return lot_place_[left] < lot_place_[right];
    });
}

void Tally::elect(Candidate candidate, Step::Kind why) {
    round.standings[candidate] = Standing::elected;
    count.elected.push_back(candidate);
    round.steps.push_back({.kind = why, .whom = candidate, .votes = round.totals[candidate]});
}

std::vector<Candidate> Tally::elect_who_reached_quota() {
    auto group = continuing();
    std::erase_if(group, [this](Candidate candidate) { return round.totals[candidate] < round.quota; });
    sort_by_votes(group);
    std::vector<Candidate> elected;
    for (const auto candidate : group) {
        if (is_barred(candidate)) continue;
        elect(candidate, Step::Kind::reached_quota);
        elected.push_back(candidate);
    }
    return elected;
}

void Tally::fill_last_seats() {
    if (seats_left() == 0) return;
    auto group = continuing();
    sort_by_votes(group);
    for (const auto candidate : group) elect(candidate, Step::Kind::filled_last_seat);
}

void Tally::explain_barred(Candidate candidate) {
    std::string groups;
    for (std::size_t group = 0; group < count.reserved.size(); ++group)
        if (unmet(group) > 0) groups += (groups.empty() ? "" : ", ") + count.reserved[group].name;
    round.steps.push_back({.kind = Step::Kind::barred_by_reserved,
                           .whom = candidate,
                           .votes = round.totals[candidate],
                           .group = std::move(groups)});
}

/// Where reserved seats let another be excluded than the one with the fewest votes.
void Tally::explain_exclusion(Candidate candidate) {
    if (is_barred(candidate)) return explain_barred(candidate);
    for (const auto other : continuing())
        if (round.totals[other] < round.totals[candidate] && is_needed(other))
            round.steps.push_back({.kind = Step::Kind::kept_for_reserved,
                                   .whom = other,
                                   .votes = round.totals[other],
                                   .group = count.reserved[group_of_[other]].name});
}

bool Tally::exclude(Candidate candidate) {
    const auto before = round.steps.size();
    explain_exclusion(candidate);
    const bool explained = round.steps.size() > before;
    round.standings[candidate] = Standing::excluded;
    const bool last = complete();
    round.steps.push_back({.kind = last ? Step::Kind::excluded_as_last : Step::Kind::excluded,
                           .whom = candidate,
                           .votes = round.totals[candidate],
                           .explained = explained});
    return !last;
}

Candidate Tally::choose_by_earlier_rounds(std::vector<Candidate> tied, TieFor what) {
    if (tied.size() == 1) return tied.front();
    const auto all = tied;
    for (auto number = count.rounds.size(); number > 0; --number) {
        const auto& totals = count.rounds[number - 1].totals;
        const auto fewer = [&](Candidate left, Candidate right) { return totals[left] < totals[right]; };
        const auto best = what == TieFor::surplus
                              ? totals[*std::max_element(tied.begin(), tied.end(), fewer)]
                              : totals[*std::min_element(tied.begin(), tied.end(), fewer)];
        std::erase_if(tied, [&](Candidate candidate) { return totals[candidate] != best; });
        if (tied.size() > 1) continue;
        round.steps.push_back({.kind = Step::Kind::tie_by_earlier_round,
                               .whom = tied.front(),
                               .among = all,
                               .times = static_cast<int>(number),
                               .tie = what});
        return tied.front();
    }
    return choose_by_lot(tied, what);
}

Candidate Tally::choose_by_lot(const std::vector<Candidate>& tied, TieFor what) {
    if (tied.size() == 1) return tied.front();
    const auto chosen = first_by_lot(tied);
    round.steps.push_back({.kind = Step::Kind::tie_by_lot, .whom = chosen, .among = tied, .tie = what});
    return chosen;
}

Candidate Tally::first_by_lot(const std::vector<Candidate>& group) const {
    return *std::min_element(group.begin(), group.end(), [this](Candidate left, Candidate right) {
        return lot_place_[left] < lot_place_[right];
    });
}

void Tally::end_round() {
    count.rounds.push_back(round);
    round.steps.clear();
    round.flows.clear();
}

}  // namespace plenaria::committee
