// SPDX-License-Identifier: EUPL-1.2
#include <filesystem>
#include <fstream>

#include <gmock/gmock.h>
#include <unistd.h>

#include <plenaria/id.hpp>
#include <plenaria/locale.hpp>
#include <plenaria/sql.hpp>
#include <plenaria/testing/database.hpp>
#include <plenaria/testing/engines.hpp>

#include "db/migrator.hpp"

namespace plenaria::host {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

class MigratorTest : public ::testing::TestWithParam<Engine> {
protected:
    MigratorTest() { fs::create_directories(folder_); }
    ~MigratorTest() override { fs::remove_all(folder_); }

    void file(const std::string& name, const std::string& text) { std::ofstream(folder_ / name) << text; }
    Database& db() { return place_.db(); }
    Result<std::vector<std::string>> run(MigrationMode mode = MigrationMode::apply) {
        return migrate(db(), {.id = "hello", .folder = folder_, .promise = TablePromise{.prefix = "hel_"}},
                       mode);
    }
    static std::string sentence(const Result<std::vector<std::string>>& result) {
        return result ? "(succeeded)" : fill(result.error().message, result.error().values);
    }
    void query(const std::string& text) {
        const auto done = db().write([&](UnitOfWork& uow) -> Result<void> {
            uow.session().once << text;
            return {};
        });
        ASSERT_TRUE(done.has_value()) << done.error().detail;
    }
    int number(const std::string& text) {
        return *db().read([&](UnitOfWork& uow) -> Result<int> {
            int value = -1;
            uow.session().once << text, soci::into(value);
            return value;
        });
    }

    fs::path folder_ = fs::temp_directory_path() / ("plenaria-migrator-" + new_id());
    test::TestDatabase place_{GetParam(), {.with_host_tables = false}};
};

TEST_P(MigratorTest, FilesAreAppliedOnceInTheOrderOfTheirNumbers) {
    file("0002_more.sql", "INSERT INTO hel_a(x) VALUES(7);");
    file("0001_first.sql", "CREATE TABLE hel_a (x INTEGER NOT NULL PRIMARY KEY);");

    EXPECT_THAT(*run(), ElementsAre("CREATE TABLE hel_a (x INTEGER NOT NULL PRIMARY KEY)",
                                    "INSERT INTO hel_a(x) VALUES(7)"));
    EXPECT_THAT(*run(), IsEmpty());
    EXPECT_EQ(number("SELECT x FROM hel_a"), 7);
}

TEST_P(MigratorTest, ADryRunSaysWhatIsMissingAndDoesNothing) {
    file("0001_first.sql", "CREATE TABLE hel_a (x INTEGER NOT NULL PRIMARY KEY);");

    EXPECT_THAT(*run(MigrationMode::dry_run),
                ElementsAre("CREATE TABLE hel_a (x INTEGER NOT NULL PRIMARY KEY)"));
    EXPECT_THAT(*run(MigrationMode::dry_run),
                ElementsAre("CREATE TABLE hel_a (x INTEGER NOT NULL PRIMARY KEY)"));
}

TEST_P(MigratorTest, EachEngineTakesItsOwnFile) {
    file("0001_first.mysql.sql", "CREATE TABLE hel_a (x BIGINT AUTO_INCREMENT PRIMARY KEY);");
    file("0001_first.sqlite.sql", "CREATE TABLE hel_a (x INTEGER PRIMARY KEY AUTOINCREMENT);");

    EXPECT_EQ(sentence(run()), "(succeeded)");
}

TEST_P(MigratorTest, AFileForOneEngineNeedsItsTwin) {
    file("0001_first.mysql.sql", "CREATE TABLE hel_a (x INTEGER);");
    EXPECT_EQ(sentence(run()), "0001_first.mysql.sql has no twin for the other engine.");
}

TEST_P(MigratorTest, ANumberUsedTwiceIsRefused) {
    file("0001_first.sql", "CREATE TABLE hel_a (x INTEGER);");
    file("0001_other.sql", "CREATE TABLE hel_b (x INTEGER);");
    EXPECT_THAT(sentence(run()), ::testing::HasSubstr("is used twice."));
}

TEST_P(MigratorTest, AChangedFileIsRefusedOnceItWasApplied) {
    file("0001_first.sql", "CREATE TABLE hel_a (x INTEGER);");
    ASSERT_TRUE(run().has_value());

    file("0001_first.sql", "CREATE TABLE hel_a (x BIGINT);");

    EXPECT_EQ(
        sentence(run()),
        "0001_first.sql of hello was changed after it had been applied. Put the released text back and write "
        "the change as a new file.");
}

TEST_P(MigratorTest, ATableOfSomebodyElseIsRefusedAndNothingOfTheStatementHappens) {
    file("0001_first.sql", "CREATE TABLE core_a (x INTEGER);");

    EXPECT_EQ(sentence(run()),
              "0001_first.sql of hello: the table core_a is not part of what this plugin may change in the "
              "database.");
    EXPECT_EQ(number("SELECT count(*) FROM core_migration"), 0);
}

TEST_P(MigratorTest, AFailedStatementIsNamedAndTheNextRunContinuesWithIt) {
    file("0001_first.sql",
         "CREATE TABLE hel_a (x INTEGER); INSERT INTO hel_b VALUES(1); CREATE TABLE hel_c (x INTEGER);");
    EXPECT_THAT(sentence(run()), ::testing::StartsWith("Statement 2 of 0001_first.sql of hello failed: "));

    query("CREATE TABLE hel_b (x INTEGER)");

    EXPECT_EQ(sentence(run()), "(succeeded)");
    EXPECT_EQ(number("SELECT count(*) FROM hel_b"), 1);
}

TEST_P(MigratorTest, ATableThatStoodBeforeIsNotTakenForOurs) {
    query("CREATE TABLE hel_a (other INTEGER)");
    file("0001_first.sql", "CREATE TABLE hel_a (x INTEGER);");

    EXPECT_THAT(sentence(run()), ::testing::StartsWith("Statement 1 of 0001_first.sql of hello failed: "));
    EXPECT_THAT(sentence(run()), ::testing::StartsWith("Statement 1 of 0001_first.sql of hello failed: "));
}

PLENARIA_BOTH_ENGINES(MigratorTest);

/// What a host leaves behind that dies at one instant of a migration; MySQL keeps it, SQLite rolls it back.
class CutMigrationTest : public MigratorTest {
protected:
    void SetUp() override {
        file("0001_first.sql",
             "CREATE TABLE hel_a (x INTEGER); INSERT INTO hel_a VALUES(1); CREATE TABLE hel_b (x INTEGER); "
             "CREATE INDEX hel_b_x ON hel_b (x);");
        ASSERT_TRUE(run().has_value());
    }
    void forget_from(int statement) {
        query("DELETE FROM core_migration WHERE statement >= " + std::to_string(statement));
    }
};

TEST_P(CutMigrationTest, BetweenTwoStatements) {
    query("DROP TABLE hel_b");
    forget_from(3);

    EXPECT_THAT(*run(), ElementsAre("CREATE TABLE hel_b (x INTEGER)", "CREATE INDEX hel_b_x ON hel_b (x)"));
    EXPECT_EQ(number("SELECT count(*) FROM hel_a"), 1);
}

TEST_P(CutMigrationTest, BetweenATableAndItsRecord) {
    query("DROP INDEX hel_b_x ON hel_b");
    forget_from(4);
    query("UPDATE core_migration SET applied_at = '' WHERE statement = 3");

    EXPECT_THAT(*run(), ElementsAre("CREATE TABLE hel_b (x INTEGER)", "CREATE INDEX hel_b_x ON hel_b (x)"));
}

TEST_P(CutMigrationTest, BeforeATableThatWasBegun) {
    query("DROP TABLE hel_b");
    forget_from(4);
    query("UPDATE core_migration SET applied_at = '' WHERE statement = 3");

    EXPECT_THAT(*run(), ElementsAre("CREATE TABLE hel_b (x INTEGER)", "CREATE INDEX hel_b_x ON hel_b (x)"));
    EXPECT_EQ(number("SELECT count(*) FROM hel_b"), 0);
}

INSTANTIATE_TEST_SUITE_P(Engines, CutMigrationTest, ::testing::Values(Engine::mysql), test::engine_name);

}  // namespace
}  // namespace plenaria::host
