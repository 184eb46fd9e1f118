// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <plenaria/time.hpp>

namespace plenaria::events {

inline Day on(std::string_view text) { return parse_day(text).value(); }

}  // namespace plenaria::events
