// SPDX-License-Identifier: EUPL-1.2
#include "src/coverage/coverage_pages.hpp"
#include "src/coverage/coverage_service.hpp"
#include "src/report/report.hpp"
#include "tests/drive_room.hpp"

namespace plenaria::campaigns {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

TEST(CoverageLink, TwoCopiesOfOneLinkAreTheSame) {
    const auto same = normalised_link("https://example.org/a?id=1");
    EXPECT_EQ(same, "example.org/a?id=1");
    for (const char* other : {"http://www.Example.org/a?id=1", "HTTPS://example.org:443/a/?id=1#top",
                              "https://example.org/a?utm_source=x&id=1&fbclid=2"})
        EXPECT_EQ(normalised_link(other), same) << other;
    EXPECT_NE(normalised_link("https://example.org/A?id=1"), same) << "paths are told apart by case";
    for (const char* none : {"", "example.org", "ftp://example.org/a", "javascript://x.y/%0aalert(1)",
                             "https://bank.example@evil.example/", "https://localhost/", "https://a b.org/"})
        EXPECT_EQ(normalised_link(none), "") << none;
}

/// A database that does not answer.
class AwayDatabase final : public Database {
    Result<void> run_raw(Kind, const std::function<bool(UnitOfWork&)>&) override {
        return Error{ErrorCode::unavailable, "The database did not answer.", {}};
    }
};

class CoverageTest : public DriveRoom {
protected:
    static CoverageFacts article(const std::string& link = "https://news.example/a") {
        return {.link = link,
                .outlet = "The News",
                .country = "za",
                .language = "en",
                .on = parse_day("2026-10-30"),
                .tone = "positive",
                .reach = 5000};
    }
    Result<std::string> try_add(const CoverageFacts& facts) {
        return write([&](UnitOfWork& uow) { return add_coverage(uow, tools, lucia, id, facts); });
    }
    Request here() { return {.path_values = {{"campaign", id}}}; }
    Reply followed(const std::string& code) {
        return *follow_partner_link(counts, {.path_values = {{"code", code}}}, scope());
    }
    std::string partner(const std::string& name) {
        const auto made = or_none(write([&](UnitOfWork& uow) { return add_partner(uow, lucia, id, name); }));
        for (const auto& each :
             read<std::vector<Partner>>([&](UnitOfWork& uow) { return partners_of(uow, id); }))
            if (each.id == made) return each.code;
        return {};
    }
    std::vector<PartnerDay> days() {
        return read<std::vector<PartnerDay>>([&](UnitOfWork& uow) { return partner_days(uow, id); });
    }
    void go_public() {
        with(id, post());
        ASSERT_TRUE(try_schedule(id).has_value());
        clock.set("2026-11-30T07:00:00Z");
    }
    PartnerCounts counts;
};
PLENARIA_BOTH_ENGINES(CoverageTest);

TEST_P(CoverageTest, ALinkIsInTheLogOnceAndTheRefusalLeadsToTheFirst) {
    const auto first = or_none(try_add(article()));
    const auto again = try_add(article("http://www.news.example/a/?utm_source=mail"));
    EXPECT_EQ(problems(again).at("link"), "This link is in the log already.");
    EXPECT_EQ(again.error().detail, first);
    auto post = here();
    post.form = {
        {"link", "https://news.example/a#x"}, {"outlet", "Else"}, {"language", "en"}, {"on", "2026-10-30"}};
    const auto form = html(add_coverage_post(tools, post, scope(lucia)));
    EXPECT_THAT(form, HasSubstr("Show the entry that has this link"));
    EXPECT_THAT(form, HasSubstr(first));
    EXPECT_THAT(form, HasSubstr("value=\"Else\""));
    const auto other = or_none(try_add(article("https://news.example/b")));
    EXPECT_EQ(problems(write([&](UnitOfWork& uow) {
                  return change_coverage(uow, tools, lucia, other, article(), 1);
              })).count("link"),
              1U);
    EXPECT_TRUE(write([&](UnitOfWork& uow) {
                    return change_coverage(uow, tools, lucia, first, article(), 1);
                }).has_value());
}

TEST_P(CoverageTest, WhatIsWrongIsNamedField) {
    const auto wrong = problems(try_add({.link = "javascript:alert(1)",
                                         .outlet = " ",
                                         .country = "South Africa",
                                         .language = "",
                                         .on = parse_day("2027-01-01"),
                                         .tone = "angry",
                                         .reach = -1,
                                         .output_id = "none"}));
    for (const char* field : {"link", "outlet", "country", "language", "on", "tone", "reach", "output"})
        EXPECT_EQ(wrong.count(field), 1U) << field;
}

TEST_P(CoverageTest, WhatSomebodySawStaysUntilTheLinkChanges) {
    const auto entry = or_none(try_add(article()));
    ASSERT_TRUE(write([&](UnitOfWork& uow) { return note_look(uow, lucia, entry, "gone"); }).has_value());
    EXPECT_EQ(problems(write([&](UnitOfWork& uow) { return note_look(uow, lucia, entry, "x"); })).size(), 1U);
    EXPECT_THAT(html(show_coverage(tools, here(), scope(lucia))), HasSubstr("It is gone"));
    ASSERT_TRUE(write([&](UnitOfWork& uow) {
                    return change_coverage(uow, tools, lucia, entry, article("https://news.example/new"), 2);
                }).has_value());
    EXPECT_THAT(html(show_coverage(tools, here(), scope(lucia))), Not(HasSubstr("It is gone")));
}

TEST_P(CoverageTest, ClippingsAreJudgedByTheirBytes) {
    const auto entry = or_none(try_add(article()));
    const auto add = [&](const std::string& name, const std::string& bytes) {
        return write([&](UnitOfWork& uow) { return add_clipping(uow, lucia, entry, name, bytes); });
    };
    EXPECT_EQ(problems(add("page.pdf", "<html>")).count("file"), 1U);
    EXPECT_EQ(problems(add("", "")).count("file"), 1U);
    const std::string pdf =
        "%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 "
        "R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\ntrailer<</Root 1 0 "
        "R>>\n%%EOF\n";
    ASSERT_TRUE(add("../front page.pdf.exe", pdf).has_value());
    const auto kept = read<std::vector<Clipping>>([&](UnitOfWork& uow) { return clippings_of(uow, entry); });
    ASSERT_EQ(kept.size(), 1U);
    EXPECT_THAT(kept[0].name, ::testing::EndsWith(".pdf"));
    const auto file =
        std::get<Download>(*show_clipping(tools, {.path_values = {{"clipping", kept[0].id}}}, scope(lucia)));
    EXPECT_EQ(file.bytes, pdf);
    ASSERT_TRUE(write([&](UnitOfWork& uow) { return remove_entry(uow, lucia, entry); }).has_value());
    EXPECT_FALSE(show_clipping(tools, {.path_values = {{"clipping", kept[0].id}}}, scope(lucia)).has_value());
}

TEST_P(CoverageTest, ALinkOfAPartnerDoesNotExistBeforeTheEmbargoEndsAndThenCounts) {
    const auto code = partner("UCLG");
    ASSERT_EQ(code.size(), 10U);
    const auto hidden = follow_partner_link(counts, {.path_values = {{"code", code}}}, scope());
    const auto absent = follow_partner_link(counts, {.path_values = {{"code", "0000000000"}}}, scope());
    ASSERT_FALSE(hidden.has_value());
    EXPECT_EQ(hidden.error().message, absent.error().message);
    EXPECT_EQ(hidden.error().code, absent.error().code);
    go_public();
    for (int view = 0; view < 5; ++view)
        EXPECT_THAT(std::get<Redirect>(followed(code)).url, HasSubstr("campaigns.public_campaign"));
    ASSERT_EQ(days().size(), 1U) << "the first is written at once";
    EXPECT_EQ(days()[0].number, 1) << "and the others wait in memory";
    ASSERT_TRUE(counts.write(db()).has_value());
    EXPECT_EQ(days()[0].number, 5);
    EXPECT_EQ(days()[0].on, "2026-11-30");
    ASSERT_TRUE(counts.write(db()).has_value());
    EXPECT_EQ(days()[0].number, 5) << "twice is harmless";
    clock.advance(std::chrono::seconds(11));
    followed(code);
    EXPECT_EQ(days()[0].number, 6) << "ten seconds later the next view writes";
}

TEST_P(CoverageTest, WhatCannotBeWrittenWaitsForTheNextTime) {
    const auto code = partner("UCLG");
    const auto partner_id = read<std::string>([&](UnitOfWork& uow) { return partner_with(uow, code)->id; });
    const auto day = parse_day("2026-11-30").value();
    counts.add("gone", day);
    counts.add(partner_id, day);
    AwayDatabase away;
    EXPECT_FALSE(counts.write(away).has_value());
    counts.add(partner_id, day);
    ASSERT_TRUE(counts.write(db()).has_value());
    ASSERT_EQ(days().size(), 1U) << "of a partner that does not exist nothing is kept";
    EXPECT_EQ(days()[0].number, 2);
}

TEST_P(CoverageTest, ThePartnersNameIsAskedForOnce) {
    partner("UCLG");
    auto post = here();
    post.form = {{"partner", "uclg"}};
    EXPECT_THAT(html(add_partner_post(tools, post, scope(lucia))),
                HasSubstr("This partner has a link already."));
}

TEST_P(CoverageTest, TheReportCountsTextsSignaturesCoverageAndLinks) {
    begin();
    const auto output = with(id, CampaignRoom::release());
    clear(id, "athens", output);
    register_.sign("city/athens", "2026-11-01T08:00:00Z");
    register_.sign("city/freetown", "2026-11-01T09:00:00Z");
    register_.sign("city/montreal", "2026-11-03T09:00:00Z");
    try_add(article());
    try_add(article("https://news.example/b"));
    const auto code = partner("UCLG");
    counts.add(read<std::string>([&](UnitOfWork& uow) { return partner_with(uow, code)->id; }),
               parse_day("2026-11-30").value());
    ASSERT_TRUE(counts.write(db()).has_value());
    const test::FakeLocales locales;
    const auto& english = locales.get("en", "campaigns");
    const auto figures =
        read<std::vector<Figure>>([&](UnitOfWork& uow) { return *report_figures(uow, tools, id, english); });
    std::map<std::string, Figure> by_id;
    for (const auto& each : figures) by_id[each.id] = each;
    EXPECT_EQ(by_id["texts"].rows.at(0).counts, (std::vector<long long>{1, 3, 0}));
    EXPECT_EQ(by_id["regions"].rows.at(0).label, "Europe");
    EXPECT_EQ(by_id["regions"].rows.at(0).counts.at(0), 2);
    ASSERT_EQ(by_id["signatures"].rows.size(), 2U);
    EXPECT_EQ(by_id["signatures"].rows.at(1).counts.at(0), 3);
    EXPECT_EQ(by_id["signatures"].goal, 3);
    EXPECT_EQ(by_id["signatures"].total(), 3);
    EXPECT_EQ(by_id["countries"].total(), 2);
    EXPECT_EQ(by_id["tones"].rows.at(0).label, "Positive");
    EXPECT_EQ(by_id["partners"].total(), 1);
    const auto table = figure_table(by_id["texts"], english);
    EXPECT_EQ(table.columns.size(), 5U);
    ASSERT_TRUE(table.chart.has_value());
    EXPECT_EQ(table.chart->columns, 3U);
}

}  // namespace
}  // namespace plenaria::campaigns
