// SPDX-License-Identifier: EUPL-1.2
// libFuzzer: whatever a file holds, its import is refused or gives paragraphs that are text and within
// bounds.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include <plenaria/text.hpp>

#include "src/figures.hpp"
#include "src/import_office.hpp"
#include "src/import_text.hpp"
#include "src/office_package.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace plenaria::statements;
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    if (is_package(bytes)) {
        (void)office_as_markdown(bytes);
        return 0;
    }
    for (const auto* name : {"a.md", "a.txt"}) {
        const auto blocks = import_text(name, bytes);
        if (!blocks) continue;
        if (blocks->size() > most_paragraphs) std::abort();
        for (const auto& block : *blocks) {
            if (block.text.empty() || !plenaria::is_utf8(block.text)) std::abort();
            (void)figures_in(block.text, "fr");
        }
    }
    return 0;
}
