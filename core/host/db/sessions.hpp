// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/db/sessions.hpp
/// Opens sessions with the settings that everything else relies on.

#include <string>

#include <soci/session.h>

#include <plenaria/db.hpp>

namespace plenaria::host {

enum class SessionRole {
    reader = 1,  ///< refuses to write
    writer,      ///< on SQLite there is one, and it alone moves the log into the file
};

/// Opens `session`, or opens it anew. @throws soci::soci_error.
void open_session(soci::session& session, Engine engine, const std::string& connection, SessionRole role);

}  // namespace plenaria::host
