// SPDX-License-Identifier: EUPL-1.2
// One call that fills two seats of Europe, on both engines.
#include <gmock/gmock.h>

#include "src/ledger/term_repository.hpp"
#include "src/vacancies/sets_pages.hpp"
#include "src/vacancies/shortlist_pages.hpp"
#include "src/vacancies/vacancy_form_pages.hpp"
#include "src/vacancies/vacancy_pages.hpp"
#include "tests/vacancies/calls.hpp"

namespace plenaria::committee::vacancies {
namespace {

using ::testing::AllOf;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Key;
using ::testing::Not;
using ::testing::SizeIs;

using Set = std::vector<std::size_t>;

TEST(Sets, AreAllWaysToChoose) {
    EXPECT_THAT(sets_of(3, 2), ElementsAre(Set{0, 1}, Set{0, 2}, Set{1, 2}));
    EXPECT_THAT(sets_of(2, 2), ElementsAre(Set{0, 1}));
    EXPECT_THAT(sets_of(4, 1), SizeIs(4));
    EXPECT_THAT(sets_of(8, 2), SizeIs(28));
    EXPECT_THAT(sets_of(1, 2), IsEmpty());
    EXPECT_THAT(sets_of(3, 0), IsEmpty());
}

TEST(Sets, AreNoneWhenNobodyCouldCompareThem) {
    EXPECT_THAT(sets_of(most_sets, 1), SizeIs(most_sets));
    EXPECT_THAT(sets_of(most_sets + 1, 1), IsEmpty());
    EXPECT_THAT(sets_of(500, 20), IsEmpty());
}

class SeveralTest : public Calls {
protected:
    SeveralTest() {
        // A tenth seat for Europe, and an eleventh for any region.
        auto facts = seat_facts(10);
        facts.region = "Europe";
        second_seat = seat(body_id, facts);
        facts.number = 11;
        facts.region = "Asia";
        asian_seat = seat(body_id, facts);
    }
    Result<std::string> try_open_both(const std::vector<std::string>& further) {
        return write([&](UnitOfWork& uow) {
            return create_vacancy(uow, call_directory, lucia, athens_seat, wanted(), further);
        });
    }
    /// Closed, with three nominees who may all be chosen.
    void nominate_three() {
        id = *try_open_both({second_seat});
        ASSERT_TRUE(try_ask(id, 3));
        athens = eligible(id, "Athens", bakoyannis());
        // Those who sit already hold a seat of the body: others are nominated.
        milan = eligible(id, "Milan", somebody("Anna Scavuzzo"));
        bristol = eligible(id, "Bristol", somebody("Asher Craig"));
        clock.set("2019-10-04T08:00:00Z");
    }
    static NominationFacts somebody(const std::string& name) {
        auto facts = sala();
        facts.person.name = name;
        facts.address = fold(name.substr(0, name.find(' '))) + "@cities.example";
        return facts;
    }
    /// Staff says who they are, and overrules what the directory does not know.
    void know(const std::string& nomination_id, const std::string& ref) {
        ASSERT_TRUE(write([&](UnitOfWork& uow) -> Result<void> {
            auto nomination = find_nomination(uow, nomination_id).value();
            nomination.facts.person.ref = ref;
            nomination.overruled_at = uow.now();
            EXPECT_TRUE(update(uow, nomination));
            return {};
        }));
    }
    Result<void> choose_all(const std::vector<std::string>& ids) {
        return write([&](UnitOfWork& uow) {
            return choose(uow, call_tools().people(), lucia, id,
                          {.nomination_ids = ids,
                           .reason = "Elected by the board.",
                           .revision = find_vacancy(uow, id)->revision});
        });
    }
    std::vector<ledger::Term> terms_in(const std::string& seat) {
        return read<std::vector<ledger::Term>>([&](UnitOfWork& uow) {
            auto found = ledger::terms_of_seat(uow, seat);
            std::erase_if(found,
                          [](const ledger::Term& each) { return each.facts.first < on("2019-10-01"); });
            return found;
        });
    }
    std::string id, second_seat, asian_seat, athens, milan, bristol;
};
PLENARIA_BOTH_ENGINES(SeveralTest);

TEST_P(SeveralTest, ACallNamesAllItsSeatsAndIsFoundByEachOfThem) {
    id = *try_open_both({second_seat});

    EXPECT_EQ(seats_of(vacancy(id)), 2U);
    EXPECT_THAT(read<std::vector<int>>([&](UnitOfWork& uow) { return numbers_of(*read_call(uow, id)); }),
                ElementsAre(2, 10));
    EXPECT_THAT(html(show_vacancy(call_tools(), {.path_values = {{"vacancy", id}}}, scope_of(lucia))),
                AllOf(HasSubstr("seats 2, 10"), HasSubstr("Terms of seat 2"), HasSubstr("Terms of seat 10")));
    EXPECT_THAT(
        read<std::vector<Vacancy>>([&](UnitOfWork& uow) { return vacancies_of_seat(uow, second_seat); }),
        SizeIs(1));
    ASSERT_TRUE(try_ask(id, 3));
    for (const auto& letter : new_mails()) {
        EXPECT_THAT(letter.text, HasSubstr("2, 10"));
        if (letter.language == "en") {
            EXPECT_THAT(letter.subject, HasSubstr("seats are vacant"));
        }
    }
}

TEST_P(SeveralTest, SeatsOfOtherRulesAreCalledForApartAndNoneTwice) {
    const auto other = try_open_both({asian_seat});
    ASSERT_FALSE(other);
    EXPECT_THAT(problems(other), Contains(Key("further")));
    EXPECT_THAT(problems(try_open_both({athens_seat})), Contains(Key("further"))) << "the first once more";
    EXPECT_THAT(problems(try_open_both({second_seat, second_seat})), Contains(Key("further")));
    EXPECT_THAT(problems(try_open_both({"nothing"})), Contains(Key("further")));
    EXPECT_THAT(problems(try_open_both(std::vector<std::string>(most_seats_of_a_call, second_seat))),
                Contains(Key("further")));
    ASSERT_TRUE(try_open_both({second_seat}));
    EXPECT_THAT(problems(write([&](UnitOfWork& uow) {
                    return create_vacancy(uow, call_directory, lucia, second_seat, wanted());
                })),
                Contains(Key("first")))
        << "somebody is looked for already";
}

TEST_P(SeveralTest, AForeignSeatAndAnOfficeAreRefusedByName) {
    const auto group = write([&](UnitOfWork& uow) {
        return ledger::create_body(uow, lucia,
                                   {.names = {.original = "en", .texts = {{"en", "Climate group"}}}});
    });
    ASSERT_TRUE(group);
    auto facts = seat_facts(4);
    facts.region = "Europe";
    const auto foreign = seat(*group, facts);
    const auto office = seat(body_id, {.number = 1,
                                       .office = ledger::Office::president,
                                       .term_months = 24,
                                       .renewals = 1,
                                       .since = on("2018-12-01")});

    EXPECT_EQ(problems(try_open_both({foreign}))["further"],
              "Seat 4 is one of “Climate group”: a call fills seats of one body.");
    EXPECT_EQ(
        problems(try_open_both({asian_seat}))["further"],
        "Seat 11 has other rules than the first: another constituency, other eligibility, terms or renewals. "
        "Call for it apart.");
    const auto not_by_a_call =
        "An office of a body is not filled by a call to cities: its members elect to it.";
    EXPECT_EQ(problems(try_open_both({office}))["further"], not_by_a_call);
    EXPECT_EQ(problems(write([&](UnitOfWork& uow) {
                  return create_vacancy(uow, call_directory, lucia, office, wanted());
              }))["seat"],
              not_by_a_call);
}

TEST_P(SeveralTest, TheFormOffersSeatsThatCanBeFilledTogetherAndNoOthers) {
    const auto group = write([&](UnitOfWork& uow) {
        return ledger::create_body(uow, lucia,
                                   {.names = {.original = "en", .texts = {{"en", "Climate group"}}}});
    });
    ASSERT_TRUE(group);
    auto facts = seat_facts(4);
    facts.region = "Europe";
    const auto foreign = seat(*group, facts);
    facts.number = 12;
    const auto held = seat(body_id, facts);
    term(held, mayor_of("Milan", "2021-01-01", "2021-12-31"));
    const auto ticks = [](const std::string& seat) { return "name=\"further\" value=\"" + seat; };
    const auto form = [&](const char* first, const char* last) {
        Request asked;
        asked.form = {{"seat", athens_seat},
                      {"first", first},
                      {"last", last},
                      {"deadline_day", "some day"},
                      {"look", "further"}};
        return html(create_vacancy_post(call_tools(), asked, scope()));
    };

    EXPECT_THAT(html(new_vacancy_form(call_tools(), {}, scope())),
                AllOf(HasSubstr("Choose the first one, and look."), Not(HasSubstr("name=\"further\""))));
    EXPECT_THAT(form("2019-10-15", "2020-11-30"),
                AllOf(HasSubstr(ticks(second_seat)), HasSubstr(ticks(held)),
                      Not(HasSubstr(ticks(asian_seat))), Not(HasSubstr(ticks(foreign))),
                      Not(HasSubstr(ticks(athens_seat))), HasSubstr("value=\"some day\"")))
        << "and what was typed stays";
    EXPECT_THAT(form("2021-06-01", "2021-11-30"),
                AllOf(HasSubstr(ticks(second_seat)), Not(HasSubstr(ticks(held)))))
        << "somebody sits there on these days";
    ASSERT_TRUE(try_open_both({second_seat}));
    EXPECT_THAT(form("2019-10-15", "2020-11-30"), Not(HasSubstr(ticks(second_seat))))
        << "somebody is looked for already";
}

TEST_P(SeveralTest, EachWhoIsChosenGetsATermAndAllOfThemGoWithTheChoice) {
    nominate_three();
    know(milan, "person/deputy");
    EXPECT_EQ(choose_all({}).error().code, ErrorCode::invalid_input);
    EXPECT_EQ(choose_all({athens, athens}).error().code, ErrorCode::invalid_input);
    EXPECT_EQ(choose_all({athens, milan, bristol}).error().code, ErrorCode::invalid_input);
    EXPECT_FALSE(choose_all({athens, bristol})) << "nobody has said who that is";
    EXPECT_THAT(terms_in(athens_seat), IsEmpty()) << "nothing is half-written";

    const auto done = choose_all({athens, milan});

    ASSERT_TRUE(done) << done.error().message;
    EXPECT_THAT(chosen_of(vacancy(id)), ElementsAre(athens, milan));
    EXPECT_THAT(terms_in(athens_seat), SizeIs(1));
    EXPECT_THAT(terms_in(second_seat), SizeIs(1));
    EXPECT_EQ(terms_in(second_seat).front().facts.person.ref, "person/deputy");
    const auto page = html(show_shortlist(call_tools(), {.path_values = {{"vacancy", id}}}, scope_of(lucia)));
    EXPECT_THAT(page,
                AllOf(HasSubstr("The seats are filled"), HasSubstr("Certificate (PDF): Anna Scavuzzo")));

    ASSERT_TRUE(write([&](UnitOfWork& uow) { return undo_choice(uow, lucia, id); }));
    EXPECT_THAT(terms_in(athens_seat), IsEmpty());
    EXPECT_THAT(terms_in(second_seat), IsEmpty());
    EXPECT_THAT(chosen_of(vacancy(id)), IsEmpty());
}

TEST_P(SeveralTest, ASeatForWhichNobodyIsChosenStaysVacantAndThePageSaysSo) {
    nominate_three();

    ASSERT_TRUE(choose_all({athens}));

    EXPECT_THAT(terms_in(second_seat), IsEmpty());
    EXPECT_THAT(html(show_shortlist(call_tools(), {.path_values = {{"vacancy", id}}}, scope_of(lucia))),
                HasSubstr("1 seat stays vacant: call for it anew."));
}

TEST_P(SeveralTest, LettersTellEachWhatWasDecidedAboutThem) {
    nominate_three();
    know(milan, "person/deputy");
    ASSERT_TRUE(choose_all({athens, milan}));
    new_mails();

    ASSERT_TRUE(write([&](UnitOfWork& uow) { return send_outcome(uow, mails(), lucia, id, 6); }));

    const auto told = new_mails();
    EXPECT_THAT(told, SizeIs(6)) << "three nominees and their offices";
    const auto text_to = [&](const std::string& address) {
        for (const auto& each : told)
            if (each.to == address) return each.text;
        return std::string();
    };
    EXPECT_THAT(text_to("anna@cities.example"), HasSubstr("We are glad to tell you who was chosen"));
    EXPECT_THAT(text_to("anna@cities.example"), HasSubstr("seat 10\n")) << "her own seat alone";
    EXPECT_THAT(text_to("asher@cities.example"), HasSubstr("The seat has been filled"));
}

}  // namespace
}  // namespace plenaria::committee::vacancies
