// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <map>

#include <plenaria/locale.hpp>

namespace plenaria::hello {

using Texts = std::map<std::string, std::string, std::less<>>;

/// A language as a handful of texts: what a rule needs of one, without the catalogs of the host.
class CatalogLocale final : public Locale {
public:
    explicit CatalogLocale(Texts texts = {}) : texts_(std::move(texts)) {}
    using Locale::t;
    std::string_view language() const override { return "es"; }
    std::string t(std::string_view message) const override {
        const auto found = texts_.find(message);
        return found == texts_.end() ? std::string(message) : found->second;
    }
    std::string n(std::string_view one, std::string_view many, long long count) const override {
        return std::string(count == 1 ? one : many);
    }
    std::string number(long long value) const override { return std::to_string(value); }
    std::string decimal(double value, int) const override { return std::to_string(value); }
    std::string day(Day day) const override { return to_text(day); }
    std::string instant(Instant instant, std::string_view) const override { return to_text(instant); }
    std::string time_of_day(Instant instant, std::string_view) const override { return to_text(instant); }
    std::string country(std::string_view iso2) const override { return std::string(iso2); }
    std::string language_name(std::string_view code) const override { return std::string(code); }
    std::string sort_key(std::string_view text) const override { return std::string(text); }

private:
    Texts texts_;
};

}  // namespace plenaria::hello
