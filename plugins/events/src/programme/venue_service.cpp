// SPDX-License-Identifier: EUPL-1.2
#include "venue_service.hpp"

#include <plenaria/id.hpp>
#include <plenaria/text.hpp>

#include "../editions/edition_repository.hpp"
#include "../editions/edition_service.hpp"
#include "../json.hpp"
#include "session_repository.hpp"
#include "venue_repository.hpp"

namespace plenaria::events {

namespace {

constexpr std::size_t longest_order_reason = 200;

std::string room_subject(const std::string& id) { return "events.room/" + id; }
std::string track_subject(const std::string& id) { return "events.track/" + id; }
std::string order_subject(const std::string& id) { return "events.order/" + id; }

std::string history_of(const VenueRoom& room) {
    return compact({{"name", room.name},
                    {"capacity", room.capacity},
                    {"equipment", room.equipment},
                    {"booths", room.booths}});
}
std::string history_of(const Track& track) { return compact({{"titles", track.titles.texts}}); }
std::string history_of(const SessionOrder& order) {
    return compact({{"earlier", order.earlier_id}, {"later", order.later_id}, {"reason", order.reason}});
}

Result<void> take_room(VenueRoom& room) {
    room.name = trim(room.name);
    room.equipment = trim(room.equipment);
    std::vector<FieldError> problems;
    check(room, problems);
    return refuse_if_any(std::move(problems));
}

Result<void> check_edition(UnitOfWork& uow, const std::string& id) {
    touch(uow, id);
    if (!find_edition(uow, id)) return edition_unknown(id);
    return {};
}

Error still_used(const std::string& subject) {
    return {ErrorCode::conflict, /*t*/ "There are still sessions in it: move them first.", subject};
}

}  // namespace

Error room_unknown(const std::string& id) {
    return {ErrorCode::not_found, /*t*/ "This room does not exist.", id};
}
Error track_unknown(const std::string& id) {
    return {ErrorCode::not_found, /*t*/ "This track does not exist.", id};
}

Result<std::string> add_room(UnitOfWork& uow, const Actor& actor, const std::string& edition_id,
                             VenueRoom room) {
    if (auto known = check_edition(uow, edition_id); !known) return std::move(known).error();
    if (auto good = take_room(room); !good) return std::move(good).error();
    room.id = new_id();
    room.edition_id = edition_id;
    insert(uow, room);
    uow.record(actor, "events.add_room", room_subject(room.id), "", history_of(room));
    return room.id;
}

Result<void> change_room(UnitOfWork& uow, const Actor& actor, VenueRoom room) {
    const auto before = find_room(uow, room.id);
    if (!before) return room_unknown(room.id);
    if (auto good = take_room(room); !good) return good;
    if (!update(uow, room)) return changed_meanwhile(room_subject(room.id));
    touch(uow, before->edition_id);
    uow.record(actor, "events.change_room", room_subject(room.id), history_of(*before), history_of(room));
    return {};
}

Result<void> remove_room(UnitOfWork& uow, const Actor& actor, const std::string& id) {
    const auto room = find_room(uow, id);
    if (!room) return room_unknown(id);
    touch(uow, room->edition_id);
    if (sessions_in(uow, id) > 0) return still_used(room_subject(id));
    set_room_removed(uow, id, true);
    uow.record(actor, "events.remove_room", room_subject(id), history_of(*room), "");
    return {};
}

Result<void> restore_room(UnitOfWork& uow, const Actor& actor, const std::string& id) {
    const auto room = find_room(uow, id, true);
    if (!room) return room_unknown(id);
    touch(uow, room->edition_id);
    set_room_removed(uow, id, false);
    uow.record(actor, "events.restore_room", room_subject(id), "", history_of(*room));
    return {};
}

Result<std::string> add_track(UnitOfWork& uow, const Actor& actor, const std::string& edition_id,
                              const Titles& titles) {
    if (auto known = check_edition(uow, edition_id); !known) return std::move(known).error();
    Track track{.edition_id = edition_id, .titles = tidy(titles)};
    std::vector<FieldError> problems;
    check(track.titles, problems);
    if (auto good = refuse_if_any(std::move(problems)); !good) return std::move(good).error();
    track.id = new_id();
    insert(uow, track);
    uow.record(actor, "events.add_track", track_subject(track.id), "", history_of(track));
    return track.id;
}

Result<void> change_track(UnitOfWork& uow, const Actor& actor, const std::string& id, const Titles& titles,
                          int revision) {
    const auto before = find_track(uow, id);
    if (!before) return track_unknown(id);
    auto track = *before;
    track.titles = tidy(titles);
    track.revision = revision;
    std::vector<FieldError> problems;
    check(track.titles, problems);
    if (auto good = refuse_if_any(std::move(problems)); !good) return good;
    if (!update(uow, track)) return changed_meanwhile(track_subject(id));
    touch(uow, before->edition_id);
    uow.record(actor, "events.change_track", track_subject(id), history_of(*before), history_of(track));
    return {};
}

Result<void> remove_track(UnitOfWork& uow, const Actor& actor, const std::string& id) {
    const auto track = find_track(uow, id);
    if (!track) return track_unknown(id);
    touch(uow, track->edition_id);
    if (sessions_in(uow, id) > 0) return still_used(track_subject(id));
    set_track_removed(uow, id, true);
    uow.record(actor, "events.remove_track", track_subject(id), history_of(*track), "");
    return {};
}

Result<void> restore_track(UnitOfWork& uow, const Actor& actor, const std::string& id) {
    const auto track = find_track(uow, id, true);
    if (!track) return track_unknown(id);
    touch(uow, track->edition_id);
    set_track_removed(uow, id, false);
    uow.record(actor, "events.restore_track", track_subject(id), "", history_of(*track));
    return {};
}

Result<std::string> add_order(UnitOfWork& uow, const Actor& actor, SessionOrder order) {
    if (auto known = check_edition(uow, order.edition_id); !known) return std::move(known).error();
    std::vector<FieldError> problems;
    order.reason = trim(order.reason);
    const auto ours = [&](const std::string& id) {
        const auto session = find_session(uow, id);
        return session && session->edition_id == order.edition_id;
    };
    if (!ours(order.earlier_id)) problems.push_back({"earlier", /*t*/ "Choose a session of this event."});
    if (!ours(order.later_id)) problems.push_back({"later", /*t*/ "Choose a session of this event."});
    for (const auto& each : orders_of(uow, order.edition_id)) {
        if (each.earlier_id == order.earlier_id && each.later_id == order.later_id)
            problems.push_back({"later", /*t*/ "This order is stated already."});
        if (each.earlier_id == order.later_id && each.later_id == order.earlier_id)
            problems.push_back({"later", /*t*/ "The opposite order is stated already: take that out first."});
    }
    if (order.earlier_id == order.later_id)
        problems.push_back({"later", /*t*/ "Choose two different sessions."});
    if (!is_utf8(order.reason) || length(order.reason) > longest_order_reason)
        problems.push_back({"reason",
                            /*t*/ "Write at most {max} characters.",
                            {{"max", std::to_string(longest_order_reason)}}});
    if (auto good = refuse_if_any(std::move(problems)); !good) return std::move(good).error();
    order.id = new_id();
    insert(uow, order);
    uow.record(actor, "events.add_order", order_subject(order.id), "", history_of(order));
    return order.id;
}

Result<void> remove_order(UnitOfWork& uow, const Actor& actor, const std::string& id) {
    const auto order = find_order(uow, id);
    if (!order) return Error{ErrorCode::not_found, /*t*/ "This order does not exist.", id};
    touch(uow, order->edition_id);
    erase_order(uow, id);
    uow.record(actor, "events.remove_order", order_subject(id), history_of(*order), "");
    return {};
}

}  // namespace plenaria::events
