// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/press/photo.hpp
/// A photograph as somebody sent it becomes one of ours: only its pixels, upright, not larger than paper
/// needs.

#include <string>

namespace plenaria::host {

inline constexpr int most_photo_side = 600;            ///< pixels of the longer side of what is made
inline constexpr long most_photo_pixels = 50'000'000;  ///< of what was sent

/// JPEG or PNG becomes a JPEG of at most `most_photo_side` pixels a side, without what cameras write beside.
/// @throws std::runtime_error when it is none, is broken, or has more than `most_photo_pixels`.
void clean_photo(const std::string& from, const std::string& to);
/// The same as a PNG on white.
void clean_logo(const std::string& from, const std::string& to);

}  // namespace plenaria::host
