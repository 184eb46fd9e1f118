// SPDX-License-Identifier: EUPL-1.2
#include "release_repository.hpp"

#include <plenaria/sql.hpp>

#include "../recently_used.hpp"

namespace plenaria::events {

namespace {

/// A release never changes, and to parse one costs more than all else that its page does. Of all editions
/// together: few are looked at in one hour. One of 500 sessions takes about half a megabyte.
RecentlyUsed<FrozenProgramme>& parsed_releases() {
    static RecentlyUsed<FrozenProgramme> releases(8);
    return releases;
}

std::shared_ptr<const FrozenProgramme> frozen_under(UnitOfWork& uow, const std::string& sha256) {
    if (auto kept = parsed_releases().find(sha256)) return kept;
    const auto file = uow.load_file(sha256);
    auto parsed = file ? parse_frozen(file->bytes) : std::nullopt;
    if (!parsed) return nullptr;
    return parsed_releases().keep(sha256, *std::move(parsed));
}

}  // namespace

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

std::vector<std::string> released_editions(UnitOfWork& uow) {
    std::string id;
    std::vector<std::string> ids;
    soci::statement select =
        (sql::prepare(
             uow, "SELECT edition_id FROM evt_release GROUP BY edition_id ORDER BY MAX(id) DESC LIMIT 10"),
         soci::into(id));
    select.execute();
    while (select.fetch()) ids.push_back(id);
    return ids;
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
    auto programme = frozen_under(uow, releases.front().sha256);
    if (programme == nullptr) return std::nullopt;
    return Released{releases.front(), std::move(programme)};
}

std::vector<Released> releases_since(UnitOfWork& uow, const std::string& edition, Instant since) {
    constexpr std::size_t most_looked_at = 10;
    std::vector<Released> found;
    for (const auto& release : releases_of(uow, edition)) {
        if (found.size() == most_looked_at) break;
        // Whatever stood before it was no longer the latest by then.
        if (!found.empty() && found.back().release.released_at < since) break;
        if (auto programme = frozen_under(uow, release.sha256))
            found.push_back({release, std::move(programme)});
    }
    return found;
}

std::optional<Released> find_release(UnitOfWork& uow, const std::string& edition, int number) {
    for (const auto& release : releases_of(uow, edition))
        if (release.number == number)
            if (auto programme = frozen_under(uow, release.sha256))
                return Released{release, std::move(programme)};
    return std::nullopt;
}

int last_told_release(UnitOfWork& uow, const std::string& edition) {
    int number = 0;
    sql::query(uow, "SELECT COALESCE(MAX(number), 0) FROM evt_release_told WHERE edition_id = :edition"),
        soci::use(edition, "edition"), soci::into(number);
    return number;
}

void insert_told(UnitOfWork& uow, const std::string& edition, int number, const std::string& told_by) {
    const auto at = to_text(uow.now());
    sql::query(uow,
               "INSERT INTO evt_release_told (edition_id, number, told_at, told_by) "
               "VALUES (:edition, :number, :at, :by_whom)"),
        soci::use(edition, "edition"), soci::use(number, "number"), soci::use(at, "at"),
        soci::use(told_by, "by_whom");
}

}  // namespace plenaria::events
