// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file count/short_text.hpp

#include <string>
#include <string_view>

namespace plenaria::committee {

/// The first `most` characters of `text`, which is UTF-8.
inline std::string first_characters(std::string_view text, std::size_t most) {
    std::size_t begun = 0;
    for (std::size_t at = 0; at < text.size(); ++at)
        if ((static_cast<unsigned char>(text[at]) & 0xc0) != 0x80 && begun++ == most)
            return std::string(text.substr(0, at));
    return std::string(text);
}

}  // namespace plenaria::committee
