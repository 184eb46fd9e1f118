// SPDX-License-Identifier: EUPL-1.2
#include "courier/courier_process.hpp"

#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <string>
#include <vector>

#include "courier/fields.hpp"
#include "process/program.hpp"

namespace plenaria::host {

namespace {

/// As the host's own: where certificates and names of machines are looked for may stand in it.
std::vector<std::string> own_environment() {
    std::vector<std::string> variables;
    for (char** variable = environ; *variable != nullptr; ++variable) variables.emplace_back(*variable);
    return variables;
}

}  // namespace

std::unique_ptr<CourierProcess> CourierProcess::start(const std::filesystem::path& program,
                                                      std::string& why) {
    int ends[2];
    int failure = 0;
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) {
        failure = errno;
    } else {
        const pid_t pid = start_program(
            {.command = {program.string()}, .environment = own_environment(), .input = ends[1]});
        ::close(ends[1]);
        if (pid > 0) return std::unique_ptr<CourierProcess>(new CourierProcess(pid, ends[0]));
        ::close(ends[0]);
        failure = -pid;
    }
    why = "the courier does not start: " + program.string() + ": " + std::strerror(failure);
    return nullptr;
}

CourierProcess::~CourierProcess() {
    ::close(socket_);
    end_program(pid_);
}

bool CourierProcess::waits() const {
    pollfd asked{.fd = socket_, .events = POLLIN, .revents = 0};
    return ::poll(&asked, 1, 0) == 0;
}

FrameEnd CourierProcess::exchange(std::string_view errand, Deadline until, std::string& answer) {
    const auto sent = send_frame(socket_, errand, until);
    return sent == FrameEnd::whole ? receive_frame(socket_, most_answer_bytes, until, answer) : sent;
}

}  // namespace plenaria::host
