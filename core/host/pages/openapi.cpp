// SPDX-License-Identifier: EUPL-1.2
#include "pages/openapi.hpp"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "http/characters.hpp"
#include "plugins/api_shape.hpp"
#include "web/router.hpp"

namespace plenaria::host {

namespace {

/// Members by name, whatever the order in which they were set.
using SortedJson = nlohmann::json;

constexpr const char* api_about =
    R"(What the pages do, over JSON. Send a token in the header Authorization: Bearer pln_…; people make them under "My account"
and choose what each may do. What a token may not see answers 404, as if it did not exist. A refusal is a problem document (RFC
9457) whose "fields" name each member that is wrong. Sentences come in the language of Accept-Language: en, es or fr.)";

SortedJson path_parameters(const std::string& path) {
    SortedJson list = SortedJson::array();
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
void add_query(SortedJson& parameters, const SortedJson& schema) {
    const auto required = schema.value("required", SortedJson::array());
    const auto properties = schema.value("properties", SortedJson::object());
    for (const auto& [name, described] : properties.items()) {
        auto member = described;
        SortedJson one = {{"name", name},
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
void close(SortedJson& schema) {
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

SortedJson content(SortedJson schema) { return {{"application/json", {{"schema", std::move(schema)}}}}; }

SortedJson answers(const Owned<Route>& owned) {
    const auto& route = owned.what;
    const auto schema = route.api->response_schema.empty() ? SortedJson::object()
                                                           : SortedJson::parse(route.api->response_schema);
    SortedJson all = {{"200", {{"description", "Done."}, {"content", content(schema)}}},
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

SortedJson operation(const Owned<Route>& owned) {
    const auto& route = owned.what;
    const auto& api = *route.api;
    auto parameters = path_parameters(route.path);
    const auto request = api.request_schema.empty() ? SortedJson() : SortedJson::parse(api.request_schema);
    if (takes_query(route.method) && !request.is_null()) add_query(parameters, request);
    SortedJson described = {{"operationId", route.name},
                            {"summary", api.summary},
                            {"tags", SortedJson::array({owned.plugin})},
                            {"parameters", std::move(parameters)},
                            {"responses", answers(owned)}};
    if (!takes_query(route.method) && !request.is_null()) {
        auto closed = request;
        close(closed);
        described["requestBody"] = {{"required", true}, {"content", content(std::move(closed))}};
    }
    if (route.access.kind() == Access::Kind::anyone) described["security"] = SortedJson::array();
    if (route.access.kind() == Access::Kind::permission) {
        described["x-permission"] = route.access.text();
        described["security"] = SortedJson::array({{{"token", SortedJson::array({route.access.text()})}}});
    }
    return described;
}

/// RFC 9457, with members of ours.
SortedJson problem() {
    const SortedJson text = {{"type", "string"}};
    return {
        {"type", "object"},
        {"required", SortedJson::array({"type", "title", "status", "detail", "code", "fields"})},
        {"properties",
         {{"type", text},
          {"title", text},
          {"status", {{"type", "integer"}}},
          {"detail", {{"type", "string"}, {"description", "What is so and what can be done, for people."}}},
          {"code",
           {{"enum", SortedJson::array({"invalid_input", "unauthenticated", "forbidden", "not_found",
                                        "conflict", "too_large", "too_many", "unavailable", "broken"})}}},
          {"fields",
           {{"type", "array"},
            {"items",
             {{"type", "object"},
              {"required", SortedJson::array({"field", "message"})},
              {"properties", {{"field", text}, {"message", text}}}}}}},
          {"request", {{"type", "string"}, {"description", "Under which the log of the server has it."}}}}}};
}

}  // namespace

std::string openapi_document(const Contributions& contributions, const std::string& base_url) {
    SortedJson paths = SortedJson::object();
    for (const auto& owned : contributions.routes)
        if (owned.what.api) paths[owned.what.path][lower(text_of(owned.what.method))] = operation(owned);
    const SortedJson document = {
        {"openapi", "3.1.0"},
        {"info", {{"title", "Plenaria"}, {"version", "1"}, {"description", api_about}}},
        {"servers", SortedJson::array({{{"url", base_url}}})},
        {"paths", std::move(paths)},
        {"security", SortedJson::array({{{"token", SortedJson::array()}}})},
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
