// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file directory/src/parties/removal_repository.hpp
/// Rows that refer to a party, and taking a party out. Every function runs inside the caller's transaction.

#include "../values.hpp"

namespace plenaria {
class UnitOfWork;
}

namespace plenaria::directory {

/// Whether a mandate, contact, list, membership or merge refers to it.
bool is_referred_to(UnitOfWork& uow, const Ref& ref);
/// With its aliases and words. Nothing may refer to it.
void remove_party(UnitOfWork& uow, const Ref& ref);

}  // namespace plenaria::directory
