// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file committee/src/ledger/term_repository.hpp
/// Rows of cmt_term and cmt_acting. Every function runs inside the caller's transaction.

#include <map>
#include <optional>
#include <string>
#include <vector>

#include <plenaria/db.hpp>

#include "ledger_repository.hpp"
#include "term.hpp"

namespace plenaria::committee::ledger {

/// Seats of a body by number, both inclusive.
struct SeatRange {
    int first = 1;
    int last = most_seats;
};

/// By first day.
std::vector<Term> terms_of_body(UnitOfWork& uow, const std::string& body_id, SeatRange seats = {},
                                Held held = Held::seats);
std::vector<Term> terms_of_person(UnitOfWork& uow, const std::string& body_id, const std::string& person_ref,
                                  Held held = Held::seats);
std::vector<Acting> actings_of_person(UnitOfWork& uow, const std::string& body_id,
                                      const std::string& person_ref, Held held = Held::seats);
std::vector<Term> terms_of_seat(UnitOfWork& uow, const std::string& seat_id);
/// Those that are held on `day`.
std::vector<Term> terms_on(UnitOfWork& uow, const std::string& body_id, Day day, SeatRange seats = {},
                           Held held = Held::seats);
std::vector<Acting> actings_of_body(UnitOfWork& uow, const std::string& body_id, SeatRange seats = {},
                                    Held held = Held::seats);
std::vector<Acting> actings_of_seat(UnitOfWork& uow, const std::string& seat_id);
std::vector<Acting> actings_on(UnitOfWork& uow, const std::string& body_id, Day day, SeatRange seats = {},
                               Held held = Held::seats);

std::optional<Term> find_term(UnitOfWork& uow, const std::string& id, Removed removed = Removed::hidden);
void insert(UnitOfWork& uow, const Term& term);
/// @return false when somebody else has changed it since `term.revision`.
bool update(UnitOfWork& uow, const Term& term);
void set_term_removed(UnitOfWork& uow, const std::string& id, bool removed);
void set_warned(UnitOfWork& uow, const std::string& id, int days);

std::optional<Acting> find_acting(UnitOfWork& uow, const std::string& id, Removed removed = Removed::hidden);
void insert(UnitOfWork& uow, const Acting& acting);
bool update(UnitOfWork& uow, const Acting& acting);
void set_acting_removed(UnitOfWork& uow, const std::string& id, bool removed);

/// A term with where it is.
struct PlacedTerm {
    Term term;
    std::string body_id;
    int number = 0;                     ///< of its seat or office
    std::optional<Office> office = {};  ///< nothing: a seat
};
/// Of all bodies that stand, whose end is from `from` to `until`, both inclusive; the one that ends first
/// comes first.
std::vector<PlacedTerm> terms_ending(UnitOfWork& uow, Day from, Day until);
/// Whether a seat has terms or acting periods, also such as are over.
bool has_history(UnitOfWork& uow, const std::string& seat_id);
/// The directory calls somebody `name` now. @return the bodies in which they are named.
std::vector<std::string> rename_called(UnitOfWork& uow, const std::string& ref, const std::string& name);

/// Which entries of the directory have become one. Terms keep the ref that was written, so that what the
/// directory separates again is separate here.
struct Merged {
    std::map<std::string, std::string> into;
    /// The ref under which `ref` is found today.
    [[nodiscard]] std::string standing(const std::string& ref) const;
    /// All refs that mean the entry that stands under `ref`, itself first.
    [[nodiscard]] std::vector<std::string> all_of(const std::string& ref) const;
};
Merged merged_refs(UnitOfWork& uow);
/// @param kept empty: `gone` stands for itself again.
void set_merged(UnitOfWork& uow, const std::string& gone, const std::string& kept);

}  // namespace plenaria::committee::ledger
