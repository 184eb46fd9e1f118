// SPDX-License-Identifier: EUPL-1.2
#include <future>

#include <gmock/gmock.h>

#include "src/delegations/delegation_pages.hpp"
#include "src/delegations/letter_pages.hpp"
#include "src/delegations/office_pages.hpp"
#include "tests/delegations/guests.hpp"

namespace plenaria::events {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

using Typed = std::multimap<std::string, std::string, std::less<>>;

class AnswerTest : public Guests {
protected:
    AnswerTest() { choose_and_invite(); }

    /// The form as a mayor's office sends it, with a head and a member.
    static Typed form(const std::string& answer, int revision) {
        return {{"answer", answer},
                {"head_id", ""},
                {"head_name", "Valérie Plante"},
                {"head_post", "Mairesse"},
                {"member_1_id", ""},
                {"member_1_name", "Luc Tremblay"},
                {"member_1_post", ""},
                {"note", "Nous arrivons la veille."},
                {"revision", std::to_string(revision)}};
    }
    Result<Reply> post(const std::string& city, const Typed& typed) {
        auto& at = scope_of(office(city));
        return office_post(guest_tools(), {.path_values = here(), .form = typed}, at);
    }
    std::string page_of(const std::string& city) {
        auto& at = scope_of(office(city));
        return html(office_page(guest_tools(), {.path_values = here()}, at));
    }
    DelegationState state(const std::string& city) { return state_of(delegation(city), false); }
};
PLENARIA_BOTH_ENGINES(AnswerTest);

TEST_P(AnswerTest, AnOfficeRegistersItsDelegationAndGetsAReceiptWithoutNames) {
    new_mails();
    const auto done = post("MONTREAL", form("accepted", delegation("MONTREAL").revision));
    ASSERT_TRUE(done.has_value() && std::holds_alternative<Redirect>(*done));
    const auto stored = delegation("MONTREAL");
    EXPECT_EQ(stored.answer, Answer::accepted);
    ASSERT_EQ(stored.people.size(), 2U);
    EXPECT_EQ(stored.people[0].role, DelegateRole::head);
    EXPECT_EQ(stored.people[1].name, "Luc Tremblay");
    const auto receipts = new_mails();
    ASSERT_EQ(receipts.size(), 1U);
    EXPECT_EQ(receipts[0].to, "protocol@montreal.example");
    EXPECT_THAT(receipts[0].text, Not(HasSubstr("Tremblay"))) << "what is sent cannot be erased";
    EXPECT_THAT(page_of("MONTREAL"), AllOf(HasSubstr("Valérie Plante"), HasSubstr("The mayor comes")));
}

TEST_P(AnswerTest, TheFormKeepsWhatWasTypedAndNamesEveryProblem) {
    auto typed = form("accepted", delegation("MONTREAL").revision);
    typed.erase("head_name");
    typed.emplace("head_name", "");
    const auto again = post("MONTREAL", typed);
    EXPECT_EQ(status(again), 422);
    EXPECT_THAT(html(again),
                AllOf(HasSubstr("href=\"#f-head_name\""), HasSubstr("value=\"Mairesse\""),
                      HasSubstr("value=\"Luc Tremblay\""), HasSubstr("Nous arrivons la veille.")));
    EXPECT_EQ(delegation("MONTREAL").answer, Answer::none);
}

TEST_P(AnswerTest, MoreThanTheQuotaIsRefusedWithTheNumbers) {
    EXPECT_EQ(said_of(try_answer("AMMAN", wish("AMMAN", 4)), "head_name"),
              "Your delegation may have 3 people; 4 are written here.");
}

TEST_P(AnswerTest, AColleagueWhoSavedMeanwhileIsShownBesideWhatWasTyped) {
    const auto seen = delegation("MONTREAL").revision;
    answer("MONTREAL", 1);
    const auto second = post("MONTREAL", form("declined", seen));
    EXPECT_EQ(status(second), 409);
    const auto page = html(second);
    EXPECT_THAT(page, AllOf(HasSubstr("MONTREAL 1"), HasSubstr("Valérie Plante"),
                            HasSubstr("Somebody else has changed")));
    EXPECT_EQ(delegation("MONTREAL").answer, Answer::accepted);
    EXPECT_TRUE(post("MONTREAL", form("accepted", delegation("MONTREAL").revision)).has_value());
    EXPECT_EQ(delegation("MONTREAL").people.size(), 2U) << "having seen both, theirs counts";
}

TEST_P(AnswerTest, TheSameAnswerSentTwiceIsOneAnswer) {
    const auto typed = form("accepted", delegation("MONTREAL").revision);
    new_mails();
    ASSERT_TRUE(post("MONTREAL", typed).has_value());
    const auto again = post("MONTREAL", typed);
    ASSERT_TRUE(again.has_value() && std::holds_alternative<Redirect>(*again));
    EXPECT_EQ(new_mails().size(), 1U) << "one receipt";
    EXPECT_EQ(delegation("MONTREAL").people.size(), 2U);
}

TEST_P(AnswerTest, AnAnswerCanBeChangedUntilTheDeadlineAndKeepsPeopleTheyWere) {
    answer("AMMAN", 2);
    const auto before = delegation("AMMAN").people;
    answer("AMMAN", 2, Answer::deputy);
    EXPECT_EQ(delegation("AMMAN").people, before);
    EXPECT_EQ(state("AMMAN"), DelegationState::deputy);
}

TEST_P(AnswerTest, IdsOfOthersInTheFormAreNobody) {
    answer("AMMAN", 1);
    auto typed = form("accepted", delegation("MONTREAL").revision);
    typed.erase("head_id");
    typed.emplace("head_id", delegation("AMMAN").people[0].id);
    ASSERT_TRUE(post("MONTREAL", typed).has_value());
    EXPECT_NE(delegation("MONTREAL").people[0].id, delegation("AMMAN").people[0].id);
    EXPECT_EQ(delegation("AMMAN").people.size(), 1U);
}

TEST_P(AnswerTest, AfterTheDeadlineThePageSaysSoAndWhatWasTypedIsShownForCopying) {
    const auto seen = delegation("MONTREAL").revision;
    clock.set("2019-11-01T22:00:00Z");
    EXPECT_THAT(page_of("MONTREAL"), HasSubstr("Send our answer")) << "the last second counts";
    clock.set("2019-11-01T22:00:01Z");
    EXPECT_THAT(page_of("MONTREAL"),
                AllOf(HasSubstr("The time for answers is over."), Not(HasSubstr("<form"))));
    const auto late = post("MONTREAL", form("accepted", seen));
    EXPECT_EQ(status(late), 409);
    EXPECT_THAT(html(late), AllOf(HasSubstr("The time for answers is over."), HasSubstr("Luc Tremblay")));
    EXPECT_EQ(delegation("MONTREAL").answer, Answer::none);
}

TEST_P(AnswerTest, AnOfficeThatIsNotInvitedOrAnotherLinkSeesNothing) {
    for (const auto& who :
         {office("KAMPALA"), test::link_holder("events.delegation", "events.edition/OTHER", "city/AMMAN"),
          test::link_holder("statements.review", "events.edition/" + id, "city/AMMAN"), lucia}) {
        auto& at = scope_of(who);
        for (const auto page : {office_page, office_post, office_letter}) {
            const auto reply = page(guest_tools(), {.path_values = here()}, at);
            ASSERT_FALSE(reply.has_value());
            EXPECT_EQ(reply.error().code, ErrorCode::not_found);
        }
    }
}

TEST_P(AnswerTest, NoNameStandsInTheHistory) {
    ASSERT_TRUE(post("MONTREAL", form("accepted", delegation("MONTREAL").revision)).has_value());
    EXPECT_EQ(*write([&](UnitOfWork& uow) -> Result<int> {
        int lines = 0;
        sql::query(uow,
                   "SELECT COUNT(*) FROM core_history WHERE before_json LIKE '%Tremblay%' OR after_json LIKE "
                   "'%Tremblay%'"),
            soci::into(lines);
        return lines;
    }),
              0);
}

TEST_P(AnswerTest, WhoComesLaterWaitsAndGetsPlacesInTurnWithAMessage) {
    set_rules_to({.places = 4});
    answer("AMMAN", 3);
    answer("MONTREAL", 2);
    answer("QUITO", 1);
    EXPECT_EQ(state("MONTREAL"), DelegationState::waiting);
    EXPECT_EQ(state("QUITO"), DelegationState::waiting) << "one place is free, but Montréal asked first";
    EXPECT_THAT(page_of("QUITO"), HasSubstr("1 delegation asked for places before yours"));
    new_mails();
    answer("AMMAN", 1);
    EXPECT_EQ(state("MONTREAL"), DelegationState::accepted);
    EXPECT_EQ(state("QUITO"), DelegationState::accepted);
    std::vector<std::string> to;
    for (const auto& mail : new_mails()) to.push_back(mail.to);
    EXPECT_EQ(to, (std::vector<std::string>{"protocol@montreal.example", "protocol@quito.example",
                                            "protocol@amman.example"}));
}

TEST_P(AnswerTest, TwoOfficesAtOnceDoNotGetTheSamePlace) {
    set_rules_to({.places = 1});
    const auto amman = wish("AMMAN", 1), quito_wish = wish("QUITO", 1);
    const auto amman_seen = delegation("AMMAN").revision, quito_seen = delegation("QUITO").revision;
    auto first =
        std::async(std::launch::async, [&] { return try_answer("AMMAN", amman, amman_seen).has_value(); });
    const bool second = try_answer("QUITO", quito_wish, quito_seen).has_value();
    EXPECT_TRUE(first.get() && second);
    EXPECT_EQ((delegation("AMMAN").waiting_number > 0) + (delegation("QUITO").waiting_number > 0), 1);
}

TEST_P(AnswerTest, TwoColleaguesAtOnceDoNotBothCount) {
    const auto one = wish("AMMAN", 1), two = wish("AMMAN", 2);
    const auto seen = delegation("AMMAN").revision;
    auto first = std::async(std::launch::async, [&] { return try_answer("AMMAN", one, seen).has_value(); });
    const bool second = try_answer("AMMAN", two, seen).has_value();
    EXPECT_NE(first.get(), second) << "the other one is shown what is stored";
}

TEST_P(AnswerTest, WhoWaitsKeepsItsTurnWhenItAnswersAgain) {
    set_rules_to({.places = 3});
    answer("AMMAN", 3);
    answer("MONTREAL", 1);
    answer("QUITO", 1);
    answer("MONTREAL", 2);
    EXPECT_LT(delegation("MONTREAL").waiting_number, delegation("QUITO").waiting_number);
}

TEST_P(AnswerTest, ADelegationWithPlacesGrowsOnlyIntoFreeOnes) {
    set_rules_to({.places = 3});
    answer("AMMAN", 2);
    EXPECT_TRUE(try_answer("AMMAN", wish("AMMAN", 3)).has_value());
    answer("AMMAN", 2);
    answer("MONTREAL", 2);
    EXPECT_EQ(said_of(try_answer("AMMAN", wish("AMMAN", 3)), "head_name"),
              "Your delegation has 2 places, and 0 more are free; 3 people are written here.");
}

TEST_P(AnswerTest, MorePlacesGoToThoseWhoWait) {
    set_rules_to({.places = 1});
    answer("AMMAN", 1);
    answer("MONTREAL", 2);
    ASSERT_EQ(state("MONTREAL"), DelegationState::waiting);
    set_rules_to({.places = 3});
    EXPECT_EQ(state("MONTREAL"), DelegationState::accepted);
}

TEST_P(AnswerTest, ALetterIsIssuedOnceALanguageAndPrintedWithItsNumber) {
    answer("AMMAN", 1);
    const auto amman = delegation("AMMAN");
    const auto issue = [&](const std::string& language) {
        return *write([&](UnitOfWork& uow) {
            return issue_letter(uow, lucia, amman.id, amman.people[0].id, language);
        });
    };
    const auto french = issue("fr");
    EXPECT_EQ(issue("fr"), french);
    EXPECT_NE(issue("en"), french);
    auto& at = scope();
    const auto paper = letter_page(guest_tools(), {.path_values = {{"paper", french}}}, at);
    ASSERT_TRUE(paper.has_value());
    const auto& file = std::get<Download>(*paper);
    EXPECT_THAT(file.bytes,
                AllOf(HasSubstr("AMMAN 1"), HasSubstr("[fr, tagged]"), HasSubstr("events.verify")));
    auto& theirs = scope_of(office("AMMAN"));
    EXPECT_THAT(html(office_page(guest_tools(), {.path_values = here()}, theirs)),
                HasSubstr("events.office_letter"));
    auto path = here();
    path["paper"] = french;
    EXPECT_TRUE(office_letter(guest_tools(), {.path_values = path}, theirs).has_value());
    auto& others = scope_of(office("QUITO"));
    EXPECT_EQ(office_letter(guest_tools(), {.path_values = path}, others).error().code, ErrorCode::not_found);
}

TEST_P(AnswerTest, AStrangerLearnsWhetherALetterHoldsAndNoName) {
    answer("AMMAN", 1);
    const auto amman = delegation("AMMAN");
    const auto letter = *write([&](UnitOfWork& uow) -> Result<Letter> {
        return find_letter(uow, *issue_letter(uow, lucia, amman.id, amman.people[0].id, "en")).value();
    });
    auto& at = scope_of({});
    const auto ask = [&](const std::string& serial, const std::string& name) {
        return html(verify_post(guest_tools(), {.form = {{"serial", serial}, {"name", name}}}, at));
    };
    EXPECT_THAT(ask(shown_serial(letter.serial), ""),
                AllOf(HasSubstr("This letter is valid"), Not(HasSubstr("AMMAN 1"))));
    EXPECT_THAT(ask(letter.serial, "Amman 1"), HasSubstr("The name is the one that we wrote on it."));
    EXPECT_THAT(ask(letter.serial, "Amman 2"), HasSubstr("The name is not the one that we wrote on it."));
    EXPECT_THAT(ask("0000-0000", ""), HasSubstr("We have issued no letter with this number."));
    answer("AMMAN", 2);
    EXPECT_THAT(ask(letter.serial, ""), HasSubstr("This letter is valid")) << "the same person, with another";
    answer("AMMAN", 2, Answer::declined);
    EXPECT_THAT(ask(letter.serial, ""), AllOf(HasSubstr("This letter holds no longer"),
                                              HasSubstr("The city has changed its delegation.")));
}

TEST_P(AnswerTest, LettersAreForThoseWhoHavePlaces) {
    set_rules_to({.places = 1});
    answer("AMMAN", 1);
    answer("QUITO", 1);
    const auto quito_office = delegation("QUITO");
    EXPECT_EQ(write([&](UnitOfWork& uow) {
                  return issue_letter(uow, lucia, quito_office.id, quito_office.people[0].id, "es");
              })
                  .error()
                  .code,
              ErrorCode::conflict);
}

TEST_P(AnswerTest, ThePageOfADelegationShowsItsPeopleAndLetters) {
    answer("AMMAN", 2);
    const auto amman = delegation("AMMAN");
    auto& at = scope();
    const Request request{.path_values = {{"delegation", amman.id}},
                          .form = {{"delegate", amman.people[0].id}, {"language", "en"}}};
    ASSERT_TRUE(issue_letter_post(guest_tools(), request, at).has_value());
    EXPECT_THAT(html(delegation_page(guest_tools(), request, at)),
                AllOf(HasSubstr("AMMAN 2"), HasSubstr("Take it back"), HasSubstr("(PDF)")));
    const auto letter =
        *write([&](UnitOfWork& uow) -> Result<std::string> { return letters_of(uow, amman.id).at(0).id; });
    ASSERT_TRUE(revoke_letter_post(guest_tools(), {.path_values = {{"paper", letter}}}, at).has_value());
    EXPECT_THAT(html(delegation_page(guest_tools(), request, at)),
                HasSubstr("The secretariat has taken it back."));
}

}  // namespace
}  // namespace plenaria::events
