// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/pages/qr_code.hpp
/// QR codes as SVG, by libqrencode.

#include <string>

namespace plenaria::host {

/// @return empty text when `content` is too long for a code (about 2 000 bytes).
std::string qr_code_svg(const std::string& content);

}  // namespace plenaria::host
