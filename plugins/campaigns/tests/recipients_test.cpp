// SPDX-License-Identifier: EUPL-1.2
// Who gets a letter, of a list of thirty thousand.
#include <chrono>
#include <cstdio>
#include <cstdlib>

#include "src/sending/recipients.hpp"
#include "src/sending/sending_pages.hpp"
#include "tests/sending_room.hpp"

namespace plenaria::campaigns {
namespace {

class RecipientsTest : public SendingRoom {
protected:
    std::vector<Recipient> all(const std::string& id) {
        return read<std::vector<Recipient>>([&](UnitOfWork& uow) {
            return recipients_of(uow, tools, *find_campaign(uow, campaign_), *find_sending(uow, id));
        });
    }
};
PLENARIA_BOTH_ENGINES(RecipientsTest);

TEST_P(RecipientsTest, WhoWasPassedOverForTheirMailboxIsNotWrittenToAtAnotherOne) {
    holders_.list.holders = {{0, "person/1", "mayor", "Haris Doukas", "mayor@athens.example", "en"},
                             {0, "person/2", "cabinet", "Ana", "MAYOR@athens.example ", "en"},
                             {2, "person/2", "cabinet", "Ana", "ana@quito.example", "en"},
                             {1, "person/1", "cabinet", "Haris Doukas", "haris@montreal.example", "en"}};
    const auto found = all(begun());
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].person, "person/1");
    EXPECT_EQ(found[0].address, "mayor@athens.example");
}

TEST_P(RecipientsTest, ThirtyThousandPeopleAreCountedWithEverythingThatMayBeWrong) {
    const bool measures = std::getenv("PLENARIA_MEASURE") != nullptr;
    const std::size_t many = measures ? 30'000 : 3'000;
    holders_.list.places[1].mayor.clear();
    holders_.list.holders.clear();
    for (std::size_t i = 0; i < many; ++i) {
        const auto number = std::to_string(i);
        // Each tenth has the mailbox of the one before; each hundredth reads a language that is not written.
        holders_.list.holders.push_back(
            {i % 3, "contact/01HZZZZZZZZZZZZZZZZZ" + number, "cabinet", "Ana " + number,
             "ana" + std::to_string(i - (i % 10 == 9 ? 1 : 0)) + "@office.example",
             i % 100 == 0 ? "es" : "en"});
    }
    bulk_.unwanted = "ana4@office.example";
    auto facts = letter();
    facts.subject.all.erase("es");
    facts.body.all.erase("es");
    const auto id = begun(facts);
    auto best = std::chrono::nanoseconds(std::chrono::hours(1));
    std::vector<Recipient> found;
    for (int again = 0; again < (measures ? 7 : 1); ++again) {
        const auto begun_at = std::chrono::steady_clock::now();
        found = all(id);
        best = std::min<std::chrono::nanoseconds>(best, std::chrono::steady_clock::now() - begun_at);
    }
    auto of_page = std::chrono::nanoseconds(std::chrono::hours(1));
    for (int again = 0; again < (measures ? 7 : 1); ++again) {
        const auto begun_at = std::chrono::steady_clock::now();
        const auto page = html(preview_letters(tools, {.path_values = {{"sending", id}}}, scope(lucia)));
        of_page = std::min<std::chrono::nanoseconds>(of_page, std::chrono::steady_clock::now() - begun_at);
        EXPECT_THAT(page, ::testing::AllOf(::testing::HasSubstr("No text in"),
                                           ::testing::HasSubstr("Gets no letters")));
    }
    if (measures)
        std::printf(
            "ten of them shown: %lld ms\n",
            static_cast<long long>(std::chrono::duration_cast<std::chrono::milliseconds>(of_page).count()));
    if (measures)
        std::printf(
            "%zu people judged: %lld ms\n", many,
            static_cast<long long>(std::chrono::duration_cast<std::chrono::milliseconds>(best).count()));
    std::map<Trouble, std::size_t> count;
    for (const auto& each : found) ++count[each.trouble];
    EXPECT_EQ(found.size(), many * 9 / 10);
    EXPECT_EQ(count[Trouble::no_language], many / 100);
    EXPECT_EQ(count[Trouble::suppressed], 1U) << "ana4 wants none";
    std::size_t without_mayor = 0;
    for (std::size_t i = 0; i < many; ++i)
        without_mayor += i % 3 == 1 && i % 10 != 9 && i % 100 != 0 && i != 4 ? 1 : 0;
    EXPECT_EQ(count[Trouble::missing], without_mayor);
    EXPECT_LT(best, std::chrono::seconds(1));
}

}  // namespace
}  // namespace plenaria::campaigns
