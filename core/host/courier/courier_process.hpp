// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/courier/courier_process.hpp
/// One running courier, which does one errand after the other.

#include <sys/types.h>

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "courier/frames.hpp"

namespace plenaria::host {

class CourierProcess {
public:
    /// @return nothing when it does not start; `why` says so then, with the path.
    static std::unique_ptr<CourierProcess> start(const std::filesystem::path& program, std::string& why);
    CourierProcess(const CourierProcess&) = delete;
    CourierProcess& operator=(const CourierProcess&) = delete;
    /// Kills it, at once, whatever it does.
    ~CourierProcess();

    /// Whether it lives and waits for an errand.
    [[nodiscard]] bool waits() const;
    /// Hands it one errand and waits for the answer. Anything but whole: it is of no more use.
    FrameEnd exchange(std::string_view errand, Deadline until, std::string& answer);

    Deadline idle_since = {};

private:
    CourierProcess(pid_t pid, int socket) : pid_(pid), socket_(socket) {}

    pid_t pid_;
    int socket_;
};

}  // namespace plenaria::host
