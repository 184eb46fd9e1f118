// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/db/kept_statements.hpp
/// SOCI's SQLite, with prepared statements kept for the next time. SQL is written as literals, so a session
/// runs the same few hundred texts again and again, and SQLite takes longer to plan a small one than to run
/// it.

#include <soci/soci-backend.h>

namespace plenaria::host {

/// What session::open() takes in place of soci::sqlite3.
const soci::backend_factory& sqlite_with_kept_statements();

}  // namespace plenaria::host
