// SPDX-License-Identifier: EUPL-1.2
#include "plugins/trial.hpp"

#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <system_error>

#include "plugins/library.hpp"
#include "plugins/live.hpp"
#include "plugins/registrar.hpp"

namespace plenaria::host {

namespace {

/// What the child says: the step that it begins as a line, and what went wrong as the rest.
void try_here(int to, const std::filesystem::path& library, const Manifest& manifest,
              std::set<std::string> permissions) {
    const auto say = [to](const std::string& text) {
        // A broken pipe means that nobody listens any more.
        static_cast<void>(!::write(to, text.data(), text.size()));
    };
    std::unique_ptr<Plugin> plugin;
    say("load\n");
    auto failure = guard([&] {
        plugin = open_library(library)();
        if (!plugin) throw std::runtime_error("made no plugin");
    });
    if (failure.empty()) {
        say("describe\n");
        failure = guard([&] {
            const Contributions none;
            CollectingRegistrar registrar(manifest, none, std::move(permissions));
            plugin->describe(registrar);
            static_cast<void>(registrar.take());
        });
    }
    say(failure);
}

/// Everything until the other side closes. @return false when that took too long.
bool read_all(int from, std::chrono::milliseconds limit, std::string& text) {
    const auto until = std::chrono::steady_clock::now() + limit;
    std::array<char, 4096> bytes{};
    for (;;) {
        const auto left =
            std::chrono::duration_cast<std::chrono::milliseconds>(until - std::chrono::steady_clock::now());
        pollfd wait{.fd = from, .events = POLLIN, .revents = 0};
        if (left.count() <= 0 || ::poll(&wait, 1, static_cast<int>(left.count())) == 0) return false;
        const auto count = ::read(from, bytes.data(), bytes.size());
        if (count == 0) return true;
        if (count > 0) text.append(bytes.data(), static_cast<std::size_t>(count));
    }
}

}  // namespace

std::string try_library(const std::filesystem::path& folder, const Manifest& manifest,
                        std::set<std::string> permissions, std::chrono::milliseconds limit) {
    std::array<int, 2> pipe{};
    if (::pipe(pipe.data()) != 0) throw std::system_error(errno, std::generic_category(), "pipe");
    const auto child = ::fork();
    if (child < 0) throw std::system_error(errno, std::generic_category(), "fork");
    if (child == 0) {
        ::close(pipe[0]);
        try_here(pipe[1], folder / "plugin.so", manifest, std::move(permissions));
        ::_exit(0);  // no destructor of either side runs twice
    }
    ::close(pipe[1]);
    std::string said;
    const bool ended = read_all(pipe[0], limit, said);
    ::close(pipe[0]);
    if (!ended) ::kill(child, SIGKILL);
    int status = 0;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }

    std::string step;
    for (auto end = said.find('\n'); end != std::string::npos; end = said.find('\n')) {
        step = said.substr(0, end);
        said.erase(0, end + 1);
    }
    if (!ended)
        return step + ": did not come to an end within " + std::to_string(limit.count() / 1000) + " s";
    if (WIFSIGNALED(status)) return step + ": crashed with SIG" + ::sigabbrev_np(WTERMSIG(status));
    return said.empty() ? said : step + ": " + said;
}

}  // namespace plenaria::host
