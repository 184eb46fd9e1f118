// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/import/import_words.hpp
/// What pages say of a row of an import.

#include <string>
#include <vector>

#include <plenaria/locale.hpp>
#include <plenaria/result.hpp>

#include "../programme/edition_format.hpp"
#include "../registration/question.hpp"
#include "programme_plan.hpp"

namespace plenaria::events {

/// "Room: Pier → Annex". @param form whose questions the change may speak of.
std::string words_of(const ImportChange& change, const EditionFormat& format,
                     const std::vector<Question>& form, const Locale& locale);
/// "Meal, “beef”: Choose one of the answers on offer."
std::string words_of(const ImportNote& note, const Locale& locale);

/// Why a file was refused, in words: what is said of a table is said by the directory, in its catalog.
std::string words_of_refusal(const Error& refused, const Locales& locales, const Locale& locale);

}  // namespace plenaria::events
