// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file committee/src/ballots/office_election.hpp
/// The members of a body elect who presides: their ballot is about an office, and becomes its terms.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <plenaria/locale.hpp>

#include "../ledger/term_service.hpp"
#include "ballot_letters.hpp"

namespace plenaria::committee::ballots {

/// All offices of one kind in a body, which are filled together: as a ballot says what it is about.
struct OfficeRef {
    std::string body_id = {};
    ledger::Office office = ledger::Office::president;
    /// "committee.office/BODY/co_president"
    [[nodiscard]] std::string text() const;
};
std::optional<OfficeRef> parse_office_ref(std::string_view text);

/// Of a kind that exist on that day, by number.
std::vector<ledger::Seat> offices_on(UnitOfWork& uow, const OfficeRef& ref, Day day);
/// Those who sit on the body that day, as candidates.
std::vector<Candidate> members_as_candidates(UnitOfWork& uow, directory::Lookup& lookup,
                                             const std::string& body_id, Day day);

/// A ballot that its members begin: titled in three languages, with as many seats as hold the office
/// together.
/// @return not_found for a body that does not exist.
Result<BallotFacts> drafted_for_office(UnitOfWork& uow, const Locales& locales, const OfficeRef& ref,
                                       BallotFacts facts, Day today);

/// Who was elected, and to what.
struct OfficeSeating {
    OfficeRef ref;
    std::vector<Candidate> elected;     ///< as many as there are offices at most
    std::vector<ledger::Seat> offices;  ///< that exist on the first day
    bool is_seated = false;             ///< all of them hold one already
};
/// @param first day of the terms
/// @return conflict unless the ballot is about an office, was counted and has elected somebody.
Result<OfficeSeating> read_office_seating(UnitOfWork& uow, const Ballot& ballot, Day first);
/// Enters a term for each who was elected, in the order of their election: the first in the first office.
/// Twice is harmless. @return invalid_input for days, and as the ledger refuses a term.
Result<void> seat_officers(UnitOfWork& uow, const ledger::People& people, const Actor& actor,
                           const std::string& ballot_id, Day first, Day last);

}  // namespace plenaria::committee::ballots
