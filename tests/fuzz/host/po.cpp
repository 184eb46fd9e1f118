// SPDX-License-Identifier: EUPL-1.2
// A catalog: read, or refused with the line; what is read makes a .mo file whose tables lie inside it.
#include <cstring>
#include <stdexcept>

#include "../fuzz.hpp"
#include "i18n/po_file.hpp"

namespace plenaria::fuzz::po {

using namespace host::i18n;

std::uint32_t word(const std::vector<char>& mo, std::size_t at) {
    require(at + 4 <= mo.size(), "every table lies inside the file");
    std::uint32_t value = 0;
    std::memcpy(&value, mo.data() + at, sizeof value);
    return value;
}

const Target target("po", [](std::string_view bytes) {
    std::vector<PoEntry> entries;
    try {
        entries = parse_po(bytes, "x.po");
    } catch (const std::runtime_error& error) {
        require(std::string_view(error.what()).starts_with("x.po:"), "a refusal says the line");
        return false;
    }
    for (const auto& entry : entries)
        for (const auto& text : entry.text) require(!text.empty(), "what is not translated is left out");
    const auto mo = make_mo(entries);
    const auto count = word(mo, 8);
    require(count <= entries.size() + 1, "no entry is made up");
    for (const std::size_t table : {word(mo, 12), word(mo, 16)})
        for (std::size_t i = 0; i < count; ++i)
            require(std::size_t{word(mo, table + 8 * i)} + word(mo, table + 8 * i + 4) < mo.size(),
                    "every text lies inside the file");
    return !entries.empty();
});

}  // namespace plenaria::fuzz::po
