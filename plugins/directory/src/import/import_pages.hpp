// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file directory/src/import/import_pages.hpp
/// Uploading a table, saying what its columns mean, answering what is doubtful, applying it.

#include <plenaria/http.hpp>

namespace plenaria::directory {

Result<Reply> list_imports(const Request& request, RequestScope& scope);
Result<Reply> new_import_form(const Request& request, RequestScope& scope);
Result<Reply> upload_import(const Request& request, RequestScope& scope);
/// The preview, with ?fate= as its filter; before the columns are settled it leads there.
Result<Reply> show_import(const Request& request, RequestScope& scope);
Result<Reply> columns_form(const Request& request, RequestScope& scope);
Result<Reply> set_import_columns(const Request& request, RequestScope& scope);
Result<Reply> answer_import(const Request& request, RequestScope& scope);
Result<Reply> plan_import_again(const Request& request, RequestScope& scope);
Result<Reply> apply_import(const Request& request, RequestScope& scope);
Result<Reply> stop_import(const Request& request, RequestScope& scope);
Result<Reply> undo_import(const Request& request, RequestScope& scope);

}  // namespace plenaria::directory
