// SPDX-License-Identifier: EUPL-1.2
#include <plenaria/id.hpp>

#include "../text_room.hpp"

namespace plenaria::statements {
namespace {

using VersionTest = TextRoom;
PLENARIA_BOTH_ENGINES(VersionTest);

TEST_P(VersionTest, StaysAsItWasIssuedWhateverBecomesOfTheDraft) {
    const auto id = declaration();
    const auto issued = issue(id, "Zero draft");
    ASSERT_TRUE(issued.has_value());
    const auto paragraphs = [&] {
        return *db().read([&](UnitOfWork& uow) -> Result<std::vector<Paragraph>> {
            return paragraphs_of(uow, *issued, {"en", "fr"});
        });
    };
    const auto before = paragraphs();

    save(id, before[3].id, "en", "We commit to share data.");
    ASSERT_TRUE(remove_paragraph(db(), ana(), id, before[1].id).has_value());

    EXPECT_EQ(paragraphs(), before);
    EXPECT_EQ(before[3].label, "OP1");
    EXPECT_EQ(before[3].in("fr").text, "Nous partagerons les données.");
    EXPECT_EQ(before[4].in("fr").state, TextState::missing);
}

TEST_P(VersionTest, RemembersThatATranslationWasOutdatedWhenItWasIssued) {
    const auto id = declaration();
    save(id, draft(id)[3].id, "en", "We commit to share data.");

    const auto issued = issue(id, "Zero draft");

    auto paragraphs = db().read([&](UnitOfWork& uow) -> Result<std::vector<Paragraph>> {
        return paragraphs_of(uow, *issued, {"fr"});
    });
    EXPECT_EQ((*paragraphs)[3].in("fr").state, TextState::outdated);
    EXPECT_EQ((*paragraphs)[1].in("fr").state, TextState::current);
}

TEST_P(VersionTest, IsFoundByItsHashWhichItsPublishedTextsRebuild) {
    const auto id = declaration();
    const auto issued = issue(id, "Zero draft");

    auto found = db().read([&](UnitOfWork& uow) -> Result<std::vector<Version>> {
        const auto version = *find_version(uow, *issued);
        EXPECT_EQ(hash_of("en", version.languages, paragraphs_of(uow, *issued, version.languages)),
                  version.hash);
        return versions_with_hash(uow, version.hash);
    });

    ASSERT_EQ(found->size(), 1U);
    EXPECT_EQ(found->front().id, *issued);
}

TEST_P(VersionTest, NumbersGoUpAndANameIsUsedOnce) {
    const auto id = declaration();
    ASSERT_TRUE(issue(id, "Zero draft").has_value());
    const auto again = issue(id, " zéro  DRAFT ");
    ASSERT_FALSE(again.has_value());
    EXPECT_EQ(again.error().fields.at(0).field, "name");
    ASSERT_TRUE(issue(id, "Rev.1").has_value());

    auto versions =
        db().read([&](UnitOfWork& uow) -> Result<std::vector<Version>> { return versions_of(uow, id); });

    ASSERT_EQ(versions->size(), 2U);
    EXPECT_EQ((*versions)[0].name, "Rev.1");
    EXPECT_EQ((*versions)[0].number, 2);
    EXPECT_EQ((*versions)[0].issued_by, "Ana Pérez");
}

TEST_P(VersionTest, WithoutNameOrParagraphIsRefusedWithEachReason) {
    auto empty = create_statement(db(), ana(), {.titles = {{"en", "Empty"}}});
    const auto refused = issue(*empty, " ");
    ASSERT_FALSE(refused.has_value());
    EXPECT_EQ(refused.error().fields.size(), 2U);
}

TEST(VersionHash, DependsOnWordsKindsOrderAndLanguageAndNotOnIds) {
    const std::vector<Paragraph> two{
        {.id = "A",
         .kind = ParagraphKind::preambular,
         .texts = {{.language = "en", .text = "One,"}, {.language = "fr", .text = "Un,"}}},
        {.id = "B", .kind = ParagraphKind::operative, .texts = {{.language = "en", .text = "Two."}}}};
    const std::vector<std::string> languages{"en", "fr", "es"};
    const auto hash = hash_of("en", languages, two);

    auto other = two;
    other[0].id = "Z";
    EXPECT_EQ(hash_of("en", {"es", "en", "fr"}, other), hash);
    other[1].texts[0].text = "Two";
    EXPECT_NE(hash_of("en", languages, other), hash);
    EXPECT_NE(hash_of("en", languages, {two[1], two[0]}), hash);
    EXPECT_NE(hash_of("fr", languages, two), hash);
    other = two;
    other[1].kind = ParagraphKind::plain;
    EXPECT_NE(hash_of("en", languages, other), hash);
}

TEST(VersionHash, IsOfBytesThatAPersonCanWriteDown) {
    const std::vector<Paragraph> one{
        {.kind = ParagraphKind::operative,
         .texts = {{.language = "fr", .text = "Ça."}, {.language = "en", .text = "So."}}}};
    EXPECT_EQ(canonical_bytes("en", {"en", "fr"}, one),
              "plenaria-statement/1\noriginal en\nparagraph operative\nen 3\nSo.\nfr 4\nÇa.\n");
}

}  // namespace
}  // namespace plenaria::statements
