// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file plenaria/tag.hpp
/// A word in a colour beside what it says something about: a state, mostly.

#include <string>
#include <string_view>

#include <plenaria/abi.hpp>
#include <plenaria/view.hpp>

namespace plenaria {

/// What partials/tag shows. Thread-safe. @param kind "teal", "green", "amber", "terra", "violet", "grey" or
/// "solid", which stands out; any other has no colour. @param text in the reader's language.
PLENARIA_API Model tag_model(std::string_view kind, std::string text);

}  // namespace plenaria
