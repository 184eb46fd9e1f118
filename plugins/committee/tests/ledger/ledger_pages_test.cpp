// SPDX-License-Identifier: EUPL-1.2
// The pages of the ledger, printed as readers get them.
#include <gmock/gmock.h>

#include "src/ledger/acting_pages.hpp"
#include "src/ledger/body_form_pages.hpp"
#include "src/ledger/body_pages.hpp"
#include "src/ledger/demo.hpp"
#include "src/ledger/ends_pages.hpp"
#include "src/ledger/question_pages.hpp"
#include "src/ledger/question_repository.hpp"
#include "src/ledger/question_service.hpp"
#include "src/ledger/seat_pages.hpp"
#include "src/ledger/term_pages.hpp"
#include "tests/ledger/room.hpp"

namespace plenaria::committee::ledger {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

using FormValues = std::multimap<std::string, std::string, std::less<>>;

class LedgerPagesTest : public LedgerRoom {
protected:
    using Page = Result<Reply> (*)(const LedgerTools&, const Request&, RequestScope&);
    Result<Reply> get(Page page, UrlValues path = {}, FormValues query = {}) {
        Request request;
        for (auto& [name, value] : path) request.path_values[name] = value;
        request.query = std::move(query);
        return page(tools(), request, last = &scope());
    }
    Result<Reply> get(Page page, const char* placeholder, const std::string& id, FormValues query = {}) {
        return get(page, UrlValues{{placeholder, id}}, std::move(query));
    }
    Result<Reply> post(Page page, const char* placeholder, const std::string& id, FormValues form) {
        Request request{.method = Method::post};
        request.path_values[placeholder] = id;
        request.form = std::move(form);
        return page(tools(), request, last = &scope());
    }

    /// So that a scope can be both passed on and looked at.
    struct LastScope {
        test::FakeScope* scope = nullptr;
        LastScope& operator=(test::FakeScope* one) {
            scope = one;
            return *this;
        }
        operator RequestScope&() const { return *scope; }  // NOLINT(google-explicit-constructor)
    } last;

    static FormValues term_form(const char* city, const char* first, const char* final_day) {
        return {{"city", ""},        {"city_text", city}, {"person", ""},
                {"person_text", ""}, {"alternate", ""},   {"alternate_text", ""},
                {"first", first},    {"last", final_day}, {"note", ""}};
    }
};
PLENARIA_BOTH_ENGINES(LedgerPagesTest);

TEST_P(LedgerPagesTest, TheListSaysWhatEachBodyHas) {
    EXPECT_THAT(html(get(list_bodies)), HasSubstr("Enter the first body"));
    board(body());
    EXPECT_THAT(html(get(list_bodies)),
                AllOf(HasSubstr("Steering committee"), HasSubstr("8 terms end within 180 days")));
    EXPECT_THAT(html(get(list_bodies), "fr"), HasSubstr("<h1>Organes</h1>"));
}

TEST_P(LedgerPagesTest, ABodyShowsWhoSatOnADay) {
    const auto id = body();
    board(id);
    const auto page = html(get(show_body, "body", id, {{"on", "2019-07-12"}}));
    EXPECT_THAT(page, AllOf(HasSubstr("Georgios Kaminis"), HasSubstr("2018-12-01 – 2020-11-30"),
                            HasSubstr("pl-terms__wide"), HasSubstr("pl-terms__narrow"),
                            Not(HasSubstr("Vacant</strong>"))));
    EXPECT_THAT(html(get(show_body, "body", id, {{"on", "2021-01-01"}})), HasSubstr("Enter a term"));
    EXPECT_EQ(get(show_body, "body", "nothing").error().code, ErrorCode::not_found);
}

TEST_P(LedgerPagesTest, ADayThatIsNoneIsSaidBesideItsField) {
    const auto id = body();
    for (const auto* nonsense : {"2019-02-29", "yesterday", "0001-01-01", "9999-12-31"}) {
        const auto reply = get(show_body, "body", id, {{"on", nonsense}});
        EXPECT_EQ(status(reply), 422) << nonsense;
        EXPECT_THAT(html(reply), AllOf(HasSubstr("Write a day that exists"), HasSubstr(nonsense)));
    }
    EXPECT_EQ(status(get(show_body, "body", id, {{"on", "2020-02-29"}})), 200);
}

TEST_P(LedgerPagesTest, ABodyWithoutSeatsSaysSo) {
    EXPECT_THAT(html(get(show_body, "body", body())),
                AllOf(HasSubstr("This body has no seats on that day."), HasSubstr("Enter a seat")));
}

TEST_P(LedgerPagesTest, TheKeptPartIsRenewedByEveryChange) {
    const auto id = body();
    const auto seats = board(id);
    EXPECT_THAT(html(get(show_body, "body", id)), Not(HasSubstr("Envoy</strong>")));
    EXPECT_TRUE(write([&](UnitOfWork& uow) {
                    return hear_mandate_ended(uow, people,
                                              R"({"mandate":"M","city":")" + city_ref("Athens") +
                                                  R"(","person":")" + person_ref("Georgios Kaminis") +
                                                  R"(","until":"2019-09-01"})");
                }).has_value());
    const auto question =
        read<std::vector<PlacedQuestion>>([](UnitOfWork& uow) { return questions(uow, Asked::open); })[0]
            .question;
    EXPECT_EQ(redirected_to(post(answer_question_post, "question", question.id,
                                 {{"answer", "envoy"}, {"revision", "1"}})),
              "/committee.questions");
    EXPECT_THAT(html(get(show_body, "body", id)), HasSubstr("Envoy</strong>"));
    EXPECT_EQ(redirected_to(post(undo_question_post, "question", question.id, {})), "/committee.questions");
    EXPECT_THAT(html(get(show_body, "body", id)), Not(HasSubstr("Envoy</strong>")));
}

TEST_P(LedgerPagesTest, ATermIsEnteredByNames) {
    const auto seat_id = seat(body(), seat_facts(1));
    const auto entered =
        post(add_term_post, "seat", seat_id, term_form("Kampala", "2018-12-01", "2020-11-30"));
    EXPECT_EQ(redirected_to(entered), "/committee.seat?seat=" + seat_id);
    ASSERT_EQ(last.scope->notices.size(), 1U);
    EXPECT_THAT(last.scope->notices[0].undo_url, HasSubstr("committee.term_remove"));
    EXPECT_THAT(html(get(show_seat, "seat", seat_id)),
                AllOf(HasSubstr("Erias Lukwago"), HasSubstr("Kampala"), HasSubstr("End early")));
}

TEST_P(LedgerPagesTest, AFormThatIsWrongKeepsWhatWasTyped) {
    const auto seat_id = seat(body(), seat_facts(1));
    const auto reply =
        post(add_term_post, "seat", seat_id, term_form("Atlantis", "2020-12-01", "2019-02-30"));
    EXPECT_EQ(status(reply), 422);
    EXPECT_THAT(html(reply), AllOf(HasSubstr("Nothing in the directory is called Atlantis."),
                                   HasSubstr("value=\"Atlantis\""), HasSubstr("value=\"2019-02-30\""),
                                   HasSubstr("Write a day that exists, like 2026-11-30.")));
    EXPECT_THAT(html(get(show_seat, "seat", seat_id)), HasSubstr("Nobody has held this seat yet."));
    const auto backwards =
        post(add_term_post, "seat", seat_id, term_form("Kampala", "2020-11-30", "2018-12-01"));
    EXPECT_THAT(html(backwards), HasSubstr("The term ends before it begins."));
}

TEST_P(LedgerPagesTest, TheSecondOfTwoWhoSaveATermSeesIt) {
    const auto seat_id = seat(body(), seat_facts(1));
    const auto id = term(seat_id, mayor_of("Kampala", "2018-12-01", "2020-11-30"));
    const auto save = [&](const char* final_day) {
        auto form = term_form("Kampala", "2018-12-01", final_day);
        form.emplace("revision", "1");
        return post(change_term_post, "term", id, form);
    };
    EXPECT_EQ(redirected_to(save("2020-12-31")), "/committee.seat?seat=" + seat_id);
    const auto second = save("2021-12-31");
    EXPECT_EQ(status(second), 409);
    EXPECT_THAT(html(second), AllOf(HasSubstr("Nothing was saved"), HasSubstr("2021-12-31"),
                                    HasSubstr("name=\"revision\" value=\"2\"")));
}

TEST_P(LedgerPagesTest, ANewTermIsProposedAfterTheLast) {
    const auto seat_id = seat(body(), seat_facts(1));
    term(seat_id, mayor_of("Kampala", "2018-12-01", "2020-11-30"));
    EXPECT_THAT(html(get(new_term_form, "seat", seat_id)),
                AllOf(HasSubstr("value=\"2020-12-01\""), HasSubstr("value=\"2022-11-30\"")));
}

TEST_P(LedgerPagesTest, ATermIsEndedAndTakenBack) {
    const auto seat_id = seat(body(), seat_facts(1));
    const auto id = term(seat_id, mayor_of("Kampala", "2018-12-01", "2020-11-30"));
    EXPECT_THAT(html(get(end_term_form, "term", id)), HasSubstr("value=\"2020-06-14\""));
    const auto wrong = post(end_term_post, "term", id, {{"left_on", ""}, {"revision", "1"}});
    EXPECT_EQ(status(wrong), 422);
    EXPECT_THAT(html(wrong), AllOf(HasSubstr("Choose why they leave."),
                                   HasSubstr("Write a day of the term before its last")));
    EXPECT_EQ(redirected_to(post(end_term_post, "term", id,
                                 {{"left_on", "2020-06-30"}, {"reason", "resigned"}, {"revision", "1"}})),
              "/committee.seat?seat=" + seat_id);
    EXPECT_THAT(
        html(get(show_seat, "seat", seat_id)),
        AllOf(HasSubstr("2018-12-01 – 2020-06-30"), HasSubstr("Resigned"), HasSubstr("They did not leave")));
    EXPECT_EQ(redirected_to(post(reopen_term_post, "term", id, {})), "/committee.seat?seat=" + seat_id);
    EXPECT_THAT(html(get(show_seat, "seat", seat_id)), HasSubstr("2018-12-01 – 2020-11-30"));
}

TEST_P(LedgerPagesTest, SomebodyActingStandsInTheSeat) {
    const auto id = body();
    const auto seats = board(id);
    EXPECT_EQ(redirected_to(post(add_acting_post, "seat", seats[1],
                                 {{"person_text", "Maria Iliopoulou"},
                                  {"first", "2020-06-01"},
                                  {"last", ""},
                                  {"note", "Illness"}})),
              "/committee.seat?seat=" + seats[1]);
    EXPECT_THAT(html(get(show_seat, "seat", seats[1])),
                AllOf(HasSubstr("Maria Iliopoulou"), HasSubstr("from 2020-06-01 until further notice")));
    EXPECT_THAT(html(get(show_body, "body", id)),
                AllOf(HasSubstr("for Georgios Kaminis"), HasSubstr("Acting</strong>")));
    const auto again =
        post(add_acting_post, "seat", seats[1], {{"person_text", "Kostas"}, {"first", "2020-06-10"}});
    EXPECT_THAT(html(again), HasSubstr("Maria Iliopoulou is acting in seat 2 from 2020-06-01."));
}

TEST_P(LedgerPagesTest, ABodyAndASeatAreEnteredChangedTakenOutAndPutBack) {
    const auto nameless = post(create_body_post, "", "", {{"original_language", "en"}});
    EXPECT_EQ(status(nameless), 422);
    EXPECT_THAT(html(nameless), HasSubstr("Write the name in the language of the original"));
    const auto made =
        redirected_to(post(create_body_post, "", "",
                           {{"original_language", "fr"}, {"name_fr", "Bureau"}, {"mandate_rule", "vacate"}}));
    const auto id = made.substr(made.find('=') + 1);
    EXPECT_THAT(html(get(edit_body_form, "body", id)), HasSubstr("value=\"Bureau\""));
    EXPECT_THAT(html(get(new_seat_form, "body", id)), HasSubstr("value=\"2020-06-14\""));
    const auto wrong =
        post(add_seat_post, "body", id,
             {{"number", "one"}, {"term_months", "24"}, {"renewals", "many"}, {"since", "2020-01-01"}});
    EXPECT_EQ(status(wrong), 422);
    EXPECT_THAT(html(wrong),
                AllOf(HasSubstr("Number the seat from 1 to 1000."), HasSubstr("value=\"many\"")));
    const auto seat_made = redirected_to(
        post(add_seat_post, "body", id,
             {{"number", "1"}, {"term_months", "24"}, {"renewals", ""}, {"since", "2020-01-01"}}));
    const auto seat_id = seat_made.substr(seat_made.find('=') + 1);
    EXPECT_THAT(html(get(show_seat, "seat", seat_id)), HasSubstr("As often as somebody is chosen"));
    EXPECT_EQ(redirected_to(post(remove_seat_post, "seat", seat_id, {})), "/committee.body?body=" + id);
    EXPECT_EQ(get(show_seat, "seat", seat_id).error().code, ErrorCode::not_found);
    EXPECT_EQ(redirected_to(post(restore_seat_post, "seat", seat_id, {})), "/committee.seat?seat=" + seat_id);
    EXPECT_EQ(redirected_to(post(remove_body_post, "body", id, {})), "/committee.bodies");
    EXPECT_EQ(get(show_body, "body", id).error().code, ErrorCode::not_found);
    EXPECT_EQ(redirected_to(post(restore_body_post, "body", id, {})), "/committee.body?body=" + id);
}

TEST_P(LedgerPagesTest, AQuestionShowsWhatTheRuleSays) {
    board(body(MandateRule::envoy));
    EXPECT_THAT(html(get(list_questions)), HasSubstr("No question waits"));
    EXPECT_TRUE(write([&](UnitOfWork& uow) {
                    return hear_mandate_ended(uow, people,
                                              R"({"mandate":"M","city":")" + city_ref("Athens") +
                                                  R"(","person":")" + person_ref("Georgios Kaminis") +
                                                  R"(","until":"2019-09-01"})");
                }).has_value());
    const auto page = html(get(list_questions));
    EXPECT_THAT(page,
                AllOf(HasSubstr("Georgios Kaminis, Athens"), HasSubstr("Out of office since 2019-09-01"),
                      HasSubstr("So the rule of this body says."), HasSubstr("value=\"envoy\" checked")));
    const auto question =
        read<std::vector<PlacedQuestion>>([](UnitOfWork& uow) { return questions(uow, Asked::open); })[0]
            .question;
    const auto wrong = post(answer_question_post, "question", question.id,
                            {{"answer", "perhaps"}, {"reason", "Because"}, {"revision", "1"}});
    EXPECT_EQ(status(wrong), 422);
    EXPECT_THAT(html(wrong), AllOf(HasSubstr("Choose what becomes of the seat."), HasSubstr("Because")));
    EXPECT_EQ(redirected_to(post(answer_question_post, "question", question.id,
                                 {{"answer", "vacate"}, {"reason", "New elections"}, {"revision", "1"}})),
              "/committee.questions");
    EXPECT_THAT(
        html(get(list_questions)),
        AllOf(HasSubstr("New elections"), HasSubstr("Take the answer back"), HasSubstr("No question waits")));
}

TEST_P(LedgerPagesTest, TheCalendarStandsAtItsSecretAddressAlone) {
    const auto id = body();
    board(id);
    EXPECT_THAT(html(get(show_feed, "body", id)), HasSubstr("Make an address"));
    const auto page = html(post(make_feed_post, "body", id, {}));
    const auto at = page.find("secret=");
    ASSERT_NE(at, std::string::npos);
    const auto secret = page.substr(at + 7, 64);
    EXPECT_THAT(html(get(show_feed, "body", id)), Not(HasSubstr(secret))) << "it is shown once";
    const auto fetch = [&](const std::string& key, const char* language) {
        return get(feed_at_address, {{"secret", key}, {"language", language}});
    };
    const auto reply = fetch(secret, "en");
    ASSERT_TRUE(reply.has_value());
    EXPECT_THAT(std::get<Download>(*reply).bytes,
                AllOf(HasSubstr("Term ends: Georgios Kaminis (Steering committee, seat 2)"),
                      HasSubstr("2020-11-30")));
    EXPECT_EQ(fetch(secret, "de").error().code, ErrorCode::not_found);
    EXPECT_EQ(fetch(std::string(64, '0'), "en").error().code, ErrorCode::not_found);
    EXPECT_EQ(fetch("", "en").error().code, ErrorCode::not_found);
    EXPECT_EQ(redirected_to(post(end_feed_post, "body", id, {})), "/committee.feed?body=" + id);
    EXPECT_EQ(fetch(secret, "en").error().code, ErrorCode::not_found);
}

TEST_P(LedgerPagesTest, TermsThatEndSoonAreListedOverAllBodies) {
    clock.set("2020-01-01T08:00:00Z");
    board(body());
    EXPECT_THAT(html(get(list_ends)), HasSubstr("No term ends within 180 days."));
    clock.set("2020-11-15T08:00:00Z");
    EXPECT_THAT(html(get(list_ends)),
                AllOf(HasSubstr("Giuseppe Sala"), HasSubstr("Ends in 15 days"), HasSubstr("8 terms end")));
}

TEST_P(LedgerPagesTest, TheTableHasEveryTermAndEmptySeats) {
    const auto id = body();
    board(id);
    seat(id, seat_facts(9));
    const auto reply = get(export_body, "body", id, {{"format", "csv"}});
    ASSERT_TRUE(reply.has_value());
    const auto& bytes = std::get<Download>(*reply).bytes;
    EXPECT_THAT(bytes, AllOf(HasSubstr("Yvonne Aki-Sawyerr|Freetown|2018-12-01|2020-11-30"),
                             HasSubstr("9|Any region|A|")));
}

TEST_P(LedgerPagesTest, WhoMayOnlyLookIsOfferedNoForm) {
    const auto id = body();
    const auto seats = board(id);
    lucia = test::account("Marc Dubois", {{"committee.view"}});
    EXPECT_THAT(html(get(show_body, "body", id)),
                AllOf(HasSubstr("Valérie Plante"), Not(HasSubstr("New seat"))));
    EXPECT_THAT(html(get(show_seat, "seat", seats[0])), Not(HasSubstr("New term")));
    EXPECT_THAT(html(get(list_bodies)), Not(HasSubstr("New body")));
}

TEST_P(LedgerPagesTest, TheDemonstrationHasTheBoardAndItsLaterHistory) {
    clock.set("2026-11-28T08:00:00Z");
    const auto loaded = load_demo(db(), people, PLENARIA_SOURCE_DIR "/packaging/demo");
    ASSERT_TRUE(loaded.has_value()) << loaded.error().message;
    EXPECT_EQ(loaded->bodies, 2);
    EXPECT_EQ(loaded->seats, 17) << "four of them offices";
    EXPECT_EQ(loaded->terms, 28);
    EXPECT_EQ(load_demo(db(), people, PLENARIA_SOURCE_DIR "/packaging/demo")->bodies, 0) << "once";
    const auto first = read<std::vector<Body>>([](UnitOfWork& uow) { return all_bodies(uow); })[0];
    const auto then = html(get(show_body, "body", first.id, {{"on", "2019-10-01"}}));
    EXPECT_THAT(then, AllOf(HasSubstr("Envoy</strong>"), HasSubstr("Yousef Shawarbeh"),
                            HasSubstr(">President</a>"), Not(HasSubstr(">Seat 9<"))));
    EXPECT_THAT(html(get(show_body, "body", first.id, {{"on", "2021-01-01"}})), HasSubstr("Seat 9"));
    EXPECT_FALSE(load_demo(db(), people, "/nowhere").has_value());
}

}  // namespace
}  // namespace plenaria::committee::ledger
