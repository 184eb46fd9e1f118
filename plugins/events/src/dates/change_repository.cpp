// SPDX-License-Identifier: EUPL-1.2
#include "change_repository.hpp"

#include <plenaria/sql.hpp>

namespace plenaria::events {

namespace {

struct ChangeRow {
    DateChange value;
    std::string changed_at, old_start, old_end, new_start, new_end;

    template <class S>
    void bind(S& s) {
        s, soci::into(value.id), soci::into(value.edition_id), soci::into(changed_at),
            soci::into(value.changed_by), soci::into(value.reason), soci::into(old_start),
            soci::into(old_end), soci::into(value.before.zone), soci::into(new_start), soci::into(new_end),
            soci::into(value.after.zone);
    }
    [[nodiscard]] DateChange take() const {
        auto taken = value;
        taken.changed_at = parse_instant(changed_at).value();
        taken.before.start = parse_day(old_start).value();
        taken.before.end = parse_day(old_end).value();
        taken.after.start = parse_day(new_start).value();
        taken.after.end = parse_day(new_end).value();
        return taken;
    }
};

#define EVT_CHANGE_COLUMNS                                                                             \
    "SELECT id, edition_id, changed_at, changed_by, reason, old_start, old_end, old_zone, new_start, " \
    "new_end, "                                                                                        \
    "new_zone FROM evt_date_change "

}  // namespace

void insert(UnitOfWork& uow, const DateChange& change, const std::vector<Move>& moves) {
    const auto at = to_text(change.changed_at), old_start = to_text(change.before.start),
               old_end = to_text(change.before.end), new_start = to_text(change.after.start),
               new_end = to_text(change.after.end);
    sql::query(
        uow,
        "INSERT INTO evt_date_change (id, edition_id, changed_at, changed_by, reason, old_start, old_end, "
        "old_zone, new_start, new_end, new_zone) VALUES (:id, :edition, :at, :by_whom, :reason, :old_start, "
        ":old_end, :old_zone, :new_start, :new_end, :new_zone)"),
        soci::use(change.id, "id"), soci::use(change.edition_id, "edition"), soci::use(at, "at"),
        soci::use(change.changed_by, "by_whom"), soci::use(change.reason, "reason"),
        soci::use(old_start, "old_start"), soci::use(old_end, "old_end"),
        soci::use(change.before.zone, "old_zone"), soci::use(new_start, "new_start"),
        soci::use(new_end, "new_end"), soci::use(change.after.zone, "new_zone");
    int position = 0;
    for (const auto& move : moves) {
        const auto old_due = to_text(move.old_due), new_due = to_text(move.new_due);
        const std::string fate(to_text(move.fate));
        ++position;
        sql::query(uow,
                   "INSERT INTO evt_moved (change_id, position, milestone_id, old_due, new_due, fate) "
                   "VALUES (:change, :position, :milestone, :old_due, :new_due, :fate)"),
            soci::use(change.id, "change"), soci::use(position, "position"),
            soci::use(move.milestone_id, "milestone"), soci::use(old_due, "old_due"),
            soci::use(new_due, "new_due"), soci::use(fate, "fate");
    }
}

std::optional<DateChange> find_change(UnitOfWork& uow, const std::string& id) {
    return sql::first_of(sql::rows_of<ChangeRow>(
        (sql::prepare(uow, EVT_CHANGE_COLUMNS "WHERE id = :id"), soci::use(id, "id"))));
}

std::vector<DateChange> changes_of(UnitOfWork& uow, const std::string& edition) {
    return sql::rows_of<ChangeRow>((
        sql::prepare(uow, EVT_CHANGE_COLUMNS "WHERE edition_id = :edition ORDER BY changed_at DESC, id DESC"),
        soci::use(edition, "edition")));
}

std::vector<Move> moves_of(UnitOfWork& uow, const std::string& change) {
    Move move;
    std::string old_due, new_due, fate;
    std::vector<Move> moves;
    soci::statement select = (sql::prepare(uow,
                                           "SELECT milestone_id, old_due, new_due, fate FROM evt_moved "
                                           "WHERE change_id = :change ORDER BY position"),
                              soci::use(change, "change"), soci::into(move.milestone_id), soci::into(old_due),
                              soci::into(new_due), soci::into(fate));
    select.execute();
    while (select.fetch()) {
        move.old_due = parse_day(old_due).value();
        move.new_due = parse_day(new_due).value();
        move.fate = parse_fate(fate).value();
        moves.push_back(move);
    }
    return moves;
}

}  // namespace plenaria::events
