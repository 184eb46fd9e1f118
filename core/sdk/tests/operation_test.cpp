// SPDX-License-Identifier: EUPL-1.2
#include <plenaria/operation.hpp>

#include <gtest/gtest.h>

#include <plenaria/testing/fake_context.hpp>

namespace plenaria {
namespace {

TEST(Operation, IsARouteWithItsSchemasAndItsPermission) {
    test::FakeRegistrar registrar;

    announce(registrar, "hello.greet",
             {Method::put, "/api/hello/{name}", "hello.api_greet", "Greets somebody.", R"({"type":"object"})",
              done_schema},
             [](const Request& request, RequestScope&) -> Result<Reply> { return Json{request.path}; });

    const auto& route = registrar.route_named("hello.api_greet");
    EXPECT_EQ(route.method, Method::put);
    EXPECT_EQ(route.path, "/api/hello/{name}");
    EXPECT_EQ(route.access.kind(), Access::Kind::permission);
    EXPECT_EQ(route.access.text(), "hello.greet");
    ASSERT_TRUE(route.api);
    EXPECT_EQ(route.api->summary, "Greets somebody.");
    EXPECT_EQ(route.api->request_schema, R"({"type":"object"})");
    EXPECT_EQ(route.api->response_schema, done_schema);
    EXPECT_TRUE(route.handler);
}

TEST(Operation, WhatIsDoneSaysSo) {
    EXPECT_EQ(std::get<Json>(*done_or({})), (Json{R"({"done":true})", 200}));
}

TEST(Operation, WhatWasMadeIsNamed) {
    EXPECT_EQ(std::get<Json>(*id_or(std::string("01HZX"))), (Json{R"({"id":"01HZX"})", 201}));
    EXPECT_EQ(std::get<Json>(*id_or(std::string("a\"b"))), (Json{R"({"id":"a\"b"})", 201}));
}

TEST(Operation, AnErrorStaysOne) {
    const Error conflict{ErrorCode::conflict, "Somebody else saved first."};
    EXPECT_EQ(done_or(conflict).error(), conflict);
    EXPECT_EQ(id_or(conflict).error(), conflict);
}

}  // namespace
}  // namespace plenaria
