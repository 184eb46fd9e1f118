// SPDX-License-Identifier: EUPL-1.2
#include "choice.hpp"

#include <algorithm>
#include <charconv>
#include <map>

#include <sodium.h>

#include <plenaria/text.hpp>

namespace plenaria::committee::ballots {

namespace {

constexpr std::array<std::string_view, 4> vote_words{"", "yes", "no", "abstain"};

std::optional<int> number_in(std::string_view text) {
    int number = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    if (read.ec != std::errc{} || read.ptr != text.data() + text.size()) return std::nullopt;
    return number;
}

Error refused(std::vector<FieldError> problems) {
    return {ErrorCode::invalid_input,
            /*t*/ "Something in this form needs your attention.",
            {},
            std::move(problems)};
}

std::string field_of(int candidate) { return "place_" + std::to_string(candidate); }

Result<Choice> read_vote(const std::vector<std::string>& places) {
    const auto vote = parse_vote(places.empty() ? std::string() : trim(places.front()));
    if (!vote || places.size() > 1)
        return refused({{"vote", /*t*/ "Choose yes, no or abstain, or leave all of them for a blank vote."}});
    return Choice{.vote = *vote};
}

Result<Choice> read_ticks(const BallotFacts& facts, const std::vector<Candidate>& candidates,
                          const std::vector<std::string>& places) {
    Choice choice;
    for (std::size_t index = 0; index < places.size(); ++index)
        if (!trim(places[index]).empty()) choice.ranking.push_back(candidates[index].number);
    std::sort(choice.ranking.begin(), choice.ranking.end());
    if (auto good = check_choice(facts, candidates.size(), choice); !good) return std::move(good).error();
    return choice;
}

/// The places from 1 on have to be there, each once: what a rule would make of a gap is not for a voter to
/// know.
void check_places(const std::multimap<int, int>& by_place, std::vector<FieldError>& problems) {
    int expected = 1;
    for (auto at = by_place.begin(); at != by_place.end();) {
        const auto end = by_place.upper_bound(at->first);
        if (std::distance(at, end) > 1)
            for (; at != end; ++at)
                problems.push_back(
                    {field_of(at->second),
                     /*t*/ "Place {place} is given more than once. Give each place to one candidate.",
                     {{"place", std::to_string(at->first)}}});
        else if (at->first != expected)
            problems.push_back(
                {field_of(at->second),
                 /*t*/
                 "Nobody has place {missing}, but somebody has place {place}. Number from 1 without gaps.",
                 {{"missing", std::to_string(expected)}, {"place", std::to_string(at->first)}}});
        expected = std::prev(end)->first + 1;
        at = end;
    }
}

Result<Choice> read_ranking(const std::vector<Candidate>& candidates,
                            const std::vector<std::string>& places) {
    std::vector<FieldError> problems;
    std::multimap<int, int> by_place;
    for (std::size_t index = 0; index < places.size(); ++index) {
        const auto typed = trim(places[index]);
        if (typed.empty()) continue;
        const auto place = number_in(typed);
        if (!place || *place < 1 || *place > static_cast<int>(candidates.size()))
            problems.push_back({field_of(candidates[index].number),
                                /*t*/ "Write a number from 1 to {most}, or nothing.",
                                {{"most", std::to_string(candidates.size())}}});
        else
            by_place.emplace(*place, candidates[index].number);
    }
    if (problems.empty()) check_places(by_place, problems);
    if (!problems.empty()) return refused(std::move(problems));
    Choice choice;
    for (const auto& [place, candidate] : by_place) choice.ranking.push_back(candidate);
    return choice;
}

}  // namespace

std::string_view to_text(Choice::Vote vote) { return vote_words[static_cast<std::size_t>(vote)]; }
std::optional<Choice::Vote> parse_vote(std::string_view text) {
    const auto found = std::find(vote_words.begin(), vote_words.end(), text);
    if (found == vote_words.end()) return std::nullopt;
    return static_cast<Choice::Vote>(found - vote_words.begin());
}

Result<Choice> read_choice(const BallotFacts& facts, const std::vector<Candidate>& candidates,
                           const std::vector<std::string>& places) {
    if (facts.subject == Subject::motion) return read_vote(places);
    if (places.size() > candidates.size())
        return refused(
            {{"places", /*t*/ "This ballot names somebody who is no candidate. Load the page again."}});
    return is_ranked(facts) ? read_ranking(candidates, places) : read_ticks(facts, candidates, places);
}

Result<void> check_choice(const BallotFacts& facts, std::size_t candidates, const Choice& choice) {
    const bool is_motion = facts.subject == Subject::motion;
    if (is_motion ? !choice.ranking.empty() : choice.vote != Choice::Vote::none)
        return refused({{is_motion ? "vote" : "places",
                         /*t*/ "This is no answer to the question. Load the page again."}});
    std::vector<bool> named(candidates + 1);
    for (const auto candidate : choice.ranking) {
        if (candidate < 1 || candidate > static_cast<int>(candidates))
            return refused(
                {{"places", /*t*/ "This ballot names somebody who is no candidate. Load the page again."}});
        const auto index = static_cast<std::size_t>(candidate);
        if (named[index])
            return refused({{field_of(candidate), /*t*/ "This candidate is named more than once."}});
        named[index] = true;
    }
    const auto most = most_choices(facts, candidates);
    if (choice.ranking.size() > most)
        return refused(
            {{field_of(choice.ranking[most]),
              /*t*/ "Choose at most {most}; you have chosen {chosen}.",
              {{"most", std::to_string(most)}, {"chosen", std::to_string(choice.ranking.size())}}}});
    return {};
}

std::string to_line(const Choice& choice) {
    std::string line(to_text(choice.vote));
    for (const auto candidate : choice.ranking) line += (line.empty() ? "" : " ") + std::to_string(candidate);
    return line;
}

Result<Choice> read_line(const BallotFacts& facts, std::size_t candidates, std::string_view line) {
    Choice choice;
    if (facts.subject == Subject::motion) {
        const auto vote = parse_vote(trim(std::string(line)));
        if (!vote)
            return refused({{"vote", /*t*/ "This is no answer to the question. Load the page again."}});
        choice.vote = *vote;
        return choice;
    }
    for (std::size_t at = 0; at < line.size();) {
        const auto begin = line.find_first_not_of(" ,;\t", at);
        if (begin == std::string_view::npos) break;
        at = std::min(line.find_first_of(" ,;\t", begin), line.size());
        choice.ranking.push_back(number_in(line.substr(begin, at - begin)).value_or(0));
    }
    if (!is_ranked(facts)) std::sort(choice.ranking.begin(), choice.ranking.end());
    if (auto good = check_choice(facts, candidates, choice); !good) return std::move(good).error();
    return choice;
}

std::size_t choice_bytes(const BallotFacts& facts, std::size_t candidates) {
    return facts.subject == Subject::motion ? 2 : candidates + 2;
}

std::string pack(const Choice& choice, std::size_t bytes) {
    std::string packed(bytes, '\0');
    packed[0] = static_cast<char>(choice.vote);
    packed[1] = static_cast<char>(choice.ranking.size());
    std::transform(choice.ranking.begin(), choice.ranking.end(), packed.begin() + 2,
                   [](int candidate) { return static_cast<char>(candidate); });
    return packed;
}

std::optional<Choice> unpack(const BallotFacts& facts, std::size_t candidates, std::string_view bytes) {
    if (bytes.size() != choice_bytes(facts, candidates)) return std::nullopt;
    const auto at = [&](std::size_t index) { return static_cast<unsigned char>(bytes[index]); };
    if (at(0) >= vote_words.size() || at(1) + 2U > bytes.size()) return std::nullopt;
    Choice choice{.vote = static_cast<Choice::Vote>(at(0))};
    for (std::size_t index = 0; index < at(1); ++index) choice.ranking.push_back(at(index + 2));
    if (!is_ranked(facts)) std::sort(choice.ranking.begin(), choice.ranking.end());
    if (!check_choice(facts, candidates, choice)) return std::nullopt;
    return choice;
}

void wipe(Choice& choice) {
    sodium_memzero(&choice.vote, sizeof choice.vote);
    if (!choice.ranking.empty()) sodium_memzero(choice.ranking.data(), choice.ranking.size() * sizeof(int));
    choice.ranking.clear();
}

}  // namespace plenaria::committee::ballots
