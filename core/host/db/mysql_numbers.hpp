// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/db/mysql_numbers.hpp
/// SOCI's MySQL, with whole numbers read as they come. SOCI makes a stream for each of them, and so a list of
/// fifty rows spends more on its numbers than on its query.

#include <soci/soci-backend.h>

namespace plenaria::host {

/// What session::open() takes in place of soci::mysql.
const soci::backend_factory& mysql_with_quick_numbers();

}  // namespace plenaria::host
