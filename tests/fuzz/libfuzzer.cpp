// SPDX-License-Identifier: EUPL-1.2
// libFuzzer's entry. The target is named in the environment, because libFuzzer starts itself again with
// arguments of its own.
#include <cstdint>
#include <cstdio>
#include <cstdlib>

#include "fuzz.hpp"

namespace {

const plenaria::fuzz::Target& wanted() {
    const char* name = std::getenv("PLENARIA_FUZZ_TARGET");
    const auto* target = plenaria::fuzz::find_target(name == nullptr ? "" : name);
    if (target == nullptr) {
        std::fprintf(stderr, "PLENARIA_FUZZ_TARGET names no target of this program\n");
        std::exit(2);
    }
    return *target;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const auto& target = wanted();
    target.body({reinterpret_cast<const char*>(data), size});
    return 0;
}
