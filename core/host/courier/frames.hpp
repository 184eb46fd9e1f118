// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/courier/frames.hpp
/// Messages over a stream socket: four bytes of length, the most significant first, then that many bytes.

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace plenaria::host {

using Deadline = std::chrono::steady_clock::time_point;

enum class FrameEnd : std::uint8_t {
    whole = 1,
    closed,     ///< the other side is gone
    too_large,  ///< it announced more than it may
    too_late,
};

/// @return never too_large.
FrameEnd send_frame(int socket, std::string_view bytes, Deadline until);
/// Waits for one message of at most `most` bytes.
FrameEnd receive_frame(int socket, std::size_t most, Deadline until, std::string& bytes);

}  // namespace plenaria::host
