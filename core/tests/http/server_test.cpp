// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>

#include <future>
#include <stdexcept>

#include "running.hpp"

namespace plenaria::host::test {
namespace {

TEST(HttpServer, AnswersWithLengthDateAndBody) {
    Running running(patient());

    const auto response = running.client().ask(hello);

    EXPECT_EQ(response.status, 200);
    EXPECT_EQ(response.body, "GET /hello");
    EXPECT_EQ(response.header("content-length"), "10");
    EXPECT_THAT(response.header("date"), testing::MatchesRegex("[A-Z][a-z]+, .* GMT"));
    EXPECT_EQ(response.header("connection"), "");
}

TEST(HttpServer, AnswersPipelinedRequestsInOrder) {
    Running running(patient());
    auto client = running.client();
    std::string requests;
    for (int i = 0; i < 100; ++i)
        requests += "GET /" + std::to_string(i) + " HTTP/1.1\r\nHost: localhost\r\n\r\n";

    client.send(requests);

    for (int i = 0; i < 100; ++i) EXPECT_EQ(client.read_response().body, "GET /" + std::to_string(i));
}

TEST(HttpServer, ReadsARequestThatComesByteByByte) {
    Running running(patient());
    auto client = running.client();

    for (const char c :
         std::string("POST /a HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n"
                     "3\r\nabc\r\n00\r\n\r\n"))
        client.send(std::string_view(&c, 1));

    EXPECT_EQ(client.read_response().body, "POST /a");
}

TEST(HttpServer, ABodyThatTheHandlerLeavesUnreadIsNotTheNextRequest) {
    Running running(patient(), [](HttpRequest& request) {
        auto response = text(request.path);
        response.status = 403;
        return response;
    });
    auto client = running.client();
    const std::string smuggled = "GET /smuggled HTTP/1.1\r\nHost: localhost\r\n\r\n";

    client.send("POST /first HTTP/1.1\r\nHost: localhost\r\nContent-Length: " +
                std::to_string(smuggled.size()) + "\r\n\r\n" + smuggled);
    client.send("GET /second HTTP/1.1\r\nHost: localhost\r\n\r\n");

    EXPECT_EQ(client.read_response().body, "/first");
    EXPECT_EQ(client.read_response().body, "/second");
}

TEST(HttpServer, ALargeBodyLeftUnreadEndsTheConnection) {
    auto options = patient();
    options.parked_body = 1000;
    Running running(options, [](HttpRequest& request) { return text(request.path); });
    auto client = running.client();

    client.send("POST /first HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5000\r\n\r\n" +
                std::string(5000, 'a') + std::string(hello));

    const auto response = client.read_response();
    EXPECT_EQ(response.body, "/first");
    EXPECT_EQ(response.header("connection"), "close");
    EXPECT_TRUE(client.is_closed_silently());
}

TEST(HttpServer, ALargeBodyIsReadByTheHandlerAndTheConnectionLives) {
    auto options = patient();
    options.parked_body = 1000;
    Running running(options, [](HttpRequest& request) {
        const auto body = request.read_body(10'000'000);
        return text(body ? std::to_string(body->size()) : body.error().detail);
    });
    auto client = running.client();

    client.send("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3000000\r\n\r\n");
    client.send(std::string(3'000'000, 'a'));
    EXPECT_EQ(client.read_response().body, "3000000");

    std::string chunked = "POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n";
    for (int i = 0; i < 100; ++i) chunked += "1000\r\n" + std::string(4096, 'b') + "\r\n";
    client.send(chunked + "0\r\n\r\n");
    EXPECT_EQ(client.read_response().body, "409600");
}

TEST(HttpServer, ReadingMoreThanAllowedIsTooLarge) {
    auto code = ErrorCode::conflict;
    Running running(patient(), [&](HttpRequest& request) {
        const auto body = request.read_body(4);
        if (!body) code = body.error().code;
        return text("done");
    });

    EXPECT_TRUE(running.client()
                    .ask("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\nabcde")
                    .complete);

    EXPECT_EQ(code, ErrorCode::too_large);
}

TEST(HttpServer, ATruncatedLargeBodyIsMalformed) {
    auto options = patient();
    options.parked_body = 10;
    std::promise<ErrorCode> code;
    Running running(options, [&](HttpRequest& request) {
        const auto body = request.read_body(1000);
        code.set_value(body ? ErrorCode::conflict : body.error().code);
        return text("done");
    });
    auto client = running.client();

    client.send("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 500\r\n\r\nabc");
    ::shutdown(client.fd(), SHUT_WR);

    EXPECT_EQ(code.get_future().get(), ErrorCode::invalid_input);
}

TEST(HttpServer, SaysThatItGoesOnWhenAsked) {
    Running running(patient(), [](HttpRequest& request) { return text(*request.read_body(100)); });
    auto client = running.client();

    const auto first =
        client.ask("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\nExpect: 100-continue\r\n\r\n");
    EXPECT_EQ(first.status, 100);

    EXPECT_EQ(client.ask("abc").body, "abc");
}

TEST(HttpServer, HeadIsAnsweredWithTheLengthAndWithoutTheBody) {
    Running running(patient(), [](HttpRequest&) { return text("twelve bytes"); });
    auto client = running.client();

    const auto response = client.ask("HEAD / HTTP/1.1\r\nHost: localhost\r\n\r\n", true);
    EXPECT_EQ(response.header("content-length"), "12");
    EXPECT_EQ(client.ask(hello).body, "twelve bytes");  // nothing stands between them
}

TEST(HttpServer, NotModifiedHasNoBody) {
    Running running(patient(), [](HttpRequest&) {
        auto response = text("unsent");
        response.status = 304;
        return response;
    });
    auto client = running.client();

    EXPECT_EQ(client.ask(hello).header("content-length"), "");
    EXPECT_EQ(client.ask(hello).status, 304);
}

TEST(HttpServer, StreamsInChunksAndGoesOn) {
    Running running(patient(), [](HttpRequest& request) {
        auto response = text({});
        if (request.path == "/hello") return text("after");
        response.stream = [n = 0](std::string& piece) mutable {
            piece.assign(60'000, static_cast<char>('a' + n));
            return ++n < 20;
        };
        return response;
    });
    auto client = running.client();

    const auto response = client.ask("GET /big HTTP/1.1\r\nHost: localhost\r\n\r\n");

    EXPECT_TRUE(response.complete);
    EXPECT_EQ(response.body.size(), 1'200'000U);
    EXPECT_EQ(response.body.back(), 't');
    EXPECT_EQ(client.ask(hello).body, "after");
}

TEST(HttpServer, AStreamThatFailsIsCutAndNotEnded) {
    Running running(patient(), [](HttpRequest&) {
        HttpResponse response;
        response.stream = [](std::string& piece) -> bool {
            if (piece.capacity() > 100'000) return true;
            throw std::runtime_error("disk");
        };
        return response;
    });

    EXPECT_FALSE(running.client().ask(hello).complete);
}

TEST(HttpServer, Http10GetsItsBodyAndTheEnd) {
    Running running(patient(), [](HttpRequest&) {
        HttpResponse response;
        response.stream = [](std::string& piece) {
            piece = "all";
            return false;
        };
        return response;
    });
    auto client = running.client();

    const auto response = client.ask("GET / HTTP/1.0\r\nHost: localhost\r\n\r\n");

    EXPECT_EQ(response.body, "all");
    EXPECT_EQ(response.header("transfer-encoding"), "");
}

TEST(HttpServer, WhateverAHandlerThrowsIs500) {
    Running running(patient(), [](HttpRequest& request) -> HttpResponse {
        if (request.path == "/int") throw 7;
        throw std::runtime_error("secret");
    });

    const auto response = running.client().ask(hello);
    EXPECT_EQ(response.status, 500);
    EXPECT_EQ(response.body.find("secret"), std::string::npos);
    EXPECT_EQ(running.client().ask("GET /int HTTP/1.1\r\nHost: localhost\r\n\r\n").status, 500);
}

TEST(HttpServer, AResponseHeaderWithALineBreakIs500) {
    Running running(patient(),
                    [](HttpRequest&) { return text("x").set("Location", "/a\r\nSet-Cookie: b=c"); });

    const auto response = running.client().ask(hello);

    EXPECT_EQ(response.status, 500);
    EXPECT_EQ(response.head.find("Set-Cookie"), std::string::npos);
}

TEST(HttpServer, RefusalsUseThePageThatIsGiven) {
    auto options = patient();
    options.error_page = [](int status) {
        auto response = text("page " + std::to_string(status));
        response.status = status;
        return response;
    };
    Running running(options);

    EXPECT_EQ(running.client().ask("BREW / HTTP/1.1\r\nHost: localhost\r\n\r\n").body, "page 501");
}

TEST(HttpServer, ATargetThatCannotBeDecodedIs400AndEndsTheConnection) {
    Running running(patient());

    for (const char* target : {"/%00", "/a/%2e%2e/b", "/?q=%ff"}) {
        auto client = running.client();
        client.send(std::string("GET ") + target + " HTTP/1.1\r\nHost: localhost\r\n\r\n" +
                    std::string(hello));
        EXPECT_EQ(client.read_response().status, 400) << target;
        EXPECT_TRUE(client.is_closed_silently()) << target;
    }
}

TEST(HttpServer, EightKibibytesOfCookiesAreRead) {
    Running running(patient(),
                    [](HttpRequest& request) { return text(std::to_string(request.cookie("last").size())); });

    const auto response =
        running.client().ask("GET / HTTP/1.1\r\nHost: localhost\r\nCookie: first=" + std::string(8192, 'a') +
                             "; last=bcd\r\n\r\n");

    EXPECT_EQ(response.body, "3");
}

TEST(HttpServer, OneEmptyLineBeforeARequestIsSkipped) {
    Running running(patient());

    EXPECT_EQ(running.client().ask("\r\n" + std::string(hello)).status, 200);
}

TEST(HttpServer, TheAbsoluteFormOfOurHostIsTheSameRequest) {
    Running running(patient());

    EXPECT_EQ(running.client().ask("GET http://localhost/hello HTTP/1.1\r\nHost: localhost\r\n\r\n").body,
              "GET /hello");
}

}  // namespace
}  // namespace plenaria::host::test
