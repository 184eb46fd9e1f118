// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file count/count_table.hpp
/// A count as plain text: for a terminal, and for a mail.

#include <string>

#include <plenaria/locale.hpp>

#include "record.hpp"

namespace plenaria::committee {

/// Result, then each round with its sentences and the votes of those who are still in it.
std::string as_text(const Count& count, const Election& election, const Locale& locale);

}  // namespace plenaria::committee
