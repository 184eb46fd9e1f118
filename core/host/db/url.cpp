// SPDX-License-Identifier: EUPL-1.2
#include "db/url.hpp"

#include <utility>

#include <Poco/Exception.h>
#include <Poco/URI.h>

namespace plenaria::host {

namespace {

Error bad(std::string_view why) {
    return {ErrorCode::invalid_input,
            "The database address must read mysql://user:password@host:port/database, or "
            "mysql://user:password@/database?unix_socket=/path: {why}.",
            {},
            {},
            {{"why", std::string(why)}}};
}

std::string percent_decoded(std::string_view text) {
    std::string result;
    Poco::URI::decode(std::string(text), result);
    return result;
}

/// As SOCI's MySQL backend reads a value: in single quotes, with backslashes.
std::string in_quotes(std::string_view value) {
    std::string text = "'";
    for (const char c : value) {
        if (c == '\'' || c == '\\') text += '\\';
        text += c;
    }
    return text + "'";
}

bool holds_any(std::string_view value, std::string_view unfit) {
    return value.find_first_of(unfit) != std::string_view::npos;
}

}  // namespace

Result<DatabaseAddress> parse_database_url(std::string_view text) {
    constexpr std::string_view scheme = "mysql://";
    if (!text.starts_with(scheme)) return bad("it does not start with mysql://");
    // Split by hand up to the host: Poco::URI refuses an empty one, and that is what a socket address has.
    const auto rest = text.substr(scheme.size());
    const auto slash = rest.find('/');
    if (slash == std::string_view::npos) return bad("the name of the database is missing");
    const auto authority = rest.substr(0, slash);
    const auto at = authority.rfind('@');
    if (at == std::string_view::npos) return bad("the user is missing");

    try {
        const auto user_info = authority.substr(0, at);
        const auto colon = user_info.find(':');
        const auto user = percent_decoded(user_info.substr(0, colon));
        const std::string password =
            colon == std::string_view::npos ? std::string{} : percent_decoded(user_info.substr(colon + 1));
        const Poco::URI uri("http://" + std::string(authority.substr(at + 1)) +
                            std::string(rest.substr(slash)));
        const auto name = uri.getPath().empty() ? std::string() : uri.getPath().substr(1);
        if (user.empty()) return bad("the user is missing");
        if (name.empty() || name.find('/') != std::string::npos)
            return bad("the name of the database is missing");

        std::string socket;
        for (const auto& [key, value] : uri.getQueryParameters()) {
            if (key != "unix_socket") return bad("the parameter " + key + " is unknown");
            socket = value;
        }
        if (uri.getHost().empty() && socket.empty()) return bad("the host is missing");
        for (const std::string* value : {&user, &password, &name, &std::as_const(socket), &uri.getHost()})
            if (holds_any(*value, {"\n\0", 2})) return bad("a line break cannot be part of it");

        DatabaseAddress address{
            .engine = Engine::mysql, .connection = "dbname=" + in_quotes(name), .shown = {}};
        address.connection += " user=" + in_quotes(user);
        if (!password.empty()) address.connection += " password=" + in_quotes(password);
        if (!socket.empty()) {
            address.connection += " unix_socket=" + in_quotes(socket);
            address.shown = "mysql " + name + " on " + socket;
        } else {
            const auto colon_at = authority.find(':', at);
            const auto port = colon_at == std::string_view::npos ? 3306 : uri.getPort();
            address.connection += " host=" + in_quotes(uri.getHost()) + " port=" + std::to_string(port);
            address.shown = "mysql " + name + " on " + uri.getHost() + ":" + std::to_string(port);
        }
        // In the connection, not by SET NAMES: SOCI quotes values on the client, with this character set.
        address.connection += " charset=utf8mb4 connect_timeout=5 read_timeout=60 write_timeout=60";
        return address;
    } catch (const Poco::Exception&) {
        return bad("it cannot be read");
    }
}

Result<DatabaseAddress> sqlite_address(const std::filesystem::path& path) {
    // The SQLite backend knows double quotes, but nothing that escapes one.
    if (holds_any(path.string(), {"\"\n\0", 3}))
        return Error{ErrorCode::invalid_input,
                     "The path of the database must not hold a double quote or a line break."};
    // Quoted: a space in the text would end the path and open another file.
    return DatabaseAddress{Engine::sqlite, "dbname=\"" + path.string() + "\" timeout=5", path.string()};
}

}  // namespace plenaria::host
