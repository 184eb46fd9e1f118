// SPDX-License-Identifier: EUPL-1.2
#include <chrono>
#include <cstdlib>

#include "src/retention.hpp"
#include "src/sending/letter_print.hpp"
#include "src/sending/sending_pages.hpp"
#include "tests/sending_room.hpp"

namespace plenaria::campaigns {
namespace {

using namespace std::chrono_literals;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::StartsWith;

class SendingTest : public SendingRoom {};
PLENARIA_BOTH_ENGINES(SendingTest);

TEST_P(SendingTest, EachReaderGetsOneLetterInTheirLanguageWithTheRightFormOfAddress) {
    const auto id = begun();
    ASSERT_TRUE(submit(id).has_value()) << words(submit(id)).front();

    const auto all = letters(id);
    ASSERT_EQ(all.size(), 3U);  // the cabinet of Athens has the mailbox of the mayor
    EXPECT_EQ(all[0].subject, "To Athens");
    EXPECT_THAT(all[0].body, HasSubstr("Dear Mr Mayor Haris Doukas,\n\nwe write."));
    EXPECT_THAT(all[0].body, HasSubstr("https://plenaria.example/unsubscribe/campaigns.letter." + all[0].id));
    EXPECT_EQ(all[1].language, "fr");
    EXPECT_THAT(all[1].subject, HasSubstr("Montréal"));
    EXPECT_EQ(all[2].way, Way::paper);
    EXPECT_THAT(all[2].body, Not(HasSubstr("unsubscribe")));
    EXPECT_THAT(all[2].post, StartsWith("Venezuela Oe4-35\n170401 Quito\n"));
    EXPECT_EQ(all[0].post, "") << "a mail bears no postal address";
    EXPECT_EQ(sending(id).letters, 3);
}

TEST_P(SendingTest, ALanguageWithoutTextRefusesAllAndNamesWhoLacksIt) {
    auto facts = letter();
    facts.subject.all.erase("fr");
    facts.body.all.erase("fr");
    const auto id = begun(facts);

    EXPECT_THAT(words(submit(id)),
                ElementsAre("Soraya Martinez Ferrada, Montréal: there is no text in their language (fr)."));
    EXPECT_EQ(sending(id).state, SendingState::draft);
    ASSERT_EQ(write([&](UnitOfWork& uow) { return leave_out_lacking(uow, tools, lucia, id); }).has_value(),
              true);
    EXPECT_TRUE(submit(id).has_value());
    EXPECT_EQ(letters(id).size(), 2U);
}

TEST_P(SendingTest, WhatAVariableLacksIsToldBeforeAnythingIsSent) {
    holders_.list.places[0].mayor = "";
    holders_.list.places[2].name_es = "{{mayor}}";
    const auto id = begun();
    EXPECT_THAT(words(submit(id)),
                ElementsAre("Haris Doukas, Athens: there is nothing for {{mayor}}.",
                            "Pabel Muñoz, {{mayor}}: what stands for {{city}} holds a variable itself."));
    EXPECT_THAT(letters(id), IsEmpty());
}

TEST_P(SendingTest, AnEmptyListIsRefusedAndEverybodyIsToBeCounted) {
    auto facts = letter();
    facts.segment_id = "empty";
    EXPECT_THAT(words(submit(begun(facts))), ElementsAre(HasSubstr("Nobody would get a letter")));
    facts.segment_id = "";
    const auto all = begun(facts);
    EXPECT_THAT(words(submit(all, 2)), ElementsAre(HasSubstr("that number is not right")));
    EXPECT_TRUE(submit(all, 3).has_value());
    settings_.set("letters_to_confirm", "2");
    EXPECT_THAT(words(submit(begun())), ElementsAre(HasSubstr("that number is not right")));
}

TEST_P(SendingTest, SomebodyElseApprovesAndAChangeIsApprovedAnew) {
    const auto id = begun();
    ASSERT_TRUE(submit(id).has_value());
    EXPECT_EQ(approve(id, lucia).error().code, ErrorCode::forbidden);
    EXPECT_EQ(write([&](UnitOfWork& uow) { return approve_sending(uow, ama_, id, "other"); }).error().code,
              ErrorCode::conflict);
    ASSERT_TRUE(approve(id, ama_).has_value());

    const auto revision = sending(id).revision;
    ASSERT_TRUE(write([&](UnitOfWork& uow) {
                    return change_sending(uow, lucia, id, letter(), revision);
                }).has_value());
    EXPECT_EQ(sending(id).state, SendingState::draft);
    EXPECT_THAT(letters(id), IsEmpty());
    EXPECT_EQ(hand_over().letters, 0);
    EXPECT_THAT(sent(), IsEmpty());
}

TEST_P(SendingTest, ExactlyWhatWasApprovedLeavesAndOnce) {
    const auto id = approved();
    holders_.list.holders.clear();  // whatever becomes of the directory
    EXPECT_EQ(hand_over().letters, 2);
    EXPECT_EQ(hand_over().letters, 0);
    const auto mails = sent();
    ASSERT_EQ(mails.size(), 2U);
    EXPECT_EQ(mails[0].to, "mayor@athens.example");
    EXPECT_EQ(mails[1].language, "fr");
    EXPECT_EQ(mails[0].text, letters(id)[0].body);
    EXPECT_EQ(sending(id).state, SendingState::sent);
}

TEST_P(SendingTest, AYearAfterTheLastLetterNobodyIsNamedAnyMore) {
    const auto id = approved();
    hand_over();
    clock.advance(24h * 364);
    ASSERT_TRUE(erase_old_contacts(db()).has_value());
    EXPECT_EQ(letters(id).size(), 3U);
    clock.advance(24h * 2);
    ASSERT_TRUE(erase_old_contacts(db()).has_value());
    EXPECT_THAT(letters(id), IsEmpty());
    EXPECT_EQ(sending(id).letters, 3);
}

TEST_P(SendingTest, LettersThatAreNotThoseApprovedStopAll) {
    const auto id = approved();
    ASSERT_TRUE(write([&](UnitOfWork& uow) -> Result<void> {
                    sql::query(uow, "UPDATE cpn_letter SET body = 'Vote for me'");
                    return {};
                }).has_value());
    EXPECT_EQ(hand_over().paused, 1);
    EXPECT_EQ(sending(id).state, SendingState::paused);
    EXPECT_THAT(sent(), IsEmpty());
}

TEST_P(SendingTest, SoManyAMinutePausedAndGoingOn) {
    settings_.set("letters_a_minute", "1");
    const auto id = approved();
    EXPECT_EQ(hand_over().letters, 1);
    clock.advance(30s);
    EXPECT_EQ(hand_over().letters, 0);
    ASSERT_TRUE(write([&](UnitOfWork& uow) { return pause_sending(uow, lucia, id); }).has_value());
    clock.advance(60s);
    EXPECT_EQ(hand_over().letters, 0);
    ASSERT_TRUE(write([&](UnitOfWork& uow) { return resume_sending(uow, lucia, id); }).has_value());
    EXPECT_EQ(hand_over().letters, 1);
    EXPECT_EQ(sending(id).state, SendingState::sent);
    EXPECT_EQ(sent().size(), 2U);
}

TEST_P(SendingTest, ItBeginsAtItsHourAndAddressesWhoeverIsMayorThatDay) {
    auto facts = letter();
    facts.starts = LocalTime{parse_day("2026-11-02").value(), 9h};
    approved(facts);
    EXPECT_EQ(plenaria::to_text(holders_.asked_on), "2026-11-02");
    EXPECT_EQ(hand_over().letters, 0);
    clock.set("2026-11-02T08:00:00Z");
    EXPECT_EQ(hand_over().letters, 2);
}

TEST_P(SendingTest, NobodyIsLedToAPageBeforeTheEmbargoUnlessTheLetterSaysWhenItEnds) {
    auto facts = letter();
    for (auto& [language, body] : facts.body.all) body += "\n{{address}}";
    const auto id = begun(facts);
    ASSERT_TRUE(submit(id).has_value());
    EXPECT_THAT(approve(id, ama_).error().message,
                HasSubstr("nobody can read before the end of the embargo"));
    for (auto& [language, body] : facts.body.all) body += " {{embargo}}";
    const auto revision = sending(id).revision;
    ASSERT_TRUE(
        write([&](UnitOfWork& uow) { return change_sending(uow, lucia, id, facts, revision); }).has_value());
    ASSERT_TRUE(submit(id).has_value());
    EXPECT_TRUE(approve(id, ama_).has_value());
    EXPECT_THAT(letters(id)[0].body, HasSubstr("2026-11-30, 09:00"));
}

TEST_P(SendingTest, WhoWantsNoneGetsNoneAndOnPaperEverybodyCan) {
    bulk_.unwanted = "mairie@montreal.example";
    const auto id = begun();
    ASSERT_TRUE(submit(id).has_value());
    EXPECT_EQ(letters(id).size(), 2U);
    const auto other = begun();
    ASSERT_TRUE(write([&](UnitOfWork& uow) {
                    return choose_for(uow, lucia, other, {"person/2"}, "paper");
                }).has_value());
    ASSERT_TRUE(submit(other).has_value());
    EXPECT_EQ(letters(other)[1].way, Way::paper);
}

TEST_P(SendingTest, WhoHasNeitherMailNorPostIsNamedAndRefusedUntilSomebodyLeavesThemOut) {
    holders_.list.holders[3].post.clear();
    const auto id = begun();
    EXPECT_THAT(words(submit(id)),
                ElementsAre("Pabel Muñoz, Quito: neither a mail address nor a postal address is known."));
    EXPECT_EQ(letters(id).size(), 0U);
    ASSERT_TRUE(write([&](UnitOfWork& uow) { return leave_out_lacking(uow, tools, lucia, id); }).has_value());
    ASSERT_TRUE(submit(id).has_value());
    EXPECT_EQ(letters(id).size(), 2U);
}

TEST_P(SendingTest, LettersOnPaperAreOnePdfInTheLanguageOfEach) {
    const auto id = approved();
    const auto made = make_paper_letters(db(), tools, id, [](long long, long long) { return true; });
    ASSERT_TRUE(made.has_value());
    EXPECT_THAT(made->bytes, HasSubstr("Para Quito"));
    EXPECT_THAT(made->bytes, HasSubstr("Pabel Muñoz\n"));
    EXPECT_THAT(made->bytes, HasSubstr("Venezuela Oe4-35\n170401 Quito"));
    EXPECT_THAT(made->bytes, Not(HasSubstr("To Athens")));
    Letter longest{.name = "A",
                   .place = "B",
                   .language = "en",
                   .body = std::string(9'000, 'x') + "\n" + std::string(300, '\n')};
    for (std::size_t at = 40; at < 9'000; at += 41) longest.body[at] = ' ';
    EXPECT_GT(letter_sheets(longest, "1 November 2026", tools.locales->get("en", "campaigns")).size(), 2U);
}

TEST_P(SendingTest, ATestGoesToWhoeverAsksAndToNobodyElse) {
    const auto id = begun();
    ASSERT_TRUE(
        write([&](UnitOfWork& uow) { return try_letter(uow, tools, lucia, id, "person/2"); }).has_value());
    const auto mails = sent();
    ASSERT_EQ(mails.size(), 1U);
    EXPECT_EQ(mails[0].to, "me@plenaria.example");
    EXPECT_THAT(mails[0].text, HasSubstr("nous écrivons"));
    EXPECT_EQ(letters(id).size(), 0U);
}

TEST_P(SendingTest, PagesShowEveryLetterAndWhatHoldsThemUp) {
    auto facts = letter();
    facts.subject.all.erase("es");
    facts.body.all.erase("es");
    const auto id = begun(facts);
    Request of{.path_values = {{"sending", id}, {"campaign", campaign_}}};
    EXPECT_THAT(html(show_sending(tools, of, scope(lucia))), HasSubstr("1 person cannot be written to"));
    EXPECT_THAT(html(list_sendings(tools, of, scope(lucia))), HasSubstr("In preparation"));
    const auto preview = html(preview_letters(tools, of, scope(lucia)));
    EXPECT_THAT(preview, HasSubstr("Dear Mr Mayor Haris Doukas"));
    EXPECT_THAT(preview, HasSubstr("No text in es"));
    of.query = {{"show", "problem"}};
    EXPECT_THAT(html(preview_letters(tools, of, scope(lucia))), Not(HasSubstr("Haris Doukas")));
    of.form = {{"step", "submit"}, {"revision", "1"}};
    EXPECT_THAT(html(sending_step_post(tools, of, scope(lucia))),
                HasSubstr("there is no text in their language"));
    EXPECT_THAT(html(new_sending_form(tools, of, scope(lucia))), HasSubstr("{{greeting}}"));
    EXPECT_THAT(html(edit_sending_form(tools, of, scope(lucia))), HasSubstr("À {{city}}"));
}

TEST_P(SendingTest, TenThousandLettersAreWrittenDownAndQueuedInAFewSeconds) {
    const bool measures = std::getenv("PLENARIA_MEASURE") != nullptr;
    const std::size_t many = measures ? 10'000 : 1'000;
    holders_.list.holders.clear();
    for (std::size_t i = 0; i < many; ++i)
        holders_.list.holders.push_back(
            {i % 3, "person/" + std::to_string(i), "mayor", "Ana",
             "ana" + std::to_string(i) + "@d" + std::to_string(i % 500) + ".example", "en"});
    for (const auto* key : {"letters_a_minute", "letters_a_minute_to_a_domain", "letters_to_confirm"})
        settings_.set(key, "100000");
    const auto begun_at = std::chrono::steady_clock::now();
    approved();
    const auto frozen_at = std::chrono::steady_clock::now();
    EXPECT_EQ(hand_over().letters, static_cast<int>(many));
    const auto queued_at = std::chrono::steady_clock::now();
    const auto ms = [](auto time) {
        return std::chrono::duration_cast<std::chrono::milliseconds>(time).count();
    };
    RecordProperty("written_ms", std::to_string(ms(frozen_at - begun_at)));
    RecordProperty("queued_ms", std::to_string(ms(queued_at - frozen_at)));
    if (measures)
        std::printf("written %lld ms, queued %lld ms\n", static_cast<long long>(ms(frozen_at - begun_at)),
                    static_cast<long long>(ms(queued_at - frozen_at)));
    EXPECT_LT(ms(queued_at - begun_at), 20'000);
}

}  // namespace
}  // namespace plenaria::campaigns
