// SPDX-License-Identifier: EUPL-1.2
#include "vote_form.hpp"

#include <algorithm>
#include <array>

namespace plenaria::committee::ballots {

namespace {

struct VoteWord {
    Choice::Vote vote;
    const char* value;  ///< in the form of the voter
    const char* code;   ///< in the page to check: equally long
    const char* label;
};
constexpr std::array<VoteWord, 4> vote_words{{{Choice::Vote::yes, "yes", "1", /*t*/ "Yes"},
                                              {Choice::Vote::no, "no", "2", /*t*/ "No"},
                                              {Choice::Vote::abstain, "abstain", "3", /*t*/ "Abstention"},
                                              {Choice::Vote::none, "blank", "0", /*t*/ "Blank"}}};

constexpr std::string_view field_prefix = "place_";
std::string field_of(int number) { return std::string(field_prefix) + std::to_string(number); }

/// Whether the form chooses somebody beyond `candidates`: else that would be taken for a blank ballot.
bool names_a_stranger(const Request& request, const std::vector<Candidate>& candidates) {
    return std::any_of(request.form.begin(), request.form.end(), [&](const auto& field) {
        const auto& [name, value] = field;
        return name.starts_with(field_prefix) && value.find_first_not_of("0 ") != std::string::npos &&
               std::none_of(candidates.begin(), candidates.end(),
                            [&](const Candidate& each) { return field_of(each.number) == name; });
    });
}

/// A place in as many digits as the last one has.
std::string padded(std::size_t place, std::size_t candidates, char nothing) {
    const auto width = std::to_string(candidates).size();
    const auto digits = place == 0 ? std::string(width, nothing) : std::to_string(place);
    return std::string(width - digits.size(), '0') + digits;
}

/// 0: not chosen.
std::size_t place_of(const Choice& choice, int number) {
    const auto found = std::find(choice.ranking.begin(), choice.ranking.end(), number);
    return found == choice.ranking.end() ? 0 : static_cast<std::size_t>(found - choice.ranking.begin()) + 1;
}

std::string instructions(const BallotFacts& facts, std::size_t candidates, const Locale& locale) {
    if (facts.subject == Subject::motion)
        return locale.t("Choose one answer. A blank ballot takes part, and counts neither as yes nor as no.");
    const auto most = static_cast<long long>(most_choices(facts, candidates));
    if (is_ranked(facts))
        return locale.t(
            "Write 1 beside the one you want most, 2 beside your second preference, and so on; you may stop "
            "anywhere. A lower preference never harms a higher one. Leave all empty for a blank ballot.");
    return locale.n("Tick at most {n}. Tick nobody for a blank ballot.",
                    "Tick at most {n}. Tick nobody for a blank ballot.", most);
}

}  // namespace

TypedChoice read_typed(const Request& request, const BallotFacts& facts,
                       const std::vector<Candidate>& candidates) {
    if (facts.subject == Subject::motion) return {request.form_value("vote")};
    TypedChoice typed;
    typed.reserve(candidates.size());
    for (const auto& each : candidates) typed.push_back(request.form_value(field_of(each.number)));
    // More than there are candidates, which read_choice() refuses.
    if (names_a_stranger(request, candidates)) typed.emplace_back("1");
    return typed;
}

TypedChoice typed_of(const Choice& choice, const BallotFacts& facts, std::size_t candidates) {
    if (facts.subject == Subject::motion)
        return {choice.is_blank() ? "blank" : std::string(to_text(choice.vote))};
    TypedChoice typed(candidates);
    for (std::size_t at = 0; at < candidates; ++at)
        if (const auto place = place_of(choice, static_cast<int>(at) + 1); place > 0)
            typed[at] = is_ranked(facts) ? std::to_string(place) : "1";
    return typed;
}

void set_vote_form(Model& page, const BallotFacts& facts, const std::vector<Candidate>& candidates,
                   const TypedChoice& typed, const Error* error, const Locale& locale,
                   const candidacy::StatementModels& statements) {
    const auto value = [&](std::size_t at) { return at < typed.size() ? typed[at] : std::string(); };
    page.set("is_motion", facts.subject == Subject::motion);
    page.set("is_ranked", facts.subject == Subject::election && is_ranked(facts));
    page.set("instructions", instructions(facts, candidates.size(), locale));
    std::vector<plenaria::Choice> answers;
    for (const auto& word : vote_words)
        answers.push_back(
            {.value = word.value, .label = locale.t(word.label), .selected = value(0) == word.value});
    page.set("vote", choice_model({.label = locale.t("Vote"),
                                   .name = "vote",
                                   .error = ledger::problem_of("vote", error, locale)},
                                  answers));
    Model::List rows;
    for (std::size_t at = 0; at < candidates.size(); ++at) {
        const auto& each = candidates[at];
        const auto name = field_of(each.number);
        const auto problem = ledger::problem_of(name.c_str(), error, locale);
        const auto statement = statements.find(each.id);
        rows.push_back({{"name", each.person.name},
                        {"has_city", !each.city.name.empty()},
                        {"city", each.city.name},
                        {"field_name", name},
                        {"value", facts.subject == Subject::election ? value(at) : std::string()},
                        {"is_ticked", !value(at).empty()},
                        {"has_error", !problem.empty()},
                        {"error", problem},
                        {"has_statement", statement != statements.end()},
                        {"statement", statement == statements.end() ? Model() : statement->second}});
    }
    page.set("has_candidates", !rows.empty());
    page.set("candidates", std::move(rows));
    page.set("places_error", ledger::problem_of("places", error, locale));
}

void set_chosen(Model& page, const BallotFacts& facts, const std::vector<Candidate>& candidates,
                const Choice& choice, const Locale& locale) {
    Model::List rows;
    const auto row = [&](std::string mark, std::string label, std::string name, std::string value) {
        rows.push_back({{"mark", std::move(mark)},
                        {"label", std::move(label)},
                        {"field_name", std::move(name)},
                        {"value", std::move(value)}});
    };
    if (facts.subject == Subject::motion) {
        for (const auto& word : vote_words)
            row(word.vote == choice.vote ? "X" : "-", locale.t(word.label), std::string("vote_") + word.code,
                word.vote == choice.vote ? "1" : "0");
        page.set("chosen", std::move(rows));
        return;
    }
    auto shown = candidates;
    if (is_ranked(facts))
        std::stable_sort(shown.begin(), shown.end(), [&](const Candidate& a, const Candidate& b) {
            const auto last = candidates.size() + 1;
            const auto left = place_of(choice, a.number), right = place_of(choice, b.number);
            return (left == 0 ? last : left) < (right == 0 ? last : right);
        });
    for (const auto& each : shown) {
        const auto place = place_of(choice, each.number);
        const auto width = is_ranked(facts) ? candidates.size() : 1;
        const auto shown_place = is_ranked(facts) ? place : std::min<std::size_t>(place, 1);
        row(is_ranked(facts) ? padded(place, width, '-')
            : place > 0      ? "X"
                             : "-",
            full_name(each), field_of(each.number), padded(shown_place, width, '0'));
    }
    row(choice.is_blank() ? "X" : "-", locale.t("Blank ballot"), "blank", choice.is_blank() ? "1" : "0");
    page.set("chosen", std::move(rows));
}

Result<Choice> read_chosen(const Request& request, const BallotFacts& facts,
                           const std::vector<Candidate>& candidates) {
    TypedChoice typed;
    if (facts.subject == Subject::motion) {
        typed.emplace_back();
        for (const auto& word : vote_words)
            if (request.form_value(std::string("vote_") + word.code) == "1") typed.front() = word.value;
        return read_answer(typed.front());
    } else {
        typed = read_typed(request, facts, candidates);
        for (auto& each : typed)
            each = each.find_first_not_of('0') == std::string::npos
                       ? std::string()
                       : each.substr(each.find_first_not_of('0'));
    }
    return read_choice(facts, candidates, typed);
}

Result<Choice> read_answer(std::string_view typed) {
    for (const auto& word : vote_words)
        if (typed == word.value) return Choice{.vote = word.vote};
    return ledger::refuse_if_any(
               {{"vote", /*t*/ "Choose an answer. To take part without one, choose “Blank”."}})
        .error();
}

Result<Choice> read_vote(const TypedChoice& typed, const BallotFacts& facts,
                         const std::vector<Candidate>& candidates) {
    if (facts.subject == Subject::motion) return read_answer(typed.front());
    return read_choice(facts, candidates, typed);
}

}  // namespace plenaria::committee::ballots
