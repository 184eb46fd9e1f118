// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file directory/src/import/plan_json.hpp
/// What is kept of a plan with its row, and small lists, as JSON. Pure.

#include <string>
#include <string_view>
#include <vector>

#include "plan.hpp"

namespace plenaria::directory::import {

/// Questions, problems, notes and changes of `plan`; not what is to be done, which is planned again when it
/// is done.
std::string to_json(const Plan& plan);
/// @return a plan with those parts; an empty one when `json` is not of to_json().
Plan plan_from(std::string_view json);

std::string to_json(const std::vector<std::string>& texts);
std::vector<std::string> texts_from(std::string_view json);

}  // namespace plenaria::directory::import
