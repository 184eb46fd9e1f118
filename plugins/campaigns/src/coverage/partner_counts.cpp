// SPDX-License-Identifier: EUPL-1.2
#include "partner_counts.hpp"

#include "coverage_repository.hpp"

namespace plenaria::campaigns {

namespace {
constexpr std::chrono::seconds between_writings{10};
}

void PartnerCounts::add(const std::string& partner_id, Day on) {
    const std::scoped_lock lock(mutex_);
    ++waiting_[{partner_id, plenaria::to_text(on)}];
}

bool PartnerCounts::is_due(Instant now) {
    const std::scoped_lock lock(mutex_);
    // Apart in either direction: a clock that was set back holds nothing up.
    if (waiting_.empty() || std::chrono::abs(now - written_at_) < between_writings) return false;
    written_at_ = now;
    return true;
}

Result<void> PartnerCounts::write(Database& db) {
    Waiting taken;
    {
        const std::scoped_lock lock(mutex_);
        taken.swap(waiting_);
    }
    if (taken.empty()) return {};
    auto done = db.write([&](UnitOfWork& uow) -> Result<void> {
        for (const auto& [key, number] : taken) add_to(uow, {key.first, key.second, number});
        return {};
    });
    if (!done) {
        const std::scoped_lock lock(mutex_);
        for (const auto& [key, number] : taken) waiting_[key] += number;
    }
    return done;
}

}  // namespace plenaria::campaigns
