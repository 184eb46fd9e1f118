// SPDX-License-Identifier: EUPL-1.2
// Two clocks: a mayor loses the office in the middle of a term. Athens, 2019.
#include <gmock/gmock.h>

#include "src/ledger/ends.hpp"
#include "src/ledger/question_repository.hpp"
#include "src/ledger/question_service.hpp"
#include "tests/ledger/room.hpp"

namespace plenaria::committee::ledger {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class QuestionTest : public LedgerRoom {
protected:
    /// What the directory publishes when the mandate of Kaminis ends.
    int kaminis_leaves(const std::string& person = person_ref("Georgios Kaminis"),
                       const char* until = "2019-09-01") {
        return *write([&](UnitOfWork& uow) {
            return hear_mandate_ended(uow, people,
                                      R"({"mandate":"M1","city":")" + city_ref("Athens") + R"(","person":")" +
                                          person + R"(","head":"yes","from":"2018-01-01","until":")" + until +
                                          R"("})");
        });
    }
    std::vector<PlacedQuestion> open() {
        return read<std::vector<PlacedQuestion>>([](UnitOfWork& uow) { return questions(uow, Asked::open); });
    }
    Result<void> answer(MandateRule what) {
        const auto question = open().front().question;
        return write([&](UnitOfWork& uow) {
            return answer_question(uow, lucia, question.id, what, " As agreed. ", question.revision);
        });
    }
};
PLENARIA_BOTH_ENGINES(QuestionTest);

TEST_P(QuestionTest, AMandateThatEndsInATermAsksOnce) {
    board(body(MandateRule::envoy));
    EXPECT_EQ(kaminis_leaves(), 1);
    EXPECT_EQ(kaminis_leaves(), 0) << "an event may be told twice";
    const auto asked = open();
    ASSERT_EQ(asked.size(), 1U);
    EXPECT_EQ(asked[0].term.id, terms[1]);
    EXPECT_EQ(asked[0].number, 2);
    EXPECT_EQ(asked[0].question.proposed, MandateRule::envoy);
    EXPECT_EQ(stored(terms[1]).end(), on("2020-11-30")) << "a rule proposes, a person decides";
}

TEST_P(QuestionTest, NothingIsAskedOfOthersNorAfterTheTerm) {
    board(body());
    EXPECT_EQ(kaminis_leaves(person_ref("Marvin Rees")), 0) << "of another city";
    EXPECT_EQ(kaminis_leaves(person_ref("Georgios Kaminis"), "2020-12-01"), 0) << "the day after the term";
    EXPECT_EQ(kaminis_leaves(person_ref("Georgios Kaminis"), "2020-11-30"), 1)
        << "its last day is a day without the office";
}

TEST_P(QuestionTest, WhoIsHeadOfTheCityByAnotherMandateIsNotAsked) {
    board(body());
    EXPECT_EQ(kaminis_leaves(person_ref("Georgios Kaminis"), "2019-08-31"), 0);
}

TEST_P(QuestionTest, KaminisStaysAsAnEnvoy) {
    board(body());
    kaminis_leaves();
    ASSERT_TRUE(answer(MandateRule::envoy).has_value());
    const auto term = stored(terms[1]);
    EXPECT_EQ(term.end(), on("2020-11-30"));
    EXPECT_EQ(term.envoy_since, on("2019-09-01"));
    EXPECT_THAT(open(), IsEmpty());
    const auto answered =
        read<std::vector<PlacedQuestion>>([](UnitOfWork& uow) { return questions(uow, Asked::answered); });
    ASSERT_THAT(answered, SizeIs(1));
    EXPECT_EQ(answered[0].question.answered_by, "Lucía Fernández");
    EXPECT_EQ(answered[0].question.reason, "As agreed.");
}

TEST_P(QuestionTest, AVacatedSeatIsVacantFromThatDayAndTheAnswerCanBeTakenBack) {
    const auto seats = board(body(MandateRule::vacate));
    kaminis_leaves();
    const auto question = open().front().question.id;
    ASSERT_TRUE(answer(MandateRule::vacate).has_value());
    EXPECT_EQ(stored(terms[1]).left_on, on("2019-08-31"));
    EXPECT_EQ(stored(terms[1]).reason, EndReason::lost_office);
    const auto back = [&] {
        return write([&](UnitOfWork& uow) { return take_answer_back(uow, lucia, question); });
    };
    ASSERT_TRUE(back().has_value());
    EXPECT_FALSE(stored(terms[1]).left_on.has_value());
    EXPECT_THAT(open(), SizeIs(1));

    ASSERT_TRUE(answer(MandateRule::vacate).has_value());
    term(seats[1], mayor_of("Athens", "2019-09-01", "2020-11-30"));
    const auto refused = back();
    ASSERT_FALSE(refused.has_value());
    EXPECT_EQ(refused.error().code, ErrorCode::conflict);
    EXPECT_EQ(stored(terms[1]).left_on, on("2019-08-31")) << "nothing was half-written";
}

TEST_P(QuestionTest, UntilTheTermEndsChangesNothing) {
    board(body());
    kaminis_leaves();
    ASSERT_TRUE(answer(MandateRule::term).has_value());
    EXPECT_FALSE(stored(terms[1]).left_on.has_value());
    EXPECT_FALSE(stored(terms[1]).envoy_since.has_value());
    EXPECT_THAT(open(), IsEmpty());
}

TEST_P(QuestionTest, IsAnsweredByOnePersonAndWithAnAnswer) {
    board(body());
    kaminis_leaves();
    EXPECT_TRUE(problems(answer(MandateRule::ask)).contains("answer"));
    const auto question = open().front().question;
    ASSERT_TRUE(answer(MandateRule::term).has_value());
    const auto second = write([&](UnitOfWork& uow) {
        return answer_question(uow, lucia, question.id, MandateRule::vacate, "", question.revision);
    });
    ASSERT_FALSE(second.has_value());
    EXPECT_EQ(second.error().code, ErrorCode::conflict);
}

TEST_P(QuestionTest, AMandateThatWasAMistakeIsNotAskedOf) {
    board(body());
    kaminis_leaves();
    EXPECT_TRUE(
        write([&](UnitOfWork& uow) { return hear_mandate_deleted(uow, R"({"mandate":"M1"})"); }).has_value());
    EXPECT_THAT(open(), IsEmpty());
}

TEST_P(QuestionTest, WhatIsNoEventIsNotHeard) {
    board(body());
    for (const auto* nonsense :
         {"", "[]", "{", R"({"mandate":1})", R"({"until":"2019-02-30","person":"x","city":"y"})"})
        EXPECT_EQ(*write([&](UnitOfWork& uow) { return hear_mandate_ended(uow, people, nonsense); }), 0)
            << nonsense;
}

TEST_P(QuestionTest, ARenamedPersonIsCalledByTheNewName) {
    board(body());
    lookup.entries[3].name = "Georgios Kaminis Esq.";
    ASSERT_EQ(lookup.entries[3].ref, person_ref("Georgios Kaminis"));
    EXPECT_TRUE(write([&](UnitOfWork& uow) {
                    return hear_party_changed(uow, people,
                                              R"({"ref":")" + person_ref("Georgios Kaminis") + R"("})");
                }).has_value());
    EXPECT_EQ(stored(terms[1]).facts.person.name, "Georgios Kaminis Esq.");
}

TEST_P(QuestionTest, TheSecretariatIsWarnedOnceAt180And90And30Days) {
    board(body());
    const auto warned_on = [&](const char* now) {
        clock.set(now);
        return *warn_of_ends(db());
    };
    EXPECT_EQ(warned_on("2020-06-02T08:00:00Z"), 0) << "181 days before";
    EXPECT_EQ(warned_on("2020-06-03T08:00:00Z"), 1) << "one message for eight terms";
    EXPECT_EQ(warned_on("2020-06-03T09:00:00Z"), 0);
    EXPECT_EQ(warned_on("2020-09-01T08:00:00Z"), 1);
    EXPECT_EQ(warned_on("2020-09-02T08:00:00Z"), 0);
    EXPECT_EQ(warned_on("2020-10-31T08:00:00Z"), 1);
    EXPECT_EQ(warned_on("2020-11-30T08:00:00Z"), 0);
    EXPECT_EQ(warned_on("2020-12-01T08:00:00Z"), 0);
}

TEST_P(QuestionTest, WhoIsTooLateForTheFirstWarningHearsTheLastOnly) {
    board(body());
    clock.set("2020-11-15T08:00:00Z");
    EXPECT_EQ(*warn_of_ends(db()), 1);
    EXPECT_EQ(stored(terms[0]).warned, 30);
    EXPECT_EQ(*warn_of_ends(db()), 0);
}

TEST_P(QuestionTest, TheFrontPageSaysWhatWaits) {
    board(body());
    kaminis_leaves();
    clock.set("2020-11-15T08:00:00Z");
    test::FakeLocale english;
    const auto titles = [&](const Actor& actor) {
        return read<std::vector<std::string>>([&](UnitOfWork& uow) {
            std::vector<std::string> all;
            for (const auto& item : LedgerWork().waiting(uow, actor, english)) all.push_back(item.title);
            return all;
        });
    };
    EXPECT_THAT(titles(lucia),
                ElementsAre(HasSubstr("Georgios Kaminis is no longer in office"), HasSubstr("8 terms end")));
    EXPECT_THAT(titles(test::account("Marc", {{"committee.view"}})), IsEmpty());
}

}  // namespace
}  // namespace plenaria::committee::ledger
