// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file statements/src/rounds/outcome_repository.hpp
/// Which offices are still to be told what became of their points: those with a mail address and a point
/// whose decision a version has made final since they were told last. Every function runs inside the caller's
/// transaction.

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <plenaria/time.hpp>

namespace plenaria {
class UnitOfWork;
}

namespace plenaria::statements {

struct UntoldOffice {
    std::string round_id;
    std::string party;
};

/// By round, then by name.
std::vector<UntoldOffice> untold_offices(UnitOfWork& uow, std::string_view statement_id);
/// Statements with such offices, and how many.
std::vector<std::pair<std::string, int>> untold_counts(UnitOfWork& uow);
/// The points to tell an office of, each with the reason of its decision.
std::map<std::string, std::string> untold_points(UnitOfWork& uow, std::string_view office_id);
/// Notes that the office was told of all that untold_points() returns.
void set_told(UnitOfWork& uow, std::string_view office_id, Instant at);

}  // namespace plenaria::statements
