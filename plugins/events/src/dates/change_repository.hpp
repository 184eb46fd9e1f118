// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/dates/change_repository.hpp
/// Rows of evt_date_change and evt_moved. Every function runs inside the caller's transaction.

#include <optional>
#include <string>
#include <vector>

#include "date_change.hpp"

namespace plenaria {
class UnitOfWork;
}

namespace plenaria::events {

void insert(UnitOfWork& uow, const DateChange& change, const std::vector<Move>& moves);
std::optional<DateChange> find_change(UnitOfWork& uow, const std::string& id);
/// The last first.
std::vector<DateChange> changes_of(UnitOfWork& uow, const std::string& edition);
/// As they were reported then, in order of the new days.
std::vector<Move> moves_of(UnitOfWork& uow, const std::string& change);

}  // namespace plenaria::events
