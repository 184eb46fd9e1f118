// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file committee/src/ballots/paper_repository.hpp
/// Rows of cmt_paper: slips that were entered once.

#include <optional>
#include <string>

#include <plenaria/db.hpp>

namespace plenaria::committee::ballots {

struct PaperBatch {
    std::string ballot_id = {};
    int slips = 0;
    std::string first_id = {};
    std::string first_by = {};
    std::string locked = {};
};

std::optional<PaperBatch> find_batch(UnitOfWork& uow, const std::string& ballot_id);
void replace_batch(UnitOfWork& uow, const PaperBatch& batch);
void remove_batch(UnitOfWork& uow, const std::string& ballot_id);

}  // namespace plenaria::committee::ballots
