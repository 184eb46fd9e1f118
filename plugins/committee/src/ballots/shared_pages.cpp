// SPDX-License-Identifier: EUPL-1.2
#include "shared_pages.hpp"

#include <sstream>

#include <plenaria/text.hpp>

#include "../count/words.hpp"

namespace plenaria::committee::ballots {

std::vector<std::string> pieces(const std::string& text, char between) {
    std::vector<std::string> found;
    std::istringstream stream(text);
    for (std::string piece; std::getline(stream, piece, between);) found.push_back(trim(piece));
    return found;
}

Model state_tag(State state, const Locale& locale) {
    std::string_view kind = "grey";
    if (state == State::open) kind = "teal";
    if (state == State::closed || state == State::opening) kind = "amber";
    if (state == State::counted) kind = "green";
    if (state == State::withdrawn || state == State::without_quorum) kind = "terra";
    return tag_model(kind, locale.t(name_of(state)));
}

Model close_model(const Ballot& ballot, State state, const RequestScope& scope) {
    const auto& zone = ballot.facts.zone;
    const auto& own = scope.actor().zone;
    const auto& locale = scope.locale();
    return {{"iso", to_text(ballot.closes)},
            {"text", locale.instant(ballot.closes, zone)},
            {"has_reader_text", own != zone},
            {"reader_text", own != zone ? locale.instant(ballot.closes, own) : std::string()},
            {"late", state == State::closed || state == State::without_quorum}};
}

std::string majority_in_words(Majority majority, const Locale& locale) {
    switch (majority) {
        case Majority::simple:
            return locale.t("More yes than no");
        case Majority::two_thirds:
            return locale.t("Two thirds of yes and no");
        case Majority::absolute:
            return locale.t("More than half of all who may vote");
        case Majority::two_thirds_of_members:
            return locale.t("Two thirds of all who may vote");
    }
    return {};
}

std::string method_in_words(const BallotFacts& facts, const Locale& locale) {
    const auto how = facts.secrecy == Secrecy::secret ? locale.t("secret") : locale.t("roll-call");
    if (facts.subject == Subject::motion)
        return locale.t("Motion: {majority}; {how}",
                        {{"majority", majority_in_words(facts.majority, locale)}, {"how", how}});
    return locale.t(
        "Election, seats: {seats}; {rule}; {how}",
        {{"seats", locale.number(facts.seats)}, {"rule", name_of(facts.rule, locale)}, {"how", how}});
}

std::string turnout_in_words(const Ballot& ballot, const Turnout& turnout, const Locale& locale) {
    return locale.t("{part} of {voters} have taken part; {quorum} are needed.",
                    {{"part", locale.number(turnout.took_part)},
                     {"voters", locale.number(turnout.voters)},
                     {"quorum", locale.number(ballot.facts.quorum)}});
}

Model::List result_rows(const Ballot& ballot, const std::vector<Candidate>& candidates,
                        const Locale& locale) {
    const auto& outcome = ballot.outcome;
    Model::List rows;
    if (ballot.facts.subject == Subject::motion) {
        rows.push_back(fact_row(locale.t("Result"), motion_in_words(outcome, locale)));
    } else {
        std::string elected;
        for (const auto number : outcome.elected) {
            if (!elected.empty()) elected += "; ";
            elected += full_name(candidates.at(static_cast<std::size_t>(number) - 1));
        }
        rows.push_back(fact_row(locale.t("Elected"), elected.empty() ? locale.t("Nobody") : elected));
    }
    rows.push_back(fact_row(locale.t("Ballots"), locale.number(outcome.ballots)));
    if (!outcome.is_short) rows.push_back(fact_row(locale.t("Blank ballots"), locale.number(outcome.blank)));
    if (!ballot.seed.empty()) rows.push_back(fact_row(locale.t("Seed of the lot"), ballot.seed));
    return rows;
}

}  // namespace plenaria::committee::ballots
