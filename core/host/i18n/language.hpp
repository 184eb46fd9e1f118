// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file i18n/language.hpp
/// What ICU knows of one language: dates, numbers, names and order, without any catalog.

#include <memory>
#include <string>
#include <string_view>

#include <plenaria/time.hpp>

namespace plenaria::host::i18n {

/// Immutable but for its cache of zone names, which has its own lock; may be used by several threads.
class Language {
public:
    /// @param code "en", "es" or "fr".
    explicit Language(std::string_view code);
    ~Language();
    Language(const Language&) = delete;
    Language& operator=(const Language&) = delete;

    [[nodiscard]] std::string_view code() const;

    [[nodiscard]] std::string number(long long value) const;
    [[nodiscard]] std::string decimal(double value, int digits) const;
    /// "17 December 2019", "17 de diciembre de 2019", "17 décembre 2019".
    [[nodiscard]] std::string day(Day day) const;
    /// The city whose clocks show `zone`, as it stands after "time of": "Geneva", "Ginebra", "de Genève",
    /// "d’Abidjan", "du Caire". Empty for zones that are no place, UTC above all.
    [[nodiscard]] std::string zone_city(std::string_view zone) const;
    [[nodiscard]] std::string country(std::string_view iso2) const;
    [[nodiscard]] std::string language_name(std::string_view code) const;
    [[nodiscard]] std::string sort_key(std::string_view text) const;

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

/// "17:00".
std::string clock_text(const LocalTime& local);
/// "UTC", "UTC+05:30": what a zone is called that has no city.
std::string offset_text(Instant instant, const LocalTime& local);

}  // namespace plenaria::host::i18n
