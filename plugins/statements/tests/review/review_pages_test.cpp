// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>

#include <plenaria/testing/statements_run.hpp>

#include "../consultation.hpp"
#include "src/review/review_pages.hpp"

namespace plenaria::statements {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

class ReviewPagesTest : public ::testing::TestWithParam<Engine> {
protected:
    ReviewPagesTest() { c.open_round(); }
    test::FakeScope& scope(const std::string& city) {
        auto& s = *scopes_.emplace_back(std::make_unique<test::FakeScope>(c.db(), c.office(city)));
        s.clock.set("2019-12-02T09:00:00Z");
        s.who.zone = "America/Montevideo";
        return s;
    }
    Request at(std::multimap<std::string, std::string, std::less<>> query = {}) {
        return {.path_values = {{"round", c.round_id}}, .query = std::move(query)};
    }
    Request post(std::multimap<std::string, std::string, std::less<>> form, bool script = false) {
        return {.method = Method::post,
                .path_values = {{"round", c.round_id}, {"paragraph", c.paragraphs[2]}},
                .form = std::move(form),
                .wants_fragment = script};
    }
    Request suggestion(const std::string& wording, const std::string& seen = "0") {
        return post({{"stance", "suggest"},
                     {"answer_language", "en"},
                     {"wording", wording},
                     {"remark", ""},
                     {"seen", seen},
                     {"anchor", "p-OP1"}});
    }
    Consultation c{GetParam()};

private:
    std::vector<std::unique_ptr<test::FakeScope>> scopes_;
};
PLENARIA_BOTH_ENGINES(ReviewPagesTest);

TEST_P(ReviewPagesTest, TheTextStandsInTwoLanguagesWithTheDeadlineInTwoZones) {
    auto& s = scope("montevideo");
    const auto page = c.html(review_page(at(), s));

    EXPECT_THAT(page, HasSubstr("You review this text for Montevideo."));
    EXPECT_THAT(page, HasSubstr("Mayors will share data on housing needs."));
    EXPECT_THAT(page, HasSubstr("Reconocemos que las ciudades"));
    EXPECT_THAT(page, HasSubstr("2019-12-20, 17:00 (Europe/Zurich time)"));
    EXPECT_THAT(page, HasSubstr("2019-12-20, 13:00 (America/Montevideo time)"));
    EXPECT_THAT(page, HasSubstr("You have answered 0 of 3 paragraphs."));
    EXPECT_THAT(page, Not(HasSubstr("<textarea")));
}

TEST_P(ReviewPagesTest, ASuggestionIsComparedWithTheTextInItsOwnLanguageWhicheverIsShown) {
    auto& s = scope("montevideo");
    c.must(save_answer(suggestion(open_data), s));

    const auto page = c.html(review_page(at({{"language", "es"}, {"beside", "fr"}}), s));
    EXPECT_THAT(page, HasSubstr("added: </span>open "));
    EXPECT_THAT(page, Not(HasSubstr("added: </span>Mayors")));
}

TEST_P(ReviewPagesTest, TheFormOfAParagraphWithoutTranslationHoldsTheOriginal) {
    auto& s = scope("montreal");
    const auto page =
        c.html(review_page(at({{"language", "fr"}, {"beside", "es"}, {"answer", c.paragraphs[2]}}), s));
    EXPECT_THAT(
        page, HasSubstr("Mayors will share data on housing needs. They shall report every year.</textarea>"));
}

TEST_P(ReviewPagesTest, TheFormOfAnAnswerHoldsTheTextInItsLanguageWhicheverIsShown) {
    auto& s = scope("montevideo");
    auto agreed = post({{"stance", "agree"}, {"answer_language", "es"}, {"seen", "0"}});
    agreed.path_values.find("paragraph")->second = c.paragraphs[1];
    c.must(save_answer(agreed, s));

    const auto page =
        c.html(review_page(at({{"language", "en"}, {"beside", "fr"}, {"answer", c.paragraphs[1]}}), s));
    EXPECT_THAT(page, HasSubstr("la mayoría de las personas en movimiento.</textarea>"));
}

TEST_P(ReviewPagesTest, AParagraphIsDisputedInALanguageThatIsNotShown) {
    c.must(c.db().write([&](UnitOfWork& uow) -> Result<void> {
        sql::query(uow, "UPDATE stm_round SET visibility = 'open'");
        return {};
    }));
    const auto in_spanish = [&](const std::string& city, const std::string& wording) {
        c.must(
            c.answers().save(c.office(city), c.round_id, c.paragraphs[1],
                             {.answer = {.stance = Stance::suggest, .language = "es", .wording = wording}}));
    };
    in_spanish("athens", "Reconocemos que las ciudades acogen a casi todas las personas en movimiento.");
    c.send("athens");
    in_spanish("montevideo", "Reconocemos que las ciudades acogen a muchas personas en movimiento.");

    auto& s = scope("montevideo");
    const auto page =
        c.html(review_page(at({{"view", "disputed"}, {"language", "en"}, {"beside", "fr"}}), s));
    EXPECT_THAT(page, HasSubstr("We recognise that cities receive the majority of people on the move."));
    EXPECT_THAT(page, Not(HasSubstr("Mayors will share data on housing needs.")));
}

TEST_P(ReviewPagesTest, TheNumberOfQuestionsToTheDatabaseDoesNotGrowWithWhatIsShown) {
    const auto asked = [&](test::FakeScope& s) {
        return test::statements_run(c.db(), [&] { c.html(review_page(at(), s)); }).size();
    };
    c.must(c.db().write([&](UnitOfWork& uow) -> Result<void> {
        sql::query(uow, "UPDATE stm_round SET visibility = 'open'");
        return {};
    }));
    auto& s = scope("amman");
    const auto at_first = asked(s);
    EXPECT_LE(at_first, 10u);
    c.must(save_answer(suggestion(open_data), s));
    for (const std::string city : {"athens", "montreal"}) {
        c.suggest(city, 1, "We recognise that cities of " + city + " receive people on the move.");
        c.suggest(city, 2, "Mayors of " + city + " share data.");
        c.send(city);
    }
    EXPECT_EQ(asked(s), at_first);
}

TEST_P(ReviewPagesTest, TheFormHoldsTheTextAndWorksWithoutAScript) {
    auto& s = scope("amman");
    const auto page = c.html(review_page(at({{"answer", c.paragraphs[2]}}), s));
    EXPECT_THAT(
        page, HasSubstr("Mayors will share data on housing needs. They shall report every year.</textarea>"));
    EXPECT_THAT(page, HasSubstr("data-autosave"));

    const auto saved = save_answer(suggestion(open_data), s);
    EXPECT_EQ(std::get<Redirect>(*saved).url, "/statements.review?at=p-OP1&round=" + c.round_id + "#p-OP1");
    const auto again = c.html(review_page(at(), s));
    EXPECT_THAT(again, HasSubstr("<ins><span class=\"pl-vh\">added: </span>open "));
    EXPECT_THAT(again, HasSubstr("You have answered 1 of 3 paragraphs."));
}

TEST_P(ReviewPagesTest, LineBreaksOfABrowserAreNoChange) {
    auto& s = scope("amman");
    c.must(save_answer(suggestion("One.\r\nTwo."), s));

    EXPECT_EQ(c.read([&](UnitOfWork& uow) {
        return answers_of(uow, find_office(uow, c.round_id, "city/amman")->id)[0].answer.wording;
    }),
              "One.\nTwo.");
}

TEST_P(ReviewPagesTest, AgreeingKeepsNoWording) {
    auto& s = scope("amman");
    c.must(save_answer(
        post({{"stance", "agree"},
              {"answer_language", "en"},
              {"wording", "Mayors will share data on housing needs. They shall report every year."},
              {"seen", "0"}}),
        s));

    const auto answer = c.read([&](UnitOfWork& uow) {
        return answers_of(uow, find_office(uow, c.round_id, "city/amman")->id)[0].answer;
    });
    EXPECT_EQ(answer, (Answer{.stance = Stance::agree, .language = "en"}));
}

TEST_P(ReviewPagesTest, TheScriptIsToldTheTimeOrThatThereIsAConflict) {
    auto& s = scope("amman");
    auto first = suggestion(open_data);
    first.wants_fragment = true;
    EXPECT_THAT(std::get<Json>(*save_answer(first, s)).text, HasSubstr(R"("state":"saved","at":"06:00")"));

    auto second = suggestion("Mayors will share all data on housing needs. They shall report every year.");
    second.wants_fragment = true;
    const auto reply = std::get<Json>(*save_answer(second, s));
    EXPECT_EQ(reply.status, 409);
    EXPECT_EQ(reply.text, R"({"state":"conflict"})");
}

TEST_P(ReviewPagesTest, AConflictShowsBothTextsAndTheFormGoesOnFromTheStoredOne) {
    auto& s = scope("amman");
    c.must(save_answer(suggestion("Mayors shall share data.", "0"), s));
    c.must(save_answer(suggestion("Mayors must share data.", "1"), s));
    const auto reply = save_answer(suggestion("Mayors may share data.", "1"), s);

    EXPECT_EQ(std::get<View>(*reply).status, 409);
    const auto page = c.html(reply);
    EXPECT_THAT(page, HasSubstr("Two of you have changed the same words"));
    EXPECT_THAT(page, HasSubstr("must"));
    EXPECT_THAT(page, HasSubstr("Mayors may share data.</textarea>"));
    EXPECT_THAT(page, HasSubstr(R"(name="seen" value="2")"));
}

TEST_P(ReviewPagesTest, ADifferenceViewCannotBeBrokenByWhatWasTyped) {
    auto& s = scope("amman");
    c.must(save_answer(suggestion("Mayors <script>alert(1)</script> \"><svg/onload=x> {{title}} share."), s));
    for (const auto& page : {c.html(review_page(at(), s)), c.html(check_page(at(), s)),
                             c.html(review_page(at({{"answer", c.paragraphs[2]}}), s))}) {
        EXPECT_THAT(page, Not(HasSubstr("<script>alert")));
        EXPECT_THAT(page, Not(HasSubstr("<svg/onload")));
        EXPECT_THAT(page, HasSubstr("{{title}}"));
    }
}

TEST_P(ReviewPagesTest, OthersAreSeenInAnOpenRoundOnlyAndOnlyWhenSent) {
    c.suggest("athens", 2, "Mayors ATHENS share data.");
    auto& s = scope("amman");
    c.must(c.db().write([&](UnitOfWork& uow) -> Result<void> {
        sql::query(uow, "UPDATE stm_round SET visibility = 'open'");
        return {};
    }));
    EXPECT_THAT(c.html(review_page(at({{"view", "all"}}), s)), Not(HasSubstr("ATHENS")));
    c.send("athens");
    EXPECT_THAT(c.html(review_page(at({{"view", "all"}}), s)), HasSubstr("ATHENS"));
    c.must(c.db().write([&](UnitOfWork& uow) -> Result<void> {
        sql::query(uow, "UPDATE stm_round SET visibility = 'silent'");
        return {};
    }));
    EXPECT_THAT(c.html(review_page(at({{"view", "all"}}), s)), Not(HasSubstr("ATHENS")));
}

TEST_P(ReviewPagesTest, DisputedAreParagraphsWhoseSuggestionsChangeTheSameWords) {
    c.must(c.db().write([&](UnitOfWork& uow) -> Result<void> {
        sql::query(uow, "UPDATE stm_round SET visibility = 'open'");
        return {};
    }));
    c.suggest("athens", 2, "Mayors may share data on housing needs. They shall report every year.");
    c.suggest("athens", 3, "Cities protect the rights of all people.");
    c.send("athens");
    auto& s = scope("amman");
    const auto disputed = [&] { return c.html(review_page(at({{"view", "disputed"}}), s)); };
    EXPECT_THAT(disputed(), HasSubstr("No two suggestions change the same words."));

    c.suggest("amman", 2, "Mayors must share data on housing needs. They shall report every year.");

    EXPECT_THAT(disputed(), HasSubstr("id=\"p-OP1\""));
    EXPECT_THAT(disputed(), Not(HasSubstr("id=\"p-OP2\"")));
    EXPECT_THAT(disputed(), HasSubstr("all suggestions (3)"));
    EXPECT_THAT(disputed(), HasSubstr("our answers (1)"));
}

TEST_P(ReviewPagesTest, SendingAsksForAPositionAndThenLeadsToTheReceipt) {
    auto& s = scope("amman");
    c.must(save_answer(suggestion(open_data), s));
    const auto refused = send_review(post({{"seen", "1"}, {"position", "reservation"}}), s);
    EXPECT_EQ(std::get<View>(*refused).status, 422);
    EXPECT_THAT(c.html(refused), HasSubstr("Say what the reservation or the objection is about."));

    const auto sent =
        send_review(post({{"seen", "2"}, {"position", "reservation"}, {"position_text", "Costs."}}), s);
    EXPECT_EQ(std::get<Redirect>(*sent).url, "/statements.receipt?round=" + c.round_id);
    const auto receipt = c.html(receipt_page(at(), s));
    EXPECT_THAT(receipt, HasSubstr("Your review was sent"));
    EXPECT_THAT(receipt, HasSubstr("Reservation"));
}

TEST_P(ReviewPagesTest, AfterTheDeadlineTheTypedTextComesBackToBeCopied) {
    auto& s = scope("amman");
    c.clock.set("2019-12-21T09:00:00Z");
    s.clock.set("2019-12-21T09:00:00Z");
    const auto reply = save_answer(suggestion("Mayors share late."), s);

    EXPECT_EQ(std::get<View>(*reply).status, 409);
    EXPECT_THAT(c.html(reply), HasSubstr("Mayors share late.</textarea>"));
    EXPECT_THAT(c.html(review_page(at(), s)), HasSubstr("Ask the secretariat for more time"));
}

TEST_P(ReviewPagesTest, DecisionsAreToldOnceTheVersionIsIssued) {
    c.suggest("amman", 2, open_data);
    c.send("amman");
    c.must(
        c.consolidation().accept(c.officer, {.point_id = c.point_of("amman").id, .reason = "Agreed by all"}));
    auto& s = scope("amman");
    EXPECT_THAT(c.html(outcome_page(at(), s)), HasSubstr("Under consideration"));
    c.must(c.consolidation().issue(c.officer, c.statement_id, "Rev.1", ""));

    const auto page = c.html(outcome_page(at(), s));
    EXPECT_THAT(page, HasSubstr("Accepted"));
    EXPECT_THAT(page, HasSubstr("Agreed by all"));
    EXPECT_THAT(page, HasSubstr("Rev.1"));
}

TEST_P(ReviewPagesTest, TheOfficesAnswersComeAsAFile) {
    auto& s = scope("amman");
    c.must(save_answer(suggestion(open_data), s));
    test::FakeDocuments documents;
    const DocumentTools tools{.renderer = &c.renderer, .documents = &documents, .locales = &c.locales};

    const auto file = std::get<Download>(*answers_download(tools, at({{"format", "docx"}}), s));
    EXPECT_EQ(file.name, "review.docx");
    EXPECT_THAT(file.bytes, HasSubstr("docx:statements/print/answers"));
}

}  // namespace
}  // namespace plenaria::statements
