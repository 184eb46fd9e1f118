// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/app/nearest.hpp
/// "Did you mean …?"

#include <span>
#include <string_view>

namespace plenaria::host {

/// That of `known` which `typed` is most likely meant to be; empty when none is near.
std::string_view nearest(std::string_view typed, std::span<const std::string_view> known);

}  // namespace plenaria::host
