// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/registration/question_field_pages.hpp
/// Questions as the fields of a form, for partials/question, and what was typed into them.

#include <string>
#include <vector>

#include <plenaria/field.hpp>
#include <plenaria/form.hpp>
#include <plenaria/http.hpp>

#include "question_repository.hpp"
#include "settled_field_pages.hpp"

namespace plenaria::events {

/// What the fields of one page lead to.
struct FieldLinks {
    AnswerNames names = {};
    std::string city_url = {};  ///< of suggestions, up to what is typed; empty: there are none
    FileUrl file_url = {};
};

/// Of the office that fills in its form, at either stage.
FieldLinks office_links(UnitOfWork& uow, const DelegationTools& tools, const std::string& edition,
                        const std::string& delegation, const std::vector<Question>& form,
                        const AnswersByPerson& answers, const RequestScope& scope);

/// Where the fields of a form stand: "q_ID" of the delegation, "member_1_q_ID" of a person.
struct AnswerFields {
    const std::vector<Question>& form;
    Stage stage = Stage::registration;
    std::string prefix = {};  ///< of these fields: "member_1_q_"
    const Answers& answers;   ///< as stored or as typed
    const Answers& others;    ///< that conditions look at too
    const FieldLinks& links;
    const Error* error = nullptr;
};
inline constexpr const char* delegation_prefix = "q_";

/// @param of whom these are asked. A question whose condition looks at an earlier stage is there or not; one
/// that looks at this form is there with its condition, which the script and the server judge.
Model::List question_fields(const AnswerFields& fields, AskedOf of, const Locale& locale);
/// What a page with such fields has besides them: has_files, with most and too_much; has_countries,
/// countries.
void set_form_parts(Model& page, const std::vector<Question>& form, Stage stage, const Locale& locale);
/// Names for the list that fields of countries refer to; empty when the form asks for none.
Model::List country_list(const std::vector<Question>& form, Stage stage, const Locale& locale);

Answers read_answers(const Request& request, const std::vector<const Question*>& questions,
                     const std::string& prefix, const CountryReader& countries, const SettledFields& settled);

}  // namespace plenaria::events
