// SPDX-License-Identifier: EUPL-1.2
#include "elections_service.hpp"

#include <plenaria/locale.hpp>

#include "ballot_call.hpp"
#include "ballot_repository.hpp"
#include "event_election.hpp"
#include "steps.hpp"

namespace plenaria::committee::ballots {

std::vector<ElectionCard> ElectionsService::of_body(UnitOfWork& uow, std::string_view edition,
                                                    std::string_view body, std::string_view language) {
    const auto& locale = locales_->get(language, "committee");
    const ElectionRef ref{std::string(edition), std::string(body)};
    std::vector<ElectionCard> cards;
    for (const auto& ballot : ballots_that_elect(uow, ref.text()))
        cards.push_back({.source = ballot_subject(ballot.id),
                         .title = ballot.facts.title.in(language),
                         .state = locale.t(name_of(state_now(uow, ballot))),
                         .path = "/committee/ballots/" + ballot.id,
                         .seats = static_cast<int>(ballot.facts.seats),
                         .elected = static_cast<int>(ballot.outcome.elected.size()),
                         .is_counted = ballot.written == Written::counted,
                         .counted_at = ballot.counted_at});
    return cards;
}

std::string ElectionsService::form_path(std::string_view edition, std::string_view body) const {
    return "/committee/ballots/new?election=" + ElectionRef{std::string(edition), std::string(body)}.text();
}

}  // namespace plenaria::committee::ballots
