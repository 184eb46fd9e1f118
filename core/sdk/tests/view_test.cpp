// SPDX-License-Identifier: EUPL-1.2
#include <plenaria/view.hpp>

#include <gtest/gtest.h>

namespace plenaria {
namespace {

TEST(Model, MembersAreFoundByName) {
    const Model model{{"name", "Kampala"}, {"has_name", true}, {"people", Model::List{Model{{"n", "1"}}}}};
    ASSERT_NE(model.find("name"), nullptr);
    EXPECT_EQ(model.find("name")->text(), "Kampala");
    EXPECT_EQ(model.find("people")->list().front().find("n")->text(), "1");
    EXPECT_EQ(model.find("absent"), nullptr);
}

TEST(Model, ALiteralIsTextNotTruth) {
    EXPECT_TRUE(Model("x").is_text());
    EXPECT_TRUE(Model(true).is_truth());
    EXPECT_TRUE(Model().is_object());
}

TEST(Model, EqualModelsAreEqual) {
    EXPECT_EQ((Model{{"a", "1"}}), (Model{{"a", "1"}}));
    EXPECT_NE((Model{{"a", "1"}}), (Model{{"a", "2"}}));
}

}  // namespace
}  // namespace plenaria
