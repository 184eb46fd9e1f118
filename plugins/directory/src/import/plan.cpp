// SPDX-License-Identifier: EUPL-1.2
#include "plan.hpp"

#include <algorithm>
#include <array>

#include <plenaria/text.hpp>

#include "../history.hpp"
#include "../parties/party_rules.hpp"
#include "cells.hpp"
#include "dates.hpp"
#include "named_rows.hpp"
#include "planner.hpp"

namespace plenaria::directory::import {

namespace {

constexpr std::array<std::pair<Fate, std::string_view>, 6> fates{{{Fate::fresh, "new"},
                                                                  {Fate::same, "same"},
                                                                  {Fate::changes, "changes"},
                                                                  {Fate::question, "question"},
                                                                  {Fate::wrong, "wrong"},
                                                                  {Fate::skipped, "skipped"}}};

}  // namespace

std::string_view to_text(Fate fate) {
    for (const auto& [value, text] : fates)
        if (value == fate) return text;
    return {};
}

std::optional<Fate> parse_fate(std::string_view text) {
    for (const auto& [value, name] : fates)
        if (name == text) return value;
    return std::nullopt;
}

Record to_record(const Mapping& mapping, const std::vector<std::string>& cells) {
    Record record;
    for (std::size_t i = 0; i < mapping.size(); ++i)
        if (!mapping[i].empty()) record[mapping[i]] = i < cells.size() ? trim(cells[i]) : std::string();
    return record;
}

Plan plan_row(const Record& record, const Catalogue& catalogue, const PlanContext& context) {
    Planner planner(record, catalogue, context);
    switch (context.kind) {
        case Kind::cities:
            return planner.city();
        case Kind::organisations:
            return planner.organisation();
        case Kind::people:
        case Kind::board:
            return planner.person();
    }
    return {};
}

void pretend(const Plan& plan, int line, Catalogue& catalogue) {
    const auto provisional = "line:" + std::to_string(line);
    auto mandate = plan.mandate;
    if (plan.city) {
        auto city = *plan.city;
        if (city.id.empty()) {
            city.id = provisional;
            catalogue.add(city, Catalogue::From::import);
        } else {
            catalogue.put(city);
        }
        if (mandate && mandate->city_id.empty()) mandate->city_id = city.id;
    }
    if (plan.organisation) {
        auto organisation = *plan.organisation;
        if (organisation.id.empty()) {
            organisation.id = provisional;
            catalogue.add(std::move(organisation), Catalogue::From::import);
        } else {
            catalogue.put(organisation);
        }
    }
    if (plan.person) {
        auto person = *plan.person;
        if (person.id.empty()) {
            person.id = provisional;
            catalogue.add(person, Catalogue::From::import);
        } else {
            catalogue.put(person);
        }
        if (mandate && mandate->person_id.empty()) mandate->person_id = person.id;
    }
    if (plan.ended) catalogue.put(*plan.ended);
    if (!mandate) return;
    if (mandate->id.empty()) {
        mandate->id = provisional;
        catalogue.add(*std::move(mandate));
    } else {
        catalogue.put(*mandate);
    }
}

const std::string& Planner::cell(const std::string& target) const {
    static const std::string none;
    const auto found = record_.find(target);
    return found == record_.end() ? none : found->second;
}

void Planner::problem(std::string key, MessageValues values) {
    plan_.problems.push_back({.key = std::move(key), .values = std::move(values)});
}

const std::string* Planner::ask(Question question) {
    const auto answer = context_.answers.find(question.key);
    if (answer != context_.answers.end()) {
        const bool offered = std::any_of(question.options.begin(), question.options.end(),
                                         [&](const Option& o) { return o.value == answer->second; });
        if (offered || (question.other_city && answer->second.rfind("city/", 0) == 0)) return &answer->second;
    }
    plan_.questions.push_back(std::move(question));
    return nullptr;
}

std::string Planner::country() {
    const auto& text = cell("country");
    if (text.empty()) return {};
    auto iso2 = context_.countries.find(text);
    if (iso2.empty()) problem(/*t*/ "No country is called {text}.", {{"text", text}});
    return iso2;
}

std::optional<Day> Planner::day(const std::string& target) {
    const auto& text = cell(target);
    if (text.empty()) return std::nullopt;
    const auto reading = read_date(text);
    if (!reading.remark.empty())
        plan_.notes.push_back({/*t*/ "{text}: the day is taken, the remark is kept.", {{"text", text}}});
    if (!reading.day) {
        problem(/*t*/ "{text} is no day that can be read. Write it like 2018-12-08.", {{"text", text}});
        return std::nullopt;
    }
    if (!reading.other) return reading.day;
    const auto first = plenaria::to_text(*reading.day);
    const auto second = plenaria::to_text(*reading.other);
    const auto* answer = ask({.key = "date|" + clip(fold(text), 200),
                              .text = {/*t*/ "Which day is {text}?", {{"text", text}}},
                              .options = {{.value = first, .label = {"{day}", {{"day", first}}}},
                                          {.value = second, .label = {"{day}", {{"day", second}}}},
                                          {.value = "skip", .label = {/*t*/ "Leave these rows out"}}}});
    if (answer == nullptr) return std::nullopt;
    if (*answer == "skip") skipped_ = true;
    return parse_day(*answer);
}

void Planner::change(const std::string& field, const std::string& before, const std::string& after) {
    plan_.changes.push_back({.field = field, .before = before, .after = after});
}

void Planner::conclude() {
    const bool fresh =
        (plan_.city && plan_.city->id.empty()) || (plan_.organisation && plan_.organisation->id.empty()) ||
        (plan_.person && plan_.person->id.empty()) || (plan_.mandate && plan_.mandate->id.empty());
    if (skipped_)
        plan_.fate = Fate::skipped;
    else if (!plan_.problems.empty())
        plan_.fate = Fate::wrong;
    else if (!plan_.questions.empty())
        plan_.fate = Fate::question;
    else if (fresh)
        plan_.fate = Fate::fresh;
    else
        plan_.fate = plan_.changes.empty() ? Fate::same : Fate::changes;
    if (plan_.fate == Fate::fresh || plan_.fate == Fate::changes) return;
    // Nothing is done for the others, and nothing is to look as if it were.
    plan_.city.reset();
    plan_.organisation.reset();
    plan_.person.reset();
    plan_.mandate.reset();
    plan_.ended.reset();
    if (plan_.fate != Fate::question) plan_.questions.clear();
}

void Planner::fill(PostalAddress& post) {
    for (const auto& [name, value] : fields(post)) {
        const auto& typed = cell(name);
        if (typed.empty()) continue;
        if (name != "post_country") {
            set_field(post, name, typed);
            continue;
        }
        post.iso2 = context_.countries.find(typed);
        if (post.iso2.empty()) problem(/*t*/ "No country is called {text}.", {{"text", typed}});
    }
    post = tidy(std::move(post));
}

void Planner::fill(City& city) {
    const auto text = [&](const char* target, std::string& into) {
        if (!cell(target).empty()) into = cell(target);
    };
    text("name_es", city.name.es);
    text("name_fr", city.name.fr);
    text("division", city.division);
    text("note", city.note);
    fill(city.post);
    if (const auto& typed = cell("aliases"); !typed.empty())
        for (auto& alias : split_list(typed)) city.aliases.push_back(std::move(alias));
    if (const auto& typed = cell("population"); !typed.empty()) {
        if (const auto number = read_whole(typed))
            city.population = *number;
        else
            problem(/*t*/ "{text} is no number of inhabitants.", {{"text", typed}});
    }
    const auto& latitude = cell("latitude");
    const auto& longitude = cell("longitude");
    if (!latitude.empty() || !longitude.empty()) {
        const auto lat = read_real(latitude);
        const auto lon = read_real(longitude);
        if (lat && lon && *lat >= -90 && *lat <= 90 && *lon >= -180 && *lon <= 180) {
            city.latitude = *lat;
            city.longitude = *lon;
            city.has_place = true;
        } else {
            problem(/*t*/ "{text} are no coordinates.", {{"text", latitude + " / " + longitude}});
        }
    }
    if (const auto& typed = cell("context"); !typed.empty()) city.context = read_context(typed);
    if (const auto& typed = cell("zone"); !typed.empty()) {
        if (is_zone(typed))
            city.zone = typed;
        else
            problem(/*t*/ "{text} is no time zone. Write it like Africa/Kampala.", {{"text", typed}});
    }
    if (const auto& typed = cell("language"); !typed.empty()) {
        if (const auto language = read_language(typed))
            city.language = *language;
        else
            problem(/*t*/ "{text} is none of the languages English, Spanish and French.", {{"text", typed}});
    }
    city.aliases = tidy_aliases(city.aliases, {city.name.en, city.name.es, city.name.fr});
}

}  // namespace plenaria::directory::import
