// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file statements/src/json_object.hpp
/// A flat JSON object of texts, for history and events. Keeps the JSON library out of the services.

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace plenaria::statements {

/// {"key":"value",…} in the order given.
std::string json_object(std::initializer_list<std::pair<std::string_view, std::string_view>> members);

}  // namespace plenaria::statements
