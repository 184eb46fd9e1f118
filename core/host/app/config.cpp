// SPDX-License-Identifier: EUPL-1.2
#include "app/config.hpp"

#include <charconv>
#include <fstream>
#include <functional>
#include <map>
#include <sstream>

#include <Poco/AutoPtr.h>
#include <Poco/Exception.h>
#include <Poco/Util/PropertyFileConfiguration.h>

#include <plenaria/text.hpp>

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
bool read_secret(const std::string& file, std::string& into) {
    std::ifstream in(file);
    return static_cast<bool>(std::getline(in, into));
}

using Reader = std::function<bool(const std::string&)>;

std::map<std::string, Reader> readers(Config& c) {
    const auto text = [](std::string& into) {
        return [&into](const std::string& value) {
            into = value;
            return true;
        };
    };
    return {
        {"address", text(c.address)},
        {"base_url", text(c.web.base_url)},
        {"organisation", text(c.web.organisation)},
        {"language",
         [&c](const std::string& value) {
             c.web.default_language = value;
             return value == "en" || value == "es" || value == "fr";
         }},
        {"security_contact",
         [&c](const std::string& value) {
             c.web.security_contact = value;
             return value.starts_with("mailto:") || value.starts_with("https://");
         }},
        {"mysql", text(c.mysql)},
        {"workers", [&c](const std::string& value) { return read_number(value, 1, 64, c.workers); }},
        {"allowed_hosts",
         [&c](const std::string& value) {
             c.allowed_hosts = list_of(value);
             return true;
         }},
        {"trusted_proxies",
         [&c](const std::string& value) {
             c.trusted_proxies = list_of(value);
             return true;
         }},
        {"plugins_dir",
         [&c](const std::string& value) {
             c.plugins_dir = value;
             return true;
         }},
        {"site_dir",
         [&c](const std::string& value) {
             c.site_dir = value;
             return true;
         }},
        {"log_file", text(c.log_file)},
        {"mail.server", text(c.mail.server.url)},
        {"mail.user", text(c.mail.server.user)},
        {"mail.password_file",
         [&c](const std::string& value) { return read_secret(value, c.mail.server.password); }},
        {"mail.require_tls",
         [&c](const std::string& value) {
             c.mail.server.require_tls = value == "yes";
             return value == "yes" || value == "no";
         }},
        {"webhooks.allow_loopback",
         [&c](const std::string& value) {
             c.webhook_reach = value == "yes" ? Reach::loopback : Reach::internet;
             return value == "yes" || value == "no";
         }},
        {"mail.from", text(c.mail.from.address)},
        {"mail.from_name", text(c.mail.from.name)},
    };
}

}  // namespace

Result<Config> read_config(const std::filesystem::path& program, const std::filesystem::path& data_dir,
                           const std::filesystem::path& file) {
    Config config;
    config.data_dir = data_dir;
    config.root = std::filesystem::weakly_canonical(program).parent_path().parent_path();
    config.plugins_dir = config.root / "plugins";
    config.site_dir = data_dir / "site";
    config.web.upload_dir = data_dir / "uploads";
    config.log_file = (data_dir / "plenaria.log").string();

    const auto path = file.empty() ? data_dir / "plenaria.conf" : file;
    if (!std::filesystem::exists(path)) {
        if (file.empty()) return config;
        return Error{.code = ErrorCode::invalid_input,
                     .message = "The configuration file {file} does not exist.",
                     .values = {{"file", path.string()}}};
    }
    try {
        const Poco::AutoPtr<Poco::Util::PropertyFileConfiguration> lines(
            new Poco::Util::PropertyFileConfiguration(path.string()));
        const auto known = readers(config);
        std::vector<std::string> keys;
        lines->keys(keys);
        std::vector<std::string> names;
        for (const auto& key : keys) {
            std::vector<std::string> inner;
            lines->keys(key, inner);
            if (inner.empty()) names.push_back(key);
            for (const auto& sub : inner) names.push_back(key + '.' + sub);
        }
        for (const auto& name : names) {
            const auto reader = known.find(name);
            if (reader == known.end() || !reader->second(lines->getRawString(name)))
                return Error{.code = ErrorCode::invalid_input,
                             .message = "{file}: {key} is not a known key, or its value makes no sense.",
                             .values = {{"file", path.string()}, {"key", name}}};
        }
    } catch (const Poco::Exception& e) {
        return Error{.code = ErrorCode::invalid_input,
                     .message = "The configuration file {file} cannot be read: {why}",
                     .values = {{"file", path.string()}, {"why", e.displayText()}}};
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
