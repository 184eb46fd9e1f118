// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include "src/import/import_text.hpp"
#include "src/text/export_text.hpp"

namespace plenaria::statements {
namespace {

using enum ParagraphKind;

std::vector<Paragraph> text() {
    std::vector<Paragraph> paragraphs;
    for (const auto& [kind, words] : std::vector<std::pair<ParagraphKind, std::string>>{
             {heading1, "Cities * and #hashes"},
             {plain, "1948. A year, not a list; <b> and a_b_c [x](y) \\ `code`"},
             {preambular, "Recalling the Charter,"},
             {operative, "We act:"},
             {item, "(with care);"},
             {item, "with speed."},
             {plain, "# not a heading"},
             {heading3, "Below"},
             {operative, "We end."}})
        paragraphs.push_back({.kind = kind, .texts = {{.language = "en", .text = words}}});
    number_paragraphs(paragraphs);
    return paragraphs;
}

TEST(Export, MarkdownReadsBackAsTheSameKindsAndTexts) {
    const auto original = text();
    const auto blocks = import_text("a.md", as_markdown(original, "en"));
    ASSERT_TRUE(blocks.has_value());
    ASSERT_EQ(blocks->size(), original.size()) << as_markdown(original, "en");
    for (std::size_t i = 0; i < original.size(); ++i) {
        EXPECT_EQ((*blocks)[i].kind, original[i].kind) << i;
        EXPECT_EQ((*blocks)[i].text, original[i].in("en").text) << i;
    }
}

TEST(Export, PlainTextHasLabelsAndLeavesOutWhatIsMissing) {
    auto paragraphs = text();
    paragraphs[1].texts[0].text.clear();
    EXPECT_EQ(as_plain_text(paragraphs, "en").substr(0, 62),
              "Cities * and #hashes\n\nPP1. Recalling the Charter,\n\nOP1. We act");
}

TEST(Export, FileNamesAreSane) {
    EXPECT_EQ(file_name("Déclaration des Villes: l’État/Nation?", "Rev.1", "fr", "docx"),
              "declaration-des-villes-l-etat-nation-rev-1-fr.docx");
    EXPECT_EQ(file_name("../../etc/passwd\r\n", "", "en", "pdf"), "etc-passwd-en.pdf");
    EXPECT_EQ(file_name("声明", "Final", "en", "odt"), "statement-final-en.odt");
    EXPECT_LE(file_name(std::string(400, 'a') + " b", "Zero draft", "en", "docx").size(), 80U);
}

}  // namespace
}  // namespace plenaria::statements
