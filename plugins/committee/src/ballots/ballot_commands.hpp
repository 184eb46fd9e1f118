// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file committee/src/ballots/ballot_commands.hpp
/// `plenaria committee key`, for officers who make their keys on a machine of their own, and
/// `plenaria committee bulletin`, for whoever counts again.

#include <plenaria/command.hpp>
#include <plenaria/db.hpp>
#include <plenaria/locale.hpp>

namespace plenaria::committee::ballots {

inline constexpr const char* key_usage = "[--language en|es|fr] [--json]";
inline constexpr const char* bulletin_usage = "BALLOT [--trackers]";

/// Prints a new key and its public half; asks no database. @return as Command says.
int key_command(CommandRun& run, const Locales& locales);
/// Prints the ballots of an election as BLT, or the trackers of all ballots that came out, one a line.
int bulletin_command(CommandRun& run, Database& db);

}  // namespace plenaria::committee::ballots
