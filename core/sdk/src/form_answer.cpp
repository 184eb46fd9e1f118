// SPDX-License-Identifier: EUPL-1.2
#include <plenaria/form_answer.hpp>

#include <string>

#include <plenaria/form.hpp>

namespace plenaria {

bool is_for_form(const Error& error) {
    return error.code == ErrorCode::invalid_input || error.code == ErrorCode::conflict;
}

int status_of(const Error* error) {
    if (error == nullptr) return 200;
    return error->code == ErrorCode::conflict ? 409 : 422;
}

void set_problems(Model& model, const Error* error, const Locale& locale) {
    const bool conflict = error != nullptr && error->code == ErrorCode::conflict;
    const bool wrong = error != nullptr && !error->fields.empty();
    model.set("has_problems", wrong);
    model.set("problems", wrong ? problems_model(*error, locale) : Model(Model::List{}));
    model.set("has_conflict", conflict);
    model.set("conflict", conflict ? locale.t(error->message, error->values) : std::string());
}

}  // namespace plenaria
