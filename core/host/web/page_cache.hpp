// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/web/page_cache.hpp
/// Finished public pages that are the same for everybody, until the data behind them changes.

#include <cstdint>
#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "http/message.hpp"

namespace plenaria::host {

/// Thread-safe. Bounded: the page that was used least lately goes first.
class PageCache {
public:
    explicit PageCache(std::size_t max_bytes) : max_bytes_(max_bytes) {}

    [[nodiscard]] std::shared_ptr<const HttpResponse> find(std::string_view key);

    /// What the tags' versions were before the page was made. A page made from data that changed meanwhile
    /// must not be kept.
    using Snapshot = std::vector<std::pair<std::string, std::uint64_t>>;
    [[nodiscard]] Snapshot snapshot(const std::vector<std::string>& tags);
    void keep(std::string_view key, const Snapshot& before, std::shared_ptr<const HttpResponse> page);

    /// Drops every page under that tag. When it returns, no request sees them again.
    void invalidate(std::string_view tag);
    /// After another host changed something unknown.
    void clear();

    struct Counts {
        std::uint64_t hits = 0;
        std::uint64_t misses = 0;
        std::size_t bytes = 0;
    };
    [[nodiscard]] Counts counts() const;

private:
    struct Entry {
        std::string key;
        std::vector<std::string> tags;
        std::shared_ptr<const HttpResponse> page;
    };
    void drop(std::list<Entry>::iterator entry);

    mutable std::mutex mutex_;
    std::list<Entry> by_use_;  // the latest first
    std::unordered_map<std::string_view, std::list<Entry>::iterator> by_key_;
    std::map<std::string, std::uint64_t, std::less<>> versions_;
    std::uint64_t hits_ = 0;
    std::uint64_t misses_ = 0;
    std::size_t bytes_ = 0;
    std::size_t max_bytes_;
};

/// An answer that shares the body of a page that is kept.
HttpResponse answer_with(const std::shared_ptr<const HttpResponse>& page);

}  // namespace plenaria::host
