// SPDX-License-Identifier: EUPL-1.2
#include "standing_repository.hpp"

#include <algorithm>
#include <optional>
#include <tuple>

#include <plenaria/sql.hpp>

#include "../editions/edition_repository.hpp"
#include "delegate_name_repository.hpp"
#include "opening_repository.hpp"
#include "rows.hpp"

namespace plenaria::events {

namespace {

#define EVT_STANDING_COMES "d.answer IN ('accepted', 'deputy')"

#define EVT_STANDING_INTO                                                                              \
    "INSERT INTO evt_standing (delegation_id, edition_id, region, party_name, answer, state, stands, " \
    "people, badges, present, to_invite, to_remind, to_approve, heads, language, address) "

/// From whatever else is stored. States are those of state_of(), in its order; a test compares them.
#define EVT_STANDING_COLUMNS_OF_X                                                                           \
    "x.region, x.party_name, x.answer, x.state, x.stands, x.people, x.badges, x.present, "                  \
    "CASE WHEN x.address <> '' AND x.invited_at = '' THEN 1 ELSE 0 END, "                                   \
    "CASE WHEN x.address <> '' AND x.invited_at <> '' AND (x.answer = 'none' OR x.asked_again_at <> '' OR " \
    "(x.comes = 1 AND x.people = 0)) THEN 1 ELSE 0 END, "                                                   \
    "CASE WHEN x.address <> '' AND x.stands = 1 AND x.asked_again_at = '' AND x.followed = 0 THEN 1 "       \
    "ELSE 0 END, x.heads, x.language, LOWER(x.address) "
#define EVT_STANDING_FACTS                                                                              \
    "FROM (SELECT d.id, d.edition_id, d.region, d.party_name, d.answer, d.address, d.invited_at, "      \
    "d.asked_again_at, d.language, "                                                                    \
    "CASE WHEN d.answer = 'declined' THEN 'declined' WHEN d.asked_again_at <> '' THEN 'asked_again' "   \
    "WHEN d.waiting_number > 0 THEN 'waiting' WHEN d.answer = 'accepted' THEN 'accepted' "              \
    "WHEN d.answer = 'deputy' THEN 'deputy' "                                                           \
    "WHEN EXISTS (SELECT 1 FROM evt_opening o WHERE o.delegation_id = d.id) THEN 'opened' "             \
    "WHEN d.invited_at <> '' THEN 'invited' ELSE 'chosen' END AS state, "                               \
    "CASE WHEN " EVT_STANDING_COMES                                                                     \
    " THEN 1 ELSE 0 END AS comes, "                                                                     \
    "CASE WHEN " EVT_STANDING_COMES                                                                     \
    " AND d.waiting_number = 0 THEN 1 ELSE 0 END AS stands, "                                           \
    "(SELECT COUNT(*) FROM evt_delegate p WHERE p.delegation_id = d.id AND p.role <> 'substitute') "    \
    "AS people, "                                                                                       \
    "(SELECT COUNT(*) FROM evt_delegate p WHERE p.delegation_id = d.id AND p.role = 'head') AS heads, " \
    "(SELECT COUNT(*) FROM evt_delegate p JOIN evt_badge b ON b.delegate_id = p.id AND b.void_at = '' " \
    "WHERE p.delegation_id = d.id AND p.role <> 'substitute') AS badges, "                              \
    "(SELECT COUNT(*) FROM evt_delegate p JOIN evt_scan s ON s.edition_id = d.edition_id AND "          \
    "s.delegate_id = p.id AND s.outcome = 'admitted' AND s.undone_at = '' "                             \
    "WHERE p.delegation_id = d.id AND p.role <> 'substitute') AS present, "                             \
    "(SELECT COUNT(*) FROM evt_follow_up f WHERE f.delegation_id = d.id) AS followed "                  \
    "FROM evt_delegation d WHERE "

/// One row of evt_standing.
struct StandingRow {
    std::string region = {}, party_name = {}, answer = {}, state = {};
    int stands = 0, people = 0, badges = 0, present = 0, to_invite = 0, to_remind = 0, to_approve = 0,
        heads = 0;
    std::string language = {}, address = {};
    bool operator==(const StandingRow&) const = default;

    template <class S>
    void into(S& s) {
        s, soci::into(region), soci::into(party_name), soci::into(answer), soci::into(state),
            soci::into(stands), soci::into(people), soci::into(badges), soci::into(present),
            soci::into(to_invite), soci::into(to_remind), soci::into(to_approve), soci::into(heads),
            soci::into(language), soci::into(address);
    }
    /// What it adds to the sums.
    [[nodiscard]] StandingCount adds() const {
        return {.region = region,
                .delegations = 1,
                .standing = stands,
                .people = stands * people,
                .badges = stands * badges,
                .present = stands * present,
                .to_invite = to_invite,
                .to_remind = to_remind,
                .to_approve = to_approve,
                .heads = stands * heads,
                .no_address = address.empty() ? 1 : 0};
    }
    [[nodiscard]] bool like_but_for_badges(StandingRow other) const {
        other.badges = badges;
        other.present = present;
        return *this == other;
    }
    [[nodiscard]] bool in_the_sums_of(const StandingRow& other) const {
        return region == other.region && state == other.state;
    }
};

/// A row as it is kept, and as the facts are; nothing where there is none.
struct ComparedStanding {
    std::optional<StandingRow> kept = {}, is = {};
};

ComparedStanding compare_standing(UnitOfWork& uow, const std::string& delegation) {
    StandingRow is, kept;
    std::string kept_id;
    auto prepared = sql::prepare(
        uow, "SELECT " EVT_STANDING_COLUMNS_OF_X
             ", COALESCE(k.delegation_id, ''), COALESCE(k.region, ''), COALESCE(k.party_name, ''), "
             "COALESCE(k.answer, ''), COALESCE(k.state, ''), COALESCE(k.stands, 0), COALESCE(k.people, 0), "
             "COALESCE(k.badges, 0), COALESCE(k.present, 0), COALESCE(k.to_invite, 0), "
             "COALESCE(k.to_remind, 0), COALESCE(k.to_approve, 0), COALESCE(k.heads, 0), "
             "COALESCE(k.language, ''), COALESCE(k.address, '') " EVT_STANDING_FACTS
             "d.id = :id) x LEFT JOIN evt_standing k ON k.delegation_id = x.id");
    prepared, soci::use(delegation, "id");
    is.into(prepared);
    prepared, soci::into(kept_id);
    kept.into(prepared);
    soci::statement select = prepared;
    select.execute();
    if (!select.fetch()) return {};
    return {kept_id.empty() ? std::nullopt : std::optional(kept), is};
}

/// Of a delegation that is no longer there.
std::optional<StandingRow> kept_standing(UnitOfWork& uow, const std::string& delegation) {
    StandingRow kept;
    auto prepared =
        sql::prepare(uow,
                     "SELECT region, party_name, answer, state, stands, people, badges, present, "
                     "to_invite, to_remind, to_approve, heads, language, address FROM evt_standing "
                     "WHERE delegation_id = :id");
    prepared, soci::use(delegation, "id");
    kept.into(prepared);
    soci::statement select = prepared;
    select.execute();
    if (!select.fetch()) return std::nullopt;
    return kept;
}

/// What a scan changes is in no index.
void update_badges(UnitOfWork& uow, const std::string& delegation, const StandingRow& is) {
    sql::query(uow, "UPDATE evt_standing SET badges = :badges, present = :present WHERE delegation_id = :id"),
        soci::use(is.badges, "badges"), soci::use(is.present, "present"), soci::use(delegation, "id");
}

void update(UnitOfWork& uow, const std::string& delegation, const StandingRow& is) {
    sql::query(uow,
               "UPDATE evt_standing SET region = :region, party_name = :name, answer = :answer, "
               "state = :state, stands = :stands, people = :people, badges = :badges, present = :present, "
               "to_invite = :to_invite, to_remind = :to_remind, to_approve = :to_approve, heads = :heads, "
               "language = :language, address = :address WHERE delegation_id = :id"),
        soci::use(is.region, "region"), soci::use(is.party_name, "name"), soci::use(is.answer, "answer"),
        soci::use(is.state, "state"), soci::use(is.stands, "stands"), soci::use(is.people, "people"),
        soci::use(is.badges, "badges"), soci::use(is.present, "present"),
        soci::use(is.to_invite, "to_invite"), soci::use(is.to_remind, "to_remind"),
        soci::use(is.to_approve, "to_approve"), soci::use(is.heads, "heads"),
        soci::use(is.language, "language"), soci::use(is.address, "address"), soci::use(delegation, "id");
}

StandingCount difference(const StandingCount& after, const StandingCount& before) {
    return {.region = after.region,
            .state = after.state,
            .delegations = after.delegations - before.delegations,
            .standing = after.standing - before.standing,
            .people = after.people - before.people,
            .badges = after.badges - before.badges,
            .present = after.present - before.present,
            .to_invite = after.to_invite - before.to_invite,
            .to_remind = after.to_remind - before.to_remind,
            .to_approve = after.to_approve - before.to_approve,
            .heads = after.heads - before.heads,
            .no_address = after.no_address - before.no_address};
}

StandingCount negative(const StandingCount& adds) {
    return difference({.region = adds.region, .state = adds.state}, adds);
}

void add(UnitOfWork& uow, const std::string& edition, const std::string& state, const StandingCount& adds) {
#define EVT_COUNT_INTO                                                                               \
    "INSERT INTO evt_standing_count (edition_id, region, state, delegations, standing, people, "     \
    "badges, present, to_invite, to_remind, to_approve, heads, no_address) VALUES (:edition, "       \
    ":region, :state, :delegations, :standing, :people, :badges, :present, :to_invite, :to_remind, " \
    ":to_approve, :heads, :no_address) "
    const sql::Text sqlite = EVT_COUNT_INTO
        "ON CONFLICT (edition_id, region, state) DO UPDATE SET "
        "delegations = delegations + excluded.delegations, standing = standing + excluded.standing, "
        "people = people + excluded.people, badges = badges + excluded.badges, "
        "present = present + excluded.present, to_invite = to_invite + excluded.to_invite, "
        "to_remind = to_remind + excluded.to_remind, to_approve = to_approve + excluded.to_approve, "
        "heads = heads + excluded.heads, no_address = no_address + excluded.no_address";
    const sql::Text mysql = EVT_COUNT_INTO
        "ON DUPLICATE KEY UPDATE "
        "delegations = delegations + VALUES(delegations), standing = standing + VALUES(standing), "
        "people = people + VALUES(people), badges = badges + VALUES(badges), "
        "present = present + VALUES(present), to_invite = to_invite + VALUES(to_invite), "
        "to_remind = to_remind + VALUES(to_remind), to_approve = to_approve + VALUES(to_approve), "
        "heads = heads + VALUES(heads), no_address = no_address + VALUES(no_address)";
    sql::query(uow, uow.engine() == Engine::sqlite ? sqlite : mysql), soci::use(edition, "edition"),
        soci::use(adds.region, "region"), soci::use(state, "state"),
        soci::use(adds.delegations, "delegations"), soci::use(adds.standing, "standing"),
        soci::use(adds.people, "people"), soci::use(adds.badges, "badges"),
        soci::use(adds.present, "present"), soci::use(adds.to_invite, "to_invite"),
        soci::use(adds.to_remind, "to_remind"), soci::use(adds.to_approve, "to_approve"),
        soci::use(adds.heads, "heads"), soci::use(adds.no_address, "no_address");
}

/// Messages of waves to one address.
void add_to_address(UnitOfWork& uow, const std::string& edition, const StandingRow& row, int sign) {
    if (row.to_invite + row.to_remind == 0) return;
    const int invites = sign * row.to_invite, reminds = sign * row.to_remind;
    const sql::Text sqlite =
        "INSERT INTO evt_standing_address (edition_id, address, to_invite, to_remind) VALUES (:edition, "
        ":address, :invites, :reminds) ON CONFLICT (edition_id, address) DO UPDATE SET "
        "to_invite = to_invite + excluded.to_invite, to_remind = to_remind + excluded.to_remind";
    const sql::Text mysql =
        "INSERT INTO evt_standing_address (edition_id, address, to_invite, to_remind) VALUES (:edition, "
        ":address, :invites, :reminds) ON DUPLICATE KEY UPDATE "
        "to_invite = to_invite + VALUES(to_invite), to_remind = to_remind + VALUES(to_remind)";
    sql::query(uow, uow.engine() == Engine::sqlite ? sqlite : mysql), soci::use(edition, "edition"),
        soci::use(row.address, "address"), soci::use(invites, "invites"), soci::use(reminds, "reminds");
    // Where nothing goes any more, no address stays behind.
    sql::query(uow,
               "DELETE FROM evt_standing_address WHERE edition_id = :edition AND address = :address AND "
               "to_invite = 0 AND to_remind = 0"),
        soci::use(edition, "edition"), soci::use(row.address, "address");
}

void add_address_difference(UnitOfWork& uow, const std::string& edition, const ComparedStanding& row) {
    const auto messages = [](const std::optional<StandingRow>& one) {
        return one ? std::tuple(one->address, one->to_invite, one->to_remind)
                   : std::tuple(std::string(), 0, 0);
    };
    if (messages(row.kept) == messages(row.is)) return;
    if (row.kept) add_to_address(uow, edition, *row.kept, -1);
    if (row.is) add_to_address(uow, edition, *row.is, 1);
}

/// The sums of the edition, after one delegation's row became another; either may be nothing.
void add_difference(UnitOfWork& uow, const std::string& edition, const ComparedStanding& row) {
    if (row.kept && row.is && row.is->in_the_sums_of(*row.kept)) {
        const auto adds = difference(row.is->adds(), row.kept->adds());
        if (row.is->adds() != row.kept->adds()) add(uow, edition, row.is->state, adds);
        return;
    }
    if (row.kept) add(uow, edition, row.kept->state, negative(row.kept->adds()));
    if (row.is) add(uow, edition, row.is->state, row.is->adds());
}

/// The first of all: who counts in an edition does so alone. @return false when it was never counted.
bool hold_counts(UnitOfWork& uow, const std::string& edition) {
    soci::statement hold =
        (sql::prepare(uow, "UPDATE evt_standing_of SET revision = revision + 1 WHERE edition_id = :edition"),
         soci::use(edition, "edition"));
    hold.execute(true);
    return hold.get_affected_rows() == 1;
}

void begin_counts(UnitOfWork& uow, const std::string& edition) {
    if (hold_counts(uow, edition)) return;
    const sql::Text sqlite =
        "INSERT INTO evt_standing_of (edition_id, revision, protocol) VALUES (:edition, 1, 1) "
        "ON CONFLICT (edition_id) DO UPDATE SET revision = revision + 1";
    const sql::Text mysql =
        "INSERT INTO evt_standing_of (edition_id, revision, protocol) VALUES (:edition, 1, 1) "
        "ON DUPLICATE KEY UPDATE revision = revision + 1";
    sql::query(uow, uow.engine() == Engine::sqlite ? sqlite : mysql), soci::use(edition, "edition");
    read_openings(uow, edition);
    fold_names(uow, edition);
}

void add_up(UnitOfWork& uow, const std::string& edition) {
    sql::query(uow, "DELETE FROM evt_standing_count WHERE edition_id = :edition"),
        soci::use(edition, "edition");
    sql::query(uow,
               "INSERT INTO evt_standing_count (edition_id, region, state, delegations, standing, people, "
               "badges, present, to_invite, to_remind, to_approve, heads, no_address) "
               "SELECT edition_id, region, state, COUNT(*), SUM(stands), SUM(stands * people), "
               "SUM(stands * badges), SUM(stands * present), SUM(to_invite), SUM(to_remind), "
               "SUM(to_approve), SUM(stands * heads), SUM(CASE WHEN address = '' THEN 1 ELSE 0 END) "
               "FROM evt_standing WHERE edition_id = :edition GROUP BY edition_id, region, state"),
        soci::use(edition, "edition");
    sql::query(uow, "DELETE FROM evt_standing_address WHERE edition_id = :edition"),
        soci::use(edition, "edition");
    sql::query(
        uow,
        "INSERT INTO evt_standing_address (edition_id, address, to_invite, to_remind) "
        "SELECT edition_id, address, SUM(to_invite), SUM(to_remind) FROM evt_standing "
        "WHERE edition_id = :edition AND (to_invite = 1 OR to_remind = 1) GROUP BY edition_id, address"),
        soci::use(edition, "edition");
}

auto place_in_order(const StandingCount& count) { return std::tuple(count.region, count.state); }

}  // namespace

void recount(UnitOfWork& uow, const std::string& edition) {
    begin_counts(uow, edition);
    sql::query(uow, "DELETE FROM evt_standing WHERE edition_id = :edition"), soci::use(edition, "edition");
    sql::query(uow,
               EVT_STANDING_INTO "SELECT x.id, x.edition_id, " EVT_STANDING_COLUMNS_OF_X EVT_STANDING_FACTS
                                 "d.edition_id = :edition) x"),
        soci::use(edition, "edition");
    add_up(uow, edition);
    note_other_protocol(uow, edition);
}

void recount_delegation(UnitOfWork& uow, const std::string& edition, const std::string& delegation) {
    if (!hold_counts(uow, edition)) return recount(uow, edition);
    auto row = compare_standing(uow, delegation);
    if (!row.is) row.kept = kept_standing(uow, delegation);
    if (row.kept == row.is) return;
    if (row.kept && row.is && row.kept->like_but_for_badges(*row.is))
        update_badges(uow, delegation, *row.is);
    else if (row.kept && row.is)
        update(uow, delegation, *row.is);
    else if (row.is)
        sql::query(uow, EVT_STANDING_INTO
                   "SELECT x.id, x.edition_id, " EVT_STANDING_COLUMNS_OF_X EVT_STANDING_FACTS
                   "d.id = :id) x"),
            soci::use(delegation, "id");
    else
        sql::query(uow, "DELETE FROM evt_standing WHERE delegation_id = :id"), soci::use(delegation, "id");
    add_difference(uow, edition, row);
    add_address_difference(uow, edition, row);
    const bool stood = row.kept && row.kept->stands == 1, stands = row.is && row.is->stands == 1;
    if (stood != stands || (stands && row.kept->answer != row.is->answer)) note_other_protocol(uow, edition);
}

void note_other_protocol(UnitOfWork& uow, const std::string& edition) {
    sql::query(uow, "UPDATE evt_standing_of SET protocol = protocol + 1 WHERE edition_id = :edition"),
        soci::use(edition, "edition");
}

void note_other_figures(UnitOfWork& uow, const std::string& edition) { hold_counts(uow, edition); }

bool is_counted(UnitOfWork& uow, const std::string& edition) {
    int found = 0;
    sql::query(uow, "SELECT COUNT(*) FROM evt_standing_of WHERE edition_id = :edition"),
        soci::use(edition, "edition"), soci::into(found);
    return found == 1;
}

Result<void> ensure_counted(Database& db, const std::string& edition) {
    const auto uncounted = db.read([&](UnitOfWork& uow) -> Result<bool> {
        return !is_counted(uow, edition) && find_edition(uow, edition).has_value();
    });
    if (!uncounted) return uncounted.error();
    if (!*uncounted) return {};
    return db.write([&](UnitOfWork& uow) -> Result<void> {
        recount(uow, edition);
        return {};
    });
}

StandingCounts standing_counts(UnitOfWork& uow, const std::string& edition) {
    StandingCount row;
    std::string state;
    StandingCounts counts;
    soci::statement select =
        (sql::prepare(uow,
                      "SELECT region, state, delegations, standing, people, badges, present, to_invite, "
                      "to_remind, to_approve, heads, no_address FROM evt_standing_count "
                      "WHERE edition_id = :edition"),
         soci::use(edition, "edition"), soci::into(row.region), soci::into(state),
         soci::into(row.delegations), soci::into(row.standing), soci::into(row.people),
         soci::into(row.badges), soci::into(row.present), soci::into(row.to_invite),
         soci::into(row.to_remind), soci::into(row.to_approve), soci::into(row.heads),
         soci::into(row.no_address));
    select.execute();
    while (select.fetch()) {
        if (row.delegations == 0) continue;
        for (const auto each : delegation_states)
            if (to_text(each) == state) row.state = each;
        counts.push_back(row);
    }
    std::sort(counts.begin(), counts.end(), [](const StandingCount& one, const StandingCount& other) {
        return place_in_order(one) < place_in_order(other);
    });
    return counts;
}

std::vector<std::string> mend_counts(UnitOfWork& uow) {
    std::string id;
    std::vector<std::string> editions, wrong;
    {
        soci::statement select =
            (sql::prepare(uow, "SELECT edition_id FROM evt_standing_of ORDER BY edition_id"), soci::into(id));
        select.execute();
        while (select.fetch()) editions.push_back(id);
    }
    for (const auto& edition : editions) {
        hold_counts(uow, edition);
        const auto kept = standing_counts(uow, edition);
        read_openings(uow, edition);
        recount(uow, edition);
        if (standing_counts(uow, edition) != kept) wrong.push_back(edition);
    }
    return wrong;
}

}  // namespace plenaria::events
