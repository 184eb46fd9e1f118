// SPDX-License-Identifier: EUPL-1.2
// The members elect two co-presidents, on both engines.
#include <gmock/gmock.h>

#include "src/ballots/office_election.hpp"
#include "src/ledger/offices.hpp"
#include "src/ledger/term_repository.hpp"
#include "tests/ballots/room.hpp"

namespace plenaria::committee::ballots {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

TEST(OfficeRef, IsReadAsItIsWritten) {
    const OfficeRef ref{std::string(26, 'A'), ledger::Office::vice_president};
    EXPECT_EQ(ref.text(), "committee.office/" + std::string(26, 'A') + "/vice_president");
    const auto read = parse_office_ref(ref.text());
    ASSERT_TRUE(read);
    EXPECT_EQ(read->body_id, ref.body_id);
    EXPECT_EQ(read->office, ref.office);
    EXPECT_FALSE(parse_office_ref("committee.office/short/president"));
    EXPECT_FALSE(parse_office_ref("committee.office/" + std::string(26, 'A') + "/king"));
    EXPECT_FALSE(parse_office_ref("committee.item/" + std::string(26, 'A')));
    EXPECT_FALSE(parse_office_ref(""));
}

class OfficeElectionTest : public BallotRoom {
protected:
    OfficeElectionTest() {
        for (const int number : {1, 2}) {
            ledger::SeatFacts facts{.number = number,
                                    .office = ledger::Office::co_president,
                                    .term_months = 12,
                                    .renewals = ledger::any_renewals,
                                    .since = on("2020-01-01")};
            offices.push_back(seat(body_id, facts));
        }
    }
    OfficeRef ref() const { return {body_id, ledger::Office::co_president}; }
    /// The board of eight votes by name; A and B first of all.
    std::string counted() {
        auto facts = election();
        facts.secrecy = Secrecy::roll_call;
        facts.seats = 2;
        facts.about_ref = ref().text();
        const auto id = write([&](UnitOfWork& uow) { return create_ballot(uow, lucia, facts); });
        expect_done(id);
        expect_done(write([&](UnitOfWork& uow) {
            return set_candidates(uow, lucia, *id,
                                  members_as_candidates(uow, lookup, body_id, on("2020-06-14")), 1);
        }));
        expect_done(try_open(*id));
        const auto all =
            read<std::vector<Candidate>>([&](UnitOfWork& uow) { return candidates_of(uow, *id); });
        const auto number = [&](std::string_view name) {
            for (const auto& each : all)
                if (each.person.name == name) return each.number;
            return 0;
        };
        for (int voter = 1; voter <= 8; ++voter)
            expect_done(try_cast(this->voter(*id, voter),
                                 voter % 2 == 0 ? ranked({number("Valérie Plante"), number("Marvin Rees")})
                                                : ranked({number("Marvin Rees"), number("Valérie Plante")}),
                                 ""));
        close();
        expect_done(write([&](UnitOfWork& uow) { return state_result(uow, tools(), lucia, *id); }));
        return *id;
    }
    Result<void> seat_all(const std::string& id, const char* first, const char* last) {
        return write(
            [&](UnitOfWork& uow) { return seat_officers(uow, people, lucia, id, on(first), on(last)); });
    }
    std::vector<std::string> presiding(const char* day) {
        return read<std::vector<std::string>>([&](UnitOfWork& uow) {
            std::vector<std::string> names;
            for (const auto& row : ledger::presiding_json(uow, body_id, on(day)))
                names.push_back(row.at("person_name").get<std::string>());
            return names;
        });
    }
    std::vector<std::string> offices;
};
PLENARIA_BOTH_ENGINES(OfficeElectionTest);

TEST_P(OfficeElectionTest, AllMembersStandAndBothWhoAreElectedGetTheirTerms) {
    const auto id = counted();
    EXPECT_THAT(elected(id), SizeIs(2));

    expect_done(seat_all(id, "2020-07-01", "2020-11-30"));

    EXPECT_THAT(presiding("2020-07-01"), ::testing::UnorderedElementsAre("Valérie Plante", "Marvin Rees"));
    EXPECT_THAT(presiding("2020-06-30"), ElementsAre("", ""));
    expect_done(seat_all(id, "2020-07-01", "2020-11-30"));
    for (const auto& office : offices)
        EXPECT_THAT(read<std::vector<ledger::Term>>(
                        [&](UnitOfWork& uow) { return ledger::terms_of_seat(uow, office); }),
                    SizeIs(1))
            << "twice is harmless";
}

TEST_P(OfficeElectionTest, DaysThatAreNoneAndASecondWayInAreRefused) {
    const auto id = counted();
    EXPECT_EQ(seat_all(id, "2020-07-01", "2020-06-01").error().code, ErrorCode::invalid_input);
    EXPECT_THAT(message(seat_all(id, "2019-07-01", "2019-12-01")), HasSubstr("does not exist on that day"));
    EXPECT_THAT(message(seat_all(id, "2021-07-01", "2021-12-01")), HasSubstr("does not sit on the body"));
    EXPECT_THAT(presiding("2020-07-01"), ElementsAre("", "")) << "nothing is half-written";
}

TEST_P(OfficeElectionTest, ABallotAboutSomethingElseSeatsNobody) {
    const auto id = draft(election());
    EXPECT_EQ(seat_all(id, "2020-07-01", "2020-11-30").error().code, ErrorCode::conflict);
    EXPECT_THAT(presiding("2020-07-01"), ElementsAre("", ""));
}

}  // namespace
}  // namespace plenaria::committee::ballots
