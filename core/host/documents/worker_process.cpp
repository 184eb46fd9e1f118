// SPDX-License-Identifier: EUPL-1.2
#include "documents/worker_process.hpp"

#include <poll.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <fstream>

#include "process/program.hpp"

namespace plenaria::host {

namespace {

std::vector<std::string> limit(const WorkerLimits& limits) {
    return {"/usr/bin/prlimit",
            "--cpu=" + std::to_string(limits.cpu_seconds),
            "--as=" + std::to_string(limits.address_space),
            "--fsize=" + std::to_string(limits.file_size),
            "--nofile=256",
            "--core=0",
            "--"};
}

/// The programs of the machine, read-only, and fonts; our folder; no network, no other process.
std::vector<std::string> sandbox(const std::string& dir, const std::string& program) {
    std::vector<std::string> box{"/usr/bin/bwrap",
                                 "--unshare-all",
                                 "--die-with-parent",
                                 "--new-session",
                                 "--ro-bind",
                                 "/usr",
                                 "/usr",
                                 "--symlink",
                                 "usr/lib",
                                 "/lib",
                                 "--symlink",
                                 "usr/lib64",
                                 "/lib64",
                                 "--symlink",
                                 "usr/bin",
                                 "/bin",
                                 "--ro-bind-try",
                                 "/etc/fonts",
                                 "/etc/fonts",
                                 "--ro-bind-try",
                                 "/etc/alternatives",
                                 "/etc/alternatives",
                                 "--ro-bind-try",
                                 "/etc/ld.so.cache",
                                 "/etc/ld.so.cache",
                                 "--ro-bind-try",
                                 "/var/cache/fontconfig",
                                 "/var/cache/fontconfig",
                                 "--proc",
                                 "/proc",
                                 "--dev",
                                 "/dev",
                                 "--tmpfs",
                                 "/tmp",
                                 "--bind",
                                 dir,
                                 dir,
                                 "--chdir",
                                 dir};
    // Of ours one may lie elsewhere.
    if (!program.starts_with("/usr/")) box.insert(box.end(), {"--ro-bind", program, program});
    box.emplace_back("--");
    return box;
}

/// @return whether the process ended by `wall_clock`.
bool wait_until(int pidfd, std::chrono::milliseconds wall_clock) {
    const auto deadline = std::chrono::steady_clock::now() + wall_clock;
    for (;;) {
        const auto left =
            std::chrono::ceil<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now());
        pollfd wait{.fd = pidfd, .events = POLLIN, .revents = 0};
        const int ready = ::poll(&wait, 1, static_cast<int>(std::max<long>(left.count(), 0)));
        if (ready > 0) return true;
        if (ready == 0 || errno != EINTR) return false;
    }
}

/// The last line that it printed: of a program in Python that is its exception.
std::string last_word(const std::filesystem::path& errors) {
    constexpr std::size_t longest = 200;
    std::ifstream file(errors);
    std::string last;
    for (std::string line; std::getline(file, line);)
        if (!line.empty()) last = std::move(line);
    std::erase_if(last, [](char letter) { return letter < ' ' || letter > '~'; });
    return last.substr(0, longest);
}

std::string how_it_ended(int status) {
    return WIFSIGNALED(status) ? "signal " + std::to_string(WTERMSIG(status))
                               : "status " + std::to_string(WEXITSTATUS(status));
}

}  // namespace

WorkerReport run_worker(const std::vector<std::string>& command, const std::filesystem::path& dir,
                        const WorkerLimits& limits, bool sandboxed) {
    auto whole = limit(limits);
    if (sandboxed) {
        const auto box = sandbox(dir.string(), command.front());
        whole.insert(whole.end(), box.begin(), box.end());
    }
    whole.insert(whole.end(), command.begin(), command.end());
    const auto errors = dir / "errors.txt";
    // SOURCE_DATE_EPOCH: the same text gives the same bytes (not in ODT), and is stored once. 1980 is where
    // ZIP begins.
    const pid_t pid =
        start_program({.command = std::move(whole),
                       .dir = dir,
                       .environment = {"PATH=/usr/bin:/bin", "LANG=C.UTF-8", "HOME=" + dir.string(),
                                       "TMPDIR=" + dir.string(), "SOURCE_DATE_EPOCH=315532800"},
                       .errors = errors});
    if (pid < 0) return {WorkerEnd::not_started, "errno " + std::to_string(-pid)};
    // Not pidfd_open(): the header of glibc 2.36 declares it without C linkage.
    const int pidfd = static_cast<int>(::syscall(SYS_pidfd_open, pid, 0));
    const bool in_time = pidfd >= 0 && wait_until(pidfd, limits.wall_clock);
    if (pidfd >= 0) ::close(pidfd);
    const int status = end_program(pid);
    if (!in_time) return {WorkerEnd::timed_out};
    if (WIFEXITED(status) && WEXITSTATUS(status) == 0) return {WorkerEnd::success};
    return {WorkerEnd::failed, how_it_ended(status) + ": " + last_word(errors)};
}

bool can_sandbox(const std::filesystem::path& dir) {
    WorkerLimits limits;
    limits.wall_clock = std::chrono::seconds(5);
    return std::filesystem::exists("/usr/bin/bwrap") &&
           run_worker({"/usr/bin/true"}, dir, limits, true).end == WorkerEnd::success;
}

}  // namespace plenaria::host
