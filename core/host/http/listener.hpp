// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file http/listener.hpp
/// The listening socket, and who is on the other end of a connection.

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "http/message.hpp"
#include "http/socket.hpp"

namespace Poco::Net {
class ServerSocket;
}

namespace plenaria::host {

/// A bound socket on a loopback address or a unix path.
class Listener {
public:
    /// Checks the form of `address` only. @throws std::invalid_argument with a sentence for people.
    explicit Listener(std::string_view address);
    Listener(const Listener&) = delete;
    Listener& operator=(const Listener&) = delete;
    ~Listener();

    /// @throws std::runtime_error with a sentence for people when the address is taken or cannot be had.
    void open();
    void close();
    [[nodiscard]] bool is_unix() const { return !path_.empty(); }
    [[nodiscard]] int fd() const;
    [[nodiscard]] int port() const;

    struct Accepted {
        Socket socket;
        std::string peer;
    };
    /// @return a socket with fd() < 0 and errno set when there is none to accept.
    [[nodiscard]] Accepted accept() const;

private:
    std::string host_;
    std::string path_;
    unsigned short port_ = 0;
    std::unique_ptr<Poco::Net::ServerSocket> socket_;
};

/// Takes what a proxy says about the client out of the headers, and believes it only when `trusted`.
/// The client is the last address that is not itself one of `proxies`.
void apply_forwarding(HttpRequest& request, bool trusted, const std::vector<std::string>& proxies);

}  // namespace plenaria::host
