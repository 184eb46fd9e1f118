// SPDX-License-Identifier: EUPL-1.2
#include "http/server.hpp"

#include <gmock/gmock.h>

#include <atomic>
#include <condition_variable>
#include <filesystem>
#include <fstream>
#include <future>
#include <mutex>
#include <stdexcept>

#include "http/event_streams.hpp"
#include "raw_client.hpp"

namespace plenaria::host::test {
namespace {

using testing::HasSubstr;
using namespace std::chrono_literals;

constexpr std::string_view hello = "GET /hello HTTP/1.1\r\nHost: localhost\r\n\r\n";

/// Short deadlines, so that nobody waits for long ones.
HttpOptions quick() {
    HttpOptions options;
    options.address = "127.0.0.1:0";
    options.workers = 4;
    options.head_deadline = 300ms;
    options.body_deadline = 300ms;
    options.idle_deadline = 300ms;
    options.drain_deadline = 5s;
    return options;
}
/// Deadlines that no test reaches.
HttpOptions patient() {
    auto options = quick();
    options.head_deadline = options.body_deadline = options.idle_deadline = 60s;
    return options;
}

HttpResponse text(std::string body) {
    HttpResponse response;
    response.set("Content-Type", "text/plain").body = std::move(body);
    return response;
}
HttpResponse show(HttpRequest& request) {
    return text(request.method + ' ' + request.path);
}

class Running {
public:
    explicit Running(HttpOptions options, HttpHandler handler = show) : server(std::move(options), std::move(handler)) {
        server.start();
    }
    RawClient client() { return RawClient(server.port()); }
    HttpServer server;
};

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

    for (const char c : std::string("POST /a HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n"
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

    client.send("POST /first HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + std::to_string(smuggled.size()) +
                "\r\n\r\n" + smuggled);
    client.send("GET /second HTTP/1.1\r\nHost: localhost\r\n\r\n");

    EXPECT_EQ(client.read_response().body, "/first");
    EXPECT_EQ(client.read_response().body, "/second");
}

TEST(HttpServer, ALargeBodyLeftUnreadEndsTheConnection) {
    auto options = patient();
    options.parked_body = 1000;
    Running running(options, [](HttpRequest& request) { return text(request.path); });
    auto client = running.client();

    client.send("POST /first HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5000\r\n\r\n" + std::string(5000, 'a') +
                std::string(hello));

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

    const auto first = client.ask("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\nExpect: 100-continue\r\n\r\n");
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
    Running running(patient(), [](HttpRequest&) { return text("x").set("Location", "/a\r\nSet-Cookie: b=c"); });

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

TEST(HttpServer, ATargetThatCannotBeDecodedIs400AndTheConnectionLives) {
    Running running(patient());
    auto client = running.client();

    EXPECT_EQ(client.ask("GET /%00 HTTP/1.1\r\nHost: localhost\r\n\r\n").status, 400);
    EXPECT_EQ(client.ask("GET /a/%2e%2e/b HTTP/1.1\r\nHost: localhost\r\n\r\n").status, 400);
    EXPECT_EQ(client.ask("GET /?q=%ff HTTP/1.1\r\nHost: localhost\r\n\r\n").status, 400);
    EXPECT_EQ(client.ask(hello).status, 200);
}

TEST(HttpServer, EightKibibytesOfCookiesAreRead) {
    Running running(patient(), [](HttpRequest& request) { return text(std::to_string(request.cookie("last").size())); });

    const auto response = running.client().ask("GET / HTTP/1.1\r\nHost: localhost\r\nCookie: first=" +
                                               std::string(8192, 'a') + "; last=bcd\r\n\r\n");

    EXPECT_EQ(response.body, "3");
}

TEST(HttpServer, OneEmptyLineBeforeARequestIsSkipped) {
    Running running(patient());

    EXPECT_EQ(running.client().ask("\r\n" + std::string(hello)).status, 200);
}

TEST(HttpServer, TheAbsoluteFormOfOurHostIsTheSameRequest) {
    Running running(patient());

    EXPECT_EQ(running.client().ask("GET http://localhost/hello HTTP/1.1\r\nHost: localhost\r\n\r\n").body, "GET /hello");
}

TEST(HttpServer, ASlowHeadIsClosedByTheDeadlineHoweverOftenBytesCome) {
    auto options = quick();
    Running running(options);
    auto client = running.client();
    const auto begin = std::chrono::steady_clock::now();

    client.send("GET / HTTP/1.1\r\nHost: localhost\r\n");
    const auto response = client.read_response();

    EXPECT_EQ(response.status, 408);
    EXPECT_LT(std::chrono::steady_clock::now() - begin, 3s);
    EXPECT_TRUE(client.is_closed());
}

TEST(HttpServer, ASlowBodyIsClosedByTheDeadline) {
    Running running(quick());
    auto client = running.client();

    EXPECT_EQ(client.ask("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\nabc").status, 408);
    EXPECT_TRUE(client.is_closed());
}

TEST(HttpServer, AnIdleConnectionIsClosed) {
    Running running(quick());
    auto client = running.client();

    EXPECT_EQ(client.ask(hello).status, 200);
    EXPECT_TRUE(client.is_closed_silently());
}

TEST(HttpServer, SlowLargeBodiesLeaveWorkersForOthers) {
    auto options = patient();
    options.parked_body = 10;
    Running running(options, [](HttpRequest& request) {
        const auto body = request.read_body(100'000);
        return text(body ? "read" : "unread");
    });
    std::vector<RawClient> slow;
    for (int i = 0; i < 20; ++i) {
        slow.push_back(running.client());
        slow.back().send("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\nabc");
    }

    EXPECT_EQ(running.client().ask(hello).body, "read");

    for (auto& client : slow) {
        client.send(std::string(97, 'x'));
        EXPECT_EQ(client.read_response().body, "read");
    }
}

TEST(HttpServer, ClientsThatDoNotReadLeaveWorkersForOthers) {
    Running running(patient(), [](HttpRequest& request) {
        return text(request.path == "/hello" ? "hello" : std::string(20'000'000, 'x'));
    });
    std::vector<RawClient> lazy;
    for (int i = 0; i < 10; ++i) {
        lazy.emplace_back(running.server.port(), 4096);
        lazy.back().send("GET /big HTTP/1.1\r\nHost: localhost\r\n\r\n");
    }

    EXPECT_EQ(running.client().ask(hello).body, "hello");
    EXPECT_EQ(lazy.back().read_response().body.size(), 20'000'000U);
}

TEST(HttpServer, ThreeHundredIdleAndThreeHundredSlowClientsBlockNobody) {
    Running running(patient());
    std::vector<RawClient> waiting;
    for (int i = 0; i < 300; ++i) {
        waiting.push_back(running.client());
        EXPECT_EQ(waiting.back().ask(hello).status, 200);
        waiting.push_back(running.client());
        waiting.back().send("GET / HTTP/1.1\r\nHo");
    }

    EXPECT_EQ(running.client().ask(hello).status, 200);
    EXPECT_EQ(waiting.front().ask(hello).status, 200);
    EXPECT_EQ(waiting.back().ask("st: localhost\r\n\r\n").status, 200);
}

TEST(HttpServer, WhenFullTheConnectionThatWouldEndFirstMakesRoom) {
    auto options = patient();
    options.max_connections = 50;
    Running running(options);
    std::vector<RawClient> clients;
    for (int i = 0; i < 200; ++i) {
        clients.push_back(running.client());
        ASSERT_EQ(clients.back().ask(hello).status, 200) << i;
    }
}

TEST(HttpServer, OneAddressGetsNoMoreConnectionsThanItsShare) {
    auto options = patient();
    options.max_per_peer = 3;
    Running running(options);
    std::vector<RawClient> clients;
    for (int i = 0; i < 3; ++i) {
        clients.push_back(running.client());
        ASSERT_EQ(clients.back().ask(hello).status, 200);
    }

    EXPECT_TRUE(running.client().is_closed_silently());
}

TEST(HttpServer, StopLetsARequestInFlightEnd) {
    std::promise<void> reached;
    std::promise<void> leave;
    Running running(patient(), [&](HttpRequest&) {
        reached.set_value();
        leave.get_future().wait();
        return text("late but whole");
    });
    auto client = running.client();
    auto idle = running.client();
    client.send(hello);
    reached.get_future().wait();

    auto stopped = std::async(std::launch::async, [&] { running.server.stop(); });
    EXPECT_TRUE(idle.is_closed_silently());
    leave.set_value();
    const auto response = client.read_response();
    stopped.get();

    EXPECT_EQ(response.body, "late but whole");
    EXPECT_EQ(response.header("connection"), "close");
    EXPECT_FALSE(RawClient(running.server.port()).connected());
}

TEST(HttpServer, APortThatIsTakenIsSaidSo) {
    Running running(patient());
    auto options = patient();
    options.address = "127.0.0.1:" + std::to_string(running.server.port());
    HttpServer second(options, show);

    try {
        second.start();
        FAIL() << "two servers on one port";
    } catch (const std::runtime_error& problem) {
        EXPECT_THAT(problem.what(), HasSubstr("Another program already uses port"));
    }
}

class Addresses : public testing::TestWithParam<const char*> {};
TEST_P(Addresses, OutsideThisMachineAreRefusedWithTheWayToServeThem) {
    HttpOptions options;
    options.address = GetParam();
    try {
        const HttpServer server(options, show);
        FAIL() << "accepted";
    } catch (const std::invalid_argument& problem) {
        EXPECT_THAT(problem.what(), HasSubstr("packaging/nginx/plenaria.conf"));
    }
}
INSTANTIATE_TEST_SUITE_P(HttpServer, Addresses,
                         testing::Values("0.0.0.0:8080", "192.168.1.2:80", "[::]:8080", ":8080", "plenaria.example:80"));

TEST(HttpServer, ListensOnAUnixSocketAndBelievesTheProxyBehindIt) {
    auto options = patient();
    const auto path = std::filesystem::temp_directory_path() / ("plenaria-http-" + std::to_string(::getpid()));
    options.address = "unix:" + path.string();
    { std::ofstream stale(path); }
    Running running(options, [](HttpRequest& request) { return text(request.scheme + ' ' + request.peer); });

    Socket socket(::socket(AF_UNIX, SOCK_STREAM, 0));
    sockaddr_un to{};
    to.sun_family = AF_UNIX;
    path.string().copy(to.sun_path, sizeof to.sun_path - 1);
    ASSERT_EQ(::connect(socket.fd(), reinterpret_cast<sockaddr*>(&to), sizeof to), 0);
    const std::string request = "GET / HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-Proto: https\r\n"
                                "X-Forwarded-For: 10.9.9.9, 203.0.113.7\r\nConnection: close\r\n\r\n";
    ASSERT_EQ(::send(socket.fd(), request.data(), request.size(), 0), static_cast<ssize_t>(request.size()));
    std::string answer(4096, '\0');
    answer.resize(static_cast<std::size_t>(::recv(socket.fd(), answer.data(), answer.size(), 0)));

    EXPECT_THAT(answer, HasSubstr("\r\n\r\nhttps 203.0.113.7"));
    running.server.stop();
    EXPECT_FALSE(std::filesystem::exists(path));
}

TEST(HttpServer, AClientThatIsNoProxyIsNotBelieved) {
    Running running(patient(), [](HttpRequest& request) {
        return text(request.scheme + ' ' + request.peer + ' ' + request.header("x-forwarded-for"));
    });

    EXPECT_EQ(running.client()
                  .ask("GET / HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-Proto: https\r\nX-Forwarded-For: 1.2.3.4\r\n\r\n")
                  .body,
              "http 127.0.0.1 ");
}

TEST(HttpServer, ATrustedProxyNamesTheLastAddressThatIsNotAProxy) {
    auto options = patient();
    options.trusted_proxies = {"127.0.0.1", "10.0.0.2"};
    Running running(options, [](HttpRequest& request) { return text(request.peer); });

    EXPECT_EQ(running.client()
                  .ask("GET / HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-For: 6.6.6.6, 203.0.113.7, 10.0.0.2\r\n\r\n")
                  .body,
              "203.0.113.7");
    EXPECT_EQ(running.client().ask("GET / HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-For: <script>\r\n\r\n").body,
              "127.0.0.1");
}

TEST(HttpServer, EventStreamsReachThoseWhoListenToTheChannel) {
    Running running(patient(), [](HttpRequest& request) {
        HttpResponse response;
        if (request.path.starts_with("/events/")) response.event_channel = request.path.substr(8);
        return response;
    });
    auto one = running.client();
    auto two = running.client();
    auto other = running.client();
    one.send("GET /events/a HTTP/1.1\r\nHost: localhost\r\n\r\n");
    two.send("GET /events/a HTTP/1.1\r\nHost: localhost\r\n\r\n");
    other.send("GET /events/b HTTP/1.1\r\nHost: localhost\r\n\r\n");
    EXPECT_THAT(one.read_until(":\n\n"), HasSubstr("Content-Type: text/event-stream\r\n"));
    two.read_until(":\n\n");
    other.read_until(":\n\n");

    running.server.events().publish("a", "first\nline");
    running.server.events().publish("b", "for b");

    EXPECT_EQ(one.read_until("\n\n"), "data: first\ndata: line\n\n");
    EXPECT_EQ(two.read_until("\n\n"), "data: first\ndata: line\n\n");
    EXPECT_EQ(other.read_until("\n\n"), "data: for b\n\n");
    running.server.stop();
    EXPECT_TRUE(one.is_closed_silently());
}

TEST(HttpServer, EventStreamsEndAtTheirLimitAndAtTheirAge) {
    EventStreams streams({.heartbeat = 20ms, .lifetime = 50ms, .max_clients = 1});
    int pair[2];
    ASSERT_EQ(::socketpair(AF_UNIX, SOCK_STREAM, 0, pair), 0);
    const Socket reader(pair[0]);
    EXPECT_TRUE(streams.add("a", Socket(pair[1])));
    EXPECT_FALSE(streams.add("a", Socket()));

    std::string all;
    char buffer[100];
    for (auto got = ::recv(reader.fd(), buffer, sizeof buffer, 0); got > 0;
         got = ::recv(reader.fd(), buffer, sizeof buffer, 0))
        all.append(buffer, static_cast<std::size_t>(got));

    EXPECT_THAT(all, testing::StartsWith(":\n\n"));  // a heartbeat, and then the end
}

}  // namespace
}  // namespace plenaria::host::test
