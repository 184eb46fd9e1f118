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

inline constexpr std::string_view letters_kind = "events.letters";

/// One, tagged, in the language of the letter.
Result<std::string> print_letter(Database& db, const DelegationTools& tools, const LetterReading& reading);

/// Those of an edition that hold, a page each, by language and delegation. @return not_found when there is
/// none.
Result<MadeDocument> make_letters(Database& db, const DelegationTools& tools, const std::string& edition_id,
                                  const MakingProgress& progress);
/// @param title in the reader's language.
DocumentOrder letters_order(const std::string& edition_id, std::string title, std::string back_path);

/// Makes what was ordered.
class LettersKind final : public DocumentKind {
public:
    /// References are read when something is made, and must live as long as the plugin.
    LettersKind(const DelegationTools& tools, Database* const& db) : tools_(tools), db_(db) {}
    [[nodiscard]] std::string_view name() const override { return letters_kind; }
    Result<MadeDocument> make(std::string_view wish, std::string_view language,
                              const MakingProgress& progress) override;

private:
    const DelegationTools& tools_;
    Database* const& db_;
};

}  // namespace plenaria::events
