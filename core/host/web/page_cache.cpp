// SPDX-License-Identifier: EUPL-1.2
#include "web/page_cache.hpp"

#include <algorithm>

namespace plenaria::host {

std::shared_ptr<const HttpResponse> PageCache::find(std::string_view key) {
    const std::lock_guard lock(mutex_);
    const auto found = by_key_.find(key);
    ++(found == by_key_.end() ? misses_ : hits_);
    if (found == by_key_.end()) return nullptr;
    by_use_.splice(by_use_.begin(), by_use_, found->second);
    return found->second->page;
}

PageCache::Counts PageCache::counts() const {
    const std::lock_guard lock(mutex_);
    return {.hits = hits_, .misses = misses_, .bytes = bytes_};
}

PageCache::Snapshot PageCache::snapshot(const std::vector<std::string>& tags) {
    const std::lock_guard lock(mutex_);
    Snapshot snapshot;
    for (const auto& tag : tags) snapshot.emplace_back(tag, versions_[tag]);
    return snapshot;
}

void PageCache::keep(std::string_view key, const Snapshot& before, std::shared_ptr<const HttpResponse> page) {
    const std::lock_guard lock(mutex_);
    for (const auto& [tag, version] : before)
        if (versions_[tag] != version) return;
    if (page->body.size() > max_bytes_ / 8) return;
    if (const auto old = by_key_.find(key); old != by_key_.end()) drop(old->second);
    Entry entry{.key = std::string(key), .tags = {}, .page = std::move(page)};
    for (const auto& [tag, version] : before) entry.tags.push_back(tag);
    bytes_ += entry.page->body.size();
    by_use_.push_front(std::move(entry));
    by_key_.emplace(by_use_.front().key, by_use_.begin());
    while (bytes_ > max_bytes_) drop(std::prev(by_use_.end()));
}

void PageCache::invalidate(std::string_view tag) {
    const std::lock_guard lock(mutex_);
    ++versions_[std::string(tag)];
    for (auto entry = by_use_.begin(); entry != by_use_.end();) {
        const auto next = std::next(entry);
        if (std::find(entry->tags.begin(), entry->tags.end(), tag) != entry->tags.end()) drop(entry);
        entry = next;
    }
}

void PageCache::clear() {
    const std::lock_guard lock(mutex_);
    for (auto& [tag, version] : versions_) ++version;
    by_key_.clear();
    by_use_.clear();
    bytes_ = 0;
}

void PageCache::drop(std::list<Entry>::iterator entry) {
    bytes_ -= entry->page->body.size();
    by_key_.erase(entry->key);
    by_use_.erase(entry);
}

HttpResponse answer_with(const std::shared_ptr<const HttpResponse>& page) {
    HttpResponse response;
    response.status = page->status;
    response.headers = page->headers;
    response.shared_body = std::shared_ptr<const std::string>(page, &page->body);
    return response;
}

}  // namespace plenaria::host
