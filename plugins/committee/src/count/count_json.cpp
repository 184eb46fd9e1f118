// SPDX-License-Identifier: EUPL-1.2
#include "count_json.hpp"

#include "rules.hpp"
#include "words.hpp"

namespace plenaria::committee {

namespace {

using CountJson = nlohmann::ordered_json;

std::string_view word_of(Standing standing) {
    switch (standing) {
        case Standing::continuing:
            return "continuing";
        case Standing::elected:
            return "elected";
        case Standing::excluded:
            return "excluded";
        case Standing::withdrawn:
            break;
    }
    return "withdrawn";
}

std::string_view word_of(LotSource lot) {
    switch (lot) {
        case LotSource::seed:
            return "seed";
        case LotSource::tie_order:
            return "tie order of the file";
        case LotSource::file_order:
            break;
    }
    return "order of the file";
}

CountJson names_json(const std::vector<Candidate>& group, const Election& election) {
    auto list = CountJson::array();
    for (const auto candidate : group) list.push_back(election.candidates[candidate].name);
    return list;
}

/// Null where the rule knows none.
CountJson quota_json(const Count& count, Amount quota) {
    if (!count.has_quota()) return nullptr;
    return count.quota_places.write(quota / (count.places.one / count.quota_places.one));
}

CountJson round_json(const Count& count, std::size_t index, const Election& election, const Locale& locale) {
    const auto& round = count.rounds[index];
    auto totals = CountJson::object();
    auto standings = CountJson::object();
    for (std::size_t candidate = 0; candidate < election.candidates.size(); ++candidate) {
        if (election.candidates[candidate].withdrawn) continue;
        const auto& name = election.candidates[candidate].name;
        totals[name] = count.places.write(round.totals[candidate]);
        standings[name] = word_of(round.standings[candidate]);
    }
    auto transfers = CountJson::array();
    for (const auto& flow : round.flows)
        transfers.push_back({{"from", election.candidates[flow.from].name},
                             {"to", flow.to ? CountJson(election.candidates[*flow.to].name) : CountJson()},
                             {"votes", count.places.write(flow.votes)}});
    return {{"round", index + 1},
            {"quota", quota_json(count, round.quota)},
            {"totals", std::move(totals)},
            {"standings", std::move(standings)},
            {"non_transferable", count.places.write(round.non_transferable)},
            {"lost_to_rounding", count.places.write(round.lost)},
            {"transfers", std::move(transfers)},
            {"actions", sentences_of(count, index, election, locale)}};
}

}  // namespace

nlohmann::ordered_json to_json(const Count& count, const Election& election, const Locale& locale) {
    auto candidates = CountJson::array();
    for (std::size_t index = 0; index < election.candidates.size(); ++index)
        candidates.push_back({{"number", index + 1},
                              {"name", election.candidates[index].name},
                              {"withdrawn", election.candidates[index].withdrawn}});
    auto reserved = CountJson::array();
    for (const auto& group : count.reserved)
        reserved.push_back({{"name", group.name},
                            {"least", group.least},
                            {"candidates", names_json(group.members, election)}});
    auto rounds = CountJson::array();
    for (std::size_t index = 0; index < count.rounds.size(); ++index)
        rounds.push_back(round_json(count, index, election, locale));
    return {{"title", election.title},
            {"rule", word_of(count.rule)},
            {"seats", count.seats},
            {"candidates", std::move(candidates)},
            {"ballots", count.valid + count.invalid},
            {"valid", count.valid},
            {"invalid", count.invalid},
            {"quota", quota_json(count, count.quota())},
            {"ties",
             {{"by", word_of(count.lot)},
              {"seed", count.seed},
              {"order", names_json(count.lot_order, election)}}},
            {"reserved", std::move(reserved)},
            {"elected", names_json(count.elected, election)},
            {"rounds", std::move(rounds)}};
}

}  // namespace plenaria::committee
