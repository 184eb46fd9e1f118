// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>

#include <plenaria/id.hpp>

#include "src/delegations/calendar_key_repository.hpp"
#include "src/delegations/calendar_reply_service.hpp"
#include "src/delegations/delegation_pages.hpp"
#include "src/delegations/invitation_calendar.hpp"
#include "src/delegations/moved_invitations.hpp"
#include "src/json.hpp"
#include "tests/delegations/guests.hpp"

namespace plenaria::events {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

TEST(CalendarUid, CarriesItsSecretAndIsReadBack) {
    const Delegation amman{.id = "01ARZ3NDEKTSV4RRFFQ69G5FAV"};
    const CalendarKey key{.secret = "0123456789abcdef"};
    const auto read = read_calendar_uid(calendar_uid(amman, &key));
    ASSERT_TRUE(read.has_value());
    EXPECT_EQ(read->delegation_id, amman.id);
    EXPECT_EQ(read->secret, key.secret);
    EXPECT_FALSE(read_calendar_uid(calendar_uid(amman, nullptr)).has_value()) << "nobody answers by that one";
    for (const auto* wrong :
         {"", "delegation-@plenaria", "x@plenaria", "delegation-01ARZ3NDEKTSV4RRFFQ69G5FAV-@plenaria"})
        EXPECT_FALSE(read_calendar_uid(wrong).has_value()) << wrong;
    EXPECT_TRUE(same_secret("ab", "ab"));
    EXPECT_FALSE(same_secret("ab", "ac") || same_secret("ab", "abc") || same_secret("", "a"));
}

class CalendarReplyTest : public Guests {
protected:
    CalendarReplyTest() {
        choose();
        EXPECT_EQ(*write([&](UnitOfWork& uow) { return invite(uow, tools().mails(), lucia, id, 3); }), 3);
        new_mails();
    }
    DelegationTools tools() {
        auto all = guest_tools();
        all.settings = &settings;
        return all;
    }
    std::optional<CalendarKey> key(const std::string& city) {
        const auto which = delegation(city);
        return *write([&](UnitOfWork& uow) -> Result<std::optional<CalendarKey>> {
            return calendar_key_of(uow, which.id);
        });
    }
    std::string uid(const std::string& city) {
        const auto known = key(city);
        return calendar_uid(delegation(city), known ? &*known : nullptr);
    }
    struct Said {
        std::string answer = "accepted";
        std::string attendee = "Protocol@amman.example";
        int sequence = 0;
        std::string stamp = "2019-10-14T15:00:00Z";
    };
    /// As the host passes it on.
    void reply(const std::string& to, const Said& said) {
        const auto done = take_calendar_reply(db(), tools(),
                                              compact({{"uid", to},
                                                       {"attendee", said.attendee},
                                                       {"answer", said.answer},
                                                       {"sequence", said.sequence},
                                                       {"stamp", said.stamp}}));
        EXPECT_TRUE(done.has_value());
    }
    void expect_notice(const std::string& words) {
        const auto told = new_mails();
        ASSERT_EQ(told.size(), 1U);
        EXPECT_EQ(told[0].to, "protocol@amman.example") << "never to who wrote";
        EXPECT_THAT(told[0].text, HasSubstr(words));
        EXPECT_EQ(delegation("AMMAN").answer, Answer::none);
    }
    test::FakeSettings settings{{"calendar_replies", "1"}};
};
PLENARIA_BOTH_ENGINES(CalendarReplyTest);

TEST_P(CalendarReplyTest, AnAcceptanceIsTakenAndTheOfficeIsAskedWhoComes) {
    reply(uid("AMMAN"), {});
    const auto amman = delegation("AMMAN");
    EXPECT_EQ(amman.answer, Answer::accepted);
    EXPECT_THAT(amman.people, IsEmpty());
    const auto told = new_mails();
    ASSERT_EQ(told.size(), 1U);
    EXPECT_THAT(told[0].text, AllOf(HasSubstr("A calendar cannot say who comes."), HasSubstr("/l/")));
    EXPECT_EQ(to_remind({amman}).size(), 1U) << "somebody has to be named yet";
    EXPECT_TRUE(write([&](UnitOfWork& uow) { return remind(uow, mails(), lucia, id, 3); }).has_value())
        << "and is reminded of it with the silent";
    auto& at = scope();
    EXPECT_THAT(html(delegation_page(guest_tools(), {.path_values = {{"delegation", amman.id}}}, at)),
                HasSubstr("Its calendar answered"));
    answer("AMMAN", 1);
    EXPECT_THAT(to_remind({delegation("AMMAN")}), IsEmpty());
}

TEST_P(CalendarReplyTest, ADeclineChangesNothingButTheAnswer) {
    answer("AMMAN", 2);
    new_mails();
    reply(uid("AMMAN"), {.answer = "declined"});
    const auto amman = delegation("AMMAN");
    EXPECT_EQ(amman.answer, Answer::declined);
    EXPECT_EQ(amman.people.size(), 2U) << "it can be undone by the link";
    EXPECT_THAT(new_mails().at(0).text, HasSubstr("Was that not meant?"));
    reply(uid("AMMAN"), {.answer = "accepted", .stamp = "2019-10-14T15:00:01Z"});
    EXPECT_EQ(delegation("AMMAN").answer, Answer::accepted);
    EXPECT_EQ(delegation("AMMAN").people.size(), 2U);
}

TEST_P(CalendarReplyTest, TwiceIsOnceAndAMailThatWasHeldUpUndoesNothing) {
    reply(uid("AMMAN"), {.answer = "declined", .stamp = "2019-10-14T15:00:10Z"});
    reply(uid("AMMAN"), {.answer = "declined", .stamp = "2019-10-14T15:00:10Z"});
    EXPECT_EQ(new_mails().size(), 1U);
    reply(uid("AMMAN"), {.answer = "accepted", .stamp = "2019-10-14T15:00:09Z"});
    EXPECT_EQ(delegation("AMMAN").answer, Answer::declined);
    EXPECT_THAT(new_mails(), IsEmpty());
}

TEST_P(CalendarReplyTest, ADeputyIsAnAcceptanceToo) {
    answer("AMMAN", 1, Answer::deputy);
    new_mails();
    reply(uid("AMMAN"), {});
    EXPECT_EQ(delegation("AMMAN").answer, Answer::deputy);
    EXPECT_THAT(new_mails(), IsEmpty());
}

TEST_P(CalendarReplyTest, WhoDoesNotKnowTheSecretChangesNothingAndWritesToNobody) {
    const auto amman = delegation("AMMAN");
    const CalendarKey guessed{.secret = random_hex(128)};
    for (const auto& wrong : {calendar_uid(amman, nullptr), calendar_uid(amman, &guessed),
                              std::string("x@google.com"), std::string()})
        reply(wrong, {});
    const auto montreal = key("MONTREAL");
    reply(calendar_uid(amman, &*montreal), {});
    EXPECT_EQ(delegation("AMMAN").answer, Answer::none);
    EXPECT_THAT(new_mails(), IsEmpty());
    EXPECT_TRUE(take_calendar_reply(db(), tools(), "[").has_value()) << "nonsense is nothing";
}

TEST_P(CalendarReplyTest, AnotherAddressThanTheInvitedOneIsNotTakenAndToldOnceADay) {
    reply(uid("AMMAN"), {.attendee = "mallory@example.org"});
    reply(uid("AMMAN"), {.attendee = "mallory@example.org"});
    expect_notice("from another address");
    clock.set("2019-10-15T15:00:00Z");
    reply(uid("AMMAN"), {.attendee = "mallory@example.org"});
    expect_notice("from another address");
}

TEST_P(CalendarReplyTest, PerhapsTooLateAndForEarlierDatesAreToldAndNotTaken) {
    reply(uid("AMMAN"), {.answer = "tentative"});
    expect_notice("neither yes nor no");
    const auto before = uid("AMMAN");
    const auto revision = stored(id).revision;
    const auto change = write([&](UnitOfWork& uow) {
        return apply_dates(uow, lucia,
                           {id, {on("2020-01-20"), on("2020-01-24"), "America/Guayaquil"}, "Asked."},
                           revision, uow.now());
    });
    ASSERT_TRUE(change.has_value());
    EXPECT_EQ(uid("AMMAN"), before) << "the entry stays the same";
    reply(before, {});
    expect_notice("for the earlier dates");
    clock.set("2020-01-03T00:00:00Z");
    reply(before, {.sequence = 1});
    expect_notice("after the time for answers");
}

TEST_P(CalendarReplyTest, ASequenceThatWeNeverSentIsTakenOnlyWhenItIsNotBeforeOurs) {
    reply(uid("AMMAN"), {.sequence = -3});
    expect_notice("for the earlier dates");
    reply(uid("AMMAN"), {.sequence = 99});
    EXPECT_EQ(delegation("AMMAN").answer, Answer::accepted);
    EXPECT_EQ(delegation("AMMAN").sequence, 0) << "it does not become ours";
}

TEST_P(CalendarReplyTest, WhoIsAskedAgainSaysYesOnceMore) {
    answer("AMMAN", 2);
    const auto revision = stored(id).revision;
    ASSERT_TRUE(write([&](UnitOfWork& uow) {
                    return apply_dates(
                        uow, lucia, {id, {on("2020-01-20"), on("2020-01-24"), "America/Guayaquil"}, "Asked."},
                        revision, uow.now());
                }).has_value());
    ASSERT_TRUE(delegation("AMMAN").asked_again_at.has_value());
    reply(uid("AMMAN"), {.sequence = 1});
    EXPECT_FALSE(delegation("AMMAN").asked_again_at.has_value());
    EXPECT_EQ(delegation("AMMAN").people.size(), 2U);
}

TEST_P(CalendarReplyTest, OnlyWhoWasInvitedSinceGetsASecretAndIsAskedToAnswer) {
    choose({"city/KAMPALA"});
    EXPECT_FALSE(key("KAMPALA").has_value());
    const auto amman = delegation("AMMAN");
    const auto known = key("AMMAN");
    const auto file = [&](const CalendarKey* with) {
        return invitation_file(documents, invitation_entry(stored(id), amman, with, {}, test::FakeLocale{}),
                               amman.address,
                               with == nullptr ? CalendarReplies::not_taken : CalendarReplies::taken)
            .bytes;
    };
    EXPECT_THAT(file(&*known), HasSubstr(known->secret));
    EXPECT_THAT(file(nullptr), Not(HasSubstr(known->secret)));
    const std::string event = "METHOD:PUBLISH\r\nBEGIN:VEVENT\r\nEND:VEVENT\r\n";
    EXPECT_THAT(as_request(event, "a@b.example", CalendarReplies::taken), HasSubstr("RSVP=TRUE:mailto:"));
    EXPECT_THAT(as_withdrawal(event, "a@b.example"), HasSubstr("ATTENDEE:mailto:a@b.example\r\nEND:VEVENT"));
}

}  // namespace
}  // namespace plenaria::events
