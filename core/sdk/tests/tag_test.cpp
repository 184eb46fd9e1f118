// SPDX-License-Identifier: EUPL-1.2
#include <plenaria/tag.hpp>

#include <gtest/gtest.h>

namespace plenaria {
namespace {

TEST(Tag, HasTheMembersOfItsPartialAndNoOthers) {
    EXPECT_EQ(tag_model("amber", "Postponed"), (Model{{"kind", "amber"}, {"text", "Postponed"}}));
}

}  // namespace
}  // namespace plenaria
