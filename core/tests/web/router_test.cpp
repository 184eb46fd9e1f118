// SPDX-License-Identifier: EUPL-1.2
#include "web/router.hpp"
#include "web/own_path.hpp"

#include <gtest/gtest.h>

namespace plenaria::host {
namespace {

OwnedRoute route(Method method, std::string path, std::string name) {
    return {.plugin = "test",
            .gate = nullptr,
            .what = Route{.method = method,
                          .path = std::move(path),
                          .name = std::move(name),
                          .access = Access::signed_in()}};
}

Router router_of(std::vector<OwnedRoute> routes) {
    return Router(std::make_shared<const Contributions>(Contributions{.routes = std::move(routes)}));
}

Router router() {
    return router_of({route(Method::get, "/", "t.home"), route(Method::get, "/cities", "t.cities"),
                      route(Method::get, "/cities/new", "t.new"),
                      route(Method::get, "/cities/{id}", "t.city"),
                      route(Method::post, "/cities/{id}", "t.save"),
                      route(Method::get, "/cities/{id}/people/{person}", "t.person")});
}

TEST(Router, ALiteralWinsOverAPlaceholder) {
    const auto r = router();
    EXPECT_EQ(r.match(Method::get, "/cities/new").found->what.name, "t.new");
    const auto city = r.match(Method::get, "/cities/01H");
    EXPECT_EQ(city.found->what.name, "t.city");
    EXPECT_EQ(city.values.at("id"), "01H");
    EXPECT_EQ(r.match(Method::get, "/cities/new/people/7").values.at("id"), "new");
}

TEST(Router, APathSaysWithWhatItCanBeAsked) {
    const auto r = router();
    EXPECT_EQ(r.methods("/cities/01H"), (std::vector{Method::get, Method::post}));
    EXPECT_TRUE(r.methods("/nowhere").empty());
}

TEST(Router, OnlyAPathThatABrowserReadsAsOursIsOurs) {
    for (const char* own : {"/", "/a/b?c=d&e=%2F%2Fx#f", "/..//evil.example"})
        EXPECT_TRUE(is_own_path(own)) << own;
    for (const char* other :
         {"", "a", "//evil.example", "/\\evil.example", "/\t/evil.example", "/a\\b", "/a b", "/a\r\nX: y",
          "/\x7f/evil.example", "/\u00e9", "https://evil.example", "javascript:alert(1)"})
        EXPECT_FALSE(is_own_path(other)) << other;
}

TEST(Router, AnUnknownPathAndAWrongMethodAreDifferent) {
    const auto r = router();
    EXPECT_TRUE(r.match(Method::get, "/nowhere").allowed.empty());
    const auto wrong = r.match(Method::del, "/cities/01H");
    EXPECT_EQ(wrong.found, nullptr);
    EXPECT_EQ(wrong.allowed, (std::vector<Method>{Method::get, Method::post}));
    EXPECT_EQ(r.match(Method::get, "/cities/").found, nullptr);
}

TEST(Router, MakesPathsAndQueries) {
    const auto r = router();
    EXPECT_EQ(r.path("t.home", {}), "/");
    EXPECT_EQ(r.path("t.person", {{"id", "a b"}, {"person", "é/x"}}), "/cities/a%20b/people/%C3%A9%2Fx");
    EXPECT_EQ(r.path("t.cities", {{"q", "a&b"}, {"page", "2"}}), "/cities?page=2&q=a%26b");
    EXPECT_THROW(r.path("t.absent", {}), std::logic_error);
    EXPECT_THROW(r.path("t.city", {}), std::logic_error);
}

TEST(Router, RefusesTwoRoutesForOnePath) {
    EXPECT_THROW(router_of({route(Method::get, "/a/{x}", "t.a"), route(Method::get, "/a/{y}", "t.b")}),
                 std::logic_error);
}

}  // namespace
}  // namespace plenaria::host
