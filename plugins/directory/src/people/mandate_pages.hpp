// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file directory/src/people/mandate_pages.hpp
/// Entering and ending mandates.

#include <plenaria/http.hpp>

namespace plenaria::directory {

/// GET /directory/mandates/new?city=ID or ?person=ID
Result<Reply> new_mandate_form(const Request& request, RequestScope& scope);
/// POST /directory/mandates; with `new_person` the name typed is entered as a new person.
Result<Reply> create_mandate(const Request& request, RequestScope& scope);
/// GET and POST /directory/mandates/{mandate}/end
Result<Reply> end_mandate_form(const Request& request, RequestScope& scope);
Result<Reply> end_mandate_post(const Request& request, RequestScope& scope);
/// POST /directory/mandates/{mandate}/delete
Result<Reply> delete_mandate_post(const Request& request, RequestScope& scope);

}  // namespace plenaria::directory
