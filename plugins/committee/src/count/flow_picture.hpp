// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file count/flow_picture.hpp
/// How votes went from candidate to candidate, as a drawing: a column for each round, in it a bar for each
/// candidate who has votes, and bands between them.

#include <plenaria/locale.hpp>
#include <plenaria/view.hpp>

#include "record.hpp"

namespace plenaria::committee {

/// Members of templates/partials/flow: width, height, view_box, columns (x, label), bars (x, y, width,
/// height, fill, title), bands (d, fill, title), names (x, y, anchor, text). Numbers are SVG's, whatever the
/// language. Bars are in proportion to votes; one too small to be seen is drawn one unit high.
Model flow_picture(const Count& count, const Election& election, const Locale& locale);

}  // namespace plenaria::committee
