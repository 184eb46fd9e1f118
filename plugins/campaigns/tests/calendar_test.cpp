// SPDX-License-Identifier: EUPL-1.2
// The content calendar as its pages show it, and who finds what is late.
#include "src/calendar/calendar_pages.hpp"
#include "src/calendar/feed_pages.hpp"
#include "src/calendar/feed_repository.hpp"
#include "src/calendar/item_pages.hpp"
#include "src/calendar/item_repository.hpp"
#include "src/coverage/coverage_service.hpp"
#include "src/plan/chain_pages.hpp"
#include "src/plan/follow.hpp"
#include "src/samples.hpp"
#include "tests/campaign_room.hpp"

namespace plenaria::campaigns {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

class CalendarTest : public CampaignRoom {
protected:
    CalendarTest() {
        tools.documents = &documents;
        id = made();
        clock.set("2026-11-01T08:00:00Z");
    }
    using Page = Result<Reply> (*)(const CampaignTools&, const Request&, RequestScope&);
    std::string seen(Page page, std::multimap<std::string, std::string, std::less<>> query = {},
                     std::map<std::string, std::string, std::less<>> path = {}) {
        const auto reply =
            page(tools, {.path_values = std::move(path), .query = std::move(query)}, scope(lucia));
        if (reply)
            if (const auto* file = std::get_if<Download>(&*reply)) return file->bytes;
        return html(reply);
    }
    std::map<std::string, std::string> typed() const {
        return {{"campaign", id},    {"kind", "post"},   {"channel", "bluesky"}, {"title", "First <thread>"},
                {"owner", "Ana"},    {"language", "en"}, {"day", "2026-11-20"},  {"time", "09:30"},
                {"anchor", "fixed"}, {"amount", "0"},    {"side", "before"},     {"revision", "1"}};
    }
    Result<Reply> post(Page page, const std::map<std::string, std::string>& form,
                       const std::string& item = {}) {
        Request request{.method = Method::post, .path_values = {{"item", item}}};
        request.form.insert(form.begin(), form.end());
        return page(tools, request, scope(lucia));
    }
    std::string added(const std::map<std::string, std::string>& form) {
        EXPECT_TRUE(std::holds_alternative<Redirect>(*post(add_item_post, form)));
        return read<std::string>([&](UnitOfWork& uow) { return items_in(uow, {}).back().id; });
    }
    test::FakeDocuments documents;
    std::string id;
};
PLENARIA_BOTH_ENGINES(CalendarTest);

TEST_P(CalendarTest, AnItemStandsInEveryViewOnItsDayAndIsEscaped) {
    added(typed());
    for (const auto* view : {"month", "week", "list", "channel"}) {
        const auto page = seen(show_calendar, {{"view", view}, {"at", "2026-11-20"}});
        EXPECT_THAT(page, HasSubstr("First &lt;thread&gt;")) << view;
        EXPECT_THAT(page, HasSubstr("Bluesky")) << view;
        EXPECT_THAT(seen(show_calendar, {{"view", view}, {"at", "2027-06-01"}}), Not(HasSubstr("First")))
            << view;
    }
    EXPECT_THAT(seen(show_calendar, {{"at", "2026-11-20"}}), HasSubstr("data-cell=\"2026-11-30\""));
    EXPECT_THAT(seen(show_calendar, {{"at", "nonsense"}}), HasSubstr("First")) << "this month";
    EXPECT_THAT(seen(show_calendar, {{"at", "9999-12-31"}}), HasSubstr("First")) << "this month";
}

TEST_P(CalendarTest, WhatIsWrongIsSaidAndWhatWasTypedStays) {
    auto form = typed();
    form["title"] = "";
    form["channel"] = "pigeon";
    form["day"] = "2026-02-30";
    form["owner"] = "Ana Typed";
    const auto page = html(post(add_item_post, form));
    EXPECT_THAT(page, HasSubstr("Write what it is."));
    EXPECT_THAT(page, HasSubstr("Choose a channel from the list."));
    EXPECT_THAT(page, HasSubstr("Write a day and a time that exist"));
    EXPECT_THAT(page, HasSubstr("Ana Typed"));
    EXPECT_EQ(read<std::size_t>([&](UnitOfWork& uow) { return items_in(uow, {}).size(); }), 0U);

    form = typed();
    form["anchor"] = "first_day";
    EXPECT_THAT(html(post(add_item_post, form)),
                HasSubstr("Choose the event from which the time is counted."));
    form["amount"] = "many";
    EXPECT_THAT(html(post(add_item_post, form)), HasSubstr("Write a number of days, at most 3660."));
}

TEST_P(CalendarTest, AnItemMovesIsDoneIsRemovedAndComesBack) {
    const auto item = added(typed());
    EXPECT_TRUE(std::holds_alternative<Redirect>(
        *post(move_item_post, {{"day", "2026-12-01"}, {"revision", "1"}}, item)));
    EXPECT_THAT(html(post(move_item_post, {{"day", "2026-12-02"}, {"revision", "1"}}, item)),
                HasSubstr("Somebody else has changed this meanwhile"));
    EXPECT_THAT(html(post(move_item_post, {{"day", "soon"}, {"revision", "2"}}, item)),
                HasSubstr("Write a day that exists"));
    EXPECT_TRUE(std::holds_alternative<Redirect>(
        *post(item_state_post, {{"state", "done"}, {"revision", "2"}}, item)));
    EXPECT_TRUE(std::holds_alternative<Redirect>(*post(remove_item_post, {}, item)));
    EXPECT_THAT(seen(show_calendar, {{"at", "2026-12-01"}}), Not(HasSubstr("First")));
    EXPECT_FALSE(post(edit_item_form, {}, item).has_value());
    EXPECT_TRUE(std::holds_alternative<Redirect>(*post(restore_item_post, {}, item)));
    EXPECT_THAT(seen(show_calendar, {{"at", "2026-12-01"}, {"view", "week"}}), HasSubstr("Done"));
}

TEST_P(CalendarTest, WhatIsLateIsAmongWhatWaits) {
    added(typed());
    const auto waiting = [&](const char* when) {
        clock.set(when);
        return read<int>([&](UnitOfWork& uow) -> Result<int> {
            int found = 0;
            for (const auto& each :
                 CampaignWork(tools).waiting(uow, lucia, tools.locales->get("en", "campaigns")))
                found += each.context == "First <thread>" ? 1 : 0;
            return found;
        });
    };
    EXPECT_EQ(waiting("2026-11-13T07:29:59Z"), 0) << "more than a week before";
    EXPECT_EQ(waiting("2026-11-13T07:30:00Z"), 1);
    EXPECT_EQ(waiting("2026-11-25T08:00:00Z"), 1);
    EXPECT_THAT(seen(show_calendar, {{"at", "2026-11-20"}}), HasSubstr("Late"));
    const auto item = read<Item>([&](UnitOfWork& uow) { return items_in(uow, {}).front(); });
    ASSERT_TRUE(std::holds_alternative<Redirect>(
        *post(item_state_post, {{"state", "done"}, {"revision", "1"}}, item.id)));
    EXPECT_EQ(waiting("2026-11-25T08:00:00Z"), 0);
}

TEST_P(CalendarTest, TheSecretAddressOpensOneCalendarUntilItIsTakenBack) {
    added(typed());
    const auto secret =
        write([&](UnitOfWork& uow) -> Result<std::string> { return make_feed(uow, lucia, id); });
    const auto at = [&](const std::string& key, const char* language = "en") {
        return feed_at_address(tools, {.path_values = {{"secret", key}, {"language", language}}}, scope());
    };
    const auto reply = at(*secret);
    ASSERT_TRUE(reply.has_value());
    EXPECT_THAT(std::get<Download>(*reply).bytes, HasSubstr("First <thread>"));
    EXPECT_THAT(std::get<Download>(*reply).bytes, HasSubstr("Call to Action"));
    for (const auto& wrong : {std::string(64, '0'), std::string(), std::string(5000, 'a')})
        EXPECT_FALSE(at(wrong).has_value());
    EXPECT_FALSE(at(*secret, "xx").has_value());
    EXPECT_FALSE(read<bool>([&](UnitOfWork& uow) -> Result<bool> {
        int there = 0;
        sql::query(uow, "SELECT COUNT(*) FROM cpn_feed WHERE secret_hash = :secret"),
            soci::use(*secret, "secret"), soci::into(there);
        return there != 0;
    })) << "only its hash is kept";
    ASSERT_TRUE(write([&](UnitOfWork& uow) -> Result<bool> { return end_feed(uow, lucia, id); }).has_value());
    EXPECT_FALSE(at(*secret).has_value());
}

TEST_P(CalendarTest, TheListIsATable) {
    added(typed());
    const auto table = seen(calendar_table, {{"format", "csv"}});
    EXPECT_THAT(table, HasSubstr("2026-11-20"));
    EXPECT_THAT(table, HasSubstr("Bluesky"));
}

TEST_P(CalendarTest, TheChainSaysWhatIsThereAndWhatIsMissing) {
    with(id, release());
    const auto page = seen(show_chain, {}, {{"campaign", id}});
    EXPECT_THAT(page, HasSubstr("No event is chosen in the plan."));
    EXPECT_THAT(page, HasSubstr("Press release"));
    EXPECT_THAT(page, HasSubstr("The embargo is not set."));
    ASSERT_TRUE(try_schedule(id).has_value());
    EXPECT_THAT(seen(show_chain, {}, {{"campaign", id}}), HasSubstr("Under embargo"));
}

TEST_P(CalendarTest, TheChainEndsWithWhatMediaMadeOfIt) {
    EXPECT_THAT(seen(show_chain, {}, {{"campaign", id}}), HasSubstr("No coverage is entered yet."));
    ASSERT_TRUE(write([&](UnitOfWork& uow) {
                    return add_coverage(uow, tools, lucia, id,
                                        {.link = "https://news.example/durban",
                                         .outlet = "The Example Times",
                                         .language = "en",
                                         .on = parse_day("2026-11-01")});
                }).has_value());
    const auto page = seen(show_chain, {}, {{"campaign", id}});
    EXPECT_THAT(page, HasSubstr("1 report in the media"));
    EXPECT_THAT(page, HasSubstr("The Example Times"));
}

}  // namespace
}  // namespace plenaria::campaigns
