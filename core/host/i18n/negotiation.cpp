// SPDX-License-Identifier: EUPL-1.2
#include <i18n/negotiation.hpp>

#include <optional>

namespace plenaria::host::i18n {

namespace {

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
    return text;
}

/// "0.8" as 800; nothing when it is no weight.
std::optional<int> weight(std::string_view text) {
    if (text.empty() || text.size() > 5 || (text[0] != '0' && text[0] != '1')) return std::nullopt;
    int value = (text[0] - '0') * 1000;
    if (text.size() == 1) return value;
    if (text[1] != '.') return std::nullopt;
    int unit = 100;
    for (const char c : text.substr(2)) {
        if (c < '0' || c > '9') return std::nullopt;
        value += (c - '0') * unit;
        unit /= 10;
    }
    return value > 1000 ? std::nullopt : std::optional(value);
}

bool same(std::string_view tag, std::string_view language) {
    if (tag.size() < language.size() || (tag.size() > language.size() && tag[language.size()] != '-'))
        return false;
    for (std::size_t i = 0; i < language.size(); ++i)
        if ((tag[i] | 0x20) != language[i]) return false;
    return true;
}

}  // namespace

std::string_view negotiate(std::string_view accept_language,
                           std::span<const std::string_view> supported) noexcept {
    std::string_view best = supported.front();
    int best_weight = 0;
    for (int wishes = 0; wishes < 20 && !accept_language.empty(); ++wishes) {
        const auto end = accept_language.find(',');
        const auto wish = trimmed(accept_language.substr(0, end));
        accept_language.remove_prefix(end == std::string_view::npos ? accept_language.size() : end + 1);

        const auto semicolon = wish.find(';');
        const auto tag = trimmed(wish.substr(0, semicolon));
        int wanted = 1000;
        if (semicolon != std::string_view::npos) {
            auto parameter = trimmed(wish.substr(semicolon + 1));
            if (!parameter.starts_with("q=") && !parameter.starts_with("Q=")) continue;
            const auto given = weight(parameter.substr(2));
            if (!given) continue;
            wanted = *given;
        }
        if (wanted <= best_weight) continue;
        for (const auto language : supported) {
            if (!same(tag, language) && tag != "*") continue;
            best = language;
            best_weight = wanted;
            break;
        }
    }
    return best;
}

}  // namespace plenaria::host::i18n
