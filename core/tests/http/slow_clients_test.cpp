// SPDX-License-Identifier: EUPL-1.2
// Slow clients, many clients, clients that do not read: none takes the service from the others.
#include <gtest/gtest.h>

#include <vector>

#include "running.hpp"

namespace plenaria::host::test {
namespace {

TEST(HttpServer, ASlowHeadIsClosedByTheDeadlineHoweverOftenBytesCome) {
    auto options = patient();
    options.head_deadline = 1s;
    Running running(options);
    auto client = running.client();
    const auto begin = std::chrono::steady_clock::now();

    client.send("GET / HTTP/1.1\r\nHost: localhost\r\n");
    const auto response = client.read_response();

    EXPECT_EQ(response.status, 408);
    EXPECT_LT(std::chrono::steady_clock::now() - begin, 8s);
    EXPECT_TRUE(client.is_closed());
}

TEST(HttpServer, ASlowBodyIsClosedByTheDeadline) {
    auto options = patient();
    options.body_deadline = 300ms;
    Running running(options);
    auto client = running.client();

    EXPECT_EQ(client.ask("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\nabc").status, 408);
    EXPECT_TRUE(client.is_closed());
}

TEST(HttpServer, AnIdleConnectionIsClosed) {
    auto options = patient();
    options.idle_deadline = 300ms;
    Running running(options);
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

}  // namespace
}  // namespace plenaria::host::test
