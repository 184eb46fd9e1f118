// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/press/png_file.hpp
/// Drawn pixels as a PNG.

#include <string>

#include "press/owned.hpp"

namespace plenaria::host {

/// Half of the time of cairo's own, and fewer bytes: what is drawn here are plain grounds with letters on
/// them, for which the filters of PNG, made for photographs, find nothing and cost most.
/// @param surface of CAIRO_FORMAT_RGB24
void write_drawn_png(cairo_surface_t* surface, const std::string& file);

}  // namespace plenaria::host
