// SPDX-License-Identifier: EUPL-1.2
// The stand-ins that all other tests trust.
#include <gmock/gmock.h>

#include <plenaria/sql.hpp>
#include <plenaria/testing/database.hpp>
#include <plenaria/testing/engines.hpp>
#include <plenaria/testing/fake_context.hpp>
#include <plenaria/testing/fake_scope.hpp>
#include <plenaria/testing/query_plan.hpp>

#include "db/file_lock.hpp"

namespace plenaria::test {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Not;

class TestDatabaseTest : public ::testing::TestWithParam<Engine> {};

void add_job(Database& db) {
    ASSERT_TRUE(db.write([](UnitOfWork& uow) -> Result<void> {
                      uow.enqueue("x", "{}");
                      sql::query(uow, "CREATE TABLE left_behind (x INTEGER)");
                      return {};
                  }).has_value());
}

int jobs(Database& db) {
    return *db.read([](UnitOfWork& uow) -> Result<int> {
        int n = 0;
        sql::query(uow, "SELECT count(*) FROM core_job"), soci::into(n);
        return n;
    });
}

TEST_P(TestDatabaseTest, TwoDatabasesAtATimeDoNotSeeEachOther) {
    TestDatabase one(GetParam());
    TestDatabase other(GetParam());
    add_job(one.db());
    EXPECT_EQ(jobs(one.db()), 1);
    EXPECT_EQ(jobs(other.db()), 0);
}

TEST_P(TestDatabaseTest, TheNextTestFindsNothingOfTheOneBefore) {
    for (int i = 0; i < 3; ++i) {
        TestDatabase database(GetParam());
        EXPECT_EQ(jobs(database.db()), 0);
        add_job(database.db());
    }
}

TEST_P(TestDatabaseTest, AListQueryOverAnIndexDoesNotScan) {
    TestDatabase database(GetParam());
    ASSERT_TRUE(database.db()
                    .write([](UnitOfWork& uow) -> Result<void> {
                        for (int i = 0; i < 500; ++i)
                            uow.record({}, "a", "statements.round/" + std::to_string(i), "", "");
                        return {};
                    })
                    .has_value());
    analyze(database.db(), {"core_history"});

    const auto good = explain(
        database.db(), "SELECT action FROM core_history WHERE subject = :subject ORDER BY id LIMIT :n");
    const auto bad =
        explain(database.db(), "SELECT action FROM core_history WHERE action = :action ORDER BY at");

    EXPECT_THAT(good.scanned, IsEmpty()) << good.text;
    EXPECT_FALSE(good.sorts) << good.text;
    EXPECT_THAT(bad.scanned, ElementsAre("core_history")) << bad.text;
    EXPECT_TRUE(bad.sorts) << bad.text;
}

PLENARIA_BOTH_ENGINES(TestDatabaseTest);

TEST(FakeScope, UrlsNameTheRouteAndItsValues) {
    TestDatabase database(Engine::sqlite);
    const FakeScope scope(database.db(), account("Ana", {{"events.edit"}}));
    EXPECT_EQ(scope.url("events.event", {{"id", "01H"}, {"day", "2"}}), "/events.event?day=2&id=01H");
    EXPECT_TRUE(scope.actor().may("events.edit"));
    EXPECT_FALSE(scope.actor().may("events.delete"));
}

TEST(FakeRenderer, ShowsTheWholeModel) {
    const auto text =
        FakeRenderer().render("a/b", {{"title", "Quito"}, {"rows", Model::List{Model{{"n", "1"}}}}}, "es");
    EXPECT_EQ(text, "a/b [es]\ntitle: Quito\nrows:\n  -\n    n: 1\n");
}

TEST(FakeContext, OffersTheServicesOfTheHostAndRefusesUnknownOnes) {
    TestDatabase database(Engine::sqlite);
    FakeContext context(database.db());
    EXPECT_EQ(context.require<Addresses>().absolute("/x"), "https://plenaria.example/x");
    EXPECT_THROW((void)context.require<WorkList>(), std::logic_error);
    EXPECT_EQ(context.find<WorkList>(), nullptr);
}

TEST(FileLock, IsHeldByOneAtATime) {
    const auto path = std::filesystem::temp_directory_path() / "plenaria-lock-test";
    auto first = host::FileLock::take(path);
    ASSERT_TRUE(first.has_value());
    EXPECT_FALSE(host::FileLock::take(path).has_value());
    first.reset();
    EXPECT_TRUE(host::FileLock::take(path).has_value());
}

}  // namespace
}  // namespace plenaria::test
