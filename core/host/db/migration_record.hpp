// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/db/migration_record.hpp
/// The table core_migration: which statement of which file has been applied.

#include <cstddef>
#include <string>

#include <soci/error.h>

#include <plenaria/db.hpp>

namespace plenaria::host {

struct StatementRef {
    std::string plugin;
    std::string file;
    int statement = 0;  ///< from 1
    std::string checksum;
};

struct Progress {
    std::size_t statements = 0;  ///< applied, from the first
    std::string checksum;        ///< of the file they came from
    bool begun = false;          ///< the next one was begun, and perhaps applied
};

/// Creates the table when it is missing, and on MySQL sets what the tables of this database compare by.
void create_record(UnitOfWork& uow);
/// Nothing applied when the table is missing.
Progress read_progress(UnitOfWork& uow, const std::string& plugin, const std::string& file);
void record_begun(UnitOfWork& uow, const StatementRef& ref);
void forget_begun(UnitOfWork& uow, const StatementRef& ref);
void record_applied(UnitOfWork& uow, const StatementRef& ref);
/// Whether `error` says that what a statement wanted to create exists, or what it wanted to drop does not.
bool says_it_is_there(const soci::soci_error& error);

}  // namespace plenaria::host
