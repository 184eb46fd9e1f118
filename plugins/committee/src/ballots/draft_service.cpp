// SPDX-License-Identifier: EUPL-1.2
#include "draft_service.hpp"

#include <algorithm>
#include <set>

#include <plenaria/directory/lookup.hpp>
#include <plenaria/id.hpp>
#include <plenaria/text.hpp>

#include "../candidacy/statement_service.hpp"
#include "../ledger/body_service.hpp"
#include "../ledger/json.hpp"
#include "../ledger/ledger_repository.hpp"
#include "ballot_repository.hpp"
#include "box_repository.hpp"
#include "paper_repository.hpp"
#include "roll_repository.hpp"
#include "seal.hpp"
#include "steps.hpp"
#include "version_vote.hpp"

namespace plenaria::committee::ballots {

namespace {

using ledger::compact;
using ledger::Document;
using ledger::refuse_if_any;

Document facts_json(const Ballot& ballot) {
    const auto& facts = ballot.facts;
    return {{"body", facts.body_id},
            {"title", facts.title.texts},
            {"question", facts.question.texts},
            {"subject", std::string(to_text(facts.subject))},
            {"secrecy", std::string(to_text(facts.secrecy))},
            {"rule", std::string(word_of(facts.rule))},
            {"seats", facts.seats},
            {"majority", std::string(to_text(facts.majority))},
            {"quorum", facts.quorum},
            {"proxies", facts.proxy_cap},
            {"closes", to_text(ballot.closes)},
            {"zone", facts.zone},
            {"election", facts.election_ref}};
}

Result<void> check_is_draft(const Ballot& ballot) {
    if (ballot.written == Written::draft) return {};
    return Error{ErrorCode::conflict, /*t*/ "This ballot has opened: what it asks, and whom, stays as it is.",
                 ballot.id};
}

/// A draft, locked, whose revision is raised at once: so that of two who change its parts one is told.
Result<BallotCall> hold_draft(UnitOfWork& uow, const std::string& id, int revision) {
    auto call = hold_ballot(uow, id);
    if (!call) return call;
    if (auto draft = check_is_draft(call->ballot); !draft) return std::move(draft).error();
    call->ballot.revision = revision;
    return call;
}

Result<void> checked(UnitOfWork& uow, Ballot& ballot, const BallotFacts& facts) {
    ballot.facts = tidy(facts);
    std::vector<FieldError> problems;
    ballot.closes = check(ballot.facts, uow.now(), problems);
    // The row of a body of an event is in no list of the ledger.
    const auto removed = ballot.facts.election_ref.empty() ? ledger::Removed::hidden : ledger::Removed::shown;
    if (!ledger::find_body(uow, ballot.facts.body_id, removed))
        problems.push_back({"body", /*t*/ "Choose the body that votes."});
    return refuse_if_any(std::move(problems));
}

void draw_order(UnitOfWork& uow, const std::string& ballot_id) {
    const auto entered = candidates_of(uow, ballot_id);
    std::vector<Candidate> drawn;
    for (const auto index : shuffled(entered.size())) {
        drawn.push_back(entered[index]);
        drawn.back().number = static_cast<int>(drawn.size());
    }
    replace_candidates(uow, ballot_id, drawn);
}

/// What was drawn and frozen, for the history.
Document opening_json(UnitOfWork& uow, const Ballot& ballot, std::size_t voters, const std::string& batch,
                      const std::vector<std::string>& statements) {
    Document candidates = Document::array(), keys = Document::array();
    for (const auto& each : candidates_of(uow, ballot.id)) candidates.push_back(full_name(each));
    for (const auto& each : find_officers(uow, ballot.id))
        keys.push_back(each.who.name + ": " + fingerprint(each.public_half));
    return {{"voters", voters},         {"quorum", ballot.facts.quorum},
            {"candidates", candidates}, {"officers", keys},
            {"seed", ballot.seed},      {"closes", to_text(ballot.closes)},
            {"messages", voters},       {"batch", batch},
            {"statements", statements}};
}

}  // namespace

Result<std::string> create_ballot(UnitOfWork& uow, const Actor& actor, const BallotFacts& facts) {
    Ballot ballot{.id = new_id()};
    if (auto good = checked(uow, ballot, facts); !good) return std::move(good).error();
    insert(uow, ballot);
    record(uow, actor, "committee.create_ballot", ballot.id, compact(facts_json(ballot)));
    return ballot.id;
}

Result<void> change_ballot(UnitOfWork& uow, const Actor& actor, const std::string& id,
                           const BallotFacts& facts, int revision) {
    auto call = hold_draft(uow, id, revision);
    if (!call) return std::move(call).error();
    auto& ballot = call->ballot;
    const auto before = compact(facts_json(ballot));
    const auto bound = bound_to_version(uow, ballot, facts);
    if (!bound) return bound.error();
    if (auto good = checked(uow, ballot, *bound); !good) return good;
    if (auto kept = keep(uow, ballot); !kept) return kept;
    if (ballot.facts.subject == Subject::motion) replace_candidates(uow, id, {});
    if (ballot.facts.secrecy == Secrecy::roll_call) replace_officers(uow, id, {});
    uow.record(actor, "committee.change_ballot", ballot_subject(id), before, compact(facts_json(ballot)));
    return {};
}

Result<void> set_candidates(UnitOfWork& uow, const Actor& actor, const std::string& id,
                            std::vector<Candidate> candidates, int revision) {
    const auto call = hold_draft(uow, id, revision);
    if (!call) return call.error();
    if (call->ballot.facts.subject == Subject::motion)
        return Error{ErrorCode::conflict, /*t*/ "A motion has no candidates.", id};
    int number = 0;
    Document names = Document::array();
    for (auto& each : candidates) {
        each.id = new_id();
        each.number = ++number;
        each.person.name = trim(each.person.name);
        each.city.name = trim(each.city.name);
        each.group = trim(each.group);
        names.push_back(full_name(each));
    }
    std::vector<FieldError> problems;
    check(candidates, problems);
    if (auto good = refuse_if_any(std::move(problems)); !good) return good;
    if (auto kept = keep(uow, call->ballot); !kept) return kept;
    replace_candidates(uow, id, candidates);
    record(uow, actor, "committee.set_candidates", id, compact({{"candidates", names}}));
    return {};
}

Result<void> set_partners(UnitOfWork& uow, directory::Lookup& lookup, const Actor& actor,
                          const std::string& id, const std::vector<std::string>& person_refs, int revision) {
    const auto call = hold_draft(uow, id, revision);
    if (!call) return call.error();
    if (person_refs.size() > most_voters)
        return wrong("partners", /*t*/ "A ballot has at most {max} voters.",
                     {{"max", std::to_string(most_voters)}});
    std::vector<Called> partners;
    std::set<std::string> there;
    for (const auto& ref : person_refs) {
        const auto entry = ref.starts_with("person/") ? lookup.entry(uow, ref, "en") : std::nullopt;
        if (!entry) return wrong("partners", /*t*/ "Choose somebody of the directory.");
        if (there.insert(entry->ref).second) partners.push_back({entry->ref, entry->name});
    }
    if (auto kept = keep(uow, call->ballot); !kept) return kept;
    replace_partners(uow, id, partners);
    record(uow, actor, "committee.set_partners", id, compact({{"partners", partners.size()}}));
    return {};
}

Result<void> set_officers(UnitOfWork& uow, const Actor& actor, const std::string& id,
                          const std::vector<OfficerName>& officers, int revision) {
    const auto call = hold_draft(uow, id, revision);
    if (!call) return call.error();
    if (call->ballot.facts.secrecy == Secrecy::roll_call)
        return Error{ErrorCode::conflict, /*t*/ "A roll-call has no officers: everybody sees it.", id};
    std::set<std::string> accounts;
    for (const auto& each : officers)
        if (!each.account_id.empty()) accounts.insert(each.account_id);
    if (accounts.size() != officers.size() || officers.size() > 3)
        return wrong("officers",
                     /*t*/ "There are at most three officers, each with an account of their own.");
    std::vector<Officer> named;
    Document names = Document::array();
    const auto before = find_officers(uow, id);
    for (const auto& each : officers) {
        Officer officer{.place = static_cast<int>(named.size()) + 1, .who = each};
        for (const auto& old : before)
            if (old.who.account_id == each.account_id) {
                officer.public_half = old.public_half;
                officer.confirmed = old.confirmed;
            }
        names.push_back(each.name);
        named.push_back(std::move(officer));
    }
    if (auto kept = keep(uow, call->ballot); !kept) return kept;
    replace_officers(uow, id, named);
    record(uow, actor, "committee.set_officers", id, compact({{"officers", names}}));
    return {};
}

Result<void> open_ballot(UnitOfWork& uow, const BallotTools& tools, const Actor& actor, const std::string& id,
                         int expected) {
    auto call = hold_ballot(uow, id);
    if (!call) return std::move(call).error();
    auto& ballot = call->ballot;
    if (auto draft = check_is_draft(ballot); !draft) return draft;
    if (auto missing = lacks(uow, tools, *call, actor.language); !missing.empty())
        return Error{ErrorCode::invalid_input, /*t*/ "This ballot cannot open yet.", id, std::move(missing)};
    if (auto same = check_version(uow, tools, id); !same) return same;
    auto voters = electorate_now(uow, tools, *call);
    if (static_cast<int>(voters.size()) != expected) return other_number(id);
    ballot.written = Written::open;
    ballot.opened_at = uow.now();
    if (ballot.facts.quorum == 0) ballot.facts.quorum = expected / 2 + 1;
    if (ballot.facts.secrecy == Secrecy::roll_call) ballot.seed = random_hex(256);
    if (auto kept = keep(uow, ballot); !kept) return kept;
    draw_order(uow, id);
    const auto statements = candidacy::freeze_statements(uow, id, candidates_of(uow, id));
    const auto batch = new_id();
    for (auto& voter : voters) {
        voter.id = new_id();
        insert(uow, voter);
        auto mail = tools.letters.call_to_vote(*call, voter, link_for(uow, tools, *call, voter));
        mail.batch = batch;
        uow.send(mail);
    }
    record(uow, actor, "committee.open_ballot", id,
           compact(opening_json(uow, ballot, voters.size(), batch, statements)));
    uow.publish("committee.ballot_opened/1", compact({{"ballot", id},
                                                      {"body", ballot.facts.body_id},
                                                      {"closes", to_text(ballot.closes)},
                                                      {"voters", voters.size()}}));
    return tell_statement(uow, tools, actor, ballot);
}

Result<void> close_early(UnitOfWork& uow, const BallotTools& tools, const Actor& actor, const std::string& id,
                         const std::string& reason) {
    auto call = hold_ballot(uow, id);
    if (!call) return std::move(call).error();
    auto& ballot = call->ballot;
    if (auto open = check_takes_votes(ballot, uow.now()); !open) return open;
    const auto why = checked_reason(reason);
    if (!why) return why.error();
    // The second of the close still counts, and this one shall not.
    ballot.closes = uow.now() - std::chrono::seconds(1);
    ballot.reason = *why;
    if (auto kept = keep(uow, ballot); !kept) return kept;
    for (const auto& voter : voters_of(uow, id))
        if (!voter.is_revoked()) uow.send(tools.letters.closed_early(*call, voter, *why));
    record(uow, actor, "committee.close_ballot", id,
           compact({{"closes", to_text(ballot.closes)}, {"reason", *why}}));
    return {};
}

Result<void> withdraw_ballot(UnitOfWork& uow, const BallotTools& tools, const Actor& actor,
                             const std::string& id, const std::string& reason) {
    auto call = hold_ballot(uow, id);
    if (!call) return std::move(call).error();
    auto& ballot = call->ballot;
    if (ballot.written == Written::counted || ballot.written == Written::withdrawn)
        return Error{ErrorCode::conflict, /*t*/ "This ballot is over: it was counted or withdrawn.", id};
    const auto why = checked_reason(reason);
    if (!why) return why.error();
    ballot.written = Written::withdrawn;
    ballot.reason = *why;
    if (auto kept = keep(uow, ballot); !kept) return kept;
    remove_boxes(uow, id);
    remove_inner_boxes(uow, id);
    remove_batch(uow, id);
    for (const auto& voter : voters_of(uow, id))
        if (!voter.is_revoked()) uow.send(tools.letters.withdrawn(*call, voter, *why));
    record(uow, actor, "committee.withdraw_ballot", id, compact({{"reason", *why}}));
    return tell_statement(uow, tools, actor, ballot);
}

}  // namespace plenaria::committee::ballots
