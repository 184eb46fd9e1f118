// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file count/count_json.hpp
/// The full record of a count as JSON, for whoever counts again.

#include <nlohmann/json.hpp>

#include <plenaria/locale.hpp>

#include "record.hpp"

namespace plenaria::committee {

/// Votes and quotas are texts, so that no reader rounds them. `locale` gives the language of "actions".
nlohmann::ordered_json to_json(const Count& count, const Election& election, const Locale& locale);

}  // namespace plenaria::committee
