// SPDX-License-Identifier: EUPL-1.2
// A parser that is wrong on purpose: a damaged input reaches it, and ends the program (fuzz.mistake must
// fail).
#include "fuzz.hpp"

namespace plenaria::fuzz::mistake {

const Target target("mistake", [](std::string_view bytes) {
    require(bytes.find('\0') == std::string_view::npos, "no input holds a NUL");
    return true;
});

}  // namespace plenaria::fuzz::mistake
