// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file tests/fuzz/fuzz.hpp
/// What every target says of itself. libFuzzer looks for new inputs (tests/fuzz/run), and ./test runs the
/// same bodies over their seeds and a fixed number of damaged ones (replay.cpp).

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace plenaria::fuzz {

/// Reads `bytes` as a stranger sent them, and ends the program where something does not hold that must.
/// @return whether they were taken and not refused: a target that takes nothing would test nothing.
using Body = bool (*)(std::string_view bytes);

/// One parser of foreign input; known to the program from its construction, before main().
struct Target {
    Target(std::string_view target_name, Body target_body);
    std::string_view name;
    Body body;
};

/// @return null when there is none of that name.
const Target* find_target(std::string_view name);

/// Ends the program when `holds` is false, with `what` should have held.
void require(bool holds, const char* what);

/// `bytes` cut at each 0x01 into exactly `count` texts; absent ones are empty, the last holds the rest.
std::vector<std::string> texts_in(std::string_view bytes, std::size_t count);

/// `text` with what is no UTF-8 left out, as it arrives behind a form: what a stored text can be.
std::string as_stored(std::string_view text);

}  // namespace plenaria::fuzz
