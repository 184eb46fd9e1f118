// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file plenaria/field.hpp
/// One field of a form as the partials of the host show it: partials/input, textarea, select, radios,
/// checkboxes, checkbox, file. A page puts the model under a name and opens it around the partial.

#include <string>
#include <vector>

#include <plenaria/abi.hpp>
#include <plenaria/view.hpp>

namespace plenaria {

/// All texts in the reader's language.
struct Field {
    std::string label;
    std::string name;
    std::string value = {};
    std::string hint = {};
    std::string error = {};  ///< e.g. problem_on("city", error, locale)
    std::string type =
        "text";  ///< of partials/input: text, email, password, date, time, number, tel, url, search
    std::string autocomplete = {};  ///< HTML token: "email", "one-time-code", "organization"
    std::string language = {};      ///< of the value, when it is not the reader's
    std::string css_class = {};     ///< "govuk-input--width-10"
    int rows = 4;                   ///< of partials/textarea
    bool checked = false;           ///< of partials/checkbox
    std::string id = {};            ///< empty: "f-" + name, where the error summary leads
};

struct Choice {
    std::string value;
    std::string label;
    std::string hint = {};
    bool selected = false;
};

PLENARIA_API Model field_model(const Field& field);
/// With the answers to choose from; of radios and checkboxes the first bears the id of the field, so that the
/// error summary leads to something that can be used.
PLENARIA_API Model choice_model(const Field& field, const std::vector<Choice>& choices);

}  // namespace plenaria
