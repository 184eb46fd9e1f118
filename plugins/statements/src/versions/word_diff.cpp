// SPDX-License-Identifier: EUPL-1.2
#include "word_diff.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <unordered_map>

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"  // inside dtl
#pragma GCC diagnostic ignored "-Wshadow"
#include <dtl/dtl.hpp>
#pragma GCC diagnostic pop

#include "../ascii.hpp"

namespace plenaria::statements {

namespace {

using Tokens = std::vector<std::string_view>;

/// 5270 wholly different words cost dtl 78 ms; with these two bounds the worst case stays below a third of
/// that.
constexpr std::size_t most_tokens = 3000;    // of both texts together, common ends not counted
constexpr std::size_t least_in_common = 20;  // percent of the words of the shorter text

struct CodePoint {
    UChar32 value = 0;  ///< negative: malformed
    std::size_t size = 1;
};

CodePoint code_point(std::string_view text, std::size_t at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte < 0x80) return {byte, 1};
    auto i = static_cast<int32_t>(at);
    const auto end = static_cast<int32_t>(std::min(text.size(), at + 4));
    UChar32 c = 0;
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"  // inside ICU's macro
    U8_NEXT(text.data(), i, end, c);
#pragma GCC diagnostic pop
    return {c, static_cast<std::size_t>(i) - at};
}

bool is_letter(UChar32 c) {
    if (c < 0x80) return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    return u_isalnum(c) || (U_GET_GC_MASK(c) & U_GC_M_MASK) != 0;
}
bool is_space_point(UChar32 c) {
    return c < 0x80 ? c == ' ' || (c >= '\t' && c <= '\r') : u_isUWhiteSpace(c) != 0;
}

/// Apostrophes and hyphens inside words: "l’homme", "non‐self‐governing".
bool joins_letters(UChar32 c) { return c == '\'' || c == '-' || c == 0x2019 || c == 0x2010 || c == 0x2011; }
/// Separators inside numbers: "1,000", "3.5", "1 000" with the spaces that do not break a line.
bool joins_digits(UChar32 c) { return c == '.' || c == ',' || c == 0xA0 || c == 0x202F || c == 0x2009; }

std::size_t end_of_word(std::string_view text, std::size_t at) {
    UChar32 before = 0;
    while (at < text.size()) {
        const auto [c, size] = code_point(text, at);
        if (!is_letter(c)) {
            const auto next = at + size;
            if (next >= text.size()) break;
            const auto behind = code_point(text, next).value;
            const bool inside = (joins_letters(c) && is_letter(behind)) ||
                                (joins_digits(c) && is_digit(before) && is_digit(behind));
            if (!inside) break;
        }
        before = c;
        at += size;
    }
    return at;
}

void append(std::vector<Piece>& pieces, Change change, std::string_view text) {
    if (text.empty()) return;
    if (!pieces.empty() && pieces.back().change == change)
        pieces.back().text += text;
    else
        pieces.push_back({change, std::string(text)});
}

/// From the first byte of the first to the last of the last: tokens lie one behind the other.
std::string_view token_span(const Tokens& tokens, std::size_t from, std::size_t until) {
    if (from >= until) return {};
    return {tokens[from].data(), static_cast<std::size_t>(tokens[until - 1].data() +
                                                          tokens[until - 1].size() - tokens[from].data())};
}

bool is_blank(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const auto [c, size] = code_point(text, at);
        if (!is_space_point(c)) return false;
        at += size;
    }
    return true;
}

/// Removals first, and one blank between two changes drawn into both: "will" → "commit to" is one change.
std::vector<Piece> tidy(const std::vector<Piece>& raw) {
    std::vector<Piece> pieces;
    for (std::size_t i = 0; i < raw.size();) {
        if (raw[i].change == Change::same) {
            append(pieces, Change::same, raw[i++].text);
            continue;
        }
        std::string removed, added;
        for (; i < raw.size(); ++i) {
            if (raw[i].change == Change::removed) {
                removed += raw[i].text;
            } else if (raw[i].change == Change::added) {
                added += raw[i].text;
            } else if (i + 1 < raw.size() && is_blank(raw[i].text)) {
                removed += raw[i].text;
                added += raw[i].text;
            } else {
                break;
            }
        }
        append(pieces, Change::removed, removed);
        append(pieces, Change::added, added);
    }
    return pieces;
}

struct Interned {
    std::vector<int> before, after;
    bool alike = false;  ///< enough words in common to be worth comparing
};

Interned intern(const Tokens& a, std::size_t a_from, std::size_t a_until, const Tokens& b, std::size_t b_from,
                std::size_t b_until) {
    Interned out;
    std::unordered_map<std::string_view, int> numbers;
    std::vector<int> left;  // occurrences in `a` that are not yet matched
    numbers.reserve(a_until - a_from + b_until - b_from);
    std::size_t a_words = 0, b_words = 0, common = 0;
    for (auto i = a_from; i < a_until; ++i) {
        const auto number = numbers.try_emplace(a[i], static_cast<int>(left.size())).first->second;
        if (static_cast<std::size_t>(number) == left.size()) left.push_back(0);
        ++left[static_cast<std::size_t>(number)];
        out.before.push_back(number);
        a_words += is_word(a[i]);
    }
    left.resize(left.size() + b_until - b_from, 0);
    int next = static_cast<int>(numbers.size());
    for (auto i = b_from; i < b_until; ++i) {
        const auto [found, fresh] = numbers.try_emplace(b[i], next);
        next += fresh;
        out.after.push_back(found->second);
        if (!is_word(b[i])) continue;
        ++b_words;
        if (auto& unmatched = left[static_cast<std::size_t>(found->second)]; unmatched > 0) {
            --unmatched;
            ++common;
        }
    }
    out.alike = common * 100 >= least_in_common * std::min(a_words, b_words);
    return out;
}

/// The part between the common ends; two blocks when it is too long, too different, or dtl erred.
std::vector<Piece> middle(const Tokens& a, std::size_t a_from, std::size_t a_until, const Tokens& b,
                          std::size_t b_from, std::size_t b_until) {
    std::vector<Piece> pieces;
    const auto as_blocks = [&] {
        pieces.clear();
        append(pieces, Change::removed, token_span(a, a_from, a_until));
        append(pieces, Change::added, token_span(b, b_from, b_until));
        return pieces;
    };
    if (a_from == a_until || b_from == b_until || (a_until - a_from) + (b_until - b_from) > most_tokens)
        return as_blocks();
    auto interned = intern(a, a_from, a_until, b, b_from, b_until);
    if (!interned.alike) return as_blocks();

    dtl::Diff<int> diff(interned.before, interned.after);
    diff.compose();
    auto i = a_from, j = b_from;
    for (const auto& [token, info] : diff.getSes().getSequence()) {
        if (info.type == dtl::SES_DELETE && i < a_until) {
            append(pieces, Change::removed, a[i++]);
        } else if (info.type == dtl::SES_ADD && j < b_until) {
            append(pieces, Change::added, b[j++]);
        } else if (info.type == dtl::SES_COMMON && i < a_until && j < b_until && a[i] == b[j]) {
            append(pieces, Change::same, a[i]);
            ++i, ++j;
        } else {
            return as_blocks();
        }
    }
    return i == a_until && j == b_until ? pieces : as_blocks();
}

}  // namespace

Tokens tokens_of(std::string_view text) {
    Tokens tokens;
    tokens.reserve(text.size() / 3);
    for (std::size_t at = 0; at < text.size();) {
        const auto [c, size] = code_point(text, at);
        auto end = at + size;
        if (is_letter(c)) {
            end = end_of_word(text, at);
        } else if (is_space_point(c)) {
            while (end < text.size()) {
                const auto next = code_point(text, end);
                if (!is_space_point(next.value)) break;
                end += next.size;
            }
        }
        tokens.push_back(text.substr(at, end - at));
        at = end;
    }
    return tokens;
}

bool is_word(std::string_view token) { return !token.empty() && is_letter(code_point(token, 0).value); }

std::vector<Piece> compare_words(std::string_view before, std::string_view after) {
    std::vector<Piece> raw;
    if (before == after) {
        append(raw, Change::same, before);
        return raw;
    }
    const auto a = tokens_of(before);
    const auto b = tokens_of(after);
    std::size_t head = 0;
    while (head < a.size() && head < b.size() && a[head] == b[head]) ++head;
    std::size_t tail = 0;
    while (head + tail < a.size() && head + tail < b.size() &&
           a[a.size() - 1 - tail] == b[b.size() - 1 - tail])
        ++tail;

    append(raw, Change::same, token_span(a, 0, head));
    auto inner = middle(a, head, a.size() - tail, b, head, b.size() - tail);
    std::move(inner.begin(), inner.end(), std::back_inserter(raw));
    append(raw, Change::same, token_span(a, a.size() - tail, a.size()));
    return tidy(raw);
}

bool rewritten(const std::vector<Piece>& pieces) {
    std::size_t changed = 0, all = 0;
    for (const auto& piece : pieces) {
        std::size_t words = 0;
        for (const auto token : tokens_of(piece.text)) words += is_word(token);
        all += piece.change == Change::same ? 2 * words : words;  // it stands in both texts
        changed += piece.change == Change::same ? 0 : words;
    }
    return changed * 10 > all * 6;
}

int count_changes(const std::vector<Piece>& pieces) {
    int changes = 0;
    for (std::size_t i = 0; i < pieces.size(); ++i)
        if (pieces[i].change != Change::same && (i == 0 || pieces[i - 1].change == Change::same)) ++changes;
    return changes;
}

std::string before_of(const std::vector<Piece>& pieces) {
    std::string text;
    for (const auto& piece : pieces)
        if (piece.change != Change::added) text += piece.text;
    return text;
}

std::string after_of(const std::vector<Piece>& pieces) {
    std::string text;
    for (const auto& piece : pieces)
        if (piece.change != Change::removed) text += piece.text;
    return text;
}

}  // namespace plenaria::statements
