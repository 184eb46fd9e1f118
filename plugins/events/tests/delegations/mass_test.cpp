// SPDX-License-Identifier: EUPL-1.2
// An event of ten thousand: what is done for everybody at once, and what pages of it cost beside those of a
// small one. With PLENARIA_MEASURE=1 in full and with its times (tests/bench/run --day); else a tenth, to
// learn that it works.
#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <iostream>
#include <sstream>

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include <plenaria/testing/statements_run.hpp>

#include "src/accreditation/badge_document.hpp"
#include "src/delegations/delegate_list_pages.hpp"
#include "src/delegations/delegation_pages.hpp"
#include "src/delegations/letter_document.hpp"
#include "tests/delegations/guests.hpp"

namespace plenaria::events {
namespace {

using namespace std::chrono;
using nlohmann::json;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

bool measuring() { return std::getenv("PLENARIA_MEASURE") != nullptr; }
int mass(int full) { return measuring() ? full : full / 10; }

/// "01D000…": an id of that number.
std::string mass_id(char kind, int number) {
    auto text = std::to_string(number);
    return std::string("01") + kind + std::string(23 - text.size(), '0') + text;
}

class MassTest : public Guests {
protected:
    MassTest() { scope_of(lucia); }

    void put(UnitOfWork& uow, sql::Text sqlite, sql::Text mysql, const json& rows) {
        for (std::size_t at = 0; at < rows.size(); at += 2000) {
            json part = json::array();
            for (auto i = at; i < std::min(at + 2000, rows.size()); ++i) part.push_back(rows[i]);
            const auto text = part.dump();
            sql::query(uow, uow.engine() == Engine::sqlite ? sqlite : mysql), soci::use(text, "rows"),
                soci::use(id, "edition");
        }
    }
    /// So many delegations, each of `people`, who come, or have not been asked yet.
    void fill(int count, int people, bool come) {
        json delegations = json::array(), delegates = json::array();
        static const char* const languages[] = {"en", "es", "fr"};
        for (int i = 0; i < count; ++i) {
            const auto name = "City " + std::to_string(i);
            delegations.push_back({mass_id('D', i), "city/" + mass_id('C', i), name,
                                   "office" + std::to_string(i) + "@example.org", languages[i % 3],
                                   come ? "accepted" : "none", come ? "2019-09-01T00:00:00Z" : ""});
            for (int j = 0; j < people; ++j)
                delegates.push_back({mass_id('P', i * people + j), mass_id('D', i), j + 1,
                                     j == 0 ? "head" : "member", name + " Person " + std::to_string(j)});
        }
        const auto done = write([&](UnitOfWork& uow) -> Result<void> {
            put(uow,
                "INSERT INTO evt_delegation SELECT json_extract(value, '$[0]'), :edition, "
                "json_extract(value, "
                "'$[1]'), json_extract(value, '$[2]'), 'UG', 'Africa', 'Protocol', json_extract(value, "
                "'$[3]'), "
                "json_extract(value, '$[4]'), 'Africa/Kampala', 10, json_extract(value, '$[5]'), '', "
                "json_extract(value, '$[6]'), '', json_extract(value, '$[6]'), 0, '', '', 0, 1 "
                "FROM json_each(:rows)",
                "INSERT INTO evt_delegation SELECT j.id, :edition, j.party, j.name, 'UG', 'Africa', "
                "'Protocol', "
                "j.address, j.language, 'Africa/Kampala', 10, j.answer, '', j.at, '', j.at, 0, '', '', 0, 1 "
                "FROM JSON_TABLE(:rows, '$[*]' COLUMNS (id CHAR(26) PATH '$[0]', party VARCHAR(60) PATH "
                "'$[1]', "
                "name VARCHAR(200) PATH '$[2]', address VARCHAR(254) PATH '$[3]', language VARCHAR(8) PATH "
                "'$[4]', answer VARCHAR(20) PATH '$[5]', at VARCHAR(20) PATH '$[6]')) j",
                delegations);
            put(uow,
                "INSERT INTO evt_delegate (id, delegation_id, position, role, name, post) SELECT "
                "json_extract(value, '$[0]'), json_extract(value, '$[1]'), json_extract(value, '$[2]'), "
                "json_extract(value, '$[3]'), json_extract(value, '$[4]'), 'Adviser' FROM json_each(:rows) "
                "WHERE :edition <> ''",
                "INSERT INTO evt_delegate (id, delegation_id, position, role, name, post) SELECT j.id, "
                "j.delegation, j.position, j.role, j.name, 'Adviser' FROM JSON_TABLE(:rows, '$[*]' COLUMNS "
                "(id CHAR(26) PATH '$[0]', delegation CHAR(26) PATH '$[1]', position INTEGER PATH '$[2]', "
                "role "
                "VARCHAR(12) PATH '$[3]', name VARCHAR(200) PATH '$[4]')) j WHERE :edition <> ''",
                delegates);
            // As if these rows had been there before anything was counted.
            sql::query(uow, "DELETE FROM evt_standing_of WHERE edition_id = :edition"),
                soci::use(id, "edition");
            return {};
        });
        ASSERT_TRUE(done.has_value()) << done.error().detail;
    }
    /// Runs it once and says how long it took. When measuring, it must have taken at most `most`.
    void timed(const std::string& what, milliseconds most, const std::function<void()>& work) {
        const auto begun = steady_clock::now();
        work();
        const auto took = duration_cast<milliseconds>(steady_clock::now() - begun);
        if (!measuring()) return;
        std::cout << (GetParam() == Engine::sqlite ? "sqlite  " : "mysql   ") << what << ' ' << took.count()
                  << " ms\n";
        EXPECT_LE(took, most) << what;
    }
};
PLENARIA_BOTH_ENGINES(MassTest);

TEST_P(MassTest, AWaveOfTenThousandIsQueuedWithinFiveSeconds) {
    const int offices = mass(10'000);
    fill(offices, 0, false);
    timed("a wave of " + std::to_string(offices) + " is queued in", 5s,
          [&] { EXPECT_EQ(*try_invite(offices), offices); });
    EXPECT_EQ(sent().size(), static_cast<std::size_t>(offices));
}

TEST_P(MassTest, AWaveAsksNothingBetweenOneMailAndTheNext) {
    const int offices = mass(10'000);
    fill(offices, 0, false);
    std::ostringstream log;
    const auto log_to = [&](std::ostream* stream) {
        ASSERT_TRUE(write([&](UnitOfWork& uow) -> Result<void> {
                        uow.session().set_log_stream(stream);
                        return {};
                    }).has_value());
    };
    log_to(&log);
    EXPECT_EQ(*try_invite(offices), offices);
    log_to(nullptr);

    const auto text = log.str();
    const auto statements = std::count(text.begin(), text.end(), '\n');
    // A link, a mail, its entry for the calendar as file, piece and attachment; where statements travel, many
    // at once.
    EXPECT_LE(statements, (GetParam() == Engine::mysql ? offices / 10 : 5 * offices) + 100);
    EXPECT_GE(statements, GetParam() == Engine::mysql ? 20 : 5 * offices);
}

TEST_P(MassTest, BadgesAndLettersOfTenThousandAreMadeInOneTransactionEach) {
    const int cities = mass(1'250), people = 8;
    fill(cities, people, true);
    timed("codes of " + std::to_string(cities * people) + " badges are made in", 5s, [&] {
        EXPECT_EQ(*write([&](UnitOfWork& uow) { return issue_badges(uow, lucia, id); }), cities * people);
    });
    timed("letters of " + std::to_string(cities * people) + " are issued in", 5s, [&] {
        EXPECT_EQ(*write([&](UnitOfWork& uow) { return issue_letters(uow, lucia, id); }), cities * people);
    });
}

TEST_P(MassTest, ListsCountPeopleWithoutReadingThemAndShowAPage) {
    const int cities = mass(1'250), people = 8;
    fill(cities, people, true);
    const auto counted = *write([&](UnitOfWork& uow) -> Result<std::vector<Delegation>> {
        return delegations_of(uow, id, PeopleRead::counted);
    });
    ASSERT_EQ(counted.size(), static_cast<std::size_t>(cities));
    EXPECT_EQ(places_taken(counted), cities * people);
    EXPECT_EQ(counted[0].people[0].name, "");
    for (const auto page : {delegations_page, delegates_page}) {
        std::string first, second;
        timed("a list of " + std::to_string(cities * people) + " people takes", 500ms,
              [&] { first = html(page(guest_tools(), {.path_values = here()}, scope_of(lucia))); });
        second =
            html(page(guest_tools(), {.path_values = here(), .query = {{"page", "2"}}}, scope_of(lucia)));
        EXPECT_THAT(first, AllOf(HasSubstr("City 0<"), Not(HasSubstr("City 99<"))));
        EXPECT_THAT(second, Not(HasSubstr("City 0<")));
    }
}

}  // namespace
}  // namespace plenaria::events
