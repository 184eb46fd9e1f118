// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/doctor/finding.hpp
/// What `plenaria doctor` finds, one subject a file. Each says what is so, and where something is wrong, what
/// to do.

#include <optional>
#include <string>
#include <vector>

#include <plenaria/db.hpp>

#include "app/config.hpp"
#include "plugins/report.hpp"

namespace plenaria::host::doctor {

struct Finding {
    std::string what;  ///< the same each time: "free space"
    bool well = true;
    std::string detail = {};
    std::string todo = {};  ///< empty while it is well
};
using Findings = std::vector<Finding>;

// files.cpp
/// Room on the disk, and who may read or change what only the host should.
void look_at_files(const Config& config, Findings& found);
/// Templates of the organisation: whether what they replace has changed since, and whether they can be
/// printed.
void look_at_overrides(const Config& config, Findings& found);
/// The programs that mails leave and documents are made with.
void look_at_programs(const Config& config, Findings& found);

// database.cpp
/// Settings, tables and rows as the engine itself sees them.
void look_at_database(Database& db, Findings& found);
/// Whether this machine, the database server and the newest row agree on the time.
void look_at_clock(Database& db, Instant now, Findings& found);

// work.cpp
/// Statements of migrations that wait. @return their number; nothing when the database does not answer.
std::size_t look_at_migrations(Database& db, const Config& config, Findings& found);
void look_at_jobs(Database& db, Instant now, Findings& found);
void look_at_mails(Database& db, const Config& config, Instant now, Findings& found);
void look_at_history(Database& db, Findings& found);
void look_at_plugins(const std::vector<PluginReport>& reports, Findings& found);

}  // namespace plenaria::host::doctor
