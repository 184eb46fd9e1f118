// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>

#include <plenaria/actor.hpp>
#include <plenaria/id.hpp>
#include <plenaria/sql.hpp>
#include <plenaria/testing/database.hpp>
#include <plenaria/testing/engines.hpp>
#include <plenaria/testing/fake_clock.hpp>

namespace plenaria::host {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class EffectsTest : public ::testing::TestWithParam<Engine> {
protected:
    EffectsTest()
        : database_(GetParam(),
                    {.clock = &clock_, .subscribers_of = [](std::string_view event) {
                         if (event != "statements.version_issued/1") return std::vector<std::string>{};
                         return std::vector<std::string>{"event:events.announce", "event:wall.show"};
                     }}) {}
    Database& db() { return database_.db(); }

    template <class F>
    void write(F&& work) {
        const auto result = db().write([&](UnitOfWork& uow) -> Result<void> {
            work(uow);
            return {};
        });
        ASSERT_TRUE(result.has_value()) << result.error().detail;
    }
    /// One text column of a table, in order of the first.
    std::vector<std::string> column(const std::string& query) {
        return *db().read([&](UnitOfWork& uow) -> Result<std::vector<std::string>> {
            std::vector<std::string> values;
            std::string value;
            soci::statement rows = (uow.session().prepare << query, soci::into(value));
            rows.execute();
            while (rows.fetch()) values.push_back(value);
            return values;
        });
    }

    test::FakeClock clock_{"2019-12-17T08:00:00Z"};
    test::TestDatabase database_;
};

TEST_P(EffectsTest, HistoryKeepsTheOrderInWhichOneTransactionRecorded) {
    const Actor ana{.kind = Actor::Kind::account, .id = "A1", .name = "Ana Pérez"};

    write([&](UnitOfWork& uow) {
        for (int i = 0; i < 50; ++i)
            uow.record(ana, "statements.comment", "statements.statement/" + std::to_string(100 + i), "",
                       "{\"n\":1}");
    });

    const auto subjects = column("SELECT subject FROM core_history ORDER BY id");
    ASSERT_EQ(subjects.size(), 50U);
    EXPECT_TRUE(std::is_sorted(subjects.begin(), subjects.end()));
    EXPECT_EQ(column("SELECT actor_name FROM core_history ORDER BY id LIMIT 1").front(), "Ana Pérez");
    EXPECT_EQ(column("SELECT actor_kind FROM core_history ORDER BY id LIMIT 1").front(), "account");
    EXPECT_EQ(column("SELECT at FROM core_history ORDER BY id LIMIT 1").front(), "2019-12-17T08:00:00Z");
}

TEST_P(EffectsTest, AnEventBecomesOneJobForEachSubscriber) {
    write([](UnitOfWork& uow) {
        uow.publish("statements.version_issued/1", "{\"id\":\"01H\"}");
        uow.publish("nobody.listens/1", "{}");
    });

    EXPECT_THAT(column("SELECT kind FROM core_job ORDER BY id"),
                ElementsAre("event:events.announce", "event:wall.show"));
    EXPECT_THAT(column("SELECT payload FROM core_job ORDER BY id"),
                ElementsAre("{\"id\":\"01H\"}", "{\"id\":\"01H\"}"));
}

TEST_P(EffectsTest, AJobWithoutATimeIsDueNow) {
    write([](UnitOfWork& uow) {
        uow.enqueue("a.now", "{}");
        uow.enqueue("b.later", "{}", test::at("2020-01-01T00:00:00Z"));
    });

    EXPECT_THAT(column("SELECT run_at FROM core_job ORDER BY kind"),
                ElementsAre("2019-12-17T08:00:00Z", "2020-01-01T00:00:00Z"));
}

TEST_P(EffectsTest, EverythingIsLostWithTheTransaction) {
    const auto result = db().write([](UnitOfWork& uow) -> Result<void> {
        uow.record({}, "a", "b", "", "");
        uow.enqueue("a", "{}");
        uow.send({.to_address = "a@example.org", .subject = "s", .text = "t"});
        uow.issue_link({.purpose = "p",
                        .subject = "s",
                        .party = "city/1",
                        .party_name = "",
                        .recipient = "",
                        .task = "",
                        .path = ""});
        uow.index({.subject = "a.b/1", .title = "One", .kind = "City", .path = "/"});
        uow.notify({.message = "m", .domain = "d"});
        uow.invalidate("public");
        uow.keep_file("bytes", "text/plain");
        return Error{ErrorCode::conflict, "No."};
    });

    ASSERT_FALSE(result.has_value());
    for (const std::string table : {"core_history", "core_job", "core_mail", "core_link", "core_search",
                                    "core_search_word", "core_notification", "core_cache_tag", "core_file"})
        EXPECT_THAT(column("SELECT '1' FROM " + table), IsEmpty()) << table;
}

TEST_P(EffectsTest, ASecondMailWithTheSameKeyIsNotSent) {
    std::string first;
    std::string second;
    const Mail mail{.to_address = "mayor@quito.example",
                    .subject = "Invitation",
                    .text = "Dear mayor",
                    .idempotency_key = "round/1/quito"};

    write([&](UnitOfWork& uow) { first = uow.send(mail); });
    write([&](UnitOfWork& uow) { second = uow.send(mail); });

    EXPECT_EQ(first, second);
    EXPECT_THAT(column("SELECT subject FROM core_mail"), ElementsAre("Invitation"));
}

TEST_P(EffectsTest, ALineBreakInATitleBecomesABlankInTheSubject) {
    write([&](UnitOfWork& uow) {
        uow.send({.to_address = "mayor@quito.example",
                  .to_name = "Quito\r\nBcc: x@evil.example",
                  .subject = "A\u2028b =?utf-8?q?=0D=0AX:_y?=",
                  .text = "Dear mayor"});
    });
    EXPECT_THAT(column("SELECT to_name FROM core_mail"), ElementsAre("Quito  Bcc: x@evil.example"));
    EXPECT_THAT(column("SELECT subject FROM core_mail"), ElementsAre("A b = ?utf-8?q?=0D=0AX:_y?="));
}

TEST_P(EffectsTest, MailsWithoutAKeyAreAllSent) {
    const Mail mail{.to_address = "mayor@quito.example", .subject = "Invitation", .text = "Dear mayor"};
    write([&](UnitOfWork& uow) {
        uow.send(mail);
        uow.send(mail);
    });
    EXPECT_EQ(column("SELECT id FROM core_mail").size(), 2U);
}

TEST_P(EffectsTest, AnAttachmentIsStoredOnceForAllMails) {
    const Mail mail{
        .to_address = "a@example.org",
        .subject = "s",
        .text = "t",
        .attachments = {{"a.pdf", "application/pdf", "%PDF"}, {"b.ics", "text/calendar", "BEGIN"}}};
    write([&](UnitOfWork& uow) {
        uow.send(mail);
        uow.send(mail);
    });
    EXPECT_EQ(column("SELECT mail_id FROM core_mail_attachment").size(), 4U);
    EXPECT_EQ(column("SELECT sha256 FROM core_file").size(), 2U);
}

TEST_P(EffectsTest, TheSecretOfALinkIsNowhereInTheDatabase) {
    std::string url;
    write([&](UnitOfWork& uow) {
        url = uow.issue_link({.purpose = "statements.review",
                              .subject = "statements.round/1",
                              .party = "city/1",
                              .party_name = "Quito",
                              .recipient = "mayor@quito.example",
                              .task = "Review",
                              .path = "/review",
                              .expires_at = test::at("2020-01-01T00:00:00Z")});
    });

    const std::string prefix = "https://plenaria.example/l/";
    ASSERT_TRUE(url.starts_with(prefix));
    const auto secret = url.substr(prefix.size());
    EXPECT_EQ(secret.size(), 64U);
    EXPECT_THAT(column("SELECT secret_hash FROM core_link"), ElementsAre(sha256_hex(secret)));
}

TEST_P(EffectsTest, LinksAreRevokedForOnePartyOrForAll) {
    const auto issue = [](UnitOfWork& uow, const std::string& party) {
        uow.issue_link({.purpose = "p",
                        .subject = "s",
                        .party = party,
                        .party_name = "",
                        .recipient = party + "@x",
                        .task = "",
                        .path = "",
                        .expires_at = test::at("2020-01-01T00:00:00Z")});
    };
    const auto revoked = [&] {
        return *db().read([](UnitOfWork& uow) -> Result<std::vector<bool>> {
            std::vector<bool> values;
            for (const auto& use : uow.link_uses("p", "s")) values.push_back(use.revoked);
            return values;
        });
    };
    write([&](UnitOfWork& uow) {
        for (const char* party : {"city/1", "city/2", "city/3"}) issue(uow, party);
        uow.revoke_links("p", "s", "city/2");
    });
    EXPECT_THAT(revoked(), ElementsAre(false, true, false));

    write([&](UnitOfWork& uow) { issue(uow, "city/2"); });
    EXPECT_THAT(revoked(), ElementsAre(false, false, false));

    write([&](UnitOfWork& uow) { uow.revoke_links("p", "s"); });
    EXPECT_THAT(revoked(), ElementsAre(true, true, true));
}

TEST_P(EffectsTest, UsesOfAllLinksOfAPartyAreOneEntryInOrder) {
    write([&](UnitOfWork& uow) {
        std::string address;
        for (const char* recipient : {"old@quito.example", "new@quito.example"})
            address = uow.issue_link({.purpose = "p",
                                      .subject = "s",
                                      .party = "city/1",
                                      .party_name = "",
                                      .recipient = recipient,
                                      .task = "",
                                      .path = ""});
        uow.note_link_use(address, test::at("2019-12-18T09:00:00Z"));
        uow.note_link_use(address, test::at("2019-12-17T09:00:00Z"));
        uow.note_link_use("https://plenaria.example/l/" + std::string(64, '0'),
                          test::at("2019-12-16T09:00:00Z"));
    });

    const auto uses =
        *db().read([](UnitOfWork& uow) -> Result<std::vector<LinkUse>> { return uow.link_uses("p", "s"); });
    ASSERT_EQ(uses.size(), 1U);
    EXPECT_EQ(uses[0].recipient, "new@quito.example");
    EXPECT_THAT(uses[0].opened_at,
                ElementsAre(test::at("2019-12-17T09:00:00Z"), test::at("2019-12-18T09:00:00Z")));
}

TEST_P(EffectsTest, ExtendingMovesTheEndOfLiveLinksOnly) {
    const auto link = [](const char* party) {
        return AccessLink{.purpose = "p",
                          .subject = "s",
                          .party = party,
                          .party_name = "",
                          .recipient = "",
                          .task = "",
                          .path = "",
                          .expires_at = test::at("2020-01-01T00:00:00Z")};
    };
    write([&](UnitOfWork& uow) {
        uow.issue_link(link("city/1"));
        uow.issue_link(link("city/2"));
        uow.revoke_links("p", "s", "city/2");
        uow.extend_links("p", "s", test::at("2020-02-01T00:00:00Z"));
    });
    EXPECT_THAT(column("SELECT expires_at FROM core_link ORDER BY party"),
                ElementsAre("2020-02-01T00:00:00Z", "2020-01-01T00:00:00Z"));
}

TEST_P(EffectsTest, ExtendingMovesTheDeadlineOfLinksThatHaveOne) {
    const auto link = [](const char* party, std::optional<Instant> due) {
        return AccessLink{.purpose = "p",
                          .subject = "s",
                          .party = party,
                          .party_name = "",
                          .recipient = "",
                          .task = "",
                          .path = "",
                          .due_at = due,
                          .due_zone = "Europe/Zurich",
                          .expires_at = test::at("2020-06-01T00:00:00Z")};
    };
    write([&](UnitOfWork& uow) {
        uow.issue_link(link("city/1", test::at("2020-01-01T00:00:00Z")));
        uow.issue_link(link("city/2", std::nullopt));
        uow.extend_links("p", "s", test::at("2020-07-01T00:00:00Z"), test::at("2020-02-01T00:00:00Z"));
    });
    EXPECT_THAT(column("SELECT due_at FROM core_link ORDER BY party"),
                ElementsAre("2020-02-01T00:00:00Z", ""));

    write([&](UnitOfWork& uow) { uow.extend_links("p", "s", test::at("2020-08-01T00:00:00Z")); });
    EXPECT_THAT(column("SELECT due_at FROM core_link ORDER BY party"),
                ElementsAre("2020-02-01T00:00:00Z", ""));
}

TEST_P(EffectsTest, AnObjectIsFoundByItsFoldedWordsAndOnlyByTheLatest) {
    write([](UnitOfWork& uow) {
        uow.index({.subject = "directory.city/1",
                   .title = "Montréal",
                   .kind = "City",
                   .path = "/c/1",
                   .text = "Montreal Ville-Marie"});
    });
    EXPECT_THAT(column("SELECT word FROM core_search_word ORDER BY word"),
                ElementsAre("marie", "montreal", "ville"));

    write([](UnitOfWork& uow) {
        uow.index({.subject = "directory.city/1", .title = "Montréal", .kind = "City", .path = "/c/new"});
    });
    EXPECT_THAT(column("SELECT word FROM core_search_word"), ElementsAre("montreal"));
    EXPECT_THAT(column("SELECT path FROM core_search"), ElementsAre("/c/new"));
    EXPECT_THAT(column("SELECT plugin FROM core_search"), ElementsAre("directory"));

    write([](UnitOfWork& uow) { uow.unindex("directory.city/1"); });
    EXPECT_THAT(column("SELECT word FROM core_search_word"), IsEmpty());
}

TEST_P(EffectsTest, ALongWordIsCutBetweenCharacters) {
    std::string title = "x";
    for (int i = 0; i < 30; ++i) title += "я";  // two bytes each: byte 40 is inside one
    write(
        [&](UnitOfWork& uow) { uow.index({.subject = "a.b/1", .title = title, .kind = "k", .path = "/"}); });
    const auto words = column("SELECT word FROM core_search_word");
    ASSERT_EQ(words.size(), 1U);
    EXPECT_EQ(words[0], title.substr(0, 39));
}

TEST_P(EffectsTest, ATagIsRaisedByOneForEachTransaction) {
    write([](UnitOfWork& uow) {
        uow.invalidate("cities");
        uow.invalidate("cities");
    });
    write([](UnitOfWork& uow) { uow.invalidate("cities"); });
    EXPECT_THAT(column("SELECT concat_text FROM (SELECT CAST(version AS CHAR(9)) AS concat_text FROM "
                       "core_cache_tag) t"),
                ElementsAre("2"));
}

TEST_P(EffectsTest, AFileOfEveryByteInThreePiecesComesBackWhole) {
    std::string bytes;
    while (bytes.size() < 2'500'000)
        for (int value = 0; value < 256; ++value) bytes += static_cast<char>(value);
    std::string name;

    write([&](UnitOfWork& uow) { name = uow.keep_file(bytes, "application/octet-stream"); });

    EXPECT_EQ(name, sha256_hex(bytes));
    const auto file =
        *db().read([&](UnitOfWork& uow) -> Result<std::optional<StoredFile>> { return uow.load_file(name); });
    ASSERT_TRUE(file.has_value());
    EXPECT_TRUE(file->bytes == bytes);
    EXPECT_EQ(column("SELECT sha256 FROM core_file_piece").size(), 3U);
}

TEST_P(EffectsTest, AnEmptyFileIsAFile) {
    std::string name;
    write([&](UnitOfWork& uow) { name = uow.keep_file("", "text/plain"); });
    const auto file =
        *db().read([&](UnitOfWork& uow) -> Result<std::optional<StoredFile>> { return uow.load_file(name); });
    ASSERT_TRUE(file.has_value());
    EXPECT_EQ(file->bytes, "");
    EXPECT_EQ(file->content_type, "text/plain");
}

TEST_P(EffectsTest, AFileThatNobodyKeptIsNothing) {
    const auto file = *db().read([](UnitOfWork& uow) -> Result<std::optional<StoredFile>> {
        return uow.load_file(std::string(64, '0'));
    });
    EXPECT_FALSE(file.has_value());
}

TEST_P(EffectsTest, ANotificationKeepsItsValues) {
    write([](UnitOfWork& uow) {
        uow.notify({.permission = "statements.clear",
                    .message = "{city} has commented.",
                    .values = {{"city", "Côte-d'Or \"x\""}},
                    .domain = "statements",
                    .urgent = true});
    });
    EXPECT_THAT(column("SELECT values_json FROM core_notification"),
                ElementsAre(R"({"city":"Côte-d'Or \"x\""})"));
}

PLENARIA_BOTH_ENGINES(EffectsTest);

}  // namespace
}  // namespace plenaria::host
