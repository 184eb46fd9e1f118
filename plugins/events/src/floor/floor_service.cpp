// SPDX-License-Identifier: EUPL-1.2
#include "floor_service.hpp"

#include <algorithm>

#include "../editions/edition_repository.hpp"
#include "../json.hpp"
#include "../programme/release_service.hpp"
#include "../programme/session_repository.hpp"
#include "../programme/session_service.hpp"
#include "balance.hpp"
#include "floor_repository.hpp"
#include "held_floor.hpp"

namespace plenaria::events {

namespace {

Error nobody_speaks(const std::string& session) {
    return {ErrorCode::conflict, /*t*/ "Nobody has the floor.", session_subject(session)};
}

std::string floor_history(const Floor& floor) {
    return compact({{"state", std::string(to_text(floor.state))},
                    {"order", std::string(to_text(floor.order))},
                    {"seconds", floor.allowed.count()},
                    {"screen", std::string(to_text(floor.screen))}});
}

/// Whoever speaks has spoken.
void close_speech(UnitOfWork& uow, const Actor& actor, FloorReading& held) {
    auto& request = *held.speaking;
    const auto before = request_history(request);
    request.spent = time_spent(held.floor, uow.now());
    request.state = RequestState::spoken;
    request.ended_at = uow.now();
    update(uow, request);
    uow.record(actor, "events.end_speech", session_subject(held.session.id), before,
               request_history(request));
    held.floor.speaking.clear();
    held.floor.spent = {};
    held.floor.running_since.reset();
    held.speaking.reset();
}

/// What was left of the time is had afterwards.
void interrupt_speech(UnitOfWork& uow, FloorReading& held) {
    auto request = *std::move(held.speaking);
    held.speaking.reset();
    request.spent = time_spent(held.floor, uow.now());
    request.state = RequestState::waiting;
    update(uow, request);
    join_line(held.waiting, std::move(request), held.floor.order);
}

}  // namespace

std::string floor_topic(const std::string& session) { return "events.floor/" + session; }

std::string floor_tag(std::string_view session) { return "events.floor/" + std::string(session); }

Result<FloorReading> read_floor(UnitOfWork& uow, const std::string& session_id) {
    auto session = find_session(uow, session_id);
    auto edition = session ? find_edition(uow, session->edition_id) : std::nullopt;
    if (!edition) return session_unknown(session_id);
    FloorReading reading{.edition = *std::move(edition),
                         .session = *std::move(session),
                         .floor = floor_of(uow, session_id),
                         .waiting = {},
                         .past = {},
                         .speaking = {}};
    for (auto& request : requests_of(uow, session_id)) {
        if (request.state == RequestState::waiting)
            reading.waiting.push_back(std::move(request));
        else if (request.state == RequestState::speaking)
            reading.speaking = std::move(request);
        else
            reading.past.push_back(std::move(request));
    }
    std::sort(reading.waiting.begin(), reading.waiting.end(),
              [](const auto& a, const auto& b) { return a.position < b.position; });
    std::stable_sort(reading.past.begin(), reading.past.end(),
                     [](const auto& a, const auto& b) { return a.ended_at > b.ended_at; });
    return reading;
}

std::vector<FloorRequest> taken_of(const FloorReading& reading) {
    auto taken = reading.past;
    if (reading.speaking) taken.push_back(*reading.speaking);
    return taken;
}

Result<void> set_list_state(UnitOfWork& uow, const Actor& actor, const FloorAt& at, ListState state) {
    auto held = held_floor(uow, at);
    if (!held) return std::move(held).error();
    const auto before = floor_history(held->floor);
    held->floor.state = state;
    update(uow, held->floor);
    uow.record(actor, state == ListState::open ? "events.open_list" : "events.close_list",
               session_subject(at.session), before, floor_history(held->floor));
    note_change(uow, at.session);
    return {};
}

Result<void> change_floor(UnitOfWork& uow, const Actor& actor, const FloorAt& at, const FloorRules& rules) {
    auto held = held_floor(uow, at);
    if (!held) return std::move(held).error();
    if (rules.allowed < shortest_speech || rules.allowed > longest_speech)
        return refuse_if_any(
            {{"allowed",
              /*t*/ "Write a time from {shortest} to {longest}.",
              {{"shortest", minutes_text(shortest_speech)}, {"longest", minutes_text(longest_speech)}}}});
    auto& floor = held->floor;
    const auto before = floor_history(floor);
    if (rules.order != floor.order) {
        line_up(held->waiting, rules.order, turns_of(taken_of(*held)));
        store_line(uow, held->waiting);
    }
    // The released programme links the lists that everybody may watch.
    if (rules.screen != floor.screen) uow.invalidate(programme_tag(held->edition.id));
    floor.allowed = rules.allowed;
    floor.order = rules.order;
    floor.screen = rules.screen;
    update(uow, floor);
    uow.record(actor, "events.change_floor", session_subject(at.session), before, floor_history(floor));
    note_change(uow, at.session);
    return {};
}

Result<void> give_floor(UnitOfWork& uow, const Actor& actor, const FloorAt& at, const std::string& id) {
    auto held = held_floor(uow, at);
    if (!held) return std::move(held).error();
    if (held->waiting.empty() && id.empty())
        return Error{ErrorCode::conflict, /*t*/ "Nobody waits for the floor.", session_subject(at.session)};
    const bool in_balance = is_in_balance(*held);
    auto request = leave_line(held->waiting, id.empty() ? held->waiting.front().id : id);
    if (!request) return does_not_wait(*held, id);
    const bool interrupts = held->speaking && request->kind == RequestKind::point_of_order &&
                            held->speaking->kind == RequestKind::speak;
    if (interrupts)
        interrupt_speech(uow, *held);
    else if (held->speaking)
        close_speech(uow, actor, *held);
    const auto before = request_history(*request);
    request->state = RequestState::speaking;
    request->position = 0;
    if (!request->began_at) request->began_at = uow.now();
    update(uow, *request);
    store_line(uow, held->waiting);
    held->floor.speaking = request->id;
    held->floor.spent = request->spent;
    held->floor.running_since = uow.now();
    update(uow, held->floor);
    keep_balance(uow, at.session, in_balance);
    uow.record(actor, "events.give_floor", session_subject(at.session), before, request_history(*request));
    note_change(uow, at.session);
    return {};
}

Result<void> end_speech(UnitOfWork& uow, const Actor& actor, const FloorAt& at) {
    auto held = held_floor(uow, at);
    if (!held) return std::move(held).error();
    if (!held->speaking) return nobody_speaks(at.session);
    close_speech(uow, actor, *held);
    update(uow, held->floor);
    note_change(uow, at.session);
    return {};
}

Result<void> pause_clock(UnitOfWork& uow, const Actor& actor, const FloorAt& at) {
    auto held = held_floor(uow, at);
    if (!held) return std::move(held).error();
    if (!held->speaking) return nobody_speaks(at.session);
    held->floor.spent = time_spent(held->floor, uow.now());
    held->floor.running_since.reset();
    update(uow, held->floor);
    uow.record(actor, "events.pause_clock", session_subject(at.session), "",
               compact({{"request", held->speaking->id}, {"seconds", held->floor.spent.count()}}));
    note_change(uow, at.session);
    return {};
}

Result<void> resume_clock(UnitOfWork& uow, const Actor& actor, const FloorAt& at) {
    auto held = held_floor(uow, at);
    if (!held) return std::move(held).error();
    if (!held->speaking) return nobody_speaks(at.session);
    if (!held->floor.running_since) held->floor.running_since = uow.now();
    update(uow, held->floor);
    uow.record(actor, "events.resume_clock", session_subject(at.session), "",
               compact({{"request", held->speaking->id}, {"seconds", held->floor.spent.count()}}));
    note_change(uow, at.session);
    return {};
}

}  // namespace plenaria::events
