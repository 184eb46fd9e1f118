// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/db/failures.hpp
/// What an error of the database means for the transaction, and what may be said of it in a log.

#include <string>

#include <soci/error.h>

namespace plenaria::host {

enum class Failure {
    other = 1,    ///< a mistake in the program
    retry,        ///< deadlock or busy lock: the whole transaction may run again
    conflict,     ///< a unique or foreign key
    connection,   ///< the session is dead
    unavailable,  ///< stopping server, too many connections, an error of the disk
    disk_full,    ///< nothing can be written, all can be read
    too_large,    ///< a value beyond what the server takes
};

/// Another transaction has committed what this one looked for and did not find: when it runs again, it finds
/// it.
class Overtaken final : public soci::soci_error {
public:
    Overtaken() : soci_error("overtaken by another transaction") {}
};

Failure classify(const soci::soci_error& error);

/// Code and constraint, without values. what() repeats every bound value, and the text of MySQL repeats the
/// duplicate one ("Duplicate entry 'maria@example.org' for key 'email'"), so neither may reach a log.
std::string describe(const soci::soci_error& error);

/// Why a session could not be opened, for whoever configures the host: "no server answers there (mysql
/// 2002)".
std::string why_not_opened(const soci::soci_error& error);

}  // namespace plenaria::host
