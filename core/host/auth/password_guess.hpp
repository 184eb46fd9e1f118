// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/auth/password_guess.hpp
/// Whether a long password is among the first that are guessed. Lists of leaked ones hold few of twelve
/// characters, and those few are made alike: a famous word or two with digits around, a row of the keyboard,
/// one piece again and again. So the making is recognised, not the single password.

#include <string>
#include <string_view>
#include <vector>

namespace plenaria::host {

/// @param own words that belong to the person or the house: name, mail address, "plenaria".
bool is_guessable(std::string_view password, const std::vector<std::string>& own);

}  // namespace plenaria::host
