// SPDX-License-Identifier: EUPL-1.2
#include <plenaria/field.hpp>

#include <gtest/gtest.h>

namespace plenaria {
namespace {

TEST(Field, TheErrorSummaryFindsAFieldByItsName) {
    EXPECT_EQ(field_model({.label = "City", .name = "city"}).find("id")->text(), "f-city");
    EXPECT_EQ(field_model({.label = "City", .name = "city", .id = "f-city-7"}).find("id")->text(),
              "f-city-7");
}

TEST(Field, AFieldHasNotesWithAHintOrAnErrorAndNotWithNeither) {
    EXPECT_FALSE(field_model({.label = "City", .name = "city"}).find("has_notes")->truth());
    EXPECT_TRUE(
        field_model({.label = "City", .name = "city", .hint = "As on the map"}).find("has_notes")->truth());
    EXPECT_TRUE(field_model({.label = "City", .name = "city", .error = "Fill in this field."})
                    .find("has_error")
                    ->truth());
}

TEST(Field, TheFirstAnswerBearsTheIdOfTheFieldAndEachOtherItsOwn) {
    const auto model = choice_model({.label = "Position", .name = "position"},
                                    {{.value = "none", .label = "No objection"},
                                     {.value = "reservation", .label = "Reservation", .selected = true},
                                     {.value = "objection", .label = "Objection"}});

    const auto& options = model.find("options")->list();
    ASSERT_EQ(options.size(), 3u);
    EXPECT_EQ(options[0].find("option_id")->text(), "f-position");
    EXPECT_EQ(options[1].find("option_id")->text(), "f-position-2");
    EXPECT_EQ(options[2].find("option_id")->text(), "f-position-3");
    EXPECT_TRUE(options[1].find("selected")->truth());
    EXPECT_FALSE(options[0].find("selected")->truth());
}

}  // namespace
}  // namespace plenaria
