// SPDX-License-Identifier: EUPL-1.2
#include "db/neighbours.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include <plenaria/sql.hpp>

namespace plenaria::host {

Neighbours::Neighbours(Database& db, std::string id, Now now)
    : db_(db), id_(std::move(id)), now_(std::move(now)) {}

Result<void> Neighbours::join(const std::function<void()>& pause, int looks) {
    if (auto announced = beat(); !announced) return announced;
    auto look = raise_and_look();
    if (!look) return std::move(look).error();
    const auto first = *std::move(look);
    // The beat that follows this number may have looked before we were there; the one after it has not.
    const auto noticed = [&](const Beats& now) {
        return std::all_of(first.begin(), first.end(), [&](const auto& one) {
            const auto found = now.find(one.first);
            return found == now.end() || found->second >= one.second + 2;
        });
    };
    auto now = first;
    for (int i = 0; i < looks && !noticed(now); ++i) {
        pause();
        look = raise_and_look();
        if (!look) return std::move(look).error();
        now = *std::move(look);
    }
    return {};
}

Result<void> Neighbours::beat() {
    const auto began = now_();
    auto seen = raise_and_look();
    if (!seen) return std::move(seen).error();
    std::vector<std::pair<std::string, std::int64_t>> gone;
    {
        const std::lock_guard lock(mutex_);
        for (auto other = others_.begin(); other != others_.end();)
            other = seen->contains(other->first) ? std::next(other) : others_.erase(other);
        for (const auto& [id, beat] : *seen) {
            auto& other = others_[id];
            other.silent = other.beat == beat ? other.silent + 1 : 0;
            other.beat = beat;
            if (other.silent >= silent_beats) gone.emplace_back(id, beat);
        }
        for (const auto& [id, beat] : gone) others_.erase(id);
        last_beat_ = began;
        beaten_ = true;
    }
    for (const auto& [id, beat] : gone) forget(id, beat);
    return {};
}

void Neighbours::leave() {
    static_cast<void>(db_.write([&](UnitOfWork& uow) -> Result<void> {
        sql::query(uow, "DELETE FROM core_host WHERE id = :id"), soci::use(id_, "id");
        return {};
    }));
}

bool Neighbours::alone() const {
    const std::lock_guard lock(mutex_);
    return beaten_ && others_.empty() && now_() - last_beat_ < trust;
}

Result<Neighbours::Beats> Neighbours::raise_and_look() {
    return db_.write([&](UnitOfWork& uow) -> Result<Beats> {
        const auto now = to_text(uow.now());
        {
            soci::statement raise =
                (sql::prepare(uow, "UPDATE core_host SET beat = beat + 1, seen_at = :now WHERE id = :id"),
                 soci::use(now, "now"), soci::use(id_, "id"));
            raise.execute(true);
            if (raise.get_affected_rows() == 0)
                sql::query(uow, "INSERT INTO core_host (id, beat, seen_at) VALUES (:id, 1, :now)"),
                    soci::use(id_, "id"), soci::use(now, "now");
        }
        Beats others;
        std::string id;
        long long beat = 0;
        soci::statement look = (sql::prepare(uow, "SELECT id, beat FROM core_host WHERE id <> :id"),
                                soci::use(id_, "id"), soci::into(id), soci::into(beat));
        look.execute();
        while (look.fetch()) others[id] = beat;
        return others;
    });
}

/// One that was only slow writes itself in again.
void Neighbours::forget(const std::string& id, std::int64_t beat) {
    const long long last = beat;
    static_cast<void>(db_.write([&](UnitOfWork& uow) -> Result<void> {
        sql::query(uow, "DELETE FROM core_host WHERE id = :id AND beat = :beat"), soci::use(id, "id"),
            soci::use(last, "beat");
        return {};
    }));
}

}  // namespace plenaria::host
