// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file plenaria/testing/fake_locale.hpp

#include <string>
#include <utility>

#include <plenaria/locale.hpp>

namespace plenaria::test {

/// A language without a catalog: texts are their own keys, days and instants their form in the database, so
/// that a test compares what the program decided and not how a library writes dates.
class FakeLocale final : public Locale {
public:
    explicit FakeLocale(std::string language = "en") : language_(std::move(language)) {}
    [[nodiscard]] std::string_view language() const override { return language_; }
    using Locale::t;
    [[nodiscard]] std::string t(std::string_view message) const override;
    [[nodiscard]] std::string n(std::string_view one, std::string_view many, long long count) const override;
    [[nodiscard]] std::string number(long long value) const override;
    [[nodiscard]] std::string decimal(double value, int digits) const override;
    [[nodiscard]] std::string day(Day day) const override;  ///< "2019-12-17"
    [[nodiscard]] std::string instant(Instant instant,
                                      std::string_view zone) const override;  ///< "… (UTC time)"
    [[nodiscard]] std::string time_of_day(Instant instant,
                                          std::string_view zone) const override;  ///< "17:00"
    [[nodiscard]] std::string country(std::string_view iso2) const override;
    [[nodiscard]] std::string language_name(std::string_view code) const override;
    [[nodiscard]] std::string sort_key(std::string_view text) const override;

private:
    std::string language_;
};

/// One FakeLocale for each of "en", "es" and "fr", whatever the domain.
class FakeLocales final : public Locales {
public:
    [[nodiscard]] const Locale& get(std::string_view language, std::string_view domain) const override;

private:
    FakeLocale english_{"en"};
    FakeLocale spanish_{"es"};
    FakeLocale french_{"fr"};
};

}  // namespace plenaria::test
