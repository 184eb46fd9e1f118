// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/recently_used.hpp
/// What was costly to make, kept for whoever asks next.

#include <algorithm>
#include <cstddef>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <utility>

namespace plenaria::events {

/// Values that never change, each under the hash of what it is made from. Thread-safe. Bounded: the value
/// that nobody asked for longest goes first, and lives on with those who still read it.
template <class Value>
class RecentlyUsed {
public:
    explicit RecentlyUsed(std::size_t most) : most_(most) {}

    /// @return nullptr when it is not kept.
    std::shared_ptr<const Value> find(const std::string& hash) {
        const std::lock_guard lock(mutex_);
        const auto found =
            std::find_if(kept_.begin(), kept_.end(), [&](const Kept& each) { return each.first == hash; });
        if (found == kept_.end()) return nullptr;
        kept_.splice(kept_.begin(), kept_, found);
        return found->second;
    }

    /// @return what it keeps now: `value`.
    std::shared_ptr<const Value> keep(const std::string& hash, Value value) {
        auto shared = std::make_shared<const Value>(std::move(value));
        const std::lock_guard lock(mutex_);
        // Two may have made it at once.
        kept_.remove_if([&](const Kept& each) { return each.first == hash; });
        kept_.emplace_front(hash, shared);
        if (kept_.size() > most_) kept_.pop_back();
        return shared;
    }

private:
    using Kept = std::pair<std::string, std::shared_ptr<const Value>>;

    const std::size_t most_;
    std::mutex mutex_;
    std::list<Kept> kept_;  ///< the one that was asked for last comes first
};

}  // namespace plenaria::events
