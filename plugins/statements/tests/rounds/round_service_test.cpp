// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>

#include "../consultation.hpp"
#include "src/mail_samples.hpp"
#include "src/rounds/round_calendar.hpp"
#include "src/rounds/round_jobs.hpp"

namespace plenaria::statements {
namespace {

using ::testing::ElementsAre;
using ::testing::SizeIs;

constexpr Instant deadline = Instant(std::chrono::seconds(1'576'857'600));  // 2019-12-20T16:00:00Z

Round open_until_then() {
    return {.id = "r",
            .state = RoundState::open,
            .deadline = deadline,
            .zone = "Europe/Zurich",
            .reminder_days = 3};
}

TEST(Deadline, TheLastSecondCountsAndTheNextDoesNot) {
    EXPECT_TRUE(takes_answers(open_until_then(), deadline));
    EXPECT_FALSE(takes_answers(open_until_then(), deadline + std::chrono::seconds(1)));
}

TEST(Reminder, IsDueFromThreeDaysBeforeOnceAndOnlyWhileSilent) {
    using std::chrono::days;
    const auto round = open_until_then();
    Office office{.invited_at = deadline - days(20)};

    EXPECT_FALSE(reminder_due(round, office, deadline - days(3) - std::chrono::seconds(1)));
    EXPECT_TRUE(reminder_due(round, office, deadline - days(3)));
    office.reminded_at = deadline - days(3);
    EXPECT_FALSE(reminder_due(round, office, deadline - days(2)));
    office.reminded_at.reset();
    office.sent_at = deadline - days(4);
    EXPECT_FALSE(reminder_due(round, office, deadline - days(2)));
}

TEST(Reminder, AnExtensionMakesItDueAgain) {
    using std::chrono::days;
    auto round = open_until_then();
    const Office office{.invited_at = deadline - days(20), .reminded_at = deadline - days(3)};
    round.deadline += days(7);

    EXPECT_FALSE(reminder_due(round, office, deadline + days(3)));
    EXPECT_TRUE(reminder_due(round, office, deadline + days(4)));
}

TEST(Position, AReservationNeedsWordsAndNoObjectionDoesNot) {
    EXPECT_TRUE(check_position(Position::no_objection, "").has_value());
    EXPECT_EQ(check_position(Position::reservation, " ").error().fields[0].field, "position_text");
    EXPECT_EQ(check_position(Position::none, "x").error().fields[0].field, "position");
}

class RoundServiceTest : public ::testing::TestWithParam<Engine> {
protected:
    Consultation c{GetParam()};
};
PLENARIA_BOTH_ENGINES(RoundServiceTest);

TEST_P(RoundServiceTest, ADeadlineIsKeptInItsZone) {
    c.open_round();

    const auto progress = c.read([&](UnitOfWork& uow) { return *progress_of(uow, c.round_id, "en"); });
    EXPECT_EQ(to_text(progress.round.deadline), "2019-12-20T16:00:00Z");
    EXPECT_EQ(progress.round.zone, "Europe/Zurich");
}

TEST_P(RoundServiceTest, EachOfficeGetsOneMessageWithItsLinkInItsLanguage) {
    c.open_round();

    EXPECT_EQ(c.count("SELECT COUNT(*) FROM core_mail"), 4);
    EXPECT_EQ(
        c.count(
            "SELECT COUNT(*) FROM core_mail WHERE to_address = 'ir@montevideo.example' AND language = 'es'"),
        1);
    EXPECT_EQ(
        c.count(
            "SELECT COUNT(*) FROM core_link WHERE purpose = 'statements.review' AND party = 'city/amman'"),
        1);
}

TEST_P(RoundServiceTest, AnotherNumberThanThePreviewShowedSendsNothing) {
    const auto id = *c.rounds().create(c.officer, {.version_id = c.version_id,
                                                   .name = "First round",
                                                   .deadline = {c.test_day("2019-12-20")},
                                                   .zone = "Africa/Kampala",
                                                   .parties = {"city/amman", "city/athens"}});

    EXPECT_EQ(c.rounds().invite(c.officer, id, 3).error().code, ErrorCode::conflict);
    EXPECT_EQ(c.count("SELECT COUNT(*) FROM core_mail"), 0);
    EXPECT_EQ(*c.rounds().invite(c.officer, id, 2), 2);
    EXPECT_EQ(c.rounds().invite(c.officer, id, 2).error().code, ErrorCode::conflict);
    EXPECT_EQ(c.count("SELECT COUNT(*) FROM core_mail"), 2);
}

TEST_P(RoundServiceTest, AnOfficeWithoutAnAddressIsNamedAndNotWrittenTo) {
    c.directory.without_contact = "city/athens";
    const auto id = *c.rounds().create(c.officer, {.version_id = c.version_id,
                                                   .name = "First round",
                                                   .deadline = {c.test_day("2019-12-20")},
                                                   .zone = "UTC",
                                                   .parties = {"city/amman", "city/athens"}});
    const auto offices = c.read([&](UnitOfWork& uow) { return offices_of(uow, id); });

    EXPECT_EQ(to_invite(offices).size(), 1u);
    EXPECT_EQ(without_address(offices).front()->party, "city/athens");
}

TEST_P(RoundServiceTest, EveryProblemOfANewRoundIsNamedAtOnce) {
    const auto wrong = c.rounds().create(
        c.officer, {.version_id = c.version_id, .deadline = {c.test_day("2019-11-20")}, .zone = "UTC"});

    std::vector<std::string> fields;
    for (const auto& field : wrong.error().fields) fields.push_back(field.field);
    EXPECT_THAT(fields, ElementsAre("name", "day", "parties"));
    EXPECT_EQ(c.count("SELECT COUNT(*) FROM stm_round"), 0);
}

TEST_P(RoundServiceTest, WhoeverPressesRemindTwiceSendsOnce) {
    c.open_round();
    const auto first = c.clock.now();

    EXPECT_EQ(*c.rounds().remind(c.officer, c.round_id, 4), 4);
    for (const auto later :
         {reminders_apart - std::chrono::seconds(1), -reminders_apart + std::chrono::seconds(1)}) {
        c.clock.set(to_text(first + later));
        EXPECT_EQ(c.rounds().remind(c.officer, c.round_id, 4).error().code, ErrorCode::conflict);
    }
    c.clock.set(to_text(first + reminders_apart));
    EXPECT_EQ(*c.rounds().remind(c.officer, c.round_id, 4), 4);
}

TEST_P(RoundServiceTest, WithoutPermissionARoundDoesNotExist) {
    c.open_round();
    const auto stranger = test::account("Eve", {{"statements.view"}});

    EXPECT_EQ(c.rounds().close(stranger, c.round_id).error().code, ErrorCode::not_found);
    EXPECT_EQ(c.rounds().remind(stranger, c.round_id, 4).error().code, ErrorCode::not_found);
    EXPECT_EQ(c.rounds().close(c.office("amman"), c.round_id).error().code, ErrorCode::not_found);
    EXPECT_EQ(c.rounds().extend(c.office("amman"), c.round_id, {c.test_day("2020-01-20")}, "").error().code,
              ErrorCode::not_found);
}

TEST_P(RoundServiceTest, AnExtensionLeavesATraceMovesTheLinksAndTellsEveryOffice) {
    c.open_round();
    c.must(c.answers().ask_for_time(c.office("amman"), c.round_id, "The council meets on Monday."));
    c.must(c.rounds().extend(c.officer, c.round_id, {c.test_day("2020-01-10"), std::chrono::hours(17)},
                             "Asked for by Amman"));

    const auto progress = c.read([&](UnitOfWork& uow) { return *progress_of(uow, c.round_id, "en"); });
    ASSERT_EQ(progress.extensions.size(), 1u);
    EXPECT_EQ(to_text(progress.extensions[0].from), "2019-12-20T16:00:00Z");
    EXPECT_EQ(to_text(progress.extensions[0].to), "2020-01-10T16:00:00Z");
    EXPECT_EQ(progress.extensions[0].extended_by, "Ana");
    EXPECT_FALSE(progress.offices[0].office.asked_at.has_value());
    EXPECT_EQ(c.count("SELECT COUNT(*) FROM core_mail"), 8);
    EXPECT_EQ(c.count("SELECT COUNT(*) FROM core_link WHERE expires_at < '2020-07-08T16:00:00Z'"), 0);
    EXPECT_EQ(c.count("SELECT COUNT(*) FROM core_link WHERE due_at <> '2020-01-10T16:00:00Z' OR due_zone <> "
                      "'Europe/Zurich'"),
              0);
}

TEST_P(RoundServiceTest, AnEarlierDeadlineIsNoExtension) {
    c.open_round();

    EXPECT_EQ(c.rounds().extend(c.officer, c.round_id, {c.test_day("2019-12-19")}, "").error().code,
              ErrorCode::invalid_input);
    EXPECT_EQ(c.count("SELECT COUNT(*) FROM stm_round_extension"), 0);
}

TEST_P(RoundServiceTest, RemindersGoToTheSilentOnesOnce) {
    c.open_round();
    c.send("amman");
    c.clock.set("2019-12-18T17:00:00Z");

    EXPECT_EQ(*send_due_reminders(c.db(), c.mails), 3);
    EXPECT_EQ(*send_due_reminders(c.db(), c.mails), 0);
    EXPECT_EQ(c.count("SELECT COUNT(*) FROM core_mail WHERE to_address = 'ir@amman.example'"), 1);
}

TEST_P(RoundServiceTest, TheStagesOfOfficesAreToldApart) {
    c.open_round();
    c.must(c.db().write([&](UnitOfWork& uow) -> Result<void> {
        sql::query(uow,
                   "INSERT INTO core_link_use (id, link_id, session_id, address, agent, opened_at) SELECT "
                   "'01ARZ3NDEKTSV4RRFFQ69G5FAV', id, id, '', '', '2019-12-02T09:00:00Z' FROM core_link "
                   "WHERE party = 'city/athens'");
        return {};
    }));
    c.suggest("montevideo", 3, "Cities protect the rights of all.");
    c.send("montreal");

    const auto progress = c.read([&](UnitOfWork& uow) { return *progress_of(uow, c.round_id, "en"); });
    std::vector<std::string_view> stages;
    for (const auto& office : progress.offices) stages.push_back(to_text(office.stage));
    EXPECT_THAT(stages, ElementsAre("not_opened", "opened", "drafting", "sent"));
    EXPECT_EQ(progress.sums.invited, 4);
    EXPECT_EQ(progress.sums.sent, 1);
}

TEST_P(RoundServiceTest, EveryMailSaysWhatItIsAboutAndWhereToGo) {
    c.open_round();
    c.suggest("amman", 2, "Mayors commit to share data on housing needs. They shall report every year.");
    c.send("amman");
    const RoundMails mails{c.real_renderer(), c.locales, c.addresses};
    c.read([&](UnitOfWork& uow) {
        const auto round = *find_round(uow, c.round_id);
        const auto office = *find_office(uow, c.round_id, "city/amman");
        const auto statement = *find_statement(uow, c.statement_id, "en");
        const auto version = *find_version(uow, c.version_id);
        const MailSubject about{round, office, statement, version};
        const std::string link = "https://plenaria.example/l/secret";
        const auto points = points_of_office(uow, office.id);
        const std::vector<Mail> all = {
            mails.invitation(about, link), mails.reminder(about, link),
            mails.extension(about, round.deadline, "Holidays & <travel>", link),
            mails.outcome(about, version, {{points.at(0), "OP1", "Agreed language."}}, link)};
        for (const auto& mail : all) {
            EXPECT_NE(mail.subject.find("Durban Declaration"), std::string::npos) << mail.subject;
            EXPECT_NE(mail.text.find(link), std::string::npos) << mail.text;
            EXPECT_EQ(mail.to_address, "ir@amman.example");
        }
        EXPECT_NE(all[2].text.find("Holidays & <travel>"), std::string::npos) << all[2].text;
        const auto receipt = mails.receipt(about, points, {{c.paragraphs[2], "OP1"}});
        EXPECT_NE(receipt.text.find("OP1 · Suggestion\nMayors [-will-][+commit to+] share data"),
                  std::string::npos)
            << receipt.text;
        return 0;
    });
}

TEST(DeadlineEntry, EachLaterMessageHasAHigherNumberAndTheSameEntry) {
    const test::FakeLocale locale;
    auto round = open_until_then();
    round.opened_at = deadline - std::chrono::days(20);
    const Office office{.id = "o"};
    const Statement statement{.title = "Durban Declaration"};
    const Version version{.name = "Rev.1"};

    const auto first = deadline_entry({round, office, statement, version, *round.opened_at}, locale);
    round.deadline += std::chrono::days(7);
    const auto moved =
        deadline_entry({round, office, statement, version, deadline - std::chrono::days(5)}, locale);
    const auto gone =
        withdrawn_deadline({round, office, statement, version, deadline - std::chrono::days(4)}, locale);

    EXPECT_EQ(first.sequence, 0);
    EXPECT_GT(moved.sequence, first.sequence);
    EXPECT_GT(gone.sequence, moved.sequence);
    EXPECT_EQ(moved.uid, first.uid);
    EXPECT_EQ(gone.uid, first.uid);
    EXPECT_EQ(moved.starts_at - first.starts_at, std::chrono::days(7));
    EXPECT_FALSE(moved.cancelled);
    EXPECT_TRUE(gone.cancelled);
}

TEST_P(RoundServiceTest, InvitationAndExtensionBringTheDeadlineIntoTheCalendarOfTheOffice) {
    test::FakeDocuments documents;
    const RoundMails mails{c.renderer, c.locales, c.addresses, &documents};
    RoundService rounds{c.db(), c.directory, mails};
    c.open_round({"city/amman"});
    c.clock.set("2019-12-02T09:00:00Z");
    c.must(rounds.invite_again(c.officer, c.round_id, "city/amman"));
    c.must(rounds.extend(c.officer, c.round_id, {c.test_day("2020-01-10"), std::chrono::hours(17)}, ""));

    EXPECT_EQ(c.count("SELECT COUNT(*) FROM core_mail_attachment WHERE name = 'entry.ics'"), 2);
}

TEST_P(RoundServiceTest, AnEarlyEndIsToldAfterItCouldBeUndoneAndOnlyIfItWasNot) {
    test::FakeDocuments documents;
    const RoundMails mails{c.renderer, c.locales, c.addresses, &documents};
    c.open_round();
    const auto closed = [&] {
        c.must(c.rounds().close(c.officer, c.round_id));
        return R"({"round":")" + c.round_id + R"(","closed_at":")" +
               to_text(*c.read([&](UnitOfWork& uow) { return *find_round(uow, c.round_id); }).closed_at) +
               R"("})";
    };
    const auto undone = closed();
    c.must(c.rounds().reopen(c.officer, c.round_id));
    c.must(send_early_end(c.db(), mails, undone));
    EXPECT_EQ(c.count("SELECT COUNT(*) FROM core_mail"), 4);  // the invitations

    c.clock.set("2019-12-03T09:00:00Z");
    const auto meant = closed();
    c.must(send_early_end(c.db(), mails, undone));
    EXPECT_EQ(c.count("SELECT COUNT(*) FROM core_mail"), 4);
    c.must(send_early_end(c.db(), mails, meant));
    c.must(send_early_end(c.db(), mails, meant));
    EXPECT_EQ(c.count("SELECT COUNT(*) FROM core_mail"), 8);

    // Who was told that it is over is asked anew.
    c.clock.set("2019-12-03T09:30:00Z");
    c.must(c.rounds().reopen(c.officer, c.round_id));
    EXPECT_EQ(c.count("SELECT COUNT(*) FROM core_mail"), 12);
}

TEST_P(RoundServiceTest, ClosedAfterItsDeadlineNobodyIsTold) {
    c.open_round();
    c.clock.set("2019-12-20T16:00:01Z");
    c.must(c.rounds().close(c.officer, c.round_id));

    EXPECT_EQ(c.count("SELECT COUNT(*) FROM core_job WHERE kind = 'statements.mail_early_end'"), 0);
}

TEST_P(RoundServiceTest, EveryMailOfARoundHasASampleOnceThereIsSomethingToTell) {
    const SampleTools tools{&c.locales, &c.addresses};
    const MailSamples samples(tools);
    const auto all = [&] {
        return c.read([&](UnitOfWork& uow) {
            std::vector<std::string> found;
            for (const std::string name :
                 {"round_invitation", "round_reminder", "round_extension", "round_closed", "round_receipt",
                  "round_outcome", "sign_invitation", "sign_thanks", "other"})
                if (auto model = samples.sample(uow, "statements/mail/" + name, "fr")) {
                    found.push_back(name);
                    if (name == "other") continue;
                    EXPECT_NO_THROW((void)c.real_renderer().mail("statements/mail/" + name, *model, "fr"))
                        << name;
                }
            return found;
        });
    };
    EXPECT_THAT(all(), SizeIs(0));
    c.open_round();
    EXPECT_THAT(all(), ElementsAre("round_invitation", "round_reminder", "round_extension", "round_closed"));
    c.suggest("amman", 2, "Mayors commit to share data on housing needs. They shall report every year.");
    c.send("amman");
    EXPECT_THAT(all(), ElementsAre("round_invitation", "round_reminder", "round_extension", "round_closed",
                                   "round_receipt"));
}

}  // namespace
}  // namespace plenaria::statements
