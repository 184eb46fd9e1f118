// SPDX-License-Identifier: EUPL-1.2
#include "app/config.hpp"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <fstream>
#include <functional>
#include <map>
#include <sstream>

#include <plenaria/text.hpp>

#include "app/nearest.hpp"

namespace plenaria::host {

namespace {

std::vector<std::string> list_of(const std::string& text) {
    std::vector<std::string> all;
    std::istringstream in(text);
    for (std::string one; std::getline(in, one, ',');)
        if (auto trimmed = trim(one); !trimmed.empty()) all.push_back(std::move(trimmed));
    return all;
}

bool read_number(const std::string& text, unsigned min, unsigned max, unsigned& into) {
    unsigned value = 0;
    const auto [rest, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (failure != std::errc() || rest != text.data() + text.size() || value < min || value > max)
        return false;
    into = value;
    return true;
}

/// A secret is a file of its own with tight permissions, never a line beside others.
bool read_secret(Config& config, const std::string& file, std::string& into) {
    std::ifstream in(file);
    config.secret_files.emplace_back(file);
    return static_cast<bool>(std::getline(in, into));
}

/// A key in PEM, likewise.
bool read_key(Config& config, const std::string& file, std::string& into) {
    constexpr std::size_t most = 64 * 1024;
    std::ifstream in(file, std::ios::binary);
    config.secret_files.emplace_back(file);
    into.resize(most);
    in.read(into.data(), static_cast<std::streamsize>(most));
    into.resize(static_cast<std::size_t>(in.gcount()));
    return into.find("-----BEGIN ") != std::string::npos &&
           into.find("PRIVATE KEY-----") != std::string::npos;
}

/// One key of the file. `read` says whether a value makes sense, `wants` what would.
struct Key {
    const char* name;
    const char* wants;
    std::function<bool(Config&, const std::string&)> read;
};

/// A key whose value is taken as it is; its part of the configuration is reached by `into`.
template <class Into>
Key text(const char* name, Into into) {
    return {name, "a text", [into](Config& c, const std::string& value) {
                into(c) = value;
                return !value.empty();
            }};
}

template <class Set>
Key yes_or_no(const char* name, Set set) {
    return {name, "yes or no", [set](Config& c, const std::string& value) {
                set(c, value == "yes");
                return value == "yes" || value == "no";
            }};
}

/// A key whose value begins with one of two words.
template <class Into>
Key beginning(const char* name, const char* wants, const char* one, const char* other, Into into) {
    return {name, wants, [one, other, into](Config& c, const std::string& value) {
                into(c) = value;
                return value.starts_with(one) || value.starts_with(other);
            }};
}

const std::vector<Key>& keys() {
    static const std::vector<Key> all = {
        text(
            "address", [](Config & c) -> auto& { return c.address; }),
        beginning(
            "base_url", "an address that begins with http:// or https://", "http://", "https://",
            [](Config & c) -> auto& { return c.web.base_url; }),
        text(
            "organisation", [](Config & c) -> auto& { return c.web.organisation; }),
        {"language", "en, es or fr",
         [](Config& c, const std::string& value) {
             c.web.default_language = value;
             return value == "en" || value == "es" || value == "fr";
         }},
        beginning(
            "security_contact", "an address that begins with mailto: or https://", "mailto:", "https://",
            [](Config & c) -> auto& { return c.web.security_contact; }),
        beginning(
            "mysql", "an address like mysql://user:password@host:port/database", "mysql://", "mysql://",
            [](Config & c) -> auto& { return c.mysql; }),
        {"workers", "a number from 1 to 64",
         [](Config& c, const std::string& value) { return read_number(value, 1, 64, c.workers); }},
        {"allowed_hosts", "names with commas between them",
         [](Config& c, const std::string& value) {
             c.allowed_hosts = list_of(value);
             return !c.allowed_hosts.empty();
         }},
        {"trusted_proxies", "addresses with commas between them",
         [](Config& c, const std::string& value) {
             c.trusted_proxies = list_of(value);
             return !c.trusted_proxies.empty();
         }},
        text(
            "plugins_dir", [](Config & c) -> auto& { return c.plugins_dir; }),
        text(
            "site_dir", [](Config & c) -> auto& { return c.site_dir; }),
        text(
            "log_file", [](Config & c) -> auto& { return c.log_file; }),
        beginning(
            "mail.server", "an address like smtp://host:25 or smtps://host", "smtp://", "smtps://",
            [](Config & c) -> auto& { return c.mail.server.url; }),
        text(
            "mail.user", [](Config & c) -> auto& { return c.mail.server.user; }),
        {"mail.password_file", "a file that the host can read, with the password as its first line",
         [](Config& c, const std::string& value) { return read_secret(c, value, c.mail.server.password); }},
        yes_or_no("mail.require_tls", [](Config& c, bool yes) { c.mail.server.require_tls = yes; }),
        {"mail.from", "a mail address",
         [](Config& c, const std::string& value) {
             c.mail.from.address = value;
             return value.find('@') != std::string::npos;
         }},
        {"mail.reports", "a mail address, in which {token} may stand after a +",
         [](Config& c, const std::string& value) {
             c.mail.reports = value;
             return value.find('@') != std::string::npos && value.find_first_of(" <>\t") == std::string::npos;
         }},
        text(
            "mail.dkim_domain", [](Config & c) -> auto& { return c.mail.dkim.domain; }),
        text(
            "mail.dkim_selector", [](Config & c) -> auto& { return c.mail.dkim.selector; }),
        {"mail.dkim_key_file", "a file that the host can read, with a private key in PEM",
         [](Config& c, const std::string& value) { return read_key(c, value, c.mail.dkim.pem); }},
        beginning(
            "mailbox.server", "an address like pop3s://host or pop3://127.0.0.1:110", "pop3://", "pop3s://",
            [](Config & c) -> auto& { return c.mail.mailbox.url; }),
        text(
            "mailbox.user", [](Config & c) -> auto& { return c.mail.mailbox.user; }),
        {"mailbox.password_file", "a file that the host can read, with the password as its first line",
         [](Config& c, const std::string& value) { return read_secret(c, value, c.mail.mailbox.password); }},
        text(
            "mail.from_name", [](Config & c) -> auto& { return c.mail.from.name; }),
        yes_or_no("webhooks.allow_loopback",
                  [](Config& c, bool yes) { c.webhook_reach = yes ? Reach::loopback : Reach::internet; }),
    };
    return all;
}

Error wrong_line(const std::filesystem::path& file, int line, const char* message, MessageValues values) {
    values.emplace_back("file", file.filename().string());
    values.emplace_back("line", std::to_string(line));
    return {.code = ErrorCode::invalid_input, .message = message, .values = std::move(values)};
}

Error unknown_key(const std::filesystem::path& file, int line, const std::string& name) {
    std::vector<std::string_view> known;
    for (const auto& key : keys()) known.emplace_back(key.name);
    const auto meant = nearest(name, known);
    if (meant.empty())
        return wrong_line(file, line, "{file}, line {line}: there is no key \"{key}\".", {{"key", name}});
    return wrong_line(file, line, "{file}, line {line}: there is no key \"{key}\". Did you mean \"{meant}\"?",
                      {{"key", name}, {"meant", std::string(meant)}});
}

Result<void> read_lines(std::istream& in, const std::filesystem::path& file, Config& config) {
    std::map<std::string, int> seen;
    std::string text;
    for (int line = 1; std::getline(in, text); ++line) {
        text = trim(text);
        if (text.empty() || text.starts_with('#')) continue;
        const auto equals = text.find('=');
        if (equals == std::string::npos)
            return wrong_line(file, line, "{file}, line {line}: a line is \"key = value\", or begins with #.",
                              {});
        const auto name = trim(text.substr(0, equals));
        const auto value = trim(text.substr(equals + 1));
        const auto key =
            std::find_if(keys().begin(), keys().end(), [&](const Key& one) { return one.name == name; });
        if (key == keys().end()) return unknown_key(file, line, name);
        if (const auto before = seen.emplace(name, line); !before.second)
            return wrong_line(file, line, "{file}, line {line}: {key} has a value already, in line {before}.",
                              {{"key", name}, {"before", std::to_string(before.first->second)}});
        // The value is not repeated: it may be a password in the wrong line.
        if (!key->read(config, value))
            return wrong_line(file, line, "{file}, line {line}: the value of {key} must be {wants}.",
                              {{"key", name}, {"wants", key->wants}});
    }
    return {};
}

}  // namespace

Result<Config> read_config(const std::filesystem::path& program, const std::filesystem::path& data_dir,
                           const std::filesystem::path& file) {
    Config config;
    config.data_dir = data_dir;
    const auto folder = std::filesystem::weakly_canonical(program).parent_path();
    config.root = folder.parent_path();
    config.courier = folder / "plenaria-courier";
    config.press = folder / "plenaria-press";
    config.plugins_dir = config.root / "plugins";
    config.site_dir = data_dir / "site";
    config.web.upload_dir = data_dir / "uploads";
    config.log_file = (data_dir / "plenaria.log").string();
    config.file = file.empty() ? data_dir / "plenaria.conf" : file;

    std::ifstream in(config.file);
    if (!in) {
        if (file.empty() && !std::filesystem::exists(config.file)) return config;
        return Error{.code = ErrorCode::invalid_input,
                     .message = "The configuration file {file} cannot be read: {why}",
                     .values = {{"file", config.file.string()}, {"why", std::strerror(errno)}}};
    }
    if (auto read = read_lines(in, config.file, config); !read) return std::move(read).error();
    if (auto& dkim = config.mail.dkim; !dkim.pem.empty()) {
        if (dkim.selector.empty()) dkim.selector = "plenaria";
        if (const auto& from = config.mail.from.address; dkim.domain.empty())
            dkim.domain = from.substr(from.find('@') + 1);
    }
    return config;
}

Result<DatabaseAddress> database_address(const Config& config) {
    return config.mysql.empty() ? sqlite_address(config.data_dir / "plenaria.db")
                                : parse_database_url(config.mysql);
}

std::vector<std::string> host_names(const Config& config) {
    if (!config.allowed_hosts.empty()) return config.allowed_hosts;
    std::vector<std::string> names = {"127.0.0.1", "localhost", "[::1]"};
    auto own = config.web.base_url.substr(config.web.base_url.find("://") + 3);
    if (const auto colon = own.rfind(':'); colon != std::string::npos && own.back() != ']') own.resize(colon);
    names.push_back(std::move(own));
    return names;
}

}  // namespace plenaria::host
