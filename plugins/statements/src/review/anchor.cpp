// SPDX-License-Identifier: EUPL-1.2
#include "anchor.hpp"

#include <algorithm>
#include <vector>

#include <plenaria/text.hpp>

namespace plenaria::statements {

namespace {

bool continues(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

/// The start of the code point that is `count` code points before `at`.
std::size_t step_back(std::string_view text, std::size_t at, std::size_t count) {
    for (; count > 0 && at > 0; --count) do
            --at;
        while (at > 0 && continues(text[at]));
    return at;
}

std::size_t step_forward(std::string_view text, std::size_t at, std::size_t count) {
    for (; count > 0 && at < text.size(); --count) do
            ++at;
        while (at < text.size() && continues(text[at]));
    return at;
}

std::size_t common_end(std::string_view a, std::string_view b) {
    const auto most = std::min(a.size(), b.size());
    std::size_t same = 0;
    while (same < most && a[a.size() - 1 - same] == b[b.size() - 1 - same]) ++same;
    return same;
}

std::size_t common_start(std::string_view a, std::string_view b) {
    const auto most = std::min(a.size(), b.size());
    return static_cast<std::size_t>(
        std::mismatch(a.begin(), a.begin() + static_cast<std::ptrdiff_t>(most), b.begin()).first - a.begin());
}

bool is_space_byte(char byte) { return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r'; }

/// The small letter of `byte`, which stands behind `before`: A to Z, and of UTF-8's two bytes the second one
/// of À to Þ (U+00C0 to U+00DE) and Œ. Both have as many bytes as the letter itself, so that places stay.
char small(char byte, char before) {
    if (byte >= 'A' && byte <= 'Z') return static_cast<char>(byte - 'A' + 'a');
    const auto value = static_cast<unsigned char>(byte);
    if (before == '\xC3' && value >= 0x80 && value <= 0x9E && value != 0x97)
        return static_cast<char>(value + 0x20);
    return before == '\xC5' && value == 0x92 ? '\x93' : byte;
}

/// The text as a reader compares it, with the place of each byte in the original: runs of white space are one
/// space, letters of our languages are small, typographic quotation marks and dashes are plain ones.
struct PlainText {
    std::string text;
    std::vector<std::size_t> origin;  ///< one per byte of `text`, and the end
};

PlainText plain_text(std::string_view text) {
    struct Sign {
        std::string_view from;
        char to;
    };
    static constexpr Sign signs[] = {{"\u2018", '\''}, {"\u2019", '\''}, {"\u201C", '"'}, {"\u201D", '"'},
                                     {"\u00AB", '"'},  {"\u00BB", '"'},  {"\u2013", '-'}, {"\u2014", '-'},
                                     {"\u00A0", ' '},  {"\u202F", ' '}};
    PlainText out;
    out.text.reserve(text.size());
    out.origin.reserve(text.size() + 1);
    for (std::size_t i = 0; i < text.size();) {
        char byte = text[i];
        std::size_t width = 1;
        for (const auto& sign : signs)
            if (text.substr(i, sign.from.size()) == sign.from) {
                byte = sign.to;
                width = sign.from.size();
            }
        if (is_space_byte(byte)) byte = ' ';
        byte = small(byte, i > 0 ? text[i - 1] : ' ');
        if (byte != ' ' || (!out.text.empty() && out.text.back() != ' ')) {
            out.text.push_back(byte);
            out.origin.push_back(i);
        }
        i += width;
    }
    out.origin.push_back(text.size());
    return out;
}

/// All places of `quote` in `text`, compared as readers do, as spans of the original.
std::vector<Span> places(std::string_view text, std::string_view quote) {
    const auto haystack = plain_text(text);
    const auto needle = trim(plain_text(quote).text);
    std::vector<Span> found;
    if (needle.empty()) return found;
    for (auto at = haystack.text.find(needle); at != std::string::npos;
         at = haystack.text.find(needle, at + 1)) {
        const auto last = haystack.origin[at + needle.size() - 1];
        found.push_back({haystack.origin[at], step_forward(text, last, 1)});
    }
    return found;
}

}  // namespace

Anchor anchor_at(std::string_view text, Span span) {
    const auto from = step_back(text, span.begin, anchor_context);
    const auto to = step_forward(text, span.end, anchor_context);
    return {.quote = std::string(text.substr(span.begin, span.end - span.begin)),
            .prefix = std::string(text.substr(from, span.begin - from)),
            .suffix = std::string(text.substr(span.end, to - span.end))};
}

std::optional<Anchor> anchor_for(std::string_view text, std::string_view quote) {
    if (trim(quote).empty()) return Anchor{};
    const auto found = places(text, quote);
    if (found.empty()) return std::nullopt;
    return anchor_at(text, found.front());
}

std::optional<Span> locate(const Anchor& anchor, std::string_view text) {
    if (anchor.quote.empty()) return Span{0, text.size()};
    std::optional<Span> best;
    std::size_t best_likeness = 0;
    for (const auto& place : places(text, anchor.quote)) {
        const auto likeness = common_end(text.substr(0, place.begin), anchor.prefix) +
                              common_start(text.substr(place.end), anchor.suffix);
        if (best && likeness <= best_likeness) continue;
        best = place;
        best_likeness = likeness;
    }
    return best;
}

}  // namespace plenaria::statements
