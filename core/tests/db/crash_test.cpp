// SPDX-License-Identifier: EUPL-1.2
// A process that is killed: what it had acknowledged is there, and what it had begun is whole or absent.
#include <csignal>
#include <filesystem>
#include <fstream>

#include <gmock/gmock.h>
#include <sys/wait.h>
#include <unistd.h>

#include <plenaria/actor.hpp>
#include <plenaria/id.hpp>
#include <plenaria/sql.hpp>
#include <plenaria/testing/database.hpp>
#include <plenaria/testing/engines.hpp>

#include "db/migrator.hpp"
#include "db/soci_database.hpp"
#include "db/url.hpp"

namespace plenaria::host {
namespace {

class CrashTest : public ::testing::TestWithParam<Engine> {
protected:
    /// Runs `work` in a process of its own, with a connection of its own and the end of a pipe to write to.
    template <class Work>
    void start(Work work) {
        const auto address = place_.address();
        int ends[2];
        ASSERT_EQ(pipe(ends), 0);
        child_ = fork();
        if (child_ == 0) {
            close(ends[0]);
            const auto parsed =
                GetParam() == Engine::sqlite ? sqlite_address(address) : parse_database_url(address);
            DatabaseOptions options;
            options.engine = GetParam();
            options.connection = parsed->connection;
            const auto db = open_database(options);
            work(*db, ends[1]);
            _exit(0);
        }
        close(ends[1]);
        said_ = ends[0];
    }
    /// Waits for `bytes` bytes of what the child says, kills it, and returns all that it said.
    std::string kill_after(std::size_t bytes) {
        std::string said;
        char buffer[4096];
        while (said.size() < bytes) {
            const auto n = read(said_, buffer, sizeof buffer);
            if (n <= 0) break;
            said.append(buffer, static_cast<std::size_t>(n));
        }
        kill(child_, SIGKILL);
        waitpid(child_, nullptr, 0);
        for (ssize_t n = 0; (n = read(said_, buffer, sizeof buffer)) > 0;)
            said.append(buffer, static_cast<std::size_t>(n));
        close(said_);
        return said;
    }
    [[nodiscard]] bool child_runs() const {
        siginfo_t info{};
        return waitid(P_PID, static_cast<id_t>(child_), &info, WEXITED | WNOHANG | WNOWAIT) == 0 &&
               info.si_pid == 0;
    }
    int number(const std::string& query) {
        return *place_.db().read([&](UnitOfWork& uow) -> Result<int> {
            int value = -1;
            uow.session().once << query, soci::into(value);
            return value;
        });
    }

    test::TestDatabase place_{GetParam()};
    pid_t child_ = 0;
    int said_ = -1;
};

TEST_P(CrashTest, WhatWasAcknowledgedSurvivesAndNothingIsHalf) {
    constexpr int rounds = 10;
    std::size_t acknowledged = 0;
    for (int round = 0; round < rounds; ++round) {
        start([](Database& db, int out) {
            for (;;) {
                // Two rows of one transaction: history and job.
                const auto written = db.write([](UnitOfWork& uow) -> Result<void> {
                    uow.record({}, "crash.write", "crash.row/1", "", "");
                    uow.enqueue("crash.job", "{}");
                    return {};
                });
                if (!written || write(out, "x", 1) != 1) _exit(1);
            }
        });
        acknowledged += kill_after(20).size();
    }

    const auto kept = static_cast<std::size_t>(number("SELECT count(*) FROM core_history"));
    EXPECT_GE(acknowledged, 20U * rounds);
    EXPECT_GE(kept, acknowledged);
    EXPECT_LE(kept, acknowledged + rounds);  // at most the one that was not yet told, each time
    EXPECT_EQ(static_cast<std::size_t>(number("SELECT count(*) FROM core_job")), kept);
}

TEST_P(CrashTest, AMigrationThatWasKilledIsFinishedByTheNextRun) {
    namespace fs = std::filesystem;
    const auto folder = fs::temp_directory_path() / ("plenaria-crash-" + new_id());
    fs::create_directories(folder);
    std::ofstream file(folder / "0001_many.sql");
    for (int i = 0; i < 40; ++i) file << "CREATE TABLE hel_" << i << " (x INTEGER NOT NULL PRIMARY KEY);\n";
    file.close();
    const MigrationRoom room{.id = "hello", .folder = folder};

    start([&](Database& db, int out) {
        if (write(out, "x", 1) == 1) (void)migrate(db, room);
    });
    if (GetParam() == Engine::mysql) {  // where the beginning can be seen from outside
        while (number("SELECT count(*) FROM information_schema.tables WHERE table_schema = database() AND "
                      "table_name LIKE 'hel!_%' ESCAPE '!'") < 3)
            ASSERT_TRUE(child_runs()) << "it ended before it was killed";
    }
    kill_after(1);

    const auto done = migrate(place_.db(), room);
    fs::remove_all(folder);
    ASSERT_TRUE(done.has_value()) << done.error().detail;
    if (GetParam() == Engine::sqlite) {
        EXPECT_EQ(done->size() % 40, 0U);  // a file is whole or absent
    }
    EXPECT_EQ(number("SELECT count(*) FROM core_migration WHERE plugin = 'hello' AND applied_at <> ''"), 40);
    EXPECT_EQ(number("SELECT count(*) FROM hel_39"), 0);
}

PLENARIA_BOTH_ENGINES(CrashTest);

}  // namespace
}  // namespace plenaria::host
