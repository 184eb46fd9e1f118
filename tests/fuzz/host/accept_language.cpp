// SPDX-License-Identifier: EUPL-1.2
// Accept-Language: the answer is one of ours, and a language that is not named never wins over one that is.
#include <algorithm>
#include <array>

#include "../fuzz.hpp"
#include "i18n/negotiation.hpp"

namespace plenaria::fuzz::accept_language {

constexpr std::array<std::string_view, 3> ours{"en", "es", "fr"};

bool names(std::string_view header, std::string_view language) {
    std::string lower(header);
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return lower.find(language) != std::string::npos || header.find('*') != std::string_view::npos;
}

const Target target("accept_language", [](std::string_view bytes) {
    const auto chosen = host::i18n::negotiate(bytes, ours);
    require(std::find(ours.begin(), ours.end(), chosen) != ours.end(), "the answer is one of ours");
    if (chosen == ours.front()) return bytes.empty() || names(bytes, chosen);
    require(names(bytes, chosen), "what is answered was asked for");
    return true;
});

}  // namespace plenaria::fuzz::accept_language
