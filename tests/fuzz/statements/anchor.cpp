// SPDX-License-Identifier: EUPL-1.2
// The place of a remark in a text that changed: where it is found stand the words it speaks of, between
// characters.
#include <algorithm>

#include <plenaria/text.hpp>

#include "../fuzz.hpp"
#include "src/consolidation/rebase.hpp"
#include "src/review/anchor.hpp"

namespace plenaria::fuzz::anchor {

using namespace statements;

void check_span(const Span& span, std::string_view text) {
    require(span.begin <= span.end && span.end <= text.size(), "a place lies in its text");
    require(is_utf8(text.substr(span.begin, span.end - span.begin)) && is_utf8(text.substr(0, span.begin)),
            "a place cuts no character");
}

const Target target("anchor", [](std::string_view bytes) {
    const auto texts = texts_in(as_stored(bytes), 3);
    const auto& text = texts[0];
    const auto& quote = texts[1];
    const auto& changed = texts[2];
    const auto anchor = anchor_for(text, quote);
    if (!anchor) return false;
    const auto here = locate(*anchor, text);
    require(here.has_value(), "an anchor is found where it was made");
    check_span(*here, text);
    if (!anchor->quote.empty())
        require(fold(text.substr(here->begin, here->end - here->begin)) == fold(anchor->quote),
                "there stand its words");
    if (const auto there = locate(*anchor, changed)) {
        check_span(*there, changed);
        if (!anchor->quote.empty())
            require(fold(changed.substr(there->begin, there->end - there->begin)) == fold(anchor->quote),
                    "its words stand there too");
    }
    const auto moved = reanchor(*anchor, changed);
    require(moved.found == moved.reason.empty(), "what is lost says why");
    if (moved.found) require(locate(moved.anchor, changed).has_value(), "a moved anchor is found again");
    return true;
});

}  // namespace plenaria::fuzz::anchor
