// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file directory/src/import/apply.hpp
/// Writing what a preview shows, and taking it back. Both run as jobs, 500 rows a transaction.

#include <functional>
#include <string>

#include <plenaria/db.hpp>

namespace plenaria::directory::import {

/// How a job tells how far it is, and hears that it should stop.
struct Progress {
    std::function<void(long long done, long long total)> tell;
    std::function<bool()> cancelled;
};

struct Applied {
    long long applied = 0;
    long long left = 0;  ///< planned before, but the directory has changed since: their row says why
    bool stopped = false;
};

/// Applies the rows that are new or change something. Each row is planned again right before it is written,
/// against the directory as it is then; and each is marked in the same transaction, so that a second call
/// goes on where the first one ended, and a call too many does nothing.
Result<Applied> run_apply(Database& db, const std::string& import_id, const Progress& progress);

struct Undone {
    long long undone = 0;
    long long kept = 0;  ///< somebody has changed or used them since
};

/// Takes back what was applied, the last row first. What somebody has changed or used since is kept.
Result<Undone> run_undo(Database& db, const std::string& import_id, const Progress& progress);

}  // namespace plenaria::directory::import
