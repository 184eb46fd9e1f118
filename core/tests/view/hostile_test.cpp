// SPDX-License-Identifier: EUPL-1.2
#include "rooms.hpp"

namespace plenaria::host::view {
namespace {

using Hostile = RoomsTest;

TEST_F(Hostile, WhatPeopleTypeIsNeverATemplate) {
    write("core/partials/layout.html.mustache", "SECRET");
    const Model secrets{{"layout", "{{secret}}"}, {"secret", "SECRET"}};
    for (const std::string text : {"{{>layout}}", "{{> partials/layout}}", "{{secret}}", "{{{secret}}}",
                                   "{{#secret}}x{{/secret}}", "{{=<% %>=}}", "{{"}) {
        auto model = secrets;
        model.set("a", text);
        std::string shown;
        append_html(shown, text);
        EXPECT_EQ(print("<p>{{a}}</p>", model), "<p>" + shown + "</p>");
    }
}

TEST_F(Hostile, NothingTypedGetsOutOfAnAttribute) {
    EXPECT_EQ(print("<input value=\"{{a}}\"><input value='{{a}}'>", {{"a", "\"'><svg/onload=alert(1)>"}}),
              "<input value=\"&quot;&#39;&gt;&lt;svg/onload=alert(1)&gt;\"><input "
              "value='&quot;&#39;&gt;&lt;svg/onload=alert(1)&gt;'>");
}

TEST_F(Hostile, APartialThatIncludesItselfIsRefused) {
    write("committee/partials/a.html.mustache", "{{> partials/b}}");
    write("committee/partials/b.html.mustache", "\n{{> partials/a}}");

    EXPECT_EQ(mistake("{{> partials/a}}"),
              "committee/partials/b.html.mustache:2: partial \"partials/a\" includes itself");
}

TEST_F(Hostile, PartialsThatGrowLikeAPowerAreRefused) {
    for (char c = 'a'; c < 'l'; ++c) {
        std::string text;
        for (int i = 0; i < 8; ++i)
            text += std::string("{{x}}{{> partials/") + static_cast<char>(c + 1) + "}}";
        write(std::string("committee/partials/") + c + ".html.mustache", text);
    }
    write("committee/partials/l.html.mustache", "x");

    EXPECT_NE(mistake("{{> partials/a}}").find("with its partials this template is too large"),
              std::string::npos);
}

TEST_F(Hostile, PartialsComeFromPartialsOnly) {
    write("secret.html.mustache", "SECRET");
    for (const std::string name :
         {"partials/absent", "layout", "../secret", "partials/../../secret", "/etc/passwd", ""})
        EXPECT_EQ(
            refusal("{{> " + name + "}}"),
            "there is no partial \"" + name + "\" (a file under templates/partials, named {{> partials/x}})");
}

TEST_F(Hostile, NamesOfTemplatesLeadNowhereElse) {
    write("secret.html.mustache", "SECRET");
    for (const std::string name : {"committee/../secret", "../secret", "/secret", "secret", "", "committee/",
                                   "committee/a b", "Committee/x"})
        EXPECT_THROW((void)renderer().render(name, {}, "en"), TemplateError) << name;
}

TEST_F(Hostile, SectionsNestedTwoThousandDeepAreRefusedAndDoNotCrash) {
    std::string open;
    std::string close;
    for (int i = 0; i < 2000; ++i) {
        open += "{{#a}}";
        close += "{{/a}}";
    }

    EXPECT_EQ(refusal(open + close), "sections are nested more than 64 deep");
    EXPECT_EQ(refusal(std::string(30'000, '{')).find("printed"), std::string::npos);
}

TEST_F(Hostile, HalfATagIsAMistakeWithItsLine) {
    EXPECT_EQ(mistake("a\n{{b"), "committee/page.html.mustache:2: Unclosed tag");
    EXPECT_EQ(mistake("a\n{{"), "committee/page.html.mustache:2: Unclosed tag");
    EXPECT_EQ(mistake("a\n{{{b}}"), "committee/page.html.mustache:2: Unclosed tag");
    EXPECT_EQ(mistake("\n\n{{#a}}"), "committee/page.html.mustache:3: Unclosed section \"a\"");
    EXPECT_EQ(mistake("{{#a}}{{/b}}"), "committee/page.html.mustache:1: Unclosed section \"a\"");
    EXPECT_EQ(mistake("\n{{/a}}"), "committee/page.html.mustache:2: Unopened section \"a\"");
    EXPECT_EQ(mistake("<p\n"), "committee/page.html.mustache:2: the file ends inside the tag <p>");
    EXPECT_EQ(mistake("<p title=\"x"),
              "committee/page.html.mustache:1: the file ends in the attribute title of <p>");
}

TEST_F(Hostile, RawTagsAndOtherDelimitersAreRefused) {
    EXPECT_EQ(refusal("{{{a}}}"), "{{{a}}} is not allowed: hand over SafeHtml and write {{a}}");
    EXPECT_EQ(refusal("{{&a}}"), "{{{a}}} is not allowed: hand over SafeHtml and write {{a}}");
    EXPECT_EQ(refusal("{{=<% %>=}}<% a %>"), "other delimiters than {{ }} are not allowed");
}

TEST_F(Hostile, NamesAreNames) {
    for (const std::string name : {"a b", "a/b", "a..b", "a.", ".a", "", "a-b", "t"})
        EXPECT_NE(refusal("{{" + name + "}}").find(name.empty() ? "is no name" : "\"" + name + "\""),
                  std::string::npos)
            << name;
}

TEST_F(Hostile, ADirectoryIsNoTemplateAndABinaryFileNeither) {
    std::filesystem::create_directories(dir_ / "committee/dir.html.mustache");
    write("committee/nul.html.mustache", std::string("a\0b", 3));
    write("committee/latin.html.mustache", "\xe9");

    EXPECT_THROW((void)renderer().render("committee/dir", {}, "en"), TemplateError);
    EXPECT_THROW((void)renderer().render("committee/nul", {}, "en"), TemplateError);
    EXPECT_THROW((void)renderer().render("committee/latin", {}, "en"), TemplateError);
}

}  // namespace
}  // namespace plenaria::host::view
