// SPDX-License-Identifier: EUPL-1.2
#include "rooms.hpp"

namespace plenaria::host::view {
namespace {

using Html = RoomsTest;

TEST_F(Html, AVariableStandsInTextOrBetweenQuotes) {
    EXPECT_EQ(refusal("<p>{{a}}</p><p class=\"x {{a}}\"><p class = "
                      "'{{a}}'><textarea>{{a}}</textarea><title>{{a}}</title>"),
              "printed: <p></p><p class=\"x \"><p class = ''><textarea></textarea><title></title>");
    EXPECT_EQ(refusal("<p class={{a}}>"), "{{a}} stands in an attribute without quotes");
    EXPECT_EQ(refusal("<p class=x{{a}}>"), "{{a}} stands in an attribute without quotes");
    EXPECT_EQ(refusal("<p {{a}}>"), "{{a}} stands inside a tag, outside a quoted value");
    EXPECT_EQ(refusal("<{{a}}>"), "{{a}} stands inside a tag, outside a quoted value");
    EXPECT_EQ(refusal("<p{{a}}>"), "{{a}} stands inside a tag, outside a quoted value");
    EXPECT_EQ(refusal("<!-- {{a}} -->"), "{{a}} stands inside a comment of HTML");
}

TEST_F(Html, NoVariableRunsOrStyles) {
    EXPECT_EQ(refusal("<script>var x = \"{{a}}\";</script>"), "{{a}} stands inside <script>");
    EXPECT_EQ(refusal("<STYLE>{{a}}</STYLE>"), "{{a}} stands inside <style>");
    EXPECT_EQ(refusal("<script>if (a < b) {}\n</p></script><p>{{a}}"),
              "printed: <script>if (a < b) {}\n</p></script><p>");
    EXPECT_EQ(refusal("<p onclick=\"{{a}}\">"),
              "{{a}} stands in the attribute onclick, which runs or styles");
    EXPECT_EQ(refusal("<p ONCLICK='x({{a_url}})'>"),
              "{{a_url}} stands in the attribute onclick, which runs or styles");
    EXPECT_EQ(refusal("<p style=\"color:{{a}}\">"),
              "{{a}} stands in the attribute style, which runs or styles");
}

TEST_F(Html, OnlyAnAddressStandsInAnAddress) {
    EXPECT_EQ(refusal("<a href=\"{{a}}\">"), "{{a}} stands in href, but its name does not end in \"url\"");
    EXPECT_EQ(refusal("<a href=\"/x/{{id}}\">"),
              "{{id}} stands in href, but its name does not end in \"url\"");
    EXPECT_EQ(refusal("<form action='{{.}}'>"),
              "{{.}} stands in action, but its name does not end in \"url\"");
    EXPECT_EQ(refusal("<a href=\"/x?next={{next_url}}\">"),
              "{{next_url}} does not begin its href: whoever makes the address must make all of it");
    EXPECT_EQ(refusal("<a href=\"{{url}}{{x_url}}\">"),
              "{{x_url}} does not begin its href: whoever makes the address must make all of it");
    EXPECT_EQ(refusal("<a href=\"mailto:{{a}}\"><a href='tel:{{a}}'>"),
              "printed: <a href=\"mailto:\"><a href='tel:'>");
    EXPECT_EQ(refusal("<a href=\"javascript:{{a}}\">"),
              "{{a}} stands in href, but its name does not end in \"url\"");
    EXPECT_EQ(refusal("<a href=\"{{page.url}}#{{id}}\"><a href=\"#{{id}}\">"),
              "printed: <a href=\"#\"><a href=\"#\">");
    EXPECT_EQ(refusal("<a href=\"{{#a}}{{a_url}}{{/a}}{{^a}}{{b_url}}{{/a}}\">"), "printed: <a href=\"\">");
}

TEST_F(Html, ASectionEndsWhereItBegan) {
    EXPECT_EQ(refusal("<input{{#a}} checked{{/a}} class=\"x{{#a}} y{{/a}}\"{{#a}} "
                      "value=\"{{b}}\"{{/a}}>{{#a}}<p>{{/a}}"),
              "printed: <input class=\"x\">");
    EXPECT_EQ(refusal("<p{{#a}}>{{/a}}"), "section {{#a}} begins inside the tag <p> and ends in text");
    EXPECT_EQ(refusal("<a {{#a}}href=\"{{/a}}x\">"),
              "section {{#a}} begins inside the tag <a> and ends in the attribute href of <a>");
    EXPECT_EQ(refusal("{{^a}}<script>{{/a}}"), "section {{#a}} begins in text and ends inside <script>");
    EXPECT_EQ(refusal("<p title=\"{{#a}}\" alt=\"{{/a}}\">"),
              "section {{#a}} begins in the attribute title of <p> and ends in the attribute alt of <p>");
}

TEST_F(Html, ASentenceStandsWherePeopleReadIt) {
    EXPECT_EQ(refusal("<p title=\"{{#t}}Say \"hi\" & go{{/t}}\">{{#t}}A & B{{/t}}"),
              "printed: <p title=\"Say &quot;hi&quot; &amp; go\">A &amp; B");
    EXPECT_EQ(refusal("<a href=\"{{#t}}x{{/t}}\">"),
              "{{#t}} stands in the attribute href of <a>, where no sentence can be");
    EXPECT_EQ(refusal("<script>{{#t}}x{{/t}}</script>"),
              "{{#t}} stands inside <script>, where no sentence can be");
    EXPECT_EQ(refusal("<p {{#t}}x{{/t}}>"), "{{#t}} stands inside the tag <p>, where no sentence can be");
    EXPECT_EQ(refusal("{{#t}}<b>x</b>{{/t}}"),
              "{{#t}} holds a \"<\": sentences are plain text, elements stand around them");
    EXPECT_EQ(refusal("{{#t}}{{#a}}x{{/a}}{{/t}}"), "only text and {{variables}} may stand inside {{#t}}");
    EXPECT_EQ(refusal("{{#t}} {{/t}}"), "{{#t}} is empty");
}

}  // namespace
}  // namespace plenaria::host::view
