// SPDX-License-Identifier: EUPL-1.2
#include "db/failures.hpp"

#include <string_view>

#include <soci/mysql/soci-mysql.h>
#include <soci/soci.h>
#include <soci/sqlite3/soci-sqlite3.h>

namespace plenaria::host {

namespace {

// Codes: sqlite.org/rescode.html. Sessions report extended codes; the low byte is the plain one.
Failure of_sqlite(int code) {
    switch (code) {
        case 787:   // SQLITE_CONSTRAINT_FOREIGNKEY
        case 1555:  // SQLITE_CONSTRAINT_PRIMARYKEY
        case 2067:  // SQLITE_CONSTRAINT_UNIQUE
            return Failure::conflict;
        default:
            break;
    }
    switch (code & 0xff) {
        case 5:  // SQLITE_BUSY, and with it BUSY_SNAPSHOT (517)
        case 6:  // SQLITE_LOCKED
            return Failure::retry;
        case 13:  // SQLITE_FULL
            return Failure::disk_full;
        case 10:  // SQLITE_IOERR
        case 11:  // SQLITE_CORRUPT, also of a page that could not be read
        case 14:  // SQLITE_CANTOPEN
            return Failure::unavailable;
        case 18:  // SQLITE_TOOBIG
            return Failure::too_large;
        default:
            return Failure::other;
    }
}

// Codes: mariadb.com/kb/en/mariadb-error-code-reference.
Failure of_mysql(unsigned code) {
    switch (code) {
        case 1020:  // record changed since it was read
        case 1205:  // lock wait timeout
        case 1213:  // deadlock; on Galera also a lost certification
            return Failure::retry;
        case 1062:  // duplicate key
        case 1451:  // row is referenced
        case 1452:  // referenced row is missing
            return Failure::conflict;
        case 1927:  // connection was killed
        case 2002:
        case 2003:
        case 2006:
        case 2013:
        case 2055:
            return Failure::connection;
        case 1021:  // disk full
        case 1114:  // table is full
            return Failure::disk_full;
        case 1040:  // too many connections
        case 1047:  // Galera node is not part of the primary component
        case 1053:  // server shutdown in progress
        case 1290:  // server is read-only
        case 1317:  // query was interrupted
        case 1969:  // statement time limit
            return Failure::unavailable;
        case 1153:  // packet bigger than max_allowed_packet
        case 2020:
            return Failure::too_large;
        default:
            return Failure::other;
    }
}

/// Whether the server's text for that code names tables and columns, and never a value.
bool names_things_only(unsigned code) {
    switch (code) {
        case 1048:  // column cannot be null
        case 1050:  // table exists
        case 1054:  // unknown column
        case 1060:
        case 1061:
        case 1091:
        case 1136:  // column count does not match
        case 1146:  // no such table
        case 1364:  // column has no default
            return true;
        default:
            return false;
    }
}

/// The last " for key 'x'" or " for column 'x' at row 1", which name things of ours and no value.
std::string named_thing(std::string_view text) {
    for (const std::string_view mark : {" for key ", " for column ", "CONSTRAINT `"}) {
        const auto at = text.rfind(mark);
        if (at != std::string_view::npos) return " " + std::string(text.substr(at, 120));
    }
    return {};
}

}  // namespace

Failure classify(const soci::soci_error& error) {
    if (const auto* e = dynamic_cast<const soci::sqlite3_soci_error*>(&error)) return of_sqlite(e->result());
    if (const auto* e = dynamic_cast<const soci::mysql_soci_error*>(&error)) return of_mysql(e->err_num_);
    return dynamic_cast<const Overtaken*>(&error) != nullptr ? Failure::retry : Failure::other;
}

std::string describe(const soci::soci_error& error) {
    // get_error_message() is what the server said; what() adds every bound value.
    const auto text = error.get_error_message();
    if (const auto* e = dynamic_cast<const soci::mysql_soci_error*>(&error))
        return "mysql " + std::to_string(e->err_num_) +
               (names_things_only(e->err_num_) ? " " + text : named_thing(text));
    if (const auto* e = dynamic_cast<const soci::sqlite3_soci_error*>(&error))
        return "sqlite " + std::to_string(e->result()) + " " + text;  // it names tables and columns only
    return text;
}

std::string why_not_opened(const soci::soci_error& error) {
    const auto code = describe(error);
    if (classify(error) == Failure::disk_full) return "there is no room left on its disk (" + code + ")";
    const auto* e = dynamic_cast<const soci::mysql_soci_error*>(&error);
    if (!e) return code;
    switch (e->err_num_) {
        case 1044:
        case 1045:
        case 1698:
            return "the server refuses this user, or the password is wrong (" + code + ")";
        case 1049:
            return "the server has no database of that name (" + code + ")";
        case 1040:
            return "the server has too many connections already (" + code + ")";
        case 2002:
        case 2003:
            return "no server answers there (" + code + ")";
        case 2005:
            return "the name of the server is unknown (" + code + ")";
        default:
            return code;
    }
}

}  // namespace plenaria::host
