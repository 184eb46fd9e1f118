// SPDX-License-Identifier: EUPL-1.2
#include "http/listener.hpp"

#include <Poco/Net/ServerSocket.h>
#include <Poco/Net/SocketAddress.h>
#include <Poco/Net/StreamSocket.h>
#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <stdexcept>

#include "http/characters.hpp"

namespace plenaria::host {

namespace {

constexpr int backlog = 1024;

[[noreturn]] void refuse_address(std::string_view address) {
    throw std::invalid_argument(
        "Plenaria listens on this machine only (127.0.0.1, [::1] or a unix socket), not on " +
        std::string(address) +
        ". To serve a network, put nginx before it: packaging/nginx/plenaria.conf is a site "
        "that fits.");
}

bool is_address(const std::string& text) {
    in6_addr ignored{};
    return inet_pton(AF_INET, text.c_str(), &ignored) == 1 ||
           inet_pton(AF_INET6, text.c_str(), &ignored) == 1;
}

/// Whether a program answers on the unix socket; a path that nobody answers on was left by a crash.
bool answers(const std::string& path) {
    try {
        Poco::Net::StreamSocket probe(Poco::Net::SocketAddress(Poco::Net::SocketAddress::UNIX_LOCAL, path));
        return true;
    } catch (const Poco::Exception&) {
        return false;
    }
}

}  // namespace

Listener::Listener(std::string_view address) {
    if (address.starts_with("unix:/")) {
        path_ = address.substr(5);
        if (path_.size() > 100)
            throw std::invalid_argument("The path of a unix socket has 100 characters at most.");
        return;
    }
    const auto colon = address.rfind(':');
    if (colon == std::string_view::npos) refuse_address(address);
    host_ = address.substr(0, colon);
    const auto port = address.substr(colon + 1);
    const auto read = std::from_chars(port.data(), port.data() + port.size(), port_);
    if (read.ec != std::errc{} || read.ptr != port.data() + port.size())
        throw std::invalid_argument("The port in " + std::string(address) +
                                    " is not a number from 0 to 65535.");
    if (host_ == "localhost") host_ = "127.0.0.1";
    if (host_ == "[::1]") host_ = "::1";
    in_addr v4{};
    const bool loopback =
        host_ == "::1" || (inet_pton(AF_INET, host_.c_str(), &v4) == 1 && (ntohl(v4.s_addr) >> 24U) == 127U);
    if (!loopback) refuse_address(address);
}

Listener::~Listener() { close(); }

void Listener::open() {
    auto socket = std::make_unique<Poco::Net::ServerSocket>();
    try {
        if (is_unix()) {
            if (answers(path_)) throw std::runtime_error("Another program listens on " + path_ + ".");
            ::unlink(path_.c_str());
            socket->bind(Poco::Net::SocketAddress(Poco::Net::SocketAddress::UNIX_LOCAL, path_), false, false);
            // The web server reaches it as a member of our group.
            ::chmod(path_.c_str(), S_IRUSR | S_IWUSR | S_IRGRP | S_IWGRP);
        } else {
            // reusePort off: with it, two programs share one port and neither learns of the other.
            socket->bind(Poco::Net::SocketAddress(host_, port_), true, false);
        }
        socket->listen(backlog);
    } catch (const Poco::Exception& problem) {
        const auto where = is_unix() ? path_ : "port " + std::to_string(port_) + " of " + host_;
        throw std::runtime_error(
            problem.code() == EADDRINUSE || problem.message().find("in use") != std::string::npos
                ? "Another program already uses " + where + ". Stop it, or choose another address."
                : "Plenaria cannot listen on " + where + ": " + problem.displayText() + ".");
    }
    socket->setBlocking(false);
    ::fcntl(socket->impl()->sockfd(), F_SETFD, FD_CLOEXEC);
    socket_ = std::move(socket);
}

void Listener::close() {
    if (!socket_) return;
    socket_.reset();
    if (is_unix()) ::unlink(path_.c_str());
}

int Listener::fd() const { return socket_ ? socket_->impl()->sockfd() : -1; }

int Listener::port() const { return socket_ && !is_unix() ? socket_->address().port() : 0; }

Listener::Accepted Listener::accept() const {
    sockaddr_storage from{};
    socklen_t size = sizeof from;
    // Not acceptConnection(): it cannot set CLOEXEC in the same step, and converters are started at any time.
    const int fd =
        ::accept4(this->fd(), reinterpret_cast<sockaddr*>(&from), &size, SOCK_NONBLOCK | SOCK_CLOEXEC);
    Accepted accepted{.socket = Socket(fd), .peer = "unix"};
    if (fd < 0 || is_unix()) return accepted;
    const int on = 1;
    ::setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    char text[INET6_ADDRSTRLEN] = "";
    if (from.ss_family == AF_INET)
        inet_ntop(AF_INET, &reinterpret_cast<sockaddr_in*>(&from)->sin_addr, text, sizeof text);
    else
        inet_ntop(AF_INET6, &reinterpret_cast<sockaddr_in6*>(&from)->sin6_addr, text, sizeof text);
    accepted.peer = text;
    return accepted;
}

void apply_forwarding(HttpRequest& request, bool trusted, const std::vector<std::string>& proxies) {
    const auto is_forwarding = [](const auto& header) {
        return header.first.starts_with("x-forwarded-") || header.first == "forwarded" ||
               header.first == "x-real-ip";
    };
    if (trusted) {
        if (equal_ignoring_case(request.header("x-forwarded-proto"), "https")) request.scheme = "https";
        std::string chain;  // several fields are one list
        for (const auto& [name, value] : request.headers)
            if (name == "x-forwarded-for") chain += ',' + value;
        while (!chain.empty()) {
            const auto comma = chain.rfind(',');
            std::string address(trim_blanks(std::string_view(chain).substr(comma + 1)));
            chain.resize(comma);
            if (!is_address(address)) break;  // what stands before it was not written by our proxy
            request.peer = std::move(address);
            if (std::find(proxies.begin(), proxies.end(), request.peer) == proxies.end()) break;
        }
    }
    std::erase_if(request.headers, is_forwarding);
}

}  // namespace plenaria::host
