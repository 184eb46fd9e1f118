// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// A client that sends exactly the bytes it is told to, for tests of the listener.

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>

#include <chrono>
#include <string>
#include <string_view>
#include <utility>

#include "http/characters.hpp"
#include "http/socket.hpp"

namespace plenaria::host::test {

struct RawResponse {
    int status = 0;
    std::string head;  ///< with its empty line
    std::string body;  ///< decoded when it was chunked
    bool complete = false;

    [[nodiscard]] std::string header(std::string_view name) const {
        const auto at = lower(head).find("\r\n" + std::string(name) + ": ");
        if (at == std::string::npos) return {};
        const auto begin = at + name.size() + 4;
        return head.substr(begin, head.find("\r\n", begin) - begin);
    }
};

class RawClient {
public:
    explicit RawClient(int port, int receive_buffer = 0)
        : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
        if (receive_buffer > 0)
            ::setsockopt(socket_.fd(), SOL_SOCKET, SO_RCVBUF, &receive_buffer, sizeof receive_buffer);
        sockaddr_in to{};
        to.sin_family = AF_INET;
        to.sin_port = htons(static_cast<std::uint16_t>(port));
        to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        connected_ = ::connect(socket_.fd(), reinterpret_cast<sockaddr*>(&to), sizeof to) == 0;
        const int on = 1;
        ::setsockopt(socket_.fd(), IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    }

    [[nodiscard]] bool connected() const { return connected_; }
    [[nodiscard]] int fd() const { return socket_.fd(); }

    /// @return false when the other side has gone.
    bool send(std::string_view bytes) {
        while (!bytes.empty()) {
            const auto sent = ::send(socket_.fd(), bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (sent <= 0) return false;
            bytes.remove_prefix(static_cast<std::size_t>(sent));
        }
        return true;
    }

    /// The next response; not complete when the connection ended or 10 s passed before its end.
    RawResponse read_response(bool head_only = false) {
        RawResponse response;
        while (in_.find("\r\n\r\n") == std::string::npos)
            if (!more()) return response;
        const auto end = in_.find("\r\n\r\n") + 4;
        response.head = in_.substr(0, end);
        in_.erase(0, end);
        response.status = std::stoi(response.head.substr(9, 3));
        const bool empty =
            head_only || response.status == 204 || response.status == 304 || response.status == 100;
        if (empty) {
            response.complete = true;
        } else if (const auto length = response.header("content-length"); !length.empty()) {
            while (in_.size() < std::stoul(length))
                if (!more()) return response;
            response.body = in_.substr(0, std::stoul(length));
            in_.erase(0, response.body.size());
            response.complete = true;
        } else if (response.header("transfer-encoding") == "chunked") {
            response.complete = read_chunks(response.body);
        } else {
            while (more()) {
            }
            response.body = std::exchange(in_, {});
            response.complete = closed_;
        }
        return response;
    }
    RawResponse ask(std::string_view bytes, bool head_only = false) {
        send(bytes);
        return read_response(head_only);
    }

    /// Reads until `text` has come. @return everything before and with it; what there is when the other side
    /// ended.
    std::string read_until(std::string_view text) {
        while (in_.find(text) == std::string::npos)
            if (!more()) return in_;
        const auto end = in_.find(text) + text.size();
        auto result = in_.substr(0, end);
        in_.erase(0, end);
        return result;
    }

    /// Whether the other side closes, sending nothing more, within 10 s.
    bool is_closed_silently() {
        while (more()) {
        }
        return closed_ && in_.empty();
    }
    /// Whether the other side closes within 10 s, whatever it sends before.
    bool is_closed() {
        while (more()) {
        }
        return closed_;
    }

private:
    bool more() {
        pollfd wait{.fd = socket_.fd(), .events = POLLIN, .revents = 0};
        if (::poll(&wait, 1, 10'000) <= 0) return false;
        char buffer[65536];
        const auto got = ::recv(socket_.fd(), buffer, sizeof buffer, 0);
        if (got <= 0) {
            closed_ = true;
            return false;
        }
        in_.append(buffer, static_cast<std::size_t>(got));
        return true;
    }
    bool read_chunks(std::string& out) {
        for (;;) {
            while (in_.find("\r\n") == std::string::npos)
                if (!more()) return false;
            const auto size = std::stoul(in_.substr(0, in_.find("\r\n")), nullptr, 16);
            in_.erase(0, in_.find("\r\n") + 2);
            while (in_.size() < size + 2)
                if (!more()) return false;
            out.append(in_, 0, size);
            in_.erase(0, size + 2);
            if (size == 0) return true;
        }
    }

    Socket socket_;
    bool connected_ = false;
    bool closed_ = false;
    std::string in_;
};

}  // namespace plenaria::host::test
