// SPDX-License-Identifier: EUPL-1.2
#include "vacancy.hpp"

#include <algorithm>

#include <fmt/format.h>

#include <plenaria/text.hpp>

namespace plenaria::committee::vacancies {

namespace {

using ledger::check_text;

struct StateWord {
    std::string_view stored;
    std::string_view shown;
};
constexpr std::array<StateWord, 5> state_words{{{"draft", /*t*/ "Not sent yet"},
                                                {"open", /*t*/ "Open for nominations"},
                                                {"closed", /*t*/ "Nominations are closed"},
                                                {"decided", /*t*/ "Filled"},
                                                {"withdrawn", /*t*/ "Withdrawn"}}};
constexpr std::array<std::string_view, 4> written_words{"draft", "open", "decided", "withdrawn"};
constexpr std::array<std::string_view, 2> declared_words{"none", "some"};

template <class Word, std::size_t N>
std::optional<Word> parse_word(const std::array<std::string_view, N>& words, std::string_view text) {
    const auto found = std::find(words.begin(), words.end(), text);
    if (found == words.end()) return std::nullopt;
    return static_cast<Word>(found - words.begin() + 1);
}

bool is_language_of_the_house(std::string_view code) {
    return std::find(ledger::languages.begin(), ledger::languages.end(), code) != ledger::languages.end();
}

void check_needed(const char* field, std::string_view text, std::size_t most, const char* missing,
                  std::vector<FieldError>& problems) {
    if (text.empty())
        problems.push_back({field, missing});
    else
        check_text(field, text, most, problems);
}

/// Whether something can be mailed there: one "@" with text before it and a name with a dot behind it, and
/// neither spaces nor line breaks, which would be another header of the mail. Whether somebody reads it, only
/// a mail can show.
bool is_mail_address(std::string_view text) {
    const auto at = text.find('@');
    if (at == 0 || at == std::string_view::npos || at != text.rfind('@') || text.size() > 254) return false;
    const auto dot = text.find('.', at + 2);
    if (dot == std::string_view::npos || dot + 1 == text.size()) return false;
    return std::none_of(text.begin(), text.end(), [](char c) {
        return static_cast<unsigned char>(c) <= ' ' || c == '\x7f' || c == '<' || c == '>';
    });
}

}  // namespace

std::string_view to_text(Written state) { return written_words[static_cast<std::size_t>(state) - 1]; }
std::optional<Written> parse_written(std::string_view text) {
    return parse_word<Written>(written_words, text);
}
std::string_view to_text(State state) { return state_words[static_cast<std::size_t>(state) - 1].stored; }
std::string_view name_of(State state) { return state_words[static_cast<std::size_t>(state) - 1].shown; }
std::string_view to_text(Declared declared) { return declared_words[static_cast<std::size_t>(declared) - 1]; }
std::optional<Declared> parse_declared(std::string_view text) {
    return parse_word<Declared>(declared_words, text);
}

State state_of(const Vacancy& vacancy, Instant now) {
    switch (vacancy.written) {
        case Written::draft:
            return State::draft;
        case Written::open:
            return now > vacancy.deadline ? State::closed : State::open;
        case Written::decided:
            return State::decided;
        case Written::withdrawn:
            break;
    }
    return State::withdrawn;
}

std::size_t seats_of(const Vacancy& vacancy) { return 1 + vacancy.further.size(); }

std::vector<std::string> chosen_of(const Vacancy& vacancy) {
    std::vector<std::string> chosen;
    if (!vacancy.chosen_id.empty()) chosen.push_back(vacancy.chosen_id);
    for (const auto& each : vacancy.further)
        if (!each.chosen_id.empty()) chosen.push_back(each.chosen_id);
    return chosen;
}

bool is_chosen(const Vacancy& vacancy, std::string_view nomination_id) {
    const auto chosen = chosen_of(vacancy);
    return std::find(chosen.begin(), chosen.end(), nomination_id) != chosen.end();
}

VacancyFacts tidy(VacancyFacts facts) {
    facts.profile = ledger::tidy(std::move(facts.profile));
    facts.zone = trim(facts.zone);
    return facts;
}

NominationFacts tidy(NominationFacts facts) {
    facts.person.name = trim(facts.person.name);
    facts.office = trim(facts.office);
    facts.address = trim(facts.address);
    facts.statement = trim(facts.statement);
    for (auto& [language, text] : facts.translations) text = trim(text);
    std::erase_if(facts.translations, [&](const auto& each) {
        return each.second.empty() || each.first == facts.statement_language;
    });
    facts.conflict = trim(facts.conflict);
    if (facts.declared == Declared::none) facts.conflict.clear();
    return facts;
}

Instant check(const VacancyFacts& facts, Instant now, std::vector<FieldError>& problems) {
    const auto before = problems.size();
    ledger::check_day("first", facts.first, problems);
    ledger::check_day("last", facts.last, problems);
    if (problems.size() == before && facts.last < facts.first)
        problems.push_back({"last", /*t*/ "The term ends before it begins."});
    const auto deadline = to_instant(facts.deadline, facts.zone);
    if (!is_zone(facts.zone))
        problems.push_back({"zone", /*t*/ "Choose a time zone, like Europe/Athens."});
    else if (!ledger::is_sensible(facts.deadline.day) || !deadline)
        problems.push_back(
            {"deadline_day", /*t*/ "Write a day and a time that exist, like 2026-11-30 and 17:00."});
    else if (*deadline <= now)
        problems.push_back({"deadline_day", /*t*/ "This deadline is over already. Write a later one."});
    if (!is_language_of_the_house(facts.profile.original))
        problems.push_back({"original_language", /*t*/ "Choose the language of the original."});
    else if (!facts.profile.texts.contains(facts.profile.original))
        problems.push_back(
            {"profile_" + facts.profile.original,
             /*t*/ "Write what is looked for in the language of the original; the others may wait."});
    for (const auto& [language, text] : facts.profile.texts)
        check_text(("profile_" + language).c_str(), text, longest_profile, problems);
    if (facts.erase_days < 0 || facts.erase_days > most_erase_days)
        problems.push_back({"erase_days",
                            /*t*/ "Write a whole number from {min} to {max}.",
                            {{"min", "0"}, {"max", std::to_string(most_erase_days)}}});
    return deadline.value_or(Instant{});
}

void check(const NominationFacts& facts, std::vector<FieldError>& problems) {
    check_needed("person_name", facts.person.name, longest_name, /*t*/ "Write the name of your nominee.",
                 problems);
    check_needed("office", facts.office, longest_name, /*t*/ "Write the office that your nominee holds.",
                 problems);
    if (facts.address.empty())
        problems.push_back(
            {"address", /*t*/ "Write the mail address at which we ask your nominee for consent."});
    else if (!is_utf8(facts.address) || !is_mail_address(facts.address))
        problems.push_back({"address", /*t*/ "Write a mail address, like name@city.example."});
    if (!is_language_of_the_house(facts.language))
        problems.push_back({"language", /*t*/ "Choose a language."});
    check_needed("statement", facts.statement, longest_statement,
                 /*t*/ "Write why your nominee wants this seat and what they would bring.", problems);
    for (const auto& [language, text] : facts.translations)
        if (is_language_of_the_house(language))
            check_text(("statement_" + language).c_str(), text, longest_statement, problems);
        else
            problems.push_back({"statement", /*t*/ "Choose a language."});
    if (!facts.declared)
        problems.push_back({"declared", /*t*/ "Say whether your nominee has a conflict of interest."});
    else if (*facts.declared == Declared::some)
        check_needed("conflict", facts.conflict, longest_conflict,
                     /*t*/ "Write which conflict of interest it is.", problems);
}

void check_reason(const char* field, std::string_view text, std::vector<FieldError>& problems) {
    check_needed(field, text, longest_reason, /*t*/ "Write the reason; it is kept with the decision.",
                 problems);
}

std::string deadline_words(const Vacancy& vacancy) {
    const auto local = to_local(vacancy.deadline, vacancy.facts.zone);
    const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(local.time_of_day).count();
    return fmt::format("{} {:02}:{:02} {}", to_text(local.day), minutes / 60, minutes % 60,
                       vacancy.facts.zone);
}

Result<void> check_takes_nominations(const Vacancy& vacancy, Instant now) {
    switch (state_of(vacancy, now)) {
        case State::open:
            return {};
        case State::closed:
            return Error{
                ErrorCode::conflict,
                /*t*/
                "Nominations were closed at {deadline}. Nothing was stored; what you typed is below, "
                "to copy it. Write to the secretariat if it should still count.",
                vacancy.id,
                {},
                {{"deadline", deadline_words(vacancy)}}};
        case State::decided:
            return Error{ErrorCode::conflict, /*t*/ "This seat has been filled. Nothing was stored.",
                         vacancy.id};
        case State::withdrawn:
            return Error{ErrorCode::conflict, /*t*/ "This call was withdrawn. Nothing was stored.",
                         vacancy.id};
        case State::draft:
            break;
    }
    return Error{ErrorCode::conflict, /*t*/ "Nominations are not open yet.", vacancy.id};
}

std::optional<Day> erase_on(const Vacancy& vacancy) {
    if (!vacancy.ended_at) return std::nullopt;
    return to_local(*vacancy.ended_at, vacancy.facts.zone).day +
           std::chrono::days(vacancy.facts.erase_days + 1);
}

}  // namespace plenaria::committee::vacancies
