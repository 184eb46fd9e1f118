// SPDX-License-Identifier: EUPL-1.2
#include <plenaria/operation.hpp>

#include <utility>

#include <nlohmann/json.hpp>

#include <plenaria/plugin.hpp>

namespace plenaria {

void announce(Registrar& registrar, std::string_view permission, const Operation& operation,
              Handler handler) {
    registrar.route({.method = operation.method,
                     .path = std::string(operation.path),
                     .name = std::string(operation.name),
                     .access = Access::permission(permission),
                     .api = ApiOperation{.summary = std::string(operation.summary),
                                         .request_schema = std::string(operation.request_schema),
                                         .response_schema = std::string(operation.response_schema)},
                     .handler = std::move(handler)});
}

Result<Reply> done_or(Result<void> outcome) {
    if (!outcome) return std::move(outcome).error();
    return Json{R"({"done":true})"};
}

Result<Reply> id_or(Result<std::string> outcome) {
    if (!outcome) return std::move(outcome).error();
    return Json{nlohmann::json{{"id", *outcome}}.dump(), 201};
}

}  // namespace plenaria
