// SPDX-License-Identifier: EUPL-1.2
// A text file of a statement: refused, or paragraphs that are text and within bounds, in the order of the
// file; written as Markdown they are read the same.
#include <plenaria/text.hpp>

#include "../fuzz.hpp"
#include "src/import/alignment.hpp"
#include "src/import/import_text.hpp"
#include "src/text/figures.hpp"

namespace plenaria::fuzz::import_texts {

using namespace statements;

void check_alignment(const std::vector<Block>& blocks) {
    const std::vector<Block> half(blocks.begin(),
                                  blocks.begin() + static_cast<std::ptrdiff_t>(blocks.size() / 2));
    const auto rows = align({{"en", blocks}, {"fr", half}});
    std::vector<std::size_t> next(2, 0);
    for (const auto& row : rows)
        for (std::size_t c = 0; c < 2; ++c)
            for (const auto block : row.cells[c].blocks)
                require(block == next[c]++, "every paragraph comes once, in order");
    require(next[0] == blocks.size() && next[1] == half.size(), "no paragraph is lost");
}

const Target target("import_text", [](std::string_view bytes) {
    bool taken = false;
    for (const auto* name : {"a.md", "a.txt"}) {
        const auto blocks = import_text(name, bytes);
        if (!blocks) {
            require(!blocks.error().message.empty(), "a refusal has words");
            continue;
        }
        taken = true;
        require(blocks->size() <= most_paragraphs, "no more paragraphs than can be aligned");
        for (const auto& block : *blocks) {
            require(!block.text.empty() && is_utf8(block.text), "a paragraph is text");
            for (const auto& figure : figures_in(block.text, "fr"))
                require(!figure.keys.empty(), "a figure can be compared");
        }
        check_alignment(*blocks);
    }
    return taken;
});

}  // namespace plenaria::fuzz::import_texts
