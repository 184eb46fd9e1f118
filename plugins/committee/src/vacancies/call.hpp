// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file committee/src/vacancies/call.hpp
/// A vacancy with the seat and the body that it is of.

#include <string>

#include <plenaria/db.hpp>

#include "vacancy.hpp"

namespace plenaria::committee::vacancies {

struct Call {
    Vacancy vacancy;
    ledger::Seat seat;
    ledger::Body body;
    std::vector<ledger::Seat> further = {};  ///< seats that are filled with it
};
/// Of its seats, in the order in which they are filled.
std::vector<int> numbers_of(const Call& call);
/// Of the seat for which that nominee was chosen.
int number_of_seat(const Call& call, std::string_view nomination_id);

std::string vacancy_subject(const std::string& id);
std::string nomination_subject(const std::string& id);
Error vacancy_unknown(const std::string& id);
Error nomination_unknown(const std::string& id);

/// @return not_found when there is none.
Result<Call> read_call(UnitOfWork& uow, const std::string& vacancy_id);
/// The same, locked until the transaction ends.
Result<Call> hold_call(UnitOfWork& uow, const std::string& vacancy_id);

}  // namespace plenaria::committee::vacancies
