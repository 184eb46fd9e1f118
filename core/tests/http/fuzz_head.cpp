// SPDX-License-Identifier: EUPL-1.2
// libFuzzer target; built with -DPLENARIA_FUZZ=ON and clang++.
#include <cstddef>
#include <cstdint>

#include "fuzz_bodies.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    plenaria::host::test::fuzz_head({reinterpret_cast<const char*>(data), size});
    return 0;
}
