// SPDX-License-Identifier: EUPL-1.2
// `plenaria plugin check`: what whoever writes a plugin reads before a host loads it.
#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>

#include <plenaria/abi.hpp>
#include <plenaria/id.hpp>

#include "commands/plugin_check.hpp"

namespace plenaria::host {

static void PrintTo(const PluginFinding& finding, std::ostream* out) {
    *out << finding.file << ": " << finding.what;
}

namespace {

namespace fs = std::filesystem;
using Findings = std::vector<PluginFinding>;

Findings check(const fs::path& folder, const fs::path& plugins_dir = ZOO_DIR) {
    return check_plugin(folder, {.share = fs::path(BUILD_DIR) / "share", .plugins_dir = plugins_dir});
}

struct Animal {
    const char* name;
    Findings found = {};
};

class PluginCheck : public testing::TestWithParam<Animal> {};

TEST_P(PluginCheck, SaysWhatIsWrongWithEachOfTheZoo) {
    EXPECT_EQ(check(fs::path(ZOO_DIR) / GetParam().name), GetParam().found);
}

INSTANTIATE_TEST_SUITE_P(
    Zoo, PluginCheck,
    testing::Values(
        Animal{"good"}, Animal{"seats"}, Animal{"requires-seats"}, Animal{"wants-seats"}, Animal{"slow-stop"},
        Animal{"wrong-abi",
               {{"plugin.so",
                 std::string("load: built for another host: plugin plenaria-abi=0;gcc=9, host ") + abi_tag}}},
        Animal{"throws-in-create", {{"plugin.so", "load: no licence"}}},
        Animal{"throws-in-describe", {{"plugin.so", "describe: unknown exception"}}},
        Animal{"needs-missing", {{"plugin.json", "requires nowhere, which is not installed"}}},
        Animal{"undefined-symbol", {{"plugin.so", "load: undefined symbol: nowhere_to_be_found"}}},
        Animal{"not-a-library", {{"plugin.so", "load: file too short"}}},
        Animal{"crashes-in-load", {{"plugin.so", "load: crashed with SIGABRT"}}},
        Animal{"circle-a",
               {{"plugin.json", "is part of, or waits for, a circle of dependencies: circle-a, circle-b"}}},
        Animal{"foreign-table",
               {{"db/0001_seats.sql",
                 "the table cmt_seat is not part of what this plugin may change in the database."}}},
        // What only shows when they are started, or beside each other.
        Animal{"throws-in-start"}, Animal{"crashes-in-start"}, Animal{"route-clash"}, Animal{"takes-seats"}),
    [](const auto& animal) {
        std::string name = animal.param.name;
        std::replace(name.begin(), name.end(), '-', '_');
        return name;
    });

TEST(PluginCheckOfOurs, NothingIsWrong) {
    const fs::path plugins = fs::path(BUILD_DIR) / "plugins";
    for (const auto* id : {"directory", "statements", "events", "events-gfmd", "events-grf", "events-durban",
                           "committee", "campaigns", "hello"}) {
        if (!fs::exists(plugins / id / "plugin.so")) continue;
        EXPECT_EQ(check(plugins / id, plugins), Findings{}) << id;
    }
}

/// The library of "good" with what a test puts beside it.
class Written : public testing::Test {
protected:
    Written() {
        fs::create_directories(folder_);
        fs::copy_file(fs::path(ZOO_DIR) / "good/plugin.so", folder_ / "plugin.so");
        write(
            "plugin.json",
            R"({"id": "good", "name": "Good", "version": "1", "sdk": {"abi": 2}, "languages": ["en", "es", "fr"], "tables": "god_"})");
        catalog("es", "msgid \"Good\"\nmsgstr \"Bueno\"\n");
        catalog("fr", "msgid \"Good\"\nmsgstr \"Bon\"\n");
    }
    ~Written() override { fs::remove_all(folder_); }

    void write(const std::string& file, const std::string& text) const {
        fs::create_directories((folder_ / file).parent_path());
        std::ofstream(folder_ / file) << text;
    }
    void catalog(const std::string& language, const std::string& entries) const {
        write("lang/" + language + ".po", "msgid \"\"\nmsgstr \"\"\n\"Language: " + language +
                                              "\\n\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n"
                                              "\"Plural-Forms: nplurals=2; plural=n != 1;\\n\"\n\n" +
                                              entries);
    }
    [[nodiscard]] Findings found() const { return check(folder_, folder_.parent_path()); }

    const fs::path folder_ = fs::temp_directory_path() / ("check-" + new_id()) / "good";
};

TEST_F(Written, NothingIsWrongWithIt) { EXPECT_EQ(found(), Findings{}); }

TEST_F(Written, AManifestWithATypingErrorIsNamedWithItsLine) {
    write("plugin.json",
          "{\n  \"id\": \"good\",\n  \"name\": \"Good\",\n  \"verison\": \"1\",\n  \"version\": \"1\",\n"
          "  \"sdk\": {\"abi\": 2}\n}\n");
    EXPECT_EQ(found(), (Findings{{"plugin.json", "plugin.json, line 4: \"verison\" is an unknown key"}}));
}

TEST_F(Written, AFolderWithoutItsLibrary) {
    fs::remove(folder_ / "plugin.so");
    EXPECT_EQ(found(), (Findings{{"plugin.so", "load: plugin.so is missing"}}));
}

TEST_F(Written, ATemplateThatCannotBeCompiledIsNamedWithItsLanguage) {
    write("templates/list.html.mustache", "<p>{{#people}}</p>\n");
    const auto mistakes = found();
    ASSERT_FALSE(mistakes.empty());
    EXPECT_EQ(mistakes[0].file, "templates");
    EXPECT_TRUE(mistakes[0].what.starts_with("good/list.html.mustache")) << mistakes[0].what;
}

TEST_F(Written, ASentenceOfATemplateThatOneLanguageLacks) {
    write("templates/list.html.mustache", "<p>{{#t}}Nobody is here.{{/t}}</p>\n");
    catalog("es",
            "msgid \"Good\"\nmsgstr \"Bueno\"\n\nmsgid \"Nobody is here.\"\nmsgstr \"No hay nadie.\"\n");
    EXPECT_EQ(
        found(),
        (Findings{{"lang/fr.po", "\"Nobody is here.\" of templates/list.html.mustache is not translated"}}));
}

TEST_F(Written, ASentenceThatOnlyOneCatalogHolds) {
    catalog("es", "msgid \"Good\"\nmsgstr \"Bueno\"\n\nmsgid \"Said in C++.\"\nmsgstr \"Dicho.\"\n");
    EXPECT_EQ(found(), (Findings{{"lang/fr.po", "\"Said in C++.\" is translated in lang/es.po only"}}));
}

TEST_F(Written, ATranslationThatLostAValue) {
    catalog("es", "msgid \"Good\"\nmsgstr \"Bueno\"\n\nmsgid \"{city} is here.\"\nmsgstr \"Está aquí.\"\n");
    catalog("fr",
            "msgid \"Good\"\nmsgstr \"Bon\"\n\nmsgid \"{city} is here.\"\nmsgstr \"{city} est ici.\"\n");
    EXPECT_EQ(found(),
              (Findings{{"lang/es.po", "the translation of \"{city} is here.\" has other {values}"}}));
}

TEST_F(Written, ACatalogThatCannotBeReadIsNamedWithItsLine) {
    write("lang/es.po", "msgid \"Good\"\nmsgstr Bueno\n");
    const auto mistakes = found();
    ASSERT_EQ(mistakes.size(), 1U);
    EXPECT_EQ(mistakes[0].file, "lang");
    EXPECT_NE(mistakes[0].what.find("es.po:2"), std::string::npos) << mistakes[0].what;
}

TEST_F(Written, AMigrationForOneEngineOnly) {
    write("db/0001_seats.mysql.sql", "CREATE TABLE god_seat (id CHAR(26) NOT NULL PRIMARY KEY);\n");
    EXPECT_EQ(found(), (Findings{{"db", "0001_seats.mysql.sql has no twin for the other engine."}}));
}

TEST_F(Written, TablesWithoutAPrefixInTheManifest) {
    write("plugin.json",
          R"({"id": "good", "name": "Good", "version": "1", "sdk": {"abi": 2}, "languages": ["en"]})");
    write("db/0001_seats.sql", "CREATE TABLE god_seat (id CHAR(26) NOT NULL PRIMARY KEY);\n");
    EXPECT_EQ(
        found(),
        (Findings{{"plugin.json", "there are migrations, but \"tables\" names no prefix for their tables"}}));
}

}  // namespace
}  // namespace plenaria::host
