// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/import/import_pages.hpp
/// The pages of imports into an edition.

#include <plenaria/http.hpp>
#include <plenaria/plugin.hpp>

#include "import_service.hpp"

namespace plenaria::events {

/// @param tools set once the room has started.
void announce_imports(Registrar& registrar, const ImportTools& tools);

Result<Reply> list_imports(const ImportTools& tools, const Request& request, RequestScope& scope);
Result<Reply> upload_import_post(const ImportTools& tools, const Request& request, RequestScope& scope);
Result<Reply> show_import(const ImportTools& tools, const Request& request, RequestScope& scope);
Result<Reply> answer_import_post(const ImportTools& tools, const Request& request, RequestScope& scope);
Result<Reply> apply_import_post(const ImportTools& tools, const Request& request, RequestScope& scope);
Result<Reply> give_up_import_post(const ImportTools& tools, const Request& request, RequestScope& scope);
Result<Reply> show_undo(const ImportTools& tools, const Request& request, RequestScope& scope);
Result<Reply> undo_import_post(const ImportTools& tools, const Request& request, RequestScope& scope);

}  // namespace plenaria::events
