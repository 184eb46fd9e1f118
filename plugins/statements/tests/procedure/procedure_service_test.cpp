// SPDX-License-Identifier: EUPL-1.2
// A group approves a version, or it is adopted by silence: on both engines, with the clock of the test.
#include <atomic>
#include <thread>

#include <gmock/gmock.h>

#include "src/text/draft_service.hpp"
#include "tests/procedure/group.hpp"

namespace plenaria::statements {
namespace {

using ::testing::HasSubstr;
using ::testing::SizeIs;
using enum Verdict;

class ProcedureTest : public ::testing::TestWithParam<Engine> {
protected:
    void pass_the_deadline() { g.c.clock.set("2019-12-20T16:00:01Z"); }
    int outcome_letters() {
        return g.c.count(
            "SELECT COUNT(*) FROM core_mail WHERE subject = 'statements/mail/procedure_outcome'");
    }
    int settled() {
        return g.c.count("SELECT COUNT(*) FROM core_history WHERE action = 'statements.settle_procedure'");
    }
    Group g{GetParam()};
};
PLENARIA_BOTH_ENGINES(ProcedureTest);

TEST_P(ProcedureTest, SilenceIsAdoptedByTheClockThoughNoJobRan) {
    g.ask(ProcedureKind::silence);
    EXPECT_EQ(g.kept()->vote.state, ValidationState::open);
    EXPECT_THAT(Group::problem(g.may_be_signed().error()), HasSubstr("“Board” has not decided yet"));
    g.c.must(g.say("athens", reserves, "Not before the budget."));
    pass_the_deadline();

    EXPECT_EQ(g.reading().procedure.state, ProcedureState::open) << "nobody has written it down";
    EXPECT_EQ(g.reading().state(), ProcedureState::carried);
    EXPECT_TRUE(g.may_be_signed().has_value());
    EXPECT_EQ(g.say("amman", objects, "Too late.").error().code, ErrorCode::conflict);
    EXPECT_EQ(outcome_letters(), 0);

    g.c.must(settle_procedure(g.c.db(), g.tools, R"({"procedure":")" + g.id + R"("})"));
    g.c.must(settle_procedure(g.c.db(), g.tools, R"({"procedure":")" + g.id + R"("})"));
    EXPECT_EQ(g.reading().procedure.state, ProcedureState::carried);
    EXPECT_EQ(to_text(*g.reading().procedure.ended_at), "2019-12-20T16:00:00Z");
    EXPECT_EQ(g.kept()->vote.state, ValidationState::carried);
    EXPECT_THAT(g.kept()->vote.sentence, HasSubstr("of 4 asked nobody objected"));
    EXPECT_THAT(g.kept()->vote.sentence, HasSubstr("1 reservation was recorded"));
    EXPECT_THAT(g.kept()->serial, SizeIs(serial_length));
    EXPECT_EQ(outcome_letters(), 4) << "once to each";
}

TEST_P(ProcedureTest, OneObjectionBreaksTheSilenceAndTellsEverybodyAtOnce) {
    g.ask(ProcedureKind::silence);
    EXPECT_THAT(Group::problem(g.say("montreal", objects, " ").error()), HasSubstr("words: Say why"));
    g.c.must(g.say("montreal", objects, "Le conseil n’a pas encore siégé."));

    EXPECT_EQ(g.reading().procedure.state, ProcedureState::refused);
    EXPECT_EQ(g.kept()->vote.state, ValidationState::rejected);
    EXPECT_EQ(outcome_letters(), 4);
    EXPECT_THAT(Group::problem(g.may_be_signed().error()), HasSubstr("“Board” did not validate it"));
    EXPECT_EQ(g.say("amman", agrees).error().code, ErrorCode::conflict);
    pass_the_deadline();
    g.c.must(g.service().settle(g.c.officer, g.id));
    EXPECT_EQ(g.reading().state(), ProcedureState::refused) << "the deadline does not mend it";
    EXPECT_EQ(outcome_letters(), 4);
}

TEST_P(ProcedureTest, AnObjectionIsTakenBackForTheRecordAndTheGroupMayBeAskedAgain) {
    g.ask(ProcedureKind::silence);
    g.c.must(g.say("montreal", objects, "Not yet."));
    EXPECT_THAT(Group::problem(g.service().take_back(g.member("montreal"), g.id, " ").error()),
                HasSubstr("taken_by"));
    g.c.must(g.service().take_back(g.member("montreal"), g.id, "Ana"));
    g.c.must(g.service().take_back(g.member("montreal"), g.id, "Ana"));

    EXPECT_EQ(g.reading().state(), ProcedureState::refused);
    EXPECT_THAT(g.reading().answers, SizeIs(2)) << "both stand in the record";
    EXPECT_EQ(g.service().take_back(g.member("amman"), g.id, "Ana").has_value(), true)
        << "there is nothing to take";
    const auto first = g.id;
    g.ask(ProcedureKind::silence);
    EXPECT_NE(g.id, first);
    EXPECT_EQ(g.reading().state(), ProcedureState::open);
}

TEST_P(ProcedureTest, AGroupApprovesAsSoonAsEnoughHave) {
    g.ask(ProcedureKind::approval, Needs::majority);
    g.c.must(g.say("amman", agrees));
    g.c.must(g.say("athens", objects, "No."));
    g.c.must(g.say("athens", agrees));
    EXPECT_EQ(g.reading().state(), ProcedureState::open);
    g.c.must(g.say("montreal", agrees, "Enfin !"));

    EXPECT_EQ(g.reading().procedure.state, ProcedureState::carried);
    EXPECT_EQ(g.kept()->vote.numbers, (ValidationNumbers{3, 0, 0, 4}));
    EXPECT_EQ(g.kept()->vote.sentence, "Approved by 3 of 4; 3 were needed.");
    EXPECT_THAT(g.reading().answers, SizeIs(4)) << "what was said first stays";
    EXPECT_TRUE(g.may_be_signed().has_value());
    EXPECT_EQ(g.service().take_back(g.member("montreal"), g.id, "Ana").error().code, ErrorCode::conflict);
}

TEST_P(ProcedureTest, ApprovalThatDidNotComeByTheDeadlineIsNone) {
    g.ask(ProcedureKind::approval);
    g.c.must(g.say("amman", agrees));
    pass_the_deadline();
    g.c.must(follow_procedures(g.c.db(), g.tools));

    EXPECT_EQ(g.reading().procedure.state, ProcedureState::refused);
    EXPECT_THAT(g.kept()->vote.sentence, HasSubstr("Not approved: 1 of 4 approved"));
}

TEST_P(ProcedureTest, TheSameAnswerTwiceIsSaidOnce) {
    g.ask(ProcedureKind::approval);
    g.c.must(g.say("amman", agrees));
    g.c.must(g.say("amman", agrees));

    EXPECT_THAT(g.reading().answers, SizeIs(1));
    EXPECT_EQ(g.c.count("SELECT COUNT(*) FROM core_mail WHERE subject = 'statements/mail/procedure_receipt'"),
              1);
}

TEST_P(ProcedureTest, OnlyTheLinkOfThisGroupOpensIt) {
    g.ask(ProcedureKind::silence);
    const auto stranger =
        test::link_holder(std::string(procedure_purpose), procedure_subject("other"), "city/amman");
    EXPECT_EQ(g.service().answer(stranger, g.id, {}).error().code, ErrorCode::not_found);
    EXPECT_EQ(g.service().answer(g.c.officer, g.id, {}).error().code, ErrorCode::not_found);
    const auto outsider =
        test::link_holder(std::string(procedure_purpose), procedure_subject(g.id), "city/tunis");
    EXPECT_EQ(g.service().answer(outsider, g.id, {}).error().code, ErrorCode::not_found);
    EXPECT_EQ(g.service().withdraw(test::account("Eve"), g.id, "Because.").error().code,
              ErrorCode::not_found);
}

TEST_P(ProcedureTest, AChangedTextIsNeitherApprovedNorAdopted) {
    g.ask(ProcedureKind::silence);
    EXPECT_THAT(Group::problem(g.say("amman", agrees, "", std::string(64, 'a')).error()),
                HasSubstr("its fingerprint differs"));
    g.c.must(g.c.db().write([&](UnitOfWork& uow) -> Result<void> {
        sql::query(uow, "UPDATE stm_version_text SET text = 'We promise nothing.' WHERE text LIKE 'Cities%'");
        return {};
    }));
    EXPECT_THAT(Group::problem(g.say("amman", agrees).error()), HasSubstr("its fingerprint differs"));
    pass_the_deadline();
    g.c.must(g.service().settle(g.c.officer, g.id));

    EXPECT_TRUE(g.reading().is_held());
    EXPECT_EQ(outcome_letters(), 0);
    EXPECT_FALSE(g.may_be_signed().has_value());
}

TEST_P(ProcedureTest, WhoWasNotReachedHoldsTheAdoptionUntilStaffDecides) {
    g.c.directory.without_contact = "city/athens";
    g.ask(ProcedureKind::silence, Needs::all, 3);
    g.trouble.bounced = {"ir@amman.example"};
    EXPECT_THAT(g.reading().unreached(), SizeIs(2));
    pass_the_deadline();
    g.c.must(g.service().settle(g.c.officer, g.id));
    g.c.must(g.service().settle(g.c.officer, g.id));

    EXPECT_TRUE(g.reading().is_held());
    EXPECT_EQ(g.kept()->vote.state, ValidationState::closed);
    EXPECT_EQ(settled(), 0);
    EXPECT_FALSE(g.may_be_signed().has_value());
    EXPECT_THAT(Group::problem(g.service().proceed(g.c.officer, g.id, "").error()), HasSubstr("reason"));
    g.c.clock.set("2019-12-21T09:00:00Z");
    g.c.must(g.service().proceed(g.c.officer, g.id, "Both agreed by telephone."));
    EXPECT_EQ(g.reading().procedure.state, ProcedureState::carried);
    EXPECT_EQ(to_text(*g.reading().procedure.ended_at), "2019-12-21T09:00:00Z");
}

TEST_P(ProcedureTest, WhatIsLearntOfAnAddressAfterwardsChangesNothing) {
    g.ask(ProcedureKind::silence);
    pass_the_deadline();
    g.c.must(g.c.db().write([&](UnitOfWork& uow) -> Result<void> {
        keep_validations(uow, g.validation, g.c.officer, g.c.version_id);
        return {};
    }));
    g.trouble.bounced = {"ir@amman.example"};
    EXPECT_EQ(g.reading().state(), ProcedureState::carried);
    g.c.must(g.service().settle(g.c.officer, g.id));
    EXPECT_EQ(g.reading().procedure.state, ProcedureState::carried);
}

TEST_P(ProcedureTest, AnExtensionTellsAllAndMovesTheClock) {
    g.ask(ProcedureKind::silence);
    const LocalTime later{g.c.test_day("2020-01-10"), std::chrono::hours(17)};
    EXPECT_THAT(
        Group::problem(g.service().extend(g.c.officer, g.id, {g.c.test_day("2019-12-19")}, "More.").error()),
        HasSubstr("day: The new deadline must be later"));
    EXPECT_THAT(Group::problem(g.service().extend(g.c.officer, g.id, later, "").error()),
                HasSubstr("reason"));
    EXPECT_EQ(g.service().extend(g.c.officer, g.id, later, "More.", "2019-12-01T00:00:00Z").error().code,
              ErrorCode::conflict);
    g.c.must(g.service().extend(g.c.officer, g.id, later, "Councils sit in January."));
    EXPECT_EQ(
        g.c.count("SELECT COUNT(*) FROM core_mail WHERE subject = 'statements/mail/procedure_extension'"), 4);
    pass_the_deadline();
    g.c.must(g.service().settle(g.c.officer, g.id));
    EXPECT_EQ(g.reading().state(), ProcedureState::open);
    g.c.clock.set("2020-01-10T16:00:01Z");
    EXPECT_EQ(g.service().extend(g.c.officer, g.id, {g.c.test_day("2020-02-01")}, "More.").error().code,
              ErrorCode::conflict)
        << "adopted already";
    EXPECT_EQ(g.reading().state(), ProcedureState::carried);
}

TEST_P(ProcedureTest, WhatIsWithdrawnEndsAndEverybodyIsTold) {
    g.ask(ProcedureKind::silence);
    EXPECT_EQ(archive(g.c.db(), g.c.officer, g.c.statement_id, true).error().code, ErrorCode::conflict);
    g.c.must(g.service().withdraw(g.c.officer, g.id, "A newer version comes."));
    EXPECT_EQ(g.kept()->vote.state, ValidationState::withdrawn);
    EXPECT_EQ(outcome_letters(), 4);
    pass_the_deadline();
    g.c.must(g.service().settle(g.c.officer, g.id));
    EXPECT_EQ(g.reading().state(), ProcedureState::withdrawn);
    EXPECT_EQ(g.say("amman", agrees).error().code, ErrorCode::conflict);
    EXPECT_FALSE(g.may_be_signed().has_value());
    g.c.must(archive(g.c.db(), g.c.officer, g.c.statement_id, true));
    EXPECT_EQ(g.service().create(g.c.officer, g.wanted(ProcedureKind::silence)).error().code,
              ErrorCode::conflict);
}

TEST_P(ProcedureTest, WhatCannotBeAskedSaysWhy) {
    const auto why = [&](auto change) {
        auto wanted = g.wanted(ProcedureKind::approval);
        change(wanted);
        return Group::problem(g.service().create(g.c.officer, wanted).error());
    };
    EXPECT_EQ(why([](NewProcedure& w) { w.statement_id = "other"; }), "This version does not exist.");
    EXPECT_THAT(why([](NewProcedure& w) { w.parties = {}; }),
                HasSubstr("parties: Choose at least one member"));
    EXPECT_THAT(why([](NewProcedure& w) { w.parties = {"city/nowhere"}; }), HasSubstr("parties"));
    EXPECT_THAT(why([](NewProcedure& w) { w.group_name = " "; }), HasSubstr("group"));
    EXPECT_THAT(why([](NewProcedure& w) { w.zone = "Mars/Base"; }), HasSubstr("zone"));
    EXPECT_THAT(why([](NewProcedure& w) { w.deadline.day = Consultation::test_day("2019-11-30"); }),
                HasSubstr("day: The deadline must be in the future"));
    EXPECT_THAT(why([](NewProcedure& w) {
                    w.deadline = {Consultation::test_day("2020-03-29"), std::chrono::minutes(150)};
                }),
                HasSubstr("day: There is no such time in this time zone"));
    EXPECT_THAT(why([](NewProcedure& w) {
                    w.needs = Needs::at_least;
                    w.at_least = 5;
                }),
                HasSubstr("at_least: Enter how many have to approve: 1 to 4"));
    g.ask(ProcedureKind::approval);
    EXPECT_THAT(why([](NewProcedure& w) { w.group_name = "board"; }),
                HasSubstr("is being asked about this version already"));
}

TEST_P(ProcedureTest, PeopleAreWrittenToInTheirLanguageAndLettersGoOnce) {
    auto wanted = g.wanted(ProcedureKind::approval);
    wanted.parties = {"person/ada", "city/amman", "city/amman"};
    g.id = g.c.must(g.service().create(g.c.officer, wanted));
    EXPECT_THAT(g.reading().members, SizeIs(2));
    EXPECT_EQ(g.service().send_letters(g.c.officer, g.id, 3).error().code, ErrorCode::conflict);
    g.c.must(g.service().send_letters(g.c.officer, g.id, 2));
    EXPECT_EQ(g.service().send_letters(g.c.officer, g.id, 2).error().code, ErrorCode::conflict);
    EXPECT_EQ(
        g.c.count(
            "SELECT COUNT(*) FROM core_mail WHERE to_address = 'ada@person.example' AND language = 'fr'"),
        1);
    EXPECT_EQ(g.c.must(g.service().remind(g.c.officer, g.id, 2)), 2);
    EXPECT_EQ(g.service().remind(g.c.officer, g.id, 2).error().code, ErrorCode::conflict)
        << "twice in ten minutes";
}

TEST_P(ProcedureTest, OfTwoHostsAtTheDeadlineOneWritesItDown) {
    g.ask(ProcedureKind::silence);
    pass_the_deadline();
    std::vector<std::thread> hosts;
    std::atomic<int> done{0};
    for (int i = 0; i < 4; ++i)
        hosts.emplace_back([&] {
            if (g.service().settle(job_actor("statements.settle_procedure"), g.id)) ++done;
        });
    for (auto& host : hosts) host.join();

    EXPECT_EQ(done, 4);
    EXPECT_EQ(settled(), 1);
    EXPECT_EQ(outcome_letters(), 4);
}

TEST_P(ProcedureTest, TwoWhoObjectAtOnceBreakItOnce) {
    g.ask(ProcedureKind::silence);
    std::vector<std::thread> offices;
    std::atomic<int> taken{0}, told{0};
    const auto hash = g.reading().procedure.hash;
    for (const std::string city : {"amman", "athens", "montreal"})
        offices.emplace_back([&, city] {
            const auto said = g.say(city, objects, "No.", hash);
            said ? ++taken : ++told;
        });
    for (auto& office : offices) office.join();

    EXPECT_EQ(taken, 1);
    EXPECT_EQ(told, 2);
    EXPECT_EQ(outcome_letters(), 4);
}

TEST_P(ProcedureTest, RemindersGoOnceBeforeTheDeadline) {
    g.ask(ProcedureKind::silence);
    g.c.must(g.say("amman", agrees));
    g.c.clock.set("2019-12-18T00:00:00Z");
    g.c.must(follow_procedures(g.c.db(), g.tools));
    g.c.must(follow_procedures(g.c.db(), g.tools));
    EXPECT_EQ(
        g.c.count("SELECT COUNT(*) FROM core_mail WHERE subject = 'statements/mail/procedure_reminder'"), 3);
}

TEST_P(ProcedureTest, AStatementSaysWhatHasToValidateIt) {
    g.is_needed = false;
    const auto require = [&](Way way, const std::string& who) {
        return g.c.db().write([&](UnitOfWork& uow) -> Result<void> {
            auto named = named_requirement(uow, g.validation, g.c.officer, way, who);
            if (!named) return std::move(named).error();
            return require_validation(uow, g.validation, g.c.officer, g.c.statement_id, *named);
        });
    };
    EXPECT_TRUE(g.may_be_signed().has_value());
    EXPECT_THAT(Group::problem(require(Way::vote, "directory.segment/board").error()), HasSubstr("who"));
    g.c.must(require(Way::approval, "directory.segment/board"));
    EXPECT_THAT(Group::problem(g.may_be_signed().error()), HasSubstr("needs the approval of “Board”"));
    auto wanted = g.wanted(ProcedureKind::approval);
    wanted.group_ref = "directory.segment/board";
    g.id = g.c.must(g.service().create(g.c.officer, wanted));
    g.c.must(g.service().send_letters(g.c.officer, g.id, 4));
    for (const auto* city : {"amman", "athens", "montevideo", "montreal"}) g.c.must(g.say(city, agrees));
    EXPECT_TRUE(g.may_be_signed().has_value());
}

}  // namespace
}  // namespace plenaria::statements
