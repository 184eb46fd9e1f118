// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/accreditation/scan.hpp
/// One look at a badge at the door, and what came of it. Pure.

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include <plenaria/time.hpp>

namespace plenaria::events {

using plenaria::to_text;  // of instants, which the one of this room would hide

enum class ScanOutcome : std::uint8_t {
    admitted = 1,
    already,      ///< somebody came in with it, or with an older printing, before
    void_badge,   ///< it holds no longer
    other_event,  ///< a badge of another edition
    unknown,      ///< no badge has this code
    stranger,     ///< at the door of a meeting: no member of the body that meets
};
/// "admitted", "already", "void", "other_event", "unknown", "stranger".
std::string_view to_text(ScanOutcome outcome);
std::optional<ScanOutcome> parse_scan_outcome(std::string_view text);
/// Catalog key, what stands there in big letters: "Admitted".
std::string_view name_of(ScanOutcome outcome);

/// As it is kept: those of badges of this edition.
struct Scan {
    std::string id = {};
    std::string edition_id = {};
    std::string badge_id = {};
    std::string delegate_id = {};
    std::string session_id = {};   ///< at whose door; empty: the entrance
    std::string device_scan = {};  ///< the name that the device gave it
    ScanOutcome outcome = ScanOutcome::admitted;
    Instant scanned_at = {};   ///< by the clock of the device
    Instant received_at = {};  ///< by ours
    std::string scanned_by = {};
    std::optional<Instant> undone_at = {};
    std::string undone_by = {};
};

/// Letters, digits and hyphens, one to forty.
bool is_device_scan(std::string_view name);

/// The time that counts of what a device says: clocks of phones are wrong at times, and what lies ahead, or
/// more than two weeks back, was not then.
Instant time_of_scan(std::optional<Instant> said, Instant received);

/// How many are expected, and how many of them are inside.
struct RegionPresence {
    int expected = 0;
    int present = 0;
};
/// By the name of the region; empty for those of which none is known.
using PresenceCounts = std::map<std::string, RegionPresence>;
RegionPresence total_of(const PresenceCounts& counts);

}  // namespace plenaria::events
