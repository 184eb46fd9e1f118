// SPDX-License-Identifier: EUPL-1.2
#include "merge.hpp"

#include <algorithm>
#include <cstddef>

#include "../versions/word_diff.hpp"

namespace plenaria::statements {

namespace {

/// Bytes [begin, end) of the base become `text`.
struct Hunk {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::string text;
    bool from_first = false;
};

void collect(std::vector<Hunk>& hunks, std::string_view base, std::string_view changed, bool from_first) {
    std::size_t at = 0;
    bool open = false;
    for (const auto& piece : compare_words(base, changed)) {
        if (piece.change == Change::same) {
            at += piece.text.size();
            open = false;
            continue;
        }
        if (!open) hunks.push_back({at, at, {}, from_first});
        open = true;
        if (piece.change == Change::added) {
            hunks.back().text += piece.text;
        } else {
            at += piece.text.size();
            hunks.back().end = at;
        }
    }
}

bool has_word(std::string_view text) {
    const auto tokens = tokens_of(text);
    return std::any_of(tokens.begin(), tokens.end(), is_word);
}

/// Whether a sentence ends in `text`: the end of a line, or a sign that ends sentences with a space behind
/// it.
bool has_sentence_end(std::string_view text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\n') return true;
        const bool sign = text[i] == '.' || text[i] == '!' || text[i] == '?';
        if (sign && i + 1 < text.size() && text[i + 1] == ' ') return true;
    }
    return false;
}

/// Neighbouring hunks with no unchanged word between them.
struct Group {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::vector<const Hunk*> hunks;

    [[nodiscard]] bool has(bool from_first) const {
        return std::any_of(hunks.begin(), hunks.end(),
                           [&](const Hunk* h) { return h->from_first == from_first; });
    }
    /// What one side made of the group's part of the base.
    [[nodiscard]] std::string side(std::string_view base, bool from_first) const {
        std::string text;
        auto at = begin;
        for (const auto* hunk : hunks) {
            if (hunk->from_first != from_first) continue;
            text.append(base.substr(at, hunk->begin - at)).append(hunk->text);
            at = hunk->end;
        }
        return text.append(base.substr(at, end - at));
    }
};

std::vector<Group> group(const std::vector<Hunk>& hunks, std::string_view base) {
    std::vector<Group> groups;
    for (const auto& hunk : hunks) {
        const bool near =
            !groups.empty() && (hunk.begin <= groups.back().end ||
                                !has_word(base.substr(groups.back().end, hunk.begin - groups.back().end)));
        if (!near) groups.push_back({hunk.begin, hunk.end, {}});
        groups.back().end = std::max(groups.back().end, hunk.end);
        groups.back().hunks.push_back(&hunk);
    }
    return groups;
}

MergePiece resolve(const Group& part, std::string_view base) {
    using Kind = MergePiece::Kind;
    MergePiece piece{.kind = Kind::conflict,
                     .base = std::string(base.substr(part.begin, part.end - part.begin)),
                     .first = part.side(base, true),
                     .second = part.side(base, false)};
    if (!part.has(false))
        piece.kind = Kind::first;
    else if (!part.has(true))
        piece.kind = Kind::second;
    else if (piece.first == piece.second)
        piece.kind = Kind::both;
    return piece;
}

/// Whether a change of one side and a change of the other stand in one sentence of the base.
bool in_one_sentence(const std::vector<MergePiece>& pieces) {
    using Kind = MergePiece::Kind;
    Kind last = Kind::same;  // same: no change in this sentence yet
    for (const auto& piece : pieces) {
        if (piece.kind == Kind::same) {
            if (has_sentence_end(piece.base)) last = Kind::same;
            continue;
        }
        if (piece.kind == Kind::both) continue;
        if (last != Kind::same && last != piece.kind) return true;
        last = has_sentence_end(piece.base) ? Kind::same : piece.kind;
    }
    return false;
}

}  // namespace

Merge merge_words(std::string_view base, std::string_view first, std::string_view second) {
    std::vector<Hunk> hunks;
    collect(hunks, base, first, true);
    collect(hunks, base, second, false);
    std::stable_sort(hunks.begin(), hunks.end(), [](const Hunk& a, const Hunk& b) {
        return a.begin != b.begin ? a.begin < b.begin : a.end < b.end;
    });

    Merge merge;
    std::size_t at = 0;
    const auto keep = [&](std::size_t until) {
        if (until > at) merge.pieces.push_back({.base = std::string(base.substr(at, until - at))});
        at = until;
    };
    for (const auto& part : group(hunks, base)) {
        keep(part.begin);
        merge.pieces.push_back(resolve(part, base));
        at = part.end;
    }
    keep(base.size());

    for (const auto& piece : merge.pieces) {
        using Kind = MergePiece::Kind;
        if (piece.kind == Kind::conflict) merge.clean = false;
        merge.text += piece.kind == Kind::same     ? piece.base
                      : piece.kind == Kind::second ? piece.second
                                                   : piece.first;
    }
    if (!merge.clean) merge.text.clear();
    merge.close = merge.clean && in_one_sentence(merge.pieces);
    return merge;
}

bool collide(std::string_view base, std::string_view first, std::string_view second) {
    if (first == second || first == base || second == base) return false;
    return !merge_words(base, first, second).clean;
}

}  // namespace plenaria::statements
