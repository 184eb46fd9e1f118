// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/documents/child_process.hpp
/// Runs a converter for a few seconds in a room of its own: no shell, no network, no files but its own folder.

#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

#include <plenaria/result.hpp>

namespace plenaria::host {

struct ChildLimits {
    std::chrono::seconds wall_time{40};
    unsigned cpu_seconds = 30;
    unsigned long long memory = 2ULL << 30U;      ///< address space, bytes
    unsigned long long largest_file = 256ULL << 20U;
};

/// Runs `words` (program and arguments) in `folder`, the only place it may write to.
/// Where bubblewrap may make namespaces, the program sees no network and no files but the system's; where it may
/// not (some containers), the limits alone hold.
/// @return ErrorCode::unavailable when it did not start, took too long or ended with an error.
Result<void> run_confined(const std::vector<std::string>& words, const std::filesystem::path& folder,
                          const ChildLimits& limits = {});

}  // namespace plenaria::host
