// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/http/local_client.hpp
/// Asks a server of this machine over its unix socket.

#include <filesystem>
#include <optional>
#include <string>

namespace plenaria::host {

/// Posts `json` to `path` and waits for the answer, however long that takes.
/// @return its body; nothing when there is none, or its status is not 200.
std::optional<std::string> post_over_socket(const std::filesystem::path& socket, const std::string& path,
                                            const std::string& json);

}  // namespace plenaria::host
