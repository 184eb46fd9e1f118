// SPDX-License-Identifier: EUPL-1.2
#include "scan.hpp"

#include <algorithm>

namespace plenaria::events {

namespace {

constexpr std::size_t most_device_scan = 40;
constexpr std::chrono::hours oldest_scan{14 * 24};

}  // namespace

std::string_view to_text(ScanOutcome outcome) {
    switch (outcome) {
        case ScanOutcome::admitted:
            return "admitted";
        case ScanOutcome::already:
            return "already";
        case ScanOutcome::void_badge:
            return "void";
        case ScanOutcome::other_event:
            return "other_event";
        case ScanOutcome::unknown:
            return "unknown";
        case ScanOutcome::stranger:
            return "stranger";
    }
    return {};
}

std::optional<ScanOutcome> parse_scan_outcome(std::string_view text) {
    using enum ScanOutcome;
    for (const auto each : {admitted, already, void_badge, other_event, unknown, stranger})
        if (to_text(each) == text) return each;
    return std::nullopt;
}

std::string_view name_of(ScanOutcome outcome) {
    switch (outcome) {
        case ScanOutcome::admitted:
            return /*t*/ "Admitted";
        case ScanOutcome::already:
            return /*t*/ "Already admitted";
        case ScanOutcome::void_badge:
            return /*t*/ "This badge holds no longer";
        case ScanOutcome::other_event:
            return /*t*/ "A badge of another event";
        case ScanOutcome::unknown:
            return /*t*/ "No badge has this code";
        case ScanOutcome::stranger:
            return /*t*/ "Members only";
    }
    return {};
}

bool is_device_scan(std::string_view name) {
    return !name.empty() && name.size() <= most_device_scan &&
           std::all_of(name.begin(), name.end(), [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
           });
}

Instant time_of_scan(std::optional<Instant> said, Instant received) {
    return said && *said <= received && *said >= received - oldest_scan ? *said : received;
}

RegionPresence total_of(const PresenceCounts& counts) {
    RegionPresence sum;
    for (const auto& [region, count] : counts) {
        sum.expected += count.expected;
        sum.present += count.present;
    }
    return sum;
}

}  // namespace plenaria::events
