// SPDX-License-Identifier: EUPL-1.2
#include "tally.hpp"

#include <algorithm>

namespace plenaria::committee {

Tally::Tally(const Election& election, Rule rule, std::uint32_t seats, const Lot& lot, int digits)
    : lot_place_(election.candidates.size()) {
    count.rule = rule;
    count.places = count.quota_places = Places::of(digits);
    count.seats = seats;
    count.lot = lot.source;
    count.lot_order = lot.order;
    for (std::size_t place = 0; place < lot.order.size(); ++place) lot_place_[lot.order[place]] = place;
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
    for (const auto candidate : group) elect(candidate, Step::Kind::reached_quota);
    return group;
}

void Tally::fill_last_seats() {
    if (seats_left() == 0) return;
    auto group = continuing();
    sort_by_votes(group);
    for (const auto candidate : group) elect(candidate, Step::Kind::filled_last_seat);
}

bool Tally::exclude(Candidate candidate) {
    round.standings[candidate] = Standing::excluded;
    const bool last = complete();
    round.steps.push_back({.kind = last ? Step::Kind::excluded_as_last : Step::Kind::excluded,
                           .whom = candidate,
                           .votes = round.totals[candidate]});
    return !last;
}

Candidate Tally::choose_by_earlier_rounds(std::vector<Candidate> tied, Tie tie) {
    if (tied.size() == 1) return tied.front();
    const auto all = tied;
    for (auto number = count.rounds.size(); number > 0; --number) {
        const auto& totals = count.rounds[number - 1].totals;
        const auto fewer = [&](Candidate left, Candidate right) { return totals[left] < totals[right]; };
        const auto best = tie == Tie::who_passes_on
                              ? totals[*std::max_element(tied.begin(), tied.end(), fewer)]
                              : totals[*std::min_element(tied.begin(), tied.end(), fewer)];
        std::erase_if(tied, [&](Candidate candidate) { return totals[candidate] != best; });
        if (tied.size() > 1) continue;
        round.steps.push_back({.kind = Step::Kind::tie_by_earlier_round,
                               .whom = tied.front(),
                               .among = all,
                               .times = static_cast<int>(number),
                               .for_surplus = tie == Tie::who_passes_on});
        return tied.front();
    }
    return choose_by_lot(tied, tie);
}

Candidate Tally::choose_by_lot(const std::vector<Candidate>& tied, Tie tie) {
    if (tied.size() == 1) return tied.front();
    const auto chosen = *std::min_element(tied.begin(), tied.end(), [this](Candidate left, Candidate right) {
        return lot_place_[left] < lot_place_[right];
    });
    round.steps.push_back({.kind = Step::Kind::tie_by_lot,
                           .whom = chosen,
                           .among = tied,
                           .for_surplus = tie == Tie::who_passes_on});
    return chosen;
}

void Tally::end_round() {
    count.rounds.push_back(round);
    round.steps.clear();
    round.flows.clear();
}

}  // namespace plenaria::committee
