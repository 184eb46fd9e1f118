// SPDX-License-Identifier: EUPL-1.2
// What the configuration file may say, and the sentence for each mistake in it.
#include "app/config.hpp"

#include <fstream>

#include <gtest/gtest.h>

#include <plenaria/id.hpp>
#include <plenaria/locale.hpp>

namespace plenaria::host {
namespace {

namespace fs = std::filesystem;

class ConfigFile : public testing::Test {
protected:
    ConfigFile() { fs::create_directories(folder_); }
    ~ConfigFile() override { fs::remove_all(folder_); }

    Result<Config> read(const std::string& text) const {
        std::ofstream(folder_ / "plenaria.conf") << text;
        return read_config("/usr/lib/plenaria/bin/plenaria", folder_, "");
    }
    std::string sentence(const std::string& text) const {
        const auto config = read(text);
        return config ? "read" : fill(config.error().message, config.error().values);
    }

    const fs::path folder_ = fs::temp_directory_path() / ("config-" + new_id());
};

TEST_F(ConfigFile, WithoutOneEverythingHasItsDefault) {
    const auto config = read_config("/usr/lib/plenaria/bin/plenaria", folder_, "");

    ASSERT_TRUE(config);
    EXPECT_EQ(config->address, "127.0.0.1:8080");
    EXPECT_EQ(config->workers, 8U);
    EXPECT_EQ(config->plugins_dir, "/usr/lib/plenaria/plugins");
    EXPECT_EQ(config->log_file, (folder_ / "plenaria.log").string());
}

TEST_F(ConfigFile, EveryKeyIsRead) {
    std::ofstream(folder_ / "secret") << "open sesame\nanother line\n";
    const auto config = read(
        "# A remark\n"
        "\n"
        "address = unix:/run/plenaria.sock\r\n"
        "  base_url=https://cities.example\n"
        "organisation = Network of Cities = friends\n"
        "language = fr\n"
        "security_contact = mailto:security@cities.example\n"
        "mysql = mysql://plenaria:a=b@db/plenaria\n"
        "workers = 64\n"
        "allowed_hosts = cities.example, www.cities.example\n"
        "trusted_proxies = 127.0.0.1\n"
        "plugins_dir = /srv/plugins\n"
        "site_dir = /srv/site\n"
        "log_file = /var/log/plenaria.log\n"
        "mail.server = smtps://mail.example\n"
        "mail.user = plenaria\n"
        "mail.password_file = " +
        (folder_ / "secret").string() +
        "\n"
        "mail.require_tls = yes\n"
        "mail.from = office@cities.example\n"
        "mail.from_name = The office\n"
        "webhooks.allow_loopback = yes\n");

    ASSERT_TRUE(config) << fill(config.error().message, config.error().values);
    EXPECT_EQ(config->address, "unix:/run/plenaria.sock");
    EXPECT_EQ(config->web.base_url, "https://cities.example");
    EXPECT_EQ(config->web.organisation, "Network of Cities = friends");
    EXPECT_EQ(config->web.default_language, "fr");
    EXPECT_EQ(config->web.security_contact, "mailto:security@cities.example");
    EXPECT_EQ(config->mysql, "mysql://plenaria:a=b@db/plenaria");
    EXPECT_EQ(config->workers, 64U);
    EXPECT_EQ(config->allowed_hosts, (std::vector<std::string>{"cities.example", "www.cities.example"}));
    EXPECT_EQ(config->trusted_proxies, std::vector<std::string>{"127.0.0.1"});
    EXPECT_EQ(config->plugins_dir, "/srv/plugins");
    EXPECT_EQ(config->site_dir, "/srv/site");
    EXPECT_EQ(config->log_file, "/var/log/plenaria.log");
    EXPECT_EQ(config->mail.server.url, "smtps://mail.example");
    EXPECT_EQ(config->mail.server.user, "plenaria");
    EXPECT_EQ(config->mail.server.password, "open sesame");
    EXPECT_TRUE(config->mail.server.require_tls);
    EXPECT_EQ(config->mail.from.address, "office@cities.example");
    EXPECT_EQ(config->mail.from.name, "The office");
    EXPECT_EQ(config->webhook_reach, Reach::loopback);
    EXPECT_EQ(config->secret_files, std::vector<fs::path>{folder_ / "secret"});
}

TEST_F(ConfigFile, EachMistakeIsNamedWithItsLine) {
    const struct {
        const char* text;
        const char* sentence;
    } mistakes[] = {
        {"baseurl = https://a.example",
         "plenaria.conf, line 1: there is no key \"baseurl\". Did you mean \"base_url\"?"},
        {"# one\n\ncolour = red", "plenaria.conf, line 3: there is no key \"colour\"."},
        {"mail.sender = a@b.example",
         "plenaria.conf, line 1: there is no key \"mail.sender\". Did you mean \"mail.server\"?"},
        {"= 8", "plenaria.conf, line 1: there is no key \"\"."},
        {"workers 8", "plenaria.conf, line 1: a line is \"key = value\", or begins with #."},
        {"workers = 8\nworkers = 9", "plenaria.conf, line 2: workers has a value already, in line 1."},
        {"workers = 0", "plenaria.conf, line 1: the value of workers must be a number from 1 to 64."},
        {"workers = 65", "plenaria.conf, line 1: the value of workers must be a number from 1 to 64."},
        {"workers = 8 threads", "plenaria.conf, line 1: the value of workers must be a number from 1 to 64."},
        {"language = de", "plenaria.conf, line 1: the value of language must be en, es or fr."},
        {"address =", "plenaria.conf, line 1: the value of address must be a text."},
        {"base_url = cities.example",
         "plenaria.conf, line 1: the value of base_url must be an address that begins with http:// or "
         "https://."},
        {"mysql = postgres://u:secret@h/d",
         "plenaria.conf, line 1: the value of mysql must be an address like "
         "mysql://user:password@host:port/database."},
        {"mail.server = mail.example",
         "plenaria.conf, line 1: the value of mail.server must be an address like smtp://host:25 or "
         "smtps://host."},
        {"mail.require_tls = true",
         "plenaria.conf, line 1: the value of mail.require_tls must be yes or no."},
        {"mail.from = the office", "plenaria.conf, line 1: the value of mail.from must be a mail address."},
        {"mail.password_file = /nowhere",
         "plenaria.conf, line 1: the value of mail.password_file must be a file that the host can read, with "
         "the "
         "password as its first line."},
        {"allowed_hosts = ,",
         "plenaria.conf, line 1: the value of allowed_hosts must be names with commas between them."},
        {"security_contact = Amina",
         "plenaria.conf, line 1: the value of security_contact must be an address that begins with mailto: "
         "or "
         "https://."},
    };
    for (const auto& [text, expected] : mistakes) EXPECT_EQ(sentence(text), expected);
}

TEST_F(ConfigFile, OneThatIsNamedMustBeThere) {
    const auto config = read_config("/usr/lib/plenaria/bin/plenaria", folder_, folder_ / "other.conf");

    ASSERT_FALSE(config);
    EXPECT_EQ(fill(config.error().message, config.error().values),
              "The configuration file " + (folder_ / "other.conf").string() +
                  " cannot be read: No such file or directory");
}

}  // namespace
}  // namespace plenaria::host
