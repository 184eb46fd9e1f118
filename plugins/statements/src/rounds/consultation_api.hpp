// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file statements/src/rounds/consultation_api.hpp
/// Rounds, points, decisions and signatures over JSON.

#include <plenaria/plugin.hpp>

namespace plenaria::statements {

struct RoundTools;

/// @param rounds is read when an operation is called; it must live as long as the plugin.
void add_consultation_api(Registrar& registrar, const RoundTools& rounds);

}  // namespace plenaria::statements
