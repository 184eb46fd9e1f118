// SPDX-License-Identifier: EUPL-1.2
#include "src/people/holder_repository.hpp"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <thread>

#include <nlohmann/json.hpp>

#include <plenaria/sql.hpp>
#include <plenaria/testing/engines.hpp>
#include <plenaria/testing/query_plan.hpp>

#include "src/contacts/contact_repository.hpp"
#include "src/search/lookup_service.hpp"
#include "tests/store.hpp"

namespace plenaria::directory {
namespace {

class HoldersTest : public ::testing::TestWithParam<Engine> {
protected:
    HolderList holders(const std::string& list, const std::vector<std::string>& roles, const char* day) {
        return *store_.db().read([&](UnitOfWork& uow) -> Result<HolderList> {
            return StoredHolders().holders(uow, list, roles, parse_day(day).value());
        });
    }
    std::string ref_of(const char* name) {
        return *store_.db().read([&](UnitOfWork& uow) -> Result<std::string> {
            return LookupService().called(uow, name, "city", "en").at(0).ref;
        });
    }
    template <class Work>
    void write(const Work& work) {
        const auto done = store_.db().write([&](UnitOfWork& uow) -> Result<void> {
            work(uow);
            return {};
        });
        ASSERT_TRUE(done.has_value()) << done.error().detail;
    }
    void enter_list(const std::vector<std::string>& refs) {
        write([&](UnitOfWork& uow) {
            insert(uow, Segment{.id = "01LIST", .name = "Board"});
            for (const auto& ref : refs) add_segment_member(uow, "01LIST", ref);
        });
    }
    void enter(const std::string& party, const char* id, const char* role, const char* name,
               const char* address, const char* language = "en") {
        write([&](UnitOfWork& uow) {
            insert(uow, ContactRow{.id = id,
                                   .party = party,
                                   .role = role,
                                   .name = name,
                                   .address = address,
                                   .language = language});
        });
    }
    Store store_{GetParam()};
};
PLENARIA_BOTH_ENGINES(HoldersTest);

TEST_P(HoldersTest, TheMayorIsWhoeverHoldsTheMandateThatDayAtTheAddressOfTheOffice) {
    store_.load();
    const auto freetown = ref_of("Freetown");
    write([&](UnitOfWork& uow) {
        for (const auto& each : contacts_of(uow, freetown)) remove_contact(uow, each.id);
    });
    enter_list({freetown});
    enter(freetown, "01K1", "mayor", "Office of the mayor", "mayor@freetown.example", "fr");
    enter(freetown, "01K2", "legal", "Legal", "legal@freetown.example");

    const auto that_day = holders("01LIST", {"mayor"}, "2019-07-12");
    ASSERT_EQ(that_day.holders.size(), 1U);
    EXPECT_EQ(that_day.holders[0].name, "Yvonne Aki-Sawyerr");
    EXPECT_EQ(that_day.holders[0].address, "mayor@freetown.example");
    EXPECT_EQ(that_day.holders[0].language, "fr");
    EXPECT_TRUE(that_day.holders[0].ref.starts_with("person/"));
    EXPECT_EQ(that_day.places[0].mayor_gender, "female");
    // Before anybody known was in office the letter goes to the office, and names nobody.
    const auto before = holders("01LIST", {"mayor"}, "1950-01-01");
    ASSERT_EQ(before.holders.size(), 1U);
    EXPECT_EQ(before.holders[0].name, "Office of the mayor");
    EXPECT_EQ(before.places[0].mayor, "");
}

TEST_P(HoldersTest, OthersAreInTheOrderOfTheRolesAskedForAndOnlyThose) {
    store_.load();
    const auto athens = ref_of("Athens");
    write([&](UnitOfWork& uow) {
        for (const auto& each : contacts_of(uow, athens)) remove_contact(uow, each.id);
    });
    enter_list({athens, "organisation/NOWHERE", "city/NOWHERE"});
    enter(athens, "01K1", "legal", "L", "l@athens.example");
    enter(athens, "01K2", "protocol", "P", "");
    enter(athens, "01K3", "cabinet", "C", "c@athens.example");

    const auto found = holders("01LIST", {"protocol", "cabinet"}, "2019-07-12").holders;
    ASSERT_EQ(found.size(), 2U);
    EXPECT_EQ(found[0].role, "protocol");
    EXPECT_EQ(found[0].address, "");
    EXPECT_EQ(found[1].ref, "contact/01K3");
    EXPECT_TRUE(holders("01NONE", {"cabinet"}, "2019-07-12").holders.empty());
    // Without a list every city.
    EXPECT_GT(holders("", {"mayor"}, "2019-07-12").places.size(), 15U);
}

TEST_P(HoldersTest, ThirtyThousandPeopleAreThereWithinFiftyMillisecondsOfAllAndOfAList) {
    using nlohmann::json;
    const int cities = part_of(10'000), people = part_of(30'000);
    json rows = json::array();
    for (int i = 0; i < people; ++i) rows.push_back(i);
    const auto numbers = rows.dump();
    write([&](UnitOfWork& uow) {
        insert(uow, Segment{.id = "01LIST", .name = "Board"});
        const bool sqlite = uow.engine() == Engine::sqlite;
        const auto put = [&](sql::Text one, sql::Text other) {
            sql::query(uow, sqlite ? one : other), soci::use(numbers, "rows"), soci::use(cities, "cities");
        };
#define DIR_TEST_NUMBERS_SQLITE "FROM (SELECT value AS n FROM json_each(:rows)) j "
#define DIR_TEST_NUMBERS_MYSQL "FROM JSON_TABLE(:rows, '$[*]' COLUMNS (n INTEGER PATH '$')) j "
#define DIR_TEST_CITY                                                                                   \
    "INSERT INTO dir_city SELECT CONCAT('C', n), CONCAT('C', n), CONCAT('San ', n), '', '', 'x', 'x', " \
    "'x', 'FR', '', 'Europe', '', 1, 0, 0, 0, 0, 0, 1, 0, 'UTC', 'en', '', '', '2019-01-01T00:00:00Z', 1 "
#define DIR_TEST_CONTACT                                                                                   \
    "INSERT INTO dir_contact SELECT CONCAT('K', n), CONCAT('city/C', n % :cities), CASE WHEN n < :cities " \
    "THEN 'mayor' ELSE 'international' END, CONCAT('Ana ', n), CONCAT('ana', n, '@san.example'), 'en', 1 "
#define DIR_TEST_MEMBER "INSERT INTO dir_segment_member SELECT '01LIST', CONCAT('city/C', n) "
        // SQLite 3.40 has no CONCAT.
        put("INSERT INTO dir_city SELECT 'C'||n, 'C'||n, 'San '||n, '', '', 'x', 'x', 'x', 'FR', '', "
            "'Europe', "
            "'', 1, 0, 0, 0, 0, 0, 1, 0, 'UTC', 'en', '', '', '2019-01-01T00:00:00Z', "
            "1 " DIR_TEST_NUMBERS_SQLITE "WHERE n < :cities",
            DIR_TEST_CITY DIR_TEST_NUMBERS_MYSQL "WHERE n < :cities");
        put("INSERT INTO dir_contact SELECT 'K'||n, 'city/C'||(n % :cities), CASE WHEN n < :cities THEN "
            "'mayor' "
            "ELSE 'international' END, 'Ana '||n, 'ana'||n||'@san.example', 'en', 1 " DIR_TEST_NUMBERS_SQLITE,
            DIR_TEST_CONTACT DIR_TEST_NUMBERS_MYSQL);
        put("INSERT INTO dir_segment_member SELECT '01LIST', 'city/C'||n " DIR_TEST_NUMBERS_SQLITE
            "WHERE n * 10 < :cities",
            DIR_TEST_MEMBER DIR_TEST_NUMBERS_MYSQL "WHERE n * 10 < :cities");
    });
    test::analyze(store_.db(), {"dir_city", "dir_contact", "dir_segment_member", "dir_mandate"});
    // Divided by how many programs share a processor of this machine, as in speed_test.cpp.
    double load = 0;
    const auto processors = std::max(1U, std::thread::hardware_concurrency());
    const int crowd = getloadavg(&load, 1) == 1 ? std::max(1, static_cast<int>(load / processors)) : 1;
    const auto measured = [&](const std::string& list, std::size_t expected) {
        auto best = std::chrono::nanoseconds(std::chrono::hours(1));
        for (int i = 0; i < 7; ++i) {
            const auto begun = std::chrono::steady_clock::now();
            EXPECT_EQ(holders(list, {"mayor", "international"}, "2019-07-12").holders.size(), expected);
            best = std::min<std::chrono::nanoseconds>(best, std::chrono::steady_clock::now() - begun);
        }
        const auto took = std::chrono::duration_cast<std::chrono::milliseconds>(best).count();
        if (std::getenv("PLENARIA_MEASURE") != nullptr)
            std::printf("%zu of %d people: %lld ms, %d programs a processor\n", expected, people,
                        static_cast<long long>(took), crowd);
        return took / crowd;
    };
    EXPECT_LT(measured("01LIST", static_cast<std::size_t>(people) / 10), 50);
    EXPECT_LT(measured("", static_cast<std::size_t>(people)), 50);
}

}  // namespace
}  // namespace plenaria::directory
