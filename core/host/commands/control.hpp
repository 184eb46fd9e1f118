// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/commands/control.hpp
/// Commands beside a host that serves. Two processes must not write to one SQLite file, so a second one hands
/// its command to the first, over a unix socket in the data folder that only its owner may open.

#include <filesystem>
#include <memory>

#include "commands/commands.hpp"

namespace plenaria::host {

class HttpServer;

/// The end of the host that serves.
class ControlSocket {
public:
    /// @throws std::runtime_error when the socket cannot be made.
    explicit ControlSocket(Host& host);
    ~ControlSocket();
    ControlSocket(const ControlSocket&) = delete;
    ControlSocket& operator=(const ControlSocket&) = delete;

private:
    std::unique_ptr<HttpServer> server_;
};

/// Runs run_on_host() on a host of our own, or, when one serves from the same data folder, inside that one.
int run_here_or_there(const Arguments& arguments, Output& out);
/// Whether a host answers on the socket of that data folder.
bool host_serves_from(const std::filesystem::path& data_dir);

}  // namespace plenaria::host
