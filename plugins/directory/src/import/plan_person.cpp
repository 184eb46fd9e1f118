// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include <plenaria/text.hpp>

#include "../parties/party_rules.hpp"
#include "../people/mandate_rules.hpp"
#include "cells.hpp"
#include "dates.hpp"
#include "planner.hpp"

namespace plenaria::directory::import {

Planner::Found Planner::find_person(const std::string& name, const std::string& city_id,
                                    const Person*& found) {
    found = nullptr;
    auto exact = catalogue_.people(name);
    const auto served_there = [&](const Person* person) {
        const auto mandates = catalogue_.mandates_of_person(person->id);
        return std::any_of(mandates.begin(), mandates.end(),
                           [&](const MandateRow* mandate) { return mandate->city_id == city_id; });
    };
    // Of two people of one name, the one who holds or held an office in that city.
    if (exact.size() > 1 && !city_id.empty()) {
        std::vector<const Person*> there;
        std::copy_if(exact.begin(), exact.end(), std::back_inserter(there), served_there);
        if (there.size() == 1) exact = there;
    }
    if (exact.size() == 1) {
        found = exact.front();
        return Found::known;
    }
    auto offered = exact;
    if (offered.empty()) offered = catalogue_.people_near(name);
    if (offered.empty()) return Found::none;
    Question question{
        .key = "person|" + clip(fold(name), 200) + '|' + city_id,
        .text = {/*t*/ "Is {text} the same as {name}?", {{"text", name}, {"name", offered.front()->name}}}};
    for (const auto* person : offered) {
        std::string office;
        for (const auto* mandate : catalogue_.mandates_of_person(person->id))
            if (const auto* city = catalogue_.city(mandate->city_id))
                office = mandate->office + ", " + city->name.en;
        question.options.push_back({person_ref(person->id),
                                    office.empty() ? Message{/*t*/ "Same as {name}", {{"name", person->name}}}
                                                   : Message{/*t*/ "Same as {name} ({office})",
                                                             {{"name", person->name}, {"office", office}}}});
    }
    question.options.push_back({"new", {/*t*/ "Somebody new: {text}", {{"text", name}}}});
    question.options.push_back({"skip", {/*t*/ "Leave these rows out"}});
    const auto* answer = ask(std::move(question));
    if (answer == nullptr) return Found::asked;
    if (*answer == "new") return Found::none;
    if (*answer == "skip") {
        skipped_ = true;
        return Found::skipped;
    }
    found = catalogue_.person(answer->substr(answer->find('/') + 1));
    if (found != nullptr) return Found::known;
    problem(/*t*/ "The person chosen for {text} is not in the directory any more.", {{"text", name}});
    return Found::none;
}

void Planner::fill(Person& person) {
    if (const auto& typed = cell("gender"); !typed.empty()) {
        if (const auto gender = read_gender(typed))
            person.gender = *gender;
        else
            problem(/*t*/ "{text} is no gender that can be read. Write woman, man or other.",
                    {{"text", typed}});
    }
    if (const auto& typed = cell("email"); !typed.empty()) person.email = typed;
    fill(person.post);
    if (const auto& typed = cell("language"); !typed.empty()) {
        if (const auto language = read_language(typed))
            person.language = *language;
        else
            problem(/*t*/ "{text} is none of the languages English, Spanish and French.", {{"text", typed}});
    }
}

Plan Planner::person() {
    const auto& name = cell("person");
    const auto& city_name = cell("city");
    plan_.label = name.empty() || city_name.empty() ? name + city_name : name + ", " + city_name;
    if (fold(name).empty()) problem(/*t*/ "The name of the person is missing.");
    if (context_.kind == Kind::board && fold(city_name).empty())
        problem(/*t*/ "The name of the city is missing.");
    const auto iso2 = country();
    if (!plan_.problems.empty()) {
        conclude();
        return std::move(plan_);
    }
    const City* city = nullptr;
    bool fresh_city = false;
    if (!city_name.empty()) {
        find_city(city_name, iso2, false, city, fresh_city);
        if (fresh_city)
            plan_.city = City{.name = {.en = city_name},
                              .iso2 = iso2,
                              .zone = zone_of_country(iso2),
                              .language = language_of_country(iso2)};
    }
    const Person* known = nullptr;
    const auto found = find_person(name, city != nullptr ? city->id : std::string(), known);
    auto person =
        known != nullptr ? *known : Person{.name = name, .language = city != nullptr ? city->language : "en"};
    fill(person);
    if (city_name.empty() && !cell("note").empty()) person.note = cell("note");
    if (known != nullptr) {
        plan_.target = person_ref(known->id);
        // A spelling that was confirmed by an answer is remembered; another order of words is none.
        const auto spelled = catalogue_.people(name);
        if (std::find(spelled.begin(), spelled.end(), known) == spelled.end()) {
            person.aliases.push_back(name);
            person.aliases = tidy_aliases(person.aliases, {person.name});
            change("aliases", "", name);
        }
        if (person.gender != known->gender) change("gender", known->gender, person.gender);
        if (person.email != known->email) change("email", known->email, person.email);
        if (person.language != known->language) change("language", known->language, person.language);
        if (person.note != known->note) change("note", known->note, person.note);
        const auto before = fields(known->post), after = fields(person.post);
        for (std::size_t i = 0; i < before.size(); ++i)
            if (before[i].second != after[i].second)
                change(before[i].first, before[i].second, after[i].second);
    }
    if (const auto good = check(person); !good)
        for (const auto& field : good.error().fields) problem(field.message, field.values);
    const bool changed = !plan_.changes.empty();
    if (found == Found::none || changed) plan_.person = person;
    if (!city_name.empty()) plan_mandate(city, known);
    conclude();
    return std::move(plan_);
}

void Planner::plan_mandate(const City* city, const Person* person) {
    const auto from = day("from");
    auto until = day("until");
    if (until) *until += std::chrono::days(1);  // a table names the last day in office
    std::string remark = cell("note");
    for (const auto* target : {"from", "until"})
        if (const auto reading = read_date(cell(target)); !reading.remark.empty())
            remark += (remark.empty() ? "" : "; ") + cell(target);
    remark = clip(remark, 500);
    const auto& typed_office = cell("office");

    // The mandate of this person in this city that the row speaks of: of that day, or the latest one.
    const MandateRow* known = nullptr;
    if (city != nullptr && person != nullptr)
        for (const auto* mandate : catalogue_.mandates_of_person(person->id)) {
            if (mandate->city_id != city->id) continue;
            const bool meant = from ? *from == mandate->from || holds_on(*mandate, *from)
                                    : known == nullptr || known->from < mandate->from;
            if (meant) known = mandate;
        }
    if (known != nullptr) {
        auto mandate = *known;
        if (until && until != mandate.until) {
            change("until", mandate.until ? plenaria::to_text(*mandate.until) : std::string(),
                   plenaria::to_text(*until));
            mandate.until = until;
        }
        if (!typed_office.empty() && fold(typed_office) != fold(mandate.office)) {
            change("office", mandate.office, typed_office);
            mandate.office = typed_office;
        }
        if (mandate.until != known->until || mandate.office != known->office) {
            if (city != nullptr) check_head(mandate, *city);
            plan_.mandate = std::move(mandate);
        }
        return;
    }
    const bool waits = !plan_.questions.empty() || skipped_;
    if (!from && cell("from").empty()) {
        if (record_.find("from") != record_.end() || context_.kind == Kind::board)
            problem(/*t*/ "The first day in office is missing.");
        return;
    }
    if (!from || waits) return;
    auto office = typed_office;
    if (office.empty()) {
        office = "Mayor";
        plan_.notes.push_back({/*t*/ "No office is named: it is entered as Mayor."});
    }
    MandateRow mandate{.person_id = person != nullptr ? person->id : std::string(),
                       .city_id = city != nullptr ? city->id : std::string(),
                       .office = office,
                       .head = !is_deputy(office),
                       .from = *from,
                       .until = until,
                       .remark = remark};
    if (city != nullptr) check_head(mandate, *city);
    if (mandate.until && *mandate.until <= mandate.from) problem(/*t*/ "The mandate ends before it begins.");
    plan_.mandate = std::move(mandate);
}

void Planner::check_head(MandateRow& mandate, const City& city) {
    if (!mandate.head) return;
    for (const auto* other : catalogue_.mandates_of_city(city.id)) {
        if (other->id == mandate.id || !other->head || !overlaps(mandate, *other)) continue;
        const auto* holder = catalogue_.person(other->person_id);
        const MessageValues values{{"name", holder != nullptr ? holder->name : std::string()},
                                   {"city", city.name.en},
                                   {"from", plenaria::to_text(other->from)},
                                   {"until", plenaria::to_text(mandate.from)}};
        if (other->from >= mandate.from || plan_.ended) {
            problem(/*t*/ "{name} is head of {city} from {from}; two at a time are not possible.", values);
            return;
        }
        const auto* answer =
            ask({.key = "follow|" + city.id + '|' + plenaria::to_text(mandate.from),
                 .text = {/*t*/ "{name} is head of {city} since {from}. What happened?", values},
                 .options = {{"end", {/*t*/ "That mandate ended on {until}", values}},
                             {"skip", {/*t*/ "Leave these rows out"}}}});
        if (answer == nullptr) return;
        if (*answer == "skip") {
            skipped_ = true;
            return;
        }
        auto ended = *other;
        ended.until = mandate.from;
        plan_.ended = std::move(ended);
    }
}

}  // namespace plenaria::directory::import
