// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events-grf/src/json.hpp
/// JSON for history, for events and for the API.

#include <string>

#include <nlohmann/json.hpp>

namespace plenaria::events_grf {

using Document = nlohmann::ordered_json;

inline std::string compact(const Document& document) {
    return document.dump(-1, ' ', false, Document::error_handler_t::replace);
}

}  // namespace plenaria::events_grf
