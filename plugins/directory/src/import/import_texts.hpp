// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file directory/src/import/import_texts.hpp
/// What an import says to people.

#include <string>
#include <string_view>

#include <plenaria/locale.hpp>
#include <plenaria/view.hpp>

#include "import_repository.hpp"

namespace plenaria::directory {

std::string_view import_kind_label(import::Kind kind);  ///< catalog key
/// A tag: {kind, text}.
Model import_state(std::string_view state, const Locale& locale);
Model fate_tag(std::string_view fate, const Locale& locale);
std::string fate_text(std::string_view fate, const Locale& locale);
/// "CSV, windows-1252, separated by semicolons".
std::string import_format(const import::Import& import, const Locale& locale);
/// Days and countries among the values are written in the reader's language.
std::string say(const import::Message& message, const Locale& locale);

}  // namespace plenaria::directory
