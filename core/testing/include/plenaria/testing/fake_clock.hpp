// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file plenaria/testing/fake_clock.hpp

#include <atomic>
#include <chrono>
#include <stdexcept>
#include <string_view>

#include <plenaria/time.hpp>

namespace plenaria::test {

/// An instant written as "2019-12-17T08:00:00Z". @throws std::invalid_argument for anything else.
inline Instant at(std::string_view text) {
    const auto instant = parse_instant(text);
    if (!instant) throw std::invalid_argument("no instant");
    return *instant;
}

/// A clock that stands still until it is moved. Thread-safe.
class FakeClock final : public Clock {
public:
    explicit FakeClock(std::string_view text = "2019-12-17T08:00:00Z") : now_(at(text)) {}
    [[nodiscard]] Instant now() const override { return now_; }
    void set(std::string_view text) { now_ = at(text); }
    void advance(std::chrono::seconds by) { now_ = now_.load() + by; }

private:
    std::atomic<Instant> now_;
};

}  // namespace plenaria::test
