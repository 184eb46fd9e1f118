// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// Two events, one with ten times the people of the other: what is done in one of them costs the same.

#include <string>

#include <plenaria/testing/query_plan.hpp>

#include "tests/accreditation/door.hpp"

namespace plenaria::events {

class TwoEvents : public Door {
protected:
    static constexpr int few = 120, many = 1200;

    TwoEvents() {
        small_ = id;
        large_ = edition(quito());
        fill(small_, 'S', few);
        fill(large_, 'L', many);
        for (const auto& each : {small_, large_})
            EXPECT_TRUE(write([&](UnitOfWork& uow) { return issue_badges(uow, lucia, each); }).has_value());
        test::analyze(db(),
                      {"evt_delegation", "evt_delegate", "evt_badge", "evt_standing", "evt_standing_count",
                       "evt_protocol_number", "evt_protocol_made", "evt_standing_of"});
    }
    void TearDown() override {
        expect_right_counts(small_);
        expect_right_counts(large_);
    }

    /// Delegations of three people each, and as many of which nobody comes: half of these were not invited
    /// yet, the others are silent, or decline. Of each kind even the small event has more than a page.
    void fill(const std::string& edition, char kind, int count) {
        ASSERT_TRUE(
            write([&](UnitOfWork& uow) -> Result<void> {
                for (int i = 0; i < count; ++i) {
                    const auto number = std::to_string(1'000'000 + i);
                    Delegation d{.id = std::string("01") + kind + "D" + std::string(15, '0') + number,
                                 .edition_id = edition,
                                 .party = std::string("city/") + kind + number,
                                 .party_name = "City " + number,
                                 .iso2 = i % 2 == 0 ? "UG" : "EC",
                                 .region = i % 2 == 0 ? "Africa" : "Americas",
                                 .address = number + "@example.org",
                                 .language = std::string(languages[static_cast<std::size_t>(i) % 3]),
                                 .zone = "UTC"};
                    insert(uow, d);
                    const bool declines = i % 40 == 39;
                    d.answer = i % 4 < 2 ? Answer::accepted : declines ? Answer::declined : Answer::none;
                    if (i % 4 != 2) d.invited_at = uow.now();
                    if (d.answer != Answer::none) d.answered_at = uow.now();
                    if (!update(uow, d)) return changed_meanwhile(d.id);
                    for (int j = 0; j < 3 && comes(d.answer); ++j)
                        d.people.push_back({.role = j == 0 ? DelegateRole::head : DelegateRole::member,
                                            .name = number + " Person " + std::to_string(j),
                                            .post = "Adviser"});
                    store_people(uow, d);
                }
                recount(uow, edition);
                return {};
            }).has_value());
    }
    std::string small_, large_;
};

}  // namespace plenaria::events
