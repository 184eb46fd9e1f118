// SPDX-License-Identifier: EUPL-1.2
#include "outcome_json.hpp"

namespace plenaria::committee::ballots {

ledger::Document json_of(const Outcome& outcome) {
    return {{"ballots", outcome.ballots},
            {"blank", outcome.blank},
            {"short", outcome.is_short},
            {"elected", outcome.elected},
            {"yes", outcome.votes.yes},
            {"no", outcome.votes.no},
            {"abstentions", outcome.votes.abstentions},
            {"members", outcome.votes.members},
            {"carried", outcome.decision.carried},
            {"needed", outcome.decision.needed},
            {"of", outcome.decision.of}};
}

Outcome read_outcome(const std::string& text) {
    Outcome outcome;
    if (text.empty()) return outcome;
    const auto json = ledger::Document::parse(text);
    outcome.ballots = json.at("ballots");
    outcome.blank = json.at("blank");
    outcome.is_short = json.at("short");
    outcome.elected = json.at("elected").get<std::vector<int>>();
    outcome.votes = {.yes = json.at("yes"),
                     .no = json.at("no"),
                     .abstentions = json.at("abstentions"),
                     .members = json.at("members")};
    outcome.decision = {.carried = json.at("carried"), .needed = json.at("needed"), .of = json.at("of")};
    return outcome;
}

}  // namespace plenaria::committee::ballots
