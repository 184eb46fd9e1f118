// SPDX-License-Identifier: EUPL-1.2
// What is shown to whoever looks at Plenaria for the first time.
#include <gmock/gmock.h>

#include "src/ledger/demo.hpp"
#include "src/vacancies/vacancy_demo.hpp"
#include "tests/vacancies/calls.hpp"

namespace plenaria::committee::vacancies {
namespace {

using ::testing::ElementsAre;

class VacancyDemoTest : public ledger::LedgerRoom {
protected:
    CallDirectory call_directory;
    const ledger::People known{lookup, call_directory};
    const std::string folder = PLENARIA_SOURCE_DIR "/packaging/demo";
};
PLENARIA_BOTH_ENGINES(VacancyDemoTest);

TEST_P(VacancyDemoTest, ThreeVacanciesLieAheadAndNobodyIsWrittenTo) {
    clock.set("2026-11-28T08:00:00Z");  // its first terms are of 2018, its last ones are counted from today
    ASSERT_TRUE(ledger::load_demo(db(), people, folder).has_value());
    EXPECT_EQ(*load_vacancies(db(), known, folder), 3);
    EXPECT_EQ(*load_vacancies(db(), known, folder), 0) << "once";
    const auto placed =
        read<std::vector<PlacedVacancy>>([&](UnitOfWork& uow) { return placed_vacancies(uow, 0, 10); });
    ASSERT_EQ(placed.size(), 3U);
    const auto& athens = placed.back();
    EXPECT_THAT(athens.numbers, ::testing::ElementsAre(2));
    EXPECT_EQ(state_of(athens.vacancy, clock.now()), State::open);
    EXPECT_EQ(state_of(placed.front().vacancy, clock.now()), State::closed);
    const auto names = read<std::vector<std::string>>([&](UnitOfWork& uow) {
        std::vector<std::string> all;
        for (const auto& each : nominations_of(uow, athens.vacancy.id)) all.push_back(each.facts.person.name);
        return all;
    });
    EXPECT_THAT(names, ElementsAre("Eleni Example", "Giuseppe Sala", "Marvin Rees"));
    const auto mails_written = read<int>([&](UnitOfWork& uow) {
        int count = 0;
        sql::query(uow, "SELECT COUNT(*) FROM core_mail"), soci::into(count);
        return count;
    });
    EXPECT_EQ(mails_written, 0);
}

TEST_P(VacancyDemoTest, AFolderWithoutTheFileIsSaid) {
    EXPECT_EQ(load_vacancies(db(), known, "/nowhere").error().code, ErrorCode::invalid_input);
}

}  // namespace
}  // namespace plenaria::committee::vacancies
