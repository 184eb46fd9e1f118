// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file directory/src/import/charset.hpp
/// Which characters the bytes of a text file mean.

#include <string>
#include <string_view>

#include <plenaria/result.hpp>

namespace plenaria::directory::import {

struct DecodedText {
    std::string text;     ///< UTF-8 without a byte order mark
    std::string charset;  ///< "UTF-8", "UTF-16LE", "UTF-16BE" or "windows-1252"
};

/// A byte order mark decides; without one, what is valid UTF-8 is UTF-8 and everything else Windows-1252, of
/// which Latin-1's letters are a part.
/// @return ErrorCode::invalid_input when the bytes are no text.
Result<DecodedText> decode(std::string_view bytes);

}  // namespace plenaria::directory::import
