// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/delegations/letter_document.hpp
/// Letters as PDF: one at once, all that hold as an ordered document.

#include <string>
#include <string_view>

#include <plenaria/made_documents.hpp>

#include "delegation_tools.hpp"
#include "letter_service.hpp"

namespace plenaria::events {

/// Of what this room prints for many, and which of it: see accreditation/print_kind.hpp.
inline constexpr std::string_view prints_kind = "events.prints";
inline constexpr std::string_view letters_print = "letters";

/// One, tagged, in the language of the letter.
Result<std::string> print_letter(Database& db, const DelegationTools& tools, const LetterReading& reading);

/// Those of an edition that hold, a page each, by language and delegation. @return not_found when there is
/// none.
Result<MadeDocument> make_letters(Database& db, const DelegationTools& tools, const std::string& edition_id,
                                  const MakingProgress& progress);
/// @param title in the reader's language.
DocumentOrder letters_order(const std::string& edition_id, std::string title, std::string back_path);

}  // namespace plenaria::events
