// SPDX-License-Identifier: EUPL-1.2
#include <view/markdown.hpp>

#include <gtest/gtest.h>

namespace plenaria::host::view {
namespace {

TEST(Markdown, HtmlInItIsText) {
    EXPECT_EQ(markdown("<script>alert(1)</script> *a*").html,
              "<p>&lt;script&gt;alert(1)&lt;/script&gt; <em>a</em></p>\n");
    EXPECT_EQ(markdown("<a href=\"javascript:x\">").html, "<p>&lt;a href=&quot;javascript:x&quot;&gt;</p>\n");
}

TEST(Markdown, LinksLeadOnlyWhereLinksMayLead) {
    EXPECT_EQ(markdown("[a](https://example.org/?a=1&b=2)").html,
              "<p><a href=\"https://example.org/?a=1&amp;b=2\">a</a></p>\n");
    EXPECT_EQ(markdown("[a](/committee) [b](mailto:a@b.example)").html,
              "<p><a href=\"/committee\">a</a> <a href=\"mailto:a@b.example\">b</a></p>\n");
    for (const std::string url : {"javascript:alert(1)", "JAVASCRIPT:x", "javascript&colon;x",
                                  "jav&#x61;script:x", "data:text/html,x", "//evil.example", "vbscript:x"})
        EXPECT_EQ(markdown("[a](" + url + ")").html, "<p><a href=\"#\">a</a></p>\n") << url;
    EXPECT_EQ(markdown("<javascript:x>").html, "<p><a href=\"#\">javascript:x</a></p>\n");
    EXPECT_EQ(markdown("[a][1]\n\n[1]: javascript:x").html, "<p><a href=\"#\">a</a></p>\n");
}

TEST(Markdown, APictureOfAStrangerIsItsDescription) {
    EXPECT_EQ(markdown("![Logo of \"X\"](https://evil.example/p.gif \"t\")!").html,
              "<p>Logo of &quot;X&quot;!</p>\n");
    EXPECT_EQ(markdown("![Map](/files/1)").html, "<p><img src=\"/files/1\" alt=\"Map\"></p>\n");
    EXPECT_EQ(markdown("[![x](javascript:a)](javascript:b)").html, "<p><a href=\"#\">x</a></p>\n");
}

TEST(Markdown, AnEmphasisThatBeganInAnAddressEndsNothing) {
    EXPECT_EQ(markdown("[x](/*)*").html, "<p><a href=\"/*\">x</a></p>\n");
    EXPECT_EQ(markdown("*a* **b**").html, "<p><em>a</em> <strong>b</strong></p>\n");
}

TEST(Markdown, TablesAndNothingAreFine) {
    EXPECT_NE(markdown("|a|b|\n|---|---|\n|1|2|\n").html.find("<td>1</td>"), std::string::npos);
    EXPECT_EQ(markdown("").html, "");
}

}  // namespace
}  // namespace plenaria::host::view
