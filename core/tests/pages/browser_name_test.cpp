// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include "pages/browser_name.hpp"

namespace plenaria::host {
namespace {

TEST(BrowserName, SaysBrowserAndSystemAsAPersonWould) {
    EXPECT_EQ(
        browser_name("Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:128.0) Gecko/20100101 Firefox/128.0"),
        "Firefox, Windows");
    EXPECT_EQ(browser_name("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
                           "Chrome/126.0.0.0 Safari/537.36 Edg/126.0.0.0"),
              "Edge, Windows");
    EXPECT_EQ(browser_name(
                  "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like "
                  "Gecko) Version/17.5 Mobile/15E148 Safari/604.1"),
              "Safari, iPhone");
    EXPECT_EQ(browser_name("Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) "
                           "Chrome/126.0.0.0 Mobile Safari/537.36"),
              "Chrome, Android");
}

TEST(BrowserName, WhatIsNotKnownIsItsFirstWord) {
    EXPECT_EQ(browser_name("curl/8.5.0 (x86_64)"), "curl/8.5.0");
    EXPECT_EQ(browser_name(""), "");
}

}  // namespace
}  // namespace plenaria::host
