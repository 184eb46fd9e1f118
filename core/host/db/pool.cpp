// SPDX-License-Identifier: EUPL-1.2
#include "db/pool.hpp"

#include <utility>

#include <soci/soci.h>

namespace plenaria::host {

Pool::Lease::Lease(Pool& pool, std::unique_ptr<soci::session> session)
    : pool_(&pool), session_(std::move(session)) {}

Pool::Lease::~Lease() {
    if (!session_) return;
    {
        const std::scoped_lock lock(pool_->mutex_);
        pool_->free_.push_back(std::move(session_));
    }
    pool_->given_back_.notify_one();
}

soci::session& Pool::Lease::session() {
    if (session_->get_backend() == nullptr) pool_->open_(*session_);
    return *session_;
}

void Pool::Lease::close() noexcept {
    try {
        session_->close();
    } catch (...) {
        session_ = std::make_unique<soci::session>();
    }
}

Pool::Pool(std::size_t size, Open open) : open_(std::move(open)) {
    free_.reserve(size);  // so that giving back never allocates
    for (std::size_t i = 0; i < size; ++i) free_.push_back(std::make_unique<soci::session>());
}

std::optional<Pool::Lease> Pool::lease(std::chrono::milliseconds wait) {
    std::unique_lock lock(mutex_);
    if (!given_back_.wait_for(lock, wait, [&] { return !free_.empty(); })) return std::nullopt;
    auto session = std::move(free_.back());
    free_.pop_back();
    return std::optional<Lease>(std::in_place, *this, std::move(session));
}

}  // namespace plenaria::host
