// SPDX-License-Identifier: EUPL-1.2
#include "sheets/sheet_words.hpp"

#include <gtest/gtest.h>

namespace plenaria::host {
namespace {

TEST(SheetWords, EveryThingOnAPageArrivesAsItWasSent) {
    const Sheets sent{
        .title = "Badges",
        .language = "es",
        .tagged = false,
        .pages = {{.width = 105,
                   .height = 148,
                   .items = {SheetFill{{0, 0, 105, 22}, "#0b5d6b"},
                             SheetText{.box = {5, 24, 95, 40},
                                       .text = "María “Pili” Ñandú",
                                       .sizes = {28, 9.5},
                                       .tag = SheetTag::heading,
                                       .align = SheetAlign::centre,
                                       .bold = true,
                                       .spacing = 0.9,
                                       .below = true},
                             SheetRow{.box = {1, 2, 3, 4}, .label = 30, .heading = "a", .text = "b"},
                             SheetCode{{34, 97, 36, 36}, "CODE"},
                             SheetPicture{{1, 2, 3, 4}, "bytes\xFF", "Portrait"}}}}};
    std::vector<std::string> pictures;
    const auto words = write_sheets(sent, pictures);
    const auto read = read_sheets(words, pictures);

    ASSERT_EQ(pictures.size(), 1U);
    EXPECT_FALSE(read.tagged);
    ASSERT_EQ(read.pages.size(), 1U);
    ASSERT_EQ(read.pages[0].items.size(), 5U);
    EXPECT_EQ(std::get<SheetText>(read.pages[0].items[1]).text, "María “Pili” Ñandú");
    EXPECT_EQ(std::get<SheetText>(read.pages[0].items[1]).sizes, (std::vector{28, 9.5}));
    EXPECT_EQ(std::get<SheetPicture>(read.pages[0].items[4]).bytes, "bytes\xFF");
    std::vector<std::string> again;
    EXPECT_EQ(write_sheets(read, again), words);
    EXPECT_EQ(again, pictures);
}

TEST(SheetWords, BytesThatAreNoTextAreReplacedNotRefused) {
    std::vector<std::string> pictures;
    const auto words = write_sheets({.title = "\xFF\xFE"}, pictures);
    EXPECT_EQ(read_sheets(words, pictures).title, "\uFFFD\uFFFD");
}

TEST(SheetWords, WhatWasNotWrittenByUsIsNotRead) {
    for (
        const auto* words :
        {"", "[]", "{}",
         R"({"title":"","language":"","tagged":true,"pages":[{"width":1,"height":1,"items":[{"kind":9}]}]})"})
        EXPECT_ANY_THROW(read_sheets(words, {})) << words;
}

}  // namespace
}  // namespace plenaria::host
