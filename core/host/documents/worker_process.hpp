// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file documents/worker_process.hpp
/// One short-lived program with limits, without a shell.

#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

namespace plenaria::host {

struct WorkerLimits {
    std::chrono::milliseconds wall_clock{60'000};
    unsigned cpu_seconds = 45;
    unsigned long long address_space = 3ULL << 30U;  ///< bytes
    unsigned long long file_size = 256ULL << 20U;    ///< bytes, of each file it writes
};

enum class WorkerEnd { success = 1, failed, timed_out, not_started };

struct WorkerReport {
    WorkerEnd end = WorkerEnd::not_started;
    std::string detail = {};  ///< for the log, of one that failed: status or signal, and its last word
};

/// Runs `command` in the folder `dir` and waits for it. The environment holds nothing of ours; input is
/// empty, output is thrown away, errors are kept in the folder. Whatever it started is killed with it.
/// @param sandboxed in a sandbox of its own: no network, no file but the programs of this machine and `dir`.
[[nodiscard]] WorkerReport run_worker(const std::vector<std::string>& command,
                                      const std::filesystem::path& dir, const WorkerLimits& limits,
                                      bool sandboxed);

/// Whether this machine lets us make such a sandbox.
[[nodiscard]] bool can_sandbox(const std::filesystem::path& dir);

}  // namespace plenaria::host
