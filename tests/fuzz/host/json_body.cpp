// SPDX-License-Identifier: EUPL-1.2
// The body of a JSON request against its schema: taken means that it has the shape, within the bounds it
// names.
#include <nlohmann/json.hpp>

#include <plenaria/text.hpp>

#include "../fuzz.hpp"
#include "plugins/api_shape.hpp"

namespace plenaria::fuzz::json_body {

using namespace host;

const Target target("json_body", [](std::string_view bytes) {
    static const ApiShape shape(
        R"({"type":"object","required":["title"],"additionalProperties":false,"properties":{
        "title":{"type":"string","minLength":1,"maxLength":20},
        "languages":{"type":"array","items":{"enum":["en","es","fr"]},"maxItems":3},
        "days":{"type":"integer","minimum":1,"maximum":60},
        "names":{"type":"object","additionalProperties":{"type":"string"}}}})");
    if (auto checked = shape.check(bytes); !checked) {
        require(!checked.error().fields.empty(), "a refusal says what does not fit");
        return false;
    }
    const auto json = nlohmann::json::parse(bytes);
    const auto title = json.at("title").get<std::string>();
    require(!title.empty() && length(title) <= 20 && is_utf8(json.dump()), "a text keeps its bounds");
    if (json.contains("days"))
        require(json.at("days").get<double>() >= 1 && json.at("days").get<double>() <= 60,
                "a number keeps its bounds");
    require(json.value("languages", nlohmann::json::array()).size() <= 3, "a list keeps its bounds");
    return true;
});

}  // namespace plenaria::fuzz::json_body
