// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events-durban/src/body_repository.hpp
/// Rows of dbn_body. Every function runs inside the caller's transaction.

#include <string>
#include <vector>

#include "body.hpp"

namespace plenaria {
class UnitOfWork;
}

namespace plenaria::events_durban {

/// One of each kind, in the order of the chain, whether something was written of it or not.
std::vector<Body> bodies_of(UnitOfWork& uow, const std::string& edition);
/// Enters it, or changes it. @return false when somebody else has done so since `body.revision`.
bool store(UnitOfWork& uow, const std::string& edition, const Body& body);

}  // namespace plenaria::events_durban
