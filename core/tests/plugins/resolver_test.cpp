// SPDX-License-Identifier: EUPL-1.2
#include "plugins/resolver.hpp"

#include <gtest/gtest.h>

namespace plenaria::host {
namespace {

using Ids = std::vector<std::string>;
const Version v1{1, 0, 0};

Manifest plugin(std::string id, std::vector<Requirement> required = {}, std::vector<Requirement> wanted = {},
                Version version = v1) {
    return {.id = std::move(id),
            .version = version,
            .required = std::move(required),
            .wanted = std::move(wanted)};
}

const Refusal by_administrator{.stage = Stage::disabled, .sentence = {"disabled by an administrator"}};

TEST(Resolver, StartsEveryPluginAfterWhatItRequires) {
    const auto r = resolve({plugin("grf", {{"events", v1}}), plugin("committee"), plugin("events"),
                            plugin("gfmd", {{"events", v1}})});

    EXPECT_EQ(r.start_order, (Ids{"committee", "events", "gfmd", "grf"}));
    EXPECT_TRUE(r.refused.empty());
}

TEST(Resolver, NamesTheRootOfAChainOfRefusals) {
    const auto r =
        resolve({plugin("events"), plugin("gfmd", {{"events", v1}}), plugin("visibility", {{"gfmd", v1}})},
                {{"events", by_administrator}});

    EXPECT_TRUE(r.start_order.empty());
    EXPECT_EQ(r.refused.at("events").sentence.english(), "disabled by an administrator");
    EXPECT_EQ(r.refused.at("gfmd").sentence.english(), "requires events, which is disabled");
    EXPECT_EQ(r.refused.at("visibility").sentence.english(), "requires gfmd, which cannot run");
    EXPECT_EQ(r.refused.at("visibility").root, "events");
}

TEST(Resolver, RefusesAnotherMajorVersion) {
    const auto r = resolve({plugin("events", {}, {}, {2, 1, 0}), plugin("gfmd", {{"events", v1}})});

    EXPECT_EQ(r.refused.at("gfmd").sentence.english(), "requires events 1.0.0, found 2.1.0");
}

TEST(Resolver, AcceptsTheVersionAskedForAndRefusesTheOneBefore) {
    const auto needs = [](Version at_least) {
        return resolve({plugin("events", {}, {}, {1, 4, 2}), plugin("gfmd", {{"events", at_least}})}).refused;
    };

    EXPECT_TRUE(needs({1, 4, 2}).empty());
    EXPECT_EQ(needs({1, 4, 3}).at("gfmd").sentence.english(), "requires events 1.4.3, found 1.4.2");
}

TEST(Resolver, ARequirementWithoutAVersionAcceptsAny) {
    EXPECT_TRUE(resolve({plugin("events", {}, {}, {7, 0, 0}), plugin("gfmd", {{"events"}})}).refused.empty());
}

TEST(Resolver, RefusesACircleAndOnlyTheCircle) {
    const auto r = resolve({plugin("a", {{"b", v1}}), plugin("b", {{"a", v1}}), plugin("c")});

    EXPECT_EQ(r.start_order, (Ids{"c"}));
    EXPECT_EQ(r.refused.at("a").sentence.english(),
              "is part of, or waits for, a circle of dependencies: a, b");
    EXPECT_EQ(r.refused.at("b").sentence.english(), r.refused.at("a").sentence.english());
}

TEST(Resolver, WantsAreOptionalButOrdered) {
    const auto r = resolve({plugin("a", {}, {{"z", v1}}), plugin("b", {}, {{"absent", v1}}), plugin("z")});

    EXPECT_EQ(r.start_order, (Ids{"b", "z", "a"}));
}

TEST(Resolver, RequiringAndWantingTheSamePluginIsNoCircle) {
    EXPECT_EQ(resolve({plugin("a", {{"z", v1}}, {{"z", v1}}), plugin("z")}).start_order, (Ids{"z", "a"}));
}

TEST(Resolver, TwoPluginsCannotShareATablePrefix) {
    auto a = plugin("a");
    auto b = plugin("b");
    a.tables = b.tables = "evt_";

    const auto r = resolve({b, a});

    EXPECT_EQ(r.start_order, (Ids{"a"}));
    EXPECT_EQ(r.refused.at("b").sentence.english(), "uses the table prefix evt_ of a");
}

TEST(Resolver, AnotherRevisionOfTheSdkIsRefusedBeforeAnythingIsMapped) {
    auto old = plugin("events");
    old.abi = PLENARIA_ABI_REVISION + 1;

    const auto r = resolve({old, plugin("gfmd", {{"events", v1}})});

    EXPECT_TRUE(r.start_order.empty());
    EXPECT_EQ(r.refused.at("events").sentence.english(),
              "was made for revision " + std::to_string(PLENARIA_ABI_REVISION + 1) +
                  " of the SDK, this host has " + std::to_string(PLENARIA_ABI_REVISION));
    EXPECT_EQ(r.refused.at("gfmd").root, "events");
}

TEST(Resolver, AnIdInstalledTwiceRunsNotAtAll) {
    const auto r = resolve({plugin("a"), plugin("a"), plugin("b", {{"a", v1}})});

    EXPECT_TRUE(r.start_order.empty());
    EXPECT_EQ(r.refused.at("a").sentence.english(), "is installed twice");
    EXPECT_EQ(r.refused.at("b").sentence.english(), "requires a, which cannot run");
}

}  // namespace
}  // namespace plenaria::host
