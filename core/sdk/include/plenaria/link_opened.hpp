// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file plenaria/link_opened.hpp
/// Somebody went behind an access link: for a plugin that keeps count of it instead of asking for all links
/// of an object at every page (UnitOfWork::link_uses).

#include <string_view>

namespace plenaria {

/// Published by the host at each "Continue" behind a link. Subscribers get a JSON object with `purpose`,
/// `subject` and `party` of the link; when and how often, UnitOfWork::link_uses says.
inline constexpr std::string_view link_opened_event = "core.link_opened/1";

}  // namespace plenaria
