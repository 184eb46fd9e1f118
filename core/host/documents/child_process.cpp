// SPDX-License-Identifier: EUPL-1.2
#include "documents/child_process.hpp"

#include <cerrno>
#include <csignal>
#include <cstring>
#include <thread>

#include <fcntl.h>
#include <spawn.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <poll.h>
#include <unistd.h>

namespace plenaria::host {

namespace {

Error not_made(std::string detail) {
    return {ErrorCode::unavailable, "The document could not be made. Try again, or ask the administrator.",
            std::move(detail)};
}

/// Starts `words`; input and output are /dev/null, what it complains goes to `folder`/complaints.
pid_t start(const std::vector<std::string>& words, const std::filesystem::path& folder) {
    std::vector<char*> arguments;
    for (const auto& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    // Nothing of our environment: it may name secrets.
    const std::string home = "HOME=" + folder.string();
    const char* environment[] = {"PATH=/usr/bin:/bin", "LANG=C.UTF-8", home.c_str(), nullptr};
    const auto complaints = (folder / "complaints").string();

    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, complaints.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    // A group of its own, so that helpers it starts can be ended with it; and no signal that we block stays blocked.
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK);
    sigset_t none;
    sigemptyset(&none);
    posix_spawnattr_setsigmask(&attributes, &none);
    pid_t child = -1;
    const int failure = posix_spawnp(&child, arguments[0], &actions, &attributes, arguments.data(),
                                     const_cast<char* const*>(environment));
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    return failure == 0 ? child : -1;
}

/// @return the wait status, or nothing when the time was over and the child was killed.
bool wait_for(pid_t child, std::chrono::seconds limit, int& status) {
    const int handle = static_cast<int>(syscall(SYS_pidfd_open, child, 0));
    bool ended = false;
    if (handle >= 0) {
        pollfd waiting{.fd = handle, .events = POLLIN, .revents = 0};
        ended = poll(&waiting, 1, static_cast<int>(std::chrono::milliseconds(limit).count())) == 1;
        close(handle);
    }
    if (!ended) kill(-child, SIGKILL);
    while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    return ended;
}

std::vector<std::string> with_limits(const std::vector<std::string>& words, const ChildLimits& limits) {
    std::vector<std::string> all = {"prlimit", "--cpu=" + std::to_string(limits.cpu_seconds),
                                    "--as=" + std::to_string(limits.memory),
                                    "--fsize=" + std::to_string(limits.largest_file), "--core=0", "--"};
    all.insert(all.end(), words.begin(), words.end());
    return all;
}

std::vector<std::string> confined(const std::vector<std::string>& words, const std::filesystem::path& folder) {
    const auto place = folder.string();
    std::vector<std::string> all = {"bwrap",     "--unshare-all", "--die-with-parent", "--new-session",
                                    "--ro-bind", "/usr",          "/usr",              "--ro-bind-try",
                                    "/etc",      "/etc",          "--symlink",         "usr/lib",
                                    "/lib",      "--symlink",     "usr/lib64",         "/lib64",
                                    "--symlink", "usr/bin",       "/bin",              "--proc",
                                    "/proc",     "--dev",         "/dev",              "--ro-bind-try",
                                    "/var/cache/fontconfig",      "/var/cache/fontconfig",
                                    "--tmpfs",   "/tmp",          "--bind",            place,
                                    place,       "--chdir",       place,               "--"};
    all.insert(all.end(), words.begin(), words.end());
    return all;
}

bool may_confine(const std::filesystem::path& folder) {
    static const bool possible = [&] {
        const auto child = start(confined({"true"}, folder), folder);
        int status = -1;
        return child > 0 && wait_for(child, std::chrono::seconds(5), status) && status == 0;
    }();
    return possible;
}

}  // namespace

Result<void> run_confined(const std::vector<std::string>& words, const std::filesystem::path& folder,
                          const ChildLimits& limits) {
    const auto limited = with_limits(words, limits);
    const auto child = start(may_confine(folder) ? confined(limited, folder) : limited, folder);
    if (child < 0) return not_made("cannot start " + words[0]);
    int status = -1;
    if (!wait_for(child, limits.wall_time, status)) return not_made(words[0] + " took too long");
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
        return not_made(words[0] + " ended with " + std::to_string(WIFEXITED(status) ? WEXITSTATUS(status) : -1));
    return {};
}

}  // namespace plenaria::host
