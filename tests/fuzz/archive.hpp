// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file tests/fuzz/archive.hpp
/// ZIP archives with damaged parts: in a damaged archive, a checksum hides the parts from the damage.

#include <string>
#include <utility>
#include <vector>

namespace plenaria::fuzz {

/// An archive in memory; parts without a text are left out.
std::string archive_of(const std::vector<std::pair<std::string, std::string>>& parts);

}  // namespace plenaria::fuzz
