// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <plenaria/testing/engines.hpp>
#include <plenaria/testing/fake_scope.hpp>

#include "src/cities/city_repository.hpp"
#include "src/contacts/contact_repository.hpp"
#include "src/contacts/contact_service.hpp"
#include "src/directory_service.hpp"
#include "src/merge/duplicates.hpp"
#include "src/merge/merge_service.hpp"
#include "src/organisations/organisation_repository.hpp"
#include "src/parties/party_rules.hpp"
#include "src/parties/party_service.hpp"
#include "src/people/mandate_service.hpp"
#include "src/people/person_repository.hpp"
#include "tests/store.hpp"

namespace plenaria::directory {
namespace {

using namespace std::chrono;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::Not;
using ::testing::UnorderedElementsAre;

TEST(Duplicates, ShareASpellingAndTheCountry) {
    const City amman{.id = "1", .name = {.en = "Amman"}, .iso2 = "JO"};
    const City philadelphia{.id = "2", .name = {.en = "Philadelphia"}, .aliases = {"AMMÁN"}, .iso2 = "JO"};
    const City other{.id = "3", .name = {.en = "Amman"}, .iso2 = "US"};
    EXPECT_THAT(duplicates(std::vector{amman, philadelphia, other}, 10),
                ElementsAre(Pair{"city/1", "city/2", "AMMÁN"}));
}

TEST(Duplicates, TwoProvincesTellTwoCitiesApart) {
    const City first{.id = "1", .name = {.en = "San José"}, .iso2 = "CR", .division = "San José"};
    auto second = first;
    second.id = "2";
    second.division = "Alajuela";
    EXPECT_TRUE(duplicates(std::vector{first, second}, 10).empty());
    second.division.clear();
    EXPECT_EQ(duplicates(std::vector{first, second}, 10).size(), 1u);
}

TEST(Duplicates, PeopleAreComparedWithoutTheOrderOfWords) {
    const Person first{.id = "1", .name = "Valérie Plante"};
    const Person second{.id = "2", .name = "PLANTE, Valerie"};
    EXPECT_EQ(duplicates(std::vector{first, second}, 10).size(), 1u);
    EXPECT_TRUE(duplicates(std::vector{first, second}, 0).empty());
}

class MergeTest : public ::testing::TestWithParam<Engine> {
protected:
    MergeTest() {
        store_.load();
        const auto made = store_.db().write([&](UnitOfWork& uow) -> Result<void> {
            auto city =
                create(uow, ana_, City{.name = {.en = "Amman City", .es = "Ammán ciudad"}, .iso2 = "JO"});
            if (!city) return std::move(city).error();
            second_ = city_ref(*city);
            first_ = city_ref(find_city_by_identity(uow, "amman|JO")->id);
            auto person = create(uow, ana_, Person{.name = "Aqel Biltaji"});
            if (!person) return std::move(person).error();
            for (const auto& mandate : {MandateRow{.person_id = *person,
                                       .city_id = *city,
                                       .office = "Mayor",
                                       .from = 2013y / September / 1,
                                       .until = Day(2017y / August / 1)},
                                        MandateRow{.person_id = *person,
                                        .city_id = *city,
                                        .office = "Mayor",
                                        .from = 2019y / January / 1}})
                if (auto added = add_mandate(uow, ana_, mandate); !added) return std::move(added).error();
            if (auto added = add_contact(
                    uow, ana_, {.party = second_, .role = "legal", .address = "legal@amman.example"});
                !added)
                return std::move(added).error();
            for (const auto& segment : all_segments(uow))
                if (auto added = add_to_segment(uow, ana_, segment.segment.id, second_); !added) return added;
            auto list = create_segment(uow, ana_, {.name = "Only the second"});
            if (!list) return std::move(list).error();
            only_second_ = *list;
            auto network = find_organisation_by_identity(uow, "metropolis");
            network_ = network->id;
            if (auto added = add_to_segment(uow, ana_, only_second_, second_); !added) return added;
            return join_organisation(uow, ana_, network_, second_);
        });
        EXPECT_TRUE(made.has_value()) << (made ? "" : made.error().message + made.error().detail);
    }
    /// Everything that hangs on a city, as text, to compare before and after.
    std::vector<std::string> state(const std::string& ref) {
        auto all = store_.db().read([&](UnitOfWork& uow) -> Result<std::vector<std::string>> {
            std::vector<std::string> lines;
            const auto city = *find_city(uow, ref.substr(5));
            lines.push_back(city.merged_into.empty() ? "stands" : "merged");
            for (const auto& spelling : spellings(city)) lines.push_back("name " + spelling);
            for (const auto& mandate : mandates_of_city(uow, city.id))
                lines.push_back("mandate " + mandate.id + (mandate.head ? " head" : ""));
            for (const auto& contact : contacts_of(uow, ref)) lines.push_back("contact " + contact.id);
            for (const auto& segment : segments_of(uow, ref)) lines.push_back("list " + segment.name);
            for (const auto& organisation : memberships_of(uow, ref))
                lines.push_back("member of " + organisation.name.en);
            return lines;
        });
        return *all;
    }
    Result<std::string> join() {
        return store_.db().write([&](UnitOfWork& uow) { return merge(uow, ana_, first_, second_); });
    }

    Store store_{GetParam()};
    const Actor ana_ = test::account("Ana");
    std::string first_;
    std::string second_;
    std::string only_second_;
    std::string network_;
};
PLENARIA_BOTH_ENGINES(MergeTest);

TEST_P(MergeTest, EverythingMovesAndTheOldRefLeadsOn) {
    ASSERT_TRUE(join().has_value());
    const auto merged = state(first_);
    EXPECT_THAT(merged, Contains("name Amman City"));
    EXPECT_THAT(merged, Contains("list Only the second"));
    EXPECT_THAT(merged, Contains("member of Metropolis"));
    EXPECT_EQ(std::count_if(merged.begin(), merged.end(),
                            [](const auto& line) { return line.rfind("mandate", 0) == 0; }),
              3);
    const auto done = store_.db().read([&](UnitOfWork& uow) -> Result<void> {
        DirectoryService directory;
        EXPECT_EQ(directory.party(uow, second_, "es")->name, "Amán");
        EXPECT_EQ(directory.contacts(uow, second_).size(), 6u);
        // Both had a mayor in 2019: the one of the entry that stays is the head.
        EXPECT_EQ(directory.head_on(uow, second_, 2019y / June / 1)->person_name, "Yousef Shawarbeh");
        EXPECT_EQ(directory.head_on(uow, second_, 2014y / June / 1)->person_name, "Aqel Biltaji");
        return {};
    });
    EXPECT_TRUE(done.has_value());
}

TEST_P(MergeTest, UndoneItIsAsItWas) {
    const auto first = state(first_);
    const auto second = state(second_);
    const auto id = join();
    ASSERT_TRUE(id.has_value());
    ASSERT_NE(state(first_), first);
    ASSERT_TRUE(store_.db().write([&](UnitOfWork& uow) { return unmerge(uow, ana_, *id); }).has_value());
    EXPECT_EQ(state(first_), first);
    EXPECT_EQ(state(second_), second);
    EXPECT_EQ(store_.db().write([&](UnitOfWork& uow) { return unmerge(uow, ana_, *id); }).error().code,
              ErrorCode::conflict);
}

TEST_P(MergeTest, WhatWasEnteredSinceStaysWithTheOneThatWasKept) {
    const auto id = join();
    ASSERT_TRUE(store_.db()
                    .write([&](UnitOfWork& uow) {
                        return add_contact(
                            uow, ana_, {.party = first_, .role = "protocol", .address = "new@amman.example"});
                    })
                    .has_value());
    ASSERT_TRUE(store_.db().write([&](UnitOfWork& uow) { return unmerge(uow, ana_, *id); }).has_value());
    const auto second = state(second_);
    EXPECT_EQ(std::count_if(second.begin(), second.end(),
                            [](const auto& line) { return line.rfind("contact", 0) == 0; }),
              1);
}

TEST_P(MergeTest, AMergedNameIsFreeForAnotherCityAndThenUndoingSaysSo) {
    const auto id = join();
    ASSERT_TRUE(store_.db()
                    .write([&](UnitOfWork& uow) {
                        return create(uow, ana_, City{.name = {.en = "Amman City"}, .iso2 = "JO"});
                    })
                    .has_value());
    EXPECT_EQ(store_.db().write([&](UnitOfWork& uow) { return unmerge(uow, ana_, *id); }).error().message,
              "There is another entry of that name by now. Rename or merge it first.");
}

TEST_P(MergeTest, NothingIsMergedWithItselfWithAnotherKindOrTwice) {
    const auto attempt = [&](const std::string& kept, const std::string& gone) {
        return store_.db().write([&](UnitOfWork& uow) { return merge(uow, ana_, kept, gone); }).error().code;
    };
    EXPECT_EQ(attempt(first_, first_), ErrorCode::invalid_input);
    EXPECT_EQ(attempt(first_, organisation_ref(network_)), ErrorCode::invalid_input);
    EXPECT_EQ(attempt(first_, "city/01HQZX3V9M5B7C8D9E0F1G2H3J"), ErrorCode::not_found);
    ASSERT_TRUE(join().has_value());
    EXPECT_EQ(attempt(first_, second_), ErrorCode::conflict);
    EXPECT_EQ(attempt(second_, first_), ErrorCode::conflict);
}

}  // namespace
}  // namespace plenaria::directory
