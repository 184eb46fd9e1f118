// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file statements/src/review/anchor.hpp
/// Where in a paragraph a remark belongs: the words it speaks of, with what stands before and after them, so
/// that it is found again in a changed text. W3C Web Annotation, TextQuoteSelector.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace plenaria::statements {

/// How much of the neighbourhood is kept, in code points.
inline constexpr std::size_t anchor_context = 32;

struct Anchor {
    std::string quote;  ///< empty: the whole paragraph
    std::string prefix = {};
    std::string suffix = {};
    bool operator==(const Anchor&) const = default;
};

/// A piece of a text, in bytes.
struct Span {
    std::size_t begin = 0;
    std::size_t end = 0;  ///< exclusive
    bool operator==(const Span&) const = default;
};

/// The anchor of the words from `span.begin` to `span.end` in `text`.
Anchor anchor_at(std::string_view text, Span span);

/// The anchor for words that a person typed or selected: the first place where `text` has them, white space
/// and letter case apart. @return nothing when they are not there. An empty quote is the whole paragraph.
std::optional<Anchor> anchor_for(std::string_view text, std::string_view quote);

/// Where the anchor's words stand in `text`, which may have changed: the place with the same words whose
/// neighbourhood is most alike. @return nothing when the words are gone; the remark then stays on its
/// paragraph and says so.
std::optional<Span> locate(const Anchor& anchor, std::string_view text);

}  // namespace plenaria::statements
