// SPDX-License-Identifier: EUPL-1.2
// Where the server listens, whom it believes, how it stops, and what stays open.
#include <gmock/gmock.h>
#include <sys/un.h>

#include <filesystem>
#include <fstream>
#include <future>
#include <stdexcept>
#include <thread>

#include "http/event_streams.hpp"
#include "running.hpp"

namespace plenaria::host::test {
namespace {

using testing::HasSubstr;

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
                         testing::Values("0.0.0.0:8080", "192.168.1.2:80", "[::]:8080", ":8080",
                                         "plenaria.example:80"));

TEST(HttpServer, ListensOnAUnixSocketAndBelievesTheProxyBehindIt) {
    auto options = patient();
    const auto path =
        std::filesystem::temp_directory_path() / ("plenaria-http-" + std::to_string(::getpid()));
    options.address = "unix:" + path.string();
    { std::ofstream stale(path); }
    Running running(options, [](HttpRequest& request) { return text(request.scheme + ' ' + request.peer); });

    Socket socket(::socket(AF_UNIX, SOCK_STREAM, 0));
    sockaddr_un to{};
    to.sun_family = AF_UNIX;
    path.string().copy(to.sun_path, sizeof to.sun_path - 1);
    ASSERT_EQ(::connect(socket.fd(), reinterpret_cast<sockaddr*>(&to), sizeof to), 0);
    const std::string request =
        "GET / HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-Proto: https\r\n"
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
                  .ask("GET / HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-Proto: https\r\nX-Forwarded-For: "
                       "1.2.3.4\r\n\r\n")
                  .body,
              "http 127.0.0.1 ");
}

TEST(HttpServer, ATrustedProxyNamesTheLastAddressThatIsNotAProxy) {
    auto options = patient();
    options.trusted_proxies = {"127.0.0.1", "10.0.0.2"};
    Running running(options, [](HttpRequest& request) { return text(request.peer); });

    EXPECT_EQ(running.client()
                  .ask("GET / HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-For: 6.6.6.6, 203.0.113.7, "
                       "10.0.0.2\r\n\r\n")
                  .body,
              "203.0.113.7");
    EXPECT_EQ(
        running.client().ask("GET / HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-For: <script>\r\n\r\n").body,
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

/// What a listener of `streams` reads until it has read `end` or the stream ends.
std::string listen_until(EventStreams& streams, const std::string& end) {
    int pair[2];
    if (::socketpair(AF_UNIX, SOCK_STREAM, 0, pair) != 0) return "no sockets";
    const Socket reader(pair[0]);
    if (!streams.add("a", Socket(pair[1]), "head")) return "full";
    std::string all;
    char buffer[100];
    while (all.find(end) == std::string::npos) {
        const auto got = ::recv(reader.fd(), buffer, sizeof buffer, 0);
        if (got <= 0) break;
        all.append(buffer, static_cast<std::size_t>(got));
    }
    return all;
}

TEST(EventStreams, BeatSoThatProxiesKeepThem) {
    EventStreams streams({.heartbeat = 5ms});
    EXPECT_EQ(listen_until(streams, ":\n\n"), "head:\n\n");
}

TEST(EventStreams, EndAtTheirAge) {
    EventStreams streams({.heartbeat = 5ms, .lifetime = 0ms});
    EXPECT_EQ(listen_until(streams, "never"), "head");
}

/// A stream, and what comes out at its other end.
struct Listening {
    explicit Listening(EventStreams& streams, EventListener listener = {}, std::string_view channel = "a") {
        int pair[2];
        EXPECT_EQ(::socketpair(AF_UNIX, SOCK_STREAM, 0, pair), 0);
        reader = Socket(pair[0]);
        EXPECT_TRUE(streams.add(channel, Socket(pair[1]), "head", std::move(listener)));
    }
    std::string until(const std::string& end) const {
        std::string all;
        for (char c = 0; all.find(end) == std::string::npos && ::recv(reader.fd(), &c, 1, 0) == 1;) all += c;
        return all;
    }
    Socket reader;
};

TEST(EventStreams, GreetEachListenerWithWhatItMustKnow) {
    EventStreams streams;
    const Listening one(streams, {.greeting = [] { return "7"; }});
    EXPECT_EQ(one.until("\n\n"), "headdata: 7\n\n");
}

TEST(EventStreams, EndThoseOfOneOwnerAndLetGoOfWhatTheyHeld) {
    EventStreams streams;
    auto held = std::make_shared<int>(1);
    const std::weak_ptr<int> watched = held;
    const Listening ana(streams, {.held = std::move(held), .owner = "account/ANA"});
    const Listening lucia(streams, {.owner = "account/LUCIA"});
    streams.end([](std::string_view, std::string_view owner) { return owner == "account/ANA"; });
    EXPECT_EQ(ana.until("never"), "head") << "ended";
    streams.publish("a", "news");
    EXPECT_EQ(lucia.until("news"), "headdata: news");
    EXPECT_TRUE(watched.expired());
}

TEST(EventStreams, WhoDoesNotReadIsDroppedAndHoldsNobodyUp) {
    EventStreams streams;
    auto held = std::make_shared<int>(1);
    const std::weak_ptr<int> watched = held;
    const Listening silent(streams, {.held = std::move(held)});
    const std::string large(64 * 1024, 'x');
    for (int i = 0; i < 200; ++i) streams.publish("a", large);
    // Who comes while news is on its way may hear it, too: all of it has been sent when this is read.
    const Listening afterwards(streams, {}, "b");
    streams.publish("b", "sent");
    EXPECT_EQ(afterwards.until("sent\n\n"), "headdata: sent\n\n");
    const Listening other(streams);
    streams.publish("a", "news");
    EXPECT_EQ(other.until("news\n\n"), "headdata: news\n\n");
    EXPECT_TRUE(watched.expired());
    EXPECT_EQ(streams.clients(), 2U);
}

TEST(EventStreams, ReadNothingOfTheConnectionThatGetsTheNumberOfOneThatEnded) {
    EventStreams streams;
    int pair[2];
    ASSERT_EQ(::socketpair(AF_UNIX, SOCK_STREAM, 0, pair), 0);
    Socket listener(pair[0]);
    const int number = pair[1];
    const Socket of_the_worker(::dup(number));  // which has not come to closing it yet
    ASSERT_TRUE(streams.add("a", Socket(number), "head"));
    char head[4];
    ASSERT_EQ(::recv(listener.fd(), head, sizeof head, MSG_WAITALL), 4);
    listener = Socket();
    while (streams.clients() > 0) std::this_thread::yield();

    int next[2];
    ASSERT_EQ(::socketpair(AF_UNIX, SOCK_STREAM, 0, next), 0);
    const Socket client(next[0]);
    const Socket end_of_server(next[1]);
    ASSERT_EQ(::dup2(next[1], number), number);
    const Socket connection(number);
    ASSERT_EQ(::send(client.fd(), "GET", 3, 0), 3);
    std::promise<void> looked;
    const Listening other(streams);
    streams.end([&](std::string_view, std::string_view) {
        looked.set_value();
        return false;
    });
    looked.get_future().wait();

    char request[3];
    EXPECT_EQ(::recv(connection.fd(), request, sizeof request, MSG_DONTWAIT), 3);
}

TEST(EventStreams, AreNoMoreThanAllowed) {
    EventStreams streams({.max_clients = 0});
    EXPECT_EQ(listen_until(streams, "never"), "full");
}

}  // namespace
}  // namespace plenaria::host::test
