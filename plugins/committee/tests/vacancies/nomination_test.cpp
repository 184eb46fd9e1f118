// SPDX-License-Identifier: EUPL-1.2
// A city's office nominates behind its link, and its nominee consents behind theirs, on both engines.
#include <gmock/gmock.h>

#include "src/vacancies/nominate_pages.hpp"
#include "tests/vacancies/calls.hpp"

namespace plenaria::committee::vacancies {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

class NominationTest : public Calls {
protected:
    NominationTest() {
        id = ask();
        new_mails();
    }
    /// What the form of an office sends, of somebody who is not its mayor.
    static std::multimap<std::string, std::string, std::less<>> form(const std::string& revision = "0") {
        return {{"who", "other"},           {"person_name", "Maria Iliopoulou"},
                {"office", "Deputy Mayor"}, {"address", "maria@athens.example"},
                {"language", "fr"},         {"statement", "Arrival is a municipal matter."},
                {"declared", "none"},       {"revision", revision}};
    }
    Result<Reply> post(const std::multimap<std::string, std::string, std::less<>>& fields,
                       const std::string& city = "Athens") {
        return nominate_post(call_tools(), {.path_values = {{"vacancy", id}}, .form = fields},
                             scope_of(office(id, city)));
    }
    std::string page(const std::string& city = "Athens") {
        return html(
            nominate_page(call_tools(), {.path_values = {{"vacancy", id}}}, scope_of(office(id, city))));
    }
    Result<void> withdraw(int revision) {
        return write([&](UnitOfWork& uow) {
            return withdraw_nomination(uow, call_directory, mails(), office(id, "Athens"), id, revision);
        });
    }
    std::string id;
};
PLENARIA_BOTH_ENGINES(NominationTest);

TEST_P(NominationTest, TheFormOffersTheMayorOfThatDayAndSaysWhenItCloses) {
    EXPECT_THAT(page(),
                AllOf(HasSubstr("Kostas Bakoyannis, in office in Athens"),
                      HasSubstr("A mayor of an arrival city."), HasSubstr("2019-09-30T14:00:00Z"),
                      HasSubstr("Send our nomination"), HasSubstr("erased 90 days after the decision")));
    EXPECT_THAT(page("Vienna"), Not(HasSubstr("when the term begins")))
        << "of whom the directory knows no mayor";
}

TEST_P(NominationTest, TheMayorIsNominatedByAChoiceAlone) {
    auto fields = form();
    fields.erase("who");
    fields.emplace("who", "head");
    fields.erase("person_name");
    fields.erase("office");
    ASSERT_EQ(redirected_to(post(fields)), "/committee.nominate?vacancy=" + id);
    const auto stored = nomination(id, "Athens");
    EXPECT_EQ(stored.facts.person.ref, "person/bakoyannis");
    EXPECT_EQ(stored.facts.person.name, "Kostas Bakoyannis");
    EXPECT_EQ(stored.facts.office, "Mayor");
}

TEST_P(NominationTest, ATypedNameIsThatOfTheMayorOrOfNobodyYet) {
    auto facts = sala();
    facts.person.name = " giuseppe  SALA ";
    nominated(id, "Milan", facts);
    EXPECT_EQ(nomination(id, "Milan").facts.person.ref, person_ref("Giuseppe Sala"));
    auto other = sala();
    other.person = {.ref = person_ref("Erias Lukwago"), .name = "Somebody"};
    nominated(id, "Bristol", other);
    EXPECT_EQ(nomination(id, "Bristol").facts.person.ref, "")
        << "an office names nobody of the directory but its own head";
}

TEST_P(NominationTest, EveryMistakeStandsByItsFieldAndNothingTypedIsLost) {
    auto fields = form();
    fields.erase("declared");
    fields.erase("address");
    fields.emplace("address", "maria at athens");
    fields.erase("statement");
    fields.emplace("statement", std::string(3001, 'x'));
    const auto reply = post(fields);
    EXPECT_EQ(status(reply), 422);
    EXPECT_THAT(html(reply),
                AllOf(HasSubstr("Write a mail address, like"), HasSubstr("Write at most 3000 characters."),
                      HasSubstr("Say whether your nominee has a conflict"), HasSubstr("Maria Iliopoulou"),
                      HasSubstr("maria at athens"), HasSubstr("xxxxx")));
    EXPECT_THAT(new_mails(), IsEmpty());
}

TEST_P(NominationTest, TwiceIsOnceAndAChangeIsReceiptedAnew) {
    ASSERT_FALSE(redirected_to(post(form())).empty());
    EXPECT_EQ(new_mails().size(), 2U) << "the nominee is asked, the office has its receipt";
    ASSERT_FALSE(redirected_to(post(form())).empty()) << "a button that was pressed twice";
    EXPECT_THAT(new_mails(), IsEmpty());
    auto fields = form("1");
    fields.erase("statement");
    fields.emplace("statement", "In other words.");
    ASSERT_FALSE(redirected_to(post(fields)).empty());
    const auto mails_sent = new_mails();
    ASSERT_EQ(mails_sent.size(), 1U) << "the same nominee is not asked twice";
    EXPECT_EQ(mails_sent[0].to, "cabinet@athens.example");
    EXPECT_EQ(mails_sent[0].language, "fr");
}

TEST_P(NominationTest, ASecondHandSeesWhatTheFirstHasSaved) {
    ASSERT_FALSE(redirected_to(post(form())).empty());
    auto fields = form("0");
    fields.erase("person_name");
    fields.emplace("person_name", "Somebody Else");
    const auto reply = post(fields);
    EXPECT_EQ(status(reply), 409);
    EXPECT_THAT(html(reply), AllOf(HasSubstr("What is stored now"), HasSubstr("Maria Iliopoulou"),
                                   HasSubstr("Somebody Else")));
    EXPECT_EQ(nomination(id, "Athens").facts.person.name, "Maria Iliopoulou");
    fields.erase("revision");
    fields.emplace("revision", "1");
    EXPECT_FALSE(redirected_to(post(fields)).empty()) << "saved again, knowing it";
}

TEST_P(NominationTest, ALateOneIsRefusedWithTheInstantAndShownForCopying) {
    clock.set("2019-09-30T14:00:01Z");
    const auto reply = post(form());
    EXPECT_EQ(status(reply), 409);
    EXPECT_THAT(html(reply),
                AllOf(HasSubstr("2019-09-30 17:00 Europe/Athens"),
                      HasSubstr("What you typed, and what was not stored"),
                      HasSubstr("Arrival is a municipal matter."), Not(HasSubstr("Send our nomination"))));
    EXPECT_THAT(new_mails(), IsEmpty());
    clock.set("2019-09-30T14:00:00Z");
    EXPECT_FALSE(redirected_to(post(form())).empty()) << "the last second counts";
    clock.set("2019-09-30T14:00:02Z");
    EXPECT_FALSE(redirected_to(post(form())).empty()) << "what was received in time has been received";
    EXPECT_EQ(withdraw(1).error().code, ErrorCode::conflict);
}

TEST_P(NominationTest, AWrongLinkOpensNothing) {
    const auto not_found = [&](const Actor& who) {
        const auto reply = nominate_page(call_tools(), {.path_values = {{"vacancy", id}}}, scope_of(who));
        return !reply && reply.error().code == ErrorCode::not_found;
    };
    EXPECT_FALSE(not_found(office(id, "Athens")));
    EXPECT_TRUE(not_found(office(id, "Kampala"))) << "a city that was not asked";
    EXPECT_TRUE(not_found(office("SOMETHING", "Athens"))) << "a link to another vacancy";
    EXPECT_TRUE(
        not_found(test::link_holder("committee.consent", "committee.vacancy/" + id, city_ref("Athens"))));
    EXPECT_TRUE(not_found(lucia));
    const auto made = nominated(id, "Athens", bakoyannis());
    const auto reply =
        consent_page(call_tools(), {.path_values = {{"nomination", made}}}, scope_of(office(id, "Athens")));
    EXPECT_EQ(reply.error().code, ErrorCode::not_found) << "nobody consents for somebody else";
}

TEST_P(NominationTest, ANominationIsTakenBackAndMadeAnewUntilTheDeadline) {
    const auto made = nominated(id, "Athens", bakoyannis());
    ASSERT_TRUE(try_consent(made).has_value());
    new_mails();
    ASSERT_TRUE(withdraw(1).has_value());
    ASSERT_TRUE(withdraw(1).has_value()) << "twice is harmless";
    const auto receipts = new_mails();
    ASSERT_EQ(receipts.size(), 1U);
    EXPECT_THAT(receipts[0].text, HasSubstr("retirée"));
    EXPECT_THAT(try_consent(made).error().message, HasSubstr("taken this nomination back"));
    EXPECT_THAT(page(), HasSubstr("Your nomination was taken back."));
    ASSERT_TRUE(try_nominate(id, "Athens", bakoyannis(), nomination(id, "Athens").revision).has_value());
    EXPECT_FALSE(nomination(id, "Athens").consent.has_value()) << "they are asked anew";
    EXPECT_EQ(new_mails().size(), 2U);
}

TEST_P(NominationTest, AnotherNomineeIsAskedAnewAndTheOldLinkIsEnded) {
    const auto made = nominated(id, "Athens", bakoyannis());
    ASSERT_TRUE(try_consent(made).has_value());
    new_mails();
    auto fields = form("1");
    ASSERT_FALSE(redirected_to(post(fields)).empty());
    EXPECT_FALSE(nomination(id, "Athens").consent.has_value());
    const auto asked = new_mails();
    ASSERT_EQ(asked.size(), 2U);
    EXPECT_EQ(asked[0].to, "maria@athens.example");
    const auto links = read<int>([&](UnitOfWork& uow) {
        int open = 0;
        for (const auto& use : uow.link_uses("committee.consent", "committee.nomination/" + made))
            open += use.revoked ? 0 : 1;
        return open;
    });
    EXPECT_EQ(links, 1);
}

TEST_P(NominationTest, ConsentIsGivenAndTakenBackUntilTheDeadlineAndAfterItOnce) {
    const auto made = nominated(id, "Athens", bakoyannis());
    const auto other = nominated(id, "Milan", sala());
    ASSERT_TRUE(try_consent(made, true).has_value());
    ASSERT_TRUE(try_consent(made, false).has_value());
    EXPECT_EQ(nomination(id, "Athens").consent, false);
    ASSERT_TRUE(try_consent(made, true).has_value());
    EXPECT_EQ(nomination(id, "Athens").revision, 1) << "what the office is writing is not contradicted";
    clock.set("2019-10-01T08:00:00Z");
    EXPECT_THAT(try_consent(made, false).error().message, HasSubstr("Answers could be changed until"));
    EXPECT_EQ(nomination(id, "Athens").consent, true);
    ASSERT_TRUE(try_consent(other, true).has_value()) << "a city may nominate in the last minute";
    EXPECT_EQ(try_consent(other, false).error().code, ErrorCode::conflict);
}

TEST_P(NominationTest, TheConsentPageShowsWhatIsSaidAndNeedsAnAnswer) {
    const auto made = nominated(id, "Athens", bakoyannis());
    const Request here{.path_values = {{"nomination", made}}};
    EXPECT_THAT(html(consent_page(call_tools(), here, scope_of(nominee(made)))),
                AllOf(HasSubstr("Athens is a city of arrival."), HasSubstr("Yes, I consent"),
                      HasSubstr("Kostas Bakoyannis")));
    const auto empty = consent_post(call_tools(), here, scope_of(nominee(made)));
    EXPECT_EQ(status(empty), 422);
    auto yes = here;
    yes.form = {{"consent", "yes"}};
    EXPECT_FALSE(redirected_to(consent_post(call_tools(), yes, scope_of(nominee(made)))).empty());
    EXPECT_THAT(html(consent_page(call_tools(), here, scope_of(nominee(made)))), HasSubstr("You consent"));
}

TEST_P(NominationTest, HistoryNamesNoNominee) {
    const auto made = nominated(id, "Athens", bakoyannis());
    ASSERT_TRUE(try_consent(made).has_value());
    const auto history = read<std::string>([&](UnitOfWork& uow) {
        std::string all, before, after;
        soci::statement select =
            (sql::prepare(uow, "SELECT before_json, after_json FROM core_history ORDER BY id"),
             soci::into(before), soci::into(after));
        select.execute();
        while (select.fetch()) all += before + after;
        return all;
    });
    EXPECT_THAT(history, AllOf(HasSubstr(R"("consents":true)"), Not(HasSubstr("Bakoyannis")),
                               Not(HasSubstr("city of arrival"))));
}

}  // namespace
}  // namespace plenaria::committee::vacancies
