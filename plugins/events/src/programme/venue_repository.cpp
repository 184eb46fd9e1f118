// SPDX-License-Identifier: EUPL-1.2
#include "venue_repository.hpp"

#include <plenaria/sql.hpp>

#include "../editions/title_repository.hpp"

namespace plenaria::events {

namespace {

std::string removal_time(UnitOfWork& uow, bool removed) {
    return removed ? to_text(uow.now()) : std::string();
}

}  // namespace

std::vector<VenueRoom> rooms_of(UnitOfWork& uow, const std::string& edition) {
    VenueRoom room{.edition_id = edition};
    std::vector<VenueRoom> rooms;
    soci::statement select =
        (sql::prepare(uow,
                      "SELECT id, name, capacity, equipment, booths, position, revision FROM evt_venue_room "
                      "WHERE edition_id = :edition AND removed_at = '' ORDER BY position, id"),
         soci::use(edition, "edition"), soci::into(room.id), soci::into(room.name), soci::into(room.capacity),
         soci::into(room.equipment), soci::into(room.booths), soci::into(room.position),
         soci::into(room.revision));
    select.execute();
    while (select.fetch()) rooms.push_back(room);
    return rooms;
}

std::vector<Track> tracks_of(UnitOfWork& uow, const std::string& edition) {
    Track track{.edition_id = edition};
    std::vector<Track> tracks;
    {
        soci::statement select =
            (sql::prepare(uow,
                          "SELECT id, original_language, position, revision FROM evt_track "
                          "WHERE edition_id = :edition AND removed_at = '' ORDER BY position, id"),
             soci::use(edition, "edition"), soci::into(track.id), soci::into(track.titles.original),
             soci::into(track.position), soci::into(track.revision));
        select.execute();
        while (select.fetch()) tracks.push_back(track);
    }
    if (tracks.empty()) return tracks;
    auto texts = track_texts(uow, edition);
    for (auto& each : tracks) each.titles.texts = std::move(texts[each.id]);
    return tracks;
}

std::vector<SessionOrder> orders_of(UnitOfWork& uow, const std::string& edition) {
    SessionOrder order{.edition_id = edition};
    std::vector<SessionOrder> orders;
    soci::statement select =
        (sql::prepare(uow,
                      "SELECT id, earlier_id, later_id, reason FROM evt_session_order "
                      "WHERE edition_id = :edition ORDER BY id"),
         soci::use(edition, "edition"), soci::into(order.id), soci::into(order.earlier_id),
         soci::into(order.later_id), soci::into(order.reason));
    select.execute();
    while (select.fetch()) orders.push_back(order);
    return orders;
}

std::optional<VenueRoom> find_room(UnitOfWork& uow, const std::string& id, bool with_removed) {
    VenueRoom room{.id = id};
    std::string removed_at;
    sql::query(uow,
               "SELECT edition_id, name, capacity, equipment, booths, position, removed_at, revision "
               "FROM evt_venue_room WHERE id = :id"),
        soci::use(id, "id"), soci::into(room.edition_id), soci::into(room.name), soci::into(room.capacity),
        soci::into(room.equipment), soci::into(room.booths), soci::into(room.position),
        soci::into(removed_at), soci::into(room.revision);
    if (!uow.session().got_data() || (!removed_at.empty() && !with_removed)) return std::nullopt;
    return room;
}

std::optional<Track> find_track(UnitOfWork& uow, const std::string& id, bool with_removed) {
    Track track{.id = id};
    std::string removed_at;
    sql::query(uow,
               "SELECT edition_id, original_language, position, removed_at, revision FROM evt_track "
               "WHERE id = :id"),
        soci::use(id, "id"), soci::into(track.edition_id), soci::into(track.titles.original),
        soci::into(track.position), soci::into(removed_at), soci::into(track.revision);
    if (!uow.session().got_data() || (!removed_at.empty() && !with_removed)) return std::nullopt;
    track.titles.texts = texts_of(uow, id);
    return track;
}

std::optional<SessionOrder> find_order(UnitOfWork& uow, const std::string& id) {
    SessionOrder order{.id = id};
    sql::query(uow, "SELECT edition_id, earlier_id, later_id, reason FROM evt_session_order WHERE id = :id"),
        soci::use(id, "id"), soci::into(order.edition_id), soci::into(order.earlier_id),
        soci::into(order.later_id), soci::into(order.reason);
    if (!uow.session().got_data()) return std::nullopt;
    return order;
}

void insert(UnitOfWork& uow, const VenueRoom& room) {
    sql::query(uow,
               "INSERT INTO evt_venue_room (id, edition_id, name, capacity, equipment, booths, position, "
               "removed_at, revision) SELECT :id, :edition, :name, :capacity, :equipment, :booths, "
               "COALESCE(MAX(r.position), 0) + 1, '', 1 FROM evt_venue_room r WHERE r.edition_id = :same"),
        soci::use(room.id, "id"), soci::use(room.edition_id, "edition"), soci::use(room.name, "name"),
        soci::use(room.capacity, "capacity"), soci::use(room.equipment, "equipment"),
        soci::use(room.booths, "booths"), soci::use(room.edition_id, "same");
}

void insert(UnitOfWork& uow, const Track& track) {
    sql::query(uow,
               "INSERT INTO evt_track (id, edition_id, original_language, position, removed_at, revision) "
               "SELECT :id, :edition, :original, COALESCE(MAX(t.position), 0) + 1, '', 1 FROM evt_track t "
               "WHERE t.edition_id = :same"),
        soci::use(track.id, "id"), soci::use(track.edition_id, "edition"),
        soci::use(track.titles.original, "original"), soci::use(track.edition_id, "same");
    store_titles(uow, track.id, track.titles);
}

void insert(UnitOfWork& uow, const SessionOrder& order) {
    sql::query(uow,
               "INSERT INTO evt_session_order (id, edition_id, earlier_id, later_id, reason) "
               "VALUES (:id, :edition, :earlier, :later, :reason)"),
        soci::use(order.id, "id"), soci::use(order.edition_id, "edition"),
        soci::use(order.earlier_id, "earlier"), soci::use(order.later_id, "later"),
        soci::use(order.reason, "reason");
}

bool update(UnitOfWork& uow, const VenueRoom& room) {
    soci::statement change =
        (sql::prepare(uow,
                      "UPDATE evt_venue_room SET name = :name, capacity = :capacity, "
                      "equipment = :equipment, booths = :booths, revision = revision + 1 "
                      "WHERE id = :id AND revision = :revision"),
         soci::use(room.name, "name"), soci::use(room.capacity, "capacity"),
         soci::use(room.equipment, "equipment"), soci::use(room.booths, "booths"), soci::use(room.id, "id"),
         soci::use(room.revision, "revision"));
    change.execute(true);
    return change.get_affected_rows() > 0;
}

bool update(UnitOfWork& uow, const Track& track) {
    soci::statement change =
        (sql::prepare(uow,
                      "UPDATE evt_track SET original_language = :original, revision = revision + 1 "
                      "WHERE id = :id AND revision = :revision"),
         soci::use(track.titles.original, "original"), soci::use(track.id, "id"),
         soci::use(track.revision, "revision"));
    change.execute(true);
    if (change.get_affected_rows() == 0) return false;
    store_titles(uow, track.id, track.titles);
    return true;
}

void set_room_removed(UnitOfWork& uow, const std::string& id, bool removed) {
    const auto at = removal_time(uow, removed);
    sql::query(uow, "UPDATE evt_venue_room SET removed_at = :at, revision = revision + 1 WHERE id = :id"),
        soci::use(at, "at"), soci::use(id, "id");
}

void set_track_removed(UnitOfWork& uow, const std::string& id, bool removed) {
    const auto at = removal_time(uow, removed);
    sql::query(uow, "UPDATE evt_track SET removed_at = :at, revision = revision + 1 WHERE id = :id"),
        soci::use(at, "at"), soci::use(id, "id");
}

void erase_order(UnitOfWork& uow, const std::string& id) {
    sql::query(uow, "DELETE FROM evt_session_order WHERE id = :id"), soci::use(id, "id");
}

}  // namespace plenaria::events
