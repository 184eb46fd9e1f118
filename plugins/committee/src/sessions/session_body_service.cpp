// SPDX-License-Identifier: EUPL-1.2
#include "session_body_service.hpp"

#include <algorithm>

#include "../ledger/body_service.hpp"
#include "../ledger/json.hpp"
#include "../ledger/ledger_repository.hpp"
#include "../ledger/seats_service.hpp"
#include "session_body_repository.hpp"

namespace plenaria::committee::sessions {

namespace {

Error not_that_session(std::string message, MessageValues values = {}) {
    return {ErrorCode::invalid_input,
            /*t*/ "Something in this form needs your attention.",
            {},
            {{"session", std::move(message), std::move(values)}}};
}

void note(UnitOfWork& uow, const Actor& actor, std::string_view action, const std::string& body_id,
          const std::string& session_id) {
    uow.record(actor, action, ledger::body_subject(body_id), "",
               ledger::compact({{"session", "events.session/" + session_id}}));
}

}  // namespace

std::vector<events::SessionCard> sessions_met_in(UnitOfWork& uow, const SessionTools& tools,
                                                 const std::string& body_id, std::string_view language) {
    std::vector<events::SessionCard> cards;
    if (tools.editions == nullptr) return cards;
    for (const auto& id : sessions_of_body(uow, body_id))
        if (auto card = tools.editions->session(uow, id, language)) cards.push_back(*std::move(card));
    std::stable_sort(cards.begin(), cards.end(),
                     [](const auto& one, const auto& other) { return one.starts < other.starts; });
    return cards;
}

Result<void> meet_in(UnitOfWork& uow, const SessionTools& tools, const Actor& actor,
                     const std::string& body_id, const std::string& session_id) {
    if (!ledger::find_body(uow, body_id)) return ledger::body_unknown(body_id);
    ledger::touch_body(uow, body_id);
    if (tools.editions == nullptr || session_id.empty() || !tools.editions->session(uow, session_id, "en"))
        return not_that_session(/*t*/ "Choose a session of an event.");
    const auto before = body_meeting_in(uow, session_id);
    if (before == body_id) return {};
    if (!before.empty()) {
        if (const auto other = ledger::find_body(uow, before))
            return not_that_session(
                /*t*/ "The body “{body}” meets in this session. Take the session from it first.",
                {{"body", other->facts.names.in("en")}});
        remove_session_body(uow, session_id);
    }
    insert_session_body(uow, session_id, body_id);
    note(uow, actor, "committee.meet_in_session", body_id, session_id);
    return {};
}

Result<void> leave_session(UnitOfWork& uow, const Actor& actor, const std::string& body_id,
                           const std::string& session_id) {
    if (!ledger::find_body(uow, body_id)) return ledger::body_unknown(body_id);
    ledger::touch_body(uow, body_id);
    if (body_meeting_in(uow, session_id) != body_id) return {};
    remove_session_body(uow, session_id);
    note(uow, actor, "committee.leave_session", body_id, session_id);
    return {};
}

Result<void> meet_in_all(UnitOfWork& uow, const SessionTools& tools, const Actor& actor,
                         const std::string& body_id, const std::vector<std::string>& session_ids) {
    if (!ledger::find_body(uow, body_id)) return ledger::body_unknown(body_id);
    ledger::touch_body(uow, body_id);
    for (const auto& before : sessions_of_body(uow, body_id))
        if (std::find(session_ids.begin(), session_ids.end(), before) == session_ids.end())
            if (auto done = leave_session(uow, actor, body_id, before); !done) return done;
    for (const auto& each : session_ids)
        if (auto done = meet_in(uow, tools, actor, body_id, each); !done) return done;
    return {};
}

std::optional<std::vector<std::string>> BodyElectorate::members(UnitOfWork& uow, const std::string& session) {
    const auto body = body_meeting_in(uow, session);
    if (body.empty() || tools_.editions == nullptr) return std::nullopt;
    const auto card = tools_.editions->session(uow, session, "en");
    const auto day = card ? parse_day(card->starts.substr(0, 10)) : std::nullopt;
    if (!day) return std::nullopt;
    const auto sitting = ledger::SeatsService(tools_.lookup).sitting(uow, body, *day, "en");
    if (!sitting) return std::nullopt;
    std::vector<std::string> cities;
    for (const auto& member : *sitting)
        if (!member.city_ref.empty() &&
            std::find(cities.begin(), cities.end(), member.city_ref) == cities.end())
            cities.push_back(member.city_ref);
    return cities;
}

}  // namespace plenaria::committee::sessions
