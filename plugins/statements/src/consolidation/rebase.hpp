// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file statements/src/consolidation/rebase.hpp
/// What becomes of a suggestion or a remark when its paragraph gets a new text. Pure.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <plenaria/result.hpp>

#include "../review/anchor.hpp"

namespace plenaria::statements {

enum class Fit : std::uint8_t {
    applies = 1,  ///< can be accepted as it stands
    contained,    ///< the text already says it
    conflict,     ///< touches words that have changed; the reason says which
};

std::string_view to_text(Fit fit);
std::optional<Fit> parse_fit(std::string_view text);

struct Rebased {
    Fit fit = Fit::applies;
    std::string wording = {};  ///< what it proposes for the new text; as it was when it conflicts
    std::string reason = {};   ///< catalog key, with `values`; empty unless it conflicts
    MessageValues values = {};
};

/// @param base the text that the suggestion was made on; `wording` what it proposed.
/// @param now the paragraph's text in the new version; nothing when the paragraph is no longer in it.
Rebased rebase(std::string_view base, std::string_view wording, std::optional<std::string_view> now);

/// Where a remark stands in the new text.
struct Reanchored {
    bool found = false;
    Anchor anchor = {};       ///< with the new neighbourhood; as it was when lost
    std::string reason = {};  ///< catalog key, with `values`; empty when found
    MessageValues values = {};
};
Reanchored reanchor(const Anchor& anchor, std::optional<std::string_view> now);

}  // namespace plenaria::statements
