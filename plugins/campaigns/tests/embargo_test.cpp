// SPDX-License-Identifier: EUPL-1.2
// Every public surface one second before the instant, and at it, on both engines.
#include <plenaria/id.hpp>
#include <plenaria/search_from.hpp>

#include "src/face/embed.hpp"
#include "src/face/picture_pages.hpp"
#include "src/press/public_pages.hpp"
#include "tests/campaign_room.hpp"

namespace plenaria::campaigns {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

constexpr const char* one_second_before = "2026-11-30T06:59:59Z";
constexpr const char* that_second = "2026-11-30T07:00:00Z";

class EmbargoTest : public CampaignRoom {
protected:
    EmbargoTest() {
        tools.press = &drawer;
        tools.parts = &parts;
        tools.documents = &documents;
        id = made();
        press = with(id, release());
        clear(id, "athens", press, "<b>We act.</b>");
        EXPECT_TRUE(try_schedule(id).has_value());
        text = clearance(press, id, "athens").id;
    }
    using Surface = Result<Reply> (*)(const CampaignTools&, const Request&, RequestScope&);
    Result<Reply> ask(Surface surface, const std::string& campaign_id, const std::string& text_id) {
        return surface(tools,
                       {.path_values = {{"campaign", campaign_id},
                                        {"text", text_id},
                                        {"participant", city(id, "athens").id},
                                        {"language", "en"},
                                        {"size", "wide"}}},
                       scope());
    }
    /// What a list answers, as bytes.
    std::string bytes(Surface surface) {
        const auto reply = ask(surface, "", "");
        if (const auto* file = std::get_if<Download>(&*reply)) return file->bytes;
        if (const auto* json = std::get_if<Json>(&*reply)) return json->text;
        return html(reply);
    }
    test::FakePress drawer;
    test::FakeParts parts;
    test::FakeDocuments documents;
    std::string id, press, text;
};
PLENARIA_BOTH_ENGINES(EmbargoTest);

TEST_P(EmbargoTest, PagesFilesAndAnswersOfOneCampaignAreAsIfItDidNotExistUntilThatSecond) {
    const Surface surfaces[] = {public_campaign,   public_text, public_text_file, campaign_data, public_card,
                                public_title_card, public_kit,  public_city_kit,  embed_page};
    const std::string nobody(26, 'Z');
    // Staff has looked at the picture before: it is drawn, and kept.
    ASSERT_TRUE(ask(staff_card, id, text).has_value());
    ASSERT_EQ(parts.parts.size(), 1U);
    for (const auto& surface : surfaces) {
        clock.set(one_second_before);
        const auto hidden = ask(surface, id, text);
        const auto absent = ask(surface, nobody, text);
        ASSERT_FALSE(hidden.has_value());
        EXPECT_EQ(hidden.error().code, absent.error().code);
        EXPECT_EQ(hidden.error().message, absent.error().message);
        EXPECT_EQ(hidden.error().message, "This page does not exist.") << "as the host says of any address";
        EXPECT_EQ(hidden.error().values, absent.error().values);

        clock.set(that_second);
        const auto shown = ask(surface, id, text);
        EXPECT_TRUE(shown.has_value())
            << "surface " << (&surface - surfaces) << ": " << shown.error().message << shown.error().detail;
        EXPECT_FALSE(ask(surface, nobody, text).has_value());
    }
}

TEST_P(EmbargoTest, SpeakingPointsAreForTheMayorAloneAlsoAfterThatSecond) {
    const auto points = with(id, {.kind = OutputKind::speaking_points,
                                  .title = {{{"en", "Points"}, {"fr", "Points"}}},
                                  .body = {{{"en", "Say: {{quote}}"}, {"fr", "Dites : {{quote}}"}}}});
    clear(id, "athens", points, "We act.");
    const auto own = clearance(points, id, "athens").id;
    clock.set(that_second);
    ASSERT_TRUE(ask(public_text, id, text).has_value());
    for (const Surface surface : {public_text, public_text_file, public_card})
        EXPECT_FALSE(ask(surface, id, own).has_value());
}

TEST_P(EmbargoTest, ListsAreByteForByteThoseWithoutItUntilThatSecond) {
    const Surface surfaces[] = {press_room, press_feed, press_sitemap, press_data};
    const auto at = [&](const char* when) {
        clock.set(when);
        std::vector<std::string> all;
        for (const auto surface : surfaces) all.push_back(bytes(surface));
        return all;
    };
    const auto before = at(one_second_before);
    const auto during = at(that_second);
    ASSERT_TRUE(write([&](UnitOfWork& uow) -> Result<void> {
                    return hold_back(uow, lucia, id, find_campaign(uow, id)->revision);
                }).has_value());
    const auto without = at(that_second);

    EXPECT_EQ(before, without);
    for (std::size_t each = 0; each < std::size(surfaces); ++each)
        EXPECT_THAT(during[each], HasSubstr(id)) << "surface " << each;
}

TEST_P(EmbargoTest, WhatIsReleasedIsExactlyWhatWasCleared) {
    clock.set(that_second);
    const auto reply = ask(public_text_file, id, text);
    const auto kept = clearance(press, id, "athens");

    const auto& file = std::get<Download>(*reply);
    EXPECT_EQ(file.bytes, text_file(kept.title, kept.body));
    EXPECT_EQ(kept.hash, text_hash(kept.title, kept.body));

    // Somebody who changes the row by hand publishes nothing.
    ASSERT_TRUE(write([&](UnitOfWork& uow) -> Result<void> {
                    sql::query(uow, "UPDATE cpn_clearance SET body = 'Not what was cleared'");
                    return {};
                }).has_value());
    EXPECT_FALSE(ask(public_text, id, text).has_value());
}

TEST_P(EmbargoTest, AListThatReadsNoTextNamesOnlyWhatWasCleared) {
    clock.set(that_second);
    const auto page = [&] { return html(ask(public_campaign, id, "")); };
    const auto by_hand = [&](sql::Text change) {
        ASSERT_TRUE(write([&](UnitOfWork& uow) -> Result<void> {
                        sql::query(uow, change);
                        return {};
                    }).has_value());
    };
    ASSERT_THAT(page(), HasSubstr(text));
    EXPECT_THAT(bytes(press_sitemap), HasSubstr(text));
    // Whatever changes a text in the program changes what proves it.
    auto said = clearance(press, id, "athens");
    const auto save = [&] {
        ASSERT_TRUE(write([&](UnitOfWork& uow) -> Result<void> {
                        EXPECT_TRUE(update(uow, said));
                        ++said.revision;
                        return {};
                    }).has_value());
    };
    const auto body = said.body;
    said.body = "Not what was cleared";
    save();
    EXPECT_THAT(page(), Not(HasSubstr(text)));
    EXPECT_THAT(bytes(press_sitemap), Not(HasSubstr(text)));
    said.body = body;
    save();
    EXPECT_THAT(page(), HasSubstr(text));

    // Rows of before are proved by their text.
    by_hand("UPDATE cpn_clearance SET listed_hash = ''");
    EXPECT_THAT(page(), HasSubstr(text));
    by_hand("UPDATE cpn_clearance SET body = 'Not what was cleared'");
    EXPECT_THAT(page(), Not(HasSubstr(text)));
    save();
    EXPECT_THAT(page(), HasSubstr(text));
    // And a title that was changed by hand is no title of it.
    by_hand("UPDATE cpn_clearance SET title = 'Not what was cleared'");
    EXPECT_THAT(page(), Not(HasSubstr("Not what")));
    EXPECT_THAT(page(), Not(HasSubstr(text)));
}

TEST_P(EmbargoTest, PagesOfThePressRoomAndOfItsFeedTellOfNothingThatIsUnderEmbargo) {
    clock.set(that_second);
    const auto add = [&](int count, std::chrono::seconds from_now) {
        ASSERT_TRUE(write([&](UnitOfWork& uow) -> Result<void> {
                        for (int i = 0; i < count; ++i) {
                            Campaign one{.id = new_id(), .written = Written::scheduled, .facts = wanted()};
                            one.embargo = uow.now() + from_now;
                            insert(uow, one);
                        }
                        return {};
                    }).has_value());
    };
    const auto of_page = [&](Surface surface, const char* page) {
        return surface(tools, {.query = {{"page", page}, {"lang", "fr"}}}, scope());
    };
    const auto room = [&](const char* page) { return html(of_page(press_room, page)); };
    const auto feed = [&](const char* page) { return std::get<Download>(*of_page(press_feed, page)).bytes; };
    const auto entries = [](const std::string& atom) {
        int count = 0;
        for (auto at = atom.find("<entry>"); at != std::string::npos; at = atom.find("<entry>", at + 1))
            ++count;
        return count;
    };
    add(49, -std::chrono::hours(1));
    add(60, std::chrono::seconds(1));
    EXPECT_THAT(room("1"), Not(HasSubstr("page=2"))) << "fifty are public";
    EXPECT_THAT(feed("1"), Not(HasSubstr("rel=\"next\"")));

    clock.advance(std::chrono::seconds(1));
    EXPECT_THAT(room("1"), AllOf(HasSubstr("1–50"), HasSubstr("page=2"), Not(HasSubstr("110"))));
    EXPECT_THAT(room("3"), AllOf(HasSubstr("110"), HasSubstr("page=2"), Not(HasSubstr("page=4"))));
    EXPECT_THAT(room("7"), AllOf(HasSubstr("page=3"), Not(HasSubstr("page=6")))) << "behind the last one";
    EXPECT_EQ(entries(feed("1")), 100);
    EXPECT_EQ(entries(feed("2")), 10);
    EXPECT_THAT(feed("1"), AllOf(HasSubstr("<link rel=\"next\" href=\""), Not(HasSubstr("\"previous\""))));
    EXPECT_THAT(feed("2"), AllOf(HasSubstr("<link rel=\"previous\" href=\""), Not(HasSubstr("\"next\""))));
}

TEST_P(EmbargoTest, MarkupOfAQuoteIsEscapedInEveryFormat) {
    clock.set(that_second);
    const auto page = html(ask(public_text, id, text));
    EXPECT_THAT(page, HasSubstr("&lt;b&gt;We act.&lt;/b&gt;"));
    EXPECT_THAT(page, Not(HasSubstr("<b>We act.")));
    EXPECT_THAT(std::get<Download>(*ask(public_text_file, id, text)).bytes, HasSubstr("<b>We act.</b>"));
    auto facts = wanted();
    facts.title.all["en"] = "A & B <c>";
    facts.embargo.day = parse_day("2026-12-01").value();
    const auto other = made(facts);
    with(other, release());
    ASSERT_TRUE(try_schedule(other).has_value());
    clock.set("2026-12-02T00:00:00Z");
    EXPECT_THAT(bytes(press_feed), HasSubstr("<title>A &amp; B &lt;c&gt;</title>"));
}

TEST_P(EmbargoTest, AtOnceNothingIsPublicOfWhatIsHeldBackOrWithdrawn) {
    clock.set(that_second);
    ASSERT_TRUE(ask(public_campaign, id, "").has_value());
    ASSERT_TRUE(write([&](UnitOfWork& uow) {
                    return hold_back(uow, lucia, id, find_campaign(uow, id)->revision);
                }).has_value());
    EXPECT_FALSE(ask(public_campaign, id, "").has_value());
    EXPECT_EQ(try_schedule(id).error().code, ErrorCode::conflict) << "its instant is over";
}

TEST_P(EmbargoTest, MovesWithTheCampaign) {
    auto facts = wanted();
    facts.embargo.time_of_day += std::chrono::hours(1);
    const auto revision = campaign(id).revision;
    ASSERT_TRUE(write([&](UnitOfWork& uow) {
                    return change_campaign(uow, tools, lucia, id, facts, revision);
                }).has_value());
    clock.set(that_second);
    EXPECT_FALSE(ask(public_campaign, id, "").has_value());
    clock.set("2026-11-30T08:00:00Z");
    EXPECT_TRUE(ask(public_campaign, id, "").has_value());
    const auto late = campaign(id).revision;
    EXPECT_EQ(write([&](UnitOfWork& uow) { return change_campaign(uow, tools, lucia, id, facts, late); })
                  .error()
                  .code,
              ErrorCode::conflict)
        << "what is published is corrected, not changed";
}

TEST_P(EmbargoTest, SearchIsOpenedByTheClockAndNotByAJob) {
    const auto open_to = [&] {
        return read<std::string>([&](UnitOfWork& uow) -> Result<std::string> {
            std::string permission = "nothing";
            const auto subject = public_subject(id);
            sql::query(uow, "SELECT permission FROM core_search WHERE subject = :subject"),
                soci::use(subject, "subject"), soci::into(permission);
            return permission;
        });
    };
    EXPECT_EQ(open_to(), std::string("from ") + that_second);
    EXPECT_FALSE(is_open_from(open_to(), parse_instant(one_second_before).value()));
    EXPECT_TRUE(is_open_from(open_to(), parse_instant(that_second).value()));
    EXPECT_EQ(read<int>([&](UnitOfWork& uow) {
                  const std::string kit(kit_job);
                  int count = 0;
                  sql::query(uow, "SELECT COUNT(*) FROM core_job WHERE kind <> :kind"),
                      soci::use(kit, "kind"), soci::into(count);
                  return count;
              }),
              0)
        << "the search waits for no job at that instant";
    clock.set(that_second);
    ASSERT_TRUE(write([&](UnitOfWork& uow) -> Result<void> {
                    return hold_back(uow, lucia, id, find_campaign(uow, id)->revision);
                }).has_value());
    EXPECT_EQ(open_to(), "nothing");
}

TEST_P(EmbargoTest, ThePressReadsItBeforeByItsLinkAndIsToldOfCorrections) {
    const auto give = [&] {
        return write([&](UnitOfWork& uow) {
            return give_early_reading(uow, tools, lucia, id,
                                      {.name = "Ada", .address = "ada@paper.example", .language = "fr"});
        });
    };
    ASSERT_TRUE(give().has_value());
    EXPECT_EQ(problems(give())["address"], "A link was sent to this address already.");
    EXPECT_EQ(sent().back().language, "fr");
    clock.set(one_second_before);
    EXPECT_THAT(html(ask(early_page, id, "")),
                HasSubstr("Please publish nothing before the end of the embargo."));
    EXPECT_THAT(html(ask(early_page, id, "")), HasSubstr("&lt;b&gt;We act."));

    const auto revision = campaign(id).revision;
    const auto correct_it = [&] {
        return write([&](UnitOfWork& uow) {
            return correct(uow, tools, lucia, id, {{{"en", "The mayor is another."}}}, revision);
        });
    };
    EXPECT_EQ(correct_it().error().code, ErrorCode::conflict) << "nothing is published yet";
    clock.set(that_second);
    ASSERT_TRUE(correct_it().has_value());
    EXPECT_EQ(sent().back().to, "ada@paper.example");
    EXPECT_THAT(html(ask(public_campaign, id, "")), HasSubstr("The mayor is another."));
    EXPECT_THAT(html(ask(public_text, id, text)), HasSubstr("The mayor is another."));
}

}  // namespace
}  // namespace plenaria::campaigns
