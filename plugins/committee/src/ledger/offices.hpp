// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file committee/src/ledger/offices.hpp
/// The offices of a body, and who presided on a day.

#include <plenaria/db.hpp>

#include "json.hpp"
#include "term.hpp"

namespace plenaria::committee::ledger {

/// All offices of a body with all their terms: there are few.
Ledger offices_in(UnitOfWork& uow, const std::string& body_id);

/// Who held the offices of a body on a day; a vacant one is there, with nobody.
Document presiding_json(UnitOfWork& uow, const std::string& body_id, Day day);

}  // namespace plenaria::committee::ledger
