// SPDX-License-Identifier: EUPL-1.2
#include <i18n/zone_city.hpp>

#include <memory>

#include <unicode/tznames.h>
#include <unicode/unistr.h>

namespace plenaria::host::i18n {

namespace {

/// IANA names a zone after its largest city. The house of this organisation stands in Geneva, whose zone is
/// Europe/Zurich, and nobody who is invited to Geneva expects to read of Zurich.
std::string_view geneva(std::string_view language) {
    if (language == "es") return "Ginebra";
    if (language == "fr") return "Genève";
    return "Geneva";
}

bool takes_elision(std::string_view city) {
    static constexpr std::string_view vowels = "AEIOUYaeiouyHh";
    if (city.empty()) return false;
    if (vowels.find(city.front()) != std::string_view::npos) {
        // Aspirated or foreign: "heure de Hongkong", "de Yangon", but "heure d’Helsinki", "d’Yerevan".
        for (const std::string_view aspirated :
             {"Hambourg", "Hanoï", "Harare", "Hong", "Hongkong", "Honolulu", "Haïti", "Hovd", "Hô-Chi-Minh",
              "Yangon", "Yakoutsk", "Yukon"})
            if (city.starts_with(aspirated)) return false;
        return true;
    }
    for (const std::string_view accented : {"À", "Â", "É", "È", "Ê", "Î", "Ô", "Ö", "Å"})
        if (city.starts_with(accented)) return true;
    return false;
}

/// "de Genève", "d’Abidjan", "du Caire", "de La Havane".
std::string of_city_in_french(std::string_view city) {
    if (city.starts_with("Le ")) return "du " + std::string(city.substr(3));
    if (city.starts_with("Les ")) return "des " + std::string(city.substr(4));
    if (takes_elision(city)) return "d’" + std::string(city);
    return "de " + std::string(city);
}

}  // namespace

std::string city_of_zone(std::string_view zone, const icu::Locale& locale) {
    // Zones without a slash are abbreviations ("UTC", "CET"), and those of Etc/ are offsets: no city in
    // either.
    if (zone.find('/') == std::string_view::npos || zone.starts_with("Etc/") ||
        zone.starts_with("SystemV/") || zone.size() > 64)
        return {};
    const std::string_view language = locale.getLanguage();
    std::string city;
    if (zone == "Europe/Zurich") {
        city = geneva(language);
    } else {
        UErrorCode code = U_ZERO_ERROR;
        const std::unique_ptr<icu::TimeZoneNames> names(icu::TimeZoneNames::createInstance(locale, code));
        if (U_FAILURE(code)) return {};
        icu::UnicodeString name;
        names->getExemplarLocationName(icu::UnicodeString::fromUTF8(std::string(zone)), name);
        if (name.isBogus()) return {};
        name.toUTF8String(city);
    }
    if (city.empty()) return {};
    return language == "fr" ? of_city_in_french(city) : city;
}

}  // namespace plenaria::host::i18n
