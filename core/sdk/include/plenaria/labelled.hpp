// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file plenaria/labelled.hpp

#include <string>
#include <string_view>

#include <plenaria/locale.hpp>

namespace plenaria {

/// "Label: text", with the colon as the language sets it: French has a space before it.
inline std::string labelled(const Locale& locale, std::string_view label, std::string_view text) {
    return locale.t("{label}: {text}", {{"label", std::string(label)}, {"text", std::string(text)}});
}

}  // namespace plenaria
