// SPDX-License-Identifier: EUPL-1.2
#include <atomic>
#include <thread>

#include "../text_room.hpp"

namespace plenaria::statements {
namespace {

using DraftTest = TextRoom;
PLENARIA_BOTH_ENGINES(DraftTest);

std::vector<std::string> numbers(const std::vector<Paragraph>& paragraphs) {
    std::vector<std::string> shown;
    for (const auto& paragraph : paragraphs) shown.push_back(shown_number(paragraph));
    return shown;
}

TEST_P(DraftTest, ComesBackInOrderWithItsTextsAndLabels) {
    const auto paragraphs = draft(declaration());

    EXPECT_EQ(numbers(paragraphs), (std::vector<std::string>{"", "PP1", "PP2", "OP1", "OP2"}));
    EXPECT_EQ(paragraphs[1].in("fr").text, "Rappelant la Charte,");
    EXPECT_EQ(paragraphs[1].in("fr").state, TextState::current);
    EXPECT_EQ(paragraphs[2].in("fr").state, TextState::missing);
    EXPECT_EQ(paragraphs[2].in("es").state, TextState::missing);
}

TEST_P(DraftTest, AChangedOriginalMakesItsTranslationOutdatedUntilSomebodySavesOrConfirmsIt) {
    const auto id = declaration();
    const auto op1 = draft(id)[3].id;

    save(id, op1, "en", "We commit to share data.");
    EXPECT_EQ(draft(id)[3].in("fr").state, TextState::outdated);
    EXPECT_EQ(draft(id)[1].in("fr").state, TextState::current);

    ASSERT_TRUE(confirm_translation(db(), ana(), id, op1, "fr").has_value());
    EXPECT_EQ(draft(id)[3].in("fr").state, TextState::current);
    EXPECT_EQ(draft(id)[3].in("fr").text, "Nous partagerons les données.");
}

TEST_P(DraftTest, GoingBackToTheOldOriginalMakesTheTranslationCurrentAgain) {
    const auto id = declaration();
    const auto op1 = draft(id)[3].id;
    save(id, op1, "en", "Something else.");

    save(id, op1, "en", "We will share data.");

    EXPECT_EQ(draft(id)[3].in("fr").state, TextState::current);
}

TEST_P(DraftTest, WhatATranslationWasMadeFromIsKept) {
    const auto id = declaration();
    const auto op1 = draft(id)[3].id;
    save(id, op1, "en", "We commit to share data.");

    auto sources = db().read([&](UnitOfWork& uow) -> Result<std::map<std::string, std::string>> {
        return outdated_sources(uow, *find_statement(uow, id, "en"), "fr");
    });

    EXPECT_EQ(*sources, (std::map<std::string, std::string>{{op1, "We will share data."}}));
}

TEST_P(DraftTest, TheSecondOfTwoWhoChangeTheSameTextIsToldAndNothingIsOverwritten) {
    const auto id = declaration();
    const auto op1 = draft(id)[3];
    const auto seen = op1.in("en").revision;
    ASSERT_TRUE(save_text(db(), ana(), id, {op1.id, "en", "First.", seen}).has_value());

    const auto second = save_text(db(), ana(), id, {op1.id, "en", "Second.", seen});

    ASSERT_FALSE(second.has_value());
    EXPECT_EQ(second.error().code, ErrorCode::conflict);
    EXPECT_EQ(draft(id)[3].in("en").text, "First.");
}

TEST_P(DraftTest, TwoWhoEnterTheSameNewTextAtOnceAreBothRight) {
    const auto id = declaration();
    for (int round = 0; round < 20; ++round) {
        const auto paragraph = add_paragraph(db(), ana(), id, "", ParagraphKind::plain);
        ASSERT_TRUE(paragraph.has_value());
        const TextChange change{*paragraph, "fr", "En conséquence,", 0};
        std::atomic<int> saved = 0;
        const auto save = [&] { saved += save_text(db(), ana(), id, change).has_value() ? 1 : 0; };
        std::thread other(save);
        save();
        other.join();
        ASSERT_EQ(saved, 2);
    }
}

TEST_P(DraftTest, SavingTheSameWordsAgainIsNoNewRevision) {
    const auto id = declaration();
    const auto op1 = draft(id)[3];
    EXPECT_EQ(save(id, op1.id, "en", "  We will share data. "), op1.in("en").revision);
    EXPECT_EQ(save(id, op1.id, "en", "We share data."), op1.in("en").revision + 1);
}

TEST_P(DraftTest, AnEmptyTextIsAMissingOne) {
    const auto id = declaration();
    const auto op1 = draft(id)[3].id;
    save(id, op1, "fr", "   ");
    EXPECT_EQ(draft(id)[3].in("fr").state, TextState::missing);
    EXPECT_EQ(save(id, op1, "fr", "De nouveau."), 1);
}

TEST_P(DraftTest, MovingChangesLabelsAndNotIdentity) {
    const auto id = declaration();
    const auto before = draft(id);

    ASSERT_TRUE(move_paragraph(db(), ana(), id, before[3].id, Direction::down).has_value());
    const auto after = draft(id);
    EXPECT_EQ(after[4].id, before[3].id);
    EXPECT_EQ(after[4].label, "OP2");

    ASSERT_TRUE(move_paragraph(db(), ana(), id, before[3].id, Direction::down).has_value());  // already last
    EXPECT_EQ(draft(id)[4].id, before[3].id);
}

TEST_P(DraftTest, ARemovedParagraphComesBackToItsPlace) {
    const auto id = declaration();
    const auto before = draft(id);
    ASSERT_TRUE(remove_paragraph(db(), ana(), id, before[2].id).has_value());
    EXPECT_EQ(numbers(draft(id)), (std::vector<std::string>{"", "PP1", "OP1", "OP2"}));
    ASSERT_TRUE(add_paragraph(db(), ana(), id, before[1].id, ParagraphKind::preambular).has_value());

    ASSERT_TRUE(restore_paragraph(db(), ana(), id, before[2].id).has_value());

    const auto after = draft(id);
    EXPECT_EQ(numbers(after), (std::vector<std::string>{"", "PP1", "PP2", "PP3", "OP1", "OP2"}));
    EXPECT_EQ(after[3].id, before[2].id);
    EXPECT_EQ(after[3].in("en").text, "Noting that 64 cities signed,");
}

TEST_P(DraftTest, MovingStepsOverRemovedParagraphs) {
    const auto id = declaration();
    const auto before = draft(id);
    ASSERT_TRUE(remove_paragraph(db(), ana(), id, before[2].id).has_value());

    ASSERT_TRUE(move_paragraph(db(), ana(), id, before[3].id, Direction::up).has_value());

    EXPECT_EQ(draft(id)[1].id, before[3].id);
}

TEST_P(DraftTest, AParagraphOfAnotherStatementIsNotFound) {
    const auto one = declaration(), other = declaration();
    const auto stranger = draft(other)[3].id;
    EXPECT_EQ(save_text(db(), ana(), one, {stranger, "en", "x"}).error().code, ErrorCode::not_found);
    EXPECT_EQ(remove_paragraph(db(), ana(), one, stranger).error().code, ErrorCode::not_found);
    EXPECT_EQ(move_paragraph(db(), ana(), one, stranger, Direction::up).error().code, ErrorCode::not_found);
    EXPECT_EQ(draft(other)[3].in("en").text, "We will share data.");
}

TEST_P(DraftTest, AnAdoptedTextCanNoLongerBeChanged) {
    const auto id = declaration();
    const auto op1 = draft(id)[3].id;
    ASSERT_TRUE(db().write([&](UnitOfWork& uow) -> Result<void> {
                        set_state(uow, id, StatementState::adopted);
                        return {};
                    })
                    .has_value());

    EXPECT_EQ(save_text(db(), ana(), id, {op1, "en", "x"}).error().code, ErrorCode::conflict);
    EXPECT_EQ(change_kind(db(), ana(), id, op1, ParagraphKind::plain).error().code, ErrorCode::conflict);
    EXPECT_EQ(add_paragraph(db(), ana(), id, op1, ParagraphKind::plain).error().code, ErrorCode::conflict);
    EXPECT_EQ(issue(id, "Final").error().code, ErrorCode::conflict);
}

TEST_P(DraftTest, CountsWhatIsMissingAndOutdatedInEachLanguage) {
    const auto id = declaration();
    save(id, draft(id)[3].id, "en", "We commit to share data.");

    auto counts = db().read(
        [&](UnitOfWork& uow) -> Result<std::vector<TranslationCount>> { return translation_counts(uow); });

    ASSERT_EQ(counts->size(), 3U);
    std::map<std::string, std::string> shown;
    for (const auto& count : *counts)
        shown[count.language] = std::to_string(count.present) + '/' + std::to_string(count.outdated) + '/' +
                                std::to_string(count.missing);
    EXPECT_EQ(shown, (std::map<std::string, std::string>{{"en", "5/0/0"}, {"es", "0/0/5"}, {"fr", "3/1/2"}}));
}

TEST_P(DraftTest, EveryMistakeOfANewStatementIsNamedAtOnce) {
    const auto wrong =
        create_statement(db(), ana(), {.titles = {{"es", std::string(301, 'x')}}, .original_language = "de"});
    ASSERT_FALSE(wrong.has_value());
    std::vector<std::string> fields;
    for (const auto& field : wrong.error().fields) fields.push_back(field.field);
    EXPECT_EQ(fields, (std::vector<std::string>{"original_language", "title_de", "title_es"}));
}

}  // namespace
}  // namespace plenaria::statements
