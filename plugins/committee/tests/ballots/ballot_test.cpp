// SPDX-License-Identifier: EUPL-1.2
// What a ballot may ask, and what a voter may answer.
#include <gmock/gmock.h>

#include <plenaria/locale.hpp>
#include <plenaria/testing/fake_clock.hpp>

#include "src/ballots/choice.hpp"

namespace plenaria::committee::ballots {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

std::vector<Candidate> five() {
    std::vector<Candidate> all;
    for (int number = 1; number <= 5; ++number)
        all.push_back({.number = number, .person = {.name = "Candidate " + std::to_string(number)}});
    return all;
}

BallotFacts by(Rule rule, std::uint32_t seats = 1) {
    return {.title = {.texts = {{"en", "Seat"}}},
            .question = {.texts = {{"en", "Who?"}}},
            .rule = rule,
            .seats = seats,
            .closes = {parse_day("2020-06-20").value(), std::chrono::hours(17)},
            .zone = "Europe/Athens"};
}
BallotFacts motion() {
    auto facts = by(Rule::scottish);
    facts.subject = Subject::motion;
    return facts;
}

/// "field: sentence" of what is wrong.
std::vector<std::string> said(const Result<Choice>& choice) {
    std::vector<std::string> lines;
    if (choice) return lines;
    for (const auto& each : choice.error().fields)
        lines.push_back(each.field + ": " + fill(each.message, each.values));
    return lines;
}
std::vector<std::string> fields_of(const BallotFacts& facts) {
    std::vector<FieldError> problems;
    check(facts, test::at("2020-06-14T15:00:00Z"), problems);
    std::vector<std::string> fields;
    for (const auto& each : problems) fields.push_back(each.field);
    return fields;
}

TEST(ReadChoice, PlacesBecomeARankingInTheirOrder) {
    const auto choice = read_choice(by(Rule::scottish), five(), {"2", "", " 1 ", "", "3"});

    ASSERT_TRUE(choice);
    EXPECT_THAT(choice->ranking, ElementsAre(3, 1, 5));
}

TEST(ReadChoice, NothingIsABlankVoteAndTakesPart) {
    const auto choice = read_choice(by(Rule::meek_prf), five(), {"", "", "", "", ""});

    ASSERT_TRUE(choice);
    EXPECT_TRUE(choice->is_blank());
}

TEST(ReadChoice, AGapIsSaidBesideTheCandidateBehindIt) {
    EXPECT_THAT(
        said(read_choice(by(Rule::scottish), five(), {"1", "3", "", "", ""})),
        ElementsAre("place_2: Nobody has place 2, but somebody has place 3. Number from 1 without gaps."));
}

TEST(ReadChoice, APlaceThatIsGivenTwiceIsSaidBesideBoth) {
    EXPECT_THAT(said(read_choice(by(Rule::scottish), five(), {"1", "2", "2", "", "3"})),
                ElementsAre("place_2: Place 2 is given more than once. Give each place to one candidate.",
                            "place_3: Place 2 is given more than once. Give each place to one candidate."));
}

TEST(ReadChoice, EverythingThatIsNoPlaceIsSaidAtOnce) {
    EXPECT_THAT(said(read_choice(by(Rule::scottish), five(), {"0", "6", "first", "-1", "1"})),
                ElementsAre("place_1: Write a number from 1 to 5, or nothing.",
                            "place_2: Write a number from 1 to 5, or nothing.",
                            "place_3: Write a number from 1 to 5, or nothing.",
                            "place_4: Write a number from 1 to 5, or nothing."));
}

TEST(ReadChoice, ApprovalTakesAnyTicksAndPluralityOne) {
    const auto approved = read_choice(by(Rule::approval), five(), {"on", "", "on", "", "on"});

    ASSERT_TRUE(approved);
    EXPECT_THAT(approved->ranking, ElementsAre(1, 3, 5));
    EXPECT_TRUE(read_choice(by(Rule::plurality), five(), {"", "on", "", "", ""}));
    EXPECT_THAT(said(read_choice(by(Rule::plurality, 2), five(), {"on", "on", "", "", ""})),
                ElementsAre("place_2: Choose at most 1; you have chosen 2."));
}

TEST(ReadChoice, AnUnknownCandidateIsRefused) {
    EXPECT_FALSE(read_choice(by(Rule::scottish), five(), {"1", "", "", "", "", "2"}));
    EXPECT_FALSE(check_choice(by(Rule::scottish), 5, {.ranking = {1, 6}}));
    EXPECT_FALSE(check_choice(by(Rule::scottish), 5, {.ranking = {0}}));
    EXPECT_FALSE(check_choice(by(Rule::scottish), 5, {.ranking = {2, 2}}));
    EXPECT_TRUE(check_choice(by(Rule::scottish), 5, {.ranking = {5, 1}}));
}

TEST(ReadChoice, AMotionIsAnsweredByYesNoAbstainOrNothing) {
    EXPECT_EQ(read_choice(motion(), {}, {"yes"})->vote, Choice::Vote::yes);
    EXPECT_EQ(read_choice(motion(), {}, {"abstain"})->vote, Choice::Vote::abstain);
    EXPECT_TRUE(read_choice(motion(), {}, {""})->is_blank());
    EXPECT_THAT(said(read_choice(motion(), {}, {"maybe"})),
                ElementsAre("vote: Choose yes, no or abstain, or leave all of them for a blank vote."));
    EXPECT_FALSE(check_choice(motion(), 0, {.ranking = {1}}));
    EXPECT_FALSE(check_choice(by(Rule::scottish), 5, {.vote = Choice::Vote::yes}));
}

TEST(PackedChoice, IsOfOneLengthWhateverWasChosenAndComesBackAsItWas) {
    const auto facts = by(Rule::scottish);
    const auto bytes = choice_bytes(facts, 5);
    for (const auto& ranking : std::vector<std::vector<int>>{{}, {3}, {5, 1}, {5, 4, 3, 2, 1}}) {
        const auto packed = pack({.ranking = ranking}, bytes);
        EXPECT_EQ(packed.size(), bytes);
        EXPECT_EQ(unpack(facts, 5, packed)->ranking, ranking);
    }
    EXPECT_EQ(unpack(motion(), 0, pack({.vote = Choice::Vote::no}, choice_bytes(motion(), 0)))->vote,
              Choice::Vote::no);
}

TEST(PackedChoice, BytesThatAreNoChoiceAreRefused) {
    const auto facts = by(Rule::scottish);
    EXPECT_FALSE(unpack(facts, 5, "short"));
    EXPECT_FALSE(unpack(facts, 5, pack({.ranking = {1, 1}}, 7)));
    EXPECT_FALSE(unpack(facts, 5, pack({.ranking = {6}}, 7)));
    EXPECT_FALSE(unpack(facts, 5, std::string(7, '\xff')));
    EXPECT_FALSE(unpack(facts, 5, std::string("\0\x6\1\2\3\4\5", 7))) << "more places than bytes";
}

TEST(ChoiceLine, IsReadInAnySpacing) {
    EXPECT_THAT(read_line(by(Rule::scottish), 5, " 3, 1  2 ")->ranking, ElementsAre(3, 1, 2));
    EXPECT_EQ(to_line({.ranking = {3, 1, 2}}), "3 1 2");
    EXPECT_EQ(to_line(*read_line(motion(), 0, "abstain")), "abstain");
    EXPECT_FALSE(read_line(by(Rule::scottish), 5, "3 x"));
}

TEST(BallotFactsTest, WhatIsMissingIsNamedByItsField) {
    EXPECT_THAT(fields_of(by(Rule::scottish)), IsEmpty());
    BallotFacts none{.seats = 0, .quorum = -1, .proxy_cap = 21, .zone = "Europe/Atlantis"};
    EXPECT_THAT(fields_of(none),
                UnorderedElementsAre("title_en", "question_en", "seats", "quorum", "proxy_cap", "zone"));
}

TEST(BallotFactsTest, TheCloseIsAnInstantOfItsZone) {
    std::vector<FieldError> problems;

    const auto closes = check(by(Rule::scottish), test::at("2020-06-20T13:59:59Z"), problems);

    EXPECT_THAT(problems, IsEmpty());
    EXPECT_EQ(closes, test::at("2020-06-20T14:00:00Z"));
    check(by(Rule::scottish), test::at("2020-06-20T14:00:00Z"), problems);
    EXPECT_EQ(problems.size(), 1U) << "an hour that is over is no deadline";
}

TEST(BallotFactsTest, ReservedSeatsNeedNamesAndFit) {
    auto facts = by(Rule::scottish, 3);
    facts.reserved = {{"Women", 2}, {"Europe", 1}};
    EXPECT_THAT(fields_of(facts), IsEmpty());
    facts.reserved[1].least = 2;
    EXPECT_THAT(fields_of(facts), ElementsAre("reserved"));
    facts.reserved = {{"Women", 1}, {"Women", 1}};
    EXPECT_THAT(fields_of(facts), ElementsAre("reserved"));
}

TEST(Candidates, AThousandAreRefusedWithASentence) {
    std::vector<FieldError> problems;
    check(std::vector<Candidate>(1000, {.person = {.name = "A"}}), problems);

    ASSERT_EQ(problems.size(), 1U);
    EXPECT_EQ(fill(problems[0].message, problems[0].values),
              "A ballot has at most 100 candidates. Let a committee make a shorter list first.");
}

TEST(Candidates, TwoOfOneNameAreToldApartByTheirCity) {
    std::vector<FieldError> problems;
    check({{.person = {.name = "Maria Silva"}, .city = {.name = "Lisbon"}},
           {.person = {.name = "Maria Silva"}, .city = {.name = "Porto"}}},
          problems);
    EXPECT_THAT(problems, IsEmpty());
    check({{.person = {.name = "Maria Silva"}}, {.person = {.name = "Maria Silva"}}, {}}, problems);
    ASSERT_EQ(problems.size(), 2U);
    EXPECT_EQ(problems[0].field, "candidate_2");
    EXPECT_EQ(problems[1].field, "candidate_3");
}

TEST(BallotState, TheSecondOfTheCloseStillCounts) {
    Ballot ballot{
        .facts = {.quorum = 3}, .written = Written::open, .closes = test::at("2020-06-20T14:00:00Z")};

    EXPECT_EQ(state_of(ballot, 3, ballot.closes), State::open);
    EXPECT_EQ(state_of(ballot, 3, ballot.closes + std::chrono::seconds(1)), State::closed);
    EXPECT_EQ(state_of(ballot, 2, ballot.closes + std::chrono::seconds(1)), State::without_quorum);
    EXPECT_TRUE(check_takes_votes(ballot, ballot.closes));
    EXPECT_FALSE(check_takes_votes(ballot, ballot.closes + std::chrono::seconds(1)));
}

}  // namespace
}  // namespace plenaria::committee::ballots
