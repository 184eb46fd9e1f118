// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/history/seal.hpp
/// Seals make a later change of the history visible: each holds the digests of its rows and the hash of the
/// seal before. Whoever may write to the database can also make all seals anew; the hash of each new seal
/// therefore goes to the log, which lies elsewhere.

#include <chrono>
#include <string>
#include <vector>

#include <plenaria/db.hpp>
#include <plenaria/log.hpp>

namespace plenaria::host {

/// A row is sealed this long after it was written. Its id is made before its transaction ends: sealed at
/// once, a row that is committed late would come to lie under a seal that does not know it.
inline constexpr auto seal_after = std::chrono::minutes(5);

/// Seals what is old enough, 500 rows a seal. When another host was faster, it leaves the rest to that one.
/// @return the number of rows sealed.
Result<long long> seal_history(Database& db, Log& log);

/// Seals at the first tick and then at most once a minute. Not a job: a row in the list of jobs for each
/// minute would hide those that matter. For one thread.
class MinuteSeal {
public:
    MinuteSeal(Database& db, Log& log) : db_(db), log_(log) {}
    void tick();

private:
    Database& db_;
    Log& log_;
    std::chrono::steady_clock::time_point next_ = {};
};

struct SealReport {
    long long sealed = 0;        ///< rows under a seal
    long long unsealed = 0;      ///< rows that should be under one
    std::string last_hash = {};  ///< to be compared with the log
    /// "01J… was changed", "… is missing", "… was added later", "the seal up to … was changed".
    std::vector<std::string> broken = {};
};

/// Compares every row with its seal, and every seal with the one before.
/// @param unsealed_after how old a row must be to count as one that should be sealed.
Result<SealReport> verify_history(Database& db, std::chrono::seconds unsealed_after = 3 * seal_after);

}  // namespace plenaria::host
