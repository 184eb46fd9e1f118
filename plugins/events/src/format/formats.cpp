// SPDX-License-Identifier: EUPL-1.2
#include "formats.hpp"

#include <algorithm>

namespace plenaria::events {

std::vector<std::shared_ptr<Format>> Formats::all() const {
    auto offered = offered_ ? offered_() : std::vector<std::shared_ptr<Format>>();
    const auto before = [](const auto& one, const auto& other) { return one->key() < other->key(); };
    const auto same = [](const auto& one, const auto& other) { return one->key() == other->key(); };
    std::stable_sort(offered.begin(), offered.end(), before);
    offered.erase(std::unique(offered.begin(), offered.end(), same), offered.end());
    return offered;
}

std::shared_ptr<Format> Formats::find(std::string_view key) const {
    for (auto& format : all())
        if (format->key() == key) return format;
    return nullptr;
}

std::string Formats::words(const Format& format, std::string_view text, std::string_view language,
                           const MessageValues& values) const {
    return locales_->get(language, format.plugin()).t(text, values);
}

Titles Formats::titles(const Format& format, std::string_view text) const {
    Titles titles{.original = "en", .texts = {}};
    for (const auto language : languages) titles.texts[std::string(language)] = words(format, text, language);
    return titles;
}

std::string Formats::name(std::string_view key, const Locale& locale) const {
    if (key.empty()) return {};
    if (const auto format = find(key)) return words(*format, format->name(), locale.language());
    return locale.t("Unknown format ({key})", {{"key", std::string(key)}});
}

}  // namespace plenaria::events
