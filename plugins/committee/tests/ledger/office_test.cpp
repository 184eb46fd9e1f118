// SPDX-License-Identifier: EUPL-1.2
// President, vice-presidents and co-presidents of a body, on both engines.
#include <gmock/gmock.h>

#include "src/ledger/body_pages.hpp"
#include "src/ledger/offices.hpp"
#include "src/ledger/question_repository.hpp"
#include "src/ledger/question_service.hpp"
#include "src/ledger/seat_pages.hpp"
#include "src/ledger/seats_service.hpp"
#include "tests/ledger/room.hpp"

namespace plenaria::committee::ledger {
namespace {

using ::testing::AllOf;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Key;
using ::testing::Not;
using ::testing::SizeIs;

class OfficeTest : public LedgerRoom {
protected:
    OfficeTest() {
        id = body();
        seats = board(id);
    }
    static SeatFacts office(Office kind, int number = 1) {
        return {
            .number = number, .office = kind, .term_months = 24, .renewals = 0, .since = on("2018-12-01")};
    }
    /// "OFFICE NUMBER: PERSON" of each office on a day.
    std::vector<std::string> presiding(std::string_view day) {
        return read<std::vector<std::string>>([&](UnitOfWork& uow) {
            std::vector<std::string> lines;
            for (const auto& row : presiding_json(uow, id, on(day)))
                lines.push_back(row.at("office").get<std::string>() + " " +
                                std::to_string(row.at("number").get<int>()) + ": " +
                                row.at("person_name").get<std::string>());
            return lines;
        });
    }
    std::string page(std::string_view day) {
        return html(show_body(tools(), {.path_values = {{"body", id}}, .query = {{"on", std::string(day)}}},
                              scope()));
    }
    std::string id;
    std::vector<std::string> seats;
};
PLENARIA_BOTH_ENGINES(OfficeTest);

TEST_P(OfficeTest, WhoPresidedOnADayIsKnownAlsoWhenSeveralDidTogether) {
    const auto president = seat(id, office(Office::president));
    term(president, mayor_of("Montréal", "2018-12-01", "2019-12-31"));
    const auto first = seat(id, office(Office::co_president)),
               second = seat(id, office(Office::co_president, 2));
    term(first, mayor_of("Milan", "2020-01-01", "2020-11-30"));
    term(second, mayor_of("Freetown", "2020-01-01", "2020-11-30"));

    EXPECT_THAT(presiding("2019-12-31"),
                ElementsAre("president 1: Valérie Plante", "co_president 1: ", "co_president 2: "));
    EXPECT_THAT(presiding("2020-01-01"), ElementsAre("president 1: ", "co_president 1: Giuseppe Sala",
                                                     "co_president 2: Yvonne Aki-Sawyerr"));
    EXPECT_THAT(page("2020-01-01"), AllOf(HasSubstr("Co-president 2"), HasSubstr("Who presides on")));
    EXPECT_THAT(page("2020-01-01"), HasSubstr("Co-president 1</text>")) << "in the picture of terms";
}

TEST_P(OfficeTest, IsCalledAnOfficeWhereverItIsShownOrRefused) {
    const auto president = seat(id, office(Office::president));
    const Request here{.path_values = {{"seat", president}}};
    EXPECT_THAT(html(show_seat(tools(), here, scope())),
                AllOf(HasSubstr("Rules of the office"), HasSubstr("Nobody has held this office yet."),
                      HasSubstr("The office exists"), Not(HasSubstr("Constituency"))));
    EXPECT_THAT(html(edit_seat_form(tools(), here, scope())),
                AllOf(HasSubstr("First day of the office"), HasSubstr("Last day of the office"),
                      Not(HasSubstr("of the seat"))));
    auto facts = office(Office::president);
    facts.number = 0;
    facts.until = on("2018-01-01");
    const auto wrong = problems(write([&](UnitOfWork& uow) { return add_seat(uow, lucia, id, facts); }));
    EXPECT_EQ(wrong.at("number"), "Number the office from 1 to 1000.");
    EXPECT_EQ(wrong.at("until"), "The last day of the office is before its first.");

    term(president, mayor_of("Montréal", "2018-12-01", "2019-12-31"));

    EXPECT_EQ(problems(add(president, mayor_of("Milan", "2019-06-01", "2020-06-30"))).at("first"),
              "Valérie Plante holds this office from 2018-12-01 to 2019-12-31.");
    EXPECT_EQ(problems(add(president, mayor_of("Milan", "2018-11-01", "2018-11-30"))).at("first"),
              "This office exists since 2018-12-01.");
    const auto removed = write([&](UnitOfWork& uow) { return remove_seat(uow, lucia, president); });
    ASSERT_FALSE(removed);
    EXPECT_THAT(removed.error().message, HasSubstr("This office has terms"));
}

TEST_P(OfficeTest, IsNoSeatOnWhichSomebodyVotes) {
    const auto president = seat(id, office(Office::president));
    term(president, mayor_of("Montréal", "2018-12-01", "2020-11-30"));

    read<int>([&](UnitOfWork& uow) {
        EXPECT_THAT(seats_of(uow, id), SizeIs(8));
        EXPECT_THAT(offices_of(uow, id), SizeIs(1));
        EXPECT_EQ(count_seats_on(uow, id, on("2019-06-01")).seats, 8);
        EXPECT_EQ(count_seats_on(uow, id, on("2019-06-01")).held, 8);
        directory::Lookup* const of_house = &lookup;
        SeatsService service(of_house);
        EXPECT_THAT(*service.sitting(uow, id, on("2019-06-01"), "en"), SizeIs(8));
        EXPECT_THAT(terms_of_person(uow, id, person_ref("Valérie Plante")), SizeIs(1)) << "her seat alone";
        return 0;
    });
}

TEST_P(OfficeTest, IsHeldByAMemberAndOneOfficeAtATime) {
    const auto president = seat(id, office(Office::president));
    const auto vice = seat(id, office(Office::vice_president));
    EXPECT_THAT(problems(add(president, mayor_of("Milan", "2020-12-01", "2021-11-30"))),
                Contains(Key("person")))
        << "his seat ended the day before";
    term(president, mayor_of("Milan", "2018-12-01", "2019-11-30"));
    EXPECT_THAT(problems(add(vice, mayor_of("Milan", "2019-11-30", "2020-06-30")))["person"],
                HasSubstr("holds another office"));
    EXPECT_TRUE(add(vice, mayor_of("Milan", "2019-12-01", "2020-06-30")))
        << "another office is no renewal of this one";
    EXPECT_THAT(problems(add(president, mayor_of("Milan", "2020-07-01", "2020-11-30")))["person"],
                HasSubstr("renewals"));
}

TEST_P(OfficeTest, IsNumberedAmongItsKind) {
    seat(id, office(Office::president));
    seat(id, office(Office::vice_president));
    EXPECT_THAT(problems(write([&](UnitOfWork& uow) {
                    return add_seat(uow, lucia, id, office(Office::vice_president));
                })),
                Contains(Key("number")));
    const auto other =
        write([&](UnitOfWork& uow) { return add_seat(uow, lucia, id, office(Office::vice_president, 2)); });
    ASSERT_TRUE(other.has_value());
    EXPECT_THAT(problems(write([&](UnitOfWork& uow) {
                    return change_seat(uow, lucia, *other, office(Office::president, 2), 1);
                })),
                Contains(Key("office")))
        << "what it is stays";
}

TEST_P(OfficeTest, AMandateThatEndsIsASecondClockForTheOfficeAsForTheSeat) {
    const auto president = seat(id, office(Office::president));
    const auto in_office = term(president, mayor_of("Athens", "2018-12-01", "2020-11-30"));

    const auto asked = *write([&](UnitOfWork& uow) {
        return hear_mandate_ended(uow, people,
                                  R"({"mandate":"M1","city":")" + city_ref("Athens") + R"(","person":")" +
                                      person_ref("Georgios Kaminis") + R"(","until":"2019-09-01"})");
    });

    EXPECT_EQ(asked, 2);
    const auto open =
        read<std::vector<PlacedQuestion>>([](UnitOfWork& uow) { return questions(uow, Asked::open); });
    ASSERT_THAT(open, SizeIs(2));
    const auto about_office = open[0].office ? open[0] : open[1];
    EXPECT_EQ(about_office.term.id, in_office);
    ASSERT_TRUE(write([&](UnitOfWork& uow) {
        return answer_question(uow, lucia, about_office.question.id, MandateRule::vacate, "", 1);
    }));
    EXPECT_THAT(presiding("2019-09-02"), ElementsAre("president 1: "));
    EXPECT_THAT(page("2019-09-02"), HasSubstr("Georgios Kaminis"))
        << "he sits on, until that is answered too";
}

TEST_P(OfficeTest, ItsEndsAreToldAsThoseOfSeatsAre) {
    const auto president = seat(id, office(Office::president));
    term(president, mayor_of("Milan", "2018-12-01", "2020-07-31"));

    const auto ending = read<std::vector<PlacedTerm>>(
        [&](UnitOfWork& uow) { return terms_ending(uow, on("2020-06-14"), on("2020-08-31")); });

    ASSERT_THAT(ending, SizeIs(1));
    EXPECT_EQ(ending[0].office, Office::president);
    clock.set("2020-06-14T15:00:00Z");
    EXPECT_THAT(page("2020-06-14"),
                AllOf(HasSubstr(">President</a>: Giuseppe Sala"), Not(HasSubstr("Seat 0"))));
}

}  // namespace
}  // namespace plenaria::committee::ledger
