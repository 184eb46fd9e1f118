// SPDX-License-Identifier: EUPL-1.2
#include "webhooks/address_rules.hpp"

#include <string>

#include <gtest/gtest.h>

namespace plenaria::host {
namespace {

TEST(WebhookAddress, OnlyHttpsWithoutCredentialsIsAnAddress) {
    EXPECT_TRUE(check_webhook_address("https://example.org/plenaria?key=1", Reach::internet).has_value());
    EXPECT_TRUE(check_webhook_address("https://example.org:8443", Reach::internet).has_value());
    EXPECT_TRUE(check_webhook_address("HTTPS://Example.org?a@b", Reach::internet).has_value());
    EXPECT_TRUE(check_webhook_address("https://[2606:4700::1111]:443/a", Reach::internet).has_value());
    for (const std::string address : {"",
                                      "example.org",
                                      "http://example.org/",
                                      "ftp://example.org/",
                                      "file:///etc/passwd",
                                      "https://",
                                      "https://user@example.org/",
                                      "https://user:word@example.org/",
                                      "https://example.org/\r\nX: y",
                                      "https://exa mple.org/",
                                      "javascript:alert(1)",
                                      "//example.org/",
                                      "https:/example.org/a",
                                      "https:///example.org/",
                                      "example.org/a://b",
                                      "https://example.org:/",
                                      "https://example.org:port/",
                                      "https://:443/",
                                      "https://[::1/",
                                      "https://[]/",
                                      "https://[::1]x/",
                                      "https://exa%2fmple.org/",
                                      "https://example.org\\@other.example/",
                                      "https://a@b@example.org/",
                                      "https://?example.org"})
        EXPECT_FALSE(check_webhook_address(address, Reach::internet).has_value()) << address;
    EXPECT_FALSE(
        check_webhook_address("https://example.org/" + std::string(500, 'a'), Reach::internet).has_value());
    EXPECT_TRUE(check_webhook_address("http://127.0.0.1:8080/", Reach::loopback).has_value());
}

}  // namespace
}  // namespace plenaria::host
