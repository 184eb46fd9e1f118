// SPDX-License-Identifier: EUPL-1.2
// The whole way: a vacancy is opened, cities are asked, two nominate, one is chosen, and sits in the ledger.
#include <future>

#include <gmock/gmock.h>

#include "src/ledger/seats_service.hpp"
#include "tests/vacancies/calls.hpp"

namespace plenaria::committee::vacancies {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

class PathTest : public Calls {
protected:
    std::string in_athens_seat(const char* day) {
        directory::Lookup* found = &lookup;
        ledger::SeatsService seats(found);
        return read<std::string>([&](UnitOfWork& uow) {
            const auto members = seats.sitting(uow, body_id, on(day), "en").value();
            for (const auto& member : members)
                if (member.seat == 2) return member.person_name;
            return std::string();
        });
    }
};
PLENARIA_BOTH_ENGINES(PathTest);

TEST_P(PathTest, FromAVacantSeatToATermInTheLedger) {
    const auto id = ask();
    const auto notices = new_mails();
    ASSERT_EQ(notices.size(), 3U);
    EXPECT_EQ(notices[0].to, "cabinet@athens.example");
    EXPECT_EQ(notices[0].language, "fr");
    EXPECT_THAT(notices[0].text, HasSubstr("Un maire d’une ville d’arrivée."));
    EXPECT_THAT(notices[0].text, HasSubstr("https://plenaria.example/l/"));
    EXPECT_EQ(notices[2].language, "es");
    EXPECT_THAT(notices[2].text, HasSubstr("A mayor of an arrival city."))
        << "in the original, where there is no Spanish";

    const auto kostas = eligible(id, "Athens", bakoyannis());
    const auto giuseppe = nominated(id, "Milan", sala());
    const auto mails_to = new_mails();
    ASSERT_EQ(mails_to.size(), 4U);
    EXPECT_EQ(mails_to[0].to, "kostas@athens.example");
    EXPECT_THAT(mails_to[1].text, Not(HasSubstr("Bakoyannis"))) << "receipts name nobody";
    EXPECT_EQ(try_choose(id, kostas).error().code, ErrorCode::conflict) << "nominations are open";

    clock.set("2019-10-03T12:00:00Z");
    ASSERT_TRUE(try_choose(id, kostas).has_value());
    EXPECT_EQ(in_athens_seat("2019-10-14"), "");
    EXPECT_EQ(in_athens_seat("2019-10-15"), "Kostas Bakoyannis");
    EXPECT_EQ(in_athens_seat("2020-11-30"), "Kostas Bakoyannis");
    EXPECT_EQ(vacancy(id).chosen_id, kostas);
    EXPECT_EQ(try_choose(id, giuseppe).error().code, ErrorCode::conflict) << "it is filled";

    const auto told = write([&](UnitOfWork& uow) { return send_outcome(uow, mails(), lucia, id, 4); });
    ASSERT_TRUE(told.has_value()) << told.error().message;
    std::vector<std::string> to;
    for (const auto& each : new_mails()) to.push_back(each.to);
    EXPECT_THAT(to, ElementsAre("kostas@athens.example", "cabinet@athens.example", "sala@milan.example",
                                "cabinet@milan.example"));
    EXPECT_EQ(write([&](UnitOfWork& uow) { return undo_choice(uow, lucia, id); }).error().code,
              ErrorCode::conflict);
    EXPECT_EQ(write([&](UnitOfWork& uow) { return send_outcome(uow, mails(), lucia, id, 4); }).error().code,
              ErrorCode::conflict)
        << "once";
}

TEST_P(PathTest, AChoiceIsTakenBackBeforeLettersAreSent) {
    const auto id = ask();
    const auto kostas = eligible(id, "Athens", bakoyannis());
    clock.set("2019-10-03T12:00:00Z");
    ASSERT_TRUE(try_choose(id, kostas).has_value());
    ASSERT_TRUE(write([&](UnitOfWork& uow) { return undo_choice(uow, lucia, id); }).has_value());
    EXPECT_EQ(in_athens_seat("2019-10-15"), "");
    EXPECT_EQ(vacancy(id).chosen_id, "");
    ASSERT_TRUE(try_choose(id, kostas).has_value());
    EXPECT_EQ(in_athens_seat("2019-10-15"), "Kostas Bakoyannis");
}

TEST_P(PathTest, OfTwoWhoChooseAtOnceOneIsRefused) {
    const auto id = ask();
    const auto kostas = eligible(id, "Athens", bakoyannis());
    clock.set("2019-10-03T12:00:00Z");
    const auto revision = vacancy(id).revision;
    const auto press = [&] {
        return std::async(std::launch::async, [&] {
            return write([&](UnitOfWork& uow) {
                       return choose(
                           uow, call_tools().people(), lucia, id,
                           {.nomination_ids = {kostas}, .reason = "Most votes.", .revision = revision});
                   })
                .has_value();
        });
    };
    auto one = press(), other = press();
    EXPECT_NE(one.get(), other.get());
    EXPECT_EQ(
        read<std::size_t>([&](UnitOfWork& uow) { return ledger::terms_of_seat(uow, athens_seat).size(); }),
        2U)
        << "that of Kaminis, and one more";
}

TEST_P(PathTest, WhatTheLedgerRefusesFillsNothing) {
    const auto id = ask();
    const auto kostas = eligible(id, "Athens", bakoyannis());
    clock.set("2019-10-03T12:00:00Z");
    // Somebody was entered by hand meanwhile.
    term(athens_seat,
         {.city = {.ref = city_ref("Athens")}, .first = on("2019-11-01"), .last = on("2019-12-31")});
    const auto refused = try_choose(id, kostas);
    EXPECT_EQ(refused.error().code, ErrorCode::conflict);
    EXPECT_EQ(vacancy(id).written, Written::open);
    EXPECT_EQ(vacancy(id).term_id, "");
}

}  // namespace
}  // namespace plenaria::committee::vacancies
