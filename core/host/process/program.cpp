// SPDX-License-Identifier: EUPL-1.2
#include "process/program.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>

namespace plenaria::host {

namespace {

std::vector<char*> pointers(std::vector<std::string>& texts) {
    std::vector<char*> result;
    for (auto& text : texts) result.push_back(text.data());
    result.push_back(nullptr);
    return result;
}

struct Attributes {
    Attributes() {
        posix_spawnattr_init(&attributes);
        posix_spawn_file_actions_init(&files);
    }
    Attributes(const Attributes&) = delete;
    Attributes& operator=(const Attributes&) = delete;
    ~Attributes() {
        posix_spawnattr_destroy(&attributes);
        posix_spawn_file_actions_destroy(&files);
    }
    posix_spawnattr_t attributes{};
    posix_spawn_file_actions_t files{};
};

}  // namespace

pid_t start_program(ProgramStart start) {
    Attributes how;
    sigset_t none;
    sigset_t all;
    sigemptyset(&none);
    sigfillset(&all);
    posix_spawnattr_setflags(&how.attributes,
                             POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    posix_spawnattr_setpgroup(&how.attributes, 0);
    posix_spawnattr_setsigmask(&how.attributes, &none);
    posix_spawnattr_setsigdefault(&how.attributes, &all);
    if (start.input < 0)
        posix_spawn_file_actions_addopen(&how.files, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    else
        posix_spawn_file_actions_adddup2(&how.files, start.input, STDIN_FILENO);
    posix_spawn_file_actions_addopen(&how.files, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addopen(&how.files, STDERR_FILENO, start.errors.c_str(),
                                     O_WRONLY | O_CREAT | O_TRUNC | O_APPEND, 0600);
    posix_spawn_file_actions_addclosefrom_np(&how.files, STDERR_FILENO + 1);
    posix_spawn_file_actions_addchdir_np(&how.files, start.dir.c_str());
    const auto arguments = pointers(start.command);
    const auto variables = pointers(start.environment);
    pid_t pid = -1;
    const int failure =
        posix_spawn(&pid, arguments[0], &how.files, &how.attributes, arguments.data(), variables.data());
    return failure == 0 ? pid : -failure;
}

int end_program(pid_t pid) {
    ::kill(-pid, SIGKILL);
    int status = 0;
    while (::waitpid(pid, &status, 0) < 0 && errno == EINTR) {
    }
    return status;
}

}  // namespace plenaria::host
