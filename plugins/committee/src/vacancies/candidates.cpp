// SPDX-License-Identifier: EUPL-1.2
#include "candidates.hpp"

#include <algorithm>

#include <plenaria/directory/directory.hpp>
#include <plenaria/directory/lookup.hpp>

#include "../ledger/ledger_repository.hpp"
#include "../ledger/term_repository.hpp"
#include "nomination_repository.hpp"

namespace plenaria::committee::vacancies {

namespace {

bool is_member_city(UnitOfWork& uow, directory::Directory& directory, const Vacancy& vacancy,
                    const directory::Party& city) {
    const auto& segment = vacancy.facts.segment_id;
    if (segment.empty()) return true;
    const auto members = directory.segment(uow, segment, "en");
    return std::any_of(members.begin(), members.end(),
                       [&](const directory::Party& each) { return each.ref == city.ref; });
}

/// The terms and acting periods of a person in the body, under every ref that the directory had for them.
ledger::Ledger sitting_of(UnitOfWork& uow, const std::string& body_id, const std::string& person_ref,
                          const ledger::Merged& merged) {
    ledger::Ledger own{.seats = ledger::seats_of(uow, body_id)};
    for (const auto& ref : merged.all_of(person_ref)) {
        for (auto& term : ledger::terms_of_person(uow, body_id, ref)) {
            term.facts.person.ref = person_ref;
            own.terms.push_back(std::move(term));
        }
        for (auto& acting : ledger::actings_of_person(uow, body_id, ref))
            own.actings.push_back(std::move(acting));
    }
    return own;
}

int number_of_seat(const ledger::Ledger& own, const std::string& id) {
    const auto found = std::find_if(own.seats.begin(), own.seats.end(),
                                    [&](const ledger::Seat& each) { return each.id == id; });
    return found == own.seats.end() ? 0 : found->facts.number;
}

void look_into_ledger(UnitOfWork& uow, const Call& call, const Nomination& nomination,
                      CandidateFacts& facts) {
    const auto merged = ledger::merged_refs(uow);
    const auto person = merged.standing(nomination.facts.person.ref);
    auto own = sitting_of(uow, call.body.id, person, merged);
    const auto& wanted = call.vacancy.facts;
    const ledger::Term term{.seat_id = call.seat.id,
                            .facts = {.person = {.ref = person}, .first = wanted.first, .last = wanted.last}};
    // A term that this vacancy has led to is no other one.
    std::erase_if(own.terms, [&](const ledger::Term& each) {
        return each.id == call.vacancy.term_id ||
               std::any_of(call.vacancy.further.begin(), call.vacancy.further.end(),
                           [&](const FurtherSeat& seat) { return seat.term_id == each.id; });
    });
    facts.terms_in_a_row = ledger::terms_in_a_row(term, own.terms, call.seat.facts.term_months);
    for (const auto& other : own.terms)
        if (other.facts.first <= wanted.last && wanted.first <= other.end())
            facts.other_seat = number_of_seat(own, other.seat_id);
    for (const auto& acting : own.actings)
        if (acting.facts.first <= wanted.last && (!acting.facts.last || wanted.first <= *acting.facts.last))
            facts.other_seat = number_of_seat(own, acting.seat_id);
}

CandidateFacts facts_of(UnitOfWork& uow, const ledger::People& people, const Call& call,
                        const Nomination& nomination) {
    auto& directory = people.directory;
    const auto first = call.vacancy.facts.first;
    CandidateFacts facts;
    // What was merged since answers as the entry that stands.
    if (const auto city = directory.party(uow, nomination.city.ref, "en")) {
        facts.is_member = is_member_city(uow, directory, call.vacancy, *city);
        facts.region = city->region;
        if (const auto head = directory.head_on(uow, city->ref, first))
            facts.head = Called{.ref = "person/" + head->person_id, .name = head->person_name};
    }
    const auto& person = nomination.facts.person.ref;
    if (person.empty()) return facts;
    for (const auto& known : directory.people(uow, {person}, first))
        facts.has_other_office = !known.region.empty();
    look_into_ledger(uow, call, nomination, facts);
    return facts;
}

}  // namespace

Candidate candidate_of(UnitOfWork& uow, const ledger::People& people, const Call& call,
                       Nomination nomination) {
    if (auto& person = nomination.facts.person.ref; !person.empty())
        if (const auto entry = people.lookup.entry(uow, person, "en")) person = entry->ref;
    auto findings = findings_of(call.vacancy, call.seat, nomination, facts_of(uow, people, call, nomination));
    const bool eligible = is_eligible(findings);
    const bool choosable = may_be_chosen(nomination, findings);
    return {std::move(nomination), std::move(findings), eligible, choosable};
}

std::vector<Candidate> candidates_of(UnitOfWork& uow, const ledger::People& people, const Call& call,
                                     const Locale& locale) {
    std::vector<Candidate> candidates;
    for (auto& nomination : nominations_of(uow, call.vacancy.id))
        if (!nomination.withdrawn_at && candidates.size() < static_cast<std::size_t>(most_candidates))
            candidates.push_back(candidate_of(uow, people, call, std::move(nomination)));
    std::stable_sort(candidates.begin(), candidates.end(), [&](const Candidate& one, const Candidate& other) {
        return locale.sort_key(one.nomination.facts.person.name) <
               locale.sort_key(other.nomination.facts.person.name);
    });
    return candidates;
}

}  // namespace plenaria::committee::vacancies
