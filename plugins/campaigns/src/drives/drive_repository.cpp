// SPDX-License-Identifier: EUPL-1.2
#include "drive_repository.hpp"

#include <algorithm>

#include <plenaria/sql.hpp>
#include <plenaria/text.hpp>

#include "../rows.hpp"

namespace plenaria::campaigns {

namespace {

std::string day_or_none(const std::optional<Day>& day) {
    return day ? plenaria::to_text(*day) : std::string();
}

struct DriveRow {
    Drive value;
    std::string deadline;

    template <class S>
    void bind(S& s) {
        s, soci::into(value.id), soci::into(value.campaign_id), soci::into(value.facts.signing_id),
            soci::into(value.facts.goal), soci::into(deadline), soci::into(value.revision);
    }
    [[nodiscard]] Drive take() const {
        auto taken = value;
        taken.facts.deadline = parse_day(deadline);
        return taken;
    }
};
#define CPN_DRIVE_COLUMNS "SELECT id, campaign_id, signing_id, goal, deadline, revision FROM cpn_drive "

void read_goals(UnitOfWork& uow, Drive& drive) {
    std::string region;
    int goal = 0;
    soci::statement select =
        (sql::prepare(uow, "SELECT region, goal FROM cpn_drive_goal WHERE drive_id = :drive"),
         soci::use(drive.id, "drive"), soci::into(region), soci::into(goal));
    select.execute();
    while (select.fetch()) drive.facts.goals[region] = goal;
}

void write_goals(UnitOfWork& uow, const Drive& drive) {
    sql::query(uow, "DELETE FROM cpn_drive_goal WHERE drive_id = :drive"), soci::use(drive.id, "drive");
    for (const auto& [region, goal] : drive.facts.goals)
        sql::query(uow,
                   "INSERT INTO cpn_drive_goal (drive_id, region, goal) VALUES (:drive, :region, :goal)"),
            soci::use(drive.id, "drive"), soci::use(region, "region"), soci::use(goal, "goal");
}

std::optional<Drive> with_goals(UnitOfWork& uow, std::optional<Drive> drive) {
    if (drive) read_goals(uow, *drive);
    return drive;
}

struct AskerRow {
    Asker value;
    std::string sent, ended;

    template <class S>
    void bind(S& s) {
        s, soci::into(value.id), soci::into(value.drive_id), soci::into(value.name),
            soci::into(value.address), soci::into(value.language), soci::into(sent), soci::into(ended);
    }
    [[nodiscard]] Asker take() const {
        auto taken = value;
        taken.sent_at = parse_instant(sent);
        taken.ended_at = parse_instant(ended);
        return taken;
    }
};
#define CPN_ASKER_COLUMNS "SELECT id, drive_id, name, address, language, sent_at, ended_at FROM cpn_asker "

struct TargetRow {
    Target value;
    std::string asked, promised, reminded;

    template <class S>
    void bind(S& s) {
        s, soci::into(value.id), soci::into(value.drive_id), soci::into(value.ref), soci::into(value.name),
            soci::into(value.country), soci::into(value.region), soci::into(value.asker_id),
            soci::into(value.said), soci::into(asked), soci::into(value.asked_how), soci::into(promised),
            soci::into(reminded), soci::into(value.revision);
    }
    [[nodiscard]] Target take() const {
        auto taken = value;
        taken.asked_on = parse_day(asked);
        taken.promised_for = parse_day(promised);
        taken.reminded_at = parse_instant(reminded);
        return taken;
    }
};
#define CPN_TARGET_COLUMNS                                                                             \
    "SELECT id, drive_id, city_ref, city_name, country, region, asker_id, said, asked_on, asked_how, " \
    "promised_for, reminded_at, revision FROM cpn_target "

}  // namespace

std::optional<Drive> drive_of(UnitOfWork& uow, const std::string& campaign_id) {
    auto prepared = sql::prepare(uow, CPN_DRIVE_COLUMNS "WHERE campaign_id = :campaign");
    prepared, soci::use(campaign_id, "campaign");
    return with_goals(uow, sql::first_of(sql::rows_of<DriveRow>(prepared)));
}

std::optional<Drive> find_drive(UnitOfWork& uow, const std::string& id) {
    auto prepared = sql::prepare(uow, CPN_DRIVE_COLUMNS "WHERE id = :id");
    prepared, soci::use(id, "id");
    return with_goals(uow, sql::first_of(sql::rows_of<DriveRow>(prepared)));
}

std::vector<Drive> all_drives(UnitOfWork& uow) {
    auto prepared = sql::prepare(uow, CPN_DRIVE_COLUMNS "ORDER BY id DESC LIMIT 100");
    return sql::rows_of<DriveRow>(prepared);
}

void insert(UnitOfWork& uow, const Drive& drive) {
    const auto deadline = day_or_none(drive.facts.deadline);
    sql::query(uow,
               "INSERT INTO cpn_drive (id, campaign_id, signing_id, goal, deadline, revision) VALUES (:id, "
               ":campaign, :signing, :goal, :deadline, 1)"),
        soci::use(drive.id, "id"), soci::use(drive.campaign_id, "campaign"),
        soci::use(drive.facts.signing_id, "signing"), soci::use(drive.facts.goal, "goal"),
        soci::use(deadline, "deadline");
    write_goals(uow, drive);
}

bool update(UnitOfWork& uow, const Drive& drive) {
    const auto deadline = day_or_none(drive.facts.deadline);
    soci::statement change =
        (sql::prepare(uow,
                      "UPDATE cpn_drive SET goal = :goal, deadline = :deadline, revision = revision + 1 "
                      "WHERE id = :id AND revision = :revision"),
         soci::use(drive.facts.goal, "goal"), soci::use(deadline, "deadline"), soci::use(drive.id, "id"),
         soci::use(drive.revision, "revision"));
    change.execute(true);
    if (change.get_affected_rows() != 1) return false;
    write_goals(uow, drive);
    return true;
}

std::vector<Asker> askers_of(UnitOfWork& uow, const std::string& drive_id) {
    auto prepared =
        sql::prepare(uow, CPN_ASKER_COLUMNS "WHERE drive_id = :drive AND ended_at = '' ORDER BY id");
    prepared, soci::use(drive_id, "drive");
    auto all = sql::rows_of<AskerRow>(prepared);
    std::stable_sort(all.begin(), all.end(),
                     [](const Asker& a, const Asker& b) { return fold(a.name) < fold(b.name); });
    return all;
}

std::optional<Asker> find_asker(UnitOfWork& uow, const std::string& id) {
    auto prepared = sql::prepare(uow, CPN_ASKER_COLUMNS "WHERE id = :id");
    prepared, soci::use(id, "id");
    return sql::first_of(sql::rows_of<AskerRow>(prepared));
}

void insert(UnitOfWork& uow, const Asker& asker) {
    const auto sent = sql::text_or_empty(asker.sent_at);
    sql::query(uow,
               "INSERT INTO cpn_asker (id, drive_id, name, address, language, sent_at, ended_at) VALUES "
               "(:id, :drive, :name, :address, :language, :sent, '')"),
        soci::use(asker.id, "id"), soci::use(asker.drive_id, "drive"), soci::use(asker.name, "name"),
        soci::use(asker.address, "address"), soci::use(asker.language, "language"), soci::use(sent, "sent");
}

void update(UnitOfWork& uow, const Asker& asker) {
    const auto sent = sql::text_or_empty(asker.sent_at), ended = sql::text_or_empty(asker.ended_at);
    sql::query(uow, "UPDATE cpn_asker SET sent_at = :sent, ended_at = :ended WHERE id = :id"),
        soci::use(sent, "sent"), soci::use(ended, "ended"), soci::use(asker.id, "id");
}

std::vector<Target> targets_of(UnitOfWork& uow, const std::string& drive_id) {
    auto prepared = sql::prepare(uow, CPN_TARGET_COLUMNS "WHERE drive_id = :drive ORDER BY city_ref");
    prepared, soci::use(drive_id, "drive");
    auto all = sql::rows_of<TargetRow>(prepared);
    std::stable_sort(all.begin(), all.end(),
                     [](const Target& a, const Target& b) { return fold(a.name) < fold(b.name); });
    return all;
}

std::optional<Target> find_target(UnitOfWork& uow, const std::string& id) {
    auto prepared = sql::prepare(uow, CPN_TARGET_COLUMNS "WHERE id = :id");
    prepared, soci::use(id, "id");
    return sql::first_of(sql::rows_of<TargetRow>(prepared));
}

void insert(UnitOfWork& uow, const Target& target) {
    sql::query(uow,
               "INSERT INTO cpn_target (id, drive_id, city_ref, city_name, country, region, asker_id, said, "
               "asked_on, asked_how, promised_for, reminded_at, revision) VALUES (:id, :drive, :ref, :name, "
               ":country, :region, '', '', '', '', '', '', 1)"),
        soci::use(target.id, "id"), soci::use(target.drive_id, "drive"), soci::use(target.ref, "ref"),
        soci::use(target.name, "name"), soci::use(target.country, "country"),
        soci::use(target.region, "region");
}

bool update(UnitOfWork& uow, const Target& target) {
    const auto asked = day_or_none(target.asked_on), promised = day_or_none(target.promised_for),
               reminded = sql::text_or_empty(target.reminded_at);
    soci::statement change =
        (sql::prepare(uow,
                      "UPDATE cpn_target SET asker_id = :asker, said = :said, asked_on = :asked, asked_how = "
                      ":how, promised_for = :promised, reminded_at = :reminded, revision = revision + 1 "
                      "WHERE id = :id AND revision = :revision"),
         soci::use(target.asker_id, "asker"), soci::use(target.said, "said"), soci::use(asked, "asked"),
         soci::use(target.asked_how, "how"), soci::use(promised, "promised"), soci::use(reminded, "reminded"),
         soci::use(target.id, "id"), soci::use(target.revision, "revision"));
    change.execute(true);
    return change.get_affected_rows() == 1;
}

void remove_target(UnitOfWork& uow, const std::string& id) {
    sql::query(uow, "DELETE FROM cpn_target_step WHERE target_id = :id"), soci::use(id, "id");
    sql::query(uow, "DELETE FROM cpn_target WHERE id = :id"), soci::use(id, "id");
}

int erase_askers(UnitOfWork& uow, const std::string& campaign_id) {
    sql::query(uow,
               "UPDATE cpn_target_step SET by_name = '', note = '' WHERE target_id IN (SELECT t.id FROM "
               "cpn_target t JOIN cpn_drive d ON d.id = t.drive_id WHERE d.campaign_id = :campaign)"),
        soci::use(campaign_id, "campaign");
    soci::statement askers =
        (sql::prepare(uow,
                      "UPDATE cpn_asker SET name = '', address = '' WHERE name <> '' AND drive_id IN (SELECT "
                      "id FROM cpn_drive WHERE campaign_id = :campaign)"),
         soci::use(campaign_id, "campaign"));
    askers.execute(true);
    return static_cast<int>(askers.get_affected_rows());
}

#undef CPN_DRIVE_COLUMNS
#undef CPN_ASKER_COLUMNS
#undef CPN_TARGET_COLUMNS

}  // namespace plenaria::campaigns
