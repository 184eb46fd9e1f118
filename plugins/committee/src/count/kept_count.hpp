// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file count/kept_count.hpp
/// Counts that the staff keeps, to show, to print and to hand on.

#include <optional>
#include <string>
#include <vector>

#include <plenaria/actor.hpp>
#include <plenaria/db.hpp>
#include <plenaria/result.hpp>
#include <plenaria/time.hpp>

#include "rules.hpp"

namespace plenaria::committee {

/// Of a file that somebody uploads; MEDIUMTEXT holds four times as much.
inline constexpr std::size_t longest_kept_file = 4UL * 1024 * 1024;

/// What a page shows grows with their square.
inline constexpr std::size_t most_kept_candidates = 100;

struct KeptCount {
    std::string id;
    std::string title;  ///< as the file has it, cut to what a list shows; may be empty
    Rule rule = Rule::scottish;
    std::uint32_t seats = 0;
    std::string seed;  ///< of the lot; may be empty
    std::vector<Reserved> reserved;
    std::vector<std::string> elected;
    std::uint64_t papers = 0;
    std::string made_by;  ///< name
    Instant made_at = {};
};

/// A kept count with its ballots, counted.
struct OpenedCount {
    KeptCount kept;
    Election election;
    Count count;
};

struct CountOrder {
    std::string ballots;  ///< bytes of a BLT file
    Rule rule = Rule::scottish;
    std::optional<std::uint32_t> seats;  ///< instead of those of the file
    std::string seed;                    ///< at most 200 characters
    std::vector<Reserved> reserved = {};
};

/// Reads, counts and keeps. @return its id; invalid_input under the field "file", "seats", "reserved" or
/// "seed", and too_large, as read_blt() and count_votes() say.
Result<std::string> keep_count(Database& db, const Actor& actor, const CountOrder& order);
/// The same in the caller's transaction: for ballots that must not be anywhere else, and are few.
Result<std::string> keep_count(UnitOfWork& uow, const Actor& actor, const CountOrder& order);

/// Counts again what was kept. @return not_found for none, or one that was removed.
Result<OpenedCount> open_count(Database& db, const std::string& id);
/// Within the caller's transaction: for the few ballots of a body.
Result<OpenedCount> open_count(UnitOfWork& uow, const std::string& id);

/// The latest first.
std::vector<KeptCount> kept_counts(UnitOfWork& uow, long long offset, int limit);
long long number_of_kept_counts(UnitOfWork& uow);

/// Removing can be undone; doing either twice is harmless. @return not_found.
Result<void> remove_count(Database& db, const Actor& actor, const std::string& id);
Result<void> restore_count(Database& db, const Actor& actor, const std::string& id);

}  // namespace plenaria::committee
