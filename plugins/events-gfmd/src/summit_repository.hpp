// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events-gfmd/src/summit_repository.hpp
/// Rows of gfmd_summit, gfmd_round_table, gfmd_team and gfmd_paper. Every function runs inside the caller's
/// transaction.

#include <optional>
#include <string>
#include <vector>

#include "round_table.hpp"

namespace plenaria {
class UnitOfWork;
}

namespace plenaria::events_gfmd {

Summit summit_of(UnitOfWork& uow, const std::string& edition);
/// Enters it, or changes it. @return false when somebody else has done so since `summit.revision`.
bool store(UnitOfWork& uow, const std::string& edition, const Summit& summit);

/// By their codes, with their teams; without those that were removed.
std::vector<RoundTable> tables_of(UnitOfWork& uow, const std::string& edition);
/// Also one that was removed.
std::optional<RoundTable> find_table(UnitOfWork& uow, const std::string& id);
void insert(UnitOfWork& uow, const RoundTable& table);
/// @return false when somebody else has changed it since `table.revision`.
bool update(UnitOfWork& uow, const RoundTable& table);
void set_table_removed(UnitOfWork& uow, const std::string& id, bool removed);

/// The latest first, without those that were removed.
std::vector<Paper> papers_of(UnitOfWork& uow, const std::string& table);
std::optional<Paper> find_paper(UnitOfWork& uow, const std::string& id);
void insert(UnitOfWork& uow, const Paper& paper);
void set_paper_removed(UnitOfWork& uow, const std::string& id, bool removed);

}  // namespace plenaria::events_gfmd
