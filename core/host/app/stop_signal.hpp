// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/app/stop_signal.hpp
/// The signals by which a host is asked to end, and who sent them.

#include <csignal>
#include <functional>
#include <string>

namespace plenaria::host {

struct StopRequest {
    std::string signal;  ///< "SIGTERM"
    std::string sender;  ///< number and name of the process, as far as they can be known: "4711 systemd"; or
                         ///< "terminal"
};

/// From its construction on, SIGINT, SIGTERM, SIGHUP and SIGUSR1 wait for wait(); threads that are started
/// later leave them alone. Writing to a closed connection or beyond a limit of file size is an error code and
/// no end.
class StopSignal {
public:
    StopSignal();
    /// @param new_log is called for each SIGUSR1: the log was moved away.
    [[nodiscard]] StopRequest wait(const std::function<void()>& new_log) const;

private:
    sigset_t signals_{};
};

}  // namespace plenaria::host
