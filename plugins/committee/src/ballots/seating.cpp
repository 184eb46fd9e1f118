// SPDX-License-Identifier: EUPL-1.2
// Who was elected becomes the list of a body of an event.
#include <algorithm>

#include "../ledger/json.hpp"
#include "ballot_repository.hpp"
#include "counting.hpp"
#include "event_election.hpp"
#include "roll_repository.hpp"
#include "steps.hpp"

namespace plenaria::committee::ballots {

namespace {

constexpr std::string_view ballot_prefix = "committee.ballot/";

/// The ballot that was counted later and sits now; nothing: none.
std::optional<Ballot> seated_later(UnitOfWork& uow, const std::string& source, const Ballot& ballot) {
    if (!source.starts_with(ballot_prefix)) return std::nullopt;
    auto other = find_ballot(uow, source.substr(ballot_prefix.size()));
    if (!other || other->id == ballot.id || other->counted_at <= ballot.counted_at) return std::nullopt;
    return other;
}

}  // namespace

Result<Seating> read_seating(UnitOfWork& uow, const EventBodies& bodies, const Ballot& ballot,
                             std::string_view language) {
    if (ballot.written != Written::counted)
        return Error{ErrorCode::conflict, /*t*/ "This ballot has not been counted.", ballot.id};
    auto election = read_election(uow, bodies, ballot.facts.election_ref, language);
    if (!election) return std::move(election).error();
    Seating seating{.election = *std::move(election), .elected = elected_of(uow, ballot)};
    if (seating.elected.empty())
        return Error{ErrorCode::conflict, /*t*/ "Nobody was elected: nobody can be seated.", ballot.id};
    const auto& elected = seating.election.elected;
    if (const auto later = seated_later(uow, elected.source, ballot))
        return Error{.code = ErrorCode::conflict,
                     .message = /*t*/ "Who was elected by a later ballot sits there: “{ballot}”.",
                     .detail = ballot.id,
                     .values = {{"ballot", later->facts.title.in(language)}}};
    seating.empty_seats =
        std::max(0, static_cast<int>(ballot.facts.seats) - static_cast<int>(seating.elected.size()));
    seating.is_seated = elected.source == ballot_subject(ballot.id);
    seating.revision =
        seating.election.keeper->revision(uow, seating.election.ref.edition, seating.election.ref.body);
    return seating;
}

Result<bool> seat_elected(UnitOfWork& uow, const EventBodies& bodies, const Actor& actor,
                          const std::string& ballot_id, int revision) {
    const auto call = hold_ballot(uow, ballot_id);
    if (!call) return call.error();
    const auto seating = read_seating(uow, bodies, call->ballot, "en");
    if (!seating) return seating.error();
    if (seating->is_seated) return false;
    events::BodyElection result{.edition = seating->election.ref.edition,
                                .body = seating->election.ref.body,
                                .source = ballot_subject(ballot_id),
                                .revision = revision,
                                .electors = std::vector<std::string>()};
    for (const auto& each : seating->elected) result.parties.push_back(each.city.ref);
    for (const auto& each : voters_of(uow, ballot_id)) result.electors->push_back(each.city.ref);
    if (auto done = seating->election.keeper->elect(uow, actor, result); !done)
        return std::move(done).error();
    record(uow, actor, "committee.seat_elected", ballot_id,
           ledger::compact({{"body", seating->election.ref.text()}, {"members", result.parties}}));
    return true;
}

}  // namespace plenaria::committee::ballots
