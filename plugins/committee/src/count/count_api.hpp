// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file count/count_api.hpp

#include <string_view>

#include <plenaria/plugin.hpp>

namespace plenaria::committee {

/// Operations under /api/committee/counts: what the pages do.
void announce_count_api(Registrar& registrar, std::string_view permission);

}  // namespace plenaria::committee
