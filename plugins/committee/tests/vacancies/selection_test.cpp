// SPDX-License-Identifier: EUPL-1.2
// Eligibility as directory and ledger have it, the shortlist, the choice and its letters, on both engines.
#include <gmock/gmock.h>

#include "src/vacancies/letter_pages.hpp"
#include "src/vacancies/nomination_pages.hpp"
#include "src/vacancies/shortlist_pages.hpp"
#include "src/vacancies/vacancy_form_pages.hpp"
#include "src/vacancies/vacancy_pages.hpp"
#include "src/vacancies/vacancy_retention.hpp"
#include "src/vacancies/vacancy_samples.hpp"
#include "src/vacancies/vacancy_work.hpp"
#include "tests/vacancies/calls.hpp"

namespace plenaria::committee::vacancies {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

class SelectionTest : public Calls {
protected:
    SelectionTest() { id = ask(); }
    void close() { clock.set("2019-10-03T12:00:00Z"); }
    Request here() { return {.path_values = {{"vacancy", id}}}; }
    static Request of(const std::string& nomination_id) {
        return {.path_values = {{"nomination", nomination_id}}};
    }
    std::string shortlist() { return html(show_shortlist(call_tools(), here(), scope())); }
    Result<void> try_overrule(const std::string& nomination_id, const std::string& reason) {
        return write([&](UnitOfWork& uow) {
            return overrule(uow, call_tools().people(), lucia, nomination_id, reason,
                            find_nomination(uow, nomination_id)->revision);
        });
    }
    std::string id;
};
PLENARIA_BOTH_ENGINES(SelectionTest);

TEST_P(SelectionTest, DirectoryAndLedgerSpeakForOrAgainst) {
    const auto kostas = eligible(id, "Athens", bakoyannis());
    EXPECT_TRUE(candidate(kostas).eligible);
    EXPECT_EQ(found(kostas, Criterion::office),
              "met: Kostas Bakoyannis is in office in Athens on 2019-10-15.");

    const auto giuseppe = eligible(id, "Milan", sala());
    EXPECT_THAT(found(giuseppe, Criterion::other_seat), HasSubstr("failed: Giuseppe Sala sits in seat 7"))
        << "Milan's mayor is on the board already";
    EXPECT_THAT(found(giuseppe, Criterion::constituency), HasSubstr("met"));
    close();
    EXPECT_THAT(try_choose(id, giuseppe).error().message, HasSubstr("sits in seat {number}"));
}

TEST_P(SelectionTest, WhoIsNobodyOfTheDirectoryIsFoundFirst) {
    auto facts = sala();
    facts.person.name = "Maria Iliopoulou";
    const auto maria = eligible(id, "Athens", facts);
    EXPECT_THAT(found(maria, Criterion::office), HasSubstr("missing: Nobody has said yet who"));
    const auto set = [&](const char* ref) {
        return write([&](UnitOfWork& uow) {
            return set_person(uow, call_tools().people(), lucia, maria, ref,
                              find_nomination(uow, maria)->revision);
        });
    };
    EXPECT_TRUE(problems(set("person/nobody")).contains("person"));
    ASSERT_TRUE(set("person/deputy").has_value());
    EXPECT_THAT(found(maria, Criterion::office), HasSubstr("missing: Maria Iliopoulou holds an office"));
    close();
    EXPECT_EQ(try_choose(id, maria).error().code, ErrorCode::conflict);
    EXPECT_TRUE(problems(try_overrule(maria, " ")).contains("overrule_reason"));
    ASSERT_TRUE(try_overrule(maria, "The body takes deputies, too.").has_value());
    EXPECT_TRUE(candidate(maria).may_be_chosen);
    EXPECT_FALSE(candidate(maria).eligible);
    EXPECT_THAT(shortlist(),
                AllOf(HasSubstr("Lucía Fernández: The body takes deputies, too."), HasSubstr("Overruled")));
    EXPECT_TRUE(try_choose(id, maria).has_value());
}

TEST_P(SelectionTest, WhatTheOfficeChangesIsJudgedAnew) {
    const auto kostas = nominated(id, "Athens", bakoyannis());
    ASSERT_TRUE(try_overrule(kostas, "Dues are on their way.").has_value());
    auto other = bakoyannis();
    other.declared = Declared::some;
    other.conflict = "Chairs a fund.";
    ASSERT_TRUE(try_nominate(id, "Athens", other, nomination(id, "Athens").revision).has_value());
    EXPECT_FALSE(nomination(id, "Athens").overruled_at.has_value());
    ASSERT_TRUE(try_dues(kostas, true).has_value());
    ASSERT_TRUE(try_overrule(kostas, "The fund is none of ours.").has_value());
    ASSERT_TRUE(write([&](UnitOfWork& uow) {
                    return take_back_overruling(uow, lucia, kostas, find_nomination(uow, kostas)->revision);
                }).has_value());
    EXPECT_FALSE(candidate(kostas).may_be_chosen);
}

TEST_P(SelectionTest, NothingIsOverruledWhereNothingStandsInTheWay) {
    const auto kostas = eligible(id, "Athens", bakoyannis());
    EXPECT_EQ(try_overrule(kostas, "Why not.").error().code, ErrorCode::conflict);
    const auto stale = write([&](UnitOfWork& uow) { return set_dues(uow, lucia, kostas, false, "", 1); });
    EXPECT_EQ(stale.error().code, ErrorCode::conflict) << "somebody else has said it meanwhile";
}

TEST_P(SelectionTest, TheShortlistStandsByNameAndSaysEveryReason) {
    auto maria = sala();
    maria.person.name = "Álvaro Example";
    eligible(id, "Bristol", maria);
    eligible(id, "Athens", bakoyannis());
    nominated(id, "Milan", sala());
    const auto page = shortlist();
    EXPECT_LT(page.find("Álvaro Example"), page.find("Kostas Bakoyannis"));
    EXPECT_LT(page.find("Giuseppe Sala"), page.find("Kostas Bakoyannis"));
    EXPECT_THAT(page,
                AllOf(HasSubstr("Athens is a city of arrival."), HasSubstr("The dues of Athens are paid."),
                      HasSubstr("Nobody has said yet whether Milan has paid its dues."),
                      HasSubstr("More may come until"), HasSubstr("committee.diversity"),
                      Not(HasSubstr("Fill the seat"))));
    auto asked = here();
    asked.query = {{"format", "xlsx"}};
    const auto file = export_shortlist(call_tools(), asked, scope());
    EXPECT_THAT(std::get<Download>(*file).bytes,
                AllOf(HasSubstr("Kostas Bakoyannis"), HasSubstr("Giuseppe Sala sits in seat 7")));
}

TEST_P(SelectionTest, BoardMembersReadAndDoNotChoose) {
    const auto kostas = eligible(id, "Athens", bakoyannis());
    close();
    auto& board = scope_of(test::account("A member of the board", {{"committee.view"}}));
    EXPECT_THAT(html(show_shortlist(call_tools(), here(), board)),
                AllOf(HasSubstr("Kostas Bakoyannis"), Not(HasSubstr("Fill the seat")),
                      Not(HasSubstr("committee.nomination?"))));
    EXPECT_THAT(shortlist(), HasSubstr("Fill the seat"));
    EXPECT_THAT(html(show_nomination(call_tools(), of(kostas), scope())),
                HasSubstr("Has the city paid its dues?"));
}

TEST_P(SelectionTest, FillingASeatOnItsPageNeedsSomebodyAndAReason) {
    const auto kostas = eligible(id, "Athens", bakoyannis());
    close();
    auto form = here();
    form.form = {{"revision", std::to_string(vacancy(id).revision)}, {"choice_reason", "Most votes."}};
    EXPECT_THAT(html(choose_post(call_tools(), form, scope())),
                AllOf(HasSubstr("Choose one of the nominees."), HasSubstr("Most votes.")));
    form.form = {{"revision", std::to_string(vacancy(id).revision)}, {"nomination", kostas}};
    EXPECT_THAT(html(choose_post(call_tools(), form, scope())), HasSubstr("Write the reason"));
    form.form = {{"revision", "1"}, {"nomination", kostas}, {"choice_reason", "Most votes."}};
    EXPECT_EQ(status(choose_post(call_tools(), form, scope())), 409) << "another page was faster";
    EXPECT_EQ(vacancy(id).term_id, "") << "and the term went with it";
    form.form = {{"revision", std::to_string(vacancy(id).revision)},
                 {"nomination", kostas},
                 {"choice_reason", "Most votes."}};
    EXPECT_FALSE(redirected_to(choose_post(call_tools(), form, scope())).empty());
    EXPECT_THAT(shortlist(), AllOf(HasSubstr("The seat is filled"), HasSubstr("Take the choice back"),
                                   HasSubstr("Certificate (PDF)")));
    const auto pdf = certificate_file(call_tools(), here(), scope());
    EXPECT_THAT(std::get<Download>(*pdf).bytes,
                AllOf(HasSubstr("pdf:"), HasSubstr("Kostas Bakoyannis"), HasSubstr("lang=\"fr\"")));
}

TEST_P(SelectionTest, ACertificateIsOfSomebodyWhoWasChosen) {
    EXPECT_EQ(certificate_file(call_tools(), here(), scope()).error().code, ErrorCode::not_found);
}

TEST_P(SelectionTest, EveryLetterIsSeenBeforeItGoes) {
    const auto kostas = eligible(id, "Athens", bakoyannis());
    nominated(id, "Milan", sala());
    close();
    new_mails();
    EXPECT_THAT(html(preview_outcome(call_tools(), here(), scope())),
                HasSubstr("There is nobody to write to."));
    ASSERT_TRUE(try_choose(id, kostas).has_value());
    const auto page = html(preview_outcome(call_tools(), here(), scope()));
    EXPECT_THAT(page, AllOf(HasSubstr("This sends 4 messages."), HasSubstr("kostas@athens.example"),
                            HasSubstr("cabinet@milan.example"), HasSubstr("lang=\"fr\""),
                            HasSubstr("Another nominee was chosen this time.")));
    EXPECT_THAT(new_mails(), IsEmpty());
    auto form = here();
    form.form = {{"count", "3"}};
    EXPECT_EQ(send_outcome_post(call_tools(), form, scope()).error().code, ErrorCode::conflict);
    form.form = {{"count", "4"}};
    EXPECT_FALSE(redirected_to(send_outcome_post(call_tools(), form, scope())).empty());
    EXPECT_EQ(new_mails().size(), 4U);
}

TEST_P(SelectionTest, NoticesAreSeenOneByOneAndSayWhoGetsNothing) {
    auto later = wanted();
    later.first = on("2021-01-01");
    later.last = on("2021-12-31");
    id = open(later);
    new_mails();
    const auto page = html(preview_notices(call_tools(), here(), scope()));
    EXPECT_THAT(page, AllOf(HasSubstr("This sends 3 messages."), HasSubstr("Vienna"),
                            HasSubstr("Un maire d’une ville d’arrivée."),
                            HasSubstr("[the link of this office]"), HasSubstr("cabinet@bristol.example")));
    EXPECT_THAT(new_mails(), IsEmpty());
    EXPECT_THAT(
        html(show_vacancy(call_tools(), here(), scope())),
        AllOf(HasSubstr("Not sent yet"), HasSubstr("No mail address"), HasSubstr("Look at the letters")));
    EXPECT_THAT(html(list_vacancies(call_tools(), {}, scope())), HasSubstr("Steering committee, seat 2"));
}

TEST_P(SelectionTest, TheFormProposesTheRestOfATermThatEndedEarly) {
    ASSERT_TRUE(write([&](UnitOfWork& uow) {
                    return withdraw_vacancy(uow, mails(), lucia, id, "Anew.", vacancy(id).revision);
                }).has_value());
    Request asked{.query = {{"seat", athens_seat}}};
    EXPECT_THAT(html(new_vacancy_form(call_tools(), asked, scope())),
                AllOf(HasSubstr("2019-09-03"), HasSubstr("2020-11-30")));
    Request form{.form = {{"seat", athens_seat},
                          {"deadline_day", "2019-10-01"},
                          {"deadline_time", "17:00"},
                          {"zone", "Europe/Athens"},
                          {"original_language", "en"},
                          {"profile_en", "A mayor."},
                          {"erase_days", "30"}}};
    ASSERT_FALSE(redirected_to(create_vacancy_post(call_tools(), form, scope())).empty());
    const auto made =
        read<std::vector<Vacancy>>([&](UnitOfWork& uow) { return vacancies_of_seat(uow, athens_seat); });
    EXPECT_EQ(to_text(made.front().facts.first), "2019-09-03");
    EXPECT_EQ(to_text(made.front().facts.last), "2020-11-30");
    form.form.erase("deadline_time");
    form.form.emplace("deadline_time", "25:00");
    EXPECT_THAT(
        html(create_vacancy_post(call_tools(), form, scope())),
        AllOf(HasSubstr("Write a day and a time that exist"), HasSubstr("A mayor."), HasSubstr("25:00")));
}

TEST_P(SelectionTest, WhatIsDueStandsOnTheFrontPage) {
    const auto titles = [&](const Actor& who) {
        return read<std::vector<std::string>>([&](UnitOfWork& uow) {
            std::vector<std::string> all;
            for (const auto& each : VacancyWork().waiting(uow, who, test::FakeLocale()))
                all.push_back(each.title);
            return all;
        });
    };
    EXPECT_THAT(titles(lucia), ElementsAre("Nominations are open"));
    EXPECT_THAT(titles(test::account("A member of the board", {{"committee.view"}})), IsEmpty());
    const auto kostas = eligible(id, "Athens", bakoyannis());
    close();
    EXPECT_THAT(titles(lucia), ElementsAre("Fill a seat: nominations are closed"));
    ASSERT_TRUE(try_choose(id, kostas).has_value());
    EXPECT_THAT(titles(lucia), ElementsAre("Tell nominees what was decided"));
    ASSERT_TRUE(write([&](UnitOfWork& uow) { return send_outcome(uow, mails(), lucia, id, 2); }).has_value());
    EXPECT_THAT(titles(lucia), IsEmpty());
}

TEST_P(SelectionTest, NomineesAreForgottenAndTheTermIsKept) {
    auto declared = bakoyannis();
    declared.declared = Declared::some;
    declared.conflict = "Chairs a fund.";
    const auto kostas = eligible(id, "Athens", declared);
    ASSERT_TRUE(try_overrule(kostas, "He leaves it.").has_value());
    close();
    ASSERT_TRUE(try_choose(id, kostas).has_value());
    clock.set("2020-01-01T21:59:59Z");  // 1 January in Athens: 90 days after 3 October
    EXPECT_EQ(*erase_old_nominees(db()), 0);
    clock.set("2020-01-01T22:00:00Z");
    EXPECT_EQ(*erase_old_nominees(db()), 1);
    EXPECT_EQ(*erase_old_nominees(db()), 0) << "once";
    const auto erased = nomination(id, "Athens");
    EXPECT_EQ(erased.facts.person.name + erased.facts.person.ref + erased.facts.statement +
                  erased.facts.conflict + erased.facts.address + erased.facts.office +
                  erased.overruled_because,
              "");
    EXPECT_EQ(erased.consent, true) << "what was answered is counted";
    const auto notices = read<std::vector<Notice>>([&](UnitOfWork& uow) { return notices_of(uow, id); });
    for (const auto& each : notices) EXPECT_EQ(each.address + each.contact_name, "");
    EXPECT_EQ(stored(vacancy(id).term_id).facts.person.name, "Kostas Bakoyannis");
    EXPECT_THAT(shortlist(), AllOf(HasSubstr("(erased)"), Not(HasSubstr("Bakoyannis")),
                                   Not(HasSubstr("Certificate (PDF)"))));
    EXPECT_EQ(certificate_file(call_tools(), here(), scope()).error().code, ErrorCode::not_found);
}

TEST_P(SelectionTest, EveryMailHasASampleOnceThereIsSomethingToTell) {
    const auto tools_now = call_tools();
    const auto shown = [&](const std::string& name) {
        return read<bool>([&](UnitOfWork& uow) {
            const auto model = VacancySamples(tools_now).sample(uow, "committee/mail/" + name, "fr");
            if (!model) return false;
            return !tools_now.renderer->mail("committee/mail/" + name, *model, "fr").subject.empty();
        });
    };
    for (const auto* name : {"vacancy_notice", "vacancy_reminder", "vacancy_extended", "vacancy_withdrawn"})
        EXPECT_TRUE(shown(name)) << name;
    const std::vector<std::string> of_nominees{"nomination_receipt", "nomination_consent", "nominee_chosen",
                                               "nominee_not_chosen"};
    for (const auto& name : of_nominees) EXPECT_FALSE(shown(name)) << name;
    nominated(id, "Athens", bakoyannis());
    for (const auto& name : of_nominees) EXPECT_TRUE(shown(name)) << name;
    EXPECT_FALSE(shown("other"));
}

}  // namespace
}  // namespace plenaria::committee::vacancies
