// SPDX-License-Identifier: EUPL-1.2
// libFuzzer: for any two texts, the comparison leads from one to the other, and changes never touch.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "src/word_diff.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace plenaria::statements;
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const auto middle = bytes.find('\x01');
    const auto before = bytes.substr(0, middle);
    const auto after = middle == std::string_view::npos ? std::string_view() : bytes.substr(middle + 1);
    const auto pieces = compare_words(before, after);
    if (before_of(pieces) != before || after_of(pieces) != after) std::abort();
    for (std::size_t i = 1; i < pieces.size(); ++i)
        if (pieces[i].change == pieces[i - 1].change) std::abort();
    (void)rewritten(pieces);
    return 0;
}
