// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/jobs/job_rules.hpp
/// When a job runs again. Pure.

#include <chrono>
#include <string>

#include <plenaria/time.hpp>

namespace plenaria::host {

/// How long to wait after attempt number `attempts` (1 is the first) has failed: 30 s at first, an hour from
/// the seventh on. Source: Indico's queue.
std::chrono::seconds retry_delay(int attempts);

/// When a recurring job that was due at `due` is due next: on its grid, after `now`, once however many were
/// missed.
/// @param every more than 0
Instant next_due(Instant due, std::chrono::seconds every, Instant now);

/// The text of an error as the table holds it: at most 500 bytes, cut between two characters.
std::string cut_error(std::string text);

}  // namespace plenaria::host
