// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/accreditation/print_kind.hpp
/// What this room prints for many people, as one kind of ordered documents: badges, and letters for visas.

#include <plenaria/made_documents.hpp>

#include "../delegations/letter_document.hpp"
#include "badge_document.hpp"

namespace plenaria::events {

/// A plugin offers one kind; the wish says which of the two.
class PrintKind final : public DocumentKind {
public:
    /// References are read when something is made, and must live as long as the plugin.
    PrintKind(const AccreditationTools& badges, const DelegationTools& letters, Database* const& db)
        : badges_(badges), letters_(letters), db_(db) {}
    [[nodiscard]] std::string_view name() const override { return prints_kind; }
    Result<MadeDocument> make(std::string_view wish, std::string_view language,
                              const MakingProgress& progress) override;

private:
    const AccreditationTools& badges_;
    const DelegationTools& letters_;
    Database* const& db_;
};

}  // namespace plenaria::events
