// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file statements/src/text/statement_list_pages.hpp
/// The list of statements, and a statement's titles.

#include <plenaria/http.hpp>

namespace plenaria::statements {

Result<Reply> list_page(const Request& request, RequestScope& scope);         ///< GET /statements
Result<Reply> new_page(const Request& request, RequestScope& scope);          ///< GET /statements/new
Result<Reply> create_from_form(const Request& request, RequestScope& scope);  ///< POST /statements
Result<Reply> titles_page(const Request& request, RequestScope& scope);       ///< GET /statements/{id}/titles
Result<Reply> save_titles(const Request& request, RequestScope& scope);  ///< POST /statements/{id}/titles

/// POST /statements/{id}/archive and …/unarchive
Result<Reply> archive_statement(const Request& request, RequestScope& scope);
Result<Reply> unarchive_statement(const Request& request, RequestScope& scope);

}  // namespace plenaria::statements
