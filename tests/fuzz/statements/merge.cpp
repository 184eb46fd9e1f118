// SPDX-License-Identifier: EUPL-1.2
// A text and two changes of it: joined, or both shown; never guessed, and the same whoever came first.
#include "src/consolidation/merge.hpp"
#include "../fuzz.hpp"
#include "src/consolidation/rebase.hpp"

namespace plenaria::fuzz::merge {

using namespace statements;

const Target target("merge", [](std::string_view bytes) {
    const auto texts = texts_in(as_stored(bytes), 3);
    const auto merged = merge_words(texts[0], texts[1], texts[2]);
    const auto exchanged = merge_words(texts[0], texts[2], texts[1]);
    require(merged.clean == exchanged.clean && merged.text == exchanged.text,
            "it is the same whoever came first");
    std::string base;
    std::string first;
    std::string second;
    bool conflict = false;
    for (const auto& piece : merged.pieces) {
        base += piece.base;
        const bool same = piece.kind == MergePiece::Kind::same;
        first += same || piece.kind == MergePiece::Kind::second ? piece.base : piece.first;
        if (piece.kind == MergePiece::Kind::both)
            second += piece.second.empty() ? piece.first : piece.second;
        else
            second += same || piece.kind == MergePiece::Kind::first ? piece.base : piece.second;
        conflict = conflict || piece.kind == MergePiece::Kind::conflict;
    }
    require(base == texts[0] && first == texts[1] && second == texts[2], "the pieces hold all three texts");
    require(merged.clean != conflict, "it is clean when nothing conflicts");
    require(collide(texts[0], texts[1], texts[2]) != merged.clean, "what collides cannot be joined");
    if (texts[0] == texts[1])
        require(merged.clean && merged.text == texts[2], "one change alone is that change");
    if (texts[1] == texts[2])
        require(merged.clean && merged.text == texts[1], "the same change twice is that change");

    const auto moved = rebase(texts[0], texts[1], texts[2]);
    require((moved.fit == Fit::conflict) == !moved.reason.empty(), "a conflict has its reason");
    if (moved.fit == Fit::conflict) require(moved.wording == texts[1], "what conflicts stays as it was");
    return !texts[0].empty();
});

}  // namespace plenaria::fuzz::merge
