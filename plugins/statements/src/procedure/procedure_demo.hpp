// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file statements/src/procedure/procedure_demo.hpp
/// The third part of the demonstration: a statement under silence, and one that a group has approved. No mail
/// leaves: letters are noted, not sent.

#include <plenaria/result.hpp>

#include "procedure_reading.hpp"

namespace plenaria::statements {

Result<void> load_demo_procedures(Database& db, const ProcedureTools& tools);

}  // namespace plenaria::statements
