// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/press/painter.hpp
/// Draws pages as PDF: tagged, with the letters of any script shaped and in the order they are read.

#include <string>

#include <plenaria/sheets.hpp>

namespace plenaria::host {

/// @throws std::runtime_error when it cannot be written.
void paint(const Sheets& sheets, const std::string& file);
/// The first page as PNG, in which a point is a pixel.
/// @throws std::length_error when a text does not fit its box, std::runtime_error when it cannot be written.
void paint_picture(const Sheets& sheets, const std::string& file);

}  // namespace plenaria::host
