// SPDX-License-Identifier: EUPL-1.2
#include "labels.hpp"

#include <array>
#include <span>
#include <utility>

namespace plenaria::directory {

namespace {

using LabelPair = std::pair<std::string_view, std::string_view>;

std::string_view find_label(std::span<const LabelPair> pairs, std::string_view key) {
    for (const auto& [name, label] : pairs)
        if (name == key) return label;
    return key;
}

constexpr std::array<LabelPair, 36> field_labels{{
    {"name", /*t*/ "Name"},
    {"name_en", /*t*/ "Name in English"},
    {"name_es", /*t*/ "Name in Spanish"},
    {"name_fr", /*t*/ "Name in French"},
    {"acronym_en", /*t*/ "Acronym in English"},
    {"acronym_es", /*t*/ "Acronym in Spanish"},
    {"acronym_fr", /*t*/ "Acronym in French"},
    {"aliases", /*t*/ "Further spellings"},
    {"iso2", /*t*/ "Country"},
    {"division", /*t*/ "State or province"},
    {"population", /*t*/ "Population"},
    {"latitude", /*t*/ "Latitude"},
    {"longitude", /*t*/ "Longitude"},
    {"origin", /*t*/ "Origin"},
    {"transit", /*t*/ "Transit"},
    {"destination", /*t*/ "Destination"},
    {"return", /*t*/ "Return"},
    {"zone", /*t*/ "Time zone"},
    {"language", /*t*/ "Working language"},
    {"note", /*t*/ "Note"},
    {"kind", /*t*/ "Kind"},
    {"website", /*t*/ "Website"},
    {"gender", /*t*/ "Gender"},
    {"email", /*t*/ "Mail address"},
    {"address", /*t*/ "Mail address"},
    {"role", /*t*/ "Role"},
    {"office", /*t*/ "Office"},
    {"from", /*t*/ "From"},
    {"until", /*t*/ "Until"},
    {"person", /*t*/ "Person"},
    {"city", /*t*/ "City"},
    {"post_street", /*t*/ "Street and number, or box"},
    {"post_code", /*t*/ "Postcode"},
    {"post_town", /*t*/ "Town of the postal address"},
    {"post_division", /*t*/ "State or province of the postal address"},
    {"post_country", /*t*/ "Country of the postal address"},
}};
constexpr std::array<LabelPair, 6> role_labels{{{"mayor", /*t*/ "Mayor"},
                                                {"cabinet", /*t*/ "Cabinet"},
                                                {"legal", /*t*/ "Legal service"},
                                                {"protocol", /*t*/ "Protocol"},
                                                {"international", /*t*/ "International relations"},
                                                {"press", /*t*/ "Press officer"}}};
constexpr std::array<LabelPair, 3> gender_labels{
    {{"female", /*t*/ "Woman"}, {"male", /*t*/ "Man"}, {"other", /*t*/ "Other"}}};
constexpr std::array<LabelPair, 4> context_labels{{{"origin", /*t*/ "Origin"},
                                                   {"transit", /*t*/ "Transit"},
                                                   {"destination", /*t*/ "Destination"},
                                                   {"return", /*t*/ "Return"}}};
constexpr std::array<LabelPair, 3> kind_labels{
    {{"city", /*t*/ "City"}, {"organisation", /*t*/ "Organisation"}, {"person", /*t*/ "Person"}}};

// UN M49, as country.cpp writes them.
constexpr std::array<std::string_view, 22> region_labels{{/*t*/ "Africa",
                                                          /*t*/ "Americas",
                                                          /*t*/ "Asia",
                                                          /*t*/ "Europe",
                                                          /*t*/ "Oceania",
                                                          /*t*/ "Northern Africa",
                                                          /*t*/ "Sub-Saharan Africa",
                                                          /*t*/ "Latin America and the Caribbean",
                                                          /*t*/ "Northern America",
                                                          /*t*/ "Central Asia",
                                                          /*t*/ "Eastern Asia",
                                                          /*t*/ "South-eastern Asia",
                                                          /*t*/ "Southern Asia",
                                                          /*t*/ "Western Asia",
                                                          /*t*/ "Eastern Europe",
                                                          /*t*/ "Northern Europe",
                                                          /*t*/ "Southern Europe",
                                                          /*t*/ "Western Europe",
                                                          /*t*/ "Australia and New Zealand",
                                                          /*t*/ "Melanesia",
                                                          /*t*/ "Micronesia",
                                                          /*t*/ "Polynesia"}};

}  // namespace

std::string_view region_label(std::string_view region) {
    for (const auto known : region_labels)
        if (known == region) return known;
    return region;
}

std::string_view field_label(std::string_view field) { return find_label(field_labels, field); }
std::string_view role_label(std::string_view role) { return find_label(role_labels, role); }
std::string_view gender_label(std::string_view gender) { return find_label(gender_labels, gender); }
std::string_view context_label(std::string_view context) { return find_label(context_labels, context); }
std::string_view kind_label(std::string_view kind) { return find_label(kind_labels, kind); }

}  // namespace plenaria::directory
