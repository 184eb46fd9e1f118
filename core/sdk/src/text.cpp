// SPDX-License-Identifier: EUPL-1.2
#include <plenaria/text.hpp>

#include <algorithm>

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <plenaria/locale.hpp>

namespace plenaria {

namespace {

/// The code point that begins at `i`, which moves behind it; negative when the bytes are malformed.
UChar32 next_code_point(std::string_view text, int32_t& i) {
    const auto size = static_cast<int32_t>(text.size());
    UChar32 c = 0;
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"  // inside ICU's macro
    U8_NEXT(text.data(), i, size, c);
#pragma GCC diagnostic pop
    return c;
}

/// What the long way below makes of ASCII, for a tenth of the time: most words of most texts.
std::string fold_ascii(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    bool space = false;
    for (const char c : text) {
        const bool upper = c >= 'A' && c <= 'Z';
        if (!upper && !(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9')) {
            space = !out.empty();
            continue;
        }
        if (space) out += ' ';
        space = false;
        out += static_cast<char>(upper ? c - 'A' + 'a' : c);
    }
    return out;
}

}  // namespace

std::string fold(std::string_view text) {
    if (std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; }))
        return fold_ascii(text);
    UErrorCode status = U_ZERO_ERROR;
    const auto* normalizer = icu::Normalizer2::getNFKDInstance(status);
    if (U_FAILURE(status)) return std::string(text);
    auto folded =
        icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
    // Case folding first: it turns ß into ss and İ into i with a mark, which the next step removes.
    folded.foldCase();
    const auto decomposed = normalizer->normalize(folded, status);
    icu::UnicodeString out;
    bool space = false;
    for (int32_t i = 0; i < decomposed.length(); i = decomposed.moveIndex32(i, 1)) {
        const UChar32 c = decomposed.char32At(i);
        const auto kind = u_charType(c);
        if (kind == U_NON_SPACING_MARK || kind == U_ENCLOSING_MARK || kind == U_FORMAT_CHAR) continue;
        if (!u_isalnum(c)) {
            space = !out.isEmpty();
            continue;
        }
        if (space) out.append(static_cast<UChar>(' '));
        space = false;
        out.append(c);
    }
    std::string result;
    out.toUTF8String(result);
    return result;
}

std::vector<std::string> folded_words(std::string_view text) {
    std::vector<std::string> words;
    const auto folded = fold(text);
    for (std::size_t at = 0; at < folded.size();) {
        const auto end = std::min(folded.find(' ', at), folded.size());
        words.push_back(folded.substr(at, end - at));
        at = end + 1;
    }
    return words;
}

bool is_utf8(std::string_view text) {
    const auto size = static_cast<int32_t>(text.size());
    for (int32_t i = 0; i < size;) {
        if (next_code_point(text, i) <= 0) return false;
    }
    return true;
}

std::size_t length(std::string_view text) {
    std::size_t count = 0;
    const auto size = static_cast<int32_t>(text.size());
    for (int32_t i = 0; i < size; ++count) next_code_point(text, i);
    return count;
}

std::string trim(std::string_view text) {
    const auto size = static_cast<int32_t>(text.size());
    int32_t first = 0;
    int32_t last = 0;
    bool started = false;
    for (int32_t i = 0; i < size;) {
        const int32_t start = i;
        const UChar32 c = next_code_point(text, i);
        if (c >= 0 && (u_isUWhiteSpace(c) || c == 0xFEFF)) continue;
        if (!started) first = start;
        started = true;
        last = i;
    }
    return started ? std::string(
                         text.substr(static_cast<std::size_t>(first), static_cast<std::size_t>(last - first)))
                   : std::string();
}

std::string fill(std::string_view message, const MessageValues& values) {
    std::string out;
    out.reserve(message.size());
    for (std::size_t at = 0; at < message.size();) {
        const auto open = message.find('{', at);
        const auto close = open == std::string_view::npos ? open : message.find('}', open);
        if (close == std::string_view::npos) {
            out += message.substr(at);
            break;
        }
        out += message.substr(at, open - at);
        const auto name = message.substr(open + 1, close - open - 1);
        bool known = false;
        for (const auto& [key, value] : values) {
            if (key != name) continue;
            out += value;
            known = true;
            break;
        }
        if (!known) out += message.substr(open, close - open + 1);
        at = close + 1;
    }
    return out;
}

}  // namespace plenaria
