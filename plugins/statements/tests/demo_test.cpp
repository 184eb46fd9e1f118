// SPDX-License-Identifier: EUPL-1.2
#include "src/demo.hpp"
#include "src/text/figures.hpp"
#include "src/versions/comparison.hpp"
#include "text_room.hpp"

namespace plenaria::statements {
namespace {

using DemoTest = TextRoom;
PLENARIA_BOTH_ENGINES(DemoTest);

TEST_P(DemoTest, HasTheDeclarationInThreeLanguagesAndARevisedText) {
    const auto texts = load_demo_texts(db(), PLENARIA_SOURCE_DIR "/packaging/demo");
    ASSERT_TRUE(texts.has_value()) << texts.error().message;
    ASSERT_TRUE(texts->loaded);

    EXPECT_EQ(draft(texts->declaration).size(), 92U);
    EXPECT_EQ(statement(texts->declaration).title, "Universal Declaration of Human Rights");
    EXPECT_EQ(statement(texts->declaration).state, StatementState::adopted);
    auto versions = db().read([&](UnitOfWork& uow) -> Result<std::vector<std::vector<Paragraph>>> {
        return std::vector{paragraphs_of(uow, texts->zero_draft, {"en", "es", "fr"}),
                           paragraphs_of(uow, texts->first_revision, {"en", "es", "fr"})};
    });
    const auto counts = count(compare_paragraphs((*versions)[0], (*versions)[1], "en"));
    EXPECT_EQ(counts.changed, 3);
    EXPECT_EQ(counts.added, 1);
    EXPECT_EQ(counts.removed, 1);
    EXPECT_EQ(counts.moved, 1);
}

TEST_P(DemoTest, TheZeroDraftIsCompleteAndItsLanguagesAgreeOnEveryNumber) {
    const auto texts = load_demo_texts(db(), PLENARIA_SOURCE_DIR "/packaging/demo");
    auto zero = db().read([&](UnitOfWork& uow) -> Result<std::vector<Paragraph>> {
        return paragraphs_of(uow, texts->zero_draft, {"en", "es", "fr"});
    });
    ASSERT_EQ(zero->size(), 20U);
    EXPECT_EQ((*zero)[8].label, "PP7");
    EXPECT_EQ(zero->back().label, "OP9");
    for (const auto& paragraph : *zero) {
        for (const auto& text : paragraph.texts)
            EXPECT_EQ(text.state, TextState::current) << paragraph.label << text.language;
        for (const auto* language : {"es", "fr"})
            for (const auto& gap :
                 compare_figures(paragraph.in("en").text, "en", paragraph.in(language).text, language))
                ADD_FAILURE() << paragraph.label << ' ' << gap.shown << " not in " << gap.not_in;
    }
}

TEST_P(DemoTest, IsLoadedOnce) {
    ASSERT_TRUE(load_demo_texts(db(), PLENARIA_SOURCE_DIR "/packaging/demo").has_value());
    EXPECT_FALSE(load_demo_texts(db(), PLENARIA_SOURCE_DIR "/packaging/demo")->loaded);
}

}  // namespace
}  // namespace plenaria::statements
