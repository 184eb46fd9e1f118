// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file plenaria/testing/fake_scope.hpp
/// What a handler sees of a request, without a server. All members may be set by the test.

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <plenaria/actor.hpp>
#include <plenaria/http.hpp>
#include <plenaria/testing/fake_clock.hpp>
#include <plenaria/testing/fake_locale.hpp>

namespace plenaria::test {

/// An account that holds each of `permits`, everywhere or in their scope.
Actor account(std::string name, std::vector<Permit> permits = {});
/// A holder of an access link.
Actor link_holder(std::string purpose, std::string subject, std::string party = {}, std::string name = {});

class FakeScope final : public RequestScope {
public:
    struct Notice {
        std::string text;
        std::string undo_url;
        bool operator==(const Notice&) const = default;
    };

    explicit FakeScope(Database& db, Actor actor = {}) : who(std::move(actor)), db_(db) {}

    [[nodiscard]] const Actor& actor() const override { return who; }
    [[nodiscard]] Database& db() override { return db_; }
    [[nodiscard]] const Locale& locale() const override { return language; }
    [[nodiscard]] Instant now() const override { return clock.now(); }
    /// "/events.event?id=01H…", in the order of the names; it knows no routes, so every name is right.
    [[nodiscard]] std::string url(std::string_view route, const UrlValues& values = {}) const override;
    void notice(std::string_view text, std::string_view undo_url = {}) override {
        notices.push_back({std::string(text), std::string(undo_url)});
    }

    Actor who;
    FakeLocale language;
    FakeClock clock;
    std::vector<Notice> notices;

private:
    Database& db_;
};

}  // namespace plenaria::test
