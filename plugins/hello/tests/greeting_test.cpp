// SPDX-License-Identifier: EUPL-1.2
#include "src/greeting.hpp"

#include <gtest/gtest.h>

#include "catalog_locale.hpp"

namespace plenaria::hello {
namespace {

TEST(Greeting, NamesThePersonWithoutTheSpacesAround) {
    EXPECT_EQ(greeting("  María José ", CatalogLocale{}), "Hello, María José.");
}

TEST(Greeting, LeavesOutABlankName) { EXPECT_EQ(greeting(" \t ", CatalogLocale{}), "Hello."); }

TEST(Greeting, SpeaksTheLanguageOfTheReader) {
    const CatalogLocale spanish{Texts{{"Hello, {name}.", "Buenos días, {name}."}}};
    EXPECT_EQ(greeting("Ana", spanish), "Buenos días, Ana.");
}

TEST(Greeting, DoesNotLookForPlaceholdersInTheName) {
    EXPECT_EQ(greeting("{name}", CatalogLocale{}), "Hello, {name}.");
}

}  // namespace
}  // namespace plenaria::hello
