// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file plenaria/qr_code.hpp
/// QR codes as pictures for pages and documents.

#include <string>

#include <plenaria/abi.hpp>

namespace plenaria {

/// An <svg> of 180 by 180 pixels, with the quiet border that readers need; a style sheet may size it anew.
/// Hidden from screen readers: what it says must stand beside it as text. Thread-safe.
/// Source: ISO/IEC 18004, level M, by libqrencode.
/// @return empty text when `content` is empty or too long for a code (about 2 000 bytes).
PLENARIA_API std::string qr_code_svg(const std::string& content);

}  // namespace plenaria
