// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/jobs/deliveries.hpp
/// An event becomes one job for each subscriber: a subscriber's failure is its own.

#include <string>
#include <string_view>
#include <vector>

#include "plugins/contributions.hpp"

namespace plenaria::host {

inline constexpr std::string_view delivery_prefix = "event:";

/// Kinds of the jobs that deliver `event`, those of plugins included that are off and shall hear of it later.
/// What DatabaseOptions::subscribers_of answers.
std::vector<std::string> delivery_kinds(const Contributions& table, std::string_view event);

/// What runs jobs of one kind.
struct JobTarget {
    std::string plugin;
    std::shared_ptr<Gate> gate;
    std::function<Result<void>(JobRun&)> run;
    int max_attempts = 0;
    int at_once = 0;  ///< 0: any number
};

/// @return nothing when no running plugin knows this kind; its jobs wait.
std::optional<JobTarget> find_target(const Contributions& table, std::string_view kind);

}  // namespace plenaria::host
