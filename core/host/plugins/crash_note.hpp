// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/plugins/crash_note.hpp
/// Whose code a thread is running, so that a fatal signal can leave a mark of quarantine behind.

#include <string>

#include "plugins/quarantine.hpp"

namespace plenaria::host {

/// Installs a handler for SIGSEGV, SIGBUS, SIGFPE, SIGILL and SIGABRT that writes the mark of the plugin this
/// thread was serving into `quarantine` and a last line into the log, and then lets the signal end the
/// process. Once a process.
void leave_note_on_crash(const Quarantine& quarantine, int log_descriptor);

/// Says that this thread runs code of `plugin` from here to the end of the block. Costs nothing worth naming.
///     const Serving note(route.plugin);
class Serving {
public:
    explicit Serving(const std::string& plugin) noexcept;
    ~Serving();
    Serving(const Serving&) = delete;
    Serving& operator=(const Serving&) = delete;

private:
    const char* before_;
};

}  // namespace plenaria::host
