// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/report/everything.hpp
/// All that is known of an event as one workbook, made by a job: who ordered it gets the sheets that they may
/// see.

#include <string_view>

#include <plenaria/made_documents.hpp>

#include "../common_pages.hpp"

namespace plenaria::events {

inline constexpr std::string_view everything_kind = "events.everything";

/// The order of the workbook. Sheets with names are in it for whoever holds the permission of their page, and
/// the document is kept under the permission that guards names where there are any.
DocumentOrder everything_order(const Actor& actor, const std::string& edition_id, std::string title,
                               std::string back_path);

/// Makes what was ordered. Delegates, scans and speeches go through memory five hundred at a time.
class EverythingKind final : public DocumentKind {
public:
    /// References are read when something is made, and must live as long as the plugin.
    EverythingKind(const RoomTools& tools, Database* const& db) : tools_(tools), db_(db) {}
    [[nodiscard]] std::string_view name() const override { return everything_kind; }
    Result<MadeDocument> make(std::string_view wish, std::string_view language,
                              const MakingProgress& progress) override;

private:
    const RoomTools& tools_;
    Database* const& db_;
};

}  // namespace plenaria::events
