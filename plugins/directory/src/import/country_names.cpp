// SPDX-License-Identifier: EUPL-1.2
#include "country_names.hpp"

#include <array>
#include <utility>

#include <unicode/locid.h>
#include <unicode/unistr.h>

#include <plenaria/text.hpp>

#include "../country.hpp"

namespace plenaria::directory::import {

namespace {

/// What tables of secretariats say and ICU does not; folded.
constexpr std::array<std::pair<std::string_view, std::string_view>, 62> also{{
    {"england", "GB"},
    {"inglaterra", "GB"},
    {"angleterre", "GB"},
    {"scotland", "GB"},
    {"escocia", "GB"},
    {"ecosse", "GB"},
    {"wales", "GB"},
    {"gales", "GB"},
    {"great britain", "GB"},
    {"gran bretana", "GB"},
    {"grande bretagne", "GB"},
    {"uk", "GB"},
    {"u k", "GB"},
    {"ee uu", "US"},
    {"eeuu", "US"},
    {"usa", "US"},
    {"u s a", "US"},
    {"u s", "US"},
    {"united states of america", "US"},
    {"estados unidos de america", "US"},
    {"etats unis d amerique", "US"},
    {"south korea", "KR"},
    {"republic of korea", "KR"},
    {"republica de corea", "KR"},
    {"republique de coree", "KR"},
    {"corea del sur", "KR"},
    {"coree du sud", "KR"},
    {"russian federation", "RU"},
    {"federacion de rusia", "RU"},
    {"syrian arab republic", "SY"},
    {"palestine", "PS"},
    {"palestina", "PS"},
    {"state of palestine", "PS"},
    {"ivory coast", "CI"},
    {"costa de marfil", "CI"},
    {"democratic republic of the congo", "CD"},
    {"dr congo", "CD"},
    {"drc", "CD"},
    {"rdc", "CD"},
    {"republique democratique du congo", "CD"},
    {"republica democratica del congo", "CD"},
    {"congo", "CG"},
    {"turkey", "TR"},
    {"turquia", "TR"},
    {"turquie", "TR"},
    {"czech republic", "CZ"},
    {"republica checa", "CZ"},
    {"republique tcheque", "CZ"},
    {"holland", "NL"},
    {"holanda", "NL"},
    {"the netherlands", "NL"},
    {"viet nam", "VN"},
    {"cabo verde", "CV"},
    {"cape verde", "CV"},
    {"swaziland", "SZ"},
    {"macedonia", "MK"},
    {"burma", "MM"},
    {"united republic of tanzania", "TZ"},
    {"iran islamic republic of", "IR"},
    {"bolivia plurinational state of", "BO"},
    {"venezuela bolivarian republic of", "VE"},
    {"lao pdr", "LA"},
}};

}  // namespace

CountryNames::CountryNames() {
    for (const auto& country : all_countries()) {
        const std::string code(country.iso2);
        by_name_.emplace(fold(country.iso2), code);
        by_name_.emplace(fold(country.iso3), code);
        const icu::Locale region("", code.c_str());
        for (const char* language : {"en", "es", "fr"}) {
            icu::UnicodeString name;
            region.getDisplayCountry(icu::Locale(language), name);
            std::string text;
            name.toUTF8String(text);
            by_name_.emplace(fold(text), code);
        }
    }
    // Last word: "congo" is a short name of both, and two-letter words are codes first.
    for (const auto& [name, code] : also) by_name_.insert_or_assign(std::string(name), std::string(code));
}

std::string CountryNames::find(std::string_view text) const {
    const auto found = by_name_.find(fold(text));
    return found == by_name_.end() ? std::string() : found->second;
}

}  // namespace plenaria::directory::import
