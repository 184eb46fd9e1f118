// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file statements/src/validation/validation_api.hpp
/// Validation of versions over JSON.

#include <vector>

#include <nlohmann/json.hpp>

#include <plenaria/plugin.hpp>

#include "validation_service.hpp"

namespace plenaria::statements {

/// A row for each vote, the newest first; of one without a result "result" and "numbers" are null.
nlohmann::ordered_json validations_json(const std::vector<Validated>& votes);

/// @param tools lives as long as the plugin.
void add_validation_api(Registrar& registrar, const ValidationTools& tools);

}  // namespace plenaria::statements
