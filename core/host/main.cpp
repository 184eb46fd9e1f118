// SPDX-License-Identifier: EUPL-1.2
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "commands/commands.hpp"

int main(int count, char** words) {
    const int code = plenaria::host::run_program({words, words + count});
    std::fflush(nullptr);
#if defined(__SANITIZE_ADDRESS__)
    return code;
#else
    // Libraries of plugins stay mapped on purpose; running static destructors over them would be a gamble.
    std::quick_exit(code);
#endif
}
