// SPDX-License-Identifier: EUPL-1.2
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <memory>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <plenaria/testing/database.hpp>
#include <plenaria/testing/engines.hpp>
#include <plenaria/testing/fake_scope.hpp>
#include <plenaria/testing/page_printer.hpp>

#include "sample.hpp"
#include "src/count/count_pages.hpp"
#include "src/count/kept_count.hpp"

namespace plenaria::committee {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

class KeptCountTest : public ::testing::TestWithParam<Engine> {
protected:
    KeptCountTest() {
        database_.apply_room("committee", PLENARIA_ROOM_DIR "/db");
        printer_.add_room("committee", PLENARIA_ROOM_DIR);
        scope_ = std::make_unique<test::FakeScope>(db(), lucia_);
    }
    void TearDown() override { std::filesystem::remove(upload_); }

    Database& db() { return database_.db(); }
    test::FakeScope& scope() { return *scope_; }

    std::string keep(std::string_view blt, Rule rule = Rule::scottish) {
        const auto id = keep_count(db(), lucia_, {.ballots = std::string(blt), .rule = rule});
        EXPECT_TRUE(id) << id.error().message;
        return id ? *id : "";
    }
    /// The form as a browser sends it.
    Request form(std::string_view bytes, std::multimap<std::string, std::string, std::less<>> fields) {
        std::ofstream(upload_, std::ios::binary) << bytes;
        return {.method = Method::post,
                .form = std::move(fields),
                .uploads = {{.field = "file", .name = "a.blt", .path = upload_, .size = bytes.size()}}};
    }
    std::string html(const Result<Reply>& reply, std::string_view language = "en") {
        return printer_.html(reply, language);
    }
    std::vector<KeptCount> kept() {
        return *db().read(
            [](UnitOfWork& uow) -> Result<std::vector<KeptCount>> { return kept_counts(uow, 0, 10); });
    }

private:
    test::TestDatabase database_{GetParam()};
    test::PagePrinter printer_{PLENARIA_SOURCE_DIR};
    Actor lucia_ = test::account("Lucía", {{"committee.count", ""}});
    std::unique_ptr<test::FakeScope> scope_;
    std::filesystem::path upload_ =
        std::filesystem::temp_directory_path() / ("kept-count-" + std::to_string(getpid()) + ".blt");
};
PLENARIA_BOTH_ENGINES(KeptCountTest);

TEST_P(KeptCountTest, IsCountedAgainFromWhatWasKept) {
    const auto id = keep(sample::algorithm_123, Rule::meek_prf);

    const auto opened = open_count(db(), id);

    ASSERT_TRUE(opened);
    EXPECT_EQ(opened->kept.title, "Title");
    EXPECT_EQ(opened->kept.papers, 13U);
    EXPECT_EQ(opened->kept.made_by, "Lucía");
    EXPECT_EQ(opened->kept.elected, sample::elected(sample::algorithm_123, Rule::meek_prf));
    EXPECT_EQ(sample::names(opened->count.elected, opened->election), opened->kept.elected);
}

TEST_P(KeptCountTest, IdentifiersOfBallotsAreNotKept) {
    const auto id = keep("2 1\n(voter 17) 1 1 0\n(voter 4) 1 2 1 0\n0\nA\nB\nT");

    const auto file = export_count({.path_values = {{"count", id}}, .query = {{"format", "blt"}}}, scope());

    ASSERT_TRUE(file);
    EXPECT_EQ(std::get<Download>(*file).bytes, "2 1\n1 1 0\n1 2 1 0\n0\n\"A\"\n\"B\"\n\"T\"\n");
}

TEST_P(KeptCountTest, WhatIsRemovedCanBePutBack) {
    const auto id = keep(sample::twins);
    const Request here{.path_values = {{"count", id}}};

    ASSERT_TRUE(remove_count_post(here, scope()));

    EXPECT_EQ(scope().notices.back().undo_url, "/committee.count_restore?count=" + id);
    EXPECT_TRUE(kept().empty());
    EXPECT_EQ(open_count(db(), id).error().code, ErrorCode::not_found);
    ASSERT_TRUE(remove_count_post(here, scope()));
    ASSERT_TRUE(restore_count_post(here, scope()));
    EXPECT_EQ(kept().size(), 1U);
    EXPECT_TRUE(open_count(db(), id));
}

TEST_P(KeptCountTest, AFormBecomesAPageThatExplainsTheCount) {
    const auto reply =
        keep_count_post(form(sample::twins, {{"rule", "wigm-prf"}, {"seats", ""}, {"seed", ""}}), scope());

    ASSERT_TRUE(reply);
    ASSERT_EQ(kept().size(), 1U);
    EXPECT_EQ(std::get<Redirect>(*reply).url, "/committee.count?count=" + kept()[0].id);
    const auto page = html(show_count({.path_values = {{"count", kept()[0].id}}}, scope()));
    EXPECT_THAT(page, AllOf(HasSubstr("<li><strong>Castor</strong>"), HasSubstr("2.0001"),
                            HasSubstr("Castor has 1.9999 votes above the quota."),
                            HasSubstr("From Castor to Pollux: 1.9996"), HasSubstr("<svg")));
    EXPECT_THAT(html(list_counts({}, scope())), HasSubstr("Castor, Helen"));
}

TEST_P(KeptCountTest, AWrongFileIsNamedByItsLineAndWhatWasTypedStays) {
    const auto reply = keep_count_post(
        form("3 2\n4 1 7 0\n", {{"rule", "meek-prf"}, {"seats", "2"}, {"seed", "Quito <2020>"}}), scope());

    EXPECT_THAT(html(reply),
                AllOf(HasSubstr("Line 2: there is no candidate “7”; they are numbered from 1 to 3."),
                      HasSubstr("value=\"Quito &lt;2020&gt;\""), HasSubstr("value=\"meek-prf\" checked")));
    EXPECT_EQ(std::get<View>(*reply).status, 422);
    EXPECT_TRUE(kept().empty());
}

TEST_P(KeptCountTest, EverythingThatIsWrongInTheFormIsSaidAtOnce) {
    const auto reply =
        keep_count_post({.method = Method::post, .form = {{"rule", "borda"}, {"seats", "none"}}}, scope());

    const auto page = html(reply);
    EXPECT_THAT(page, AllOf(HasSubstr("href=\"#f-file\""), HasSubstr("href=\"#f-seats\"")));
    EXPECT_TRUE(kept().empty());
}

TEST_P(KeptCountTest, MoreSeatsThanCandidatesElectAllAndThePageOpensAgain) {
    ASSERT_TRUE(
        keep_count_post(form(sample::twins, {{"rule", "scottish"}, {"seats", "9"}, {"seed", ""}}), scope()));

    ASSERT_EQ(kept().size(), 1U);
    EXPECT_EQ(kept()[0].seats, 9U);
    EXPECT_THAT(html(show_count({.path_values = {{"count", kept()[0].id}}}, scope())),
                HasSubstr("No more candidates stand than there are seats, so all are elected."));
}

TEST_P(KeptCountTest, MoreCandidatesThanAPageExplainsAreForTheCommand) {
    std::string blt = "101 1\n1 1 0\n0\n";
    for (int candidate = 0; candidate <= 101; ++candidate) blt += 'C' + std::to_string(candidate) + '\n';

    const auto reply =
        keep_count_post(form(blt, {{"rule", "scottish"}, {"seats", ""}, {"seed", ""}}), scope());

    EXPECT_THAT(html(reply), HasSubstr("A page explains counts of up to 100 candidates."));
}

TEST_P(KeptCountTest, ReservedSeatsAreKeptAndShown) {
    const auto reply = keep_count_post(
        form("3 1\n5 1 0\n1 2 0\n0\nA\nB\nC\nT",
             {{"rule", "scottish"}, {"seats", ""}, {"seed", ""}, {"reserved", "Women: 1: 2, 3"}}),
        scope());

    ASSERT_EQ(kept().size(), 1U);
    EXPECT_THAT(kept()[0].elected, ElementsAre("B"));
    EXPECT_THAT(html(show_count({.path_values = {{"count", kept()[0].id}}}, scope())),
                AllOf(HasSubstr("Reserved for “Women”: at least 1, of B, C"),
                      HasSubstr("A has 5.00000 votes but can no longer be elected")));
}

TEST_P(KeptCountTest, NamesFromAFileAreTextAndNeverMarkup) {
    const auto id = keep("2 1\n3 1 0\n1 2 0\n0\n<script>alert(1)</script>\n\"B\"\" onload=\"\"x\"\n<b>T</b>");

    EXPECT_THAT(html(show_count({.path_values = {{"count", id}}}, scope())),
                AllOf(Not(HasSubstr("<script")), Not(HasSubstr("<b>")), HasSubstr("&lt;script&gt;")));
}

TEST_P(KeptCountTest, TheRecordIsTheSameInEveryFormat) {
    const Request here{.path_values = {{"count", keep(sample::twins)}}, .query = {{"format", "json"}}};
    const auto json = nlohmann::json::parse(std::get<Download>(*export_count(here, scope())).bytes);
    const Request text{.path_values = here.path_values, .query = {{"format", "txt"}}};

    EXPECT_EQ(json["elected"], (nlohmann::json{"Castor", "Helen"}));
    EXPECT_THAT(std::get<Download>(*export_count(text, scope())).bytes, HasSubstr("1. Castor\n  2. Helen"));
}

}  // namespace
}  // namespace plenaria::committee
