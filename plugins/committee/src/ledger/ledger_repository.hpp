// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file committee/src/ledger/ledger_repository.hpp
/// Rows of cmt_body and cmt_seat. Every function runs inside the caller's transaction.

#include <optional>
#include <string>
#include <vector>

#include <plenaria/db.hpp>

#include "body.hpp"

namespace plenaria::committee::ledger {

/// Whether a row that was taken out is found, too.
enum class Removed : bool { hidden, shown };

/// In the order of their making, which is that of their ids.
std::vector<Body> all_bodies(UnitOfWork& uow);
std::optional<Body> find_body(UnitOfWork& uow, const std::string& id, Removed removed = Removed::hidden);
void insert(UnitOfWork& uow, const Body& body);
/// @return false when somebody else has changed it since `body.revision`.
bool update(UnitOfWork& uow, const Body& body);
void set_body_removed(UnitOfWork& uow, const std::string& id, bool removed);
/// Locks the body until the transaction ends, and raises its stamp: before anything of it is looked at to be
/// changed.
void touch_body(UnitOfWork& uow, const std::string& id);

/// What of a body is read: the seats, on which people sit and vote, or its offices.
enum class Held : std::uint8_t { seats = 0, offices };

/// By kind of office, then by number.
std::vector<Seat> offices_of(UnitOfWork& uow, const std::string& body_id);
/// By number.
std::vector<Seat> seats_of(UnitOfWork& uow, const std::string& body_id);
/// Those that exist on `day`, by number, of which `skip` are left out and at most `most` are read.
std::vector<Seat> seats_on(UnitOfWork& uow, const std::string& body_id, Day day, int skip, int most);
std::optional<Seat> find_seat(UnitOfWork& uow, const std::string& id, Removed removed = Removed::hidden);
void insert(UnitOfWork& uow, const Seat& seat);
bool update(UnitOfWork& uow, const Seat& seat);
void set_seat_removed(UnitOfWork& uow, const std::string& id, bool removed);

/// How many seats a body has on a day, and how many of them are held.
struct SeatCount {
    int seats = 0;
    int held = 0;    ///< by a term
    int acting = 0;  ///< seats in which somebody is acting
};
SeatCount count_seats_on(UnitOfWork& uow, const std::string& body_id, Day day);

}  // namespace plenaria::committee::ledger
