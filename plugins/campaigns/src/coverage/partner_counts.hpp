// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file campaigns/src/coverage/partner_counts.hpp
/// How often the links of partners were followed, kept in memory between two writings.

#include <map>
#include <mutex>
#include <string>
#include <utility>

#include <plenaria/db.hpp>

namespace plenaria::campaigns {

/// Thread-safe. A view is a number in memory; all of them are written together.
class PartnerCounts {
public:
    void add(const std::string& partner_id, Day on);
    /// Whether something waits and the last writing is ten seconds ago.
    [[nodiscard]] bool is_due(Instant now);
    /// What cannot be written now waits for the next time.
    Result<void> write(Database& db);

private:
    using Waiting = std::map<std::pair<std::string, std::string>, int>;
    std::mutex mutex_;
    Waiting waiting_;  ///< partner and day → how often
    Instant written_at_ = {};
};

}  // namespace plenaria::campaigns
