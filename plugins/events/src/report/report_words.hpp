// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/report/report_words.hpp
/// Figures in the reader's language: as bars with their table, and as sheets of a workbook.

#include <string>

#include <plenaria/locale.hpp>
#include <plenaria/services.hpp>
#include <plenaria/view.hpp>

#include "../programme/edition_format.hpp"
#include "figures.hpp"

namespace plenaria::events {

/// What a key means: "Africa", "Head of delegation", "11 November 2019".
std::string label_of(FigureKeys kind, const std::string& key, const EditionFormat& format,
                     const Locale& locale);
/// As partials/figure shows it.
Model figure_model(const Figure& figure, const EditionFormat& format, const Locale& locale);
/// With a chart of its rows; times are minutes.
Table figure_table(const Figure& figure, const EditionFormat& format, const Locale& locale);

}  // namespace plenaria::events
