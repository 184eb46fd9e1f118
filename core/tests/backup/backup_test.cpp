// SPDX-License-Identifier: EUPL-1.2
// A backup of either engine, restored into either.
#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <plenaria/actor.hpp>
#include <plenaria/id.hpp>
#include <plenaria/locale.hpp>
#include <plenaria/sql.hpp>
#include <plenaria/testing/database.hpp>

#include "backup/restore.hpp"
#include "backup/table_rows.hpp"
#include "backup/tables.hpp"
#include "backup/write_backup.hpp"

namespace plenaria::host {
namespace {

namespace fs = std::filesystem;
using ::testing::Contains;
using ::testing::HasSubstr;

constexpr const char* first_migration = R"(
CREATE TABLE map_place (
    id     CHAR(26)     NOT NULL PRIMARY KEY,
    inside CHAR(26),
    name   VARCHAR(100) NOT NULL,
    north  DOUBLE,
    people BIGINT       NOT NULL,
    CONSTRAINT map_place_inside FOREIGN KEY (inside) REFERENCES map_place (id)
);
CREATE TABLE map_pair (a INTEGER NOT NULL, b CHAR(2) NOT NULL, note TEXT NOT NULL, PRIMARY KEY (a, b));
INSERT INTO map_pair(a, b, note) VALUES(0, 'xx', 'of the migration');
)";

struct Way {
    Engine from;
    Engine to;
};

class BackupTest : public ::testing::TestWithParam<Way> {
protected:
    BackupTest() {
        fs::create_directories(folder_ / "map");
        std::ofstream(folder_ / "map/0001_places.sql") << first_migration;
        source_.apply_room("map", folder_ / "map");
    }
    ~BackupTest() override { fs::remove_all(folder_); }

    DatabaseAddress target() {
        return GetParam().to == Engine::sqlite ? *sqlite_address(target_.address())
                                               : *parse_database_url(target_.address());
    }
    std::vector<MigrationRoom> rooms() {
        return {{.id = "core", .folder = fs::path(PLENARIA_SOURCE_DIR) / "db"},
                {.id = "map", .folder = folder_ / "map", .promise = TablePromise{.prefix = "map_"}}};
    }
    void fill(int pairs) {
        const auto done = source_.db().write([&](UnitOfWork& uow) -> Result<void> {
            sql::query(
                uow,
                "INSERT INTO map_place(id, inside, name, north, people) VALUES('01B', NULL, 'Montréal', "
                "45.50169500000001, 1762949), ('01A', '01B', 'Rosemont', NULL, 9007199254740993)");
            sql::query(uow, "DELETE FROM map_pair");
            for (int i = 0; i < pairs; ++i)
                for (const std::string b : {"aa", "Aa", "ñ"})
                    sql::query(uow,
                               "INSERT INTO map_pair(a, b, note) VALUES(:a, :b, 'it''s :not a \\ place')"),
                        soci::use(i, "a"), soci::use(b, "b");
            uow.keep_file(std::string("\x00\x01\xff'\\", 5) + std::string(3 << 20, '\xfe'), "image/png");
            uow.record(job_actor("test"), "a.b", "c/1", "", R"({"name":"Côte d’Ivoire"})");
            return {};
        });
        ASSERT_TRUE(done.has_value());
    }
    Result<BackupSummary> backup() {
        return write_backup(source_.db(), {{"core", "core_"}, {"map", "map_"}}, "0.1.0", file_);
    }
    Result<long long> restore() {
        auto head = inspect_backup(file_);
        if (!head) return std::move(head).error();
        return restore_backup(target(), rooms(), *head, file_);
    }
    /// Every row of every table but the record of migrations, as text.
    static std::vector<std::string> everything(Database& db) {
        std::vector<std::string> all;
        const auto read = db.read([&](UnitOfWork& uow) -> Result<void> {
            all.clear();
            for (const auto& name : table_names(uow.session(), uow.engine())) {
                if (name == "core_migration" || name.starts_with("test_")) continue;
                const auto shape = table_shape(uow.session(), uow.engine(), name);
                read_rows(uow.session(), uow.engine(), shape, [&](const std::vector<Cell>& cells) {
                    auto text = name;
                    for (std::size_t i = 0; i < cells.size(); ++i) {
                        // Each engine writes a number its own way; the number must be the same.
                        const auto& cell = cells[i];
                        text += "|" + (!cell                        ? "NULL"
                                       : shape.columns[i].is_double ? std::to_string(std::stod(*cell) * 1e9)
                                                                    : *cell);
                    }
                    all.push_back(text);
                });
            }
            return {};
        });
        EXPECT_TRUE(read.has_value());
        return all;
    }

    fs::path folder_ = fs::temp_directory_path() / ("backup-" + new_id());
    fs::path file_ = folder_ / "backup";
    test::TestDatabase source_{GetParam().from};
    test::TestDatabase target_{GetParam().to, {.with_host_tables = false}};
};
INSTANTIATE_TEST_SUITE_P(
    Ways, BackupTest,
    ::testing::Values(Way{Engine::sqlite, Engine::sqlite}, Way{Engine::sqlite, Engine::mysql},
                      Way{Engine::mysql, Engine::sqlite}, Way{Engine::mysql, Engine::mysql}),
    [](const auto& way) {
        const auto name = [](Engine e) { return e == Engine::mysql ? "MariaDb" : "Sqlite"; };
        return std::string(name(way.param.from)) + "To" + name(way.param.to);
    });

TEST_P(BackupTest, EveryRowComesBackAsItWas) {
    fill(1200);  // more than a page of rows
    const auto before = everything(source_.db());

    const auto written = backup();
    ASSERT_TRUE(written.has_value()) << plenaria::fill(written.error().message, written.error().values);
    const auto restored = restore();

    ASSERT_TRUE(restored.has_value()) << plenaria::fill(restored.error().message, restored.error().values);
    EXPECT_EQ(*restored, written->rows);
    EXPECT_EQ(everything(target_.db()), before);
}

TEST_P(BackupTest, ABackupOfOlderTablesIsRestoredAndThenMigrated) {
    fill(1);
    ASSERT_TRUE(backup().has_value());
    std::ofstream(folder_ / "map/0002_more.sql")
        << "ALTER TABLE map_pair ADD COLUMN more INTEGER NOT NULL DEFAULT 7;";

    ASSERT_TRUE(restore().has_value());

    const auto shape = [&] {
        return target_.db().read([](UnitOfWork& uow) -> Result<std::size_t> {
            return table_shape(uow.session(), uow.engine(), "map_pair").columns.size();
        });
    };
    EXPECT_EQ(*shape(), 3u);
    EXPECT_TRUE(migrate(target_.db(), rooms().at(1)).has_value());
    EXPECT_EQ(*shape(), 4u);
}

TEST_P(BackupTest, WhatBelongsToNoRoomIsLeftOutAndNamed) {
    ASSERT_TRUE(source_.db()
                    .write([](UnitOfWork& uow) -> Result<void> {
                        sql::query(uow, "CREATE TABLE wp_posts (id INTEGER NOT NULL PRIMARY KEY)");
                        return {};
                    })
                    .has_value());

    EXPECT_THAT(backup()->left_out, Contains("wp_posts"));
}

TEST_P(BackupTest, APluginThatIsNotHereIsNamedBeforeAnythingIsTouched) {
    fill(1);
    ASSERT_TRUE(backup().has_value());
    auto without = rooms();
    without.pop_back();

    const auto refused = restore_backup(target(), without, *inspect_backup(file_), file_);

    ASSERT_FALSE(refused.has_value());
    EXPECT_EQ(plenaria::fill(refused.error().message, refused.error().values),
              "The backup holds data of the plug-in map, which is not installed here.");
    EXPECT_TRUE(everything(target_.db()).empty());
}

TEST_P(BackupTest, ANewerProgramsBackupIsRefused) {
    std::ofstream(folder_ / "map/0002_more.sql")
        << "ALTER TABLE map_pair ADD COLUMN more INTEGER NOT NULL DEFAULT 7;";
    fill(1);
    ASSERT_TRUE(backup().has_value());
    fs::remove(folder_ / "map/0002_more.sql");

    const auto refused = restore();

    ASSERT_FALSE(refused.has_value());
    EXPECT_THAT(plenaria::fill(refused.error().message, refused.error().values), HasSubstr("newer map"));
}

TEST_P(BackupTest, ADatabaseWithHistoryIsNotEmpty) {
    EXPECT_TRUE(*holds_nothing(target()));
    fill(1);
    ASSERT_TRUE(backup().has_value());
    ASSERT_TRUE(restore().has_value());
    EXPECT_FALSE(*holds_nothing(target()));
}

}  // namespace
}  // namespace plenaria::host
