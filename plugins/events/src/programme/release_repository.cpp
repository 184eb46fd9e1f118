// SPDX-License-Identifier: EUPL-1.2
#include "release_repository.hpp"

#include <plenaria/sql.hpp>

namespace plenaria::events {

std::vector<Release> releases_of(UnitOfWork& uow, const std::string& edition) {
    Release release{.edition_id = edition};
    std::string released_at;
    std::vector<Release> releases;
    soci::statement select =
        (sql::prepare(uow,
                      "SELECT id, number, released_at, released_by, note, sha256 FROM evt_release "
                      "WHERE edition_id = :edition ORDER BY number DESC"),
         soci::use(edition, "edition"), soci::into(release.id), soci::into(release.number),
         soci::into(released_at), soci::into(release.released_by), soci::into(release.note),
         soci::into(release.sha256));
    select.execute();
    while (select.fetch()) {
        release.released_at = parse_instant(released_at).value();
        releases.push_back(release);
    }
    return releases;
}

void insert(UnitOfWork& uow, Release& release, const FrozenProgramme& frozen) {
    const auto at = to_text(release.released_at);
    release.sha256 = uow.keep_file(frozen_json(frozen), "application/json");
    sql::query(uow,
               "INSERT INTO evt_release (id, edition_id, number, released_at, released_by, note, sha256) "
               "VALUES (:id, :edition, :number, :at, :by_whom, :note, :sha256)"),
        soci::use(release.id, "id"), soci::use(release.edition_id, "edition"),
        soci::use(release.number, "number"), soci::use(at, "at"), soci::use(release.released_by, "by_whom"),
        soci::use(release.note, "note"), soci::use(release.sha256, "sha256");
}

std::optional<Released> latest_release(UnitOfWork& uow, const std::string& edition) {
    const auto releases = releases_of(uow, edition);
    if (releases.empty()) return std::nullopt;
    const auto file = uow.load_file(releases.front().sha256);
    if (!file) return std::nullopt;
    auto frozen = parse_frozen(file->bytes);
    if (!frozen) return std::nullopt;
    return Released{releases.front(), *std::move(frozen)};
}

}  // namespace plenaria::events
