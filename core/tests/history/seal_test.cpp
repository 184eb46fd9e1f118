// SPDX-License-Identifier: EUPL-1.2
#include "history/seal.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <plenaria/actor.hpp>
#include <plenaria/sql.hpp>
#include <plenaria/testing/database.hpp>
#include <plenaria/testing/engines.hpp>
#include <plenaria/testing/fake_clock.hpp>
#include <plenaria/testing/fake_services.hpp>

#include "history/seal_repository.hpp"

namespace plenaria::host {
namespace {

using namespace std::chrono_literals;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::StartsWith;

class SealTest : public ::testing::TestWithParam<Engine> {
protected:
    SealTest() : database_(GetParam(), {.clock = &clock_}) {}

    void record(const std::string& subject) {
        const auto done = database_.db().write([&](UnitOfWork& uow) -> Result<void> {
            uow.record(job_actor("test"), "statements.issue_version", subject, "",
                       R"({"title":"Zero draft"})");
            return {};
        });
        ASSERT_TRUE(done.has_value());
    }
    long long seal() { return *seal_history(database_.db(), log_); }
    SealReport verify() { return *verify_history(database_.db()); }
    /// Ids in order.
    std::vector<std::string> ids() {
        return *database_.db().read([](UnitOfWork& uow) -> Result<std::vector<std::string>> {
            std::vector<std::string> all;
            for (const auto& row : row_digests(uow, "", "", 10'000)) all.push_back(row.id);
            return all;
        });
    }
    template <class F>
    void tamper(F&& change) {
        ASSERT_TRUE(database_.db()
                        .write([&](UnitOfWork& uow) -> Result<void> {
                            change(uow);
                            return {};
                        })
                        .has_value());
    }

    test::FakeClock clock_{"2026-11-26T08:00:00Z"};
    test::FakeLog log_;
    test::TestDatabase database_;
};
PLENARIA_BOTH_ENGINES(SealTest);

TEST_P(SealTest, ARowIsSealedWhenItIsFiveMinutesOldAndNotBefore) {
    record("statements.statement/1");

    clock_.advance(5min - 1s);
    EXPECT_EQ(seal(), 0);
    clock_.advance(1s);
    EXPECT_EQ(seal(), 1);
    EXPECT_EQ(seal(), 0);
}

TEST_P(SealTest, AnUntouchedHistoryIsWhole) {
    for (int round = 0; round < 3; ++round) {
        record("statements.statement/1");
        record("statements.statement/2");
        clock_.advance(5min);
        ASSERT_EQ(seal(), 2);
    }
    record("young");

    const auto report = verify();

    EXPECT_EQ(report.sealed, 6);
    EXPECT_EQ(report.unsealed, 0);
    EXPECT_THAT(report.broken, IsEmpty());
}

TEST_P(SealTest, MoreRowsThanASealHoldsBecomeSeveralSeals) {
    tamper([](UnitOfWork& uow) {
        for (int i = 0; i < 1001; ++i) uow.record(job_actor("test"), "a.b", "c/" + std::to_string(i), "", "");
    });
    clock_.advance(5min);

    EXPECT_EQ(seal(), 1001);
    EXPECT_EQ(verify().sealed, 1001);
    EXPECT_THAT(verify().broken, IsEmpty());
    EXPECT_EQ(log_.lines().size(), 3u);
    EXPECT_THAT(log_.lines(), ::testing::Each(StartsWith("info history sealed up_to=")));
}

TEST_P(SealTest, AChangedRowIsNamed) {
    record("statements.statement/1");
    record("statements.statement/2");
    record("statements.statement/3");
    clock_.advance(5min);
    ASSERT_EQ(seal(), 3);
    const auto second = ids().at(1);

    tamper([&](UnitOfWork& uow) {
        sql::query(uow, "UPDATE core_history SET after_json = '{\"title\":\"Final\"}' WHERE id = :id"),
            soci::use(second, "id");
    });

    EXPECT_THAT(verify().broken, ElementsAre(second + " was changed"));
}

TEST_P(SealTest, AMissingRowAndOneThatWasSlippedInAreNamed) {
    record("statements.statement/1");
    record("statements.statement/2");
    clock_.advance(5min);
    ASSERT_EQ(seal(), 2);
    const auto first = ids().at(0);

    tamper([&](UnitOfWork& uow) {
        sql::query(uow, "DELETE FROM core_history WHERE id = :id"), soci::use(first, "id");
        sql::query(
            uow,
            "INSERT INTO core_history(id, at, actor_kind, actor_id, actor_name, party, address, request_id, "
            "action, subject, before_json, after_json) VALUES('00000000000000000000000000', "
            "'2019-12-17T08:00:00Z', 'job', '', '', '', '', '', 'a.b', 'c/1', '', '')");
    });

    EXPECT_THAT(verify().broken,
                ElementsAre("00000000000000000000000000 was added later", first + " is missing"));
}

TEST_P(SealTest, ASealThatWasMadeAnewForAChangedRowBreaksTheChain) {
    record("statements.statement/1");
    clock_.advance(5min);
    ASSERT_EQ(seal(), 1);
    record("statements.statement/2");
    clock_.advance(5min);
    ASSERT_EQ(seal(), 1);
    const auto first = ids().at(0);

    tamper([&](UnitOfWork& uow) {
        sql::query(uow, "UPDATE core_history SET subject = 'other' WHERE id = :id"), soci::use(first, "id");
        const auto digests = first + ' ' + row_digests(uow, "", first, 1).at(0).digest + '\n';
        sql::query(uow, "UPDATE core_history_seal SET digests = :digests WHERE last_id = :id"),
            soci::use(digests, "digests"), soci::use(first, "id");
    });

    EXPECT_THAT(verify().broken, ElementsAre("the seal up to " + first + " was changed"));
}

TEST_P(SealTest, RowsThatNobodySealedAreCounted) {
    record("statements.statement/1");
    clock_.advance(15min - 1s);
    EXPECT_EQ(verify().unsealed, 0);
    clock_.advance(1s);
    EXPECT_EQ(verify().unsealed, 1);
}

TEST_P(SealTest, ThePageLearnsHowFarItIsSealed) {
    const auto up_to = [&] {
        return *database_.db().read(
            [](UnitOfWork& uow) -> Result<std::optional<Instant>> { return sealed_up_to(uow); });
    };
    record("statements.statement/1");
    EXPECT_EQ(up_to(), std::nullopt);

    clock_.advance(5min);
    ASSERT_EQ(seal(), 1);

    EXPECT_EQ(up_to(), test::at("2026-11-26T08:00:00Z"));
}

}  // namespace
}  // namespace plenaria::host
