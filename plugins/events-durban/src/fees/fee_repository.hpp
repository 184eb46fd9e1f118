// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events-durban/src/fees/fee_repository.hpp
/// Rows of dbn_fee_kind, dbn_fee_rules and dbn_participation. Every function runs inside the caller's
/// transaction.

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "account.hpp"

namespace plenaria {
class UnitOfWork;
}

namespace plenaria::events_durban {

/// In their order.
std::vector<FeeKind> fee_kinds_of(UnitOfWork& uow, const std::string& edition);
std::optional<FeeKind> find_fee_kind(UnitOfWork& uow, const std::string& id);
/// Behind those that are there.
void insert(UnitOfWork& uow, const FeeKind& kind);
/// @return false when somebody else has changed it since `kind.revision`.
bool update(UnitOfWork& uow, const FeeKind& kind);
void remove_fee_kind(UnitOfWork& uow, const std::string& id);

/// Revision 0 while nobody has said anything.
FeeRules fee_rules_of(UnitOfWork& uow, const std::string& edition);
/// @return false when somebody else has changed them since `rules.revision`.
bool store(UnitOfWork& uow, const FeeRules& rules);

/// By the id of the delegation.
std::map<std::string, Participation> participations_of(UnitOfWork& uow, const std::string& edition);
/// Revision 0 while nobody has said anything.
Participation participation_of(UnitOfWork& uow, const std::string& delegation);
/// @return false when somebody else has changed it since `part.revision`.
bool store(UnitOfWork& uow, const std::string& edition, const Participation& part);

}  // namespace plenaria::events_durban
