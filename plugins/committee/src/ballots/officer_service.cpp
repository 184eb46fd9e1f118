// SPDX-License-Identifier: EUPL-1.2
#include "officer_service.hpp"

#include <algorithm>

#include <plenaria/text.hpp>

#include "../ledger/json.hpp"
#include "ballot_repository.hpp"
#include "box_repository.hpp"
#include "bulletin_repository.hpp"
#include "steps.hpp"

namespace plenaria::committee::ballots {

namespace {

/// The officers of a ballot that has not opened, and the own place among them.
struct HeldOffice {
    BallotCall call;
    std::vector<Officer> officers;
    std::size_t own = 0;
    [[nodiscard]] Officer& me() { return officers[own]; }
};

Result<HeldOffice> hold_office(UnitOfWork& uow, const Actor& actor, const std::string& ballot_id) {
    auto call = hold_ballot(uow, ballot_id);
    if (!call) return std::move(call).error();
    HeldOffice held{.call = *std::move(call), .officers = find_officers(uow, ballot_id)};
    const auto* own = own_office(held.officers, actor);
    if (own == nullptr)
        return Error{ErrorCode::forbidden, /*t*/ "You are no officer of this ballot.", ballot_id};
    held.own = static_cast<std::size_t>(own - held.officers.data());
    if (held.call.ballot.written != Written::draft)
        return Error{ErrorCode::conflict, /*t*/ "This ballot has opened: its keys stay as they are.",
                     ballot_id};
    return held;
}

}  // namespace

std::vector<Officer> officers_of(UnitOfWork& uow, const std::string& ballot_id) {
    return find_officers(uow, ballot_id);
}

const Officer* own_office(const std::vector<Officer>& officers, const Actor& actor) {
    if (actor.kind != Actor::Kind::account) return nullptr;
    const auto found = std::find_if(officers.begin(), officers.end(),
                                    [&](const Officer& each) { return each.who.account_id == actor.id; });
    return found == officers.end() ? nullptr : &*found;
}

Result<void> give_key(UnitOfWork& uow, const Actor& actor, const std::string& ballot_id,
                      const std::string& public_half) {
    auto held = hold_office(uow, actor, ballot_id);
    if (!held) return std::move(held).error();
    auto& me = held->me();
    const auto half = trim(public_half);
    if (!is_public_half(half))
        return wrong("public_half",
                     /*t*/ "This is no public half of a key: 64 digits from 0 to 9 and a to f.");
    if (me.public_half == half) return {};
    if (std::any_of(held->officers.begin(), held->officers.end(),
                    [&](const Officer& each) { return each.public_half == half; }) ||
        served_another_ballot(uow, ballot_id, half))
        return wrong("public_half", /*t*/ "This key serves somebody else or another ballot. Make a new one.");
    me.public_half = half;
    replace_officers(uow, ballot_id, held->officers);
    record(uow, actor, "committee.give_key", ballot_id,
           ledger::compact({{"officer", me.who.name}, {"fingerprint", fingerprint(half)}}));
    return {};
}

Result<void> confirm_fingerprint(UnitOfWork& uow, const Actor& actor, const std::string& ballot_id, int place,
                                 const std::string& typed) {
    auto held = hold_office(uow, actor, ballot_id);
    if (!held) return std::move(held).error();
    auto& me = held->me();
    const auto other = std::find_if(held->officers.begin(), held->officers.end(),
                                    [&](const Officer& each) { return each.place == place; });
    if (other == held->officers.end() || other->place == me.place || other->public_half.empty())
        return wrong("fingerprint", /*t*/ "This officer has no key yet.");
    if (!is_fingerprint(typed, other->public_half))
        return wrong(
            "fingerprint",
            /*t*/
            "This is not the fingerprint of {officer}. Ask again; if it stays so, the key is not theirs.",
            {{"officer", other->who.name}});
    if (me.has_confirmed(*other)) return {};
    // Of keys that somebody has no longer nothing has to be known.
    std::erase_if(me.confirmed, [&](const std::string& half) {
        return std::none_of(held->officers.begin(), held->officers.end(),
                            [&](const Officer& each) { return each.public_half == half; });
    });
    me.confirmed.push_back(other->public_half);
    replace_officers(uow, ballot_id, held->officers);
    record(uow, actor, "committee.confirm_key", ballot_id,
           ledger::compact({{"officer", me.who.name},
                            {"other", other->who.name},
                            {"fingerprint", fingerprint(other->public_half)}}));
    return {};
}

std::vector<std::string> published_boxes(UnitOfWork& uow, const BallotCall& call) {
    if (call.ballot.facts.secrecy != Secrecy::secret) return {};
    switch (state_now(uow, call.ballot)) {
        case State::closed:
        case State::without_quorum:
        case State::opening:
        case State::counted:
            return box_ids(uow, call.ballot.id);
        case State::draft:
        case State::open:
        case State::withdrawn:
            break;
    }
    return {};
}

std::vector<std::string> bulletin_of(UnitOfWork& uow, const std::string& ballot_id) {
    return trackers_of(uow, ballot_id);
}

}  // namespace plenaria::committee::ballots
