// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <plenaria/testing/engines.hpp>
#include <plenaria/testing/fake_context.hpp>
#include <plenaria/testing/fake_scope.hpp>

#include "src/directory_api.hpp"
#include "tests/store.hpp"

namespace plenaria::directory {
namespace {

using nlohmann::json;
using ::testing::ElementsAre;

class ApiTest : public ::testing::TestWithParam<Engine> {
protected:
    ApiTest() {
        store_.load();
        announce_api(registrar_);
    }
    Result<Reply> call(const std::string& name, Request request = {}) {
        return registrar_.route_named(name).handler(request, scope_);
    }
    static json body(const Result<Reply>& reply) {
        EXPECT_TRUE(reply.has_value()) << (reply ? "" : reply.error().message);
        return reply ? json::parse(std::get<plenaria::Json>(*reply).text) : json();
    }
    static std::vector<std::string> fields(const Result<Reply>& reply) {
        std::vector<std::string> names;
        if (!reply)
            for (const auto& field : reply.error().fields) names.push_back(field.field);
        return names;
    }
    static std::string id_of(const json& entity) {
        const auto ref = entity["ref"].get<std::string>();
        return ref.substr(ref.find('/') + 1);
    }

    Store store_{GetParam()};
    test::FakeScope scope_{store_.db(), test::account("token", {{"directory.view"}, {"directory.edit"}})};
    test::FakeRegistrar registrar_;
};
PLENARIA_BOTH_ENGINES(ApiTest);

TEST_P(ApiTest, EachOperationIsDescribedAndGuarded) {
    ASSERT_EQ(registrar_.routes.size(), 15u);
    for (const auto& route : registrar_.routes) {
        ASSERT_TRUE(route.api.has_value()) << route.name;
        EXPECT_TRUE(json::accept(route.api->response_schema)) << route.name;
        EXPECT_EQ(route.api->request_schema.empty(), route.method == Method::get) << route.name;
        if (!route.api->request_schema.empty()) {
            EXPECT_TRUE(json::accept(route.api->request_schema)) << route.name;
        }
        EXPECT_EQ(route.access.text(), route.method == Method::get ? "directory.view" : "directory.edit")
            << route.name;
    }
}

TEST_P(ApiTest, WhatIsGivenIsWhatIsDescribed) {
    const auto described = [&](const std::string& name) {
        return json::parse(registrar_.route_named(name).api->response_schema)["properties"];
    };
    const auto cities = body(call("directory.api_cities"));
    EXPECT_EQ(cities["total"], 19);
    for (const auto& [member, value] : cities["items"][0].items())
        EXPECT_TRUE(described("directory.api_cities")["items"]["items"]["properties"].contains(member))
            << member;
    const auto city =
        body(call("directory.api_city", {.path_values = {{"city", id_of(cities["items"][0])}}}));
    for (const auto& [member, value] : city.items())
        EXPECT_TRUE(described("directory.api_city").contains(member)) << member;
    EXPECT_EQ(city["contacts"].size(), 5u);
    for (const auto* list : {"directory.api_organisations", "directory.api_people", "directory.api_segments"})
        EXPECT_FALSE(body(call(list))["items"].empty()) << list;
}

TEST_P(ApiTest, ACityIsEnteredChangedAndGuardedAgainstTwoSavers) {
    const auto made =
        body(call("directory.api_create_city",
                  {.body = R"({"name":{"en":"Quito"},"country":"EC","latitude":-0.22985,"longitude":-78.52495,
                                             "context":["destination"],"zone":"America/Guayaquil","language":"es"})"}));
    EXPECT_EQ(made["region"], "Americas");
    const Request change{.path_values = {{"city", id_of(made)}},
                         .body = R"({"population":2000000,"version":1})"};
    const auto changed = body(call("directory.api_change_city", change));
    EXPECT_EQ(changed["population"], 2'000'000);
    EXPECT_EQ(changed["name"]["en"], "Quito");
    EXPECT_EQ(changed["version"], 2);
    EXPECT_EQ(call("directory.api_change_city", change).error().code, ErrorCode::conflict);
}

TEST_P(ApiTest, AnEndIsAChangeOfTheMandate) {
    const auto people = body(call("directory.api_people", {.query = {{"q", "garcetti"}}}));
    const auto person =
        body(call("directory.api_person", {.path_values = {{"person", id_of(people["items"][0])}}}));
    const auto& mandate = person["mandates"][0];
    const auto ended =
        body(call("directory.api_change_mandate", {.path_values = {{"mandate", mandate["id"]}},
                                                   .body = R"({"until":"2022-12-12","version":1})"}));
    EXPECT_EQ(ended["until"], "2022-12-12");
    EXPECT_EQ(ended["office"], "Mayor");
}

TEST_P(ApiTest, ABodyThatDoesNotFitIsRefusedMemberByMember) {
    for (const auto* text : {"", "[]", "null", "{", "\"x\"", "1e999", "\xFF"})
        EXPECT_EQ(call("directory.api_create_city", {.body = text}).error().code, ErrorCode::invalid_input)
            << text;
    EXPECT_THAT(
        fields(call(
            "directory.api_create_city",
            {.body = R"({"name":"Quito","country":1,"aliases":[1],"population":"many","password":"x"})"})),
        ElementsAre("name", "aliases", "country", "population", "password"));
    EXPECT_THAT(
        fields(call("directory.api_create_city", {.body = R"({"name":{"en":"Quito"},"country":"XX"})"})),
        ElementsAre("iso2"));
    const auto id = id_of(body(call("directory.api_cities"))["items"][0]);
    EXPECT_THAT(
        fields(call("directory.api_change_city", {.path_values = {{"city", id}}, .body = R"({"note":"x"})"})),
        ElementsAre("version"));
}

}  // namespace
}  // namespace plenaria::directory
