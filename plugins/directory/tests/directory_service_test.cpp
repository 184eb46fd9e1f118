// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <plenaria/testing/database.hpp>
#include <plenaria/testing/engines.hpp>
#include <plenaria/testing/fake_clock.hpp>
#include <plenaria/testing/fake_scope.hpp>

#include "src/cities/city_repository.hpp"
#include "src/contacts/contact_service.hpp"
#include "src/demo.hpp"
#include "src/directory_service.hpp"
#include "src/parties/party_rules.hpp"
#include "src/parties/party_service.hpp"
#include "src/people/mandate_service.hpp"
#include "src/people/person_repository.hpp"

namespace plenaria::directory {
namespace {

using namespace std::chrono;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

class DirectoryTest : public ::testing::TestWithParam<Engine> {
protected:
    DirectoryTest() { store_.apply_room("directory", PLENARIA_ROOM_DIR "/db"); }

    Database& db() { return store_.db(); }
    template <class F>
    auto write(F&& work) {
        return db().write(std::forward<F>(work));
    }
    /// What `work` returns, in a transaction of its own.
    template <class T>
    T ask(const std::function<T(UnitOfWork&)>& work) {
        std::optional<T> answer;
        auto done = db().read([&](UnitOfWork& uow) -> Result<void> {
            answer = work(uow);
            return {};
        });
        EXPECT_TRUE(done.has_value());
        return *std::move(answer);
    }
    void load() {
        auto loaded = load_demo(db(), PLENARIA_SOURCE_DIR "/packaging/demo/data");
        ASSERT_TRUE(loaded.has_value()) << loaded.error().message << loaded.error().detail;
    }
    std::string id_of(const std::string& name, const std::string& iso2) {
        return ask<std::string>([&](UnitOfWork& uow) {
            return find_city_by_identity(uow, identity(City{.name = {.en = name}, .iso2 = iso2}))->id;
        });
    }

    const Actor ana_ = test::account("Ana");
    test::FakeClock clock_{"2019-07-12T08:00:00Z"};
    std::vector<std::string> events_;
    test::TestDatabase store_{GetParam(),
                              {.clock = &clock_, .subscribers_of = [this](std::string_view event) {
                                   events_.emplace_back(event);
                                   return std::vector<std::string>();
                               }}};
    DirectoryService directory_;
};
PLENARIA_BOTH_ENGINES(DirectoryTest);

TEST_P(DirectoryTest, TheDemonstrationLoadsOnce) {
    load();
    const auto again = load_demo(db(), PLENARIA_SOURCE_DIR "/packaging/demo/data");
    ASSERT_TRUE(again.has_value());
    EXPECT_EQ(again->cities + again->people + again->organisations + again->segments, 0);
    const auto cities =
        ask<std::vector<Party>>([&](UnitOfWork& uow) { return directory_.cities(uow, "es"); });
    ASSERT_EQ(cities.size(), 75u);
    const auto amman =
        std::find_if(cities.begin(), cities.end(), [](const Party& city) { return city.name == "Amán"; });
    ASSERT_NE(amman, cities.end());
    EXPECT_EQ(amman->region, "Asia");
    EXPECT_EQ(amman->zone, "Asia/Amman");
    EXPECT_TRUE(amman->has_place);
    EXPECT_DOUBLE_EQ(amman->latitude, 31.95522);
}

TEST_P(DirectoryTest, TheSteeringCommitteeOf2018HasEightCities) {
    load();
    ask<int>([&](UnitOfWork& uow) {
        for (const auto& segment : directory_.segments(uow)) {
            const auto members = directory_.segment(uow, segment.id, "en");
            EXPECT_EQ(members.size(), static_cast<std::size_t>(segment.size));
            std::vector<std::string> names;
            for (const auto& member : members) names.push_back(member.name);
            if (segment.name == "Steering committee 2018")
                EXPECT_THAT(names, ElementsAre("Amman", "Athens", "Bristol", "Freetown", "Kampala",
                                               "Los Angeles", "Milan", "Montréal"));
            else
                EXPECT_EQ(segment.size, 9);
        }
        return 0;
    });
}

TEST_P(DirectoryTest, TheMayorOfAthensDependsOnTheDay) {
    load();
    const auto athens = city_ref(id_of("Athens", "GR"));
    ask<int>([&](UnitOfWork& uow) {
        const auto then = directory_.head_on(uow, athens, 2019y / August / 31);
        EXPECT_EQ(then ? then->person_name : "", "Georgios Kaminis");
        EXPECT_FALSE(directory_.head_on(uow, athens, 2019y / September / 1));
        EXPECT_FALSE(directory_.head_on(uow, athens, 2017y / December / 31));
        EXPECT_FALSE(directory_.head_on(uow, "city/01HQZX3V9M5B7C8D9E0F1G2H3J", 2019y / August / 31));
        return 0;
    });
}

TEST_P(DirectoryTest, WhatFiguresSayOfPeopleDependsOnTheDayToo) {
    load();
    const auto head = [&](const std::string& city, const std::string& iso2, Day day) {
        return ask<std::string>([&](UnitOfWork& uow) {
            return person_ref(directory_.head_on(uow, city_ref(id_of(city, iso2)), day)->person_id);
        });
    };
    const auto athens = head("Athens", "GR", 2019y / August / 31);
    const auto montreal = head("Montréal", "CA", 2019y / August / 31);
    const auto regions = [&](Day day) {
        std::map<std::string, std::string> found;
        ask<int>([&](UnitOfWork& uow) {
            for (const auto& each : directory_.people(
                     uow, {athens, montreal, "city/NONE", "person/01HQZX3V9M5B7C8D9E0F1G2H3J"}, day))
                found[each.name] = each.gender + ' ' + each.region;
            return 0;
        });
        return found;
    };
    EXPECT_THAT(regions(2019y / August / 31),
                ElementsAre(::testing::Pair("Georgios Kaminis", "male Europe"),
                            ::testing::Pair("Valérie Plante", "female Americas")));
    EXPECT_THAT(regions(2019y / September / 1),
                ElementsAre(::testing::Pair("Georgios Kaminis", "male "),
                            ::testing::Pair("Valérie Plante", "female Americas")));

    ASSERT_TRUE(write([&](UnitOfWork& uow) -> Result<void> {
                    auto person = *find_person(uow, athens.substr(athens.find('/') + 1));
                    person.merged_into = montreal.substr(montreal.find('/') + 1);
                    if (!update(uow, person)) return Error{ErrorCode::conflict, "", ""};
                    return {};
                }).has_value());
    ask<int>([&](UnitOfWork& uow) {
        const auto merged = directory_.people(uow, {athens}, 2019y / August / 31);
        EXPECT_EQ(merged.size(), 1u);
        EXPECT_EQ(merged[0].ref, athens) << "as it was asked for";
        EXPECT_EQ(merged[0].name, "Valérie Plante");
        return 0;
    });
}

TEST_P(DirectoryTest, AnOfficeIsWrittenToByItsRoles) {
    load();
    const auto kampala = city_ref(id_of("Kampala", "UG"));
    const auto contacts =
        ask<std::vector<Contact>>([&](UnitOfWork& uow) { return directory_.contacts(uow, kampala); });
    ASSERT_EQ(contacts.size(), 5u);
    EXPECT_EQ(contacts[0].role, "mayor");
    EXPECT_EQ(contacts[1].address, "cabinet@kampala.example");
}

TEST_P(DirectoryTest, AMergedCityAnswersUnderTheOtherRef) {
    load();
    const auto athens = id_of("Athens", "GR");
    const auto milan = id_of("Milan", "IT");
    ASSERT_TRUE(write([&](UnitOfWork& uow) -> Result<void> {
                    auto city = *find_city(uow, athens);
                    city.merged_into = milan;
                    if (!update(uow, city)) return Error{ErrorCode::conflict, "", ""};
                    return {};
                }).has_value());
    ask<int>([&](UnitOfWork& uow) {
        EXPECT_EQ(directory_.party(uow, city_ref(athens), "fr")->ref, city_ref(milan));
        EXPECT_EQ(directory_.cities(uow, "en").size(), 74u);
        EXPECT_EQ(directory_.contacts(uow, city_ref(athens))[0].address, "mayor@milan.example");
        return 0;
    });
}

TEST_P(DirectoryTest, ASecondCityOfThatNameNeedsItsProvince) {
    load();
    const auto made = write([&](UnitOfWork& uow) {
        return create(uow, ana_, City{.name = {.en = "BOGOTA "}, .iso2 = "CO", .language = "es"});
    });
    ASSERT_FALSE(made.has_value());
    ASSERT_EQ(made.error().fields.size(), 1u);
    EXPECT_EQ(made.error().fields[0].field, "name_en");
    EXPECT_TRUE(
        write([&](UnitOfWork& uow) {
            return create(
                uow, ana_,
                City{.name = {.en = "Bogota"}, .iso2 = "CO", .division = "Elsewhere", .language = "es"});
        }).has_value());
}

TEST_P(DirectoryTest, WhoSavesSecondIsToldSo) {
    load();
    const auto id = id_of("Lyon", "FR");
    auto first = *ask<std::optional<City>>([&](UnitOfWork& uow) { return find_city(uow, id); });
    auto second = first;
    first.population = 522'000;
    second.note = "Confluence";
    EXPECT_TRUE(write([&](UnitOfWork& uow) { return change(uow, ana_, first); }).has_value());
    EXPECT_EQ(write([&](UnitOfWork& uow) { return change(uow, ana_, second); }).error().code,
              ErrorCode::conflict);
    EXPECT_EQ(ask<std::optional<City>>([&](UnitOfWork& uow) { return find_city(uow, id); })->note, "");
}

TEST_P(DirectoryTest, HostileNamesAreStoredAndFoundAsTheyAre) {
    for (const std::string name : {"{{>layout}}", "\"><svg/onload=zq9(1)>", "=HYPERLINK(1)", "Robert'); --",
                                   "a :b 'c' \\", "עיר", "🏙 City", "Ca\xCC\x83o"}) {
        const auto made = write([&](UnitOfWork& uow) { return create(uow, ana_, Person{.name = name}); });
        ASSERT_TRUE(made.has_value()) << name;
        const auto found =
            ask<std::optional<Person>>([&](UnitOfWork& uow) { return find_person(uow, *made); });
        EXPECT_EQ(found->name, name);
    }
}

TEST_P(DirectoryTest, TheEndOfAMandateIsToldOnceAndOnItsDay) {
    load();
    events_.clear();
    const auto mayor = ask<std::optional<MandateRow>>([&](UnitOfWork& uow) {
        return std::optional(mandates_of_city(uow, find_city_by_identity(uow, "kampala|UG")->id).front());
    });
    ASSERT_TRUE(write([&](UnitOfWork& uow) {
                    return end_mandate(uow, ana_, mayor->id, mayor->version, 2019y / July / 14);
                }).has_value());
    EXPECT_THAT(events_, IsEmpty());

    const auto tell = [&] { return *write([](UnitOfWork& uow) { return announce_ended_mandates(uow); }); };
    EXPECT_EQ(tell(), 0);
    clock_.set("2019-07-14T00:00:00Z");
    EXPECT_EQ(tell(), 1);
    EXPECT_EQ(tell(), 0);
    EXPECT_THAT(events_, ElementsAre("directory.mandate_ended/1"));
}

TEST_P(DirectoryTest, AMandateThatHasEndedAlreadyIsToldAtOnce) {
    load();
    events_.clear();
    const auto id = id_of("Milan", "IT");
    const auto mayor =
        ask<std::vector<MandateRow>>([&](UnitOfWork& uow) { return mandates_of_city(uow, id); }).front();
    ASSERT_TRUE(write([&](UnitOfWork& uow) {
                    return end_mandate(uow, ana_, mayor.id, mayor.version, 2019y / July / 12);
                }).has_value());
    EXPECT_THAT(events_, ElementsAre("directory.mandate_ended/1"));
    EXPECT_EQ(write([&](UnitOfWork& uow) {
                  return end_mandate(uow, ana_, mayor.id, mayor.version, 2019y / July / 13);
              })
                  .error()
                  .code,
              ErrorCode::conflict);
}

TEST_P(DirectoryTest, ASecondMayorIsRefusedWhileTheFirstServes) {
    load();
    const auto id = id_of("Freetown", "SL");
    const auto refused = write([&](UnitOfWork& uow) -> Result<std::string> {
        auto person = create(uow, ana_, Person{.name = "Somebody Else"});
        if (!person) return person;
        return add_mandate(uow, ana_,
                           {.person_id = *person, .city_id = id, .office = "Mayor", .from = 2019y / May / 1});
    });
    ASSERT_FALSE(refused.has_value());
    EXPECT_EQ(refused.error().fields[0].values, (MessageValues{{"from", "2018-05-11"}}));
}

}  // namespace
}  // namespace plenaria::directory
