// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file statements/src/validation/validation_pages.hpp
/// Who validated a version, and letting a body do so.

#include <string>

#include <plenaria/http.hpp>

#include "validation_service.hpp"

namespace plenaria::statements {

/// Sets has_validations and validations, of partials/validations. @param zone of the reader
void set_validations(Model& page, const std::vector<Validated>& votes, const RequestScope& scope);

/// "Validated by “Steering committee” on 3 March 2021. Carried. Yes: 6; no: 1; …"
std::string validated_in_words(const Validated& validated, const Locale& locale, const std::string& zone);

/// GET /statements/{id}/versions/{version}/validation; POST the same
Result<Reply> validation_page(const ValidationTools& tools, const Request& request, RequestScope& scope);
Result<Reply> ask_body_here(const ValidationTools& tools, const Request& request, RequestScope& scope);

/// POST /statements/{id}/versions/{version}/requirement
Result<Reply> require_validation_here(const ValidationTools& tools, const Request& request,
                                      RequestScope& scope);

}  // namespace plenaria::statements
