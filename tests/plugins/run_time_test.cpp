// SPDX-License-Identifier: EUPL-1.2
// Plugins switched off and on while the host runs.
#include <future>
#include <utility>

#include <gtest/gtest.h>

#include <plenaria/testing/fake_context.hpp>

#include "house.hpp"

namespace plenaria::host {
namespace {

using Texts = std::vector<std::string>;
using namespace std::chrono_literals;

const Owned<Route>& route(const Contributions& table, const std::string& path) {
    for (const auto& one : table.routes)
        if (one.what.path == path) return one;
    throw std::runtime_error("no route " + path);
}

TEST(RunTime, DisablingTakesAwayTheRoutesAndWhatDependsOnThem) {
    const House house({"good", "seats", "requires-seats"});
    Loader loader(house.options());
    loader.start_all();

    EXPECT_TRUE(loader.disable("seats").has_value());

    EXPECT_EQ(running(loader), (Texts{"good"}));
    EXPECT_EQ(words(loader, "seats"), "disabled: disabled by an administrator");
    EXPECT_EQ(words(loader, "requires-seats"), "refused: requires seats, which is disabled");
    EXPECT_EQ(root_cause(loader, "requires-seats"), "seats");
}

TEST(RunTime, EnablingBringsBackWhatWasRefusedToo) {
    const House house({"good", "seats", "requires-seats"});
    Loader loader(house.options());
    loader.start_all({}, {"seats"});
    ASSERT_EQ(running(loader), (Texts{"good"}));

    EXPECT_TRUE(loader.enable("seats").has_value());

    EXPECT_EQ(running(loader), (Texts{"good", "seats", "requires-seats"}));
    EXPECT_EQ(diary(loader, "requires-seats")->text(), "12 seats");
    EXPECT_EQ(words(loader, "requires-seats"), "started");
}

TEST(RunTime, WhatOnlyWantsAPluginIsStartedAnewWithoutItAndWithIt) {
    const House house({"seats", "wants-seats"});
    Loader loader(house.options());
    loader.start_all();
    ASSERT_EQ(diary(loader, "wants-seats")->text(), "12 seats");

    ASSERT_TRUE(loader.disable("seats").has_value());
    EXPECT_EQ(diary(loader, "wants-seats")->text(), "no seats");

    ASSERT_TRUE(loader.enable("seats").has_value());
    EXPECT_EQ(diary(loader, "wants-seats")->text(), "12 seats");
}

TEST(RunTime, AllProvidersOfAServiceAreFoundInOrderOfStartWhileTheyRun) {
    const House house({"collects", "part-one", "part-two"});
    Loader loader(house.options());
    loader.start_all();
    EXPECT_EQ(diary(loader, "collects")->text(), "one, two");

    ASSERT_TRUE(loader.disable("part-one").has_value());
    EXPECT_EQ(diary(loader, "collects")->text(), "two");

    ASSERT_TRUE(loader.enable("part-one").has_value());
    EXPECT_EQ(diary(loader, "collects")->text(), "two, one");
}

TEST(RunTime, AllProvidersOfAServiceOfAStrangerAreRefused) {
    const House house({"collects"});
    Loader loader(house.options());
    loader.start_all();

    EXPECT_THROW(diary(loader, "collects")->write("asks for zoo.diary/1"), std::logic_error);
}

TEST(RunTime, ACommandWritesWhereItsCallerSays) {
    const House house({"collects"});
    Loader loader(house.options());
    loader.start_all();
    const auto& command = loader.snapshot()->commands.at(0).what;

    test::FakeCommandRun right({"one", "two"});
    EXPECT_EQ(command.run(right), 0);
    EXPECT_EQ(right.said.str(), "one\ntwo\n");
    test::FakeCommandRun wrong;
    EXPECT_EQ(command.run(wrong), 2);
    EXPECT_EQ(wrong.complained.str(), "Say what?\n");
}

TEST(RunTime, WhatHasNothingToDoWithItIsNotTouched) {
    const House house({"seats", "slow-stop"});
    Loader loader(house.options());
    loader.start_all();
    const auto before = diary(loader, "slow-stop");

    ASSERT_TRUE(loader.disable("seats").has_value());

    EXPECT_EQ(diary(loader, "slow-stop"), before);
    EXPECT_EQ(before->text(), "started");
}

TEST(RunTime, AStopWaitsForTheCallsThatRun) {
    const House house({"slow-stop"});
    auto options = house.options();
    options.drain = 60s;
    Loader loader(options);
    loader.start_all();
    std::promise<void> left_the_table;
    loader.on_change([&, told = false](const std::shared_ptr<const Contributions>& now) mutable {
        if (now->rooms.empty() && !std::exchange(told, true)) left_the_table.set_value();
    });
    const auto table = loader.snapshot();
    const auto notes = diary(loader, "slow-stop");
    auto call = route(*table, "/slow-stop").gate->enter();

    auto disabling = std::async(std::launch::async, [&] { return loader.disable("slow-stop").has_value(); });
    left_the_table.get_future().wait();
    notes->write("call ended");
    call.reset();

    EXPECT_TRUE(disabling.get());
    EXPECT_EQ(notes->text(), "started, call ended, stopped");
    EXPECT_FALSE(route(*table, "/slow-stop").gate->enter().has_value())
        << "an old table must not lead into a stopped plugin";
}

TEST(RunTime, ACallThatDoesNotEndKeepsItsPluginAlive) {
    const House house({"slow-stop", "good"});
    auto options = house.options();
    options.drain = 0ms;
    Loader loader(options);
    loader.start_all();
    const auto table = loader.snapshot();
    const auto notes = diary(loader, "slow-stop");
    const auto call = route(*table, "/slow-stop").gate->enter();

    const auto disabled = loader.disable("slow-stop");

    ASSERT_FALSE(disabled.has_value());
    EXPECT_EQ(disabled.error().code, ErrorCode::conflict);
    EXPECT_EQ(notes->text(), "started") << "stopped under a running call";
    EXPECT_EQ(running(loader), (Texts{"good"}));
    EXPECT_EQ(words(loader, "slow-stop"),
              "failed: stop: calls were still running; it can run again after the host restarts");
    EXPECT_FALSE(loader.enable("slow-stop").has_value());
}

TEST(RunTime, CopiesOfHandlersOutliveTheStopOfTheirPlugin) {
    std::vector<Route> copies;
    {
        const House house({"good"});
        Loader loader(house.options());
        loader.start_all();
        for (const auto& one : loader.snapshot()->routes) copies.push_back(one.what);
    }

    EXPECT_EQ(copies.size(), 1u);
    copies.clear();  // runs code of the plugin: safe only because its library is still mapped
}

TEST(RunTime, AFailedPluginLeavesNothingOfWhatItAnnounced) {
    const House house({"throws-in-start"});
    Loader loader(house.options());
    loader.start_all();

    EXPECT_TRUE(paths(loader).empty());
    EXPECT_FALSE(loader.enable("throws-in-start").has_value());
    EXPECT_EQ(words(loader, "throws-in-start"), "failed: start: setting smtp_host is missing");
}

TEST(RunTime, ThePartsOfTheHostStandInTheTableFirst) {
    const House house({"good"});
    Loader loader(house.options());
    Contribution host;
    host.routes.push_back(zoo::page("core", "/sign-in"));
    loader.start_all(std::move(host));

    EXPECT_EQ(paths(loader), (Texts{"/sign-in", "/good"}));
    EXPECT_EQ(loader.snapshot()->routes.front().plugin, "core");
}

TEST(RunTime, APathOfTheHostIsNotForPlugins) {
    const House house({"good"});
    Loader loader(house.options());
    Contribution host;
    host.routes.push_back(zoo::page("core", "/good"));
    loader.start_all(std::move(host));

    EXPECT_EQ(words(loader, "good"), "failed: describe: route /good is taken by core");
}

TEST(RunTime, WhatAPluginListenedToIsKnownWhileItIsOffEvenAfterTheHostRestarts) {
    const House house({"listens"});
    const std::vector<AbsentSubscription> expected{{"seats.taken/1", "listens.count"}};
    {
        Loader loader(house.options());
        loader.start_all();
        EXPECT_TRUE(loader.snapshot()->absent.empty());
        ASSERT_TRUE(loader.disable("listens").has_value());
        EXPECT_EQ(loader.snapshot()->absent, expected);
    }
    Loader restarted(house.options());
    restarted.start_all({}, {"listens"});
    EXPECT_EQ(restarted.snapshot()->absent, expected);
}

TEST(RunTime, AnUnknownPluginCannotBeSwitched) {
    const House house;
    Loader loader(house.options());
    loader.start_all();

    EXPECT_EQ(loader.disable("nothing").error().code, ErrorCode::not_found);
    EXPECT_EQ(loader.enable("nothing").error().code, ErrorCode::not_found);
}

}  // namespace
}  // namespace plenaria::host
