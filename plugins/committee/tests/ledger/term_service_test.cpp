// SPDX-License-Identifier: EUPL-1.2
// Bodies, seats, terms and acting periods as they are kept, on both engines.
#include <gmock/gmock.h>

#include "src/ledger/seats_service.hpp"
#include "tests/ledger/room.hpp"

namespace plenaria::committee::ledger {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

class TermServiceTest : public LedgerRoom {
protected:
    std::vector<Member> sitting(const std::string& body_id, const char* day) {
        directory::Lookup* found = &lookup;
        SeatsService seats(found);
        return read<std::vector<Member>>(
            [&](UnitOfWork& uow) { return seats.sitting(uow, body_id, on(day), "en").value(); });
    }
    std::vector<std::string> names(const std::string& body_id, const char* day) {
        std::vector<std::string> all;
        for (const auto& member : sitting(body_id, day)) all.push_back(member.person_name);
        return all;
    }
    Result<void> end(const std::string& id, const char* day) {
        return write([&](UnitOfWork& uow) {
            return end_term(uow, lucia, id, on(day), EndReason::resigned, find_term(uow, id)->revision);
        });
    }
};
PLENARIA_BOTH_ENGINES(TermServiceTest);

TEST_P(TermServiceTest, TheBoardOf2018SitsFromItsFirstToItsLastDay) {
    const auto id = body();
    board(id);
    EXPECT_THAT(names(id, "2018-11-30"), IsEmpty());
    EXPECT_THAT(names(id, "2018-12-01"),
                ElementsAre("Yousef Shawarbeh", "Georgios Kaminis", "Marvin Rees", "Yvonne Aki-Sawyerr",
                            "Erias Lukwago", "Eric Garcetti", "Giuseppe Sala", "Valérie Plante"));
    EXPECT_EQ(names(id, "2020-11-30").size(), 8U);
    EXPECT_THAT(names(id, "2020-12-01"), IsEmpty());
    const auto members = sitting(id, "2019-07-12");
    EXPECT_EQ(members[1].city_ref, city_ref("Athens"));
    EXPECT_EQ(members[1].seat, 2);
    EXPECT_FALSE(members[1].is_acting);
    const auto count =
        read<SeatCount>([&](UnitOfWork& uow) { return count_seats_on(uow, id, on("2020-12-01")); });
    EXPECT_EQ(count.seats, 8);
    EXPECT_EQ(count.held, 0);
}

TEST_P(TermServiceTest, OfABodyThatDoesNotExistNobodySits) {
    directory::Lookup* found = &lookup;
    SeatsService seats(found);
    EXPECT_FALSE(read<bool>(
        [&](UnitOfWork& uow) { return seats.sitting(uow, "nothing", on("2019-01-01"), "en").has_value(); }));
    EXPECT_THAT(read<std::vector<std::string>>([&](UnitOfWork& uow) {
                    std::vector<std::string> all;
                    for (const auto& each : seats.bodies(uow, "es")) all.push_back(each.name);
                    return all;
                }),
                IsEmpty());
}

TEST_P(TermServiceTest, ABodyGrowsByASeat) {
    const auto id = body();
    board(id);
    auto ninth = seat_facts(9);
    ninth.since = on("2020-12-01");
    const auto grown = seat(id, ninth);
    term(grown, mayor_of("Kampala", "2020-12-01", "2022-11-30"));
    EXPECT_EQ(sitting(id, "2020-11-30").size(), 8U);
    EXPECT_THAT(names(id, "2020-12-01"), ElementsAre("Erias Lukwago"));
    const auto counts = [&](const char* day) {
        return read<SeatCount>([&](UnitOfWork& uow) { return count_seats_on(uow, id, on(day)); }).seats;
    };
    EXPECT_EQ(counts("2020-11-30"), 8);
    EXPECT_EQ(counts("2020-12-01"), 9);
}

TEST_P(TermServiceTest, WithoutAPersonItIsTheMayorOnTheFirstDay) {
    const auto seat_id = seat(body(), seat_facts(1));
    EXPECT_EQ(stored(term(seat_id, mayor_of("Athens", "2018-12-01", "2019-08-31"))).facts.person.name,
              "Georgios Kaminis");
    EXPECT_EQ(stored(term(seat_id, mayor_of("Athens", "2019-09-01", "2020-11-30"))).facts.person.name,
              "Kostas Bakoyannis");
    TermFacts quito{.city = {.ref = "city/quito"}, .first = on("2021-01-01"), .last = on("2022-12-31")};
    EXPECT_EQ(problems(add(seat_id, quito)).at("person"),
              "The directory knows no mayor of Quito on 2021-01-01. Choose the person.");
}

TEST_P(TermServiceTest, WhatContradictsIsRefusedAndNothingIsWritten) {
    const auto id = body();
    const auto seats = board(id);
    EXPECT_THAT(problems(add(seats[0], mayor_of("Kampala", "2020-11-30", "2021-11-30"))).at("first"),
                HasSubstr("Yousef Shawarbeh holds this seat from 2018-12-01 to 2020-11-30."));
    auto ninth = seat_facts(9);
    EXPECT_THAT(problems(add(seat(id, ninth), mayor_of("Kampala", "2019-01-01", "2019-12-31"))).at("person"),
                HasSubstr("Erias Lukwago holds seat 5 of this body"));
    auto nowhere = mayor_of("Kampala", "2021-01-01", "2021-12-31");
    nowhere.city.ref = "city/nowhere";
    nowhere.alternate.ref = "person/nobody";
    const auto said = problems(add(seats[0], nowhere));
    EXPECT_EQ(said.at("city"), "Choose a city of the directory.");
    EXPECT_EQ(said.at("alternate"), "Choose a person of the directory.");
    EXPECT_EQ(read<std::vector<Term>>([&](UnitOfWork& uow) { return terms_of_body(uow, id); }).size(), 8U);
}

TEST_P(TermServiceTest, WhoServesThreeTermsHasUsedUpTwoRenewals) {
    const auto seat_id = seat(body(), seat_facts(1));
    term(seat_id, mayor_of("Montréal", "2018-12-01", "2020-11-30"));
    term(seat_id, mayor_of("Montréal", "2020-12-01", "2022-11-30"));
    term(seat_id, mayor_of("Montréal", "2022-12-01", "2024-11-30"));
    EXPECT_THAT(problems(add(seat_id, mayor_of("Montréal", "2024-12-01", "2026-11-30"))).at("person"),
                HasSubstr("The renewals of Valérie Plante are used up: this would be 4 terms in a row"));
}

TEST_P(TermServiceTest, AMergedPersonIsOnePerson) {
    const auto id = body();
    const auto seats = board(id);
    lookup.entries.push_back({.ref = "person/twice", .name = "E. Lukwago"});
    // What the directory answers after a merge: who is gone stands under the ref of who was kept.
    const auto merge = [&](const char* into) {
        return write([&](UnitOfWork& uow) -> Result<void> {
            set_merged(uow, person_ref("Erias Lukwago"), into);
            return {};
        });
    };
    EXPECT_TRUE(merge("person/twice").has_value());
    auto facts = mayor_of("Kampala", "2019-01-01", "2019-12-31");
    facts.person.ref = "person/twice";
    EXPECT_TRUE(problems(add(seat(id, seat_facts(9)), facts)).contains("person"));
    EXPECT_EQ(sitting(id, "2019-01-01")[4].person_ref, "person/twice");
    EXPECT_TRUE(merge("").has_value());
    EXPECT_EQ(sitting(id, "2019-01-01")[4].person_ref, person_ref("Erias Lukwago"));
}

TEST_P(TermServiceTest, WhoLeavesEarlyMakesRoomAndComesBackOnlyWhileThereIsRoom) {
    const auto id = body();
    const auto seats = board(id);
    EXPECT_TRUE(problems(end(terms[1], "2020-11-30")).contains("left_on"));
    ASSERT_TRUE(end(terms[1], "2019-08-31").has_value());
    EXPECT_EQ(names(id, "2019-09-01").size(), 7U);
    const auto reopen = [&] {
        return write([&](UnitOfWork& uow) { return reopen_term(uow, lucia, terms[1]); });
    };
    EXPECT_TRUE(reopen().has_value());
    EXPECT_EQ(names(id, "2019-09-01").size(), 8U);
    ASSERT_TRUE(end(terms[1], "2019-08-31").has_value());
    term(seats[1], mayor_of("Athens", "2019-09-01", "2020-11-30"));
    const auto refused = reopen();
    ASSERT_FALSE(refused.has_value());
    EXPECT_EQ(refused.error().code, ErrorCode::conflict);
    EXPECT_EQ(fill(refused.error().message, refused.error().values),
              "Kostas Bakoyannis holds this seat from 2019-09-01 to 2020-11-30.");
}

TEST_P(TermServiceTest, OfTwoWhoChangeATermTheSecondLearnsOfIt) {
    const auto seat_id = seat(body(), seat_facts(1));
    const auto id = term(seat_id, mayor_of("Kampala", "2018-12-01", "2020-11-30"));
    const auto change = [&](const char* last) {
        auto facts = mayor_of("Kampala", "2018-12-01", last);
        return write([&](UnitOfWork& uow) { return change_term(uow, people, lucia, id, facts, 1); });
    };
    EXPECT_TRUE(change("2020-12-31").has_value());
    const auto second = change("2021-12-31");
    ASSERT_FALSE(second.has_value());
    EXPECT_EQ(second.error().code, ErrorCode::conflict);
    EXPECT_EQ(stored(id).facts.last, on("2020-12-31"));
}

TEST_P(TermServiceTest, WhatWasTakenOutComesBackUnlessItsPlaceIsTaken) {
    const auto seat_id = seat(body(), seat_facts(1));
    const auto id = term(seat_id, mayor_of("Kampala", "2018-12-01", "2020-11-30"));
    const auto remove = [&] {
        return write([&](UnitOfWork& uow) { return remove_term(uow, lucia, id); }).has_value();
    };
    const auto restore = [&] { return write([&](UnitOfWork& uow) { return restore_term(uow, lucia, id); }); };
    EXPECT_TRUE(remove());
    EXPECT_TRUE(remove()) << "twice is harmless";
    EXPECT_TRUE(restore().has_value());
    EXPECT_TRUE(restore().has_value());
    EXPECT_TRUE(remove());
    term(seat_id, mayor_of("Milan", "2020-11-30", "2021-11-30"));
    EXPECT_EQ(restore().error().code, ErrorCode::conflict);
}

TEST_P(TermServiceTest, ASeatOrABodyWithAHistoryStays) {
    const auto id = body();
    const auto seats = board(id);
    const auto empty = seat(id, seat_facts(9));
    const auto seat_removed = [&](const std::string& each) {
        return write([&](UnitOfWork& uow) { return remove_seat(uow, lucia, each); });
    };
    EXPECT_EQ(seat_removed(seats[0]).error().code, ErrorCode::conflict);
    EXPECT_TRUE(seat_removed(empty).has_value());
    EXPECT_EQ(write([&](UnitOfWork& uow) { return remove_body(uow, lucia, id); }).error().code,
              ErrorCode::conflict);
    seat(id, seat_facts(9));
    const auto restored = write([&](UnitOfWork& uow) { return restore_seat(uow, lucia, empty); });
    ASSERT_FALSE(restored.has_value());
    EXPECT_EQ(fill(restored.error().message, restored.error().values), "This body has a seat 9 already.");
}

TEST_P(TermServiceTest, ASeatIsNotGivenUpUnderItsHolder) {
    const auto id = body();
    const auto seats = board(id);
    auto facts = seat_facts(1);
    const auto until = [&](const char* day) {
        facts.until = on(day);
        return problems(write([&](UnitOfWork& uow) {
            return change_seat(uow, lucia, seats[0], facts, find_seat(uow, seats[0])->revision);
        }));
    };
    EXPECT_EQ(until("2020-11-29").at("until"),
              "Yousef Shawarbeh holds this seat from 2018-12-01 to 2020-11-30.");
    EXPECT_THAT(until("2020-11-30"), IsEmpty());
}

TEST_P(TermServiceTest, SomebodyActsForTheHolder) {
    const auto id = body();
    const auto seats = board(id);
    const auto acting = write([&](UnitOfWork& uow) {
        return add_acting(
            uow, people, lucia, seats[1],
            {.person = {.ref = "person/deputy"}, .first = on("2019-03-01"), .last = on("2019-03-31")});
    });
    ASSERT_TRUE(acting.has_value());
    const auto members = sitting(id, "2019-03-15");
    EXPECT_EQ(members[1].person_name, "Maria Iliopoulou");
    EXPECT_EQ(members[1].city_name, "Athens");
    EXPECT_TRUE(members[1].is_acting);
    EXPECT_TRUE(write([&](UnitOfWork& uow) { return remove_acting(uow, lucia, *acting); }).has_value());
    EXPECT_FALSE(sitting(id, "2019-03-15")[1].is_acting);
    EXPECT_TRUE(write([&](UnitOfWork& uow) { return restore_acting(uow, lucia, *acting); }).has_value());
    EXPECT_TRUE(sitting(id, "2019-03-15")[1].is_acting);
}

}  // namespace
}  // namespace plenaria::committee::ledger
