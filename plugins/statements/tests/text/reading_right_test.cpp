// SPDX-License-Identifier: EUPL-1.2
#include "src/text/reading_right.hpp"

#include <gtest/gtest.h>

#include "../consultation.hpp"
#include "src/text/draft_service.hpp"

namespace plenaria::statements {
namespace {

class ReadingRight : public ::testing::TestWithParam<Engine> {
protected:
    Consultation c{GetParam()};
    Actor board = test::account("Valérie", {{"statements.view"}});
    Actor reviewer = test::account("Grace", {{"statements.view", "city/amman"}});

    std::string unissued() {
        return Consultation::must(
            create_statement(c.db(), c.officer, {.titles = {{"en", "Not yet"}}, .original_language = "en"}));
    }
    bool reads(const Actor& reader, const std::string& statement) {
        return c.read([&](UnitOfWork& uow) {
            const bool one = find_readable(uow, reader, statement, "en").has_value();
            EXPECT_EQ(Readable(uow, reader).holds(statement), one);
            return one;
        });
    }
};
PLENARIA_BOTH_ENGINES(ReadingRight);

TEST_P(ReadingRight, WhoWritesOrConsultsReadsDrafts) {
    const auto hidden = unissued();
    for (const auto* permission : {"statements.draft", "statements.consult"}) {
        const auto writer = test::account("Ana", {{permission}});
        EXPECT_TRUE(reads_drafts(writer));
        EXPECT_TRUE(reads(writer, hidden));
    }
    EXPECT_FALSE(reads_drafts(board));
    EXPECT_FALSE(reads_drafts(reviewer));
    EXPECT_FALSE(reads_drafts(Actor{}));
}

TEST_P(ReadingRight, OthersReadWhatWasIssued) {
    EXPECT_TRUE(reads(board, c.statement_id));
    EXPECT_FALSE(reads(board, unissued()));
    EXPECT_FALSE(reads(Actor{}, c.statement_id));
}

TEST_P(ReadingRight, AReviewerOfOneCityReadsNothingThatOtherCitiesWereInvitedTo) {
    c.open_round({"city/athens"});
    EXPECT_FALSE(reads(reviewer, c.statement_id));
}

TEST_P(ReadingRight, AReviewerOfOneCityReadsWhatThatCityWasInvitedTo) {
    EXPECT_FALSE(reads(reviewer, c.statement_id));

    c.open_round({"city/amman", "city/athens"});

    EXPECT_TRUE(reads(reviewer, c.statement_id));
    EXPECT_FALSE(reads(reviewer, unissued()));
}

TEST_P(ReadingRight, ATextThatWasTakenOutIsNotWrittenOn) {
    const auto paragraph = c.paragraphs.at(2);
    Consultation::must(remove_paragraph(c.db(), c.officer, c.statement_id, paragraph));

    const auto saved = save_text(c.db(), c.officer, c.statement_id, {paragraph, "en", "Too late."});

    ASSERT_FALSE(saved.has_value());
    EXPECT_EQ(saved.error().code, ErrorCode::not_found);
}

TEST_P(ReadingRight, TitlesOfTwoPeopleAreBothKeptUnlessTheyAreOfOneLanguage) {
    const std::map<std::string, std::string> seen = {{"en", "Durban Declaration"},
                                                     {"es", "Declaración de Durban"}};
    const auto set = [&](const std::map<std::string, std::string>& titles) {
        return set_titles(c.db(), c.officer, c.statement_id, titles, seen);
    };
    ASSERT_TRUE(set({{"en", "Durban Charter"}, {"es", "Declaración de Durban"}}).has_value());

    ASSERT_TRUE(set({{"en", "Durban Declaration"}, {"es", "Carta de Durban"}}).has_value());
    const auto both = c.read([&](UnitOfWork& uow) { return titles_of(uow, c.statement_id); });
    EXPECT_EQ(both.at("en"), "Durban Charter");
    EXPECT_EQ(both.at("es"), "Carta de Durban");

    const auto third = set({{"en", "Durban Appeal"}, {"es", "Declaración de Durban"}});
    ASSERT_FALSE(third.has_value());
    EXPECT_EQ(third.error().code, ErrorCode::conflict);
    ASSERT_EQ(third.error().fields.size(), 1U);
    EXPECT_EQ(third.error().fields[0].field, "title_en");
}

TEST_P(ReadingRight, LinksThatWereEndedOpenNothing) {
    c.open_round({"city/amman", "city/athens"});
    const auto open = [&] { return c.count("SELECT COUNT(*) FROM core_link WHERE revoked_at = ''"); };
    const auto before = open();

    Consultation::must(c.rounds().end_links(c.officer, c.round_id, "city/amman"));

    EXPECT_EQ(open(), before - 1);
    EXPECT_EQ(c.rounds().end_links(board, c.round_id, "city/athens").error().code, ErrorCode::not_found);
    EXPECT_EQ(open(), before - 1);
}

}  // namespace
}  // namespace plenaria::statements
