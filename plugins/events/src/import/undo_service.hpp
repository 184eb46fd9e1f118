// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/import/undo_service.hpp
/// An applied import is looked at once more, and taken back as far as nobody has changed since what it wrote.

#include <string>
#include <string_view>

#include <plenaria/actor.hpp>
#include <plenaria/db.hpp>

#include "import_effect.hpp"
#include "import_reading.hpp"

namespace plenaria::events {

/// Whether it can be taken back at `now`.
bool may_undo(const Import& import, Instant now);

struct PlannedUndo {
    Import import = {};
    Edition edition = {};
    std::vector<Question> form = {};
    UndoPlan plan = {};
};
/// @return conflict with a sentence when it cannot be taken back, or no longer.
Result<PlannedUndo> preview_undo(Database& db, const Actor& actor, const std::string& id);

/// Places that get free go to those who wait, who are written to; others are not.
/// @param fingerprint of the preview. @return conflict when it would show something else now.
Result<Import> undo_import(Database& db, const ImportTools& tools, const Actor& actor, const std::string& id,
                           std::string_view fingerprint);

}  // namespace plenaria::events
