// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file statements/src/text/text_api.hpp
/// Statements, their drafts and versions over JSON, below /api/statements.

#include <plenaria/plugin.hpp>

namespace plenaria::statements {

struct ValidationTools;

/// @param validation lives as long as the plugin.
void add_text_api(Registrar& registrar, const ValidationTools& validation);

}  // namespace plenaria::statements
