// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <random>
#include <set>
#include <thread>

#include "../consultation.hpp"
#include "src/rounds/round_jobs.hpp"
#include "src/versions/word_diff.hpp"

namespace plenaria::statements {
namespace {

using Outcome = SavedAnswer::Outcome;
constexpr std::string_view housing = "Mayors will share data on housing needs. They shall report every year.";

AnswerInput typed(std::string wording, int seen, std::string client = {}, int sequence = 0) {
    return {.answer = {.stance = Stance::suggest, .language = "en", .wording = std::move(wording)},
            .seen_revision = seen,
            .client_id = std::move(client),
            .sequence = sequence};
}

class AnswerServiceTest : public ::testing::TestWithParam<Engine> {
protected:
    AnswerServiceTest() { c.open_round(); }
    Result<SavedAnswer> save(const std::string& who, const AnswerInput& input) {
        return c.answers().save(c.office("amman", who), c.round_id, c.paragraphs[2], input);
    }
    StoredAnswer stored() {
        return c.read([&](UnitOfWork& uow) {
            return find_answer(uow, find_office(uow, c.round_id, "city/amman")->id, c.paragraphs[2]);
        });
    }
    Consultation c{GetParam()};
};
PLENARIA_BOTH_ENGINES(AnswerServiceTest);

TEST_P(AnswerServiceTest, AColleagueOfTheOfficeSeesWhatWasSaved) {
    ASSERT_EQ(save("Rana", typed("Mayors share data.", 0))->outcome, Outcome::saved);

    EXPECT_EQ(stored().answer.wording, "Mayors share data.");
    EXPECT_EQ(stored().saved_by, "Rana");
    EXPECT_EQ(stored().revision, 1);
}

TEST_P(AnswerServiceTest, TwoPeopleOnDifferentWordsAreJoined) {
    c.must(save("Rana", typed(std::string(housing), 0)));
    c.must(save("Rana",
                typed("Mayors commit to share data on housing needs. They shall report every year.", 1)));
    const auto second =
        save("Omar", typed("Mayors will share data on housing needs. They shall report every two years.", 1));

    EXPECT_EQ(second->outcome, Outcome::joined);
    EXPECT_EQ(stored().answer.wording,
              "Mayors commit to share data on housing needs. They shall report every two years.");
}

TEST_P(AnswerServiceTest, TwoPeopleOnTheSameWordsAreShownBothAndNothingIsLost) {
    c.must(save("Rana", typed(std::string(housing), 0)));
    c.must(save("Rana", typed("Mayors shall share data on housing needs. They shall report every year.", 1)));
    const auto second =
        save("Omar", typed("Mayors may share data on housing needs. They shall report every year.", 1));

    EXPECT_EQ(second->outcome, Outcome::conflict);
    EXPECT_EQ(second->seen.wording, housing);
    EXPECT_TRUE(second->mine.wording.starts_with("Mayors may"));
    EXPECT_TRUE(second->stored.answer.wording.starts_with("Mayors shall"));
    EXPECT_TRUE(stored().answer.wording.starts_with("Mayors shall"));
    const auto kept = c.read([&](UnitOfWork& uow) { return revisions_of(uow, stored().id); });
    EXPECT_TRUE(std::any_of(kept.begin(), kept.end(), [](const AnswerRevision& each) {
        return each.kind == AnswerRevision::Kind::aside && each.answer.wording.starts_with("Mayors may");
    }));

    EXPECT_EQ(save("Omar", typed("Mayors may share data on housing needs. They shall report every year.", 2))
                  ->outcome,
              Outcome::saved);
    EXPECT_TRUE(stored().answer.wording.starts_with("Mayors may"));
}

TEST_P(AnswerServiceTest, APageThatSavesAgainBeforeTheReplyIsNoConflictWithItself) {
    c.must(save("Rana", typed("Mayors share.", 0, "page-1", 1)));
    const auto second = save("Rana", typed("Mayors share data.", 0, "page-1", 2));

    EXPECT_EQ(second->outcome, Outcome::saved);
    EXPECT_EQ(stored().answer.wording, "Mayors share data.");
}

TEST_P(AnswerServiceTest, ASaveThatArrivesLateChangesNothing) {
    c.must(save("Rana", typed("Mayors share data.", 0, "page-1", 2)));

    EXPECT_EQ(save("Rana", typed("Mayors share.", 0, "page-1", 1))->outcome, Outcome::older);
    EXPECT_EQ(stored().answer.wording, "Mayors share data.");
}

TEST_P(AnswerServiceTest, AnotherOfficeAndAnotherRoundAreNotFound) {
    const auto other = test::link_holder("statements.review", "statements.round/OTHER", "city/amman");
    const auto uninvited = test::link_holder("statements.review", round_subject(c.round_id), "city/bristol");
    const auto wrong_task = test::link_holder("statements.sign", round_subject(c.round_id), "city/amman");

    for (const auto& actor : {other, uninvited, wrong_task, c.officer}) {
        EXPECT_EQ(c.answers().save(actor, c.round_id, c.paragraphs[2], typed("x", 0)).error().code,
                  ErrorCode::not_found);
        EXPECT_EQ(c.answers().send(actor, c.round_id).error().code, ErrorCode::not_found);
        EXPECT_EQ(c.answers().ask_for_time(actor, c.round_id, "").error().code, ErrorCode::not_found);
        EXPECT_EQ(c.answers().save_position(actor, c.round_id, {}).error().code, ErrorCode::not_found);
    }
    EXPECT_EQ(c.count("SELECT COUNT(*) FROM stm_answer"), 0);
}

TEST_P(AnswerServiceTest, AfterTheDeadlineNothingIsWrittenAndMoreTimeCanBeAskedFor) {
    c.suggest("amman", 2, "Mayors share data.");
    c.clock.set("2019-12-20T16:00:01Z");

    EXPECT_EQ(save("Rana", typed("Mayors share more data.", 1)).error().code, ErrorCode::conflict);
    EXPECT_EQ(c.answers().send(c.office("amman"), c.round_id).error().code, ErrorCode::conflict);
    EXPECT_EQ(stored().answer.wording, "Mayors share data.");
    EXPECT_TRUE(
        c.answers().ask_for_time(c.office("amman"), c.round_id, "The council meets on Monday.").has_value());
    EXPECT_EQ(c.count("SELECT COUNT(*) FROM core_notification WHERE urgent = 1"), 1);
}

TEST_P(AnswerServiceTest, ARemarkKeepsItsWordsAndNeighbours) {
    const auto id = c.answers().remark(c.office("amman"), c.round_id, c.paragraphs[2], "en", "housing needs",
                                       "Which ones?");
    const auto gone =
        c.answers().remark(c.office("amman"), c.round_id, c.paragraphs[2], "en", "health needs", "?");

    ASSERT_TRUE(id.has_value());
    EXPECT_EQ(gone.error().fields[0].field, "quote");
    const auto remarks = c.read(
        [&](UnitOfWork& uow) { return remarks_of(uow, find_office(uow, c.round_id, "city/amman")->id); });
    ASSERT_EQ(remarks.size(), 1u);
    EXPECT_EQ(remarks[0].anchor,
              (Anchor{"housing needs", "Mayors will share data on ", ". They shall report every year."}));
    EXPECT_EQ(c.answers().remove_remark(c.office("athens"), c.round_id, *id).error().code,
              ErrorCode::not_found);
    c.must(c.answers().remove_remark(c.office("amman"), c.round_id, *id));
    EXPECT_TRUE(c.read([&](UnitOfWork& uow) { return remarks_of(uow, remarks[0].office_id); }).empty());
    c.must(c.answers().restore_remark(c.office("amman"), c.round_id, *id));
    EXPECT_EQ(c.read([&](UnitOfWork& uow) { return remarks_of(uow, remarks[0].office_id).size(); }), 1u);
}

TEST_P(AnswerServiceTest, AnUnfinishedReviewNamesEveryGap) {
    c.must(save("Rana", typed(std::string(housing), 0)));
    const auto sent = c.answers().send(c.office("amman"), c.round_id);

    ASSERT_EQ(sent.error().fields.size(), 2u);
    EXPECT_EQ(sent.error().fields[0].field, "position");
    EXPECT_EQ(sent.error().fields[1].field, "p/" + c.paragraphs[2]);
    EXPECT_EQ(c.count("SELECT COUNT(*) FROM stm_sending"), 0);
}

TEST_P(AnswerServiceTest, TheLastSendingCountsAndEachIsKept) {
    c.suggest("amman", 2, "Mayors share data.");
    c.must(c.answers().save(c.office("amman"), c.round_id, c.paragraphs[3],
                            {.answer = {.stance = Stance::agree, .language = "en"}}));
    c.send("amman");
    c.must(save("Rana", typed("Mayors share open data.", 1)));
    EXPECT_EQ(*c.answers().send(c.office("amman"), c.round_id), 2);

    std::set<std::string> wordings;
    for (const auto& point : c.points())
        wordings.insert(std::string(to_text(point.kind)) + " " + point.wording);
    EXPECT_EQ(wordings, (std::set<std::string>{"agreement ", "suggestion Mayors share open data."}));
    EXPECT_EQ(c.count("SELECT COUNT(*) FROM stm_sending"), 2);
    EXPECT_EQ(c.count("SELECT COUNT(*) FROM stm_point"), 3);
    const auto first = c.read([&](UnitOfWork& uow) {
        return sendings_of(uow, find_office(uow, c.round_id, "city/amman")->id).back();
    });
    EXPECT_NE(first.content.find("Mayors share data."), std::string::npos);
    EXPECT_EQ(first.hash, sha256_hex(first.content));
}

TEST_P(AnswerServiceTest, SixtyFourParallelSendingsSendOnce) {
    c.suggest("amman", 2, "Mayors share data.");
    c.must(c.answers().save_position(c.office("amman"), c.round_id,
                                     {.position = Position::no_objection, .seen_revision = 1}));

    std::vector<std::thread> people;
    for (int i = 0; i < 8; ++i)
        people.emplace_back([&] {
            for (int again = 0; again < 8; ++again) (void)c.answers().send(c.office("amman"), c.round_id);
        });
    for (auto& person : people) person.join();

    EXPECT_EQ(c.count("SELECT COUNT(*) FROM stm_sending"), 1);
    EXPECT_EQ(c.count("SELECT COUNT(*) FROM stm_point"), 1);
    EXPECT_EQ(c.count("SELECT COUNT(*) FROM core_job WHERE kind = 'statements.mail_receipt'"), 1);
}

TEST_P(AnswerServiceTest, TheReceiptHoldsTheOfficesOwnAnswersAndIsSentOnce) {
    c.suggest("amman", 2, "Mayors share data on housing needs. They shall report every year.");
    c.send("amman");
    const auto payload = R"({"round":")" + c.round_id + R"(","party":"city/amman"})";
    c.must(send_receipt(c.db(), c.mails, payload));
    (void)send_receipt(c.db(), c.mails, payload);

    EXPECT_EQ(c.count("SELECT COUNT(*) FROM core_mail WHERE subject LIKE '%round_receipt%' AND body_text "
                      "LIKE '%Mayors [-will -]share%'"),
              1);
}

TEST_P(AnswerServiceTest, RandomWritersInParallelLoseNoWord) {
    std::vector<std::thread> people;
    std::vector<std::vector<std::string>> typed_words(4);
    for (std::size_t who = 0; who < 4; ++who)
        people.emplace_back([&, who] {
            std::mt19937 random(static_cast<unsigned>(who));
            Answer seen{.stance = Stance::suggest, .language = "en", .wording = {}};
            int revision = 0;
            for (int step = 0; step < 8; ++step) {
                const auto word = "w" + std::to_string(who) + "x" + std::to_string(step);
                auto mine = seen;
                mine.stance = Stance::suggest;
                const auto tokens = tokens_of(mine.wording);
                std::string text;
                const auto at = std::uniform_int_distribution<std::size_t>(0, tokens.size())(random);
                for (std::size_t i = 0; i <= tokens.size(); ++i) {
                    if (i == at) text += " " + word + " ";
                    if (i < tokens.size()) text += tokens[i];
                }
                mine.wording = text;
                const auto saved = save("writer", {.answer = mine, .seen_revision = revision});
                if (!saved) continue;
                typed_words[who].push_back(word);
                seen = saved->stored.answer;
                revision = saved->stored.revision;
            }
        });
    for (auto& person : people) person.join();

    std::string everything = stored().answer.wording;
    for (const auto& each : c.read([&](UnitOfWork& uow) { return revisions_of(uow, stored().id); }))
        if (each.kind == AnswerRevision::Kind::aside) everything += each.answer.wording;
    std::size_t words = 0;
    for (const auto& of_one : typed_words)
        for (const auto& word : of_one) {
            EXPECT_NE(everything.find(word), std::string::npos) << word;
            ++words;
        }
    EXPECT_GT(words, 20u);
}

}  // namespace
}  // namespace plenaria::statements
