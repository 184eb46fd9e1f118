// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include <plenaria/text.hpp>

#include "../history.hpp"
#include "../parties/party_rules.hpp"
#include "cells.hpp"
#include "named_rows.hpp"
#include "planner.hpp"

namespace plenaria::directory::import {

namespace {

Message city_label(const City& city) {
    return {/*t*/ "Same as {name} ({country})", {{"name", city.name.en}, {"country", city.iso2}}};
}

/// What check() refuses, as problems of the row.
template <class Party>
std::vector<Message> refused(const Party& party) {
    std::vector<Message> all;
    if (const auto good = check(party); !good)
        for (const auto& field : good.error().fields) all.push_back({field.message, field.values});
    return all;
}

template <class Party>
std::vector<Change> changes_between(const Party& before, const Party& after) {
    std::vector<Change> all;
    const auto old_fields = fields(before);
    const auto new_fields = fields(after);
    for (std::size_t i = 0; i < old_fields.size(); ++i)
        if (old_fields[i].second != new_fields[i].second)
            all.push_back({old_fields[i].first, old_fields[i].second, new_fields[i].second});
    return all;
}

}  // namespace

Planner::Found Planner::find_city(const std::string& name, const std::string& iso2, bool may_be_new,
                                  const City*& found, bool& fresh) {
    fresh = false;
    found = nullptr;
    const auto exact = catalogue_.cities(name, iso2, cell("division"));
    if (exact.size() == 1) {
        found = exact.front();
        return Found::known;
    }
    auto offered = exact;
    if (offered.empty()) offered = catalogue_.cities_near(name, iso2);
    // A spelling of another country: Córdoba, ES beside Córdoba, AR is no doubt.
    if (offered.empty() && may_be_new) {
        fresh = true;
        return Found::none;
    }
    Question question{
        .key = "city|" + clip(fold(name), 200) + '|' + iso2 + '|' + clip(fold(cell("division")), 100),
        .other_city = true};
    if (exact.size() > 1)
        question.text = {/*t*/ "Which city is {text}?", {{"text", name}}};
    else if (!offered.empty())
        question.text = {/*t*/ "Is {text} the same as {name}?",
                         {{"text", name}, {"name", offered.front()->name.en}}};
    else
        question.text = {/*t*/ "The directory knows no city called {text}.", {{"text", name}}};
    for (const auto* city : offered) question.options.push_back({city_ref(city->id), city_label(*city)});
    if (!iso2.empty() && exact.empty())
        question.options.push_back(
            {"new", {/*t*/ "A new city: {text} ({country})", {{"text", name}, {"country", iso2}}}});
    question.options.push_back({"skip", {/*t*/ "Leave these rows out"}});
    const auto* answer = ask(std::move(question));
    if (answer == nullptr) return Found::asked;
    if (*answer == "skip") {
        skipped_ = true;
        return Found::skipped;
    }
    if (*answer == "new") {
        fresh = true;
        return Found::none;
    }
    found = catalogue_.city(answer->substr(answer->find('/') + 1));
    if (found != nullptr) return Found::known;
    problem(/*t*/ "The city chosen for {text} is not in the directory any more.", {{"text", name}});
    return Found::none;
}

Plan Planner::city() {
    const auto& english = cell("name_en");
    const auto& any = cell("name");
    const auto name = english.empty() ? any : english;
    plan_.label = name.empty() ? cell("name_es") + cell("name_fr") : name;
    if (name.empty()) problem(/*t*/ "The name of the city is missing.");
    if (cell("country").empty()) problem(/*t*/ "The country is missing.");
    const auto iso2 = country();
    if (!plan_.problems.empty()) {
        conclude();
        return std::move(plan_);
    }
    const City* known = nullptr;
    bool fresh = false;
    // Each spelling of the row may be the one that is known.
    for (const auto* target : {"name_en", "name", "name_es", "name_fr"})
        if (known == nullptr && !cell(target).empty())
            if (const auto exact = catalogue_.cities(cell(target), iso2, cell("division")); exact.size() == 1)
                known = exact.front();
    if (known == nullptr && find_city(name, iso2, true, known, fresh) == Found::none && fresh) {
        City city{.name = {.en = name},
                  .iso2 = iso2,
                  .zone = zone_of_country(iso2),
                  .language = language_of_country(iso2)};
        fill(city);
        if (!english.empty() && !any.empty()) city.aliases.push_back(any);
        city.aliases = tidy_aliases(city.aliases, {city.name.en, city.name.es, city.name.fr});
        for (auto& message : refused(city)) plan_.problems.push_back(std::move(message));
        plan_.city = std::move(city);
    } else if (known != nullptr) {
        auto city = *known;
        fill(city);
        if (!english.empty() && fold(english) != fold(city.name.en)) city.name.en = english;
        for (const auto* spelling : {&any, &known->name.en}) city.aliases.push_back(*spelling);
        city.aliases = tidy_aliases(city.aliases, {city.name.en, city.name.es, city.name.fr});
        // A name that differs in accents or case only is no change.
        if (fold(city.name.es) == fold(known->name.es)) city.name.es = known->name.es;
        if (fold(city.name.fr) == fold(known->name.fr)) city.name.fr = known->name.fr;
        plan_.target = city_ref(known->id);
        plan_.changes = changes_between(*known, city);
        for (auto& message : refused(city)) plan_.problems.push_back(std::move(message));
        if (!plan_.changes.empty()) plan_.city = std::move(city);
    }
    conclude();
    return std::move(plan_);
}

void Planner::fill(Organisation& organisation) {
    const auto text = [&](const char* target, std::string& into) {
        if (const auto& typed = cell(target); !typed.empty() && fold(typed) != fold(into)) into = typed;
    };
    text("name_es", organisation.name.es);
    text("name_fr", organisation.name.fr);
    text("acronym_en", organisation.acronym.en);
    text("acronym_es", organisation.acronym.es);
    text("acronym_fr", organisation.acronym.fr);
    text("kind", organisation.kind);
    text("website", organisation.website);
    text("note", organisation.note);
    fill(organisation.post);
    if (const auto iso2 = country(); !iso2.empty()) organisation.iso2 = iso2;
    if (const auto& typed = cell("language"); !typed.empty()) {
        if (const auto language = read_language(typed))
            organisation.language = *language;
        else
            problem(/*t*/ "{text} is none of the languages English, Spanish and French.", {{"text", typed}});
    }
    if (const auto& typed = cell("aliases"); !typed.empty())
        for (auto& alias : split_list(typed)) organisation.aliases.push_back(std::move(alias));
}

Plan Planner::organisation() {
    const auto name = cell("name_en").empty() ? cell("name") : cell("name_en");
    plan_.label = name;
    if (name.empty()) {
        problem(/*t*/ "The name of the organisation is missing.");
        conclude();
        return std::move(plan_);
    }
    const Organisation* known = nullptr;
    for (const auto* target :
         {"name_en", "name", "name_es", "name_fr", "acronym_en", "acronym_es", "acronym_fr"})
        if (known == nullptr && !cell(target).empty())
            if (const auto exact = catalogue_.organisations(cell(target)); exact.size() == 1)
                known = exact.front();
    if (known == nullptr) {
        auto offered = catalogue_.organisations(name);
        if (offered.empty()) offered = catalogue_.organisations_near(name);
        if (!offered.empty()) {
            Question question{.key = "organisation|" + clip(fold(name), 200),
                              .text = {/*t*/ "Is {text} the same as {name}?",
                                       {{"text", name}, {"name", offered.front()->name.en}}}};
            for (const auto* one : offered)
                question.options.push_back(
                    {organisation_ref(one->id), {/*t*/ "Same as {name}", {{"name", one->name.en}}}});
            question.options.push_back({"new", {/*t*/ "A new organisation: {text}", {{"text", name}}}});
            question.options.push_back({"skip", {/*t*/ "Leave these rows out"}});
            const auto* answer = ask(std::move(question));
            if (answer != nullptr && *answer == "skip") skipped_ = true;
            if (answer != nullptr && answer->find('/') != std::string::npos)
                known = catalogue_.organisation(answer->substr(answer->find('/') + 1));
        }
    }
    auto organisation = known != nullptr ? *known : Organisation{.name = {.en = name}};
    fill(organisation);
    for (const auto* spelling : {&cell("name"), &cell("name_en")}) organisation.aliases.push_back(*spelling);
    organisation.aliases = tidy_aliases(
        organisation.aliases, {organisation.name.en, organisation.name.es, organisation.name.fr,
                               organisation.acronym.en, organisation.acronym.es, organisation.acronym.fr});
    for (auto& message : refused(organisation)) plan_.problems.push_back(std::move(message));
    if (known != nullptr) {
        plan_.target = organisation_ref(known->id);
        plan_.changes = changes_between(*known, organisation);
    }
    if (known == nullptr || !plan_.changes.empty()) plan_.organisation = std::move(organisation);
    conclude();
    return std::move(plan_);
}

}  // namespace plenaria::directory::import
