// SPDX-License-Identifier: EUPL-1.2
#include "plugins/crash_note.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstring>

namespace plenaria::host {

namespace {

// The handler may call async-signal-safe functions only, so the folder lies ready in a fixed buffer.
std::array<char, 4096> folder{};
std::size_t folder_length = 0;
int log_file = -1;

// Points into a std::string that outlives the block of Serving.
thread_local const char* serving __attribute__((tls_model("initial-exec"))) = nullptr;

void append(std::array<char, 512>& line, std::size_t& length, const char* text) {
    for (; *text != '\0' && length < line.size(); ++text) line[length++] = *text;
}

/// Without the time of day, which cannot be written out here.
void write_last_line(int signal) {
    std::array<char, 512> line{};
    std::size_t length = 0;
    append(line, length, R"({"level":"error","what":"crashed","signal":"SIG)");
    append(line, length, ::sigabbrev_np(signal));
    append(line, length, R"(","plugin":")");
    append(line, length, serving != nullptr ? serving : "core");
    append(line, length, "\"}\n");
    // When it cannot be written there is nowhere to say so.
    [[maybe_unused]] const auto written = ::write(log_file, line.data(), length);
}

void write_note(int signal) {
    if (log_file >= 0) write_last_line(signal);
    if (serving != nullptr && folder_length > 0) {
        std::array<char, 4096> path{};
        const auto length = std::strlen(serving);
        if (folder_length + length + 1 < path.size()) {
            std::memcpy(path.data(), folder.data(), folder_length);
            std::memcpy(path.data() + folder_length, serving, length);
            const int descriptor = ::open(path.data(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
            if (descriptor >= 0) {
                constexpr char step[] = "serve";
                // Nothing can be done about a full disk here; an empty mark counts as well.
                if (::write(descriptor, step, sizeof step - 1) > 0) ::fsync(descriptor);
                ::close(descriptor);
            }
        }
    }
    ::raise(signal);  // SA_RESETHAND: the default action ends the process now
}

}  // namespace

void leave_note_on_crash(const Quarantine& quarantine, int log_descriptor) {
    log_file = log_descriptor;
    const auto text = quarantine.folder().string() + '/';
    if (text.size() >= folder.size()) return;
    std::memcpy(folder.data(), text.data(), text.size());
    folder_length = text.size();

    struct sigaction action {};
    action.sa_handler = write_note;
    action.sa_flags = static_cast<int>(SA_RESETHAND | SA_NODEFER);
    for (const int signal : {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT}) ::sigaction(signal, &action, nullptr);
}

Serving::Serving(const std::string& plugin) noexcept : before_(serving) {
    // The host's own code is nobody's fault.
    serving = plugin == "core" ? nullptr : plugin.c_str();
}

Serving::~Serving() { serving = before_; }

}  // namespace plenaria::host
