// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/db/neighbours.hpp
/// Which other hosts serve from the same database.

#include <chrono>
#include <functional>
#include <map>
#include <mutex>
#include <string>

#include <plenaria/db.hpp>

namespace plenaria::host {

/// Every host raises a number of its own, in a row of core_host, once a second. One whose number stays the
/// same over `silent_beats` of our own is gone. No clock of another machine is believed. Thread-safe.
class Neighbours {
public:
    using Now = std::function<std::chrono::steady_clock::time_point()>;

    static constexpr int silent_beats = 5;
    /// How long a beat proves that we are alone. Shorter than what makes us silent to others.
    static constexpr std::chrono::seconds trust{3};

    /// @param id the same after a restart, so that a host does not wait for its own past.
    Neighbours(Database& db, std::string id, Now now = std::chrono::steady_clock::now);

    /// Announces this host and waits until every other one has noticed, or is gone. Until then they would not
    /// ask whether we changed something.
    /// @param pause is called between two looks, of which there are `looks` at most.
    Result<void> join(const std::function<void()>& pause, int looks);
    /// Once a second.
    Result<void> beat();
    void leave();
    /// Whether no other host can have changed anything since the last beat.
    [[nodiscard]] bool alone() const;

private:
    struct Other {
        std::int64_t beat = 0;
        int silent = 0;
    };
    using Beats = std::map<std::string, std::int64_t>;

    Result<Beats> raise_and_look();
    void forget(const std::string& id, std::int64_t beat);

    Database& db_;
    std::string id_;
    Now now_;
    mutable std::mutex mutex_;
    std::map<std::string, Other> others_;  // those that are not gone
    std::chrono::steady_clock::time_point last_beat_{};
    bool beaten_ = false;
};

}  // namespace plenaria::host
