// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/json.hpp
/// JSON for history, for events and for the API.

#include <string>

#include <nlohmann/json.hpp>

namespace plenaria::events {

using Document = nlohmann::ordered_json;

/// Text was checked to be UTF-8 before; what an old row holds is written whatever it is.
inline std::string compact(const Document& document) {
    return document.dump(-1, ' ', false, Document::error_handler_t::replace);
}

}  // namespace plenaria::events
