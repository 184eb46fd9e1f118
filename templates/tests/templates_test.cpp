// SPDX-License-Identifier: EUPL-1.2
// The shipped templates, read by the renderer that the host uses.

#include <filesystem>
#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <i18n/catalogs.hpp>
#include <plenaria/field.hpp>
#include <view/template_renderer.hpp>

namespace plenaria::host::view {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

const fs::path root = PLENARIA_SOURCE_DIR;

class Templates : public testing::Test {
protected:
    Templates() {
        catalogs_.add_room("core", root / "core/host/lang");
        dir_ = fs::path(testing::TempDir()) / ("plenaria-templates-" + std::to_string(::getpid()));
        fs::create_directories(dir_);
    }
    ~Templates() override { fs::remove_all(dir_); }

    TemplateRenderer& house() {
        renderer_ = std::make_unique<TemplateRenderer>(catalogs_, Options{.strict = true});
        renderer_->add_room("core", root / "templates");
        renderer_->add_room("trial", dir_);
        return *renderer_;
    }
    /// `partial` of the host around the model of one field.
    std::string show(const std::string& partial, const Model& field, const std::string& language = "en") {
        std::ofstream(dir_ / "page.html.mustache") << "{{#field}}{{> partials/" << partial << "}}{{/field}}";
        return house().render("trial/page", {{"field", field}}, language);
    }

    i18n::Catalogs catalogs_;
    std::unique_ptr<TemplateRenderer> renderer_;
    fs::path dir_;
};

TEST_F(Templates, EveryOneOfThemIsSafeToPrintInEveryLanguage) {
    EXPECT_THAT(house().compile_all(), ElementsAre());
}

TEST_F(Templates, AFieldWithAnErrorSaysSoToEyesAndEars) {
    const auto html =
        show("input", field_model({.label = "City", .name = "city", .error = "Fill in this field."}));

    EXPECT_THAT(html, HasSubstr("for=\"f-city\""));
    EXPECT_THAT(html, HasSubstr("aria-describedby=\"f-city-notes\""));
    EXPECT_THAT(html, HasSubstr("aria-invalid=\"true\""));
    EXPECT_THAT(html, HasSubstr("id=\"f-city-notes\""));
}

TEST_F(Templates, AFieldWithoutNotesDescribesItselfByNothing) {
    EXPECT_THAT(show("input", field_model({.label = "City", .name = "city"})),
                Not(HasSubstr("aria-describedby")));
}

TEST_F(Templates, TheTextOfATextAreaKeepsItsFirstEmptyLine) {
    const auto html = show("textarea", field_model({.label = "Text", .name = "text", .value = "\nsecond"}));
    EXPECT_THAT(html, HasSubstr(">\n\nsecond</textarea>"));
}

TEST_F(Templates, EveryFieldPartialPrintsTheModelOfAField) {
    const auto one = field_model({.label = "Côte d'Ivoire", .name = "a", .hint = "b", .error = "c"});
    const auto many = choice_model({.label = "Position", .name = "p", .hint = "b", .error = "c"},
                                   {{.value = "1", .label = "No objection", .hint = "h", .selected = true}});
    for (const auto* partial : {"input", "textarea", "checkbox", "file"})
        EXPECT_THAT(show(partial, one, "fr"), HasSubstr("Erreur")) << partial;
    for (const auto* partial : {"select", "radios", "checkboxes"})
        EXPECT_THAT(show(partial, many, "es"), HasSubstr("No objection")) << partial;
}

}  // namespace
}  // namespace plenaria::host::view
