// SPDX-License-Identifier: EUPL-1.2
#include "plugins/manifest.hpp"

#include <fstream>
#include <set>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace plenaria::host {
namespace {

constexpr const char* committee_manifest = R"({
  "id": "committee",  "name": "Steering committee",  "version": "0.1.0",
  "sdk":      { "abi": 2 },
  "requires": [ { "id": "directory",  "at_least": "0.1" } ],
  "wants":    [ { "id": "campaigns", "at_least": "0.1" } ],
  "offers":   [ "committee.seats/1" ],
  "permissions": [ { "id": "committee.nominate", "label": "Nominate a mayor for a seat", "roles": [ "drafter" ] } ],
  "settings": [ { "key": "notice_days", "type": "integer", "default": 90, "min": 1,
                  "label": "Warn this many days before a term ends" },
                { "key": "ballot", "type": "choice", "choices": [ "open", "secret" ], "default": "secret",
                  "label": "Ballot" } ],
  "languages": [ "en", "es", "fr" ],
  "tables": "cmt_"
})";

std::string mistake(const std::string& json) {
    try {
        parse_manifest(json);
    } catch (const ManifestError& error) {
        return error.what();
    }
    return "none";
}

/// A manifest with one more line, its fourth.
std::string with(const std::string& line) {
    return "{ \"id\": \"a\", \"name\": \"A\",\n  \"version\": \"1\",\n  \"sdk\": { \"abi\": 2 },\n  " + line +
           "\n}";
}

TEST(Manifest, ReadsEverythingThatTheSpecificationShows) {
    const auto manifest = parse_manifest(committee_manifest);

    EXPECT_EQ(manifest.id, "committee");
    EXPECT_EQ(manifest.name, "Steering committee");
    EXPECT_EQ(manifest.version, (Version{0, 1, 0}));
    EXPECT_EQ(manifest.abi, 2);
    EXPECT_EQ(manifest.required, (std::vector<Requirement>{{"directory", {0, 1, 0}}}));
    EXPECT_EQ(manifest.wanted, (std::vector<Requirement>{{"campaigns", {0, 1, 0}}}));
    EXPECT_EQ(manifest.offers, (std::vector<std::string>{"committee.seats/1"}));
    EXPECT_EQ(manifest.permissions,
              (std::vector<Permission>{{"committee.nominate", "Nominate a mayor for a seat", {"drafter"}}}));
    EXPECT_EQ(manifest.languages, (std::vector<std::string>{"en", "es", "fr"}));
    EXPECT_EQ(manifest.tables, "cmt_");
    ASSERT_EQ(manifest.settings.size(), 2u);
    EXPECT_EQ(manifest.settings[0], (Setting{.key = "notice_days",
                                             .type = Setting::Type::integer,
                                             .label = "Warn this many days before a term ends",
                                             .default_value = "90",
                                             .min = 1}));
    EXPECT_EQ(manifest.settings[1].default_value, "secret");
}

struct Mistake {
    const char* line;
    const char* words;
};
class ManifestMistake : public testing::TestWithParam<Mistake> {};

TEST_P(ManifestMistake, IsNamedWithItsLine) {
    EXPECT_EQ(mistake(with(GetParam().line)), std::string("plugin.json, line 4: ") + GetParam().words);
}

INSTANTIATE_TEST_SUITE_P(
    All, ManifestMistake,
    testing::Values(
        Mistake{R"("tabels": "x_")", R"("tabels" is an unknown key)"},
        Mistake{R"("tables": "x")", R"("tables" must be a prefix such as cmt_)"},
        Mistake{R"("tables": "core_")", R"("tables" must not be core_, the prefix of the host)"},
        Mistake{R"("tables": 7)", R"("tables" must be text)"},
        Mistake{R"("name": "B")", R"("name" stands twice)"},
        Mistake{R"("languages": "en")", R"("languages" must be a list)"},
        Mistake{R"("languages": [ "en", "en" ])", R"("languages" holds "en" twice)"},
        Mistake{R"("requires": [ { "at_least": "1" } ])", R"("id" is missing)"},
        Mistake{R"("requires": [ { "id": "b", "at_least": "one" } ])",
                R"("at_least" must be a version such as 1.2.0)"},
        Mistake{R"("requires": [ { "id": "a" } ])", R"("id" is this plugin itself)"},
        Mistake{R"("wants": [ 3 ])", R"(must be an object)"},
        Mistake{R"("offers": [ "a.seats" ])",
                R"("offers" holds "a.seats"; a service is named like committee.seats/1)"},
        Mistake{R"("permissions": [ { "id": "b.read", "label": "Read" } ])", R"("id" must begin with "a.")"},
        Mistake{R"("permissions": [ { "id": "a.read", "label": "" } ])", R"("label" must not be empty)"},
        Mistake{R"("settings": [ { "key": "k", "type": "number", "label": "K" } ])",
                R"("type" must be text, integer, boolean, choice or secret)"},
        Mistake{R"("settings": [ { "key": "k", "type": "integer", "label": "K", "min": 1, "default": 0 } ])",
                R"("default" is outside of min and max)"},
        Mistake{R"("settings": [ { "key": "k", "type": "secret", "label": "K", "default": "x" } ])",
                R"("default" must not be given for a secret)"},
        Mistake{
            R"("settings": [ { "key": "k", "type": "choice", "label": "K", "choices": [ "a" ], "default": "b" } ])",
            R"("default" must be one of the choices)"},
        Mistake{R"("settings": [ { "key": "k", "type": "text", "label": "K", "max": 3 } ])",
                R"("max" is for integers only)"},
        Mistake{R"("tables" "x_")",
                "syntax error while parsing object separator - unexpected string literal; expected ':'"}));

TEST(Manifest, AMissingMemberIsToldAtTheLineOfItsObject) {
    EXPECT_EQ(mistake("\n{ \"id\": \"a\",\n \"name\": \"A\" }"),
              "plugin.json, line 2: \"version\" is missing");
}

TEST(Manifest, AnIdIsLowerCaseLettersDigitsAndHyphens) {
    const auto with_id = [](const std::string& id) {
        return mistake("{\"id\": \"" + id +
                       "\", \"name\": \"A\", \"version\": \"1\", \"sdk\": {\"abi\": 2}}");
    };
    const std::string words =
        "plugin.json, line 1: \"id\" must be lower-case letters, digits and hyphens, at most 30, beginning "
        "with a "
        "letter";

    EXPECT_EQ(with_id("events-grf2"), "none");
    EXPECT_EQ(with_id(std::string(30, 'a')), "none");
    EXPECT_EQ(with_id(std::string(31, 'a')), words);
    for (const char* bad : {"Events", "2events", "events_grf", "-events", "events-", "a--b", "../a", "é"})
        EXPECT_EQ(with_id(bad), words) << bad;
    EXPECT_EQ(with_id("core"),
              "plugin.json, line 1: \"id\" must not be \"core\", the name of the host itself");
}

TEST(Manifest, EventsBeginWithItsNameAndEndInAVersion) {
    const auto events = [](const std::string& list) { return with("\"events\": [" + list + "]"); };
    const auto read = parse_manifest(events(R"({"name":"a.nominated/1","label":"A city was nominated"})"));
    EXPECT_EQ(read.events, (std::vector<PublishedEvent>{{"a.nominated/1", "A city was nominated"}}));
    for (const char* bad : {"nominated/1", "other.nominated/1", "a.nominated", "a.nominated/0"})
        EXPECT_NE(
            mistake(events(R"({"name":")" + std::string(bad) + R"(","label":"A"})")).find("must be like"),
            std::string::npos)
            << bad;
    EXPECT_NE(mistake(events(R"({"name":"a.a/1","label":"A"},{"name":"a.a/1","label":"B"})")).find("twice"),
              std::string::npos);
}

TEST(Manifest, ActionsBeginWithItsNameAndStandOnce) {
    const auto actions = [](const std::string& list) { return with("\"actions\": [" + list + "]"); };
    const auto read = parse_manifest(actions(R"({"id":"a.nominate","label":"Nominate a city"})"));
    EXPECT_EQ(read.actions, (std::vector<Action>{{"a.nominate", "Nominate a city"}}));
    for (const char* bad : {"nominate", "other.nominate", "a.", "a.Nominate", "a.nominate/1"})
        EXPECT_NE(
            mistake(actions(R"({"id":")" + std::string(bad) + R"(","label":"A"})")).find("must begin with"),
            std::string::npos)
            << bad;
    EXPECT_NE(mistake(actions(R"({"id":"a.b","label":"A"},{"id":"a.b","label":"B"})")).find("twice"),
              std::string::npos);
}

TEST(Manifest, TheSchemaForEditorsKnowsTheSameKeys) {
    std::ifstream file(PLENARIA_SOURCE_DIR "/core/sdk/schema/plugin.schema.json");
    const auto schema = nlohmann::json::parse(file);

    for (const auto& [key, rule] : schema.at("properties").items())
        EXPECT_EQ(mistake(with("\"" + key + "\": 3")).find("unknown"), std::string::npos) << key;
    const auto shown = nlohmann::json::parse(committee_manifest);
    for (const auto& [key, value] : shown.items()) EXPECT_TRUE(schema.at("properties").contains(key)) << key;
    EXPECT_FALSE(schema.at("additionalProperties").get<bool>());
}

TEST(Version, HasOneToThreeNumbers) {
    EXPECT_EQ(parse_version("1"), (Version{1, 0, 0}));
    EXPECT_EQ(parse_version("1.12"), (Version{1, 12, 0}));
    EXPECT_EQ(parse_version("1.2.3"), (Version{1, 2, 3}));
    for (const char* bad : {"", ".", "1.", "1.2.3.4", "1.x", "-1", "99999999999"})
        EXPECT_FALSE(parse_version(bad)) << bad;
}

}  // namespace
}  // namespace plenaria::host
