// SPDX-License-Identifier: EUPL-1.2
#include "rooms.hpp"

namespace plenaria::host::view {
namespace {

using Files = RoomsTest;

TEST_F(Files, TheSiteComesBeforeThePluginAndThePluginBeforeTheHost) {
    write("core/form.html.mustache", "host");
    EXPECT_EQ(renderer().render("committee/form", {}, "en"), "host");

    write("committee/form.html.mustache", "plugin");
    EXPECT_EQ(renderer().render("committee/form", {}, "en"), "plugin");

    write("site/committee/form.html.mustache", "site");
    EXPECT_EQ(renderer().render("committee/form", {}, "en"), "site");
}

TEST_F(Files, TheSiteMayReplaceAPartialAlone) {
    write("core/partials/a.html.mustache", "host");
    write("site/core/partials/a.html.mustache", "site");

    EXPECT_EQ(print("{{> partials/a}}"), "site");
}

TEST_F(Files, AMistakeInAFileOfTheSiteSaysThatItIsTheSites) {
    write("site/committee/form.html.mustache", "\n{{{a}}}");
    try {
        (void)renderer().render("committee/form", {}, "en");
        FAIL();
    } catch (const TemplateError& error) {
        EXPECT_EQ(std::string(error.what()).substr(0, 40), "site: committee/form.html.mustache:2: {{");
    }
}

TEST_F(Files, APartialIsOfTheKindOfItsPage) {
    write("core/partials/a.html.mustache", "html");

    EXPECT_THROW((void)print("{{> partials/a}}", {}, "txt"), TemplateError);
    EXPECT_EQ(print("{{> partials/a}}"), "html");
}

TEST_F(Files, TheHostsOwnPagesLieUnderPages) {
    write("core/pages/login.html.mustache", "sign in");

    EXPECT_EQ(renderer().render("core/login", {}, "en"), "sign in");
    EXPECT_THROW((void)renderer().render("core/absent", {}, "en"), TemplateError);
    EXPECT_THROW((void)renderer().render("nobody/login2", {}, "en"), TemplateError);
}

}  // namespace
}  // namespace plenaria::host::view
