// SPDX-License-Identifier: EUPL-1.2
#include <view/white_space.hpp>

#include <algorithm>

#include <gtest/gtest.h>

namespace plenaria::host::view {
namespace {

std::string printed(std::string source, bool html) {
    const auto size = source.size();
    mark_white_space(source, html);
    EXPECT_EQ(source.size(), size);
    source.erase(std::remove(source.begin(), source.end(), not_printed), source.end());
    return source;
}

TEST(WhiteSpace, LinesWithTagsOnlyAreForTheAuthor) {
    EXPECT_EQ(printed("a\n  {{#x}}\nb\n{{/x}} \n{{! c }}\nd", false), "a\n{{#x}}b\n{{/x}}{{! c }}d");
    EXPECT_EQ(printed("{{#x}} {{^y}}\nb", true), "{{#x}} {{^y}}b");
}

TEST(WhiteSpace, ACommentOverSeveralLinesIsOneLine) {
    EXPECT_EQ(printed("{{! a\n   b\n}}\nSubject: x\n", false), "{{! a   b}}Subject: x\n");
    EXPECT_EQ(printed("{{! never closed\n", false), "{{! never closed");
}

TEST(WhiteSpace, InATextIndentationAndEmptyLinesStay) {
    EXPECT_EQ(printed("a\n\n  b  \n", false), "a\n\n  b  \n");
    EXPECT_EQ(printed("  {{x}}\n", false), "  {{x}}\n");
    EXPECT_EQ(printed("{{> partials/x}}\n", false), "{{> partials/x}}\n");
}

TEST(WhiteSpace, InHtmlTheyGoButWordsStayApart) {
    EXPECT_EQ(printed("<p>\n  a\n\n\t b  \n</p>\n", true), "<p>\na\nb\n</p>\n");
    EXPECT_EQ(printed("{{#t}}\n  A\n{{/t}}\nb", true), "{{#t}}\nA\n{{/t}}\nb");
}

TEST(WhiteSpace, WhatIsPreformattedStays) {
    EXPECT_EQ(printed("<pre>\n  a\n\n  b\n</pre>\n  c", true), "<pre>\n  a\n\n  b\n</pre>\nc");
    EXPECT_EQ(printed("<textarea>  a\n  b</textarea>\n  c", true), "<textarea>  a\n  b</textarea>\nc");
}

}  // namespace
}  // namespace plenaria::host::view
