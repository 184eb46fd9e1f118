// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>

#include "src/side_events/call_form_pages.hpp"
#include "src/side_events/call_pages.hpp"
#include "src/side_events/decision_letter_pages.hpp"
#include "src/side_events/decision_pages.hpp"
#include "src/side_events/own_proposal_pages.hpp"
#include "src/side_events/proposal_list_pages.hpp"
#include "src/side_events/proposal_pages.hpp"
#include "src/side_events/public_call_pages.hpp"
#include "src/side_events/scoring_pages.hpp"
#include "src/side_events/side_event_samples.hpp"
#include "tests/side_events/side_event_room.hpp"

namespace plenaria::events {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

using Typed = std::multimap<std::string, std::string, std::less<>>;
using Values = std::map<std::string, std::string, std::less<>>;

class SideEventPagesTest : public SideEventRoom {
protected:
    static Typed form(const std::string& organiser = "Accra") {
        return {{"title", "Cities and climate mobility"},
                {"description", "How cities plan."},
                {"organiser_text", organiser},
                {"contact_name", "Maryam Diallo"},
                {"contact_mail", "maryam@accra.example"},
                {"language", "en"},
                {"preferred_day", "2022-05-18"},
                {"preferred_time", "13:15"},
                {"answer_1", "Two mayors."},
                {"website", ""}};
    }
    static Typed with(Typed typed, const std::string& name, const std::string& value) {
        typed.erase(name);
        typed.emplace(name, value);
        return typed;
    }
    Result<Reply> send(const Typed& typed) {
        tools_ = side_tools();
        return public_call_post(tools_, {.path_values = {{"call", call}}, .form = typed}, scope_of(visitor));
    }
    Result<Reply> get(Result<Reply> (*page)(const SideEventTools&, const Request&, RequestScope&),
                      const Values& at, const Actor& who) {
        tools_ = side_tools();
        return page(tools_, {.path_values = at}, scope_of(who));
    }
    std::vector<Proposal> all() {
        return *write(
            [&](UnitOfWork& uow) -> Result<std::vector<Proposal>> { return proposals_of(uow, call); });
    }

    SideEventTools tools_;
};
PLENARIA_BOTH_ENGINES(SideEventPagesTest);

TEST_P(SideEventPagesTest, EverybodySeesTheCallWithItsRulesAndItsDeadlineInItsOwnZone) {
    const auto page = html(get(public_call, {{"call", call}}, visitor));
    EXPECT_THAT(page, AllOf(HasSubstr("Call for side events"), HasSubstr("2022-03-31, 18:00"),
                            HasSubstr("Who speaks?"), HasSubstr("There are at most 4 side events a day."),
                            HasSubstr("Each organiser may propose 1 side event."), HasSubstr("<form")));
    set_call(CallState::draft);
    EXPECT_EQ(get(public_call, {{"call", call}}, visitor).error().code, ErrorCode::not_found);
}

TEST_P(SideEventPagesTest, AProposalComesInAndTheDirectoryIsAskedForItsOrganiser) {
    const auto sent = send(form("geneve"));
    ASSERT_TRUE(sent.has_value() && std::holds_alternative<Redirect>(*sent)) << html(sent);
    ASSERT_EQ(all().size(), 1U);
    EXPECT_EQ(all()[0].facts.organiser_ref, "city/GENEVE");
    EXPECT_EQ(all()[0].facts.preferred_time, std::chrono::minutes(795));
    EXPECT_THAT(html(get(public_call_sent, {{"call", call}}, visitor)), HasSubstr("private link"));
}

TEST_P(SideEventPagesTest, ABeginningOfANameIsNobodyOfTheDirectory) {
    ASSERT_TRUE(send(form("Gen")).has_value());
    ASSERT_EQ(all().size(), 1U);
    EXPECT_EQ(all()[0].facts.organiser_ref, "");
}

TEST_P(SideEventPagesTest, TheFormKeepsWhatWasTypedAndNamesEveryProblem) {
    const auto again = send(with(with(form(), "title", ""), "preferred_time", "noon"));
    EXPECT_EQ(status(again), 422);
    EXPECT_THAT(html(again),
                AllOf(HasSubstr("href=\"#f-title\""), HasSubstr("href=\"#f-preferred_time\""),
                      HasSubstr("How cities plan."), HasSubstr("value=\"noon\""), HasSubstr("Two mayors.")));
    EXPECT_TRUE(all().empty());
}

TEST_P(SideEventPagesTest, AfterTheDeadlineWhatWasTypedIsShownForCopying) {
    clock.set("2022-03-31T22:00:01Z");
    const auto late = send(form());
    EXPECT_EQ(status(late), 409);
    EXPECT_THAT(html(late), AllOf(HasSubstr("The time for proposals is over."), HasSubstr("How cities plan."),
                                  Not(HasSubstr("<form"))));
}

TEST_P(SideEventPagesTest, AFieldThatOnlyProgramsSeeKeepsThemOutAndLosesNothing) {
    const auto refused = send(with(form(), "website", "https://spam.example"));
    EXPECT_EQ(status(refused), 409);
    EXPECT_THAT(html(refused), AllOf(HasSubstr("should stay empty"), HasSubstr("How cities plan.")));
    EXPECT_TRUE(all().empty());
}

TEST_P(SideEventPagesTest, TheTwentyFirstFormOfAnHourIsAskedToComeLater) {
    for (int i = 0; i < 20; ++i) EXPECT_EQ(status(send(with(form(), "title", ""))), 422);
    const auto refused = send(form());
    EXPECT_EQ(status(refused), 429);
    EXPECT_THAT(html(refused), AllOf(HasSubstr("Many forms came in"), HasSubstr("How cities plan.")));
}

TEST_P(SideEventPagesTest, BehindItsLinkAnOrganiserChangesItAndReadsTheDecisionOnlyOnceItWasSent) {
    const auto made = proposed("Accra");
    const Values at{{"proposal", made}};
    const auto owner = organiser_of(made);
    EXPECT_THAT(html(get(own_proposal_page, at, owner)),
                AllOf(HasSubstr("Save the proposal"), HasSubstr("Maryam Diallo")));
    auto typed = with(form(), "title", "Another title");
    typed.emplace("revision", "1");
    tools_ = side_tools();
    ASSERT_TRUE(own_proposal_post(tools_, {.path_values = at, .form = typed}, scope_of(owner)).has_value());
    EXPECT_EQ(proposal(made).facts.title, "Another title");
    const auto stale = own_proposal_post(tools_, {.path_values = at, .form = with(typed, "title", "Third")},
                                         scope_of(owner));
    EXPECT_EQ(status(stale), 409);
    EXPECT_THAT(html(stale), AllOf(HasSubstr("Third"), HasSubstr("Somebody else has changed")));

    accept(made, "2022-05-18T13:15", "2022-05-18T14:30");
    EXPECT_THAT(html(get(own_proposal_page, at, owner)), Not(HasSubstr("13:15–14:30")));
    EXPECT_FALSE(get(own_letter, at, owner).has_value());
    ASSERT_EQ(*write([&](UnitOfWork& uow) { return tell_decisions(uow, side_tools(), lucia, call, 1); }), 1);
    EXPECT_THAT(html(get(own_proposal_page, at, owner)), HasSubstr("13:15–14:30"));
    const auto letter = get(own_letter, at, owner);
    ASSERT_TRUE(letter.has_value());
    EXPECT_THAT(std::get<Download>(*letter).bytes,
                AllOf(HasSubstr("pdf:"), HasSubstr("your side event is accepted"), HasSubstr("13:15–14:30")));
    EXPECT_EQ(get(own_proposal_page, at, organiser_of("OTHER")).error().code, ErrorCode::not_found);
}

TEST_P(SideEventPagesTest, TheListRanksSuggestsMergersAndHidesScoresFromWhoHasNotScored) {
    const auto first = proposed("Accra", "Climate mobility in coastal cities"),
               second = proposed("Lima", "Coastal cities and climate mobility"),
               third = proposed("Rome", "School places");
    const auto criteria = stored_call().criteria;
    auto ana = lucia;
    ana.id = "ANA";
    for (const auto& [which, points] : {std::pair{first, 5}, std::pair{third, 2}})
        ASSERT_TRUE(
            write([&, which = which, points = points](UnitOfWork& uow) {
                return give_review(uow, ana, which, {{criteria[0].id, points}, {criteria[1].id, points}}, "");
            }).has_value());
    EXPECT_THAT(html(get(call_page, {{"call", call}}, lucia)),
                AllOf(HasSubstr("shown once you have scored it"), Not(HasSubstr("5.00")),
                      HasSubstr("words that both have: cities, climate, coastal, mobility")));
    EXPECT_THAT(html(get(call_page, {{"call", call}}, ana)),
                AllOf(HasSubstr("5.00 (1 reviewer)"), HasSubstr("2.00")));
    EXPECT_THAT(html(get(proposal_page, {{"proposal", first}}, lucia)),
                AllOf(Not(HasSubstr("5.00")), HasSubstr("once you have scored it")));
    ASSERT_TRUE(write([&](UnitOfWork& uow) { return close_scoring(uow, lucia, call, true); }).has_value());
    EXPECT_THAT(html(get(call_page, {{"call", call}}, lucia)), HasSubstr("5.00"));
    tools_ = side_tools();
    const auto table = export_proposals(
        tools_, {.path_values = {{"call", call}}, .query = {{"format", "csv"}}}, scope_of(lucia));
    EXPECT_THAT(std::get<Download>(*table).bytes,
                AllOf(HasSubstr("Climate mobility in coastal cities"), HasSubstr("5.00")));
    EXPECT_THAT(html(get(call_page, {{"call", call}}, lucia), "fr"), HasSubstr("Modifier l’appel"));
}

TEST_P(SideEventPagesTest, AReviewerScoresWithoutSeeingContactsAndThenSeesTheOthers) {
    const auto made = proposed("Accra");
    const auto criteria = stored_call().criteria;
    auto ana = test::account("Ana Pérez", {{"events.score"}});
    ana.id = "ANA";
    ASSERT_TRUE(
        write([&](UnitOfWork& uow) {
            return give_review(uow, lucia, made, {{criteria[0].id, 5}, {criteria[1].id, 5}}, "Convincing.");
        }).has_value());
    EXPECT_THAT(html(get(scoring_page, {{"edition", id}}, ana)),
                HasSubstr("1 proposal waits for your score."));
    const auto before = html(get(score_page, {{"proposal", made}}, ana));
    EXPECT_THAT(before,
                AllOf(HasSubstr("Relevance"), Not(HasSubstr("Convincing.")), Not(HasSubstr("Diallo"))));
    tools_ = side_tools();
    const auto post = [&](const Typed& typed) {
        return score_post(tools_, {.path_values = {{"proposal", made}}, .form = typed}, scope_of(ana));
    };
    const auto half = post({{"points_1", "1"}, {"comment", "Hm."}});
    EXPECT_EQ(status(half), 422);
    EXPECT_THAT(html(half),
                AllOf(HasSubstr("href=\"#f-points_2\""), HasSubstr("Hm."), Not(HasSubstr("Convincing."))));
    ASSERT_TRUE(std::holds_alternative<Redirect>(*post({{"points_1", "1"}, {"points_2", "1"}})));
    EXPECT_THAT(html(get(score_page, {{"proposal", made}}, ana)),
                AllOf(HasSubstr("Convincing."), HasSubstr("Reviewers are 4.00 points apart")));
}

TEST_P(SideEventPagesTest, ADecisionThatBreaksARuleIsShownAgainWithTheRule) {
    const auto made = proposed("Accra");
    const auto page = html(get(proposal_page, {{"proposal", made}}, lucia));
    EXPECT_THAT(page, HasSubstr("These break no rule"));
    tools_ = side_tools();
    const auto post = [&](const Typed& typed) {
        return decide_post(tools_, {.path_values = {{"proposal", made}}, .form = typed}, scope_of(lucia));
    };
    const auto refused = post({{"state", "accepted"},
                               {"slot", "other"},
                               {"starts_on", "2022-05-18"},
                               {"starts_time", "10:00"},
                               {"ends_time", "11:15"},
                               {"revision", "1"}});
    EXPECT_EQ(status(refused), 422);
    EXPECT_THAT(html(refused), AllOf(HasSubstr("“Plenary” takes place then"), HasSubstr("value=\"10:00\"")));
    EXPECT_EQ(status(post({{"state", "accepted"}, {"slot", "other"}, {"revision", "1"}})), 422);
    const auto good =
        post({{"state", "accepted"}, {"slot", "2022-05-18T13:15/2022-05-18T14:30/"}, {"revision", "1"}});
    ASSERT_TRUE(good.has_value() && std::holds_alternative<Redirect>(*good)) << html(good);
    EXPECT_EQ(proposal(made).state, ProposalState::accepted);
    EXPECT_THAT(html(get(proposal_page, {{"proposal", made}}, lucia)),
                HasSubstr("The organiser was not told yet."));
    EXPECT_THAT(html(get(decision_letters_page, {{"call", call}}, lucia)),
                AllOf(HasSubstr("Send 1 message"), HasSubstr("[the link of this organiser]")));
}

TEST_P(SideEventPagesTest, ACallIsWrittenWithCriteriaAndQuestionsAndChanged) {
    tools_ = side_tools();
    const Typed typed{{"title_en", "Spotlight sessions"},
                      {"original_language", "en"},
                      {"opens_on", "2022-02-02"},
                      {"opens_time", "09:00"},
                      {"closes_on", "2022-03-01"},
                      {"closes_time", "18:00"},
                      {"never_in_parallel", "1"},
                      {"per_day", "2"},
                      {"in_all", ""},
                      {"per_organiser", "1"},
                      {"minutes", "60"},
                      {"day_from", "08:00"},
                      {"day_until", "20:00"},
                      {"scale", "5"},
                      {"erase_days", "90"},
                      {"criterion_1", "Relevance"},
                      {"weight_1", "2"},
                      {"criterion_2", ""},
                      {"weight_2", "1"},
                      {"question_1_en", "Who speaks?"},
                      {"question_1_fr", "Qui parle ?"}};
    const auto post = [&](const Typed& form) {
        return create_call_post(tools_, {.path_values = {{"edition", id}}, .form = form}, scope_of(lucia));
    };
    const auto wrong = post(with(with(typed, "closes_on", "2022-02-01"), "per_day", "many"));
    EXPECT_EQ(status(wrong), 422);
    EXPECT_THAT(html(wrong), AllOf(HasSubstr("href=\"#f-closes_on\""), HasSubstr("href=\"#f-per_day\""),
                                   HasSubstr("Spotlight"), HasSubstr("value=\"many\"")));
    ASSERT_TRUE(std::holds_alternative<Redirect>(*post(typed)));
    const auto calls =
        *write([&](UnitOfWork& uow) -> Result<std::vector<SideCall>> { return calls_of(uow, id); });
    ASSERT_EQ(calls.size(), 2U);
    const auto& made = calls[0];
    EXPECT_EQ(made.state, CallState::draft);
    EXPECT_EQ(made.limits, (CallLimits{.per_day = 2, .in_parallel = false, .per_organiser = 1}));
    ASSERT_EQ(made.criteria.size(), 1U);
    ASSERT_EQ(made.questions.size(), 1U);
    EXPECT_EQ(made.questions[0].titles.in("fr"), "Qui parle ?");
    EXPECT_THAT(html(get(calls_page, {{"edition", id}}, lucia)), HasSubstr("Spotlight sessions"));
    EXPECT_THAT(html(get(edit_call_form, {{"call", made.id}}, lucia)), HasSubstr(made.criteria[0].id));
    EXPECT_THAT(html(get(new_call_form, {{"edition", id}}, lucia)), HasSubstr("New call for side events"));
    auto again = with(typed, "criterion_1", "Relevance for cities");
    again.emplace("criterion_id_1", made.criteria[0].id);
    again.emplace("question_id_1", made.questions[0].id);
    again.emplace("revision", std::to_string(made.revision));
    ASSERT_TRUE(std::holds_alternative<Redirect>(
        *change_call_post(tools_, {.path_values = {{"call", made.id}}, .form = again}, scope_of(lucia))));
    const auto changed =
        *write([&](UnitOfWork& uow) -> Result<SideCall> { return find_call(uow, made.id).value(); });
    EXPECT_EQ(changed.criteria[0].id, made.criteria[0].id);
    EXPECT_EQ(changed.criteria[0].name, "Relevance for cities");
    EXPECT_EQ(changed.questions[0].id, made.questions[0].id);
}

TEST_P(SideEventPagesTest, TheSecretariatEntersWhatCameByPost) {
    clock.set("2022-04-02T12:00:00Z");
    tools_ = side_tools();
    const Values at{{"call", call}};
    EXPECT_THAT(html(get(new_proposal_form, at, lucia)), HasSubstr("Enter a proposal"));
    ASSERT_TRUE(std::holds_alternative<Redirect>(
        *add_proposal_post(tools_, {.path_values = at, .form = form()}, scope_of(lucia))));
    const auto made = all().at(0);
    auto typed = with(form(), "title", "As spoken on the phone");
    typed.emplace("revision", "1");
    ASSERT_TRUE(std::holds_alternative<Redirect>(*change_proposal_post(
        tools_, {.path_values = {{"proposal", made.id}}, .form = typed}, scope_of(lucia))));
    EXPECT_EQ(proposal(made.id).facts.title, "As spoken on the phone");
    EXPECT_EQ(status(add_proposal_post(tools_, {.path_values = at, .form = form()}, scope_of(lucia))), 409)
        << "the rule of one holds for what the secretariat enters, too";
}

TEST_P(SideEventPagesTest, WhoChangesTheTextsOfMailsSeesThemWithARealProposal) {
    tools_ = side_tools();
    const SideEventSamples samples(tools_);
    const auto sample = [&](const std::string& name) {
        return write([&](UnitOfWork& uow) -> Result<bool> {
            return samples.sample(uow, "events/mail/side_event_" + name, "fr").has_value();
        });
    };
    EXPECT_FALSE(*sample("receipt"));
    const auto made = proposed("Accra");
    for (const char* name : {"receipt", "merged", "apart"}) EXPECT_TRUE(*sample(name)) << name;
    EXPECT_FALSE(*sample("decision"));
    ASSERT_TRUE(try_decide(made, {.state = ProposalState::waiting}).has_value());
    EXPECT_TRUE(*sample("decision"));
    EXPECT_FALSE(*sample("nothing"));
}

}  // namespace
}  // namespace plenaria::events
