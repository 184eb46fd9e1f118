// SPDX-License-Identifier: EUPL-1.2
// The address of a database: in the text that SOCI reads, no value begins another key, and what people are
// shown does not hold the password.
#include <algorithm>
#include <set>

#include "../fuzz.hpp"
#include "db/url.hpp"

namespace plenaria::fuzz::database_url {

/// As SOCI's MySQL backend reads it: key=value or key='value', with a backslash before a quote.
void read_as_soci(std::string_view text) {
    static const std::set<std::string_view> known{
        "dbname", "user",    "password",        "unix_socket",  "host",
        "port",   "charset", "connect_timeout", "read_timeout", "write_timeout"};
    std::set<std::string_view> seen;
    while (!text.empty()) {
        const auto equals = text.find('=');
        require(equals != std::string_view::npos, "a key has a value");
        const auto key = text.substr(0, equals);
        require(known.contains(key) && seen.insert(key).second, "a key is one of ours, once");
        text.remove_prefix(equals + 1);
        if (text.starts_with('\'')) {
            std::size_t i = 1;
            while (i < text.size() && text[i] != '\'') i += text[i] == '\\' ? 2 : 1;
            require(i < text.size(), "a quoted value ends");
            text.remove_prefix(i + 1);
        } else {
            text.remove_prefix(std::min(text.find(' '), text.size()));
        }
        require(text.empty() || text.front() == ' ', "a value ends with a blank");
        if (!text.empty()) text.remove_prefix(1);
    }
}

const Target target("database_url", [](std::string_view bytes) {
    const auto address = host::parse_database_url(bytes);
    if (!address) return false;
    require(address->connection.find('\0') == std::string::npos, "no value is cut off");
    read_as_soci(address->connection);
    return true;
});

}  // namespace plenaria::fuzz::database_url
