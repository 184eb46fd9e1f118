// SPDX-License-Identifier: EUPL-1.2
#include "src/recently_used.hpp"

#include <thread>
#include <vector>

#include <gtest/gtest.h>

namespace plenaria::events {
namespace {

using Texts = RecentlyUsed<std::string>;

TEST(RecentlyUsed, GivesWhatItKeepsUnderItsHashAlone) {
    Texts texts(2);
    const auto first = texts.keep("a", "first");

    EXPECT_EQ(*first, "first");
    EXPECT_EQ(texts.find("a"), first);
    EXPECT_EQ(texts.find("b"), nullptr);
}

TEST(RecentlyUsed, ForgetsTheOneThatNobodyAskedForLongest) {
    Texts texts(2);
    texts.keep("a", "first");
    texts.keep("b", "second");
    EXPECT_NE(texts.find("a"), nullptr);

    texts.keep("c", "third");

    EXPECT_EQ(texts.find("b"), nullptr);
    EXPECT_NE(texts.find("a"), nullptr);
    EXPECT_NE(texts.find("c"), nullptr);
}

TEST(RecentlyUsed, WhatItForgetsLivesOnWithItsReader) {
    Texts texts(1);
    const auto first = texts.keep("a", "first");
    texts.keep("b", "second");

    EXPECT_EQ(texts.find("a"), nullptr);
    EXPECT_EQ(*first, "first");
}

TEST(RecentlyUsed, KeptTwiceIsKeptOnce) {
    Texts texts(2);
    texts.keep("a", "first");
    texts.keep("b", "second");
    texts.keep("b", "second");

    EXPECT_NE(texts.find("a"), nullptr);
}

TEST(RecentlyUsed, ManyMayAskAndKeepAtOnce) {
    Texts texts(2);
    std::vector<std::thread> readers;
    for (const auto* hash : {"a", "b", "c", "d"})
        readers.emplace_back([&texts, hash] {
            for (int i = 0; i < 1000; ++i) {
                texts.keep(hash, hash);
                const auto found = texts.find(hash);
                EXPECT_TRUE(found == nullptr || *found == hash);
            }
        });
    for (auto& reader : readers) reader.join();
}

}  // namespace
}  // namespace plenaria::events
