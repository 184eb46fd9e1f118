// SPDX-License-Identifier: EUPL-1.2
#include "meeting_repository.hpp"

#include <plenaria/sql.hpp>

namespace plenaria::events {

namespace {

struct MeetingRow {
    Meeting value;
    std::string starts, ends, state;

    template <class S>
    void bind(S& s) {
        s, soci::into(value.id), soci::into(value.edition_id), soci::into(value.first.ref),
            soci::into(value.first.name), soci::into(value.second.ref), soci::into(value.second.name),
            soci::into(starts), soci::into(ends), soci::into(value.room_id), soci::into(value.place),
            soci::into(value.purpose), soci::into(value.note), soci::into(state), soci::into(value.revision);
    }
    [[nodiscard]] Meeting take() const {
        auto taken = value;
        taken.starts = parse_local(starts).value();
        taken.ends = parse_local(ends).value();
        taken.state = parse_meeting_state(state).value();
        return taken;
    }
};

#define EVT_MEETING_COLUMNS                                                                             \
    "SELECT id, edition_id, first_ref, first_name, second_ref, second_name, starts_local, ends_local, " \
    "room_id, place, purpose, note, state, revision FROM evt_meeting "

struct MeetingColumns {
    explicit MeetingColumns(const Meeting& meeting)
        : starts(to_text(meeting.starts)), ends(to_text(meeting.ends)), state(to_text(meeting.state)) {}
    std::string starts, ends, state;
};

}  // namespace

std::vector<Meeting> meetings_of(UnitOfWork& uow, const std::string& edition) {
    return sql::rows_of<MeetingRow>(
        (sql::prepare(uow, EVT_MEETING_COLUMNS
                      "WHERE edition_id = :edition AND removed_at = '' ORDER BY starts_local, id"),
         soci::use(edition, "edition")));
}

std::optional<Meeting> find_meeting(UnitOfWork& uow, const std::string& id, bool with_removed) {
    const std::string all = with_removed ? "1" : "0";
    return sql::first_of(sql::rows_of<MeetingRow>(
        (sql::prepare(uow, EVT_MEETING_COLUMNS "WHERE id = :id AND (removed_at = '' OR :with_removed = '1')"),
         soci::use(id, "id"), soci::use(all, "with_removed"))));
}

void insert(UnitOfWork& uow, const Meeting& m) {
    const MeetingColumns columns(m);
    sql::query(uow,
               "INSERT INTO evt_meeting (id, edition_id, first_ref, first_name, second_ref, second_name, "
               "starts_local, ends_local, room_id, place, purpose, note, state, removed_at, revision) VALUES "
               "(:id, :edition, :first, :first_name, :second, :second_name, :starts, :ends, :room, :place, "
               ":purpose, :note, :state, '', 1)"),
        soci::use(m.id, "id"), soci::use(m.edition_id, "edition"), soci::use(m.first.ref, "first"),
        soci::use(m.first.name, "first_name"), soci::use(m.second.ref, "second"),
        soci::use(m.second.name, "second_name"), soci::use(columns.starts, "starts"),
        soci::use(columns.ends, "ends"), soci::use(m.room_id, "room"), soci::use(m.place, "place"),
        soci::use(m.purpose, "purpose"), soci::use(m.note, "note"), soci::use(columns.state, "state");
}

bool update(UnitOfWork& uow, const Meeting& m) {
    const MeetingColumns columns(m);
    soci::statement change =
        (sql::prepare(uow,
                      "UPDATE evt_meeting SET first_ref = :first, first_name = :first_name, "
                      "second_ref = :second, second_name = :second_name, starts_local = :starts, "
                      "ends_local = :ends, room_id = :room, place = :place, purpose = :purpose, "
                      "note = :note, state = :state, revision = revision + 1 "
                      "WHERE id = :id AND revision = :revision AND removed_at = ''"),
         soci::use(m.first.ref, "first"), soci::use(m.first.name, "first_name"),
         soci::use(m.second.ref, "second"), soci::use(m.second.name, "second_name"),
         soci::use(columns.starts, "starts"), soci::use(columns.ends, "ends"), soci::use(m.room_id, "room"),
         soci::use(m.place, "place"), soci::use(m.purpose, "purpose"), soci::use(m.note, "note"),
         soci::use(columns.state, "state"), soci::use(m.id, "id"), soci::use(m.revision, "revision"));
    change.execute(true);
    return change.get_affected_rows() == 1;
}

void set_meeting_removed(UnitOfWork& uow, const std::string& id, bool removed) {
    const auto at = removed ? to_text(uow.now()) : std::string();
    sql::query(uow, "UPDATE evt_meeting SET removed_at = :at, revision = revision + 1 WHERE id = :id"),
        soci::use(at, "at"), soci::use(id, "id");
}

void shift_meetings(UnitOfWork& uow, const std::string& edition, std::chrono::days by) {
    if (by == std::chrono::days(0)) return;
    auto meetings = sql::rows_of<MeetingRow>((
        sql::prepare(uow, EVT_MEETING_COLUMNS "WHERE edition_id = :edition"), soci::use(edition, "edition")));
    for (const auto& each : meetings) {
        const auto starts = to_text(shifted(each.starts, by)), ends = to_text(shifted(each.ends, by));
        sql::query(uow,
                   "UPDATE evt_meeting SET starts_local = :starts, ends_local = :ends, state = CASE WHEN "
                   "state = 'agreed' THEN 'asked' ELSE state END, revision = revision + 1 WHERE id = :id"),
            soci::use(starts, "starts"), soci::use(ends, "ends"), soci::use(each.id, "id");
    }
}

std::vector<std::string> editions_with_met(UnitOfWork& uow) {
    std::string id;
    std::vector<std::string> ids;
    soci::statement select = (sql::prepare(uow,
                                           "SELECT DISTINCT edition_id FROM evt_meeting "
                                           "WHERE (second_ref = '' AND second_name <> '') OR note <> ''"),
                              soci::into(id));
    select.execute();
    while (select.fetch()) ids.push_back(id);
    return ids;
}

int erase_met(UnitOfWork& uow, const std::string& edition) {
    soci::statement erase =
        (sql::prepare(uow,
                      "UPDATE evt_meeting SET second_name = CASE WHEN second_ref = '' THEN '' ELSE "
                      "second_name END, note = '', revision = revision + 1 WHERE edition_id = :edition AND "
                      "((second_ref = '' AND second_name <> '') OR note <> '')"),
         soci::use(edition, "edition"));
    erase.execute(true);
    return static_cast<int>(erase.get_affected_rows());
}

}  // namespace plenaria::events
