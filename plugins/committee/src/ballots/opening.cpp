// SPDX-License-Identifier: EUPL-1.2
// The two steps that open a secret ballot. What is in clear here lives in memory alone, and what is written
// is written in another order than it was read in.
#include <algorithm>
#include <map>

#include "../ledger/json.hpp"
#include "ballot_repository.hpp"
#include "box_repository.hpp"
#include "bulletin_repository.hpp"
#include "choice.hpp"
#include "counting.hpp"
#include "officer_service.hpp"
#include "roll_repository.hpp"
#include "steps.hpp"

namespace plenaria::committee::ballots {

namespace {

struct Opening {
    BallotCall call;
    std::vector<Officer> officers;
    int place = 0;  ///< of who opens
};

Result<Opening> begin_step(UnitOfWork& uow, const Actor& actor, const std::string& ballot_id,
                           const OfficerKey& key) {
    auto call = hold_ballot(uow, ballot_id);
    if (!call) return std::move(call).error();
    Opening opening{.call = *std::move(call), .officers = find_officers(uow, ballot_id)};
    const auto* me = own_office(opening.officers, actor);
    if (me == nullptr)
        return Error{ErrorCode::forbidden, /*t*/ "You are no officer of this ballot.", ballot_id};
    opening.place = me->place;
    if (auto good = check_may_be_opened(uow, opening.call.ballot); !good) return std::move(good).error();
    if (key.public_half() != me->public_half)
        return wrong("key",
                     /*t*/ "This key is whole, but it is not your key of this ballot. Nothing was opened.");
    return opening;
}

/// As many boxes as marks: one more or one less was put there by somebody else than a voter.
Result<void> check_boxes_fit_roll(UnitOfWork& uow, const std::string& ballot_id, std::size_t boxes) {
    const auto turnout = count_turnout(uow, ballot_id);
    if (static_cast<int>(boxes) == turnout.took_part) return {};
    const auto missing = turnout.took_part - static_cast<int>(boxes);
    if (missing > 0 && missing <= turnout.on_paper)
        return Error{.code = ErrorCode::conflict,
                     .message = /*t*/ "Slips of paper that two people have not entered yet: {number}.",
                     .detail = ballot_id,
                     .values = {{"number", std::to_string(missing)}}};
    return Error{
        .code = ErrorCode::conflict,
        .message = /*t*/
        "There are {boxes} boxes, but {marks} voters took part. Nothing is opened until that is explained.",
        .detail = ballot_id,
        .values = {{"boxes", std::to_string(boxes)}, {"marks", std::to_string(turnout.took_part)}}};
}

Error bad_boxes(const std::string& ballot_id, const std::vector<std::size_t>& numbers) {
    constexpr std::size_t most_named = 20;
    std::string list;
    for (std::size_t index = 0; index < std::min(numbers.size(), most_named); ++index)
        list += (list.empty() ? "" : ", ") + std::to_string(numbers[index]);
    if (numbers.size() > most_named) list += ", …";
    return {.code = ErrorCode::conflict,
            .message = /*t*/
            "These boxes of the published list were altered, are there twice or are of another ballot: "
            "{numbers}. "
            "Nothing was opened.",
            .detail = ballot_id,
            .values = {{"numbers", list}}};
}

/// What one couple's first officer finds, in the order of the boxes; numbers of boxes that are not whole go
/// to `bad`.
std::vector<std::string> open_for(const OfficerKey& key, const std::vector<Box>& boxes, std::size_t couple,
                                  std::size_t couples, std::vector<std::size_t>& bad) {
    std::vector<std::string> inner;
    std::map<std::string, std::size_t> first_seen;
    for (std::size_t index = 0; index < boxes.size(); ++index) {
        const auto& seals = boxes[index].seals;
        auto opened = seals.size() == couples ? open_outer_seal(key, seals[couple]) : std::nullopt;
        if (!opened) {
            bad.push_back(index + 1);
            continue;
        }
        const auto [at, is_new] = first_seen.emplace(*opened, index + 1);
        if (!is_new) bad.insert(bad.end(), {at->second, index + 1});
        inner.push_back(*std::move(opened));
    }
    return inner;
}

void keep_inner(UnitOfWork& uow, const std::string& ballot_id, int place,
                const std::vector<std::string>& inner) {
    for (const auto index : shuffled(inner.size())) insert_inner(uow, ballot_id, place, inner[index]);
}

Error inner_not_whole(const std::string& ballot_id) {
    return {ErrorCode::conflict,
            /*t*/
            "What the first officer took out was altered since, or is there twice. Nothing was counted: let "
            "the first "
            "step be done again.",
            ballot_id};
}

struct Bulletin {
    std::vector<std::string> trackers;
    std::vector<Choice> choices;
};

/// The content of all inner boxes, each list sorted by itself.
Result<Bulletin> read_bulletin(UnitOfWork& uow, const Ballot& ballot, int place, const OfficerKey& key) {
    Bulletin bulletin;
    const auto candidates = candidates_of(uow, ballot.id).size();
    for (const auto& seal : inner_boxes_for(uow, ballot.id, place)) {
        auto opened = open_inner_seal(key, ballot.id, seal);
        const auto choice = opened ? unpack(ballot.facts, candidates, opened->choice) : std::nullopt;
        if (opened) wipe(opened->choice);
        if (!choice) return inner_not_whole(ballot.id);
        bulletin.trackers.push_back(opened->tracker);
        bulletin.choices.push_back(*choice);
    }
    std::sort(bulletin.trackers.begin(), bulletin.trackers.end());
    std::sort(bulletin.choices.begin(), bulletin.choices.end());
    if (std::adjacent_find(bulletin.trackers.begin(), bulletin.trackers.end()) != bulletin.trackers.end())
        return inner_not_whole(ballot.id);
    return bulletin;
}

}  // namespace

Result<void> open_outer(UnitOfWork& uow, const Actor& actor, const std::string& ballot_id,
                        const OfficerKey& key) {
    auto begun = begin_step(uow, actor, ballot_id, key);
    if (!begun) return std::move(begun).error();
    auto& ballot = begun->call.ballot;
    if (begun->place == static_cast<int>(begun->officers.size()))
        return Error{ErrorCode::conflict,
                     /*t*/ "The first step is done by an officer before you on the list; you do the second.",
                     ballot_id};
    const auto boxes = boxes_of(uow, ballot_id);
    if (auto fits = check_boxes_fit_roll(uow, ballot_id, boxes.size()); !fits) return fits;
    const auto couples = couples_of(begun->officers.size());
    std::vector<std::size_t> bad;
    std::vector<std::vector<std::string>> opened;
    for (std::size_t index = 0; index < couples.size(); ++index)
        opened.push_back(couples[index].first == begun->place
                             ? open_for(key, boxes, index, couples.size(), bad)
                             : std::vector<std::string>());
    std::sort(bad.begin(), bad.end());
    bad.erase(std::unique(bad.begin(), bad.end()), bad.end());
    if (!bad.empty()) return bad_boxes(ballot_id, bad);

    remove_inner_boxes(uow, ballot_id);
    // One order for each couple, so that the two lists cannot be laid beside each other either.
    for (std::size_t index = 0; index < couples.size(); ++index)
        keep_inner(uow, ballot_id, couples[index].second, opened[index]);
    ballot.written = Written::opening;
    ballot.opener = begun->place;
    ballot.seed = seed_of_boxes(box_ids(uow, ballot_id));
    if (auto kept = keep(uow, ballot); !kept) return kept;
    record(uow, actor, "committee.open_outer_seals", ballot_id,
           ledger::compact({{"boxes", boxes.size()}, {"seed", ballot.seed}}));
    return {};
}

Result<void> open_inner(UnitOfWork& uow, const BallotTools& tools, const Actor& actor,
                        const std::string& ballot_id, const OfficerKey& key) {
    auto begun = begin_step(uow, actor, ballot_id, key);
    if (!begun) return std::move(begun).error();
    auto& ballot = begun->call.ballot;
    if (ballot.written != Written::opening)
        return Error{ErrorCode::conflict,
                     /*t*/ "The first step comes first: another officer opens the outer seals.", ballot_id};
    if (begun->place <= ballot.opener)
        return Error{ErrorCode::conflict,
                     /*t*/ "The second step is done by an officer after the one who did the first.",
                     ballot_id};
    const auto ids = box_ids(uow, ballot_id);
    if (auto fits = check_boxes_fit_roll(uow, ballot_id, ids.size()); !fits) return fits;
    if (seed_of_boxes(ids) != ballot.seed)
        return Error{
            ErrorCode::conflict,
            /*t*/ "The published list of boxes has changed since the first step. Nothing was counted.",
            ballot_id};
    const auto bulletin = read_bulletin(uow, ballot, begun->place, key);
    if (!bulletin) return bulletin.error();
    if (bulletin->choices.size() != ids.size()) return inner_not_whole(ballot_id);

    remove_inner_boxes(uow, ballot_id);
    if (static_cast<int>(bulletin->trackers.size()) >= fewest_published)
        insert_trackers(uow, ballot_id, bulletin->trackers);
    if (auto counted = count_ballot(uow, tools, actor, begun->call, bulletin->choices); !counted)
        return counted;
    record(uow, actor, "committee.count_ballot", ballot_id, ledger::compact({{"ballots", ids.size()}}));
    return {};
}

}  // namespace plenaria::committee::ballots
