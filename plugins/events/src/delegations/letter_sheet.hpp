// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/delegations/letter_sheet.hpp
/// The paper of a letter for a visa, A4. Pure.

#include <string>
#include <vector>

#include <plenaria/locale.hpp>
#include <plenaria/sheets.hpp>

namespace plenaria::events {

struct LetterWords {
    std::string issued = {};
    std::string serial = {};  ///< as it is shown
    std::string event = {};
    std::string name = {};
    std::string post = {};
    std::string delegation = {};  ///< city and country
    std::string role = {};
    std::string dates = {};
    std::string place = {};
    std::string check_address = {};
    bool revoked = false;
};
/// @param locale of the language of the letter.
Sheet letter_sheet(const LetterWords& words, const Locale& locale);

}  // namespace plenaria::events
