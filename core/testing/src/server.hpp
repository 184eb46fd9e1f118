// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file testing/src/server.hpp
/// The private MariaDB that all test programs of this user share. It is started by the first that needs it
/// and ends by itself some minutes after the last (packaging/test/private_mariadb.sh).

#include <filesystem>
#include <string>

namespace plenaria::test {

/// Where tests of this user keep what is thrown away; in memory where the system offers that.
const std::filesystem::path& test_folder();

/// Socket of the running server. @throws std::runtime_error when it cannot be started.
const std::string& server_socket();

}  // namespace plenaria::test
