// SPDX-License-Identifier: EUPL-1.2
#include "json_object.hpp"

#include <nlohmann/json.hpp>

namespace plenaria::statements {

std::string json_object(std::initializer_list<std::pair<std::string_view, std::string_view>> members) {
    nlohmann::ordered_json object = nlohmann::ordered_json::object();
    for (const auto& [key, value] : members) object[std::string(key)] = value;
    // A malformed byte becomes U+FFFD: a text that came through a form is UTF-8, and history must not throw.
    return object.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

}  // namespace plenaria::statements
