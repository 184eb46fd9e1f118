// SPDX-License-Identifier: EUPL-1.2
#include "placed_rules.hpp"

#include <plenaria/db.hpp>

#include "../editions/edition_repository.hpp"
#include "../programme/session_repository.hpp"
#include "call_repository.hpp"
#include "capacity.hpp"
#include "capacity_words.hpp"
#include "proposal_repository.hpp"

namespace plenaria::events {

std::vector<std::string> call_rules_broken_by(UnitOfWork& uow, const Session& session, const Locale& locale) {
    std::vector<std::string> sentences;
    const auto id = call_of_session(uow, session.id);
    const auto call = id.empty() ? std::nullopt : find_call(uow, id);
    if (!call || !takes_place(session)) return sentences;
    const auto programme = programme_of(uow, session.edition_id);
    const auto edition = find_edition(uow, session.edition_id).value();
    const auto elsewhere = sessions_of_other_calls(uow, session.edition_id, call->id);
    const Surroundings around{programme.sessions, edition.dates.zone, elsewhere};
    for (const auto& broken : broken_rules(session, call->limits, around))
        sentences.push_back(words_of(broken, session, programme, locale));
    return sentences;
}

}  // namespace plenaria::events
