// SPDX-License-Identifier: EUPL-1.2
// Our own rooms, as they were built: readable, loadable, and without a trace in the process.
#include <sys/stat.h>

#include <array>
#include <clocale>
#include <csignal>
#include <filesystem>

#include <gtest/gtest.h>

#include "house.hpp"

namespace plenaria::host {
namespace {

/// What belongs to the whole process, and no plugin may change.
struct Process {
    std::string locale = std::setlocale(LC_ALL, nullptr);
    std::filesystem::path folder = std::filesystem::current_path();
    mode_t mask = current_mask();
    std::array<void (*)(int), 4> handlers = {handler(SIGINT), handler(SIGTERM), handler(SIGSEGV),
                                             handler(SIGCHLD)};
    bool operator==(const Process&) const = default;

    static mode_t current_mask() {
        const auto mask = ::umask(0);
        ::umask(mask);
        return mask;
    }
    static void (*handler(int signal))(int) {
        struct sigaction action {};
        ::sigaction(signal, nullptr, &action);
        return action.sa_handler;
    }
};

TEST(OwnRooms, LoadAndDescribeThemselvesAndLeaveTheProcessAsItWas) {
    const House house;
    auto options = house.options();
    options.plugins_dir = ROOMS_DIR;
    // Not further than describe: start needs a database, which the tests of each room give it.
    options.migrate = [](const Manifest&, const std::filesystem::path&) {
        throw std::runtime_error("far enough");
    };
    const Process before;
    Loader loader(options);
    loader.start_all();

    ASSERT_FALSE(loader.installed().empty());
    for (const auto& report : loader.reports())
        if (report.root_cause.empty()) {
            EXPECT_EQ(report.sentence.english(), "migrate: far enough") << report.id;
        }
    EXPECT_EQ(before, Process{});
}

}  // namespace
}  // namespace plenaria::host
