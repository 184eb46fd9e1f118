// SPDX-License-Identifier: EUPL-1.2
#include <filesystem>
#include <future>
#include <latch>
#include <thread>

#include <gmock/gmock.h>

#include <plenaria/sql.hpp>
#include <plenaria/testing/database.hpp>
#include <plenaria/testing/engines.hpp>

#include "db/soci_database.hpp"
#include "db/url.hpp"

namespace plenaria::host {
namespace {

class DatabaseTest : public ::testing::TestWithParam<Engine> {
protected:
    DatabaseTest()
        : database_(GetParam(), {.sessions = 3, .wait_for_session = std::chrono::milliseconds(300)}) {
        ok(db().write([](UnitOfWork& uow) -> Result<void> {
            sql::query(
                uow,
                "CREATE TABLE member (id INTEGER NOT NULL PRIMARY KEY, email VARCHAR(200) NOT NULL UNIQUE, "
                "votes BIGINT NOT NULL, note LONGTEXT)");
            return {};
        }));
    }
    Database& db() { return database_.db(); }
    static void ok(const Result<void>& result) {
        ASSERT_TRUE(result.has_value()) << result.error().message << " " << result.error().detail;
    }
    Result<void> add(int id, const std::string& email) {
        return db().write([&](UnitOfWork& uow) -> Result<void> {
            sql::query(uow, "INSERT INTO member(id, email, votes) VALUES(:id, :email, 0)"),
                soci::use(id, "id"), soci::use(email, "email");
            return {};
        });
    }
    static int members(UnitOfWork& uow) {
        int n = 0;
        sql::query(uow, "SELECT count(*) FROM member"), soci::into(n);
        return n;
    }
    int count() {
        return *db().read([](UnitOfWork& uow) -> Result<int> { return members(uow); });
    }

    test::TestDatabase database_;
};

TEST_P(DatabaseTest, CommitsWhatSucceeded) {
    ok(add(1, "maria@example.org"));
    EXPECT_EQ(count(), 1);
}

TEST_P(DatabaseTest, RollsBackWhenTheWorkReturnsAnError) {
    const auto result = db().write([](UnitOfWork& uow) -> Result<void> {
        sql::query(uow, "INSERT INTO member(id, email, votes) VALUES(1, 'x', 0)");
        return Error{ErrorCode::invalid_input, "This seat is taken."};
    });
    EXPECT_EQ(result.error().code, ErrorCode::invalid_input);
    EXPECT_EQ(count(), 0);
}

TEST_P(DatabaseTest, RollsBackWhenTheWorkThrowsAndTheSessionStaysUsable) {
    for (int i = 0; i < 5; ++i)
        EXPECT_THROW((void)db().write([](UnitOfWork& uow) -> Result<void> {
            sql::query(uow, "INSERT INTO member(id, email, votes) VALUES(1, 'x', 0)");
            throw std::invalid_argument("a mistake");
        }),
                     std::invalid_argument);
    ok(add(1, "x"));
    EXPECT_EQ(count(), 1);
}

TEST_P(DatabaseTest, AUniqueKeyIsAConflictWithoutPersonalDataInItsDetail) {
    ok(add(1, "maria@example.org"));
    const auto again = add(2, "maria@example.org");
    EXPECT_EQ(again.error().code, ErrorCode::conflict);
    EXPECT_THAT(again.error().detail, ::testing::HasSubstr("email"));
    EXPECT_THAT(again.error().detail, ::testing::Not(::testing::HasSubstr("maria")));
}

TEST_P(DatabaseTest, AMissingParentIsAConflict) {
    const auto result = db().write([](UnitOfWork& uow) -> Result<void> {
        sql::query(
            uow,
            "INSERT INTO core_account_role(id, account_id, role, scope, ends_on) VALUES('1', 'nobody', 'r', "
            "'', '')");
        return {};
    });
    ASSERT_FALSE(result.has_value());
    EXPECT_EQ(result.error().code, ErrorCode::conflict);
}

TEST_P(DatabaseTest, AMistakeInSqlIsAnExceptionThatNamesTheQueryAndNoValue) {
    const std::string email = "maria@example.org";
    try {
        (void)db().write([&](UnitOfWork& uow) -> Result<void> {
            sql::query(uow, "INSERT INTO nowhere(email) VALUES(:email)"), soci::use(email, "email");
            return {};
        });
        FAIL() << "nothing was thrown";
    } catch (const std::runtime_error& e) {
        EXPECT_THAT(e.what(), ::testing::HasSubstr("INSERT INTO nowhere"));
        EXPECT_THAT(e.what(), ::testing::AnyOf(::testing::HasSubstr("no such table: nowhere"),    // SQLite
                                               ::testing::HasSubstr("nowhere' doesn't exist")));  // MariaDB
        EXPECT_THAT(e.what(), ::testing::Not(::testing::HasSubstr("maria")));
    }
}

TEST_P(DatabaseTest, AReadRefusesAWrite) {
    EXPECT_THROW((void)db().read([](UnitOfWork& uow) -> Result<void> {
        sql::query(uow, "INSERT INTO member(id, email, votes) VALUES(1, 'x', 0)");
        return {};
    }),
                 std::runtime_error);
    EXPECT_EQ(count(), 0);
}

TEST_P(DatabaseTest, AReadSeesOneSnapshot) {
    ok(db().read([&](UnitOfWork& uow) -> Result<void> {
        EXPECT_EQ(members(uow), 0);
        ok(add(1, "late@example.org"));
        EXPECT_EQ(members(uow), 0);
        return {};
    }));
    EXPECT_EQ(count(), 1);
}

TEST_P(DatabaseTest, AWriteInsideAWriteIsAMistakeThatIsNamed) {
    EXPECT_THROW((void)db().write([&](UnitOfWork&) -> Result<void> { return add(1, "x"); }),
                 std::logic_error);
    ok(add(1, "x"));
}

TEST_P(DatabaseTest, ATransactionOfAnotherThreadIsAMistakeThatIsNamed) {
    ok(db().read([](UnitOfWork& uow) -> Result<void> {
        EXPECT_THROW(std::async(std::launch::async, [&] { (void)uow.session(); }).get(), std::logic_error);
        return {};
    }));
}

TEST_P(DatabaseTest, FiftyIncrementsOfTwoThreadsAreFifty) {
    ok(add(1, "a"));
    const auto raise = [&] {
        for (int i = 0; i < 25; ++i)
            ok(db().write([](UnitOfWork& uow) -> Result<void> {
                sql::query(uow, "UPDATE member SET votes = votes + 1 WHERE id = 1");
                return {};
            }));
    };
    std::thread other(raise);
    raise();
    other.join();
    const auto votes = db().read([](UnitOfWork& uow) -> Result<int> {
        int n = 0;
        sql::query(uow, "SELECT votes FROM member WHERE id = 1"), soci::into(n);
        return n;
    });
    EXPECT_EQ(*votes, 50);
}

// Both take their first row before either asks for its second: a deadlock each time, unless the engine lets
// only one begin.
TEST_P(DatabaseTest, FortyCrossingUpdatesEndWithoutAnError) {
    ok(add(1, "a"));
    ok(add(2, "b"));
    for (int round = 0; round < 20; ++round) {
        std::latch both_hold_one(2);
        const auto cross = [&](int first, int second) {
            bool first_time = true;
            return db().write([&](UnitOfWork& uow) -> Result<void> {
                sql::query(uow, "UPDATE member SET votes = votes + 1 WHERE id = :id"), soci::use(first, "id");
                if (first_time && GetParam() == Engine::mysql) both_hold_one.arrive_and_wait();
                first_time = false;
                sql::query(uow, "UPDATE member SET votes = votes + 1 WHERE id = :id"),
                    soci::use(second, "id");
                return {};
            });
        };
        auto other = std::async(std::launch::async, [&] { return cross(1, 2); });
        ok(cross(2, 1));
        ok(other.get());
    }
    ok(db().read([](UnitOfWork& uow) -> Result<void> {
        int votes = 0;
        sql::query(uow, "SELECT sum(votes) FROM member"), soci::into(votes);
        EXPECT_EQ(votes, 80);
        return {};
    }));
}

TEST_P(DatabaseTest, AnExhaustedPoolIsAnErrorAndNotAHang) {
    ok(db().read([&](UnitOfWork&) {
        return db().read([&](UnitOfWork&) {
            return db().read([&](UnitOfWork&) -> Result<void> {
                const auto fourth = db().read([](UnitOfWork&) -> Result<void> { return {}; });
                EXPECT_EQ(fourth.error(), (Error{ErrorCode::unavailable, "The database did not answer.",
                                                 "every session was in use"}));
                return {};
            });
        });
    }));
}

TEST_P(DatabaseTest, NumbersBeyondThirtyTwoBitsComeBackWhole) {
    constexpr long long large = 9007199254740993;  // 2^53 + 1
    ok(add(1, "a"));
    ok(db().write([&](UnitOfWork& uow) -> Result<void> {
        sql::query(uow, "UPDATE member SET votes = :votes"), soci::use(large, "votes");
        return {};
    }));
    ok(db().read([&](UnitOfWork& uow) -> Result<void> {
        long long votes = 0;
        sql::query(uow, "SELECT votes FROM member"), soci::into(votes);
        EXPECT_EQ(votes, large);
        return {};
    }));
}

/// A member who has an instant in its note, or none yet.
struct MemberRow {
    std::string email, noted_at;
    void bind(soci::details::prepare_temp_type& s) { s, soci::into(email), soci::into(noted_at); }
    [[nodiscard]] std::pair<std::string, std::optional<Instant>> take() const {
        return {email, parse_instant(noted_at)};
    }
};

TEST_P(DatabaseTest, RowsAreReadInTheirOrderAndAnInstantThatHasNotComeIsNone) {
    const Instant noted = *parse_instant("2026-11-30T09:00:00Z");
    ok(db().write([&](UnitOfWork& uow) -> Result<void> {
        for (const auto& [id, at] : {std::pair(1, std::optional(noted)), {2, std::nullopt}}) {
            const auto email = std::to_string(id);
            const auto note = sql::text_or_empty(at);
            sql::query(uow, "INSERT INTO member(id, email, votes, note) VALUES(:id, :email, 0, :note)"),
                soci::use(id, "id"), soci::use(email, "email"), soci::use(note, "note");
        }
        return {};
    }));
    ok(db().read([&](UnitOfWork& uow) -> Result<void> {
        const auto from = [&](int id) {
            return sql::rows_of<MemberRow>(
                (sql::prepare(uow, "SELECT email, note FROM member WHERE id >= :id ORDER BY id DESC"),
                 soci::use(id, "id")));
        };
        EXPECT_THAT(from(1), ::testing::ElementsAre(std::pair("2", std::nullopt), std::pair("1", noted)));
        EXPECT_EQ(sql::first_of(from(1))->first, "2");
        EXPECT_FALSE(sql::first_of(from(3)));
        return {};
    }));
}

TEST_P(DatabaseTest, TextComparesByItsBytesOnBothEngines) {
    ok(add(1, "jose"));
    ok(add(2, "José"));
    ok(add(3, "josé"));
    ok(db().read([&](UnitOfWork& uow) -> Result<void> {
        int n = 0;
        sql::query(uow, "SELECT count(*) FROM member WHERE email LIKE 'jos%'"), soci::into(n);
        EXPECT_EQ(n, 2);
        return {};
    }));
}

TEST_P(DatabaseTest, QuotesBackslashesAndEmojiComeBackAsTheyWere) {
    const std::string text = "l'avenir \\' \"de\" % _ \\n ; -- 🌍 :name";
    ok(add(1, text));
    ok(db().read([&](UnitOfWork& uow) -> Result<void> {
        std::string email;
        sql::query(uow, "SELECT email FROM member WHERE email = :email"), soci::use(text, "email"),
            soci::into(email);
        EXPECT_EQ(email, text);
        return {};
    }));
}

TEST_P(DatabaseTest, AValueWithEveryByteCannotLeaveItsQuotes) {
    std::string bytes;
    for (int value = 0; value < 256; ++value) bytes += static_cast<char>(value);
    const std::string next = ", 0), (7, ', 0) -- ";
    (void)db().write([&](UnitOfWork& uow) -> Result<void> {
        int matches = 0;
        sql::query(uow, "SELECT count(*) FROM member WHERE hex(:bytes) = 'x' OR email = :next"),
            soci::use(bytes, "bytes"), soci::use(next, "next"), soci::into(matches);
        EXPECT_EQ(matches, 0);
        return {};
    });
    ok(add(1, std::string("a\0b", 3)));
    EXPECT_EQ(count(), 1);
}

TEST_P(DatabaseTest, AValueOfTwentyMegabytesIsRefusedOrKeptAndTheSessionsStayUsable) {
    const std::string large(20 * 1024 * 1024, 'x');
    const auto stored = db().write([&](UnitOfWork& uow) -> Result<void> {
        sql::query(uow, "INSERT INTO member(id, email, votes, note) VALUES(1, 'x', 0, :note)"),
            soci::use(large, "note");
        return {};
    });
    if (GetParam() == Engine::mysql) {
        ASSERT_FALSE(stored.has_value());
        EXPECT_EQ(stored.error().code, ErrorCode::unavailable);  // the server hangs up and does not say why
        EXPECT_LT(stored.error().detail.size(), 200U);
    } else {
        ok(stored);
    }
    ok(add(2, "after"));
}

PLENARIA_BOTH_ENGINES(DatabaseTest);

TEST(OpenDatabase, AServerThatIsNotThereIsToldInWords) {
    DatabaseOptions options;
    options.engine = Engine::mysql;
    options.connection = parse_database_url("mysql://u@/d?unix_socket=/nowhere/at.all")->connection;
    try {
        (void)open_database(options);
        FAIL() << "it was opened";
    } catch (const std::runtime_error& e) {
        EXPECT_STREQ(e.what(), "no server answers there (mysql 2002)");
    }
}

class LostConnectionTest : public DatabaseTest {
protected:
    /// Ends the session of `uow` from outside, as a restarted server does.
    void kill(UnitOfWork& uow) {
        long long id = 0;
        sql::query(uow, "SELECT connection_id()"), soci::into(id);
        ok(db().read([&](UnitOfWork& other) -> Result<void> {
            sql::query(other, "KILL CONNECTION :id"), soci::use(id, "id");
            return {};
        }));
    }
};

TEST_P(LostConnectionTest, AKilledConnectionBeforeTheCommitIsOpenedAnewAndTheWorkRunsAgain) {
    int runs = 0;
    ok(db().write([&](UnitOfWork& uow) -> Result<void> {
        if (++runs == 1) kill(uow);
        sql::query(uow, "INSERT INTO member(id, email, votes) VALUES(1, 'x', 0)");
        return {};
    }));
    EXPECT_EQ(runs, 2);
    EXPECT_EQ(count(), 1);
}

TEST_P(LostConnectionTest, AKilledConnectionAtTheCommitIsAnErrorBecauseNobodyKnowsWhetherItHappened) {
    int runs = 0;
    const auto result = db().write([&](UnitOfWork& uow) -> Result<void> {
        ++runs;
        sql::query(uow, "INSERT INTO member(id, email, votes) VALUES(1, 'x', 0)");
        kill(uow);
        return {};
    });
    EXPECT_EQ(runs, 1);
    ASSERT_FALSE(result.has_value());
    EXPECT_EQ(result.error().code, ErrorCode::unavailable);
    EXPECT_EQ(count(), 0);
}

TEST_P(LostConnectionTest, AConnectionThatDiedInThePoolIsNoticedByNobody) {
    ok(db().read([&](UnitOfWork& uow) -> Result<void> {
        kill(uow);
        return {};
    }));
    for (int i = 0; i < 6; ++i) EXPECT_EQ(count(), 0);
}

INSTANTIATE_TEST_SUITE_P(Engines, LostConnectionTest, ::testing::Values(Engine::mysql), test::engine_name);

}  // namespace
}  // namespace plenaria::host
