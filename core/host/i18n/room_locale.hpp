// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file i18n/room_locale.hpp
/// One language in one room: the words of its catalog, then those of the host, then English.

#include <memory>

#include <plenaria/locale.hpp>

#include <i18n/language.hpp>
#include <i18n/words.hpp>

namespace plenaria::host::i18n {

class RoomLocale final : public Locale {
public:
    /// @param language outlives this. @param core words of the host; null for the host itself.
    RoomLocale(const Language& language, std::shared_ptr<const Words> own, std::shared_ptr<const Words> core)
        : language_(language), own_(std::move(own)), core_(std::move(core)) {}

    /// The translation, or nullptr.
    [[nodiscard]] const char* find(std::string_view message) const;
    [[nodiscard]] const std::shared_ptr<const Words>& own() const { return own_; }

    [[nodiscard]] std::string_view language() const override { return language_.code(); }
    [[nodiscard]] std::string t(std::string_view message) const override;
    using Locale::t;
    [[nodiscard]] std::string n(std::string_view one, std::string_view many, long long count) const override;
    [[nodiscard]] std::string number(long long value) const override { return language_.number(value); }
    [[nodiscard]] std::string decimal(double value, int digits) const override {
        return language_.decimal(value, digits);
    }
    [[nodiscard]] std::string day(Day day) const override { return language_.day(day); }
    [[nodiscard]] std::string instant(Instant instant, std::string_view zone) const override;
    [[nodiscard]] std::string time_of_day(Instant instant, std::string_view zone) const override;
    [[nodiscard]] std::string country(std::string_view iso2) const override {
        return language_.country(iso2);
    }
    [[nodiscard]] std::string language_name(std::string_view code) const override {
        return language_.language_name(code);
    }
    [[nodiscard]] std::string sort_key(std::string_view text) const override {
        return language_.sort_key(text);
    }

private:
    const Language& language_;
    std::shared_ptr<const Words> own_;
    std::shared_ptr<const Words> core_;
};

}  // namespace plenaria::host::i18n
