// SPDX-License-Identifier: EUPL-1.2
#include "office_election.hpp"

#include <algorithm>

#include <plenaria/directory/lookup.hpp>
#include <plenaria/text.hpp>

#include "../ledger/body_service.hpp"
#include "../ledger/json.hpp"
#include "../ledger/ledger_repository.hpp"
#include "../ledger/seats_service.hpp"
#include "../ledger/term_repository.hpp"
#include "ballot_repository.hpp"
#include "counting.hpp"
#include "steps.hpp"

namespace plenaria::committee::ballots {

namespace {

constexpr std::string_view office_prefix = "committee.office/";
constexpr std::size_t id_length = 26;

/// Who stands on the ballot, as the ledger knows them: a name that was typed means the member who has it.
Candidate known(UnitOfWork& uow, directory::Lookup& lookup, const std::string& body_id, Day day,
                const Candidate& candidate) {
    if (!candidate.person.ref.empty() && !candidate.city.ref.empty()) return candidate;
    auto found = candidate;
    for (const auto& member : members_as_candidates(uow, lookup, body_id, day))
        if (fold(member.person.name) == fold(candidate.person.name)) {
            found.person = member.person;
            found.city = member.city;
        }
    return found;
}

bool holds_one(UnitOfWork& uow, const OfficeSeating& seating, const Candidate& candidate, Day day) {
    return std::any_of(seating.offices.begin(), seating.offices.end(), [&](const ledger::Seat& office) {
        const auto terms = ledger::terms_of_seat(uow, office.id);
        return std::any_of(terms.begin(), terms.end(), [&](const ledger::Term& term) {
            return term.covers(day) && term.facts.person.ref == candidate.person.ref;
        });
    });
}

/// The ledger names its own fields; on this page there are two.
Error as_said_here(Error error) {
    for (auto& field : error.fields)
        if (field.field != "first" && field.field != "last") field.field = "first";
    return error;
}

}  // namespace

std::string OfficeRef::text() const {
    return std::string(office_prefix) + body_id + "/" + std::string(to_text(office));
}

std::optional<OfficeRef> parse_office_ref(std::string_view text) {
    if (!text.starts_with(office_prefix)) return std::nullopt;
    text.remove_prefix(office_prefix.size());
    if (text.size() <= id_length + 1 || text[id_length] != '/') return std::nullopt;
    const auto office = ledger::parse_office(text.substr(id_length + 1));
    if (!office) return std::nullopt;
    return OfficeRef{std::string(text.substr(0, id_length)), *office};
}

std::vector<ledger::Seat> offices_on(UnitOfWork& uow, const OfficeRef& ref, Day day) {
    auto offices = ledger::offices_of(uow, ref.body_id);
    std::erase_if(offices, [&](const ledger::Seat& each) {
        return each.facts.office != ref.office || !each.exists_on(day);
    });
    return offices;
}

std::vector<Candidate> members_as_candidates(UnitOfWork& uow, directory::Lookup& lookup,
                                             const std::string& body_id, Day day) {
    auto* const of_house = &lookup;  // the service keeps where the pointer stands
    ledger::SeatsService seats(of_house);
    std::vector<Candidate> candidates;
    const auto sitting = seats.sitting(uow, body_id, day, "en");
    if (!sitting) return candidates;
    for (const auto& member : *sitting)
        candidates.push_back({.person = {.ref = member.person_ref, .name = member.person_name},
                              .city = {.ref = member.city_ref, .name = member.city_name}});
    return candidates;
}

Result<BallotFacts> drafted_for_office(UnitOfWork& uow, const Locales& locales, const OfficeRef& ref,
                                       BallotFacts facts, Day today) {
    const auto body = ledger::find_body(uow, ref.body_id);
    if (!body) return ledger::body_unknown(ref.body_id);
    facts.about_ref = ref.text();
    facts.seats = static_cast<std::uint32_t>(std::max<std::size_t>(1, offices_on(uow, ref, today).size()));
    for (const auto language : ledger::languages) {
        const auto& locale = locales.get(language, "committee");
        facts.title.texts[std::string(language)] = locale.t(
            "{body}: {office}",
            {{"body", body->facts.names.in(language)}, {"office", locale.t(ledger::name_of(ref.office))}});
    }
    return facts;
}

Result<OfficeSeating> read_office_seating(UnitOfWork& uow, const Ballot& ballot, Day first) {
    const auto ref = parse_office_ref(ballot.facts.about_ref);
    if (!ref) return Error{ErrorCode::conflict, /*t*/ "This ballot elects to no office.", ballot.id};
    if (ballot.written != Written::counted)
        return Error{ErrorCode::conflict, /*t*/ "This ballot has not been counted.", ballot.id};
    OfficeSeating seating{
        .ref = *ref, .elected = elected_of(uow, ballot), .offices = offices_on(uow, *ref, first)};
    if (seating.elected.empty())
        return Error{ErrorCode::conflict, /*t*/ "Nobody was elected: nobody can be seated.", ballot.id};
    if (seating.elected.size() > seating.offices.size()) seating.elected.resize(seating.offices.size());
    seating.is_seated =
        !seating.elected.empty() &&
        std::all_of(seating.elected.begin(), seating.elected.end(),
                    [&](const Candidate& each) { return holds_one(uow, seating, each, first); });
    return seating;
}

Result<void> seat_officers(UnitOfWork& uow, const ledger::People& people, const Actor& actor,
                           const std::string& ballot_id, Day first, Day last) {
    const auto call = hold_ballot(uow, ballot_id);
    if (!call) return call.error();
    std::vector<FieldError> problems;
    ledger::check_day("first", first, problems);
    ledger::check_day("last", last, problems);
    if (auto good = ledger::refuse_if_any(std::move(problems)); !good) return good;
    auto seating = read_office_seating(uow, call->ballot, first);
    if (!seating) return std::move(seating).error();
    if (seating->offices.empty())
        return wrong("first", /*t*/ "The office does not exist on that day. Look at its days.");
    if (seating->is_seated) return {};
    auto terms = ledger::Document::array();
    for (std::size_t at = 0; at < seating->elected.size(); ++at) {
        const auto who = known(uow, people.lookup, call->body.id, first, seating->elected[at]);
        if (who.person.ref.empty())
            return wrong("first",
                         /*t*/ "{person} is nobody of the body. Enter their term in the ledger yourself.",
                         {{"person", who.person.name}});
        const auto term =
            ledger::add_term(uow, people, actor, seating->offices[at].id,
                             {.city = who.city,
                              .person = who.person,
                              .first = first,
                              .last = last,
                              .note = call->ballot.facts.title.in(call->ballot.facts.title.original)});
        if (!term) return as_said_here(term.error());
        terms.push_back(*term);
    }
    record(uow, actor, "committee.seat_officers", ballot_id,
           ledger::compact({{"office", seating->ref.text()}, {"terms", std::move(terms)}}));
    return {};
}

}  // namespace plenaria::committee::ballots
