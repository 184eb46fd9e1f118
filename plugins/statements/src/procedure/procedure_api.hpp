// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file statements/src/procedure/procedure_api.hpp
/// Approval by a group and the silence procedure for programs.

#include <plenaria/plugin.hpp>

#include "procedure_reading.hpp"

namespace plenaria::statements {

void add_procedure_api(Registrar& registrar, const ProcedureTools& tools);

}  // namespace plenaria::statements
