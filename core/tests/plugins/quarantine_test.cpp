// SPDX-License-Identifier: EUPL-1.2
#include "plugins/quarantine.hpp"

#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <csignal>
#include <filesystem>
#include <thread>

#include <gtest/gtest.h>

#include "plugins/crash_note.hpp"

namespace plenaria::host {
namespace {

using Found = std::map<std::string, std::string>;

class QuarantineTest : public testing::Test {
protected:
    QuarantineTest()
        : folder_(std::filesystem::temp_directory_path() / ("quarantine-" + std::to_string(::getpid()))) {
        std::filesystem::remove_all(folder_);
    }
    ~QuarantineTest() override { std::filesystem::remove_all(folder_); }

    /// Runs `body` in a child process and waits for its end.
    template <class F>
    static int in_child(F&& body) {
        const auto child = ::fork();
        if (child == 0) {
            body();
            ::_exit(0);
        }
        int status = 0;
        ::waitpid(child, &status, 0);
        return status;
    }

    std::filesystem::path folder_;
};

TEST_F(QuarantineTest, AStepThatEndsLeavesNoMark) {
    const Quarantine quarantine(folder_);
    { const auto mark = quarantine.mark("events", "start"); }

    EXPECT_EQ(quarantine.found(), Found{});
}

/// Looks from within a polite end, as if it were the last that its process does.
const char* watched_mark = nullptr;
volatile std::sig_atomic_t polite_ends = 0;
volatile std::sig_atomic_t polite_ends_with_a_mark = 0;
void end_politely(int) {
    polite_ends = polite_ends + 1;
    if (::access(watched_mark, F_OK) == 0) polite_ends_with_a_mark = polite_ends_with_a_mark + 1;
}

TEST_F(QuarantineTest, APoliteEndFindsNoMarkWheneverItComes) {
    const Quarantine quarantine(folder_);
    const auto file = (folder_ / "events").string();
    watched_mark = file.c_str();
    const auto before = std::signal(SIGTERM, end_politely);
    std::atomic<bool> over = false;
    std::thread asking([&over, here = ::pthread_self()] {
        while (!over) ::pthread_kill(here, SIGTERM);
    });
    while (polite_ends < 1000) {
        const auto mark = quarantine.mark("events", "start");
    }
    over = true;
    asking.join();
    std::signal(SIGTERM, before);

    EXPECT_EQ(polite_ends_with_a_mark, 0);
}

TEST_F(QuarantineTest, AProcessThatDiedInAStepIsFound) {
    const Quarantine quarantine(folder_);
    in_child([&] {
        const auto mark = quarantine.mark("events", "start");
        ::raise(SIGKILL);
    });

    EXPECT_EQ(quarantine.found(), (Found{{"events", "start"}}));
    quarantine.lift("events");
    EXPECT_EQ(quarantine.found(), Found{});
}

TEST_F(QuarantineTest, AProcessThatIsJustStartingAPluginIsNotTakenForDead) {
    const Quarantine ours(folder_);
    const auto mark = ours.mark("events", "start");

    EXPECT_EQ(Quarantine(folder_).found(), Found{});
}

TEST_F(QuarantineTest, AFatalSignalNamesThePluginThatWasServing) {
    const Quarantine quarantine(folder_);
    const std::string events = "events";
    const std::string committee = "committee";
    const auto status = in_child([&] {
        leave_note_on_crash(quarantine, -1);
        const Serving outer(events);
        { const Serving inner(committee); }
        ::raise(SIGSEGV);
    });

    EXPECT_TRUE(WIFSIGNALED(status));
    EXPECT_EQ(WTERMSIG(status), SIGSEGV);
    EXPECT_EQ(quarantine.found(), (Found{{"events", "serve"}}));
}

TEST_F(QuarantineTest, ACrashOfTheHostItselfBlamesNobody) {
    const Quarantine quarantine(folder_);
    const std::string core = "core";
    const auto status = in_child([&] {
        leave_note_on_crash(quarantine, -1);
        const Serving note(core);
        ::raise(SIGSEGV);
    });

    EXPECT_TRUE(WIFSIGNALED(status));
    EXPECT_EQ(quarantine.found(), Found{});
}

TEST_F(QuarantineTest, AFatalSignalLeavesALastLineInTheLog) {
    const Quarantine quarantine(folder_);
    const std::string events = "events";
    int ends[2];
    ASSERT_EQ(::pipe(ends), 0);
    in_child([&] {
        leave_note_on_crash(quarantine, ends[1]);
        const Serving note(events);
        ::raise(SIGBUS);
    });

    std::array<char, 200> line{};
    const auto length = ::read(ends[0], line.data(), line.size());
    for (const int end : ends) ::close(end);

    ASSERT_GT(length, 0);
    EXPECT_EQ(std::string(line.data(), static_cast<std::size_t>(length)),
              "{\"level\":\"error\",\"what\":\"crashed\",\"signal\":\"SIGBUS\",\"plugin\":\"events\"}\n");
}

}  // namespace
}  // namespace plenaria::host
