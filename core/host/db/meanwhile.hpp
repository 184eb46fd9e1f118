// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/db/meanwhile.hpp
/// Two people with the same form. A field that only one of them changed is saved; one that both changed to
/// different values is a problem that says what stands there now. The form carries in `was_FIELD` what stood
/// there when it was made.

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <plenaria/http.hpp>
#include <plenaria/result.hpp>

namespace plenaria::host {

/// What somebody else has saved in a field since its form was made.
inline FieldError changed_meanwhile(std::string field, std::string now) {
    return {std::move(field),
            /*t*/ "Somebody else has changed this meanwhile. It is now: {now}",
            {{"now", std::move(now)}}};
}

/// Several such.
inline Error saved_first(std::vector<FieldError> fields) {
    return {
        .code = ErrorCode::conflict, .message = "Somebody else saved first.", .fields = std::move(fields)};
}

/// Name of the hidden field beside `field`.
inline std::string was(const std::string& field) { return "was_" + field; }

/// What stood in `field` when the form was made; nothing for a form that does not say.
inline std::optional<std::string> seen_in(const Request& request, const std::string& field) {
    if (!request.form.contains(was(field))) return std::nullopt;
    return request.form_value(was(field));
}

}  // namespace plenaria::host
