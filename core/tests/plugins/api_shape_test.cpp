// SPDX-License-Identifier: EUPL-1.2
#include "plugins/api_shape.hpp"

#include <stdexcept>

#include <gtest/gtest.h>

namespace plenaria::host {
namespace {

const ApiShape round(R"({"type":"object","required":["name","parties"],"properties":{
    "name":{"type":"string","minLength":1,"maxLength":5},"days":{"type":"integer","minimum":0,"maximum":60},
    "visibility":{"enum":["silent","open"]},"until":{"type":["string","null"]},
    "titles":{"type":"object","additionalProperties":{"type":"string"}},
    "parties":{"type":"array","maxItems":2,"items":{"type":"string"}}}})");

/// "name parties.0": what does not fit.
std::string wrong(const char* body) {
    const auto checked = round.check(body);
    std::string names;
    if (!checked)
        for (const auto& field : checked.error().fields) names += (names.empty() ? "" : " ") + field.field;
    return names;
}

TEST(ApiShape, WhatFitsPasses) {
    EXPECT_EQ(wrong(R"({"name":"A","parties":[]})"), "");
    EXPECT_EQ(
        wrong(
            R"({"name":"ÁÉÍÓÚ","parties":["a","b"],"days":60,"visibility":"open","until":null,"titles":{"en":""}})"),
        "");
}

TEST(ApiShape, EveryMemberThatDoesNotFitIsNamed) {
    EXPECT_EQ(
        wrong(R"({"name":7,"parties":["a",1],"days":61,"visibility":"loud","titles":{"en":[]},"more":1})"),
        "days more name parties.1 titles.en visibility");
    EXPECT_EQ(wrong("{}"), "name parties");
    EXPECT_EQ(wrong(R"({"name":"","parties":["a","b","c"],"days":-1})"), "days name parties");
    EXPECT_EQ(wrong(R"({"name":"ABCDEF","parties":[],"days":1.5,"until":1})"), "days name until");
}

TEST(ApiShape, WhatIsNoObjectIsTheWholeBody) {
    for (const char* body : {"", "{", "[]", "null", "\"text\"", "\xff"})
        EXPECT_EQ(wrong(body), "body") << body;
}

TEST(ApiShape, AnUnknownWordOfSchemasIsRefusedAtOnce) {
    EXPECT_THROW(ApiShape(R"({"oneOf":[]})"), std::logic_error);
    EXPECT_THROW(ApiShape(R"({"properties":{"a":{"multipleOf":2}}})"), std::logic_error);
    EXPECT_THROW(ApiShape("no schema"), std::logic_error);
}

}  // namespace
}  // namespace plenaria::host
