// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/db/commit_fate.hpp
/// What became of a commit whose answer was lost with the connection.

#include <string>

#include "db/pool.hpp"

namespace plenaria::host {

enum class CommitFate { committed = 1, rolled_back, unknown };

/// Asks the server on a new connection, and gives it a moment to be there again; MySQL only.
/// @param history_id of a row that the transaction wrote into core_history; empty: it wrote none.
CommitFate fate_of_commit(Pool::Lease& lease, const std::string& history_id);

}  // namespace plenaria::host
