// SPDX-License-Identifier: EUPL-1.2
// Who votes: the members who sit on the day of the opening, and partners.
#include <algorithm>

#include <plenaria/directory/directory.hpp>
#include <plenaria/directory/lookup.hpp>

#include "../ledger/seats_service.hpp"
#include "ballot_repository.hpp"
#include "draft_service.hpp"
#include "event_election.hpp"
#include "officer_service.hpp"

namespace plenaria::committee::ballots {

namespace {

/// Where somebody is written to: at their own address, else at that of their city's mayor.
void write_to(UnitOfWork& uow, const BallotTools& tools, Voter& voter) {
    if (const auto box = tools.lookup.mailbox(uow, voter.person.ref)) {
        voter.address = box->address;
        voter.language = box->language;
    }
    if (voter.city.ref.empty()) return;
    if (voter.address.empty() && !voter.is_partner)
        for (const auto& contact : tools.directory.contacts(uow, voter.city.ref))
            if (contact.role == "mayor" && !contact.address.empty()) {
                voter.address = contact.address;
                voter.language = contact.language;
                break;
            }
    if (const auto city = tools.directory.party(uow, voter.city.ref, "en")) voter.zone = city->zone;
}

std::vector<Voter> members_on(UnitOfWork& uow, const BallotTools& tools, const std::string& body_id,
                              Day day) {
    auto* const lookup = &tools.lookup;
    ledger::SeatsService seats(lookup);
    std::vector<Voter> voters;
    const auto sitting = seats.sitting(uow, body_id, day, "en");
    if (!sitting) return voters;
    for (const auto& member : *sitting)
        voters.push_back({.person = {.ref = member.person_ref, .name = member.person_name},
                          .city = {.ref = member.city_ref, .name = member.city_name}});
    return voters;
}

void check_officers(UnitOfWork& uow, const Ballot& ballot, std::vector<FieldError>& problems) {
    if (ballot.facts.secrecy != Secrecy::secret) return;
    const auto officers = find_officers(uow, ballot.id);
    if (officers.size() < 2) {
        problems.push_back({"officers", /*t*/ "Name two or three officers, who together open this ballot."});
        return;
    }
    for (const auto& each : officers) {
        if (each.public_half.empty()) {
            problems.push_back({"officers", /*t*/ "{officer} has no key yet.", {{"officer", each.who.name}}});
            continue;
        }
        for (const auto& other : officers)
            if (other.place != each.place && !other.public_half.empty() && !each.has_confirmed(other))
                problems.push_back({"officers",
                                    /*t*/ "{officer} has not typed the fingerprint of {other} yet.",
                                    {{"officer", each.who.name}, {"other", other.who.name}}});
    }
}

}  // namespace

std::vector<Voter> electorate_now(UnitOfWork& uow, const BallotTools& tools, const BallotCall& call) {
    const auto& facts = call.ballot.facts;
    const auto day = to_local(uow.now(), facts.zone).day;
    const bool is_of_event = !facts.election_ref.empty();
    auto voters =
        is_of_event ? electors_on(uow, tools, facts, day) : members_on(uow, tools, facts.body_id, day);
    // Statutes of a congress know members alone.
    for (const auto& partner : is_of_event ? std::vector<Called>() : partners_of(uow, call.ballot.id))
        if (std::none_of(voters.begin(), voters.end(),
                         [&](const Voter& each) { return each.person.ref == partner.ref; }))
            voters.push_back({.is_partner = true, .person = partner});
    int number = 0;
    for (auto& each : voters) {
        each.ballot_id = call.ballot.id;
        each.number = ++number;
        write_to(uow, tools, each);
        if (std::find(ledger::languages.begin(), ledger::languages.end(), each.language) ==
            ledger::languages.end())
            each.language = "en";
    }
    return voters;
}

std::vector<FieldError> lacks(UnitOfWork& uow, const BallotTools& tools, const BallotCall& call,
                              std::string_view language) {
    const auto& [ballot, body] = call;
    std::vector<FieldError> problems;
    if (ballot.closes <= uow.now())
        problems.push_back({"closes_day", /*t*/ "This deadline is over already. Write a later one."});
    check_can_open(ballot.facts, candidates_of(uow, ballot.id), problems);
    const auto voters = electorate_now(uow, tools, call);
    if (!ballot.facts.election_ref.empty())
        check_election(uow, tools, ballot, voters, language, problems);
    else if (voters.empty())
        problems.push_back(
            {"voters",
             /*t*/ "Nobody sits on this body today, and there are no partners: nobody could vote."});
    if (voters.size() > most_voters)
        problems.push_back({"voters",
                            /*t*/ "A ballot has at most {max} voters.",
                            {{"max", std::to_string(most_voters)}}});
    for (const auto& each : voters)
        if (each.address.empty())
            problems.push_back({"voters",
                                /*t*/ "{person} has no mail address in the directory.",
                                {{"person", each.person.name}}});
    if (ballot.facts.quorum > static_cast<int>(voters.size()))
        problems.push_back(
            {"quorum",
             /*t*/ "The quorum is {quorum}, but there are {voters} voters.",
             {{"quorum", std::to_string(ballot.facts.quorum)}, {"voters", std::to_string(voters.size())}}});
    check_officers(uow, ballot, problems);
    return problems;
}

}  // namespace plenaria::committee::ballots
