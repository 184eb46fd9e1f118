// SPDX-License-Identifier: EUPL-1.2
#include "plain_redline.hpp"

namespace plenaria::statements {

std::string plain_redline(const std::vector<Piece>& pieces) {
    if (rewritten(pieces)) return after_of(pieces);
    std::string text;
    for (const auto& piece : pieces) {
        if (piece.change == Change::same) text += piece.text;
        if (piece.change == Change::removed) text += "[-" + piece.text + "-]";
        if (piece.change == Change::added) text += "[+" + piece.text + "+]";
    }
    return text;
}

}  // namespace plenaria::statements
