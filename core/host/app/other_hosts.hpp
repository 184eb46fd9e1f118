// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/app/other_hosts.hpp
/// Keeps what this host remembers in step with other hosts on the same database.

#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <string>

#include <plenaria/db.hpp>

#include "db/neighbours.hpp"

namespace plenaria::host {

/// Thread-safe.
class OtherHosts {
public:
    struct Actions {
        std::function<void()> empty_cache;
        std::function<bool()>
            read_site_again;  ///< settings, switches, roles; false: not done, to be tried again
    };

    OtherHosts(Database& db, std::string id, Actions actions)
        : db_(db), neighbours_(db, std::move(id)), actions_(std::move(actions)) {}

    /// Before the first request: the others must know of this host before it changes anything.
    Result<void> join();
    /// Once a second.
    void tick();
    void leave() { neighbours_.leave(); }
    /// Before a page is taken from the cache: whether what lies there is right at this moment. Beside another
    /// host that is a question to the database; alone it costs nothing.
    [[nodiscard]] bool cache_is_right();
    /// Whether no other host can have told anything.
    [[nodiscard]] bool none() const { return neighbours_.alone(); }

private:
    struct Versions {
        std::int64_t pages = 0;
        std::int64_t site = 0;
    };
    std::optional<Versions> look_for_changes();

    Database& db_;
    Neighbours neighbours_;
    Actions actions_;
    std::mutex mutex_;
    Versions seen_{-1, -1};  // sums of versions, which only grow
};

/// Names this machine and data folder, the same after a restart.
std::string host_id(const std::string& data_dir);

}  // namespace plenaria::host
