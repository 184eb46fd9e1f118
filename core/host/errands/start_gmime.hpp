// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/errands/start_gmime.hpp

#include <gmime/gmime.h>

#include <mutex>

namespace plenaria::host {

/// Before anything of GMime is called.
inline void start_gmime() {
    static std::once_flag once;
    std::call_once(once, [] { g_mime_init(); });
}

}  // namespace plenaria::host
