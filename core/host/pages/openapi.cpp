// SPDX-License-Identifier: EUPL-1.2
#include "pages/openapi.hpp"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "plugins/api_shape.hpp"
#include "web/router.hpp"

namespace plenaria::host {

namespace {

using nlohmann::json;

constexpr const char* about =
    R"(What the pages do, over JSON. Send a token in the header Authorization: Bearer pln_…; people make them under "My account"
and choose what each may do. What a token may not see answers 404, as if it did not exist. A refusal is a problem document (RFC
9457) whose "fields" name each member that is wrong. Sentences come in the language of Accept-Language: en, es or fr.)";

std::string lower(std::string_view text) {
    std::string out(text);
    for (auto& c : out)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return out;
}

json path_parameters(const std::string& path) {
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

/// Of GET and DELETE: the members of its request schema are its query.
void add_query(json& parameters, const json& schema) {
    const auto required = schema.value("required", json::array());
    const auto properties = schema.value("properties", json::object());
    for (const auto& [name, described] : properties.items()) {
        auto member = described;
        json one = {{"name", name},
                    {"in", "query"},
                    {"required", std::find(required.begin(), required.end(), name) != required.end()}};
        if (const auto words = member.find("description"); words != member.end()) {
            one["description"] = *words;
            member.erase("description");
        }
        one["schema"] = member;
        parameters.push_back(std::move(one));
    }
}

/// As ApiShape checks it: a member that is not described is refused.
void close(json& schema) {
    if (!schema.is_object()) return;
    if (schema.contains("properties") && !schema.contains("additionalProperties"))
        schema["additionalProperties"] = false;
    for (const char* word : {"properties", "items", "additionalProperties"}) {
        const auto found = schema.find(word);
        if (found == schema.end()) continue;
        if (std::string_view(word) == "properties")
            for (auto& member : *found) close(member);
        else
            close(*found);
    }
}

json content(json schema) { return {{"application/json", {{"schema", std::move(schema)}}}}; }

json answers(const Owned<Route>& owned) {
    const auto& route = owned.what;
    const auto schema =
        route.api->response_schema.empty() ? json::object() : json::parse(route.api->response_schema);
    json all = {{"200", {{"description", "Done."}, {"content", content(schema)}}},
                {"default", {{"$ref", "#/components/responses/Problem"}}}};
    if (route.method == Method::post)
        all["201"] = {{"description", "Made; the answer says what."}, {"content", content(schema)}};
    const auto refusal = [&](const char* status, const char* words) {
        all[status] = {
            {"description", words},
            {"content",
             {{"application/problem+json", {{"schema", {{"$ref", "#/components/schemas/Problem"}}}}}}}};
    };
    if (route.access.kind() != Access::Kind::anyone) refusal("401", "Without a valid token.");
    if (route.access.kind() == Access::Kind::permission || route.path.find('{') != std::string::npos)
        refusal("404", "It does not exist, or this token may not see it.");
    if (route.method != Method::get) {
        refusal("409", "Somebody else was first, or its state does not allow it; read it again.");
        refusal("422", "The body does not fit; \"fields\" says where.");
    }
    return all;
}

json operation(const Owned<Route>& owned) {
    const auto& route = owned.what;
    const auto& api = *route.api;
    auto parameters = path_parameters(route.path);
    const auto request = api.request_schema.empty() ? json() : json::parse(api.request_schema);
    if (takes_query(route.method) && !request.is_null()) add_query(parameters, request);
    json described = {{"operationId", route.name},
                      {"summary", api.summary},
                      {"tags", json::array({owned.plugin})},
                      {"parameters", std::move(parameters)},
                      {"responses", answers(owned)}};
    if (!takes_query(route.method) && !request.is_null()) {
        auto closed = request;
        close(closed);
        described["requestBody"] = {{"required", true}, {"content", content(std::move(closed))}};
    }
    if (route.access.kind() == Access::Kind::anyone) described["security"] = json::array();
    if (route.access.kind() == Access::Kind::permission) {
        described["x-permission"] = route.access.text();
        described["security"] = json::array({{{"token", json::array({route.access.text()})}}});
    }
    return described;
}

/// RFC 9457, with members of ours.
json problem() {
    const json text = {{"type", "string"}};
    return {
        {"type", "object"},
        {"required", json::array({"type", "title", "status", "detail", "code", "fields"})},
        {"properties",
         {{"type", text},
          {"title", text},
          {"status", {{"type", "integer"}}},
          {"detail", {{"type", "string"}, {"description", "What is so and what can be done, for people."}}},
          {"code",
           {{"enum", json::array({"invalid_input", "unauthenticated", "forbidden", "not_found", "conflict",
                                  "too_large", "too_many", "unavailable", "broken"})}}},
          {"fields",
           {{"type", "array"},
            {"items",
             {{"type", "object"},
              {"required", json::array({"field", "message"})},
              {"properties", {{"field", text}, {"message", text}}}}}}},
          {"request", {{"type", "string"}, {"description", "Under which the log of the server has it."}}}}}};
}

}  // namespace

std::string openapi_document(const Contributions& contributions, const std::string& base_url) {
    json paths = json::object();
    for (const auto& owned : contributions.routes)
        if (owned.what.api) paths[owned.what.path][lower(text_of(owned.what.method))] = operation(owned);
    const json document = {
        {"openapi", "3.1.0"},
        {"info", {{"title", "Plenaria"}, {"version", "1"}, {"description", about}}},
        {"servers", json::array({{{"url", base_url}}})},
        {"paths", std::move(paths)},
        {"security", json::array({{{"token", json::array()}}})},
        {"components",
         {{"schemas", {{"Problem", problem()}}},
          {"responses",
           {{"Problem",
             {{"description", "Refused; says why."},
              {"content",
               {{"application/problem+json", {{"schema", {{"$ref", "#/components/schemas/Problem"}}}}}}}}}}},
          {"securitySchemes", {{"token", {{"type", "http"}, {"scheme", "bearer"}}}}}}}};
    return document.dump();
}

}  // namespace plenaria::host
