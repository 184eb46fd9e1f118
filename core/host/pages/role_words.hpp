// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/pages/role_words.hpp
/// Roles as people read them.

#include <string>
#include <string_view>

#include <plenaria/locale.hpp>

namespace plenaria::host {

/// "Board member" for "board_member".
std::string role_name(std::string_view role, const Locale& l);

}  // namespace plenaria::host
