// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <array>
#include <random>

#include <gtest/gtest.h>

#include <view/compiler.hpp>
#include <view/program.hpp>
#include <view/template_error.hpp>

namespace plenaria::host::view {
namespace {

constexpr std::array<std::string_view, 4> sound{
    "<h1 title=\"{{a}}\">{{#t}}Seats of {{b}}{{/t}}</h1>\n{{#rows}}<a href=\"{{x_url}}\" class='c "
    "{{a}}'{{#b}} lang=\"{{b}}\"{{/b}}>{{a}}</a>{{/rows}}",
    "<textarea name=\"t\" rows=\"3\">{{a}}</textarea>{{^none}}<p>{{.}}</p>{{/none}}<script "
    "src=\"/x.js\"></script><style>p{}</style>",
    "<!-- note --><title>{{a}} – {{b}}</title><form action=\"{{x_url}}#{{a}}\"><input value='{{a}}' "
    "checked></form>{{! note }}",
    "<select><option value=\"{{a}}\"{{#rows}} selected{{/rows}}>{{b}}</option></select><a "
    "href=\"mailto:{{a}}\">{{x_url}}</a>"};
constexpr std::array<std::string_view, 26> splinters{
    "{{",  "}}",    "{{#a}}",    "{{/a}}",  "{{^rows}}", "{{/rows}}", "<",        ">",          "\"",
    "'",   "=",     " ",         "<!--",    "-->",       "</script>", "<script>", "</textarea", "<p ",
    " on", "href=", "{{=| |=}}", "{{{a}}}", "{{#t}}",    "{{/t}}",    "/",        "\n"};

std::string damaged(std::string_view from, std::mt19937& random) {
    std::string text(from);
    const auto any = [&](std::size_t below) { return below == 0 ? 0 : random() % below; };
    for (auto wounds = 1 + any(4); wounds > 0; --wounds) {
        const auto at = any(text.size());
        switch (any(3)) {
            case 0:
                text.erase(at, 1 + any(12));
                break;
            case 1:
                text.insert(at, splinters[any(splinters.size())]);
                break;
            default:
                text.insert(at, std::string(text, any(text.size()), any(20)));
                break;
        }
    }
    return text;
}

TEST(Damage, ATemplateThatIsBrokenInAnyWayIsRefusedOrStillLetsNothingOut) {
    const i18n::Catalogs catalogs;
    const TemplateFiles files({});
    const std::string hostile = "\"'`><svg/onload=alert(1)> javascript:x {{a}}";
    const Model model{{"a", hostile},
                      {"b", SafeHtml{"<b>b</b>"}},
                      {"x_url", "javascript:alert(1)"},
                      {"rows", Model::List{Model{{"a", hostile}}, hostile}}};
    std::mt19937 random(20181105);  // the same each time: a failure can be looked at
    int refused = 0;
    int printed = 0;

    for (int round = 0; round < 8000; ++round) {
        const auto source = damaged(sound[random() % sound.size()], random);
        std::string text;
        try {
            const auto program =
                compile({.room = "core", .name = "damaged", .escape = Escape::html, .source = source}, files,
                        catalogs, "fr");
            print(*program, std::array{&model}, text, nullptr);
            ++printed;
        } catch (const TemplateError&) {
            ++refused;
            continue;
        }
        ASSERT_EQ(text.find("<svg"), std::string::npos) << source;
        ASSERT_EQ(text.find("=\"javascript:"), std::string::npos) << source;
        ASSERT_EQ(text.find("='javascript:"), std::string::npos) << source;
    }
    EXPECT_GT(printed, 1000);
    EXPECT_GT(refused, 1000);
}

}  // namespace
}  // namespace plenaria::host::view
