// SPDX-License-Identifier: EUPL-1.2
#include "server.hpp"

#include <cstdlib>
#include <cstring>
#include <stdexcept>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace plenaria::test {

namespace {

namespace fs = std::filesystem;

fs::path make_folder() {
    fs::path folder;
    if (const char* chosen = std::getenv("PLENARIA_TEST_DIR"))
        folder = chosen;
    else
        folder = (fs::is_directory("/dev/shm") ? fs::path("/dev/shm") : fs::temp_directory_path()) /
                 ("plenaria-test-" + std::to_string(::getuid()));
    fs::create_directories(folder);
    return folder;
}

bool answers(const std::string& socket) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (socket.size() >= sizeof address.sun_path)
        throw std::runtime_error("too long for a socket: " + socket);
    std::memcpy(address.sun_path, socket.c_str(), socket.size() + 1);
    const int fd = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const bool connected = ::connect(fd, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
    ::close(fd);
    return connected;
}

/// Shared by all who use the server; the script stops it only when nobody holds it.
void hold_users_lock() {
    const int fd = ::open((test_folder() / "users").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (fd < 0 || ::flock(fd, LOCK_SH) != 0) throw std::runtime_error("cannot lock the folder of the tests");
    // Never closed: the end of the process gives it back.
}

}  // namespace

const fs::path& test_folder() {
    static const fs::path folder = make_folder();
    return folder;
}

const std::string& server_socket() {
    static const std::string socket = [] {
        if (const char* given = std::getenv("PLENARIA_TEST_MYSQL_SOCKET")) return std::string(given);
        hold_users_lock();
        auto path = (test_folder() / "mariadb.sock").string();
        if (answers(path)) return path;
        const char* script = std::getenv("PLENARIA_TEST_MARIADB");
        const auto command = std::string("'") + (script ? script : PLENARIA_MARIADB_SCRIPT) + "' start '" +
                             test_folder().string() + "'";
        if (std::system(command.c_str()) != 0 || !answers(path))  // NOLINT(concurrency-mt-unsafe)
            throw std::runtime_error("the private MariaDB did not start: " + command);
        return path;
    }();
    return socket;
}

}  // namespace plenaria::test
