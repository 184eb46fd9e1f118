// SPDX-License-Identifier: EUPL-1.2
#include "plugins/quarantine.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <fstream>
#include <system_error>

namespace plenaria::host {

namespace fs = std::filesystem;

namespace {

[[noreturn]] void fail(const fs::path& file) {
    throw std::system_error(errno, std::generic_category(), file.string());
}

/// A file is safe on disk only when the folder that names it is, too.
void sync_folder(const fs::path& folder) {
    const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0) fail(folder);
    ::fsync(descriptor);
    ::close(descriptor);
}

/// The lock on a mark ends with its process, however that ended.
bool somebody_holds(const fs::path& file) {
    const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) return false;
    const bool held = ::flock(descriptor, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK;
    ::close(descriptor);
    return held;
}

}  // namespace

Quarantine::Quarantine(fs::path folder) : folder_(std::move(folder)) { fs::create_directories(folder_); }

Quarantine::Mark::Mark(fs::path file, const std::string& step) : file_(std::move(file)) {
    descriptor_ = ::open(file_.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    if (descriptor_ < 0) fail(file_);
    const bool written =
        ::flock(descriptor_, LOCK_EX) == 0 && ::ftruncate(descriptor_, 0) == 0 &&
        ::write(descriptor_, step.data(), step.size()) == static_cast<ssize_t>(step.size()) &&
        ::fsync(descriptor_) == 0;
    if (!written) {
        const auto error = errno;
        ::close(descriptor_);
        errno = error;
        fail(file_);
    }
    sync_folder(file_.parent_path());
}

Quarantine::Mark::~Mark() {
    ::unlink(file_.c_str());
    ::close(descriptor_);
}

Quarantine::Mark::PoliteEndsWait::PoliteEndsWait() {
    sigset_t polite;
    sigemptyset(&polite);
    for (const int signal : {SIGINT, SIGTERM, SIGHUP}) sigaddset(&polite, signal);
    pthread_sigmask(SIG_BLOCK, &polite, &before_);
}

Quarantine::Mark::PoliteEndsWait::~PoliteEndsWait() { pthread_sigmask(SIG_SETMASK, &before_, nullptr); }

std::unique_ptr<Quarantine::Mark> Quarantine::mark(const std::string& plugin, const std::string& step) const {
    return std::make_unique<Mark>(folder_ / plugin, step);
}

std::map<std::string, std::string> Quarantine::found() const {
    std::map<std::string, std::string> out;
    for (const auto& entry : fs::directory_iterator(folder_)) {
        if (!entry.is_regular_file() || somebody_holds(entry.path())) continue;
        std::string step;
        std::getline(std::ifstream(entry.path()), step);
        // A crash between creating the mark and writing into it.
        out[entry.path().filename().string()] = step.empty() ? "load" : step;
    }
    return out;
}

void Quarantine::leave_note(const std::string& plugin, const std::string& step) const noexcept {
    const int descriptor = ::open((folder_ / plugin).c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (descriptor < 0) return;
    if (::write(descriptor, step.data(), step.size()) > 0) ::fsync(descriptor);
    ::close(descriptor);
}

void Quarantine::lift(const std::string& plugin) const { fs::remove(folder_ / plugin); }

}  // namespace plenaria::host
