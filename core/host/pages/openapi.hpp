// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/pages/openapi.hpp
/// Describes the JSON operations that are live, as OpenAPI 3.1.

#include <string>

#include "plugins/contributions.hpp"

namespace plenaria::host {

std::string openapi_document(const Contributions& contributions, const std::string& base_url);

}  // namespace plenaria::host
