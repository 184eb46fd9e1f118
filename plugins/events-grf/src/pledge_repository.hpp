// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events-grf/src/pledge_repository.hpp
/// Rows of grf_pledge and grf_report. Every function runs inside the caller's transaction.

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "pledge.hpp"

namespace plenaria {
class UnitOfWork;
}

namespace plenaria::events_grf {

/// The next number of a pledge in that forum. Whoever asks meanwhile waits for the end of the transaction.
int next_number(UnitOfWork& uow, const std::string& edition);
void insert(UnitOfWork& uow, const Pledge& pledge);
std::optional<Pledge> find_pledge(UnitOfWork& uow, const std::string& id);
/// The facts. Raises the revision. @return false when somebody else has changed it since `pledge.revision`.
bool update(UnitOfWork& uow, const Pledge& pledge);
void set_stage(UnitOfWork& uow, const std::string& id, Stage stage);
void set_withdrawn(UnitOfWork& uow, const std::string& id, bool withdrawn);

/// Empty text: all.
struct PledgeFilter {
    std::string edition = {};
    std::string area = {};
    std::string stage = {};
};
/// By number; those that were withdrawn among them.
std::vector<Pledge> pledges(UnitOfWork& uow, const PledgeFilter& filter, long long offset, long long limit);
long long count_pledges(UnitOfWork& uow, const PledgeFilter& filter);
/// How many stand at each stage, without those that were withdrawn.
std::map<Stage, long long> stage_counts(UnitOfWork& uow, const std::string& edition);

void insert(UnitOfWork& uow, const std::string& pledge, const Report& report);
/// The latest first.
std::vector<Report> reports_of(UnitOfWork& uow, const std::string& pledge);

}  // namespace plenaria::events_grf
