// SPDX-License-Identifier: EUPL-1.2
#include "choice_words.hpp"

#include "../count/words.hpp"

namespace plenaria::committee::ballots {

std::string choice_in_words(const Choice& choice, const BallotFacts& facts,
                            const std::vector<Candidate>& candidates, const Locale& locale) {
    if (choice.is_blank()) return locale.t("Blank");
    if (choice.vote == Choice::Vote::yes) return locale.t("Yes");
    if (choice.vote == Choice::Vote::no) return locale.t("No");
    if (choice.vote == Choice::Vote::abstain) return locale.t("Abstention");
    std::string words;
    int place = 0;
    for (const auto number : choice.ranking) {
        if (!words.empty()) words += "; ";
        if (is_ranked(facts)) words += locale.number(++place) + ". ";
        words += full_name(candidates.at(static_cast<std::size_t>(number) - 1));
    }
    return words;
}

std::string motion_in_words(const Outcome& outcome, const Locale& locale) {
    if (outcome.is_short) return outcome.decision.carried ? locale.t("Carried") : locale.t("Not carried");
    return decision_text(outcome.votes, outcome.decision, locale);
}

}  // namespace plenaria::committee::ballots
