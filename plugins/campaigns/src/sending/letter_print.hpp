// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file campaigns/src/sending/letter_print.hpp
/// The letters of a sending that go on paper, as one PDF for the printer.

#include <plenaria/made_documents.hpp>
#include <plenaria/sheets.hpp>

#include "../tools.hpp"
#include "sending.hpp"

namespace plenaria::campaigns {

/// Pages of one letter.
std::vector<Sheet> letter_sheets(const Letter& letter, const std::string& day, const Locale& locale);

/// All of them in their order, a part of the caller's day; goes on where it was interrupted.
/// @return not_found when none goes on paper.
Result<MadeDocument> make_paper_letters(Database& db, const CampaignTools& tools,
                                        const std::string& sending_id, const MakingProgress& progress);
/// @param title in the reader's language.
DocumentOrder letters_order(const Sending& sending, std::string title, std::string back_path);

class LetterPrints final : public DocumentKind {
public:
    LetterPrints(Database* const& db, const CampaignTools& tools) : db_(db), tools_(tools) {}
    [[nodiscard]] std::string_view name() const override;
    Result<MadeDocument> make(std::string_view wish, std::string_view language,
                              const MakingProgress& progress) override;

private:
    Database* const& db_;
    const CampaignTools& tools_;
};

}  // namespace plenaria::campaigns
