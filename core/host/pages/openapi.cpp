// SPDX-License-Identifier: EUPL-1.2
#include "pages/openapi.hpp"

#include <nlohmann/json.hpp>

#include "web/router.hpp"

namespace plenaria::host {

namespace {

using nlohmann::json;

std::string lower(std::string_view text) {
    std::string out(text);
    for (auto& c : out)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return out;
}

json parameters(const std::string& path) {
    json list = json::array();
    for (auto open = path.find('{'); open != std::string::npos; open = path.find('{', open + 1)) {
        const auto close = path.find('}', open);
        list.push_back({{"name", path.substr(open + 1, close - open - 1)},
                        {"in", "path"},
                        {"required", true},
                        {"schema", {{"type", "string"}}}});
    }
    return list;
}

json content(const std::string& schema) {
    return {{"application/json", {{"schema", schema.empty() ? json::object() : json::parse(schema)}}}};
}

json operation(const Owned<Route>& owned) {
    const auto& route = owned.what;
    const auto& api = *route.api;
    json answers = {{"200", {{"description", "Done."}, {"content", content(api.response_schema)}}},
                    {"default", {{"description", "Refused; says why."},
                                 {"content", {{"application/json", {{"schema", {{"$ref", "#/components/schemas/Error"}}}}}}}}}};
    json described = {{"operationId", route.name},
                      {"summary", api.summary},
                      {"tags", json::array({owned.plugin})},
                      {"parameters", parameters(route.path)},
                      {"responses", std::move(answers)}};
    if (!api.request_schema.empty())
        described["requestBody"] = {{"required", true}, {"content", content(api.request_schema)}};
    if (route.access.kind() == Access::Kind::anyone) described["security"] = json::array();
    if (route.access.kind() == Access::Kind::permission) described["x-permission"] = route.access.text();
    return described;
}

}  // namespace

std::string openapi_document(const Contributions& contributions, const std::string& base_url) {
    json paths = json::object();
    for (const auto& owned : contributions.routes)
        if (owned.what.api) paths[owned.what.path][lower(text_of(owned.what.method))] = operation(owned);
    const json error = {
        {"type", "object"},
        {"required", json::array({"error"})},
        {"properties",
         {{"error",
           {{"type", "object"},
            {"properties",
             {{"code", {{"type", "string"}}},
              {"message", {{"type", "string"}}},
              {"fields",
               {{"type", "array"},
                {"items",
                 {{"type", "object"},
                  {"properties", {{"field", {{"type", "string"}}}, {"message", {{"type", "string"}}}}}}}}}}}}}}}};
    const json document = {
        {"openapi", "3.1.0"},
        {"info", {{"title", "Plenaria"}, {"version", "1"}}},
        {"servers", json::array({{{"url", base_url}}})},
        {"paths", std::move(paths)},
        {"security", json::array({{{"token", json::array()}}})},
        {"components",
         {{"schemas", {{"Error", error}}}, {"securitySchemes", {{"token", {{"type", "http"}, {"scheme", "bearer"}}}}}}}};
    return document.dump();
}

}  // namespace plenaria::host
