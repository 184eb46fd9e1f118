// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/registration/question_field_pages.hpp
/// Questions as the fields of a form, for partials/question, and what was typed into them.

#include <string>
#include <vector>

#include <plenaria/field.hpp>
#include <plenaria/form.hpp>
#include <plenaria/http.hpp>

#include "answer_words.hpp"

namespace plenaria::events {

/// Where the fields of a form stand: "q_ID" of the delegation, "member_1_q_ID" of a person.
struct AnswerFields {
    const std::vector<Question>& form;
    Stage stage = Stage::registration;
    std::string prefix = {};  ///< of these fields: "member_1_q_"
    const Answers& answers;   ///< as stored or as typed
    const Answers& others;    ///< that conditions look at too
    const Error* error = nullptr;
};
inline constexpr const char* delegation_prefix = "q_";

/// @param of whom these are asked. A question whose condition looks at an earlier stage is there or not; one
/// that looks at this form is there with its condition, which the script and the server judge.
Model::List question_fields(const AnswerFields& fields, AskedOf of, const Locale& locale);
/// Names for the list that fields of countries refer to; empty when the form asks for none.
Model::List country_list(const std::vector<Question>& form, Stage stage, const Locale& locale);

Answers read_answers(const Request& request, const std::vector<const Question*>& questions,
                     const std::string& prefix, const CountryReader& countries);

}  // namespace plenaria::events
