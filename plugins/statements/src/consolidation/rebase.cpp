// SPDX-License-Identifier: EUPL-1.2
#include "rebase.hpp"

#include <algorithm>

#include <plenaria/text.hpp>

#include "merge.hpp"

namespace plenaria::statements {

namespace {

constexpr std::string_view paragraph_gone = "The paragraph is no longer part of the text.";

Rebased in_conflict(std::string_view wording, std::string_view reason, MessageValues values) {
    return {.fit = Fit::conflict,
            .wording = std::string(wording),
            .reason = std::string(reason),
            .values = std::move(values)};
}

/// The first place that cannot be joined, in words. `first` of the merge is the new text.
Rebased explain(const Merge& merge, std::string_view wording) {
    const auto place = std::find_if(merge.pieces.begin(), merge.pieces.end(), [](const MergePiece& piece) {
        return piece.kind == MergePiece::Kind::conflict;
    });
    const auto before = trim(place->base);
    const auto after = trim(place->first);
    if (before.empty())
        return in_conflict(wording, "“{after}” has been added at the same place.", {{"after", after}});
    if (after.empty()) return in_conflict(wording, "“{before}” has been removed.", {{"before", before}});
    return in_conflict(wording, "“{before}” now reads “{after}”.", {{"before", before}, {"after", after}});
}

}  // namespace

std::string_view to_text(Fit fit) {
    switch (fit) {
        case Fit::applies:
            return "applies";
        case Fit::contained:
            return "contained";
        case Fit::conflict:
            return "conflict";
    }
    return {};
}

std::optional<Fit> parse_fit(std::string_view text) {
    for (const auto fit : {Fit::applies, Fit::contained, Fit::conflict})
        if (to_text(fit) == text) return fit;
    return std::nullopt;
}

Rebased rebase(std::string_view base, std::string_view wording, std::optional<std::string_view> now) {
    if (!now) return in_conflict(wording, paragraph_gone, {});
    const auto merge = merge_words(base, *now, wording);
    if (!merge.clean) return explain(merge, wording);
    return {.fit = merge.text == *now ? Fit::contained : Fit::applies, .wording = merge.text};
}

Reanchored reanchor(const Anchor& anchor, std::optional<std::string_view> now) {
    if (!now) return {.anchor = anchor, .reason = std::string(paragraph_gone)};
    if (anchor.quote.empty()) return {.found = true, .anchor = anchor};
    if (const auto place = locate(anchor, *now)) return {.found = true, .anchor = anchor_at(*now, *place)};
    return {.anchor = anchor,
            .reason = "The words this refers to have changed: “{quote}”",
            .values = {{"quote", anchor.quote}}};
}

}  // namespace plenaria::statements
