// SPDX-License-Identifier: EUPL-1.2
// What a page of the list asks the database, and the counts that it does not count.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <plenaria/id.hpp>
#include <plenaria/testing/engines.hpp>
#include <plenaria/testing/fake_scope.hpp>
#include <plenaria/testing/statements_run.hpp>

#include "src/cities/city_list_repository.hpp"
#include "src/cities/city_pages.hpp"
#include "src/cities/city_repository.hpp"
#include "src/parties/removal_repository.hpp"
#include "tests/store.hpp"

namespace plenaria::directory {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class ListTest : public ::testing::TestWithParam<Engine> {
protected:
    template <class Work>
    void write(Work&& work) {
        const auto done = store_.db().write([&](UnitOfWork& uow) -> Result<void> {
            work(uow);
            return {};
        });
        ASSERT_TRUE(done.has_value()) << done.error().detail;
    }
    City add(const std::string& name, const std::string& iso2) {
        City city{.id = new_id(), .name = {.en = name}, .iso2 = iso2, .version = 1};
        write([&](UnitOfWork& uow) { insert(uow, city); });
        return city;
    }
    void save(City& city) {
        write([&](UnitOfWork& uow) { EXPECT_TRUE(update(uow, city)); });
        ++city.version;
    }
    /// "Africa" and how many cities it has, as the list shows it.
    std::vector<std::pair<std::string, long long>> regions() {
        std::vector<std::pair<std::string, long long>> all;
        const auto read = store_.db().read([&](UnitOfWork& uow) -> Result<void> {
            for (const auto& count : count_regions(uow, {})) all.emplace_back(count.name, count.count);
            return {};
        });
        EXPECT_TRUE(read.has_value());
        return all;
    }

    Store store_{GetParam()};
    test::FakeScope scope_{store_.db(), test::account("Ana", {{"directory.view"}})};
};
PLENARIA_BOTH_ENGINES(ListTest);

TEST_P(ListTest, APageOfCitiesAsksTheDatabaseTwiceHoweverManyItShows) {
    store_.load();
    const auto asked =
        test::statements_run(store_.db(), [&] { EXPECT_TRUE(list_cities_page({}, scope_).has_value()); });
    EXPECT_THAT(asked, SizeIs(2)) << ::testing::PrintToString(asked);
}

TEST_P(ListTest, ACityIsCountedInTheRegionOfItsCountry) {
    EXPECT_THAT(regions(), IsEmpty());
    add("Kampala", "UG");
    add("Freetown", "SL");
    auto city = add("Milan", "IT");
    EXPECT_THAT(regions(), ElementsAre(testing::Pair("Africa", 2), testing::Pair("Europe", 1)));
    city.iso2 = "UG";
    save(city);
    EXPECT_THAT(regions(), ElementsAre(testing::Pair("Africa", 3)));
}

TEST_P(ListTest, ACityThatIsMergedAwayCountsNoLongerUntilItIsBack) {
    const auto kept = add("Montréal", "CA");
    auto gone = add("Ville-Marie", "CA");
    gone.merged_into = kept.id;
    save(gone);
    EXPECT_THAT(regions(), ElementsAre(testing::Pair("Americas", 1)));
    gone.merged_into.clear();
    save(gone);
    EXPECT_THAT(regions(), ElementsAre(testing::Pair("Americas", 2)));
}

TEST_P(ListTest, ARemovedCityCountsNoLonger) {
    const auto city = add("Athens", "GR");
    write([&](UnitOfWork& uow) { remove_party(uow, {PartyKind::city, city.id}); });
    EXPECT_THAT(regions(), IsEmpty());
}

TEST_P(ListTest, ASaveThatCameTooLateChangesNoCount) {
    auto city = add("Bristol", "GB");
    auto stale = city;
    city.name.fr = "Bristol";
    save(city);
    stale.iso2 = "UG";
    write([&](UnitOfWork& uow) { EXPECT_FALSE(update(uow, stale)); });
    EXPECT_THAT(regions(), ElementsAre(testing::Pair("Europe", 1)));
}

}  // namespace
}  // namespace plenaria::directory
