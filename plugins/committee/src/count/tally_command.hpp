// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file count/tally_command.hpp
/// `plenaria committee tally`: counts a ballot file from anywhere.

#include <plenaria/command.hpp>
#include <plenaria/locale.hpp>

namespace plenaria::committee {

inline constexpr const char* tally_usage =
    "FILE.blt --rule scottish|wigm-prf|meek-prf|plurality|approval [--seats N] [--seed TEXT] "
    "[--reserve \"NAME: N: 1, 2\"]... [--language en|es|fr] [--json]";

/// Reads words in any order. @return as Command says.
int tally(CommandRun& run, const Locales& locales);

}  // namespace plenaria::committee
