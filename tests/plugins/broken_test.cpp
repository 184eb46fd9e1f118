// SPDX-License-Identifier: EUPL-1.2
// Plugins that fail without taking the process with them, and the words that an administrator reads.
#include <stdexcept>

#include <gtest/gtest.h>

#include <plenaria/abi.hpp>

#include <plenaria/testing/database.hpp>

#include "db/migrator.hpp"
#include "house.hpp"

namespace plenaria::host {
namespace {

using Texts = std::vector<std::string>;

struct Broken {
    const char* room;
    std::string words;
};
class BrokenPlugin : public testing::TestWithParam<Broken> {};

TEST_P(BrokenPlugin, IsToldInWordsAndLeavesTheOthersRunning) {
    const House house({"good", GetParam().room});
    Loader loader(house.options());
    loader.start_all();

    EXPECT_EQ(running(loader), (Texts{"good"}));
    EXPECT_EQ(paths(loader), (Texts{"/good"}));
    EXPECT_EQ(words(loader, GetParam().room), GetParam().words);
}

INSTANTIATE_TEST_SUITE_P(
    Zoo, BrokenPlugin,
    testing::Values(
        Broken{"wrong-abi",
               std::string("failed: load: built for another host: plugin plenaria-abi=0;gcc=9, host ") +
                   abi_tag},
        Broken{"throws-in-create", "failed: load: no licence"},
        Broken{"throws-in-describe", "failed: describe: unknown exception"},
        Broken{"throws-in-start", "failed: start: setting smtp_host is missing"},
        Broken{"route-clash", "failed: describe: route /good is taken by good"},
        Broken{"needs-missing", "refused: requires nowhere, which is not installed"},
        Broken{"undefined-symbol", "failed: load: undefined symbol: nowhere_to_be_found"},
        Broken{"not-a-library", "failed: load: file too short"},
        Broken{"takes-seats", "failed: start: no plugin listed under \"requires\" offers seats.count/1"}));

TEST(Zoo, AllOfItAtOnceLeavesTheGoodOnesRunning) {
    House house({"good", "wrong-abi", "throws-in-create", "throws-in-describe", "throws-in-start",
                 "route-clash", "needs-missing", "needs-broken", "circle-a", "circle-b", "undefined-symbol",
                 "slow-stop", "seats", "requires-seats", "wants-seats", "takes-seats", "not-a-library"});
    house.install_manifest("scribble", "{");
    Loader loader(house.options());
    loader.start_all();

    EXPECT_EQ(running(loader), (Texts{"good", "seats", "requires-seats", "slow-stop", "wants-seats"}));
    EXPECT_EQ(words(loader, "circle-a"),
              "refused: is part of, or waits for, a circle of dependencies: circle-a, circle-b");
    EXPECT_EQ(words(loader, "needs-broken"), "refused: requires throws-in-start, which failed");
    EXPECT_EQ(root_cause(loader, "needs-broken"), "throws-in-start");
    EXPECT_EQ(
        words(loader, "takes-seats"),
        "failed: start: uses seats.count/1 of seats, which plugin.json does not list under \"requires\"");
    EXPECT_EQ(
        words(loader, "scribble"),
        "refused: plugin.json, line 1: syntax error while parsing object key - unexpected end of input; "
        "expected string literal");
}

TEST(Zoo, TheSameIdTwiceRunsNotAtAll) {
    House house({"good", "seats"});
    house.install("good", "good-copy");
    Loader loader(house.options());
    loader.start_all();

    EXPECT_EQ(running(loader), (Texts{"seats"}));
    EXPECT_EQ(words(loader, "good"), "refused: is installed twice");
}

TEST(Zoo, ABadManifestIsListedUnderItsFolder) {
    House house({"good"});
    house.install_manifest("typing-error",
                           "{\n  \"id\": \"typing-error\",\n  \"name\": \"T\",\n  \"verison\": \"1\",\n"
                           "  \"version\": \"1\",\n  \"sdk\": { \"abi\": 1 }\n}\n");
    Loader loader(house.options());
    loader.start_all();

    EXPECT_EQ(words(loader, "typing-error"), "refused: plugin.json, line 4: \"verison\" is an unknown key");
    EXPECT_EQ(running(loader), (Texts{"good"}));
}

TEST(Zoo, AFolderWithoutItsLibraryIsNamed) {
    House house;
    house.install_manifest("empty", R"({"id": "empty", "name": "E", "version": "1", "sdk": {"abi": 2}})");
    Loader loader(house.options());
    loader.start_all();

    EXPECT_EQ(words(loader, "empty"), "failed: load: plugin.so is missing");
}

TEST(Zoo, AMigrationThatTouchesAnotherPrefixStopsItsPluginAndNoOther) {
    const House house({"foreign-table", "good"});
    test::TestDatabase database(Engine::sqlite);
    auto options = house.options();
    options.migrate = [&](const Manifest& manifest, const std::filesystem::path& db_dir) {
        const auto done = migrate(
            database.db(),
            {.id = manifest.id, .folder = db_dir, .promise = TablePromise{.prefix = manifest.tables}});
        if (!done) throw std::runtime_error(fill(done.error().message, done.error().values));
    };
    Loader loader(options);
    loader.start_all();

    EXPECT_EQ(words(loader, "foreign-table"),
              "failed: migrate: 0001_seats.sql of foreign-table: the table cmt_seat is not part of what this "
              "plugin may change in the database.");
    EXPECT_EQ(running(loader), (Texts{"good"}));
}

TEST(Zoo, ALibraryThatEverybodyMayChangeIsNotLoaded) {
    House house;
    house.install_manifest("open", R"({"id": "open", "name": "O", "version": "1", "sdk": {"abi": 2}})");
    const auto library = house.folder("open") / "plugin.so";
    copy_file(std::filesystem::path(ZOO_DIR) / "good/plugin.so", library);
    permissions(library, std::filesystem::perms::others_write, std::filesystem::perm_options::add);
    Loader loader(house.options());
    loader.start_all();

    EXPECT_EQ(words(loader, "open"), "failed: load: plugin.so may be changed by every user of this machine");
}

TEST(Zoo, AServiceReachesThoseWhoRequireItAndThoseWhoWantIt) {
    const House house({"seats", "requires-seats", "wants-seats"});
    Loader loader(house.options());
    loader.start_all();

    EXPECT_EQ(diary(loader, "requires-seats")->text(), "12 seats");
    EXPECT_EQ(diary(loader, "wants-seats")->text(), "12 seats");
}

TEST(Zoo, AnAbsentPluginThatIsOnlyWantedIsNoReasonToFail) {
    const House house({"wants-seats"});
    Loader loader(house.options());
    loader.start_all();

    EXPECT_EQ(diary(loader, "wants-seats")->text(), "no seats");
}

}  // namespace
}  // namespace plenaria::host
