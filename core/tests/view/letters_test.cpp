// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>
#include <view/letter_text.hpp>

#include "rooms.hpp"

namespace plenaria::host::view {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

class Letters : public RoomsTest {
protected:
    Letters() {
        write("committee/mail/notice.txt.mustache",
              "{{! SPDX }}\nSubject: {{#t}}A seat for "
              "{{city}}{{/t}}\n\n{{#has_contact}}{{contact}}\n{{/has_contact}}\n"
              "{{#t}}Vacant\nseats:{{/t}}\n{{#seats}}\n- {{name}}\n{{/seats}}\n");
        translate("committee", "es",
                  "msgid \"A seat for {{city}}\"\nmsgstr \"Un puesto para {{city}}\"\n\n"
                  "msgid \"Vacant seats:\"\nmsgstr \"Puestos vacantes:\"\n");
    }
    Model model() const {
        return {{"city", "Ammán"},
                {"contact", "Ana"},
                {"has_contact", true},
                {"seats", Model::List{{{"name", "Asia"}}}}};
    }
    std::vector<UnknownName> unknown(const std::string& source,
                                     const std::vector<std::string>& members = {}) {
        auto& house = renderer();
        return unknown_names(*house.compile_letter({"committee/mail/notice", "es", source}),
                             *house.shipped_program("committee/mail/notice", "es"), members);
    }
    std::string refusal(const std::string& source) {
        try {
            (void)renderer().compile_letter({"committee/mail/notice", "es", source});
            return "accepted";
        } catch (const TemplateError& error) {
            return error.what();
        }
    }
};

TEST_F(Letters, TheShippedTextIsShownInOneLanguageWithoutCatalogAndComment) {
    EXPECT_EQ(renderer().shipped_letter("committee/mail/notice", "es"),
              "Subject: Un puesto para {{city}}\n\n{{#has_contact}}{{contact}}\n{{/has_contact}}\n"
              "Puestos vacantes:\n{{#seats}}\n- {{name}}\n{{/seats}}\n");
}

TEST_F(Letters, AShippedTextSpelledOutPrintsWhatTheTemplatePrints) {
    auto& house = renderer();
    const auto before = house.mail("committee/notice", model(), "es");
    house.set_letters({{"committee/mail/notice", "es", house.shipped_letter("committee/mail/notice", "es")}});
    const auto after = house.mail("committee/notice", model(), "es");

    EXPECT_EQ(after.subject, before.subject);
    EXPECT_EQ(after.text, before.text);
    EXPECT_EQ(after.subject, "Un puesto para Ammán");
}

TEST_F(Letters, AChangedTextServesItsLanguageOnlyAndUnderBothNames) {
    auto& house = renderer({.strict = true});
    house.set_letters({{"committee/mail/notice", "es", "Subject: Hola {{city}}\n\nTexto"}});

    EXPECT_EQ(house.mail("committee/notice", model(), "es").subject, "Hola Ammán");
    EXPECT_EQ(house.mail("committee/mail/notice", model(), "es").text, "Texto");
    EXPECT_EQ(house.mail("committee/notice", model(), "en").subject, "A seat for Ammán");
    house.set_letters({});
    EXPECT_EQ(house.mail("committee/notice", model(), "es").subject, "Un puesto para Ammán");
}

TEST_F(Letters, OneThatLacksANameSinceAnUpdateGivesWayToTheShippedText) {
    auto& house = renderer();
    house.set_letters({{"committee/mail/notice", "es", "Subject: {{town}}\n\nTexto"}});

    EXPECT_EQ(house.mail("committee/notice", model(), "es").subject, "Un puesto para Ammán");
}

TEST_F(Letters, NamesAreKnownWhereTheShippedTextKnowsThem) {
    EXPECT_THAT(unknown("Subject: {{city}}\n\n{{contact}} {{#seats}}{{name}} "
                        "{{city}}{{/seats}}{{#has_city}}x{{/has_city}}"),
                ElementsAre());
    EXPECT_THAT(unknown("Subject: {{city}}\n\n{{town}}\n{{name}}\n{{#has_town}}x{{/has_town}}"),
                ElementsAre(UnknownName{3, "town"}, UnknownName{4, "name"}, UnknownName{5, "has_town"}));
    EXPECT_THAT(unknown("Subject: {{city}}\n\n{{deadline}}", {"deadline"}), ElementsAre());
}

TEST_F(Letters, WhatMayNotBePrintedIsRefusedWithItsLine) {
    EXPECT_THAT(refusal("Subject: a\n\n{{#t}}b{{/t}}"), HasSubstr("letter:3: {{#t}}"));
    EXPECT_THAT(refusal("Subject: a\n{{> partials/x}}"), HasSubstr("letter:2: {{>"));
    EXPECT_THAT(refusal("Subject: a\n\n{{{b}}}"), HasSubstr("letter:3: "));
    EXPECT_THAT(refusal("Subject: a\n\n{{#seats}}b"), HasSubstr("letter:3: "));
    EXPECT_THAT(refusal("Subject: a\n\n{{"), HasSubstr("letter:3: "));
    EXPECT_EQ(refusal("Subject: a\n\n<script>{{city}}</script>"), "accepted");
}

TEST_F(Letters, WhatAModelHoldsIsNeverReadAsATemplate) {
    auto& house = renderer();
    house.set_letters({{"committee/mail/notice", "es", "Subject: {{city}}\n\n{{city}}"}});

    EXPECT_EQ(house.mail("committee/notice", {{"city", "{{x}}\nBcc: a"}}, "es").subject, "{{x}} Bcc: a");
}

}  // namespace
}  // namespace plenaria::host::view
