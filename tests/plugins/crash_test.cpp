// SPDX-License-Identifier: EUPL-1.2
// Plugins that end the process, and the start after that.
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>

#include <gtest/gtest.h>

#include "house.hpp"

namespace plenaria::host {
namespace {

using Texts = std::vector<std::string>;

/// Starts a host in a child process. @return whether it did not get to its end. By a signal, that is; a
/// sanitizer turns that into an exit code of its own.
bool start_ends_in_a_crash(const LoaderOptions& options) {
    const auto child = ::fork();
    if (child == 0) {
        Loader loader(options);
        loader.start_all();
        ::_exit(0);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    return status != 0;
}

class Crash : public testing::TestWithParam<std::pair<const char*, const char*>> {};

TEST_P(Crash, PutsThePluginIntoQuarantineAtTheNextStart) {
    const auto [room, step] = GetParam();
    const House house({"good", room});
    ASSERT_TRUE(start_ends_in_a_crash(house.options()));

    Loader loader(house.options());
    loader.start_all();

    EXPECT_EQ(running(loader), (Texts{"good"}));
    EXPECT_EQ(words(loader, room), std::string("quarantined: crashed the host (") + step +
                                       "); it stays off until it is enabled again");
}

INSTANTIATE_TEST_SUITE_P(Zoo, Crash,
                         testing::Values(std::pair{"crashes-in-start", "start"},
                                         std::pair{"crashes-in-load", "load"}));

TEST(Blocking, InStartEndsTheHostWhoseNextStartGoesWithoutThatPlugin) {
    const House house({"good", "blocks-in-start"});
    auto options = house.options();
    options.step = std::chrono::milliseconds(200);
    ASSERT_TRUE(start_ends_in_a_crash(options));

    Loader loader(options);
    loader.start_all();

    EXPECT_EQ(running(loader), (Texts{"good"}));
    EXPECT_EQ(words(loader, "blocks-in-start"),
              "quarantined: did not come to an end (start), so that the host could not go on; it stays off "
              "until it is "
              "enabled again");
}

TEST(Crash, IsNotWhatAPoliteRequestToEndLooksLike) {
    const House house({"good"});
    const Quarantine quarantine(house.options().state_dir / "quarantine");
    const auto child = ::fork();
    if (child == 0) {
        {
            const auto mark = quarantine.mark("good", "start");
            ::raise(SIGTERM);
        }
        ::_exit(0);  // not reached: the signal waits for the end of the step, not longer
    }
    int status = 0;
    ::waitpid(child, &status, 0);

    EXPECT_TRUE(WIFSIGNALED(status) && WTERMSIG(status) == SIGTERM);
    EXPECT_TRUE(quarantine.found().empty());
}

TEST(Crash, IsRememberedOverMoreThanOneStart) {
    const House house({"crashes-in-start"});
    ASSERT_TRUE(start_ends_in_a_crash(house.options()));

    EXPECT_FALSE(start_ends_in_a_crash(house.options()));
    EXPECT_FALSE(start_ends_in_a_crash(house.options()));
}

TEST(Crash, SafeModeLoadsNothingAndSaysSo) {
    const House house({"good", "crashes-in-start"});
    auto options = house.options();
    options.safe_mode = true;
    Loader loader(options);
    loader.start_all();

    EXPECT_EQ(running(loader), Texts{});
    EXPECT_EQ(words(loader, "good"), "disabled: not loaded: the host runs in safe mode");
}

TEST(Crash, AnAdministratorMayTryAgain) {
    const House house({"good"});
    const Quarantine quarantine(house.options().state_dir / "quarantine");
    const auto child = ::fork();
    if (child == 0) {
        const auto mark = quarantine.mark("good", "start");
        ::_exit(0);  // without the end of the block
    }
    ::waitpid(child, nullptr, 0);
    Loader loader(house.options());
    loader.start_all();
    ASSERT_EQ(words(loader, "good"),
              "quarantined: crashed the host (start); it stays off until it is enabled again");

    EXPECT_TRUE(loader.enable("good").has_value());

    EXPECT_EQ(running(loader), (Texts{"good"}));
    EXPECT_TRUE(quarantine.found().empty());
}

}  // namespace
}  // namespace plenaria::host
