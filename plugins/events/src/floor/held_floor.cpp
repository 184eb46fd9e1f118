// SPDX-License-Identifier: EUPL-1.2
#include "held_floor.hpp"

#include <algorithm>

#include <plenaria/live.hpp>

#include "../json.hpp"
#include "../programme/session_repository.hpp"
#include "../programme/session_service.hpp"
#include "balance.hpp"
#include "floor_repository.hpp"

namespace plenaria::events {

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

std::optional<FloorRequest> leave_line(std::vector<FloorRequest>& waiting, const std::string& id) {
    const auto found =
        std::find_if(waiting.begin(), waiting.end(), [&](const auto& each) { return each.id == id; });
    if (found == waiting.end()) return std::nullopt;
    auto request = std::move(*found);
    waiting.erase(found);
    return request;
}

Error does_not_wait(const FloorReading& held, const std::string& id) {
    const auto same = [&](const FloorRequest& each) { return each.id == id; };
    const bool known = (held.speaking && same(*held.speaking)) ||
                       std::any_of(held.waiting.begin(), held.waiting.end(), same) ||
                       std::any_of(held.past.begin(), held.past.end(), same);
    if (!known) return {ErrorCode::not_found, /*t*/ "This request does not exist.", id};
    return {ErrorCode::conflict, /*t*/ "This request does not wait for the floor any more.",
            session_subject(held.session.id)};
}

bool is_in_balance(const FloorReading& held) {
    return held.floor.order == SpeakingOrder::balanced &&
           stands_by_rule(held.waiting, held.floor.order, turns_of(taken_of(held)));
}

void keep_balance(UnitOfWork& uow, const std::string& session, bool was) {
    auto reading = was ? read_floor(uow, session) : Result<FloorReading>(session_unknown(session));
    if (!reading) return;
    line_up(reading->waiting, reading->floor.order, turns_of(taken_of(*reading)));
    store_line(uow, reading->waiting);
}

std::string request_history(const FloorRequest& request) {
    return compact({{"request", request.id},
                    {"who", request.who.ref},
                    {"kind", std::string(to_text(request.kind))},
                    {"rank", request.rank},
                    {"position", request.position},
                    {"state", std::string(to_text(request.state))},
                    {"seconds", request.spent.count()}});
}

}  // namespace plenaria::events
