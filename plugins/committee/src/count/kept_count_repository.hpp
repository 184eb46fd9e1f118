// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file count/kept_count_repository.hpp
/// Rows of cmt_count.

#include <optional>
#include <string>
#include <vector>

#include "kept_count.hpp"

namespace plenaria::committee {

struct CountRow {
    KeptCount kept;
    std::string ballots;  ///< as write_blt() wrote them
    bool removed = false;
};

void insert(UnitOfWork& uow, const CountRow& row);
/// Those that were removed too.
std::optional<CountRow> find_count_row(UnitOfWork& uow, const std::string& id);
void set_count_removed(UnitOfWork& uow, const std::string& id, bool removed);

}  // namespace plenaria::committee
