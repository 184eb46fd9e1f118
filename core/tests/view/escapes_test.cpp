// SPDX-License-Identifier: EUPL-1.2
#include <view/escapes.hpp>

#include <gtest/gtest.h>

#include <view/markdown.hpp>

namespace plenaria::host::view {
namespace {

std::string escaped(std::string_view text, Escape escape) {
    std::string out;
    append(out, text, escape);
    return out;
}

TEST(Escapes, ASubjectStaysOneLine) { EXPECT_EQ(escaped("Hi\r\nBcc: a\0b", Escape::line), "Hi  Bcc: a"); }

TEST(Escapes, WhatPeopleTypeIsNoMarkdown) {
    for (const std::string text : {"# head", "*a* _b_ `c`", "1. one", "- a", "> b", "[a](http://x)", "<b>",
                                   "a | b", "    code", "====", "~~a~~", "&lt;", "![](x)"}) {
        const auto html = markdown(escaped(text, Escape::markdown)).html;
        EXPECT_EQ(html.find_first_of('<', 1), html.find("</p>")) << text << " gave " << html;
    }
    EXPECT_EQ(markdown(escaped("Guinea-Bissau: 1.5 (a)", Escape::markdown)).html,
              "<p>Guinea-Bissau: 1.5 (a)</p>\n");
}

TEST(Escapes, AFormulaInACsvFieldIsHarmless) {
    for (const std::string text : {"=1", "+1", "-1", "@a", "\ta", "\ra", "＝1", "＋1", "－1", "＠a"})
        EXPECT_EQ(escaped(text, Escape::csv), "\"'" + text + "\"");
    EXPECT_EQ(escaped("a \"b\", c", Escape::csv), "\"a \"\"b\"\", c\"");
    EXPECT_EQ(escaped("", Escape::csv), "\"\"");
}

TEST(Escapes, ACalendarLineIsFoldedBetweenCharacters) {
    const std::string e74(74, 'e');

    EXPECT_EQ(fold_calendar("A:" + std::string(73, 'e')), "A:" + std::string(73, 'e') + "\r\n");
    EXPECT_EQ(fold_calendar(e74 + "é!\nB"), e74 + "\r\n é!\r\nB\r\n");
    EXPECT_EQ(fold_calendar(std::string(75 + 74 + 1, 'x')),
              std::string(75, 'x') + "\r\n " + std::string(74, 'x') + "\r\n x\r\n");
    EXPECT_EQ(escaped("a\r\nb,c;d\\e\x07", Escape::calendar), "a\\nb\\,c\\;d\\\\e");
}

}  // namespace
}  // namespace plenaria::host::view
