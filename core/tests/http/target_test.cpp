// SPDX-License-Identifier: EUPL-1.2
#include "http/target.hpp"

#include <gmock/gmock.h>

#include "http/head_parser.hpp"

namespace plenaria::host::test {
namespace {

using testing::ElementsAre;
using testing::Pair;

TEST(Path, IsDecoded) {
    EXPECT_EQ(decode_path("/"), "/");
    EXPECT_EQ(decode_path("/a/b"), "/a/b");
    EXPECT_EQ(decode_path("/a/"), "/a/");
    EXPECT_EQ(decode_path("/Nominaci%C3%B3n%20de%20Quito"), "/Nominación de Quito");
    EXPECT_EQ(decode_path("/a+b"), "/a+b");
    EXPECT_EQ(decode_path("/..."), "/...");
    EXPECT_EQ(decode_path("/.well-known/security.txt"), "/.well-known/security.txt");
}

class BadPath : public testing::TestWithParam<const char*> {};
TEST_P(BadPath, IsRefused) { EXPECT_FALSE(decode_path(GetParam())); }
INSTANTIATE_TEST_SUITE_P(Path, BadPath,
                         testing::Values("", "a", "/%", "/%4", "/%zz", "/%00", "/%0a", "/%7f", "/%ff",
                                         "/%c0%ae", "/%ed%a0%80", "/.", "/..", "/a/../b", "/a/./b", "/a/..",
                                         "/%2e%2e/etc", "/a%2f..%2fb", "/a%2Fb", "//evil.example", "/a//b",
                                         "/a\\b", "/%5c", "/..%5cwindows"));

TEST(Query, KeepsRepeatedNamesAndDecodes) {
    Fields fields;
    ASSERT_TRUE(decode_fields("sort=name&tag=a&tag=b%26c&q=S%C3%A3o+Paulo&flag", 10, fields));
    EXPECT_THAT(fields, ElementsAre(Pair("flag", ""), Pair("q", "São Paulo"), Pair("sort", "name"),
                                    Pair("tag", "a"), Pair("tag", "b&c")));
}

TEST(Cookies, AreReadAndWhatIsNoneIsLeftOut) {
    HttpRequest request;
    request.headers = {{"cookie", "a=1; b=\"two\"; =3; plain; c d=4; e=x=y"}, {"cookie", "f=6"}};
    ASSERT_TRUE(decode_target(request));
    EXPECT_THAT(request.cookies,
                ElementsAre(Pair("a", "1"), Pair("b", "two"), Pair("e", "x=y"), Pair("f", "6")));
    EXPECT_EQ(request.cookie("b"), "two");
    EXPECT_EQ(request.cookie("missing"), "");
}

TEST(HostName, IsTheHostWithoutItsPort) {
    EXPECT_EQ(host_name("plenaria.example"), "plenaria.example");
    EXPECT_EQ(host_name("127.0.0.1:8080"), "127.0.0.1");
    EXPECT_EQ(host_name("[::1]:80"), "[::1]");
    for (const auto* bad : {"", ":80", "a:b", "a:123456", "[::1", "[]", "[::1]80", "[x]", "a b", "a/b", "a,b",
                            "-a", "a@b", "a\x80"})
        EXPECT_FALSE(host_name(bad)) << bad;
}

TEST(Head, IsReadWithNamesInLowerCaseAndValuesTrimmed) {
    const auto parsed = parse_head(
        "PATCH /a?b=c HTTP/1.1\r\nHOST: Plenaria.Example:8080\r\nX-Word: \t two words \r\n"
        "Content-Length: 7\r\nConnection: Keep-Alive, close\r\n\r\n");
    ASSERT_TRUE(std::holds_alternative<Head>(parsed));
    const auto& head = std::get<Head>(parsed);
    EXPECT_EQ(head.method, "PATCH");
    EXPECT_EQ(head.target, "/a?b=c");
    EXPECT_EQ(head.host, "plenaria.example:8080");
    EXPECT_THAT(head.headers[1], Pair("x-word", "two words"));
    EXPECT_EQ(head.content_length, 7U);
    EXPECT_FALSE(head.keep_alive);
}

}  // namespace
}  // namespace plenaria::host::test
