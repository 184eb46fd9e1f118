// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>

#include "src/editions/edition_form_pages.hpp"
#include "src/editions/edition_pages.hpp"
#include "src/format/editions_service.hpp"
#include "src/format/format_pages.hpp"
#include "src/format/format_service.hpp"
#include "tests/room.hpp"

namespace plenaria::events {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

/// A gathering with three milestones, of a plugin called events-small.
class SmallFormat final : public Format {
public:
    explicit SmallFormat(std::string key = "small") : key_(std::move(key)) {}
    std::string_view key() const override { return key_; }
    std::string_view plugin() const override { return "events-small"; }
    std::string_view name() const override { return "Small gathering"; }
    std::string_view about() const override { return "For a dozen cities."; }
    std::vector<FormatMilestone> calendar() const override {
        return {
            {.key = "call",
             .title = "Call for papers",
             .distance = {.amount = 12, .unit = Unit::weeks},
             .note = "By letter.",
             .checks = {"Written", "Sent"}},
            {.key = "papers", .title = "Papers", .distance = {.amount = 30, .unit = Unit::days}},
            {.key = "report",
             .title = "Report",
             .distance = {.amount = 1, .unit = Unit::months, .side = Side::after, .anchor = Anchor::end}}};
    }
    std::vector<FormatSessionKind> session_kinds() const override {
        return {{.key = "talk", .title = "Talk"}};
    }
    std::vector<FormatPage> pages() const override {
        return {
            {"Papers of the gathering", "/events/editions/{edition}/small/papers", "events.view"},
            {"Accounts of the gathering", "/events/editions/{edition}/small/money", "events-small.money"}};
    }

private:
    std::string key_;
};

class FormatTest : public EventsRoom {
protected:
    FormatTest() { offered.push_back(std::make_shared<SmallFormat>()); }

    Result<void> choose(const std::string& id, const std::string& key) {
        return write([&](UnitOfWork& uow) { return choose_format(uow, formats, lucia, id, key); });
    }
    Result<int> take(const std::string& id, const std::vector<std::string>& keys) {
        return write(
            [&](UnitOfWork& uow) { return take_milestones(uow, lookup, formats, lucia, id, keys, "en"); });
    }
    std::vector<OfferedMilestone> offer(const std::string& id) {
        return *write([&](UnitOfWork& uow) -> Result<std::vector<OfferedMilestone>> {
            return offered_milestones(uow, formats, find_edition(uow, id).value());
        });
    }
    std::string small_edition() {
        const auto id = edition(quito());
        EXPECT_TRUE(choose(id, "small").has_value());
        return id;
    }
};
PLENARIA_BOTH_ENGINES(FormatTest);

TEST_P(FormatTest, IsOneOfThoseOnOfferOrNone) {
    const auto id = edition(quito());
    const auto refused = choose(id, "grand");
    ASSERT_FALSE(refused.has_value());
    EXPECT_EQ(refused.error().code, ErrorCode::invalid_input);
    EXPECT_EQ(refused.error().fields.at(0).field, "format");
    EXPECT_TRUE(choose(id, "small").has_value());
    EXPECT_EQ(stored(id).format, "small");
    EXPECT_TRUE(choose(id, "").has_value());
    EXPECT_EQ(stored(id).format, "");
}

TEST_P(FormatTest, ItsCalendarIsCountedOutAndComesInOnceInThreeLanguages) {
    const auto id = small_edition();
    const auto offers = offer(id);
    ASSERT_EQ(offers.size(), 3U);
    EXPECT_EQ(offers[0].due_on, on("2019-08-27"));
    EXPECT_EQ(offers[2].due_on, on("2019-12-22"));

    EXPECT_EQ(*take(id, {"call", "report"}), 2);
    EXPECT_EQ(*take(id, {"call", "papers"}), 1) << "the call is in the plan already";
    const auto plan = plan_of(id);
    ASSERT_EQ(plan.size(), 3U);
    EXPECT_EQ(plan[0].titles.texts.size(), 3U);
    EXPECT_EQ(plan[0].note, "By letter.");
    EXPECT_EQ(plan[0].checks.size(), 2U);
    EXPECT_EQ(plan[1].due_on, on("2019-10-20"));
}

TEST_P(FormatTest, WhatWasTakenOutOfThePlanDoesNotComeBackByItself) {
    const auto id = small_edition();
    EXPECT_EQ(*take(id, {"call"}), 1);
    const auto milestone = plan_of(id).at(0).id;
    EXPECT_TRUE(write([&](UnitOfWork& uow) { return remove_milestone(uow, lucia, milestone); }).has_value());
    EXPECT_TRUE(offer(id).at(0).taken);
    EXPECT_EQ(*take(id, {"call"}), 0);
    EXPECT_TRUE(plan_of(id).empty());
}

TEST_P(FormatTest, WhatTheCalendarDoesNotHoldIsRefusedWhole) {
    const auto id = small_edition();
    const auto refused = take(id, {"call", "nothing"});
    ASSERT_FALSE(refused.has_value());
    EXPECT_EQ(refused.error().code, ErrorCode::conflict);
    EXPECT_TRUE(plan_of(id).empty());
}

TEST_P(FormatTest, ACopyHasTheFormatAndIsNotOfferedTheSameAgain) {
    const auto id = small_edition();
    EXPECT_EQ(*take(id, {"call"}), 1);
    auto facts = quito();
    facts.dates = {on("2021-11-16"), on("2021-11-19"), "America/Guayaquil"};
    const auto copy = write([&](UnitOfWork& uow) { return copy_edition(uow, lookup, lucia, id, facts); });
    ASSERT_TRUE(copy.has_value());
    EXPECT_EQ(stored(*copy).format, "small");
    const auto offers = offer(*copy);
    EXPECT_TRUE(offers.at(0).taken);
    EXPECT_FALSE(offers.at(1).taken);
    EXPECT_EQ(plan_of(*copy).size(), 1U);
}

TEST_P(FormatTest, OtherDatesMoveWhatCameIn) {
    const auto id = small_edition();
    EXPECT_EQ(*take(id, {"call", "report"}), 2);
    const auto revision = stored(id).revision;
    const auto moved = write([&](UnitOfWork& uow) {
        return apply_dates(uow, lucia,
                           {.edition_id = id,
                            .dates = {on("2020-01-20"), on("2020-01-24"), "America/Guayaquil"},
                            .reason = "The host asked for it."},
                           revision, uow.now());
    });
    ASSERT_TRUE(moved.has_value());
    EXPECT_EQ(plan_of(id).at(0).due_on, on("2019-10-28"));
    EXPECT_EQ(plan_of(id).at(1).due_on, on("2020-02-24"));
}

TEST_P(FormatTest, WithoutItsPluginAnEditionIsReadAndPlanned) {
    const auto id = small_edition();
    EXPECT_EQ(*take(id, {"call"}), 1);
    offered.clear();
    auto& at = scope();
    const Request here{.path_values = {{"edition", id}}};
    EXPECT_THAT(html(show_edition(tools(), here, at)),
                AllOf(HasSubstr("Unknown format (small)"), HasSubstr("Call for papers"),
                      Not(HasSubstr("/small/papers"))));
    EXPECT_THAT(html(show_format(tools(), here, at)),
                AllOf(HasSubstr("No plugin offers this format"), Not(HasSubstr("Take into the plan"))));
    EXPECT_EQ(take(id, {"papers"}).error().code, ErrorCode::conflict);
    EXPECT_TRUE(choose(id, "small").has_value()) << "it has it already";
    EXPECT_FALSE(milestone(id, "Flights", {4, Unit::weeks}).empty());
}

TEST_P(FormatTest, TheEditionLinksThosePagesOfItsFormatThatTheReaderMaySee) {
    const auto id = small_edition();
    auto& at = scope();
    EXPECT_THAT(
        html(show_edition(tools(), {.path_values = {{"edition", id}}}, at)),
        AllOf(HasSubstr("Small gathering"), HasSubstr("href=\"/events/editions/" + id + "/small/papers\""),
              Not(HasSubstr("Accounts of the gathering"))));
}

TEST_P(FormatTest, ANewEditionIsMadeWithAFormatAndItsCalendarIsShownNext) {
    auto& at = scope();
    EXPECT_THAT(html(new_edition_form(tools(), {}, at)), HasSubstr("Small gathering"));
    std::multimap<std::string, std::string, std::less<>> form{
        {"series", series()},        {"original_language", "en"}, {"title_en", "12th GFMD Summit"},
        {"starts_on", "2019-11-19"}, {"ends_on", "2019-11-22"},   {"zone", "America/Guayaquil"},
        {"format", "small"}};
    const auto made = create_edition_post(tools(), {.form = form}, at);
    ASSERT_TRUE(made.has_value());
    const auto url = std::get<Redirect>(*made).url;
    EXPECT_THAT(url, HasSubstr("events.format"));
    const auto id = url.substr(url.rfind('=') + 1);
    const Request here{.path_values = {{"edition", id}}};
    // The call of 27 August is over on the day of the clock, 14 October.
    EXPECT_THAT(html(show_format(tools(), here, at)),
                AllOf(HasSubstr("2019-08-27, 12 weeks before the opening; this day is over"),
                      HasSubstr("value=\"papers\" checked"), Not(HasSubstr("value=\"call\" checked"))));
    const auto taken = take_milestones_post(
        tools(),
        {.path_values = here.path_values, .form = {{"milestones", "papers"}, {"milestones", "report"}}}, at);
    ASSERT_TRUE(taken.has_value());
    EXPECT_EQ(plan_of(id).size(), 2U);

    form.erase("format");
    form.emplace("format", "grand");
    const auto again = create_edition_post(tools(), {.form = form}, at);
    EXPECT_EQ(status(again), 422);
    EXPECT_THAT(html(again), HasSubstr("href=\"#f-format\""));
}

TEST_P(FormatTest, OfTwoWithOneKeyTheFirstHasIt) {
    offered.push_back(std::make_shared<SmallFormat>("large"));
    offered.push_back(std::make_shared<SmallFormat>("small"));
    ASSERT_EQ(formats.all().size(), 2U);
    EXPECT_EQ(formats.all().at(0)->key(), "large");
    EXPECT_EQ(formats.find("small"), offered.at(0));
}

TEST_P(FormatTest, OtherPluginsFindEditionsByTheirFormat) {
    edition(quito());
    const auto id = small_edition();
    EditionsService editions;
    const auto cards = *write([&](UnitOfWork& uow) -> Result<std::vector<EditionCard>> {
        return editions.of_format(uow, "small", "es");
    });
    ASSERT_EQ(cards.size(), 1U);
    EXPECT_EQ(cards[0].id, id);
    EXPECT_EQ(cards[0].title, "12.ª Cumbre del FMMD");
    EXPECT_EQ(cards[0].city_ref, "city/QUITO");
    EXPECT_EQ(cards[0].dates, quito().dates);
}

TEST_P(FormatTest, WhatIsNotThereIsNotFound) {
    auto& at = scope();
    for (const auto page : {show_format, choose_format_post, take_milestones_post}) {
        const auto reply = page(tools(), {.path_values = {{"edition", "nothing"}}}, at);
        ASSERT_FALSE(reply.has_value());
        EXPECT_EQ(reply.error().code, ErrorCode::not_found);
    }
}

}  // namespace
}  // namespace plenaria::events
