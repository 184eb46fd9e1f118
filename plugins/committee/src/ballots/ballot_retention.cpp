// SPDX-License-Identifier: EUPL-1.2
#include "ballot_retention.hpp"

#include <plenaria/actor.hpp>

#include "../ledger/json.hpp"
#include "ballot_repository.hpp"
#include "box_repository.hpp"
#include "paper_repository.hpp"
#include "roll_repository.hpp"
#include "steps.hpp"

namespace plenaria::committee::ballots {

namespace {

/// Boxes that wait for their officers are not too old: nobody else could ever open them.
bool is_over(UnitOfWork& uow, const Ballot& ballot) {
    const auto state = state_now(uow, ballot);
    return state == State::counted || state == State::withdrawn || state == State::without_quorum;
}

}  // namespace

Result<int> erase_old_boxes(Database& db) {
    return db.write([&](UnitOfWork& uow) -> Result<int> {
        int erased = 0;
        for (const auto& seen : ballots_with_addresses(uow, uow.now() - objections)) {
            const auto call = hold_ballot(uow, seen.id);
            if (!call || !is_over(uow, call->ballot)) continue;
            const auto boxes = count_boxes(uow, seen.id);
            remove_boxes(uow, seen.id);
            remove_inner_boxes(uow, seen.id);
            remove_batch(uow, seen.id);
            const auto addresses = erase_addresses(uow, seen.id);
            record(uow, job_actor("committee.erase_boxes"), "committee.erase_boxes", seen.id,
                   ledger::compact({{"boxes", boxes}, {"addresses", addresses}}));
            ++erased;
        }
        return erased;
    });
}

}  // namespace plenaria::committee::ballots
