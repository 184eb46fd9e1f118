// SPDX-License-Identifier: EUPL-1.2
#include "quorum_service.hpp"

#include <optional>
#include <set>

#include <plenaria/live.hpp>

#include "../accreditation/door_scan_repository.hpp"
#include "../common_pages.hpp"
#include "../editions/edition_repository.hpp"
#include "../editions/edition_service.hpp"
#include "../json.hpp"
#include "../programme/members_only.hpp"
#include "../programme/session_repository.hpp"
#include "../programme/session_service.hpp"
#include "quorum_repository.hpp"

namespace plenaria::events {

std::string quorum_topic(const std::string& session) { return "events.quorum/" + session; }

Result<QuorumReading> read_quorum(UnitOfWork& uow, const Electorates& electorates,
                                  const std::string& session_id) {
    auto session = find_session(uow, session_id);
    if (!session) return session_unknown(session_id);
    auto edition = find_edition(uow, session->edition_id);
    if (!edition) return edition_unknown(session->edition_id);
    auto quorum = quorum_of(uow, session_id);
    const auto known = members_at(uow, electorates, session_id);
    const auto members = known ? std::optional(std::set<std::string>(known->begin(), known->end()))
                               : std::optional<std::set<std::string>>();
    const bool in_room = has_door(uow, session->edition_id, session_id);
    auto count = count_quorum(quorum,
                              in_room ? delegations_in_session(uow, session->edition_id, session_id)
                                      : delegations_there(uow, session->edition_id),
                              members ? &*members : nullptr);
    count.in_room = in_room;
    return QuorumReading{*std::move(session), *std::move(edition), std::move(quorum), count};
}

Result<void> set_quorum(UnitOfWork& uow, const Actor& actor, const Quorum& wish) {
    if (!find_session(uow, wish.session_id)) return session_unknown(wish.session_id);
    if (wish.needed < 0 || wish.needed > most_needed)
        return Error{ErrorCode::invalid_input,
                     "Something in this form needs your attention.",
                     session_subject(wish.session_id),
                     {{"needed",
                       /*t*/ "Write a whole number from {min} to {max}.",
                       {{"min", "0"}, {"max", std::to_string(most_needed)}}}}};
    const auto before = quorum_of(uow, wish.session_id);
    if (!store(uow, wish)) return changed_meanwhile(session_subject(wish.session_id));
    uow.record(actor, "events.set_quorum", session_subject(wish.session_id),
               before.revision == 0 ? "" : compact({{"needed", before.needed}}),
               compact({{"needed", wish.needed}}));
    tell(uow, quorum_topic(wish.session_id));
    return {};
}

void tell_quorums(UnitOfWork& uow, const std::string& edition) {
    for (const auto& session : sessions_with_quorum(uow, edition)) tell(uow, quorum_topic(session));
}

}  // namespace plenaria::events
