// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file statements/src/consolidation/compilation_pages.hpp
/// The compilation of comments as a page, its files, and orders of those that take long.

#include <plenaria/http.hpp>

#include "../text/document_pages.hpp"

namespace plenaria::statements {

/// GET /statements/rounds/{round}/compilation?format=xlsx|csv|docx|pdf (none: the page)
Result<Reply> compilation_of_round(const DocumentTools& tools, const Request& request, RequestScope& scope);
/// GET /statements/{id}/compilation: all rounds of a statement.
Result<Reply> compilation_of_statement(const DocumentTools& tools, const Request& request,
                                       RequestScope& scope);

/// POST to the same addresses, format in the form: leads to the page that shows how far it is.
Result<Reply> order_compilation_of_round(const DocumentTools& tools, const Request& request,
                                         RequestScope& scope);
Result<Reply> order_compilation_of_statement(const DocumentTools& tools, const Request& request,
                                             RequestScope& scope);

}  // namespace plenaria::statements
