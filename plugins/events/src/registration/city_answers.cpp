// SPDX-License-Identifier: EUPL-1.2
#include "city_answers.hpp"

#include <algorithm>
#include <set>

#include <plenaria/directory/directory.hpp>
#include <plenaria/directory/lookup.hpp>
#include <plenaria/text.hpp>

#include "answer_file_repository.hpp"

namespace plenaria::events {

namespace {

constexpr std::size_t most_shown = 10, most_named = 5;
constexpr std::size_t longest_name = 200;
constexpr int most_searches = 1000;  ///< an hour; who types a name asks about four times

/// What the directory knows of these, in their order; nothing but cities.
std::vector<NamedCity> named(UnitOfWork& uow, const CityTools& tools,
                             const std::vector<directory::Entry>& entries) {
    std::vector<std::string> refs;
    for (const auto& each : entries)
        if (each.ref.starts_with("city/")) refs.push_back(each.ref);
    std::vector<NamedCity> found;
    for (auto& each : tools.directory.parties(uow, refs, tools.locale.language()))
        found.push_back({each.ref, each.name, each.iso2.empty() ? "" : tools.locale.country(each.iso2)});
    return found;
}

std::vector<NamedCity> called(UnitOfWork& uow, const CityTools& tools, const std::string& text) {
    return named(uow, tools, tools.lookup.called(uow, text, "city", tools.locale.language()));
}

}  // namespace

std::vector<NamedCity> cities_meant(UnitOfWork& uow, const CityTools& tools, const std::string& text,
                                    const std::string& chosen) {
    const auto typed = trim(text);
    if (typed.empty() || length(typed) > longest_name) return {};
    if (chosen.starts_with("city/"))
        if (const auto entry = tools.lookup.entry(uow, chosen, tools.locale.language());
            entry && entry->name == typed)
            return named(uow, tools, {*entry});
    auto found = called(uow, tools, typed);
    const auto comma = typed.rfind(',');
    if (!found.empty() || comma == std::string::npos) return found;
    found = called(uow, tools, trim(typed.substr(0, comma)));
    const auto country = tools.countries.code_of(trim(typed.substr(comma + 1)));
    const auto shown = country.size() == 2 ? tools.locale.country(country) : std::string();
    std::erase_if(found, [&](const NamedCity& each) { return each.country != shown; });
    return found;
}

std::string choices_in_words(const std::vector<NamedCity>& cities) {
    std::string words;
    std::set<std::string> seen;
    for (const auto& each : cities) {
        const auto name = each.country.empty() ? each.name : each.name + ", " + each.country;
        if (seen.size() == most_named || !seen.insert(name).second) continue;
        words += (words.empty() ? "" : "; ") + name;
    }
    return words;
}

Result<std::vector<NamedCity>> suggest_cities(UnitOfWork& uow, const CityTools& tools,
                                              const std::string& delegation, const std::string& text) {
    const auto typed = trim(text);
    if (length(typed) < 2 || length(typed) > longest_name) return std::vector<NamedCity>();
    if (count_city_search(uow, delegation) > most_searches)
        return Error{ErrorCode::too_many, /*t*/ "Too many searches. Try again in an hour.", delegation};
    auto found = called(uow, tools, typed);
    if (found.size() > most_shown) found.resize(most_shown);
    return found;
}

AnswerNames city_names(UnitOfWork& uow, directory::Lookup& lookup, const std::vector<Question>& form,
                       const std::vector<const AnswersByPerson*>& answers, std::string_view language) {
    std::set<std::string> cities, refs;
    for (const auto& each : form) {
        if (each.facts.kind == QuestionKind::city) cities.insert(each.id);
        const auto& condition = each.facts.condition;
        const auto* on = condition.value.empty() ? nullptr : find_in(form, condition.question);
        if (on != nullptr && on->facts.kind == QuestionKind::city)
            refs.insert(awaited_answer(on->facts, condition.value));
    }
    if (!cities.empty())
        for (const auto* all : answers)
            for (const auto& [person, given] : *all)
                for (const auto& [question, answer] : given)
                    if (cities.contains(question)) refs.insert(answer);
    if (refs.empty()) return {};
    return lookup.names(uow, {refs.begin(), refs.end()}, language);
}

AnswerNames names_for_delegation(UnitOfWork& uow, directory::Lookup& lookup,
                                 const std::vector<Question>& form, const std::string& delegation,
                                 const AnswersByPerson& answers, std::string_view language) {
    auto names = city_names(uow, lookup, form, {&answers}, language);
    const bool asks_files = std::any_of(
        form.begin(), form.end(), [](const Question& each) { return each.facts.kind == QuestionKind::file; });
    if (asks_files)
        for (auto& [id, file] : files_of_delegation(uow, delegation)) names.emplace(id, std::move(file.name));
    return names;
}

}  // namespace plenaria::events
