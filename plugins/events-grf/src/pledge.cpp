// SPDX-License-Identifier: EUPL-1.2
#include "pledge.hpp"

#include <algorithm>

#include <plenaria/text.hpp>

namespace plenaria::events_grf {

// Areas and objectives: data/gcr_areas.csv of the founders, which names its sources.
const std::array<Term, 7> areas{{{"sharing", /*t*/ "Burden- and responsibility-sharing arrangements"},
                                 {"education", /*t*/ "Education"},
                                 {"jobs", /*t*/ "Jobs and livelihoods"},
                                 {"energy", /*t*/ "Energy and infrastructure"},
                                 {"solutions", /*t*/ "Solutions"},
                                 {"protection", /*t*/ "Protection capacity"},
                                 {"statelessness", /*t*/ "Statelessness"}}};
const std::array<Term, 4> objectives{
    {{"host_countries", /*t*/ "Ease the pressures on host countries"},
     {"self_reliance", /*t*/ "Enhance refugee self-reliance"},
     {"third_countries", /*t*/ "Expand access to third-country solutions"},
     {"return", /*t*/ "Support conditions in countries of origin for return in safety and dignity"}}};
const std::array<Term, 6> kinds{{{"financial", /*t*/ "Financial"},
                                 {"material", /*t*/ "Material and technical"},
                                 {"places", /*t*/ "Places for resettlement and other pathways"},
                                 {"policy", /*t*/ "Law, policy and services"},
                                 {"practice", /*t*/ "Good practice that is shared"},
                                 {"other", /*t*/ "Other"}}};

namespace {

constexpr std::array<Term, 3> stage_names{
    {{"planning", /*t*/ "Planning"}, {"in_progress", /*t*/ "In progress"}, {"fulfilled", /*t*/ "Fulfilled"}}};
constexpr std::size_t longest_title = 200;
constexpr std::size_t longest_text = 4000;
constexpr std::size_t longest_partners = 500;
constexpr std::size_t longest_places = 300;

void check_length(std::string_view field, const std::string& text, std::size_t most,
                  std::vector<FieldError>& problems) {
    if (!is_utf8(text) || length(text) > most)
        problems.push_back(
            {std::string(field), /*t*/ "Write at most {max} characters.", {{"max", std::to_string(most)}}});
}

bool is_currency(const std::string& code) {
    return code.size() == 3 &&
           std::all_of(code.begin(), code.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

}  // namespace

std::string_view to_text(Stage stage) { return stage_names[static_cast<std::size_t>(stage) - 1].stored; }
std::string_view name_of(Stage stage) { return stage_names[static_cast<std::size_t>(stage) - 1].shown; }
std::optional<Stage> parse_stage(std::string_view text) {
    for (const auto stage : all_stages)
        if (to_text(stage) == text) return stage;
    return std::nullopt;
}

PledgeFacts tidy(PledgeFacts facts) {
    for (auto* text : {&facts.title, &facts.text, &facts.partners, &facts.places, &facts.currency})
        *text = trim(*text);
    return facts;
}

void check(const PledgeFacts& facts, std::vector<FieldError>& problems) {
    if (facts.title.empty())
        problems.push_back({"title", /*t*/ "Write in one line what is pledged."});
    else
        check_length("title", facts.title, longest_title, problems);
    if (facts.text.empty())
        problems.push_back({"text", /*t*/ "Write what will be done, for whom and how it will be seen."});
    else
        check_length("text", facts.text, longest_text, problems);
    if (shown(areas, facts.area).empty()) problems.push_back({"area", /*t*/ "Choose an area of focus."});
    if (!facts.objective.empty() && shown(objectives, facts.objective).empty())
        problems.push_back({"objective", /*t*/ "Choose one of the objectives, or none."});
    if (shown(kinds, facts.kind).empty())
        problems.push_back({"kind", /*t*/ "Choose a kind of contribution."});
    check_length("partners", facts.partners, longest_partners, problems);
    check_length("places", facts.places, longest_places, problems);
    if (facts.amount < 0 || facts.amount > largest_amount)
        problems.push_back(
            {"amount", /*t*/ "Write a whole number, without the currency, or leave it empty."});
    else if (facts.amount > 0 && !is_currency(facts.currency))
        problems.push_back({"currency", /*t*/ "Write the currency by its three letters, like USD."});
    else if (facts.amount == 0 && !facts.currency.empty())
        problems.push_back({"amount", /*t*/ "Write the amount too, or leave the currency empty."});
}

}  // namespace plenaria::events_grf
