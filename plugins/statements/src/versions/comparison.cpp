// SPDX-License-Identifier: EUPL-1.2
#include "comparison.hpp"

#include <algorithm>
#include <cstddef>
#include <unordered_map>

namespace plenaria::statements {

namespace {

/// Which elements of `positions` belong to a longest increasing run: those stay, the others moved.
std::vector<bool> longest_increasing(const std::vector<std::size_t>& positions) {
    std::vector<std::size_t> tails;  // index of the smallest end of a run of each length
    std::vector<std::size_t> previous(positions.size(), positions.size());
    for (std::size_t i = 0; i < positions.size(); ++i) {
        const auto place =
            std::lower_bound(tails.begin(), tails.end(), positions[i],
                             [&](std::size_t tail, std::size_t value) { return positions[tail] < value; });
        if (place != tails.begin()) previous[i] = *(place - 1);
        if (place == tails.end())
            tails.push_back(i);
        else
            *place = i;
    }
    std::vector<bool> stays(positions.size(), false);
    for (auto i = tails.empty() ? positions.size() : tails.back(); i < positions.size(); i = previous[i])
        stays[i] = true;
    return stays;
}

ComparedParagraph compare_one(const Paragraph* before, const Paragraph* after, std::string_view language) {
    ComparedParagraph compared{.before = before, .after = after};
    static const std::string none;
    const auto& old_text = before != nullptr ? before->in(language).text : none;
    const auto& new_text = after != nullptr ? after->in(language).text : none;
    compared.kind_changed = before != nullptr && after != nullptr && before->kind != after->kind;
    compared.text_changed = before != nullptr && after != nullptr && old_text != new_text;
    if (old_text != new_text) compared.pieces = compare_words(old_text, new_text);
    return compared;
}

}  // namespace

std::vector<ComparedParagraph> compare_paragraphs(const std::vector<Paragraph>& before,
                                                  const std::vector<Paragraph>& after,
                                                  std::string_view language) {
    std::unordered_map<std::string_view, std::size_t> old_place;
    old_place.reserve(before.size());
    for (std::size_t i = 0; i < before.size(); ++i) old_place.emplace(before[i].id, i);

    std::vector<std::size_t> common;  // old places, in the new order
    std::vector<bool> kept(before.size(), false);
    for (const auto& paragraph : after)
        if (const auto found = old_place.find(paragraph.id); found != old_place.end()) {
            common.push_back(found->second);
            kept[found->second] = true;
        }
    const auto stays = longest_increasing(common);

    std::vector<ComparedParagraph> compared;
    compared.reserve(before.size() + after.size());
    const auto gone_behind = [&](std::size_t from) {
        for (auto i = from; i < before.size() && !kept[i]; ++i)
            compared.push_back(compare_one(&before[i], nullptr, language));
    };
    gone_behind(0);
    std::size_t nth = 0;
    for (const auto& paragraph : after) {
        const auto found = old_place.find(paragraph.id);
        if (found == old_place.end()) {
            compared.push_back(compare_one(nullptr, &paragraph, language));
            continue;
        }
        compared.push_back(compare_one(&before[found->second], &paragraph, language));
        compared.back().moved = !stays[nth++];
        gone_behind(found->second + 1);
    }
    return compared;
}

std::vector<ComparisonRow> comparison_rows(const std::vector<ComparedParagraph>& paragraphs,
                                           Unchanged unchanged) {
    constexpr std::size_t context = 2;
    std::vector<bool> kept(paragraphs.size(), unchanged == Unchanged::shown);
    for (std::size_t i = 0; i < paragraphs.size() && unchanged != Unchanged::shown; ++i) {
        if (!paragraphs[i].changed()) continue;
        const auto around = unchanged == Unchanged::near_changes ? context : 0;
        const auto first = i - std::min(i, around), last = std::min(i + around + 1, paragraphs.size());
        for (auto near = first; near < last; ++near) kept[near] = true;
    }
    std::vector<ComparisonRow> rows;
    for (std::size_t i = 0; i < paragraphs.size(); ++i) {
        if (kept[i])
            rows.push_back({.paragraph = &paragraphs[i]});
        else if (unchanged == Unchanged::near_changes && (i == 0 || kept[i - 1]))
            rows.push_back({.paragraph = &paragraphs[i], .left_out = 1});
        else if (unchanged == Unchanged::near_changes)
            ++rows.back().left_out;
    }
    return rows;
}

ComparisonCounts count(const std::vector<ComparedParagraph>& paragraphs) {
    ComparisonCounts counts;
    for (const auto& paragraph : paragraphs) {
        counts.added += paragraph.before == nullptr;
        counts.removed += paragraph.after == nullptr;
        counts.changed += paragraph.text_changed;
        counts.moved += paragraph.moved;
        counts.kind_changed += paragraph.kind_changed;
    }
    return counts;
}

}  // namespace plenaria::statements
