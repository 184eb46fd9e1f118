// SPDX-License-Identifier: EUPL-1.2
#include "rooms.hpp"

namespace plenaria::host::view {
namespace {

using Translation = RoomsTest;

TEST_F(Translation, ASentenceIsTranslatedByItsRoomThenByTheHost) {
    translate("committee", "es", "msgid \"Seat\"\nmsgstr \"Puesto <1> & más\"\n");
    translate("core", "es", "msgid \"Seat\"\nmsgstr \"Asiento\"\n\nmsgid \"Save\"\nmsgstr \"Guardar\"\n");

    EXPECT_EQ(print("<p>{{#t}}Seat{{/t}} {{#t}}Save{{/t}}</p>", {}, "html", "es"),
              "<p>Puesto &lt;1&gt; &amp; más Guardar</p>");
    EXPECT_EQ(print("{{#t}}Seat{{/t}}", {}, "txt", "es"), "Puesto <1> & más");
}

TEST_F(Translation, APartialSpeaksTheWordsOfItsOwnRoom) {
    translate("committee", "es", "msgid \"Seat\"\nmsgstr \"Puesto\"\n");
    translate("core", "es", "msgid \"Seat\"\nmsgstr \"Asiento\"\n");
    write("core/partials/seat.html.mustache", "{{#t}}Seat{{/t}}");

    EXPECT_EQ(print("{{#t}}Seat{{/t}} {{> partials/seat}}", {}, "html", "es"), "Puesto Asiento");
}

TEST_F(Translation, VariablesMayChangeTheirPlace) {
    translate("committee", "fr",
              "msgid \"{{who}} closes on {{day}}\"\nmsgstr \"Le {{day}}, clôture : {{who}}\"\n");

    EXPECT_EQ(print("{{#t}}\n  {{who}} closes\n  on {{ day }}\n{{/t}}", {{"who", "<A>"}, {"day", "17"}},
                    "html", "fr"),
              "Le 17, clôture : &lt;A&gt;");
}

TEST_F(Translation, OtherVariablesThanInTheSentenceAreRefused) {
    translate("committee", "fr",
              "msgid \"Hello {{name}}\"\nmsgstr \"Bonjour {{secret}}\"\n\nmsgid \"Bye\"\nmsgstr \"Au revoir "
              "{{#x}}{{/x}}\"\n");

    EXPECT_THROW((void)print("{{#t}}Hello {{name}}{{/t}}", {}, "html", "fr"), TemplateError);
    EXPECT_THROW((void)print("{{#t}}Bye{{/t}}", {}, "html", "fr"), TemplateError);
}

TEST_F(Translation, WhatIsNotTranslatedIsEnglishAndSaysSo) {
    EXPECT_EQ(print("<p title=\"{{#t}}A{{/t}}\">{{#t}}B "
                    "{{x}}{{/t}}</p><option>{{#t}}C{{/t}}</option><title>{{#t}}D{{/t}}</title>{{#t}}E{{/t}}",
                    {{"x", "1"}}, "html", "fr"),
              "<p title=\"A\"><span lang=\"en\">B 1</span></p><option>C</option><title>D</title><span "
              "lang=\"en\">E</span>");
    EXPECT_EQ(print("{{#t}}B{{/t}}", {}, "txt", "fr"), "B");
    EXPECT_EQ(print("{{#t}}B{{/t}}", {}, "html", "de"), "B");
}

TEST_F(Translation, AColonBehindAValueIsSetAsTheLanguageSetsIt) {
    translate(
        "core", "fr",
        "msgid \"{label}: {text}\"\nmsgstr \"{label}\u00a0: {text}\"\n\nmsgid \"Seat\"\nmsgstr \"Siège\"\n");
    const Model values{{"who", "Ana"}, {"city", "Quito"}};

    EXPECT_EQ(
        print("<p title=\"{{who}}: {{city}}\"><b>{{who}}</b>: {{#t}}Seat{{/t}}: {{city}} 10:30, a: b</p>",
              values, "html", "fr"),
        "<p title=\"Ana\u00a0: Quito\"><b>Ana</b>\u00a0: Siège\u00a0: Quito 10:30, a: b</p>");
    EXPECT_EQ(print("{{who}}: {{city}}, {{who}}:{{city}}", values, "txt", "fr"),
              "Ana\u00a0: Quito, Ana:Quito");
    EXPECT_EQ(print("{{#who}}of {{who}}{{/who}}: {{city}}{{#who}}: {{who}}{{/who}}", values, "html", "fr"),
              "of Ana\u00a0: Quito\u00a0: Ana");
    EXPECT_EQ(print("{{who}}: {{city}}", values, "html", "es"), "Ana: Quito");
}

TEST_F(Translation, TheSubjectOfAMailIsTranslated) {
    translate("committee", "es", "msgid \"Vacancy: {{seat}}\"\nmsgstr \"Vacante: {{seat}}\"\n");
    write("committee/mail/vacancy.txt.mustache", "Subject: {{#t}}Vacancy: {{seat}}{{/t}}\nx\n");

    const auto mail = renderer().mail("committee/vacancy", {{"seat", "África"}}, "es");

    EXPECT_EQ(mail.subject, "Vacante: África");
    EXPECT_EQ(mail.language, "es");
}

TEST_F(Translation, TheHeadingsOfACsvFileAreFields) {
    translate("committee", "fr", "msgid \"City\"\nmsgstr \"Ville\"\n");

    EXPECT_EQ(print("{{#t}}City{{/t}},{{n}}\n", {{"n", "=1+1"}}, "csv", "fr"), "\"Ville\",\"'=1+1\"\n");
}

}  // namespace
}  // namespace plenaria::host::view
