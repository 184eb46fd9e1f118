// SPDX-License-Identifier: EUPL-1.2
#include <chrono>
#include <cstdlib>

#include <plenaria/testing/fake_services.hpp>

#include "src/retention.hpp"
#include "src/sending/letter_print.hpp"
#include "src/sending/letter_repository.hpp"
#include "src/sending/sending_pages.hpp"
#include "src/sending/sending_repository.hpp"
#include "src/sending/sending_run.hpp"
#include "tests/campaign_room.hpp"

namespace plenaria::campaigns {
namespace {

using namespace std::chrono_literals;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::StartsWith;

class ListHolders final : public directory::Holders {
public:
    directory::HolderList holders(UnitOfWork&, std::string_view list_id,
                                  const std::vector<std::string>& roles, Day on) override {
        asked_on = on;
        if (list_id == "empty") return {};
        auto found = list;
        std::erase_if(found.holders, [&](const directory::Holder& each) {
            return std::find(roles.begin(), roles.end(), each.role) == roles.end();
        });
        return found;
    }
    directory::HolderList list;
    Day asked_on{};
};

class HouseBulk final : public BulkMail {
public:
    std::string unsubscribe_url(std::string_view key) const override {
        return "https://plenaria.example/unsubscribe/" + std::string(key);
    }
    std::map<std::string, Suppression> suppressed(UnitOfWork&,
                                                  const std::vector<std::string>& addresses) const override {
        std::map<std::string, Suppression> found;
        for (const auto& each : addresses)
            if (each == unwanted) found[each] = {"unsubscribed", "Too many letters"};
        return found;
    }
    BatchFate fate(UnitOfWork&, std::string_view) const override { return {}; }
    std::string account_of(UnitOfWork&, const Actor& who) const override { return who.id; }
    std::optional<std::string> own_address(UnitOfWork&, const Actor& who) const override {
        if (who.kind != Actor::Kind::account) return std::nullopt;
        return "me@plenaria.example";
    }
    std::string unwanted;
};

class SendingTest : public CampaignRoom {
protected:
    SendingTest() {
        holders_.list.places = {{"city/athens", "Athens", "Atenas", "Athènes", "GR", "Europe/Athens",
                                 "Haris Doukas", "male", "en"},
                                {"city/montreal", "Montréal", "Montreal", "Montréal", "CA",
                                 "America/Montreal", "Soraya Martinez Ferrada", "female", "fr"},
                                {"city/quito", "Quito", "Quito", "Quito", "EC", "America/Guayaquil",
                                 "Pabel Muñoz", "male", "es"}};
        holders_.list.holders = {
            {0, "person/1", "mayor", "Haris Doukas", "mayor@athens.example", "en"},
            {0, "contact/1", "cabinet", "Cabinet", "MAYOR@athens.example", "en"},
            {1, "person/2", "mayor", "Soraya Martinez Ferrada", "mairie@montreal.example", "fr"},
            {2, "person/3", "mayor", "Pabel Muñoz", "", "es", "Venezuela Oe4-35\n170401 Quito", "EC"}};
        tools.holders = &holders_;
        tools.bulk = &bulk_;
        tools.press = &press_;
        tools.parts = &parts_;
        tools.orders = &orders_;
        tools.settings = &settings_;
        campaign_ = made();
    }
    static SendingFacts letter() {
        return {.subject = {{{"en", "To {{city}}"}, {"es", "Para {{city}}"}, {"fr", "À {{city}}"}}},
                .body = {{{"en", "{{greeting}} {{mayor}},\n\nwe write."},
                          {"es", "{{greeting}} {{mayor}},\n\nescribimos."},
                          {"fr", "{{greeting}} {{mayor}},\n\nnous écrivons."}}},
                .segment_id = "one",
                .roles = {"mayor", "cabinet"},
                .zone = "Europe/Paris"};
    }
    std::string begun(const SendingFacts& facts = letter()) {
        const auto id = write([&](UnitOfWork& uow) { return create_sending(uow, lucia, campaign_, facts); });
        EXPECT_TRUE(id.has_value()) << (id ? "" : id.error().fields.front().message);
        return id ? *id : std::string();
    }
    Sending sending(const std::string& id) {
        return read<Sending>([&](UnitOfWork& uow) { return find_sending(uow, id).value(); });
    }
    Result<void> submit(const std::string& id, int expected = -1) {
        const auto revision = sending(id).revision;
        return write(
            [&](UnitOfWork& uow) { return submit_sending(uow, tools, lucia, id, revision, expected); });
    }
    Result<void> approve(const std::string& id, const Actor& who) {
        const auto hash = sending(id).hash;
        return write([&](UnitOfWork& uow) { return approve_sending(uow, who, id, hash); });
    }
    std::vector<Letter> letters(const std::string& id) {
        return read<std::vector<Letter>>([&](UnitOfWork& uow) { return list_letters(uow, {id}, 0, 100); });
    }
    std::string approved(const SendingFacts& facts = letter()) {
        const auto id = begun(facts);
        const auto one = submit(id);
        EXPECT_TRUE(one.has_value()) << (one ? "" : one.error().message);
        const auto other = approve(id, ama_);
        EXPECT_TRUE(other.has_value()) << (other ? "" : other.error().message);
        return id;
    }
    HandedOver hand_over() {
        const auto done = hand_over_due(db(), tools);
        EXPECT_TRUE(done.has_value()) << (done ? "" : done.error().detail);
        return done ? *done : HandedOver{};
    }
    static std::vector<std::string> words(const Result<void>& outcome) {
        std::vector<std::string> said;
        if (!outcome)
            for (const auto& each : outcome.error().fields) said.push_back(fill(each.message, each.values));
        return said;
    }

    ListHolders holders_;
    HouseBulk bulk_;
    test::FakePress press_;
    test::FakeParts parts_;
    test::FakeOrders orders_;
    test::FakeSettings settings_{
        {"letters_a_minute", "60"}, {"letters_a_minute_to_a_domain", "20"}, {"letters_to_confirm", "200"}};
    Actor ama_ = test::account("Ama Mensah", {{"campaigns.view"}, {"campaigns.approve"}});
    std::string campaign_;
};
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
