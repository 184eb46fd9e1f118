// SPDX-License-Identifier: EUPL-1.2
#include "app/other_hosts.hpp"

#include <unistd.h>

#include <array>
#include <chrono>
#include <thread>

#include <plenaria/id.hpp>
#include <plenaria/sql.hpp>

#include "db/site_tag.hpp"

namespace plenaria::host {

namespace {

/// Five seconds together: after that, who has not noticed us is gone.
constexpr int looks = 50;
constexpr auto between_looks = std::chrono::milliseconds(100);

}  // namespace

Result<void> OtherHosts::join() {
    return neighbours_.join([] { std::this_thread::sleep_for(between_looks); }, looks);
}

void OtherHosts::tick() {
    static_cast<void>(neighbours_.beat());  // when it fails, alone() is false before long
    const auto now = look_for_changes();
    // Here only, and not before a request: switching a plugin off waits for its calls to end.
    if (now && now->site > seen_.site && actions_.read_site_again()) seen_.site = now->site;
}

bool OtherHosts::cache_is_right() { return neighbours_.alone() || look_for_changes().has_value(); }

/// @return nothing when the database does not answer.
std::optional<OtherHosts::Versions> OtherHosts::look_for_changes() {
    const std::string tag(site_tag);
    auto now = db_.read([&](UnitOfWork& uow) -> Result<Versions> {
        long long pages = 0;
        long long site = 0;
        sql::query(uow,
                   "SELECT coalesce(sum(CASE WHEN tag LIKE 'live/%' THEN 0 ELSE version END), 0), "
                   "coalesce(sum(CASE WHEN tag = :tag THEN version ELSE 0 END), 0) "
                   "FROM core_cache_tag"),
            soci::use(tag, "tag"), soci::into(pages), soci::into(site);
        return Versions{pages, site};
    });
    if (!now) return std::nullopt;
    const std::lock_guard lock(mutex_);
    // Our own changes count too; emptying the cache once more than needed is cheap. Whoever read before
    // another thread did finds a smaller number, and nothing new.
    if (now->pages > seen_.pages) {
        seen_.pages = now->pages;
        actions_.empty_cache();
    }
    return *now;
}

std::string host_id(const std::string& data_dir) {
    std::array<char, 256> name{};
    if (::gethostname(name.data(), name.size() - 1) != 0) name[0] = '\0';
    return sha256_hex(std::string(name.data()) + '\n' + data_dir);
}

}  // namespace plenaria::host
