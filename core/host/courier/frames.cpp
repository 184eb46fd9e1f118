// SPDX-License-Identifier: EUPL-1.2
#include "courier/frames.hpp"

#include <poll.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <cerrno>

namespace plenaria::host {

namespace {

constexpr std::size_t length_bytes = 4;

/// @return whether `event` or an end came in time.
bool wait_for(int socket, short event, Deadline until) {
    for (;;) {
        int wait = -1;
        if (until != Deadline::max()) {
            const auto left =
                std::chrono::ceil<std::chrono::milliseconds>(until - std::chrono::steady_clock::now());
            wait = static_cast<int>(std::clamp<long>(left.count(), 0, 1'000'000));
        }
        pollfd asked{.fd = socket, .events = event, .revents = 0};
        const int ready = ::poll(&asked, 1, wait);
        if (ready > 0) return true;
        if (ready == 0 || errno != EINTR) return false;
    }
}

/// Moves `size` bytes by `some`, which is asked as often as the socket is ready.
template <class Some>
FrameEnd all_of_it(int socket, short event, std::size_t size, Deadline until, Some some) {
    for (std::size_t at = 0; at < size;) {
        if (!wait_for(socket, event, until)) return FrameEnd::too_late;
        const auto moved = some(at);
        if (moved == 0 || (moved < 0 && errno != EINTR && errno != EAGAIN)) return FrameEnd::closed;
        if (moved > 0) at += static_cast<std::size_t>(moved);
    }
    return FrameEnd::whole;
}

FrameEnd send_all(int socket, std::string_view bytes, Deadline until) {
    return all_of_it(socket, POLLOUT, bytes.size(), until, [&](std::size_t at) {
        return ::send(socket, bytes.data() + at, bytes.size() - at, MSG_NOSIGNAL | MSG_DONTWAIT);
    });
}

FrameEnd receive_all(int socket, char* bytes, std::size_t size, Deadline until) {
    return all_of_it(socket, POLLIN, size, until,
                     [&](std::size_t at) { return ::recv(socket, bytes + at, size - at, MSG_DONTWAIT); });
}

}  // namespace

FrameEnd send_frame(int socket, std::string_view bytes, Deadline until) {
    std::string length;
    for (int shift = 24; shift >= 0; shift -= 8) length += static_cast<char>(bytes.size() >> shift & 0xFFU);
    const auto sent = send_all(socket, length, until);
    return sent == FrameEnd::whole ? send_all(socket, bytes, until) : sent;
}

FrameEnd receive_frame(int socket, std::size_t most, Deadline until, std::string& bytes) {
    std::array<char, length_bytes> length{};
    if (const auto end = receive_all(socket, length.data(), length.size(), until); end != FrameEnd::whole)
        return end;
    std::size_t size = 0;
    for (const char c : length) size = size << 8U | static_cast<unsigned char>(c);
    if (size > most) return FrameEnd::too_large;
    bytes.resize(size);
    return receive_all(socket, bytes.data(), size, until);
}

}  // namespace plenaria::host
