// SPDX-License-Identifier: EUPL-1.2
#include "kept_figures_repository.hpp"

#include <plenaria/sql.hpp>

#include "../delegations/delegation_repository.hpp"
#include "../delegations/standing_repository.hpp"
#include "../editions/edition_repository.hpp"
#include "report_repository.hpp"

namespace plenaria::events {

namespace {

/// Where a day begins depends on them.
std::string days_of(const Edition& edition) {
    const auto& dates = edition.dates;
    return to_text(dates.start) + ' ' + to_text(dates.end) + ' ' + dates.zone;
}

void keep_days(UnitOfWork& uow, const Edition& edition) {
    sql::query(uow, "DELETE FROM evt_kept_day WHERE edition_id = :edition"), soci::use(edition.id, "edition");
    for (const auto& [day, present] : count_days(uow, edition))
        sql::query(uow,
                   "INSERT INTO evt_kept_day (edition_id, day, present) VALUES (:edition, :day, :present)"),
            soci::use(edition.id, "edition"), soci::use(day, "day"), soci::use(present, "present");
}

}  // namespace

bool figures_hold(UnitOfWork& uow, const Edition& edition) {
    const auto days = days_of(edition);
    int found = 0;
    sql::query(uow,
               "SELECT COUNT(*) FROM evt_standing_of WHERE edition_id = :edition AND figures = revision "
               "AND figures_of = :days"),
        soci::use(edition.id, "edition"), soci::use(days, "days"), soci::into(found);
    return found == 1;
}

Result<void> ensure_figures(Database& db, const std::string& edition_id) {
    if (auto counted = ensure_counted(db, edition_id); !counted) return counted;
    const auto holds = db.read([&](UnitOfWork& uow) -> Result<bool> {
        const auto edition = find_edition(uow, edition_id);
        return !edition || figures_hold(uow, *edition);
    });
    if (!holds) return holds.error();
    if (*holds) return {};
    return db.write([&](UnitOfWork& uow) -> Result<void> {
        // Before anything is read: whoever changes something meanwhile waits, and raises the revision after
        // it.
        sql::query(uow, "UPDATE evt_standing_of SET figures = revision WHERE edition_id = :edition"),
            soci::use(edition_id, "edition");
        const auto edition = find_edition(uow, edition_id);
        if (!edition) return {};
        // When names are erased, nothing of people is left to be counted.
        if (!rules_of(uow, edition_id).erased_at) keep_counts_of_people(uow, edition_id);
        keep_days(uow, *edition);
        const auto days = days_of(*edition);
        sql::query(uow, "UPDATE evt_standing_of SET figures_of = :days WHERE edition_id = :edition"),
            soci::use(days, "days"), soci::use(edition_id, "edition");
        return {};
    });
}

std::map<std::string, long long> kept_days(UnitOfWork& uow, const std::string& edition) {
    std::string day;
    long long present = 0;
    std::map<std::string, long long> days;
    soci::statement select =
        (sql::prepare(uow, "SELECT day, present FROM evt_kept_day WHERE edition_id = :edition"),
         soci::use(edition, "edition"), soci::into(day), soci::into(present));
    select.execute();
    while (select.fetch()) days[day] = present;
    return days;
}

std::map<std::string, long long> count_days(UnitOfWork& uow, const Edition& edition) {
    const auto& [start, end, zone] = edition.dates;
    std::map<std::string, long long> days;
    for (auto day = start; day <= end && static_cast<int>(days.size()) < most_report_days;
         day += std::chrono::days(1))
        days[to_text(day)] =
            count_scanned(uow, edition.id, start_of(day, zone), start_of(day + std::chrono::days(1), zone));
    return days;
}

}  // namespace plenaria::events
