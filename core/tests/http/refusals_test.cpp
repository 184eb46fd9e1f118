// SPDX-License-Identifier: EUPL-1.2
// What two programs could read differently is refused and the connection closed: each case by raw bytes on a
// socket.
#include <gtest/gtest.h>

#include <memory>

#include "http/server.hpp"
#include "raw_client.hpp"

namespace plenaria::host::test {
namespace {

struct Case {
    std::string name;
    std::string bytes;
    int status;
};

void PrintTo(const Case& each, std::ostream* out) { *out << each.name; }

std::string get(const std::string& fields) {
    return "GET / HTTP/1.1\r\nHost: localhost\r\n" + fields + "\r\n";
}
std::string post(const std::string& fields, const std::string& body) {
    return "POST / HTTP/1.1\r\nHost: localhost\r\n" + fields + "\r\n" + body;
}
std::string chunks(const std::string& body) { return post("Transfer-Encoding: chunked\r\n", body); }
std::string line(const std::string& first) { return first + "\r\nHost: localhost\r\n\r\n"; }
std::string many_fields(int count) {
    std::string fields;
    for (int i = 0; i < count; ++i) fields += "X-" + std::to_string(i) + ": 1\r\n";
    return fields;
}
using namespace std::string_literals;

const Case cases[] = {
    // Lengths
    {"TwoLengths", post("Content-Length: 3\r\nContent-Length: 5\r\n", "abcde"), 400},
    {"TwoEqualLengths", post("Content-Length: 3\r\nContent-Length: 3\r\n", "abc"), 400},
    {"LengthsInOneField", post("Content-Length: 3, 3\r\n", "abc"), 400},
    {"NegativeLength", post("Content-Length: -5\r\n", "abcde"), 400},
    {"LengthWithPlus", post("Content-Length: +3\r\n", "abc"), 400},
    {"LengthWithComma", post("Content-Length: 0,003\r\n", "abc"), 400},
    {"LengthInHex", post("Content-Length: 0x3\r\n", "abc"), 400},
    {"LengthWithBlankInside", post("Content-Length: 1 0\r\n", "abcdefghij"), 400},
    {"LengthWithPoint", post("Content-Length: 3.0\r\n", "abc"), 400},
    {"EmptyLength", post("Content-Length:\r\n", ""), 400},
    {"LengthBeyondAnyNumber", post("Content-Length: 99999999999999999999\r\n", ""), 400},
    {"LengthInWords", post("Content-Length: three\r\n", "abc"), 400},
    {"EncodedWordAsLength", post("Content-Length: =?us-ascii?q?3?=\r\n", "abc"), 400},
    {"LengthBeyondTheLimit", post("Content-Length: 999999999\r\n", ""), 413},
    {"NoLengthOfAPost", post("", ""), 411},
    {"NoLengthOfAPut", "PUT / HTTP/1.1\r\nHost: localhost\r\n\r\n", 411},
    // Transfer codings
    {"LengthAndChunks", post("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n"), 400},
    {"ChunksAndLength", post("Transfer-Encoding: chunked\r\nContent-Length: 5\r\n", "0\r\n\r\n"), 400},
    {"UnknownCoding", post("Transfer-Encoding: gzip\r\n", "0\r\n\r\n"), 501},
    {"TwoCodings", post("Transfer-Encoding: gzip, chunked\r\n", "0\r\n\r\n"), 400},
    {"ChunkedTwice", post("Transfer-Encoding: chunked, chunked\r\n", "0\r\n\r\n"), 400},
    {"TwoCodingFields", post("Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n", "0\r\n\r\n"),
     400},
    {"IdentityCoding", post("Transfer-Encoding: identity\r\n", ""), 501},
    {"AlmostChunked", post("Transfer-Encoding: xchunked\r\n", "0\r\n\r\n"), 501},
    {"ChunkedInQuotes", post("Transfer-Encoding: \"chunked\"\r\n", "0\r\n\r\n"), 501},
    {"ChunkedWithVerticalTab", post("Transfer-Encoding: \vchunked\r\n", "0\r\n\r\n"), 400},
    {"EncodedWordAsCoding", post("Transfer-Encoding: =?us-ascii?q?chunked?=\r\n", "0\r\n\r\n"), 400},
    {"EmptyCoding", post("Transfer-Encoding:\r\n", ""), 400},
    {"ChunksInHttp10", "POST / HTTP/1.0\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
     400},
    // Chunks
    {"ChunkSizeWithMinus", chunks("-1\r\n\r\n0\r\n\r\n"), 400},
    {"ChunkSizeWithPrefix", chunks("0x1\r\na\r\n0\r\n\r\n"), 400},
    {"ChunkSizeWithBlank", chunks("1 \r\na\r\n0\r\n\r\n"), 400},
    {"ChunkSizeMissing", chunks("\r\na\r\n0\r\n\r\n"), 400},
    {"ChunkSizeTooLong", chunks("000000001\r\na\r\n0\r\n\r\n"), 400},
    {"ChunkExtension", chunks("1;name=value\r\na\r\n0\r\n\r\n"), 400},
    {"ChunkSizeEndedByLineFeed", chunks("1\na\r\n0\r\n\r\n"), 400},
    {"ChunkLongerThanItsSize", chunks("1\r\nabc\r\n0\r\n\r\n"), 400},
    {"ChunkEndedByLineFeed", chunks("1\r\na\n0\r\n\r\n"), 400},
    {"TrailerField", chunks("0\r\nX-Late: 1\r\n\r\n"), 400},
    {"LastChunkEndedByLineFeed", chunks("0\r\n\n"), 400},
    // Lines and fields
    {"BareLineFeeds", "GET / HTTP/1.1\nHost: localhost\n\n", 400},
    {"OneBareLineFeed", "GET / HTTP/1.1\r\nHost: localhost\nX-A: 1\r\n\r\n", 400},
    {"LoneCarriageReturn", get("X-A: 1\rX-B: 2\r\n"), 400},
    {"FoldedField", get("X-A: 1\r\n 2\r\n"), 400},
    {"FoldedFirstField", "GET / HTTP/1.1\r\n Host: localhost\r\n\r\n", 400},
    {"FieldWithoutColon", get("X-A\r\n"), 400},
    {"BlankBeforeColon", get("X-A : 1\r\n"), 400},
    {"TabBeforeColon", get("X-A\t: 1\r\n"), 400},
    {"EmptyFieldName", get(": 1\r\n"), 400},
    {"FieldNameWithSlash", get("X/A: 1\r\n"), 400},
    {"FieldNameNotAscii", get("X-\xC3\xA9: 1\r\n"), 400},
    {"NulInValue", get("X-A: 1\0002\r\n"s), 400},
    {"BellInValue", get("X-A: \a\r\n"), 400},
    {"DeleteInValue", get("X-A: \x7F\r\n"), 400},
    {"TooManyFields", get(many_fields(100)), 431},
    {"TooLongHead", get("Cookie: " + std::string(17000, 'a') + "\r\n"), 431},
    {"TooLongFieldName", get(std::string(300, 'a') + ": 1\r\n"), 431},
    // Host
    {"NoHost", "GET / HTTP/1.1\r\n\r\n", 400},
    {"NoHostInHttp10", "GET / HTTP/1.0\r\n\r\n", 400},
    {"TwoHosts", get("Host: localhost\r\n"), 400},
    {"EmptyHost", "GET / HTTP/1.1\r\nHost:\r\n\r\n", 400},
    {"HostWithPath", "GET / HTTP/1.1\r\nHost: localhost/a\r\n\r\n", 400},
    {"HostWithUser", "GET / HTTP/1.1\r\nHost: me@localhost\r\n\r\n", 400},
    {"HostWithBlank", "GET / HTTP/1.1\r\nHost: local host\r\n\r\n", 400},
    {"HostWithWordAsPort", "GET / HTTP/1.1\r\nHost: localhost:http\r\n\r\n", 400},
    {"TwoHostsInOneField", "GET / HTTP/1.1\r\nHost: localhost, evil.example\r\n\r\n", 400},
    {"EncodedWordAsHost", "GET / HTTP/1.1\r\nHost: =?us-ascii?q?e=0D=0AX-Inj:_1?=\r\n\r\n", 400},
    {"HostOfSomebodyElse", "GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n", 400},
    {"HostThatBeginsLikeOurs", "GET / HTTP/1.1\r\nHost: localhost.evil.example\r\n\r\n", 400},
    {"AbsoluteFormOfAnotherHost", line("GET http://evil.example/ HTTP/1.1"), 400},
    // Request line
    {"UnknownMethod", line("BREW / HTTP/1.1"), 501},
    {"MethodInLowerCase", line("get / HTTP/1.1"), 501},
    {"Trace", line("TRACE / HTTP/1.1"), 501},
    {"Connect", line("CONNECT localhost:80 HTTP/1.1"), 501},
    {"MethodNoToken", line("G(T / HTTP/1.1"), 400},
    {"NoVersion", line("GET /"), 400},
    {"VersionTwo", line("GET / HTTP/2.0"), 505},
    {"VersionOnePointTwo", line("GET / HTTP/1.2"), 505},
    {"VersionInLowerCase", line("GET / http/1.1"), 400},
    {"VersionWithMoreDigits", line("GET / HTTP/1.10"), 400},
    {"TwoBlanks", line("GET  / HTTP/1.1"), 400},
    {"BlankInTarget", line("GET /a b HTTP/1.1"), 400},
    {"TabInsteadOfBlank", line("GET\t/ HTTP/1.1"), 400},
    {"TargetWithoutSlash", line("GET index.html HTTP/1.1"), 400},
    {"TargetWithFragment", line("GET /#a HTTP/1.1"), 400},
    {"TargetNotAscii", line("GET /\xC3\xA9 HTTP/1.1"), 400},
    {"TargetTooLong", line("GET /" + std::string(9000, 'a') + " HTTP/1.1"), 414},
    {"TargetOfAnotherScheme", line("GET file:///etc/passwd HTTP/1.1"), 400},
    {"StarForGet", line("GET * HTTP/1.1"), 400},
    {"TwoEmptyLinesFirst", "\r\n\r\nGET / HTTP/1.1\r\nHost: localhost\r\n\r\n", 400},
    {"TlsInsteadOfHttp", "\x16\x03\x01\x02\0\x01\0\x01\xfc\x03\x03"s, 400},
    {"UnknownExpectation", get("Expect: a-miracle\r\n"), 417},
};

class Refusals : public testing::TestWithParam<Case> {
protected:
    static void SetUpTestSuite() {
        HttpOptions options;
        options.address = "127.0.0.1:0";
        options.workers = 2;
        options.allowed_hosts = {"localhost"};
        server_ = std::make_unique<HttpServer>(options, [](HttpRequest&) {
            HttpResponse response;
            response.body = "answered";
            return response;
        });
        server_->start();
    }
    static void TearDownTestSuite() { server_.reset(); }
    static std::unique_ptr<HttpServer> server_;
};
std::unique_ptr<HttpServer> Refusals::server_;

TEST_P(Refusals, AreAnsweredWithTheStatusAndNothingBehindIsServed) {
    RawClient client(server_->port());

    // What follows would be answered if the refused message were taken for a shorter one.
    const auto response = client.ask(GetParam().bytes + "GET /smuggled HTTP/1.1\r\nHost: localhost\r\n\r\n");

    EXPECT_EQ(response.status, GetParam().status) << response.head;
    EXPECT_EQ(response.header("connection"), "close");
    EXPECT_EQ(response.body.find("answered"), std::string::npos);
    EXPECT_TRUE(client.is_closed_silently());
}
INSTANTIATE_TEST_SUITE_P(Http, Refusals, testing::ValuesIn(cases),
                         [](const auto& each) { return each.param.name; });

TEST(HttpRefusals, AreMoreThanSixty) { EXPECT_GE(std::size(cases), 60U); }

}  // namespace
}  // namespace plenaria::host::test
