// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/errands/do_errand.hpp
/// One errand as it came from the host, done.

#include <optional>
#include <string>
#include <string_view>

namespace plenaria::host {

/// @return the answer; nothing when it is no errand, or one of another revision.
std::optional<std::string> do_errand(std::string_view bytes);

}  // namespace plenaria::host
