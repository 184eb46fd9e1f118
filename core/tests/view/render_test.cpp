// SPDX-License-Identifier: EUPL-1.2
#include "rooms.hpp"

#include <atomic>
#include <thread>

namespace plenaria::host::view {
namespace {

using Rendering = RoomsTest;
using List = Model::List;

TEST_F(Rendering, TextIsEscapedAndSafeHtmlIsNot) {
    EXPECT_EQ(print("<p>{{a}} {{b}}</p>", {{"a", "Côte d'Ivoire <&> \"x\""}, {"b", SafeHtml{"<b>x</b>"}}}),
              "<p>Côte d&#39;Ivoire &lt;&amp;&gt; &quot;x&quot; <b>x</b></p>");
}

TEST_F(Rendering, ALetterKeepsItsApostrophes) {
    EXPECT_EQ(print("Dear {{a}},\n", {{"a", "Côte d'Ivoire & <co>"}}, "txt"), "Dear Côte d'Ivoire & <co>,\n");
}

TEST_F(Rendering, ListsRepeatObjectsOpenAndADotIsTheItem) {
    const Model model{{"rows", List{Model{{"n", "1"}}, Model{{"n", "2"}}}},
                      {"city", {{"name", "Kampala"}, {"country", {{"code", "UG"}}}}},
                      {"tags", List{"a", "b<"}}};

    EXPECT_EQ(print("{{#rows}}[{{n}}]{{/rows}}", model), "[1][2]");
    EXPECT_EQ(print("{{#city}}{{name}} {{country.code}}{{/city}} {{city.country.code}}", model),
              "Kampala UG UG");
    EXPECT_EQ(print("{{#tags}}{{.}};{{/tags}}", model), "a;b&lt;;");
}

TEST_F(Rendering, EmptyTextListAndObjectAreFalse) {
    const Model model{
        {"text", ""}, {"list", List{}}, {"object", Model{}}, {"html", SafeHtml{}}, {"no", false}};
    for (const std::string name : {"text", "list", "object", "html", "no", "absent"})
        EXPECT_EQ(print("{{#" + name + "}}yes{{/" + name + "}}{{^" + name + "}}no{{/" + name + "}}", model),
                  "no")
            << name;

    const Model full{
        {"text", "0"}, {"list", List{""}}, {"object", {{"a", ""}}}, {"html", SafeHtml{"x"}}, {"no", true}};
    for (const std::string name : {"text", "list", "object", "html", "no"})
        EXPECT_EQ(print("{{#" + name + "}}yes{{/" + name + "}}{{^" + name + "}}no{{/" + name + "}}", full),
                  "yes")
            << name;
}

TEST_F(Rendering, HasXIsWhetherXIsTrueUnlessTheModelSaysOtherwise) {
    const std::string source = "{{#rows}}{{#has_a}}[{{a}}]{{/has_a}}{{^has_a}}-{{/has_a}}{{/rows}}";

    EXPECT_EQ(mistake(source, {{"rows", List{Model{{"a", "1"}}, Model{{"a", ""}}}}}, {.strict = true}),
              "printed: [1]-");
    EXPECT_EQ(mistake(source, {{"rows", List{Model{{"a", "1"}, {"has_a", false}}}}}, {.strict = true}),
              "printed: -");
    EXPECT_EQ(mistake("{{#has_b}}x{{/has_b}}", {}, {.strict = true}),
              "committee/page.html.mustache:1: {{has_b}} is missing");
}

TEST_F(Rendering, ATruthValueOpensNoScope) {
    EXPECT_EQ(print("{{#rows}}{{#last}}{{.}}{{/last}}{{/rows}}", {{"last", true}, {"rows", List{"a", "b"}}}),
              "ab");
}

TEST_F(Rendering, WhatFollowsADotIsNotLookedUpOutside) {
    const Model model{{"b", {{"c", "outer"}}}, {"a", {{"b", {{"d", "inner"}}}}}};

    EXPECT_EQ(print("{{#a}}[{{b.c}}]{{/a}}", model), "[]");
}

TEST_F(Rendering, RowsOfDifferentShapePrintTheirOwnMembers) {
    const Model model{
        {"rows", List{Model{{"a", "1"}, {"b", "2"}}, Model{{"b", "3"}, {"a", "4"}}, Model{{"a", "5"}}}},
        {"b", "-"}};

    EXPECT_EQ(print("{{#rows}}{{a}}{{b}} {{/rows}}", model), "12 43 5- ");
}

TEST_F(Rendering, AnAddressIsCheckedWhateverItSays) {
    const std::string link = "<a href=\"{{x_url}}\">x</a>";
    for (const std::string url :
         {"javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)", "java\tscript:alert(1)",
          "data:text/html,x", "//evil.example", "/\\evil.example", "vbscript:x", "evil", "\x01javascript:x"})
        EXPECT_EQ(print(link, {{"x_url", url}}), "<a href=\"#\">x</a>") << url;
    for (const std::string url : {"/committee", "https://example.org/", "mailto:ana@example.org",
                                  "tel:+41220000000", "?page=2", "#p7", ""})
        EXPECT_EQ(print(link, {{"x_url", url}}), "<a href=\"" + url + "\">x</a>");
    EXPECT_EQ(print(link, {{"x_url", "/a?b=1&c=\"2\""}}), "<a href=\"/a?b=1&amp;c=&quot;2&quot;\">x</a>");
    EXPECT_EQ(print("{{x_url}}", {{"x_url", "javascript:x"}}, "txt"), "javascript:x");
}

TEST_F(Rendering, SafeHtmlInAnAttributeIsEscapedAllTheSame) {
    EXPECT_EQ(print("<p title=\"{{a}}\">", {{"a", SafeHtml{"\"><script>"}}}),
              "<p title=\"&quot;&gt;&lt;script&gt;\">");
    EXPECT_EQ(print("<textarea>{{a}}</textarea>", {{"a", SafeHtml{"</textarea><b>"}}}),
              "<textarea>&lt;/textarea&gt;&lt;b&gt;</textarea>");
}

TEST_F(Rendering, PartialsArePutInFromTheRoomOrTheHost) {
    write("core/partials/csrf.html.mustache", "<input type=\"hidden\" name=\"csrf\" value=\"{{csrf}}\">\n");
    write("committee/partials/seat.html.mustache", "{{! a seat }}\n<li>{{name}}{{> partials/csrf}}</li>\n");

    EXPECT_EQ(print("<ul>\n{{#seats}}\n  {{> partials/seat}}\n{{/seats}}\n</ul>\n",
                    {{"csrf", "t0k"}, {"seats", List{Model{{"name", "A"}}, Model{{"name", "B"}}}}}),
              "<ul>\n<li>A<input type=\"hidden\" name=\"csrf\" value=\"t0k\"></li>\n"
              "<li>B<input type=\"hidden\" name=\"csrf\" value=\"t0k\"></li>\n</ul>\n");
}

TEST_F(Rendering, StrictNamesEveryAbsentMemberWithFileAndLine) {
    EXPECT_EQ(
        mistake("<p>\n{{a}} {{b}}</p>\n{{#c}}x{{/c}}{{#d.e}}{{/d.e}}", {{"a", "1"}, {"d", Model{}}},
                {.strict = true}),
        "committee/page.html.mustache:2: {{b}} is missing\ncommittee/page.html.mustache:3: {{c}} is missing\n"
        "committee/page.html.mustache:3: {{d.e}} is missing");
    EXPECT_EQ(mistake("{{a}}", {{"a", true}}, {.strict = true}),
              "committee/page.html.mustache:1: {{a}} is no text");
    EXPECT_EQ(mistake("<p class=\"{{a}}\">", {{"a", SafeHtml{"x"}}}, {.strict = true}),
              "committee/page.html.mustache:1: {{a}} is HTML, and stands where only text can be");
    EXPECT_EQ(mistake("{{a}}{{#b}}{{c}}{{/b}}", {{"a", ""}, {"b", false}}, {.strict = true}), "printed: ");
}

TEST_F(Rendering, StrictSeesTheRowThatWouldShowTheEmailOfItsReader) {
    const Model model{{"email", "reader@example.org"},
                      {"rows", List{Model{{"email", "a@example.org"}}, Model{{"name", "no mail"}}}}};

    EXPECT_EQ(mistake("{{#rows}}{{email}}{{/rows}}", model, {.strict = true}),
              "committee/page.html.mustache:1: {{email}} is missing in one item of a list whose other items "
              "have it");
}

TEST_F(Rendering, APageStandsInItsLayoutAndSeesTheFrame) {
    write("core/layout/staff.html.mustache", "<title>{{title}} – {{site}}</title>\n<main>{{body}}</main>\n");
    write("core/layout/outside.html.mustache", "<main class=\"outside\">{{body}}</main>\n");
    write("core/pages/login.html.mustache", "<h1>{{title}}</h1>\n<p>{{csrf}} {{name}}</p>\n");
    const Model frame{{"site", "Plenaria"}, {"csrf", "t0k"}, {"name", "frame"}};
    View view{.name = "core/login", .model = {{"name", "A&B"}}, .title = "Sign <in>"};
    auto& strict = renderer({.strict = true});

    EXPECT_EQ(strict.page(view, frame, "en"),
              "<title>Sign &lt;in&gt; – Plenaria</title>\n<main><h1>Sign &lt;in&gt;</h1>\n<p>t0k "
              "A&amp;B</p>\n</main>\n");
    view.layout = Layout::outside;
    EXPECT_EQ(strict.page(view, frame, "en"),
              "<main class=\"outside\"><h1>Sign &lt;in&gt;</h1>\n<p>t0k A&amp;B</p>\n</main>\n");
    view.layout = Layout::bare;
    EXPECT_EQ(strict.page(view, frame, "en"), "<h1>Sign &lt;in&gt;</h1>\n<p>t0k A&amp;B</p>\n");
}

TEST_F(Rendering, AMailHasASubjectOfOneLine) {
    write("committee/mail/vacancy.txt.mustache",
          "{{! SPDX-License-Identifier: EUPL-1.2 }}\nSubject: {{#t}}Vacancy: {{seat}}{{/t}}\n\nDear "
          "{{name}},\n\n{{text}}\n");

    const auto mail = renderer().mail(
        "committee/vacancy",
        {{"seat", "Africa\nBcc: x@example.org"}, {"name", "d'Ana & co"}, {"text", "1\n2"}}, "en");

    EXPECT_EQ(mail.subject, "Vacancy: Africa Bcc: x@example.org");
    EXPECT_EQ(mail.text, "Dear d'Ana & co,\n\n1\n2\n");
    EXPECT_EQ(mail.language, "en");
    write("committee/mail/no_subject.txt.mustache", "Hello\n");
    EXPECT_THROW((void)renderer().mail("committee/no_subject", {}, "en"), TemplateError);
}

TEST_F(Rendering, ACalendarIsFoldedAndEndsItsLinesAsTheStandardSays) {
    EXPECT_EQ(
        print("BEGIN:VEVENT\n{{#x}}\nSUMMARY:{{x}}\n{{/x}}\nEND:VEVENT\n", {{"x", "a,b;c\\d\ne"}}, "ics"),
        "BEGIN:VEVENT\r\nSUMMARY:a\\,b\\;c\\\\d\\ne\r\nEND:VEVENT\r\n");
}

TEST_F(Rendering, ABrokenTemplateLeavesTheOthersAloneAndWorksOnceItIsMended) {
    write("committee/good.html.mustache", "good");
    write("committee/broken.html.mustache", "<p>\n{{#a}}\n</p>\n");
    auto& rooms = renderer({.reload_on_change = true});
    for (int i = 0; i < 2; ++i) {
        try {
            (void)rooms.render("committee/broken", {}, "en");
            FAIL() << "printed a broken template";
        } catch (const TemplateError& error) {
            EXPECT_STREQ(error.what(), "committee/broken.html.mustache:2: Unclosed section \"a\"");
        }
        EXPECT_EQ(rooms.render("committee/good", {}, "en"), "good");
    }

    write("committee/broken.html.mustache", "mended {{a}}");

    EXPECT_EQ(rooms.render("committee/broken", {{"a", "1"}}, "en"), "mended 1");
}

TEST_F(Rendering, CompileAllTellsEveryMistakeOfEveryRoomInEveryLanguage) {
    write("committee/good.html.mustache", "good");
    write("committee/broken.html.mustache", "{{{a}}}");
    write("committee/mail/broken.txt.mustache", "Subject: {{#a}}\n");

    EXPECT_EQ(renderer().compile_all().size(), 6U);
    EXPECT_EQ(
        renderer_->compile_all().front(),
        "committee/broken.html.mustache:1: {{{a}}} is not allowed: hand over SafeHtml and write {{a}} [en]");
}

TEST_F(Rendering, ManyThreadsPrintTheSameTemplateAtOnce) {
    write("committee/list.html.mustache", "{{#rows}}<td>{{a}}</td>{{^b}}-{{/b}}{{/rows}}");
    List rows;
    std::string expected;
    for (int i = 0; i < 50; ++i) {
        rows.push_back(i % 2 == 0 ? Model{{"a", std::to_string(i) + "<"}, {"b", ""}}
                                  : Model{{"b", "x"}, {"a", std::to_string(i)}});
        expected += "<td>" + std::to_string(i) + (i % 2 == 0 ? "&lt;</td>-" : "</td>");
    }
    const Model model{{"rows", rows}};
    auto& rooms = renderer();
    std::atomic<int> wrong = 0;

    std::vector<std::jthread> threads;
    for (int i = 0; i < 6; ++i)
        threads.emplace_back([&] {
            for (int round = 0; round < 200; ++round) {
                if (rooms.render("committee/list", model, "en") != expected) ++wrong;
                try {
                    (void)rooms.render("committee/absent", model, "en");
                    ++wrong;
                } catch (const TemplateError&) {
                    // as it should be, and the others go on
                }
            }
        });
    threads.clear();

    EXPECT_EQ(wrong, 0);
}

}  // namespace
}  // namespace plenaria::host::view
