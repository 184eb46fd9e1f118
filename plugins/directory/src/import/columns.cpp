// SPDX-License-Identifier: EUPL-1.2
#include "columns.hpp"

#include <algorithm>
#include <array>
#include <map>

#include <plenaria/text.hpp>

#include "headings.hpp"

namespace plenaria::directory::import {

namespace {

constexpr std::array<Target, 19> city_targets{{
    {"name", /*t*/ "City"},
    {"name_en", /*t*/ "Name in English"},
    {"name_es", /*t*/ "Name in Spanish"},
    {"name_fr", /*t*/ "Name in French"},
    {"aliases", /*t*/ "Further spellings"},
    {"country", /*t*/ "Country"},
    {"division", /*t*/ "State or province"},
    {"population", /*t*/ "Population"},
    {"latitude", /*t*/ "Latitude"},
    {"longitude", /*t*/ "Longitude"},
    {"context", /*t*/ "Migration context"},
    {"zone", /*t*/ "Time zone"},
    {"language", /*t*/ "Working language"},
    {"note", /*t*/ "Note"},
    {"post_street", /*t*/ "Street and number, or box"},
    {"post_code", /*t*/ "Postcode"},
    {"post_town", /*t*/ "Town of the postal address"},
    {"post_division", /*t*/ "State or province of the postal address"},
    {"post_country", /*t*/ "Country of the postal address"},
}};
constexpr std::array<Target, 18> organisation_targets{{
    {"name", /*t*/ "Organisation"},
    {"name_en", /*t*/ "Name in English"},
    {"name_es", /*t*/ "Name in Spanish"},
    {"name_fr", /*t*/ "Name in French"},
    {"acronym_en", /*t*/ "Acronym in English"},
    {"acronym_es", /*t*/ "Acronym in Spanish"},
    {"acronym_fr", /*t*/ "Acronym in French"},
    {"aliases", /*t*/ "Further spellings"},
    {"kind", /*t*/ "Kind"},
    {"country", /*t*/ "Country"},
    {"website", /*t*/ "Website"},
    {"language", /*t*/ "Working language"},
    {"note", /*t*/ "Note"},
    {"post_street", /*t*/ "Street and number, or box"},
    {"post_code", /*t*/ "Postcode"},
    {"post_town", /*t*/ "Town of the postal address"},
    {"post_division", /*t*/ "State or province of the postal address"},
    {"post_country", /*t*/ "Country of the postal address"},
}};
constexpr std::array<Target, 15> people_targets{{
    {"person", /*t*/ "Person"},
    {"city", /*t*/ "City"},
    {"country", /*t*/ "Country"},
    {"office", /*t*/ "Office"},
    {"from", /*t*/ "First day in office"},
    {"until", /*t*/ "Last day in office"},
    {"gender", /*t*/ "Gender"},
    {"email", /*t*/ "Mail address"},
    {"language", /*t*/ "Language"},
    {"note", /*t*/ "Note"},
    {"post_street", /*t*/ "Street and number, or box"},
    {"post_code", /*t*/ "Postcode"},
    {"post_town", /*t*/ "Town of the postal address"},
    {"post_division", /*t*/ "State or province of the postal address"},
    {"post_country", /*t*/ "Country of the postal address"},
}};

/// "GK_city_en" gives "city en".
std::string bare(const std::string& heading) {
    auto text = fold(heading);
    for (const std::string_view prefix : {"seed ", "gk ", "src "})
        if (text.size() > prefix.size() && text.substr(0, prefix.size()) == prefix)
            return text.substr(prefix.size());
    return text;
}

bool is_place(Kind kind) { return kind == Kind::cities; }

}  // namespace

std::optional<Kind> parse_kind(std::string_view text) {
    for (const auto kind : {Kind::cities, Kind::organisations, Kind::people, Kind::board})
        if (to_text(kind) == text) return kind;
    return std::nullopt;
}

std::string_view to_text(Kind kind) {
    switch (kind) {
        case Kind::cities:
            return "cities";
        case Kind::organisations:
            return "organisations";
        case Kind::people:
            return "people";
        case Kind::board:
            return "board";
    }
    return {};
}

std::span<const Target> targets(Kind kind) {
    if (kind == Kind::cities) return city_targets;
    if (kind == Kind::organisations) return organisation_targets;
    return people_targets;
}

Mapping guess(Kind kind, const std::vector<std::string>& headings) {
    const auto known = headings_of(kind);
    const auto offered = targets(kind);
    Mapping mapping(headings.size());
    std::map<std::string_view, std::pair<int, std::size_t>> best;  // target: weight, column
    for (std::size_t column = 0; column < headings.size(); ++column) {
        const auto words = bare(headings[column]);
        for (const auto& heading : known) {
            if (heading.words != words) continue;
            // In a table of cities "city" is the name itself.
            const auto target =
                is_place(kind) && heading.target == "city" ? std::string_view("name") : heading.target;
            const bool exists = std::any_of(offered.begin(), offered.end(),
                                            [&](const Target& t) { return t.name == target; });
            const auto now = best.find(target);
            if (exists && (now == best.end() || heading.weight > now->second.first))
                best[target] = {heading.weight, column};
        }
    }
    // A column that two targets want goes to the one that was named more closely.
    std::map<std::size_t, int> weight_of;
    for (const auto& [target, choice] : best)
        if (choice.first > weight_of[choice.second]) {
            weight_of[choice.second] = choice.first;
            mapping[choice.second] = target;
        }
    return mapping;
}

Kind guess_kind(const std::vector<std::string>& headings) {
    const auto has = [&](Kind kind, std::string_view target) {
        const auto mapping = guess(kind, headings);
        return std::find(mapping.begin(), mapping.end(), target) != mapping.end();
    };
    if (has(Kind::organisations, "acronym_en") || has(Kind::organisations, "website") ||
        has(Kind::organisations, "kind"))
        return Kind::organisations;
    const bool person = has(Kind::people, "person");
    const bool city = has(Kind::people, "city");
    if (person && city) return Kind::board;
    if (city || has(Kind::cities, "latitude") || has(Kind::cities, "population")) return Kind::cities;
    return person && has(Kind::people, "email") ? Kind::people : Kind::cities;
}

std::vector<std::string> problems(Kind kind, const Mapping& mapping) {
    std::vector<std::string> found;
    const auto has = [&](std::string_view target) {
        return std::find(mapping.begin(), mapping.end(), target) != mapping.end();
    };
    if (kind == Kind::cities && !has("name") && !has("name_en"))
        found.emplace_back(/*t*/ "Say which column holds the name of the city.");
    if (kind == Kind::cities && !has("country"))
        found.emplace_back(/*t*/ "Say which column holds the country.");
    if (kind == Kind::organisations && !has("name") && !has("name_en"))
        found.emplace_back(/*t*/ "Say which column holds the name of the organisation.");
    if ((kind == Kind::people || kind == Kind::board) && !has("person"))
        found.emplace_back(/*t*/ "Say which column holds the name of the person.");
    if (kind == Kind::board && !has("city"))
        found.emplace_back(/*t*/ "Say which column holds the name of the city.");
    for (std::size_t i = 0; i < mapping.size(); ++i)
        if (!mapping[i].empty() &&
            std::find(mapping.begin(), mapping.begin() + static_cast<std::ptrdiff_t>(i), mapping[i]) !=
                mapping.begin() + static_cast<std::ptrdiff_t>(i)) {
            found.emplace_back(/*t*/ "Two columns cannot mean the same.");
            break;
        }
    return found;
}

}  // namespace plenaria::directory::import
