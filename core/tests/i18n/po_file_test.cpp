// SPDX-License-Identifier: EUPL-1.2
#include <i18n/po_file.hpp>

#include <gtest/gtest.h>

#include <i18n/words.hpp>

namespace plenaria::host::i18n {
namespace {

constexpr std::string_view header =
    "msgid \"\"\nmsgstr \"\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n\"Plural-Forms: nplurals=2; "
    "plural=n > 1;\\n\"\n\n";

std::vector<PoEntry> parse(std::string_view body) {
    auto entries = parse_po(std::string(header) + std::string(body), "fr.po");
    entries.erase(entries.begin());
    return entries;
}

std::string mistake(std::string_view body) {
    try {
        (void)parse_po(body, "fr.po");
    } catch (const std::runtime_error& error) {
        return error.what();
    }
    return "none";
}

TEST(PoFile, ATextMayGoOverSeveralLines) {
    const auto entries = parse(
        "#: a.cpp\nmsgid \"\"\n\"Comments \"\n\"close\"\nmsgstr \"Clôture "
        "\\\"des\\\"\\n\"\n\"commentaires\"\n");

    EXPECT_EQ(entries, (std::vector<PoEntry>{{"Comments close", "", {"Clôture \"des\"\ncommentaires"}}}));
}

TEST(PoFile, FuzzyObsoleteAndEmptyEntriesAreNotTranslated) {
    const auto entries = parse(
        "#, fuzzy\nmsgid \"A\"\nmsgstr \"un\"\n\nmsgid \"B\"\nmsgstr \"\"\n\n#~ msgid \"C\"\n#~ msgstr "
        "\"trois\"\n\n"
        "msgid \"D\"\nmsgstr \"quatre\"\n");

    EXPECT_EQ(entries, (std::vector<PoEntry>{{"D", "", {"quatre"}}}));
}

TEST(PoFile, AMistakeIsNamedByFileAndLine) {
    EXPECT_EQ(mistake("msgid \"A\"\nmsgstr \"un\n"), "fr.po:2: a text without its quotes");
    EXPECT_EQ(mistake("msgid \"A\"\n\nmsgid \"B\"\nmsgstr \"b\"\n"), "fr.po:3: a msgid without msgstr");
    EXPECT_EQ(mistake("msgstr \"b\"\n"), "fr.po:1: a translation without msgid");
    EXPECT_EQ(mistake("msgid \"A\\q\"\nmsgstr \"b\"\n"),
              "fr.po:1: only \\n, \\t, \\\" and \\\\ are known after a backslash");
    EXPECT_EQ(mistake("msgid \"A\"\nmsgid_plural \"As\"\nmsgstr[1] \"b\"\n"),
              "fr.po:3: the plural forms are not numbered 0, 1, …");
    EXPECT_EQ(mistake("surprise\n"),
              "fr.po:1: neither a comment nor msgid, msgid_plural or msgstr (msgctxt is not used here)");
}

TEST(PoFile, EveryWordOfALargeCatalogIsFound) {
    std::string body;
    for (int i = 0; i < 3000; ++i)
        body += "msgid \"Côte — number " + std::to_string(i) + "’s\"\nmsgstr \"numéro " + std::to_string(i) +
                "\"\n\n";
    const Words words("fr", make_mo(parse_po(std::string(header) + body, "fr.po")));

    for (int i = 0; i < 3000; ++i) {
        const auto* text = words.find("Côte — number " + std::to_string(i) + "’s");
        ASSERT_NE(text, nullptr) << i;
        ASSERT_EQ(text, "numéro " + std::to_string(i));
    }
    EXPECT_EQ(words.find("Côte — number 3000’s"), nullptr);
}

TEST(PoFile, TheHeaderIsNoWord) {
    const Words words("fr", make_mo(parse_po(header, "fr.po")));

    EXPECT_EQ(words.find(""), nullptr);
}

}  // namespace
}  // namespace plenaria::host::i18n
