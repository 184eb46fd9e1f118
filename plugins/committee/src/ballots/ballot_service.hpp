// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file committee/src/ballots/ballot_service.hpp
/// The life of a ballot, each function one step of the caller's transaction.
/// PLANNED SIGNATURES (the room's other work is written against them): keep them, or tell why.
///
/// Staff ("committee.ballots"):
///   create_ballot(uow, actor, facts) -> id;  change_ballot(uow, actor, id, facts, revision)      draft only
///   set_candidates(uow, actor, id, candidates, revision)                                         draft only; of a vacancy: those of its shortlist
///   set_officers(uow, actor, id, {name, account id})                                             two or three
///   open_ballot(uow, tools, actor, id, expected)   freezes electorate, rule, quorum; draws the order of candidates; issues links, queues mails
///   close_early(uow, actor, id, reason), withdraw_ballot(uow, actor, id, reason)
///   revoke_voter / restore_voter, send_link_again, remind_voters
///   grant_proxy(uow, actor, ballot, voter, holder) by staff on paper; take_back_proxy
/// Officers (accounts named on the ballot):
///   give_key(uow, actor, ballot, public_half); confirm_fingerprint(uow, actor, ballot, officer, typed)
///   open_outer(uow, actor, ballot, OfficerKey); open_inner(uow, actor, ballot, OfficerKey) -> result
/// Voters (by link, purpose "committee.vote", subject "committee.voter/ID"):
///   own_ballot(uow, actor, voter_id) -> what the page shows: question, candidates, for whom they may vote, proxies
///   cast(uow, actor, Cast{voter_id, Choice, receipt, replacing}) -> receipt; idempotent for the same receipt
///   grant_own_proxy(uow, actor, voter_id, holder) before having voted
/// Everybody: check_receipt(uow, ballot_id, receipt) -> {in the box, came out, unknown}
/// Paper: begin_paper(uow, actor, ballot, voters, slips) -> batch code; match_paper(uow, actor, ballot, batch code, slips) -> differences or sealed
/// Roll-call: record_roll_call(uow, actor, ballot, voter, Choice) at the floor; state_result(uow, actor, ballot)
