// SPDX-License-Identifier: EUPL-1.2
#include <atomic>
#include <thread>

#include <gmock/gmock.h>

#include "../consultation.hpp"

namespace plenaria::statements {
namespace {

using ::testing::ElementsAre;

constexpr const char* two_years =
    "Mayors will share data on housing needs. They shall report every two years.";

class ConsolidationTest : public ::testing::TestWithParam<Engine> {
protected:
    ConsolidationTest() { c.open_round(); }
    void sent(const std::string& city, const std::string& wording) {
        c.suggest(city, 2, wording);
        c.send(city);
    }
    Consultation c{GetParam()};
};
PLENARIA_BOTH_ENGINES(ConsolidationTest);

TEST_P(ConsolidationTest, TheSameProposalOfSeveralOfficesIsDecidedOnce) {
    sent("amman", open_data);
    sent("athens", open_data);
    sent("montreal", two_years);
    const auto decided = c.must(c.consolidation().accept(c.officer, {.point_id = c.point_of("athens").id}));

    EXPECT_NE(decided.decision_id, "");
    EXPECT_EQ(c.point_of("amman").state, PointState::accepted);
    EXPECT_EQ(c.point_of("athens").decision_id, decided.decision_id);
    EXPECT_EQ(c.point_of("montreal").state, PointState::open);
    EXPECT_EQ(c.draft(2), open_data);
}

TEST_P(ConsolidationTest, AcceptedSuggestionsOfDifferentSentencesAddUp) {
    sent("amman", open_data);
    sent("montreal", two_years);
    c.must(c.consolidation().accept(c.officer, {.point_id = c.point_of("amman").id}));
    c.must(c.consolidation().accept(c.officer, {.point_id = c.point_of("montreal").id}));

    EXPECT_EQ(c.draft(2), "Mayors will share open data on housing needs. They shall report every two years.");
}

TEST_P(ConsolidationTest, AnAcceptanceThatTouchesAcceptedWordsChangesNothingAndShowsBoth) {
    sent("amman", commit);
    sent("montreal", may);
    c.must(c.consolidation().accept(c.officer, {.point_id = c.point_of("amman").id}));
    const auto second = c.must(c.consolidation().accept(c.officer, {.point_id = c.point_of("montreal").id}));

    EXPECT_EQ(second.decision_id, "");
    EXPECT_FALSE(second.merge.clean);
    EXPECT_EQ(second.draft, commit);
    EXPECT_EQ(c.draft(2), commit);
    EXPECT_EQ(c.point_of("montreal").state, PointState::open);
}

TEST_P(ConsolidationTest, TwoChangesOfOneSentenceWaitForAPerson) {
    sent("amman", commit);
    sent("montreal", "Mayors will share data on housing and health needs. They shall report every year.");
    c.must(c.consolidation().accept(c.officer, {.point_id = c.point_of("amman").id}));
    const auto second = c.must(c.consolidation().accept(c.officer, {.point_id = c.point_of("montreal").id}));

    EXPECT_EQ(second.decision_id, "");
    EXPECT_TRUE(second.merge.clean);
    EXPECT_EQ(second.merge.text,
              "Mayors commit to share data on housing and health needs. They shall report every year.");
    c.must(c.consolidation().accept(c.officer,
                                    {.point_id = c.point_of("montreal").id, .wording = second.merge.text}));
    EXPECT_EQ(c.draft(2), second.merge.text);
}

TEST_P(ConsolidationTest, AcceptedWithEditsSaysSo) {
    sent("amman", open_data);
    c.must(c.consolidation().accept(
        c.officer,
        {.point_id = c.point_of("amman").id, .wording = "Mayors share open data. ", .reason = "Shorter"}));

    EXPECT_EQ(c.point_of("amman").state, PointState::edited);
    EXPECT_EQ(c.draft(2), "Mayors share open data.");
}

TEST_P(ConsolidationTest, TwoSuggestionsAreMergedIntoTheDraftersWords) {
    sent("amman", commit);
    sent("montreal", may);
    c.must(c.consolidation().merge(c.officer, {c.point_of("amman").id, c.point_of("montreal").id},
                                   "Mayors are free to share data.", "Both meant the same"));

    EXPECT_EQ(c.point_of("amman").state, PointState::merged);
    EXPECT_EQ(c.point_of("amman").decision_id, c.point_of("montreal").decision_id);
    EXPECT_EQ(c.draft(2), "Mayors are free to share data.");
}

TEST_P(ConsolidationTest, ARefusalNeedsAReason) {
    sent("amman", may);

    EXPECT_EQ(c.consolidation().refuse(c.officer, c.point_of("amman").id, " ").error().code,
              ErrorCode::invalid_input);
    c.must(c.consolidation().refuse(c.officer, c.point_of("amman").id, "The board decided on 'will'."));
    EXPECT_EQ(c.point_of("amman").state, PointState::refused);
    EXPECT_TRUE(c.draft(2).starts_with("Mayors will share"));
}

TEST_P(ConsolidationTest, ADecisionIsTakenBackInAnyOrder) {
    sent("amman", open_data);
    sent("montreal", two_years);
    const auto before = c.draft(2);
    const auto first = c.must(c.consolidation().accept(c.officer, {.point_id = c.point_of("amman").id}));
    const auto second = c.must(c.consolidation().accept(c.officer, {.point_id = c.point_of("montreal").id}));

    c.must(c.consolidation().undo(c.officer, first.decision_id));
    EXPECT_EQ(c.draft(2), two_years);
    EXPECT_EQ(c.point_of("amman").state, PointState::open);
    c.must(c.consolidation().undo(c.officer, second.decision_id));
    EXPECT_EQ(c.draft(2), before);
    EXPECT_EQ(c.consolidation().undo(c.officer, second.decision_id).error().code, ErrorCode::not_found);
}

TEST_P(ConsolidationTest, AReviewerCannotDecide) {
    sent("amman", open_data);
    const auto id = c.point_of("amman").id;

    for (const auto& actor :
         {c.office("amman"), c.office("athens"), test::account("Eve", {{"statements.view"}})}) {
        EXPECT_EQ(c.consolidation().accept(actor, {.point_id = id}).error().code, ErrorCode::not_found);
        EXPECT_EQ(c.consolidation().refuse(actor, id, "no").error().code, ErrorCode::not_found);
        EXPECT_EQ(c.consolidation().discuss(actor, id, "no").error().code, ErrorCode::not_found);
        EXPECT_EQ(c.consolidation().merge(actor, {id, id}, "x", "").error().code, ErrorCode::not_found);
        EXPECT_EQ(c.consolidation().issue(actor, c.statement_id, "Rev.1", "").error().code,
                  ErrorCode::not_found);
    }
    EXPECT_EQ(c.point_of("amman").state, PointState::open);
}

TEST_P(ConsolidationTest, SixtyFourParallelAcceptancesHaveOneEffect) {
    sent("amman", open_data);
    const auto id = c.point_of("amman").id;
    std::atomic<int> accepted{0};
    std::atomic<int> politely_refused{0};
    std::vector<std::thread> people;
    for (int i = 0; i < 8; ++i)
        people.emplace_back([&] {
            for (int again = 0; again < 8; ++again) {
                const auto decided = c.consolidation().accept(c.officer, {.point_id = id});
                if (decided)
                    ++accepted;
                else if (decided.error().code == ErrorCode::conflict)
                    ++politely_refused;
            }
        });
    for (auto& person : people) person.join();

    EXPECT_EQ(accepted, 1);
    EXPECT_EQ(politely_refused, 63);
    EXPECT_EQ(c.count("SELECT COUNT(*) FROM stm_decision"), 1);
}

TEST_P(ConsolidationTest, ANewVersionSettlesDecisionsAndMovesWhatIsOpen) {
    sent("amman", commit);        // accepted
    sent("athens", may);          // then in conflict: the words have changed
    sent("montreal", two_years);  // still applies
    c.must(c.answers().remark(c.office("montevideo"), c.round_id, c.paragraphs[2], "en", "will share",
                              "Stronger, please."));
    c.send("montevideo");
    const auto decided = c.must(c.consolidation().accept(c.officer, {.point_id = c.point_of("amman").id}));
    const auto issued = c.must(c.consolidation().issue(c.officer, c.statement_id, "Rev.1", ""));

    EXPECT_EQ(issued.open.applies, 1);
    EXPECT_EQ(issued.open.conflicts, 2);
    EXPECT_EQ(c.consolidation().undo(c.officer, decided.decision_id).error().code, ErrorCode::conflict);
    const auto conflict = c.point_of("athens");
    EXPECT_EQ(conflict.fit, Fit::conflict);
    EXPECT_EQ(conflict.wording, may);
    EXPECT_EQ(conflict.version_id, c.version_id);
    EXPECT_EQ(conflict.fit_reason, "“{before}” now reads “{after}”.");
    EXPECT_EQ(conflict.fit_values, (MessageValues{{"before", "will"}, {"after", "commit to"}}));
    const auto moved = c.point_of("montreal");
    EXPECT_EQ(moved.version_id, issued.version_id);
    EXPECT_EQ(moved.base, commit);
    EXPECT_EQ(moved.wording,
              "Mayors commit to share data on housing needs. They shall report every two years.");
    const auto lost = c.point_of("montevideo");
    EXPECT_EQ(lost.fit_reason, "The words this refers to have changed: “{quote}”");
    EXPECT_EQ(lost.anchor.quote, "will share");
}

TEST_P(ConsolidationTest, ASuggestionThatTheNewVersionSaysAlreadyIsContained) {
    sent("amman", open_data);
    c.must(c.consolidation().accept(c.officer, {.point_id = c.point_of("amman").id}));
    sent("athens", "Mayors will share open data on housing needs. They shall report every year. ");
    c.must(c.consolidation().issue(c.officer, c.statement_id, "Rev.1", ""));

    EXPECT_EQ(c.point_of("athens").fit, Fit::contained);
}

TEST_P(ConsolidationTest, ASuggestionInAnotherLanguageWaitsForTheTranslatorsWords) {
    c.must(c.answers().save(
        c.office("montevideo"), c.round_id, c.paragraphs[1],
        {.answer = {
             .stance = Stance::suggest,
             .language = "es",
             .wording = "Reconocemos que las ciudades acogen a la mayoría de las personas migrantes."}}));
    c.send("montevideo");
    const auto id = c.point_of("montevideo").id;

    EXPECT_EQ(c.consolidation().accept(c.officer, {.point_id = id}).error().code, ErrorCode::conflict);
    c.must(c.consolidation().accept(
        c.officer,
        {.point_id = id, .wording = "We recognise that cities receive the majority of migrants."}));
    EXPECT_EQ(c.draft(1), "We recognise that cities receive the majority of migrants.");
    const auto statement =
        c.read([&](UnitOfWork& uow) { return *find_statement(uow, c.statement_id, "en"); });
    const auto paragraphs = c.read([&](UnitOfWork& uow) { return draft_paragraphs(uow, statement, {"es"}); });
    EXPECT_EQ(paragraphs[1].in("es").state, TextState::outdated);
}

TEST_P(ConsolidationTest, APointSentAgainKeepsItsDecision) {
    sent("amman", open_data);
    c.must(c.consolidation().refuse(c.officer, c.point_of("amman").id, "Not now."));
    c.must(c.answers().save(c.office("amman"), c.round_id, c.paragraphs[3],
                            {.answer = {.stance = Stance::agree, .language = "en"}}));
    c.must(c.answers().send(c.office("amman"), c.round_id));

    EXPECT_EQ(c.point_of("amman").state, PointState::refused);
}

TEST(Proposals, AreGroupedByWordingAndMarkedWhereTheyTouchTheSameWords) {
    const auto point = [](std::string id, std::string wording, PointState state = PointState::open) {
        return Point{.id = std::move(id),
                     .kind = PointKind::suggestion,
                     .language = "en",
                     .base = "Mayors will share data on housing needs. They shall report every year.",
                     .wording = std::move(wording),
                     .state = state};
    };
    const std::vector<Point> points = {
        point("a", commit), point("b", may), point("c", commit), point("d", two_years),
        point("e", "Mayors must share data on housing needs. They shall report every year.",
              PointState::refused)};
    const auto proposals = group_proposals(points);

    ASSERT_EQ(proposals.size(), 4u);
    EXPECT_EQ(proposals[0].points.size(), 2u);
    EXPECT_THAT(proposals[0].collides_with, ElementsAre(1u));
    EXPECT_THAT(proposals[1].collides_with, ElementsAre(0u));
    EXPECT_TRUE(proposals[2].collides_with.empty());
    EXPECT_TRUE(proposals[3].collides_with.empty());
}

}  // namespace
}  // namespace plenaria::statements
