// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file plenaria/locale.hpp
/// One language as a reader sees it: catalog texts, dates, numbers, names of countries, order of words.

#include <string>
#include <string_view>

#include <plenaria/abi.hpp>
#include <plenaria/result.hpp>
#include <plenaria/time.hpp>

namespace plenaria {

/// `message` with every `{name}` replaced by its value. Values are not looked into again.
PLENARIA_API std::string fill(std::string_view message, const MessageValues& values);

/// Immutable; may be used by several threads.
class PLENARIA_API Locale {
public:
    virtual ~Locale();

    [[nodiscard]] virtual std::string_view language() const = 0;  ///< "en", "es" or "fr"

    /// The text of `message` (an English sentence) in this language; `message` itself when there is none.
    [[nodiscard]] virtual std::string t(std::string_view message) const = 0;
    [[nodiscard]] std::string t(std::string_view message, const MessageValues& values) const {
        return fill(t(message), values);
    }
    /// The right plural form for `count`; "{n}" in it is replaced by the formatted number.
    [[nodiscard]] virtual std::string n(std::string_view one, std::string_view many,
                                        long long count) const = 0;

    [[nodiscard]] virtual std::string number(long long value) const = 0;
    [[nodiscard]] virtual std::string decimal(double value, int digits) const = 0;
    [[nodiscard]] virtual std::string day(Day day) const = 0;  ///< "17 December 2019"
    /// "17 December 2019, 17:00 (Geneva time)": always with the zone in words.
    [[nodiscard]] virtual std::string instant(Instant instant, std::string_view zone) const = 0;
    [[nodiscard]] virtual std::string time_of_day(Instant instant,
                                                  std::string_view zone) const = 0;  ///< "17:00"
    /// Of "JO", in this language; the code itself when it is unknown. ISO 3166.
    [[nodiscard]] virtual std::string country(std::string_view iso2) const = 0;
    /// Of "fr", in this language: "French".
    [[nodiscard]] virtual std::string language_name(std::string_view code) const = 0;
    /// Bytes that compare as this language sorts.
    [[nodiscard]] virtual std::string sort_key(std::string_view text) const = 0;
};

/// Offered by the host.
class PLENARIA_API Locales {
public:
    static constexpr std::string_view service_name = "core.locales/1";
    virtual ~Locales();
    /// @param language one of "en", "es", "fr"; anything else gives English.
    /// @param domain id of the plugin whose catalog is read first, or "core".
    [[nodiscard]] virtual const Locale& get(std::string_view language, std::string_view domain) const = 0;
};

}  // namespace plenaria
