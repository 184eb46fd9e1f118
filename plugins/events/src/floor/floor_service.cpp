// SPDX-License-Identifier: EUPL-1.2
#include "floor_service.hpp"

#include <algorithm>

#include <plenaria/directory/directory.hpp>
#include <plenaria/directory/lookup.hpp>
#include <plenaria/id.hpp>
#include <plenaria/live.hpp>
#include <plenaria/text.hpp>

#include "../delegations/delegation_repository.hpp"
#include "../edition_repository.hpp"
#include "../edition_service.hpp"
#include "../json.hpp"
#include "../programme/release_service.hpp"
#include "../programme/session_repository.hpp"
#include "../programme/session_service.hpp"
#include "floor_repository.hpp"

namespace plenaria::events {

namespace {

constexpr std::string_view delegation_kind = "delegation/";

Error nobody_speaks(const std::string& session) {
    return {ErrorCode::conflict, /*t*/ "Nobody has the floor.", session_subject(session)};
}

/// Never who it is: history outlives the names of those who are not of the directory.
std::string request_history(const FloorRequest& request) {
    return compact({{"request", request.id},
                    {"who", request.who.ref},
                    {"kind", std::string(to_text(request.kind))},
                    {"rank", request.rank},
                    {"position", request.position},
                    {"state", std::string(to_text(request.state))},
                    {"seconds", request.spent.count()}});
}

std::string floor_history(const Floor& floor) {
    return compact({{"state", std::string(to_text(floor.state))},
                    {"order", std::string(to_text(floor.order))},
                    {"seconds", floor.allowed.count()},
                    {"screen", std::string(to_text(floor.screen))}});
}

/// A list that nobody else changes until the end of the transaction.
Result<FloorReading> held_floor(UnitOfWork& uow, const FloorAt& at) {
    // Before the lock only where it would make a row: of a session that does not exist there is none.
    const auto exists = [&] { return find_session(uow, at.session).has_value(); };
    if (at.revision == 0 && !exists()) return session_unknown(at.session);
    if (!hold_floor(uow, at.session, at.revision)) {
        if (!exists()) return session_unknown(at.session);
        return Error{ErrorCode::conflict,
                     /*t*/
                     "The list has changed meanwhile. Below it stands as it is now: decide again.",
                     session_subject(at.session)};
    }
    return read_floor(uow, at.session);
}

/// Writes the places of those who wait.
void store_line(UnitOfWork& uow, std::vector<FloorRequest>& waiting) {
    int position = 0;
    for (auto& request : waiting) {
        ++position;
        if (request.position == position) continue;
        request.position = position;
        update(uow, request);
    }
}

void note_change(UnitOfWork& uow, const std::string& session) {
    tell(uow, floor_topic(session));
    uow.invalidate(floor_tag(session));
}

/// Takes a request out of the line. @return nothing when it does not wait.
std::optional<FloorRequest> leave_line(std::vector<FloorRequest>& waiting, const std::string& id) {
    const auto found =
        std::find_if(waiting.begin(), waiting.end(), [&](const auto& each) { return each.id == id; });
    if (found == waiting.end()) return std::nullopt;
    auto request = std::move(*found);
    waiting.erase(found);
    return request;
}

/// Why that request can be neither called nor moved.
Error does_not_wait(const FloorReading& held, const std::string& id) {
    const auto same = [&](const FloorRequest& each) { return each.id == id; };
    const bool known = (held.speaking && same(*held.speaking)) ||
                       std::any_of(held.waiting.begin(), held.waiting.end(), same) ||
                       std::any_of(held.past.begin(), held.past.end(), same);
    if (!known) return {ErrorCode::not_found, /*t*/ "This request does not exist.", id};
    return {ErrorCode::conflict, /*t*/ "This request does not wait for the floor any more.",
            session_subject(held.session.id)};
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

/// Who is meant, as the directory or the list of delegations has it.
void resolve_speaker(UnitOfWork& uow, const SpeakerSources& from, const Edition& edition,
                     const RequestFacts& facts, FloorRequest& request, std::vector<FieldError>& problems) {
    if (facts.who_ref.starts_with(delegation_kind)) {
        const auto delegation = find_delegation(uow, facts.who_ref.substr(delegation_kind.size()));
        if (!delegation || delegation->edition_id != edition.id) {
            problems.push_back({"delegation", /*t*/ "Choose a delegation of this event."});
            return;
        }
        request.who = {facts.who_ref, delegation->party_name};
        request.region = delegation->region;
        if (facts.rank == 0) request.rank = delegation->answer == Answer::accepted ? 3 : 4;
    } else if (!facts.who_ref.empty()) {
        const auto entry = from.lookup.entry(uow, facts.who_ref, edition.titles.original);
        if (!entry) {
            problems.push_back({"who", /*t*/ "Choose somebody of the directory."});
            return;
        }
        request.who = {entry->ref, entry->name};
        if (from.directory == nullptr) return;
        if (const auto party = from.directory->party(uow, entry->ref, edition.titles.original))
            request.region = party->region;
    } else {
        request.who.name = trim(facts.who_name);
        if (request.who.name.empty())
            problems.push_back({"who", /*t*/ "Write who asks for the floor."});
        else if (!is_utf8(request.who.name) || length(request.who.name) > longest_speaker)
            problems.push_back({"who",
                                /*t*/ "Write at most {max} characters.",
                                {{"max", std::to_string(longest_speaker)}}});
    }
}

Result<FloorRequest> read_request(UnitOfWork& uow, const SpeakerSources& from, const Edition& edition,
                                  const RequestFacts& facts) {
    FloorRequest request{.title = trim(facts.title), .language = facts.language};
    request.kind = facts.kind;
    std::vector<FieldError> problems;
    if (facts.rank != 0) request.rank = facts.rank;
    if (request.rank < protocol_ranks.front().rank || request.rank > protocol_ranks.back().rank)
        problems.push_back({"rank", /*t*/ "Choose a rank from the list."});
    if (!is_utf8(request.title) || length(request.title) > longest_speaker)
        problems.push_back({"title",
                            /*t*/ "Write at most {max} characters.",
                            {{"max", std::to_string(longest_speaker)}}});
    if (!request.language.empty() && !is_spoken_language(request.language))
        problems.push_back({"language", /*t*/ "Choose a language from the list."});
    resolve_speaker(uow, from, edition, facts, request, problems);
    if (auto good = refuse_if_any(std::move(problems)); !good) return std::move(good).error();
    return request;
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
        line_up(held->waiting, rules.order);
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

Result<std::string> request_floor(UnitOfWork& uow, const SpeakerSources& from, const Actor& actor,
                                  const FloorAt& at, const RequestFacts& facts) {
    auto held = held_floor(uow, at);
    if (!held) return std::move(held).error();
    if (held->floor.state == ListState::closed && facts.kind == RequestKind::speak)
        return Error{ErrorCode::conflict,
                     /*t*/ "The list is closed: only points of order are taken.",
                     session_subject(at.session)};
    auto request = read_request(uow, from, held->edition, facts);
    if (!request) return std::move(request).error();
    request->id = new_id();
    request->session_id = at.session;
    request->asked_at = uow.now();
    request->number =
        1 + static_cast<int>(held->waiting.size() + held->past.size()) + (held->speaking ? 1 : 0);
    insert(uow, *request);
    const auto id = request->id;
    uow.record(actor, "events.request_floor", session_subject(at.session), "", request_history(*request));
    join_line(held->waiting, *std::move(request), held->floor.order);
    store_line(uow, held->waiting);
    note_change(uow, at.session);
    return id;
}

Result<void> withdraw_request(UnitOfWork& uow, const Actor& actor, const FloorAt& at, const std::string& id) {
    auto held = held_floor(uow, at);
    if (!held) return std::move(held).error();
    auto request = leave_line(held->waiting, id);
    if (!request) return does_not_wait(*held, id);
    const auto before = request_history(*request);
    request->state = RequestState::withdrawn;
    request->position = 0;
    request->ended_at = uow.now();
    update(uow, *request);
    store_line(uow, held->waiting);
    uow.record(actor, "events.withdraw_request", session_subject(at.session), before,
               request_history(*request));
    note_change(uow, at.session);
    return {};
}

Result<void> restore_request(UnitOfWork& uow, const Actor& actor, const FloorAt& at, const std::string& id) {
    auto held = held_floor(uow, at);
    if (!held) return std::move(held).error();
    const auto found = std::find_if(held->past.begin(), held->past.end(), [&](const auto& each) {
        return each.id == id && each.state == RequestState::withdrawn;
    });
    if (found == held->past.end()) {
        auto error = does_not_wait(*held, id);
        if (error.code == ErrorCode::not_found) return error;
        return Error{ErrorCode::conflict, /*t*/ "This request is not withdrawn.",
                     session_subject(at.session)};
    }
    const auto before = request_history(*found);
    auto request = *found;
    request.state = RequestState::waiting;
    request.ended_at.reset();
    update(uow, request);
    uow.record(actor, "events.restore_request", session_subject(at.session), before,
               request_history(request));
    join_line(held->waiting, std::move(request), held->floor.order);
    store_line(uow, held->waiting);
    note_change(uow, at.session);
    return {};
}

Result<void> move_request(UnitOfWork& uow, const Actor& actor, const FloorAt& at, const std::string& id,
                          MoveInLine where) {
    auto held = held_floor(uow, at);
    if (!held) return std::move(held).error();
    auto& waiting = held->waiting;
    const auto same = [&](const FloorRequest& each) { return each.id == id; };
    const auto found = std::find_if(waiting.begin(), waiting.end(), same);
    if (found == waiting.end()) return does_not_wait(*held, id);
    const auto before = request_history(*found);
    if (!move_in_line(waiting, id, where))
        return Error{ErrorCode::conflict, /*t*/ "This request cannot go further in that direction.",
                     session_subject(at.session)};
    store_line(uow, waiting);
    uow.record(actor, "events.move_request", session_subject(at.session), before,
               request_history(*std::find_if(waiting.begin(), waiting.end(), same)));
    note_change(uow, at.session);
    return {};
}

Result<void> give_floor(UnitOfWork& uow, const Actor& actor, const FloorAt& at, const std::string& id) {
    auto held = held_floor(uow, at);
    if (!held) return std::move(held).error();
    if (held->waiting.empty() && id.empty())
        return Error{ErrorCode::conflict, /*t*/ "Nobody waits for the floor.", session_subject(at.session)};
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
