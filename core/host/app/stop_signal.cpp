// SPDX-License-Identifier: EUPL-1.2
#include "app/stop_signal.hpp"

#include <cerrno>
#include <cstring>
#include <fstream>

namespace plenaria::host {

namespace {

std::string name_of_process(pid_t id) {
    std::string name;
    std::ifstream in("/proc/" + std::to_string(id) + "/comm");
    std::getline(in, name);
    return name;
}

}  // namespace

StopSignal::StopSignal() {
    sigemptyset(&signals_);
    for (const int signal : {SIGINT, SIGTERM, SIGHUP, SIGUSR1}) sigaddset(&signals_, signal);
    pthread_sigmask(SIG_BLOCK, &signals_, nullptr);
    for (const int signal : {SIGPIPE, SIGXFSZ}) std::signal(signal, SIG_IGN);
}

StopRequest StopSignal::wait(const std::function<void()>& new_log) const {
    siginfo_t info{};
    int signal = -1;
    while (signal < 0 || signal == SIGUSR1) {  // < 0: a debugger, or SIGCONT
        signal = sigwaitinfo(&signals_, &info);
        if (signal == SIGUSR1) new_log();
    }
    StopRequest request{.signal = std::string("SIG") + ::sigabbrev_np(signal), .sender = "terminal"};
    if (info.si_code == SI_USER || info.si_code == SI_TKILL || info.si_code == SI_QUEUE)
        request.sender = std::to_string(info.si_pid) + ' ' + name_of_process(info.si_pid);
    return request;
}

}  // namespace plenaria::host
