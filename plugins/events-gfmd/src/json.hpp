// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events-gfmd/src/json.hpp
/// JSON for history and for the API.

#include <string>

#include <nlohmann/json.hpp>

namespace plenaria::events_gfmd {

using Document = nlohmann::ordered_json;

inline std::string compact(const Document& document) {
    return document.dump(-1, ' ', false, Document::error_handler_t::replace);
}

}  // namespace plenaria::events_gfmd
