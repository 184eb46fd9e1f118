// SPDX-License-Identifier: EUPL-1.2
#include "labels.hpp"

#include <array>
#include <span>
#include <utility>

namespace plenaria::directory {

namespace {

using Pair = std::pair<std::string_view, std::string_view>;

std::string_view find(std::span<const Pair> pairs, std::string_view key) {
    for (const auto& [name, label] : pairs)
        if (name == key) return label;
    return key;
}

constexpr std::array<Pair, 31> fields{{
    {"name", "Name"},
    {"name_en", "Name in English"},
    {"name_es", "Name in Spanish"},
    {"name_fr", "Name in French"},
    {"acronym_en", "Acronym in English"},
    {"acronym_es", "Acronym in Spanish"},
    {"acronym_fr", "Acronym in French"},
    {"aliases", "Further spellings"},
    {"iso2", "Country"},
    {"division", "State or province"},
    {"population", "Population"},
    {"latitude", "Latitude"},
    {"longitude", "Longitude"},
    {"origin", "Origin"},
    {"transit", "Transit"},
    {"destination", "Destination"},
    {"return", "Return"},
    {"zone", "Time zone"},
    {"language", "Working language"},
    {"note", "Note"},
    {"kind", "Kind"},
    {"website", "Website"},
    {"gender", "Gender"},
    {"email", "Mail address"},
    {"address", "Mail address"},
    {"role", "Role"},
    {"office", "Office"},
    {"from", "From"},
    {"until", "Until"},
    {"person", "Person"},
    {"city", "City"},
}};
constexpr std::array<Pair, 5> roles{{{"mayor", "Mayor"},
                                     {"cabinet", "Cabinet"},
                                     {"legal", "Legal service"},
                                     {"protocol", "Protocol"},
                                     {"international", "International relations"}}};
constexpr std::array<Pair, 3> genders{{{"female", "Woman"}, {"male", "Man"}, {"other", "Other"}}};
constexpr std::array<Pair, 4> contexts{
    {{"origin", "Origin"}, {"transit", "Transit"}, {"destination", "Destination"}, {"return", "Return"}}};
constexpr std::array<Pair, 3> kinds{{{"city", "City"}, {"organisation", "Organisation"}, {"person", "Person"}}};

}  // namespace

std::string_view field_label(std::string_view field) { return find(fields, field); }
std::string_view role_label(std::string_view role) { return find(roles, role); }
std::string_view gender_label(std::string_view gender) { return find(genders, gender); }
std::string_view context_label(std::string_view context) { return find(contexts, context); }
std::string_view kind_label(std::string_view kind) { return find(kinds, kind); }

}  // namespace plenaria::directory
