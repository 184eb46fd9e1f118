// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file plenaria/form_answer.hpp
/// A form that is shown once more because of an error: what the page says about it, and with which status.
/// All functions may be called by several threads at once, except two on the same Model.

#include <plenaria/abi.hpp>
#include <plenaria/locale.hpp>
#include <plenaria/result.hpp>
#include <plenaria/view.hpp>

namespace plenaria {

/// Whether the form is shown again with `error`: what whoever types can mend (invalid_input), and what
/// somebody else has saved meanwhile (conflict). Any other error is the answer itself.
PLENARIA_API bool is_for_form(const Error& error);

/// Of the form that is shown: 200 without an error, 409 for a conflict, 422 for any other.
/// @param error nullptr when the form is shown for the first time.
PLENARIA_API int status_of(const Error* error);

/// Adds has_problems and problems of partials/error_summary, and has_conflict with conflict, the sentence in
/// the reader's language; no texts and empty lists where there is no such error.
/// @param error nullptr when the form is shown for the first time.
/// @throws std::bad_variant_access when `model` is no object.
PLENARIA_API void set_problems(Model& model, const Error* error, const Locale& locale);

}  // namespace plenaria
