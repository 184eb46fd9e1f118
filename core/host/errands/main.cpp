// SPDX-License-Identifier: EUPL-1.2
// plenaria-courier: does the errands that come over its input, a socket of the host, one after the other.
#include <poll.h>
#include <sys/resource.h>
#include <unistd.h>

#include <csignal>
#include <thread>

#include "courier/fields.hpp"
#include "courier/frames.hpp"
#include "errands/do_errand.hpp"

namespace {

using namespace plenaria::host;

void limit(__rlimit_resource what, rlim_t most) {
    const rlimit both{.rlim_cur = most, .rlim_max = most};
    ::setrlimit(what, &both);
}

/// What it needs, should a stranger's answer take it over; and no memory dump, which would hold a password.
void limit_ourselves() {
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_FSIZE, 0);
    limit(RLIMIT_NOFILE, 64);
#if !defined(__SANITIZE_ADDRESS__)
    limit(RLIMIT_AS, 2UL << 30U);
#endif
}

/// A service that is stopped signals all its processes. The host ends when the mail that is on its way has
/// arrived, and we with it.
void leave_signals_to_the_host() {
    for (const int signal : {SIGTERM, SIGINT, SIGHUP, SIGPIPE}) std::signal(signal, SIG_IGN);
}

/// Also in the middle of an errand: the host that would note its outcome is gone.
void end_with_the_host() {
    std::thread([] {
        pollfd host{.fd = STDIN_FILENO, .events = 0, .revents = 0};
        while (::poll(&host, 1, -1) <= 0) {
        }
        ::_exit(0);
    }).detach();
}

}  // namespace

int main() {
    limit_ourselves();
    leave_signals_to_the_host();
    end_with_the_host();
    std::string errand;
    while (receive_frame(STDIN_FILENO, most_errand_bytes, Deadline::max(), errand) == FrameEnd::whole) {
        const auto answer = do_errand(errand);
        if (!answer || send_frame(STDIN_FILENO, *answer, Deadline::max()) != FrameEnd::whole) return 1;
    }
    return 0;
}
