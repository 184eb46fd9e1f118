// SPDX-License-Identifier: EUPL-1.2
#include "words.hpp"

#include <fmt/format.h>

namespace plenaria::committee {

namespace {

/// The sign between whole and decimals.
std::string decimal_sign(const Locale& locale) {
    const auto half = locale.decimal(0.5, 1);
    return half.size() > 2 ? half.substr(1, half.size() - 2) : ".";
}

class CountWords {
public:
    CountWords(const Count& count, const Round& round, const Election& election, const Locale& locale)
        : count_(count), round_(round), election_(election), locale_(locale) {}

    void say(const Step& step, std::vector<std::string>& to) const {
        if (step.kind == Step::Kind::first_preferences || step.kind == Step::Kind::papers_counted)
            return begin(step, to);
        to.push_back(locale_.t(message(step), {{"name", name(step.whom)},
                                               {"votes", votes(step.votes)},
                                               {"total", votes(step.out_of)},
                                               {"quota", quota_text(count_, round_.quota, locale_)},
                                               {"names", names(step.among)},
                                               {"group", step.group},
                                               {"round", locale_.number(step.times)},
                                               {"number", locale_.number(step.times)}}));
    }

private:
    void begin(const Step& step, std::vector<std::string>& to) const {
        to.push_back(locale_.t(step.kind == Step::Kind::papers_counted
                                   ? /*t*/ "Papers are counted. Valid papers: {valid}; seats: {seats}."
                                   : /*t*/ "First preferences are counted. Valid papers: {valid}; seats: "
                                           "{seats}; quota: {quota}.",
                               {{"valid", locale_.number(static_cast<long long>(count_.valid))},
                                {"seats", locale_.number(count_.seats)},
                                {"quota", quota_text(count_, round_.quota, locale_)}}));
        if (election_.standing() <= count_.seats)
            to.push_back(
                locale_.t(/*t*/ "No more candidates stand than there are seats, so all are elected."));
        if (count_.invalid > 0)
            to.push_back(
                locale_.t(/*t*/ "Papers without a clear first preference, which are not counted: {number}.",
                          {{"number", locale_.number(static_cast<long long>(count_.invalid))}}));
    }

    [[nodiscard]] std::string_view message(const Step& step) const {
        switch (step.kind) {
            case Step::Kind::first_preferences:
            case Step::Kind::papers_counted:
                break;
            case Step::Kind::reached_quota:
                return /*t*/ "{name} has {votes} votes, which reaches the quota of {quota}, and is elected.";
            case Step::Kind::surplus_passed_on:
                return step.votes == 0 ? /*t*/ "{name} has exactly the quota; there is no surplus to pass on."
                                       : /*t*/
                           "{name} has {votes} votes above the quota. Each paper goes on to its next "
                           "preference at "
                           "{votes} ÷ {total} of the value at which it came.";
            case Step::Kind::keep_adjusted:
                return /*t*/
                    "Each elected candidate keeps so much of every paper that it makes up the quota, which "
                    "is now "
                    "{quota}; after {number} adjustments {votes} votes are above it.";
            case Step::Kind::excluded:
                return exclusion(step);
            case Step::Kind::excluded_as_last:
                return step.explained ? /*t*/
                           "{name} is excluded with {votes} votes. As many candidates are left as seats, so "
                           "nothing "
                           "more is passed on."
                                      : /*t*/
                           "{name} has the fewest votes, {votes}, and is excluded. As many candidates are "
                           "left as "
                           "seats, so nothing more is passed on.";
            case Step::Kind::filled_last_seat:
                return /*t*/
                    "{name} is elected with {votes} votes, because no more candidates are left than seats.";
            case Step::Kind::had_most_votes:
                return /*t*/ "{name} has {votes} votes and is elected.";
            case Step::Kind::kept_for_reserved:
                return /*t*/
                    "{name} has fewer votes, {votes}, but stays: the seats reserved for “{group}” need every "
                    "one of its "
                    "candidates who is left.";
            case Step::Kind::barred_by_reserved:
                return /*t*/
                    "{name} has {votes} votes but can no longer be elected: the seats that are left are "
                    "reserved for "
                    "“{group}”.";
            case Step::Kind::tie_by_earlier_round:
                return step.tie == TieFor::surplus ? /*t*/
                           "{names} have equally large surpluses; {name} had the most votes in round "
                           "{round}, and "
                           "comes first."
                                                   : /*t*/
                           "{names} have equally few votes; {name} had the fewest in round {round}, and is "
                           "chosen "
                           "for exclusion.";
            case Step::Kind::tie_by_lot:
                return tie(step);
        }
        return {};
    }

    [[nodiscard]] std::string_view exclusion(const Step& step) const {
        if (count_.rule == Rule::meek_prf)
            return step.explained ? /*t*/
                       "{name} is excluded with {votes} votes; from now on the papers count for the next "
                       "preferences."
                                  : /*t*/
                       "{name} has the fewest votes, {votes}, and is excluded; from now on the papers count "
                       "for the "
                       "next preferences.";
        return step.explained ? /*t*/
                   "{name} is excluded with {votes} votes; the papers go on to their next preferences at the "
                   "value at which they came."
                              : /*t*/
                   "{name} has the fewest votes, {votes}, and is excluded; the papers go on to their next "
                   "preferences at the value at which they came.";
    }

    /// In Meek’s method whoever the surplus that is left could lift is tied, so numbers need not be equal.
    [[nodiscard]] std::string_view tie(const Step& step) const {
        switch (count_.lot) {
            case LotSource::seed:
                if (step.tie == TieFor::seat)
                    return /*t*/ "{names} have equally many votes; the lot drawn from the seed names {name}.";
                return step.tie == TieFor::surplus ? /*t*/
                           "{names} have equally large surpluses; the lot drawn from the seed puts {name} "
                           "first."
                                                   : /*t*/
                           "{names} are tied for exclusion; the lot drawn from the seed names {name}.";
            case LotSource::tie_order:
                if (step.tie == TieFor::seat)
                    return /*t*/
                        "{names} have equally many votes; the order for ties in the file names {name}.";
                return step.tie == TieFor::surplus ? /*t*/
                           "{names} have equally large surpluses; the order for ties in the file puts {name} "
                           "first."
                                                   : /*t*/
                           "{names} are tied for exclusion; the order for ties in the file names {name}.";
            case LotSource::file_order:
                break;
        }
        if (step.tie == TieFor::seat)
            return /*t*/
                "{names} have equally many votes; no seed was given, so the order of the file names {name}.";
        return step.tie == TieFor::surplus ? /*t*/
                   "{names} have equally large surpluses; no seed was given, so the order of the file puts "
                   "{name} "
                   "first."
                                           : /*t*/
                   "{names} are tied for exclusion; no seed was given, so the order of the file names "
                   "{name}.";
    }

    [[nodiscard]] std::string name(Candidate candidate) const { return election_.candidates[candidate].name; }

    [[nodiscard]] std::string names(const std::vector<Candidate>& group) const {
        std::string text;
        for (std::size_t index = 0; index < group.size(); ++index) {
            if (index > 0) text += index + 1 == group.size() ? locale_.t(/*t*/ " and ") : std::string(", ");
            text += name(group[index]);
        }
        return text;
    }

    [[nodiscard]] std::string votes(Amount amount) const {
        return votes_text(amount, count_.places, locale_);
    }

    const Count& count_;
    const Round& round_;
    const Election& election_;
    const Locale& locale_;
};

}  // namespace

std::string votes_text(Amount votes, Places places, const Locale& locale) {
    const auto whole = locale.number(votes / places.one);
    if (places.digits == 0) return whole;
    return fmt::format("{}{}{:0{}}", whole, decimal_sign(locale), votes % places.one, places.digits);
}

std::string quota_text(const Count& count, Amount quota, const Locale& locale) {
    return votes_text(quota / (count.places.one / count.quota_places.one), count.quota_places, locale);
}

std::string name_of(Rule rule, const Locale& locale) {
    switch (rule) {
        case Rule::scottish:
            return locale.t(/*t*/ "Single transferable vote, Scottish rules of 2007");
        case Rule::wigm_prf:
            return locale.t(
                /*t*/ "Single transferable vote, weighted inclusive Gregory method (PRF reference rule)");
        case Rule::meek_prf:
            return locale.t(/*t*/ "Single transferable vote, Meek’s method (PRF reference rule)");
        case Rule::plurality:
            return locale.t(/*t*/ "Most first preferences");
        case Rule::approval:
            break;
    }
    return locale.t(/*t*/ "Approval: most papers that name somebody, at whatever preference");
}

std::string reserved_text(const Reserved& group, const Election& election, const Locale& locale) {
    std::string names;
    for (const auto member : group.members)
        names += (names.empty() ? "" : ", ") + election.candidates[member].name;
    return locale.t(/*t*/ "Reserved for “{group}”: at least {number}, of {names}",
                    {{"group", group.name}, {"number", locale.number(group.least)}, {"names", names}});
}

std::string lot_text(const Count& count, const Locale& locale) {
    switch (count.lot) {
        case LotSource::seed:
            return locale.t(
                /*t*/ "Ties that the votes leave open are decided by a lot drawn from the seed “{seed}”.",
                {{"seed", count.seed}});
        case LotSource::tie_order:
            return locale.t(
                /*t*/ "Ties that the votes leave open are decided by the order for ties in the file.");
        case LotSource::file_order:
            break;
    }
    return locale.t(
        /*t*/ "Ties that the votes leave open are decided by the order of the candidates in the file.");
}

std::vector<std::string> sentences_of(const Count& count, std::size_t round, const Election& election,
                                      const Locale& locale) {
    std::vector<std::string> sentences;
    const CountWords words(count, count.rounds[round], election, locale);
    for (const auto& step : count.rounds[round].steps) words.say(step, sentences);
    return sentences;
}

}  // namespace plenaria::committee
