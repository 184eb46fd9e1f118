// SPDX-License-Identifier: EUPL-1.2
#include "pages/api_support.hpp"

namespace plenaria::host {

Reply api_reply(const ApiJson& document, int status) {
    return Json{document.dump(-1, ' ', false, ApiJson::error_handler_t::replace), status};
}

Reply api_done() { return api_reply({{"done", true}}); }

ApiJson api_body(const Request& request) { return ApiJson::parse(request.body, nullptr, false); }

std::string api_text(const ApiJson& object, const char* name) {
    const auto found = object.find(name);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

void add_operation(Contribution& core, const Access& access, ApiLine line) {
    core.routes.push_back({.method = line.method,
                           .path = line.path,
                           .name = line.name,
                           .access = access,
                           .api = ApiOperation{.summary = line.summary,
                                               .request_schema = std::move(line.request_schema),
                                               .response_schema = std::move(line.response_schema)},
                           .handler = std::move(line.handler)});
}

std::string list_schema(const char* name, const char* item) {
    return std::string(R"({"type":"object","required":[")") + name + R"("],"properties":{")" + name +
           R"(":{"type":"array","items":)" + item +
           R"(},"total":{"type":"integer"},"next":{"type":["string","null"]}}})";
}

}  // namespace plenaria::host
