// SPDX-License-Identifier: EUPL-1.2
// What every migration of this tree must keep.
#include <algorithm>
#include <filesystem>

#include <gmock/gmock.h>

#include <plenaria/id.hpp>
#include <plenaria/locale.hpp>
#include <plenaria/testing/database.hpp>
#include <plenaria/testing/engines.hpp>

#include "db/migrator.hpp"
#include "rooms.hpp"
#include "schema.hpp"

namespace plenaria::test {
namespace {

namespace fs = std::filesystem;

void apply(Database& db, const host::MigrationRoom& room) {
    const auto done = host::migrate(db, room);
    ASSERT_TRUE(done.has_value()) << room.id << ": " << fill(done.error().message, done.error().values);
}

/// A database without any table, and the name under which a test keeps it.
std::unique_ptr<TestDatabase> empty_database(Engine engine) {
    return std::make_unique<TestDatabase>(engine, DatabaseSetup{.with_host_tables = false});
}

class MigrationsTest : public ::testing::TestWithParam<Engine> {};

TEST_P(MigrationsTest, EveryRoomKeepsToItsOwnTables) {
    const auto place = empty_database(GetParam());
    for (const auto& room : rooms_with_tables()) apply(place->db(), room);
}

TEST_P(MigrationsTest, ADatabaseUpgradedFileByFileEqualsAFreshOne) {
    const auto fresh = empty_database(GetParam());
    for (const auto& room : rooms_with_tables()) apply(fresh->db(), room);

    // As an installation sees it that took every release: one more file each time.
    const auto upgraded = empty_database(GetParam());
    const auto folder = fs::temp_directory_path() / ("plenaria-upgrade-" + new_id());
    for (const auto& room : rooms_with_tables()) {
        std::vector<fs::path> files;
        for (const auto& entry : fs::directory_iterator(room.folder)) files.push_back(entry.path());
        std::sort(files.begin(), files.end(), [](const fs::path& a, const fs::path& b) {
            return a.filename().string().substr(0, 4) < b.filename().string().substr(0, 4);
        });
        for (std::size_t i = 0; i < files.size(); ++i) {
            fs::create_directories(folder / room.id);
            fs::copy_file(files[i], folder / room.id / files[i].filename());
            const bool has_twin = i + 1 < files.size() && files[i + 1].filename().string().substr(0, 4) ==
                                                              files[i].filename().string().substr(0, 4);
            if (!has_twin) apply(upgraded->db(), {room.id, folder / room.id, room.promise});
        }
    }
    fs::remove_all(folder);

    EXPECT_EQ(definitions(upgraded->db()), definitions(fresh->db()));
}

TEST_P(MigrationsTest, ASecondRunHasNothingToDo) {
    const auto place = empty_database(GetParam());
    for (const auto& room : rooms_with_tables()) apply(place->db(), room);
    for (const auto& room : rooms_with_tables())
        EXPECT_THAT(*host::migrate(place->db(), room), ::testing::IsEmpty());
}

PLENARIA_BOTH_ENGINES(MigrationsTest);

TEST(Migrations, BothEnginesGetTheSameTablesAndColumns) {
    const auto sqlite = empty_database(Engine::sqlite);
    const auto mysql = empty_database(Engine::mysql);
    for (const auto& room : rooms_with_tables()) {
        apply(sqlite->db(), room);
        apply(mysql->db(), room);
    }
    const auto tables = columns(sqlite->db());
    EXPECT_EQ(tables, columns(mysql->db()));
    EXPECT_GT(tables.size(), 20U);
}

}  // namespace
}  // namespace plenaria::test
