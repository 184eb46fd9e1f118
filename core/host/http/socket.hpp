// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file http/socket.hpp
/// An open file descriptor that closes itself.

#include <unistd.h>

#include <utility>

namespace plenaria::host {

class Socket {
public:
    Socket() = default;
    explicit Socket(int fd) : fd_(fd) {}
    Socket(Socket&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
    Socket& operator=(Socket&& other) noexcept {
        std::swap(fd_, other.fd_);
        return *this;
    }
    ~Socket() {
        if (fd_ >= 0) ::close(fd_);
    }
    [[nodiscard]] int fd() const { return fd_; }

private:
    int fd_ = -1;
};

}  // namespace plenaria::host
