// SPDX-License-Identifier: EUPL-1.2
#include "errands/webhook_sender.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstdlib>
#include <string>
#include <thread>

#include <gtest/gtest.h>

namespace plenaria::host {
namespace {

/// Listens on loopback and gives one answer to the first who comes.
class Receiver {
public:
    explicit Receiver(std::string answer)
        : answer_(std::move(answer)), socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
        sockaddr_in here{.sin_family = AF_INET};
        here.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof here;
        if (::bind(socket_, reinterpret_cast<sockaddr*>(&here), size) != 0 || ::listen(socket_, 1) != 0 ||
            ::getsockname(socket_, reinterpret_cast<sockaddr*>(&here), &size) != 0)
            std::abort();
        port_ = ntohs(here.sin_port);
        thread_ = std::thread([this] { serve(); });
    }
    Receiver(const Receiver&) = delete;
    Receiver& operator=(const Receiver&) = delete;
    ~Receiver() {
        ::shutdown(socket_, SHUT_RDWR);  // accept() returns, when nobody came
        if (thread_.joinable()) thread_.join();
        ::close(socket_);
    }

    [[nodiscard]] std::string address(const std::string& host = "127.0.0.1") const {
        return "http://" + host + ":" + std::to_string(port_) + "/hook";
    }
    /// What came, once the exchange has ended.
    const std::string& heard() {
        thread_.join();
        return heard_;
    }

private:
    void serve() {
        const int peer = ::accept(socket_, nullptr, nullptr);
        if (peer < 0) return;
        char buffer[4096];
        while (!heard_.ends_with("{}")) {
            const auto count = ::recv(peer, buffer, sizeof buffer, 0);
            if (count <= 0) break;
            heard_.append(buffer, static_cast<std::size_t>(count));
        }
        for (std::size_t at = 0; at < answer_.size();) {
            const auto count = ::send(peer, answer_.data() + at, answer_.size() - at, MSG_NOSIGNAL);
            if (count <= 0) break;  // the sender has read enough
            at += static_cast<std::size_t>(count);
        }
        ::close(peer);
    }

    std::string answer_;
    std::string heard_;
    int socket_;
    int port_ = 0;
    std::thread thread_;
};

WebhookMessage to(const std::string& address) {
    return {.address = address, .headers = {{"webhook-id", "msg_1"}}, .body = "{}"};
}

TEST(WebhookSender, AMessageArrivesWithItsHeadersAndTheAnswerIsKept) {
    Receiver receiver("HTTP/1.1 202 Accepted\r\nContent-Length: 4\r\n\r\nTak\xC3");

    const auto answer = send_webhook(to(receiver.address()), Reach::loopback);

    EXPECT_EQ(answer.status, 202);
    EXPECT_TRUE(answer.accepted());
    EXPECT_EQ(answer.text, "Tak");
    const auto& heard = receiver.heard();
    EXPECT_TRUE(heard.starts_with("POST /hook HTTP/1.1\r\n")) << heard;
    EXPECT_NE(heard.find("webhook-id: msg_1\r\n"), std::string::npos) << heard;
}

TEST(WebhookSender, ARedirectIsNotFollowed) {
    Receiver elsewhere("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
    Receiver receiver("HTTP/1.1 302 Found\r\nLocation: " + elsewhere.address() +
                      "\r\nContent-Length: 0\r\n\r\n");

    const auto answer = send_webhook(to(receiver.address()), Reach::loopback);

    EXPECT_EQ(answer.status, 302);
    EXPECT_FALSE(answer.accepted());
}

TEST(WebhookSender, ANameThatLeadsToLoopbackIsNotConnectedTo) {
    Receiver receiver("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
    const auto https = "https" + receiver.address("localhost").substr(4);

    const auto answer = send_webhook(to(https), Reach::internet);

    EXPECT_EQ(answer.status, 0);
    EXPECT_EQ(answer.error, "the name leads to an address that is not of the public internet");
}

TEST(WebhookSender, AProxyOfTheEnvironmentIsNotUsed) {
    Receiver proxy("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nproxy");
    Receiver receiver("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nhere");
    ::setenv("http_proxy", proxy.address().c_str(), 1);

    const auto answer = send_webhook(to(receiver.address()), Reach::loopback);

    ::unsetenv("http_proxy");
    EXPECT_EQ(answer.text, "here");
}

TEST(WebhookSender, OfAnEndlessAnswerTheBeginningIsRead) {
    Receiver receiver("HTTP/1.1 200 OK\r\n\r\n" + std::string(10'000'000, 'x'));

    const auto answer = send_webhook(to(receiver.address()), Reach::loopback);

    EXPECT_TRUE(answer.accepted());
    EXPECT_EQ(answer.text, std::string(1000, 'x'));
}

TEST(WebhookSender, NobodyListeningIsAnErrorInWords) {
    std::string address;
    {
        const Receiver gone("");
        address = gone.address();
    }
    const auto answer = send_webhook(to(address), Reach::loopback);

    EXPECT_EQ(answer.status, 0);
    EXPECT_FALSE(answer.error.empty());
}

}  // namespace
}  // namespace plenaria::host
