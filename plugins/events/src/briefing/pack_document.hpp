// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/briefing/pack_document.hpp
/// Briefing packs as PDF, each in the language of whom it is for: one at once, all as an ordered archive.

#include <string_view>

#include <plenaria/made_documents.hpp>
#include <plenaria/view.hpp>

#include "../common_pages.hpp"
#include "pack.hpp"

namespace plenaria::events {

inline constexpr std::string_view packs_kind = "events.briefing_packs";

/// Whose packs an archive holds.
enum class PackChoice : std::uint8_t { leading = 1, everybody };

/// One PDF. Outside any transaction but those of its own.
Result<MadeDocument> make_pack(Database& db, const RoomTools& tools, const PackReading& reading,
                               const PackPerson& person);
/// The order of all packs of an edition. @param title in the reader's language.
DocumentOrder packs_order(const std::string& edition_id, PackChoice choice, std::string title,
                          std::string back_path);

/// Makes what was ordered: an archive with one PDF each, made one after the other.
class PacksKind final : public DocumentKind {
public:
    /// References are read when something is made, and must live as long as the plugin.
    PacksKind(const RoomTools& tools, Database* const& db) : tools_(tools), db_(db) {}
    [[nodiscard]] std::string_view name() const override { return packs_kind; }
    Result<MadeDocument> make(std::string_view wish, std::string_view language,
                              const MakingProgress& progress) override;

private:
    const RoomTools& tools_;
    Database* const& db_;
};

}  // namespace plenaria::events
