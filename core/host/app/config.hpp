// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/app/config.hpp
/// What an administrator decides outside the database: one file, overridden by options of the command line.

#include <filesystem>
#include <string>
#include <vector>

#include <plenaria/result.hpp>

#include "courier/errand.hpp"
#include "db/url.hpp"
#include "mail/outbox.hpp"
#include "web/web_config.hpp"

namespace plenaria::host {

struct Config {
    std::filesystem::path data_dir = "var";
    std::filesystem::path file = {};                       ///< what was read; may be missing
    std::vector<std::filesystem::path> secret_files = {};  ///< that it names
    std::filesystem::path root;         ///< where program files lie: plugins/, assets/, share/
    std::filesystem::path courier;      ///< the program beside ours that sends mails and webhooks
    std::filesystem::path press;        ///< the one that draws documents and reads photographs
    std::filesystem::path plugins_dir;  ///< default: root/plugins
    std::filesystem::path site_dir;     ///< templates of the organisation that override ours; may be missing
    std::string address = "127.0.0.1:8080";
    std::string mysql;  ///< URL; empty: SQLite in the data folder
    unsigned workers = 8;
    std::vector<std::string> allowed_hosts = {};
    std::vector<std::string> trusted_proxies = {};
    std::size_t cache_bytes = 16UL * 1024 * 1024;
    std::string log_file = {};  ///< default: plenaria.log in the data folder; empty: standard error
    bool strict_templates = false;
    bool safe_mode = false;
    bool backup_before_migrating = true;
    MailConfig mail = {};
    Reach webhook_reach = Reach::internet;  ///< loopback: for development and tests
    WebConfig web = {};
};

/// Reads DATA/plenaria.conf (or `file`, which must exist when named): lines "key = value", "#" for remarks.
/// @return invalid_input, "plenaria.conf, line 7: …", for an unknown key, a value that makes no sense, a key
/// that comes twice.
Result<Config> read_config(const std::filesystem::path& program, const std::filesystem::path& data_dir,
                           const std::filesystem::path& file);

/// Of the database that `config` names.
Result<DatabaseAddress> database_address(const Config& config);

/// What an address in the browser's bar may name: allowed_hosts, or else loopback and the host of base_url.
std::vector<std::string> host_names(const Config& config);

}  // namespace plenaria::host
