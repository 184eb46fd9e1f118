// SPDX-License-Identifier: EUPL-1.2
#include "ballot.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include <plenaria/text.hpp>

namespace plenaria::committee::ballots {

namespace {

using ledger::check_text;

constexpr std::array<std::string_view, 2> subject_words{"election", "motion"};
constexpr std::array<std::string_view, 2> secrecy_words{"secret", "roll_call"};
constexpr std::array<std::string_view, 4> majority_words{"simple", "two_thirds", "absolute",
                                                         "two_thirds_of_members"};
constexpr std::array<std::string_view, 5> written_words{"draft", "open", "opening", "counted", "withdrawn"};
constexpr std::array<std::string_view, 5> part_words{"", "link", "proxy", "paper", "floor"};

struct StateWord {
    std::string_view stored;
    std::string_view shown;
};
constexpr std::array<StateWord, 7> state_words{{{"draft", /*t*/ "Not opened yet"},
                                                {"open", /*t*/ "Open"},
                                                {"closed", /*t*/ "Closed, not counted yet"},
                                                {"without_quorum", /*t*/ "Closed without quorum"},
                                                {"opening", /*t*/ "Being opened"},
                                                {"counted", /*t*/ "Counted"},
                                                {"withdrawn", /*t*/ "Withdrawn"}}};

template <class Word, std::size_t N>
std::string_view word(const std::array<std::string_view, N>& words, Word value) {
    return words[static_cast<std::size_t>(value) - 1];
}

template <class Word, std::size_t N>
std::optional<Word> parse_word(const std::array<std::string_view, N>& words, std::string_view text) {
    const auto found = std::find(words.begin(), words.end(), text);
    if (found == words.end()) return std::nullopt;
    return static_cast<Word>(found - words.begin() + 1);
}

/// Texts of three languages, of which the original is needed.
void check_texts(const char* field, const ledger::Names& names, std::size_t most, const char* missing,
                 std::vector<FieldError>& problems) {
    if (std::find(ledger::languages.begin(), ledger::languages.end(), names.original) ==
        ledger::languages.end()) {
        problems.push_back({"original_language", /*t*/ "Choose the language of the original."});
        return;
    }
    if (!names.texts.contains(names.original)) problems.push_back({field + names.original, missing});
    for (const auto& [language, text] : names.texts)
        check_text((field + language).c_str(), text, most, problems);
}

void check_number(const char* field, long long number, int least, int most,
                  std::vector<FieldError>& problems) {
    if (number < least || number > most)
        problems.push_back({field,
                            /*t*/ "Write a whole number from {min} to {max}.",
                            {{"min", std::to_string(least)}, {"max", std::to_string(most)}}});
}

void check_reserved_groups(const BallotFacts& facts, std::vector<FieldError>& problems) {
    std::set<std::string> names;
    std::uint64_t sum = 0;
    for (const auto& each : facts.reserved) {
        sum += each.least;
        if (each.group.empty() || each.least == 0 || each.group.find(':') != std::string::npos ||
            each.group.find('\n') != std::string::npos || !is_utf8(each.group) ||
            length(each.group) > longest_group || !names.insert(each.group).second) {
            problems.push_back(
                {"reserved", /*t*/ "Write each group once, with the number of its seats: “Women: 2”."});
            return;
        }
    }
    if (sum > facts.seats) problems.push_back({"reserved", /*t*/ "More seats are reserved than there are."});
}

Error not_open(const Ballot& ballot) {
    switch (ballot.written) {
        case Written::draft:
            return {ErrorCode::conflict, /*t*/ "This ballot is not open yet.", ballot.id};
        case Written::withdrawn:
            return {ErrorCode::conflict, /*t*/ "This ballot was withdrawn.", ballot.id};
        case Written::open:
        case Written::opening:
        case Written::counted:
            break;
    }
    return {.code = ErrorCode::conflict,
            .message = /*t*/ "This ballot closed on {closed}.",
            .detail = ballot.id,
            .values = {{"closed", close_words(ballot)}}};
}

}  // namespace

std::string_view to_text(Subject subject) { return word(subject_words, subject); }
std::optional<Subject> parse_subject(std::string_view text) {
    return parse_word<Subject>(subject_words, text);
}
std::string_view to_text(Secrecy secrecy) { return word(secrecy_words, secrecy); }
std::optional<Secrecy> parse_secrecy(std::string_view text) {
    return parse_word<Secrecy>(secrecy_words, text);
}
std::string_view to_text(Majority majority) { return word(majority_words, majority); }
std::optional<Majority> parse_majority(std::string_view text) {
    return parse_word<Majority>(majority_words, text);
}
std::string_view to_text(Written state) { return word(written_words, state); }
std::optional<Written> parse_written(std::string_view text) {
    return parse_word<Written>(written_words, text);
}
std::string_view to_text(State state) { return state_words[static_cast<std::size_t>(state) - 1].stored; }
std::string_view name_of(State state) { return state_words[static_cast<std::size_t>(state) - 1].shown; }
std::string_view to_text(Part part) { return part_words[static_cast<std::size_t>(part)]; }
std::optional<Part> parse_part(std::string_view text) {
    const auto found = std::find(part_words.begin(), part_words.end(), text);
    if (found == part_words.end()) return std::nullopt;
    return static_cast<Part>(found - part_words.begin());
}

std::string full_name(const Candidate& candidate) {
    return candidate.city.name.empty() ? candidate.person.name
                                       : candidate.person.name + ", " + candidate.city.name;
}

State state_of(const Ballot& ballot, int took_part, Instant now) {
    switch (ballot.written) {
        case Written::draft:
            return State::draft;
        case Written::open:
            if (now <= ballot.closes) return State::open;
            return took_part < ballot.facts.quorum ? State::without_quorum : State::closed;
        case Written::opening:
            return State::opening;
        case Written::counted:
            return State::counted;
        case Written::withdrawn:
            break;
    }
    return State::withdrawn;
}

Result<void> check_takes_votes(const Ballot& ballot, Instant now) {
    if (ballot.written != Written::open || now > ballot.closes) return not_open(ballot);
    return {};
}

std::string close_words(const Ballot& ballot) {
    const auto local = to_local(ballot.closes, ballot.facts.zone);
    const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(local.time_of_day).count();
    return fmt::format("{} {:02}:{:02} {}", to_text(local.day), minutes / 60, minutes % 60,
                       ballot.facts.zone);
}

bool is_ranked(const BallotFacts& facts) {
    return facts.subject == Subject::election && facts.rule != Rule::approval &&
           facts.rule != Rule::plurality;
}

std::size_t most_choices(const BallotFacts& facts, std::size_t candidates) {
    // Of several ticks the rule would count the first alone.
    return facts.rule == Rule::plurality ? 1 : candidates;
}

BallotFacts tidy(BallotFacts facts) {
    facts.title = ledger::tidy(std::move(facts.title));
    facts.question = ledger::tidy(std::move(facts.question));
    facts.zone = trim(facts.zone);
    for (auto& each : facts.reserved) each.group = trim(each.group);
    if (facts.subject == Subject::motion) {
        facts.seats = 1;
        facts.reserved.clear();
        facts.rule = Rule::scottish;
        facts.vacancy_id.clear();
        facts.election_ref.clear();
    } else {
        facts.majority = Majority::simple;
    }
    return facts;
}

Instant check(const BallotFacts& facts, Instant now, std::vector<FieldError>& problems) {
    check_texts("title_", facts.title, longest_title,
                /*t*/ "Write a title in the language of the original; the others may wait.", problems);
    check_texts("question_", facts.question, longest_question,
                /*t*/ "Write the question in the language of the original; the others may wait.", problems);
    check_number("seats", facts.seats, 1, static_cast<int>(most_candidates_of_a_ballot), problems);
    check_number("quorum", facts.quorum, 0, static_cast<int>(most_voters), problems);
    check_number("proxy_cap", facts.proxy_cap, 0, most_proxies, problems);
    check_reserved_groups(facts, problems);
    const auto closes = to_instant(facts.closes, facts.zone);
    if (!is_zone(facts.zone))
        problems.push_back({"zone", /*t*/ "Choose a time zone, like Europe/Athens."});
    else if (!ledger::is_sensible(facts.closes.day) || !closes)
        problems.push_back(
            {"closes_day", /*t*/ "Write a day and a time that exist, like 2026-11-30 and 17:00."});
    else if (*closes <= now)
        problems.push_back({"closes_day", /*t*/ "This deadline is over already. Write a later one."});
    return closes.value_or(Instant{});
}

void check(const std::vector<Candidate>& candidates, std::vector<FieldError>& problems) {
    if (candidates.size() > most_candidates_of_a_ballot) {
        problems.push_back(
            {"candidates",
             /*t*/ "A ballot has at most {max} candidates. Let a committee make a shorter list first.",
             {{"max", std::to_string(most_candidates_of_a_ballot)}}});
        return;
    }
    std::set<std::string> names;
    for (std::size_t index = 0; index < candidates.size(); ++index) {
        const auto& each = candidates[index];
        const auto field = "candidate_" + std::to_string(index + 1);
        if (each.person.name.empty())
            problems.push_back({field, /*t*/ "Write the name of this candidate."});
        else if (!names.insert(full_name(each)).second)
            problems.push_back({field, /*t*/ "This candidate is on the list already."});
        check_text(field.c_str(), each.person.name, longest_candidate, problems);
        check_text(field.c_str(), each.city.name, longest_candidate, problems);
        check_text(field.c_str(), each.group, longest_group, problems);
    }
}

void check_can_open(const BallotFacts& facts, const std::vector<Candidate>& candidates,
                    std::vector<FieldError>& problems) {
    if (facts.subject == Subject::motion) return;
    if (candidates.empty())
        problems.push_back({"candidates", /*t*/ "There are no candidates yet."});
    else if (candidates.size() < facts.seats)
        problems.push_back(
            {"candidates",
             /*t*/ "There are fewer candidates ({candidates}) than seats ({seats}).",
             {{"candidates", std::to_string(candidates.size())}, {"seats", std::to_string(facts.seats)}}});
    for (const auto& group : facts.reserved) {
        const auto size = std::count_if(candidates.begin(), candidates.end(),
                                        [&](const Candidate& each) { return each.group == group.group; });
        if (static_cast<std::uint32_t>(size) < group.least)
            problems.push_back(
                {"candidates",
                 /*t*/ "Reserved for “{group}”: {least}. Candidates of that group: {candidates}.",
                 {{"least", std::to_string(group.least)},
                  {"group", group.group},
                  {"candidates", std::to_string(size)}}});
    }
}

}  // namespace plenaria::committee::ballots
