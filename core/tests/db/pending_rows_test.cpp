// SPDX-License-Identifier: EUPL-1.2
// Links and mails of a transaction are written many at once, and nobody can tell.
#include <algorithm>
#include <future>
#include <sstream>

#include <gmock/gmock.h>

#include <plenaria/sql.hpp>
#include <plenaria/testing/database.hpp>
#include <plenaria/testing/engines.hpp>
#include <plenaria/testing/fake_clock.hpp>

namespace plenaria::host {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::Ge;
using ::testing::IsEmpty;
using ::testing::Le;

class PendingRowsTest : public ::testing::TestWithParam<Engine> {
protected:
    PendingRowsTest() : database_(GetParam(), {.clock = &clock_}) {}
    Database& db() { return database_.db(); }

    static std::string number(int i) { return std::to_string(100'000 + i); }
    static AccessLink link(int i) {
        return {.purpose = "p",
                .subject = "s",
                .party = "city/" + number(i),
                .party_name = "L'Aquila \\ \"" + number(i),
                .recipient = "a@example.org",
                .task = "Réponds",
                .path = "/x",
                .due_at = test::at("2020-01-01T00:00:00Z"),
                .expires_at = test::at("2020-02-01T00:00:00Z")};
    }
    static Mail mail(int i) {
        return {.to_address = "a" + number(i) + "@example.org",
                .to_name = "Straße 1; '--",
                .language = "fr",
                .subject = "Subject " + number(i),
                .text = "Text " + number(i) + " \\ 'quoted' :id",
                .html = "<p>" + number(i),
                .about = "events.edition/1",
                .batch = "wave",
                .attachments = {{"all.txt", "text/plain", "for all"},
                                {"own.ics", "text/calendar", std::string("own\0", 4) + number(i)}}};
    }
    void send_wave(UnitOfWork& uow, int count) {
        for (int i = 0; i < count; ++i) {
            (void)uow.issue_link(link(i));
            (void)uow.send(mail(i));
        }
    }
    Result<void> write(const std::function<void(UnitOfWork&)>& work) {
        return db().write([&](UnitOfWork& uow) -> Result<void> {
            work(uow);
            return {};
        });
    }
    /// What such a transaction runs, its commit aside.
    std::vector<std::string> statements(const std::function<void(UnitOfWork&)>& work) {
        const auto log_to = [&](std::ostream* stream) {
            return write([&](UnitOfWork& uow) { uow.session().set_log_stream(stream); });
        };
        std::ostringstream log;
        EXPECT_TRUE(log_to(&log).has_value());
        EXPECT_TRUE(write(work).has_value());
        EXPECT_TRUE(log_to(nullptr).has_value());
        std::vector<std::string> found;
        std::istringstream lines(log.str());
        for (std::string line; std::getline(lines, line);)
            if (!line.starts_with("BEGIN") && !line.starts_with("START")) found.push_back(line);
        return found;
    }
    std::vector<std::string> column(const std::string& query) {
        return *db().read(
            [&](UnitOfWork& uow) -> Result<std::vector<std::string>> { return column_of(uow, query); });
    }
    static std::vector<std::string> column_of(UnitOfWork& uow, const std::string& query) {
        std::vector<std::string> values;
        std::string value;
        soci::statement rows = (uow.session().prepare << query, soci::into(value));
        rows.execute();
        while (rows.fetch()) values.push_back(value);
        return values;
    }
    /// Mails with attachments cannot be written any more.
    void break_attachments() {
        ASSERT_TRUE(write([&](UnitOfWork& uow) {
                        // Without its list of tables the place is prepared anew for the next test.
                        if (GetParam() == Engine::mysql) sql::query(uow, "DROP TABLE test_ready");
                        sql::query(uow, "DROP TABLE core_mail_attachment");
                    }).has_value());
    }
    void expect_nothing() {
        for (const std::string table :
             {"core_link", "core_mail", "core_mail_attachment", "core_file", "core_file_piece"})
            EXPECT_THAT(column("SELECT '1' FROM " + table), IsEmpty()) << table;
    }

    test::FakeClock clock_{"2019-12-17T08:00:00Z"};
    test::TestDatabase database_;
};
PLENARIA_BOTH_ENGINES(PendingRowsTest);

TEST_P(PendingRowsTest, AWaveIsSixStatementsForManyMailsWhereStatementsTravel) {
    const auto run = statements([&](UnitOfWork& uow) { send_wave(uow, 200); });

    // 200 links, mails and own files, 400 attachments, and one file for all: 1001 rows.
    if (GetParam() == Engine::mysql)
        EXPECT_EQ(run.size(), 6U);
    else
        EXPECT_EQ(run.size(), 1U + 2 * 201 + 200 + 200 + 400);
}

TEST_P(PendingRowsTest, AWaveBeyondItsRoomIsStillFewStatements) {
    const auto run = statements([&](UnitOfWork& uow) { send_wave(uow, 2000); });

    const auto inserts_of_mail = std::count_if(run.begin(), run.end(), [](const std::string& statement) {
        return statement.starts_with("INSERT INTO core_mail(");
    });
    if (GetParam() == Engine::mysql)
        EXPECT_THAT(inserts_of_mail, AllOf(Ge(2), Le(12)));
    else
        EXPECT_EQ(inserts_of_mail, 2000);
    EXPECT_EQ(column("SELECT id FROM core_mail").size(), 2000U);
    EXPECT_EQ(column("SELECT mail_id FROM core_mail_attachment").size(), 4000U);
    EXPECT_EQ(column("SELECT sha256 FROM core_file").size(), 2001U);
}

TEST_P(PendingRowsTest, EveryRowIsWhatWasHandedOverInItsOrder) {
    ASSERT_TRUE(write([&](UnitOfWork& uow) { send_wave(uow, 300); }).has_value());

    const auto subjects = column("SELECT subject FROM core_mail ORDER BY id");
    ASSERT_EQ(subjects.size(), 300U);
    EXPECT_TRUE(std::is_sorted(subjects.begin(), subjects.end()));
    EXPECT_EQ(subjects.back(), "Subject 100299");
    const auto parties = column("SELECT party_name FROM core_link ORDER BY id");
    ASSERT_EQ(parties.size(), 300U);
    EXPECT_TRUE(std::is_sorted(parties.begin(), parties.end()));
    EXPECT_EQ(parties.front(), "L'Aquila \\ \"100000");

    const auto of_one = [&](const std::string& name) {
        return column("SELECT " + name + " FROM core_mail WHERE subject = 'Subject 100007'");
    };
    EXPECT_THAT(of_one("to_address"), ElementsAre("a100007@example.org"));
    EXPECT_THAT(of_one("to_name"), ElementsAre("Straße 1; '--"));
    EXPECT_THAT(of_one("language"), ElementsAre("fr"));
    EXPECT_THAT(of_one("body_text"), ElementsAre("Text 100007 \\ 'quoted' :id"));
    EXPECT_THAT(of_one("body_html"), ElementsAre("<p>100007"));
    EXPECT_THAT(of_one("about"), ElementsAre("events.edition/1"));
    EXPECT_THAT(of_one("batch"), ElementsAre("wave"));
    EXPECT_THAT(of_one("state"), ElementsAre("waiting"));
    EXPECT_THAT(of_one("next_at"), ElementsAre("2019-12-17T08:00:00Z"));
    EXPECT_THAT(of_one("created_at"), ElementsAre("2019-12-17T08:00:00Z"));
    EXPECT_EQ(of_one("idempotency_key"), of_one("id"));
    EXPECT_THAT(column("SELECT due_at FROM core_link WHERE party = 'city/100007'"),
                ElementsAre("2020-01-01T00:00:00Z"));
    EXPECT_THAT(column("SELECT expires_at FROM core_link WHERE party = 'city/100007'"),
                ElementsAre("2020-02-01T00:00:00Z"));

    EXPECT_THAT(column("SELECT a.name FROM core_mail_attachment a JOIN core_mail m ON m.id = a.mail_id "
                       "WHERE m.subject = 'Subject 100007' ORDER BY a.position"),
                ElementsAre("all.txt", "own.ics"));
    EXPECT_THAT(column("SELECT p.bytes FROM core_mail_attachment a JOIN core_mail m ON m.id = a.mail_id "
                       "JOIN core_file_piece p ON p.sha256 = a.file "
                       "WHERE m.subject = 'Subject 100007' ORDER BY a.position"),
                ElementsAre("for all", std::string("own\0", 4) + "100007"));
}

TEST_P(PendingRowsTest, WhoeverLooksInTheSameTransactionFindsThem) {
    ASSERT_TRUE(write([&](UnitOfWork& uow) {
                    send_wave(uow, 3);
                    EXPECT_EQ(column_of(uow, "SELECT id FROM core_mail").size(), 3U);
                    EXPECT_EQ(uow.link_uses("p", "s").size(), 3U);
                    const auto address = uow.issue_link(link(3));
                    uow.note_link_use(address, clock_.now());
                    EXPECT_EQ(uow.link_uses("p", "s").back().opened_at.size(), 1U);
                    uow.revoke_links("p", "s");
                    (void)uow.issue_link(link(4));
                }).has_value());
    EXPECT_THAT(column("SELECT revoked_at FROM core_link WHERE revoked_at = ''"), ElementsAre(""));
}

TEST_P(PendingRowsTest, AKeyIsOnceInATransactionAndAcrossThem) {
    auto keyed = mail(1);
    keyed.idempotency_key = "receipt/1";
    std::string first, second, third;

    ASSERT_TRUE(write([&](UnitOfWork& uow) {
                    first = uow.send(keyed);
                    second = uow.send(keyed);
                }).has_value());
    ASSERT_TRUE(write([&](UnitOfWork& uow) { third = uow.send(keyed); }).has_value());

    EXPECT_EQ(second, first);
    EXPECT_EQ(third, first);
    EXPECT_THAT(column("SELECT id FROM core_mail"), ElementsAre(first));
    EXPECT_EQ(column("SELECT mail_id FROM core_mail_attachment").size(), 2U);
}

TEST_P(PendingRowsTest, AFileThatWasThereIsStoredOnce) {
    ASSERT_TRUE(write([&](UnitOfWork& uow) { send_wave(uow, 2); }).has_value());
    ASSERT_TRUE(write([&](UnitOfWork& uow) {
                    send_wave(uow, 3);
                    (void)uow.keep_file("for all", "text/plain");
                }).has_value());

    EXPECT_EQ(column("SELECT sha256 FROM core_file").size(), 4U);
    EXPECT_EQ(column("SELECT sha256 FROM core_file_piece").size(), 4U);
}

TEST_P(PendingRowsTest, LargeAndEmptyFilesGoWithAMailToo) {
    auto large = mail(1);
    const std::string bytes(2'500'000, '\'');
    large.attachments = {{"large.pdf", "application/pdf", bytes}, {"empty.txt", "text/plain", ""}};
    ASSERT_TRUE(write([&](UnitOfWork& uow) {
                    for (int i = 0; i < 3; ++i) (void)uow.send(large);
                }).has_value());

    ASSERT_EQ(column("SELECT sha256 FROM core_file").size(), 2U);
    for (const auto& file : column("SELECT file FROM core_mail_attachment ORDER BY mail_id, position")) {
        const auto stored = *db().read(
            [&](UnitOfWork& uow) -> Result<std::optional<StoredFile>> { return uow.load_file(file); });
        ASSERT_TRUE(stored.has_value());
        EXPECT_TRUE(stored->bytes.empty() || stored->bytes == bytes);
    }
}

TEST_P(PendingRowsTest, LongMailsDoNotShareAStatementThatTheServerWouldRefuse) {
    ASSERT_TRUE(write([&](UnitOfWork& uow) {
                    for (int i = 0; i < 5; ++i) {
                        auto long_one = mail(i);
                        long_one.text = std::string(7'000'000, '\'');  // escaped, twice as long
                        (void)uow.send(long_one);
                    }
                }).has_value());
    EXPECT_EQ(column("SELECT id FROM core_mail").size(), 5U);
}

TEST_P(PendingRowsTest, NothingStaysOfATransactionThatReturnsAnError) {
    const auto result = db().write([&](UnitOfWork& uow) -> Result<void> {
        send_wave(uow, 1500);
        return Error{ErrorCode::conflict, "No."};
    });

    ASSERT_FALSE(result.has_value());
    expect_nothing();
}

TEST_P(PendingRowsTest, AFailureBeforeTheCommitLeavesNothingAndIsNamedWithoutAValue) {
    break_attachments();

    try {
        (void)write([&](UnitOfWork& uow) { send_wave(uow, 3); });
        FAIL() << "it was committed";
    } catch (const std::runtime_error& e) {
        EXPECT_THAT(e.what(), ::testing::HasSubstr("INSERT INTO core_mail_attachment"));
        EXPECT_THAT(e.what(), ::testing::Not(::testing::HasSubstr("own.ics")));
    }

    for (const std::string table : {"core_link", "core_mail", "core_file", "core_file_piece"})
        EXPECT_THAT(column("SELECT '1' FROM " + table), IsEmpty()) << table;
}

TEST_P(PendingRowsTest, WhoCatchesAFailureCannotCommitTheRest) {
    break_attachments();

    EXPECT_THROW((void)write([&](UnitOfWork& uow) {
                     send_wave(uow, 3);
                     EXPECT_THROW((void)uow.session(), std::exception);
                     (void)uow.issue_link(link(9));
                 }),
                 std::runtime_error);

    EXPECT_THAT(column("SELECT '1' FROM core_link"), IsEmpty());
    EXPECT_THAT(column("SELECT '1' FROM core_mail"), IsEmpty());
}

TEST_P(PendingRowsTest, AReadThatSendsIsRefused) {
    EXPECT_THROW((void)db().read([&](UnitOfWork& uow) -> Result<void> {
        (void)uow.send(mail(1));
        return {};
    }),
                 std::runtime_error);
    expect_nothing();
}

TEST_P(PendingRowsTest, AnotherThreadCanNeitherSendNorMakeALink) {
    ASSERT_TRUE(write([&](UnitOfWork& uow) {
                    EXPECT_THROW(std::async(std::launch::async, [&] { (void)uow.send(mail(1)); }).get(),
                                 std::logic_error);
                    EXPECT_THROW(std::async(std::launch::async, [&] { (void)uow.issue_link(link(1)); }).get(),
                                 std::logic_error);
                }).has_value());
    expect_nothing();
}

/// Only MariaDB has two writers at a time.
class TwoWritersTest : public PendingRowsTest {
protected:
    /// Does it once, while the other transaction is open.
    void meanwhile(const std::function<void(UnitOfWork&)>& work) {
        if (done_) return;
        done_ = true;
        std::async(std::launch::async, [&] { EXPECT_TRUE(write(work).has_value()); }).get();
    }

    bool done_ = false;
};
INSTANTIATE_TEST_SUITE_P(Engines, TwoWritersTest, ::testing::Values(Engine::mysql), test::engine_name);

TEST_P(TwoWritersTest, AKeyThatAnotherTransactionCommitsMeanwhileIsItsMail) {
    auto keyed = mail(1);
    keyed.idempotency_key = "receipt/1";
    std::string mine, theirs;
    int attempts = 0;

    ASSERT_TRUE(write([&](UnitOfWork& uow) {
                    ++attempts;
                    mine = uow.send(keyed);
                    meanwhile([&](UnitOfWork& other) { theirs = other.send(keyed); });
                    (void)uow.send(mail(2));
                }).has_value());

    EXPECT_EQ(attempts, 2);
    EXPECT_EQ(mine, theirs);
    EXPECT_THAT(column("SELECT subject FROM core_mail ORDER BY subject"),
                ElementsAre("Subject 100001", "Subject 100002"));
    EXPECT_EQ(column("SELECT mail_id FROM core_mail_attachment").size(), 4U);
}

TEST_P(TwoWritersTest, AFileThatAnotherTransactionStoresMeanwhileIsShared) {
    ASSERT_TRUE(write([&](UnitOfWork& uow) {
                    // A reader's snapshot would be older: writers see what was committed before each
                    // statement.
                    (void)uow.send(mail(1));
                    meanwhile([&](UnitOfWork& other) { (void)other.send(mail(2)); });
                }).has_value());

    EXPECT_EQ(column("SELECT id FROM core_mail").size(), 2U);
    EXPECT_EQ(column("SELECT sha256 FROM core_file").size(), 3U);
    EXPECT_EQ(column("SELECT sha256 FROM core_file_piece").size(), 3U);
}

}  // namespace
}  // namespace plenaria::host
