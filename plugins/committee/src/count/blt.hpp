// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file count/blt.hpp
/// Ballot files in the BLT format, in the dialects that are found.
///
/// Sources: Hill, Wichmann, Woodall, "Algorithm 123: Single Transferable Vote by Meek's Method" (1987), 3.1,
/// for the format; the descriptions of OpenSTV and OpaVote for comments, equal and skipped preferences and
/// identifiers of ballots; that of Droop for options; the files of Scottish councils for names without
/// quotation marks; PrefLib for names in comments.

#include <string>
#include <string_view>

#include <plenaria/result.hpp>

#include "election.hpp"

namespace plenaria::committee {

/// Bytes; a city of a million voters needs half of it.
inline constexpr std::size_t longest_ballot_file = 32UL * 1024 * 1024;

/// Reads `bytes`: UTF-8 with or without a mark, or Windows-1252. Memory is bounded by what is read.
/// @return invalid_input with the line and what is wrong there; too_large.
Result<Election> read_blt(std::string_view bytes);

/// What is said of a file above longest_ballot_file.
Error ballot_file_too_large();

/// `election` as UTF-8 that read_blt() reads as the same; no identifiers of ballots.
std::string write_blt(const Election& election);

}  // namespace plenaria::committee
