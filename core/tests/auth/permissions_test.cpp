// SPDX-License-Identifier: EUPL-1.2
#include "auth/permissions.hpp"

#include <gtest/gtest.h>

namespace plenaria::host {
namespace {

const std::vector<PermissionDeclaration> declared = {
    {"statements.draft", "Draft statements", "statements", {"secretariat", "drafter"}},
    {"statements.view", "Read statements", "statements", {"secretariat", "drafter", "reviewer"}},
};

TEST(Permissions, AreThoseOfTheRolesHeldInTheirScope) {
    const PermissionTable table(declared, {});

    const auto permits = table.permits({{"drafter", ""}, {"reviewer", "city/1"}});

    EXPECT_EQ(permits,
              (std::vector<Permit>{
                  {"statements.draft", ""}, {"statements.view", ""}, {"statements.view", "city/1"}}));
}

TEST(Permissions, AnAdministratorsDecisionOverridesTheDefault) {
    const PermissionTable table(declared, {{{"drafter", "statements.draft"}, false},
                                           {{"partner", "statements.view"}, true},
                                           {{"partner", "gone.permission"}, true},
                                           {{"administrator", "statements.draft"}, false}});

    EXPECT_FALSE(table.grants("drafter", "statements.draft"));
    EXPECT_TRUE(table.grants("partner", "statements.view"));
    EXPECT_FALSE(table.grants("partner", "gone.permission"));
    EXPECT_TRUE(table.grants("administrator", "statements.draft"));
}

TEST(Permissions, AScopedPermitHoldsOnlyThere) {
    Actor actor;
    actor.permits =
        std::make_shared<const std::vector<Permit>>(std::vector<Permit>{{"statements.view", "city/1"}});

    EXPECT_TRUE(actor.may("statements.view", "city/1"));
    EXPECT_FALSE(actor.may("statements.view", "city/2"));
    EXPECT_FALSE(actor.may("statements.view"));
}

}  // namespace
}  // namespace plenaria::host
