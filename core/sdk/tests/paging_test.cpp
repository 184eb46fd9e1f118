// SPDX-License-Identifier: EUPL-1.2
#include <plenaria/paging.hpp>

#include <map>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <plenaria/testing/database.hpp>
#include <plenaria/testing/fake_scope.hpp>

namespace plenaria {
namespace {

using ::testing::ElementsAre;
using ::testing::Pair;

int asked_for(const std::string& text) { return page_number({.query = {{"page", text}}}); }

TEST(PageNumber, IsTheNumberThatTheAddressNames) {
    EXPECT_EQ(asked_for("1"), 1);
    EXPECT_EQ(asked_for("2"), 2);
    EXPECT_EQ(asked_for("99999"), 99'999);
}

TEST(PageNumber, WhatIsNoPageIsTheFirst) {
    EXPECT_EQ(page_number({}), 1);
    for (const auto* text : {"", "0", "-1", "-99999999999999999999", "two", "2nd", " 2", "+2", "1e9", "2.5",
                             "0x2", "' OR 1=1 --", "99999999999999999999999999"})
        EXPECT_EQ(asked_for(text), 1) << text;
}

TEST(PageNumber, ALargeNumberIsTheHighestPage) {
    EXPECT_EQ(asked_for("100000"), highest_page);
    EXPECT_EQ(asked_for("100001"), highest_page);
    EXPECT_EQ(asked_for("1000000"), highest_page);
    EXPECT_EQ(asked_for("9223372036854775807"), highest_page);
    EXPECT_EQ(asked_for("9223372036854775808"), 1) << "not even a number to us";
}

std::string rows(const PageRange& range) {
    return std::to_string(range.first) + "-" + std::to_string(range.last) + " on " +
           std::to_string(range.number) + "/" + std::to_string(range.pages);
}

TEST(PageRange, TheLastPageHasWhatIsLeft) {
    EXPECT_EQ(rows(page_range(1, 50, 61)), "1-50 on 1/2");
    EXPECT_EQ(rows(page_range(2, 50, 61)), "51-61 on 2/2");
}

TEST(PageRange, AFullPageHasNoEmptyOneBehindIt) {
    EXPECT_EQ(rows(page_range(1, 50, 50)), "1-50 on 1/1");
    EXPECT_EQ(rows(page_range(2, 50, 51)), "51-51 on 2/2");
}

TEST(PageRange, BehindTheEndAreNoRows) {
    EXPECT_EQ(rows(page_range(2, 50, 50)), "0-0 on 2/1");
    EXPECT_EQ(rows(page_range(1, 50, 0)), "0-0 on 1/1");
    EXPECT_EQ(rows(page_range(highest_page, 1000, 143)), "0-0 on 100000/1");
}

class Pages : public ::testing::Test {
protected:
    [[nodiscard]] Model shown(const PageRange& range, std::string status = {}) const {
        Model model;
        set_pages(model, range, {scope_, "hello.people", {{"q", "ana"}}}, scope_.locale(), std::move(status));
        return model;
    }
    /// "previous|status|next"; empty where there is no navigation.
    [[nodiscard]] static std::string links(const Model& model) {
        if (!model.find("has_pages")->truth()) return {};
        EXPECT_EQ(model.find("has_previous")->truth(), !model.find("previous_url")->text().empty());
        EXPECT_EQ(model.find("has_next")->truth(), !model.find("next_url")->text().empty());
        return model.find("previous_url")->text() + "|" + model.find("page_status")->text() + "|" +
               model.find("next_url")->text();
    }

    test::TestDatabase database_{Engine::sqlite, {.with_host_tables = false}};
    test::FakeScope scope_{database_.db()};
};

TEST_F(Pages, EachPageLeadsToItsNeighbours) {
    EXPECT_EQ(links(shown(page_range(1, 50, 120))), "|1–50 of 120|/hello.people?page=2&q=ana");
    EXPECT_EQ(links(shown(page_range(2, 50, 120))),
              "/hello.people?page=1&q=ana|51–100 of 120|/hello.people?page=3&q=ana");
    EXPECT_EQ(links(shown(page_range(3, 50, 120))), "/hello.people?page=2&q=ana|101–120 of 120|");
}

TEST_F(Pages, AListOnOnePageHasNoLinks) {
    EXPECT_EQ(links(shown(page_range(1, 50, 0))), "");
    EXPECT_EQ(links(shown(page_range(1, 50, 50))), "");
    EXPECT_EQ(links(shown(page_range(7, 50, 0))), "") << "there is no page to go back to";
}

TEST_F(Pages, BehindTheEndOneIsLedToTheLastPage) {
    EXPECT_EQ(links(shown(page_range(highest_page, 50, 120))),
              "/hello.people?page=3&q=ana|The list has 3 pages.|");
    EXPECT_EQ(links(shown(page_range(4, 50, 120))), "/hello.people?page=3&q=ana|The list has 3 pages.|");
    EXPECT_EQ(links(shown(page_range(2, 50, 50))), "/hello.people?page=1&q=ana|The list has 1 page.|");
}

TEST_F(Pages, AListMayCountInItsOwnWords) {
    EXPECT_EQ(links(shown(page_range(1, 50, 120), "Paragraphs 1–48 of 110")),
              "|Paragraphs 1–48 of 110|/hello.people?page=2&q=ana");
}

TEST_F(Pages, AnAddressKeepsWhatWasAskedForButNotThePlace) {
    const Request request{
        .path_values = {{"id", "01H"}},
        .query = {{"find", "OP17"}, {"lang", "fr"}, {"page", "3"}, {"show", "all"}, {"show", "open"}}};

    const ListAddress list(scope_, "hello.text", request, {"find"});

    EXPECT_EQ(list.url(), "/hello.text?id=01H&show=all");
    EXPECT_EQ(list.page(4), "/hello.text?id=01H&page=4&show=all");
    EXPECT_EQ(list.with("at", "p-7"), "/hello.text?at=p-7&id=01H&show=all");
    EXPECT_EQ(list.with("show", "open"), "/hello.text?id=01H&show=open");
    EXPECT_EQ(ListAddress(scope_, "hello.text", request).page(4),
              "/hello.text?find=OP17&id=01H&page=4&show=all");
}

TEST_F(Pages, TheQueryLeadsToNoOtherThing) {
    const Request request{.path_values = {{"id", "01H"}}, .query = {{"id", "02H"}}};
    EXPECT_EQ(ListAddress(scope_, "hello.text", request).page(2), "/hello.text?id=01H&page=2");
}

TEST_F(Pages, AFormCarriesTheQueryAndLeadsToTheList) {
    Model model;
    ListAddress(scope_, "hello.text", {{"by", "country"}, {"region", "Africa"}}, {{"id", "01H"}})
        .set_form(model);

    std::map<std::string, std::string> hidden;
    for (const auto& each : model.find("form_hidden")->list())
        hidden[each.find("name")->text()] = each.find("value")->text();
    EXPECT_EQ(model.find("form_url")->text(), "/hello.text?id=01H");
    EXPECT_THAT(hidden, ElementsAre(Pair("by", "country"), Pair("region", "Africa")));
}

}  // namespace
}  // namespace plenaria
