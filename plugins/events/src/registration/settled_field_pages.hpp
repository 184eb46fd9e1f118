// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/registration/settled_field_pages.hpp
/// The fields of a form that are not what was typed into them: files that came with it, and cities by name.

#include <map>
#include <string>
#include <vector>

#include <plenaria/http.hpp>

#include "../delegations/delegation_tools.hpp"
#include "answer_words.hpp"

namespace plenaria::events {

struct SettledFields {
    std::map<std::string, std::string> answers = {};  ///< by field: "member_1_q_ID"
    std::vector<FieldError> choices = {};             ///< of names that more than one city has
    AnswerNames names = {};                           ///< of all these answers
};

/// Keeps the files that came with the form, so that none is lost when something else in it is wrong, and
/// looks up the cities that were typed.
/// @param takes_files not after the deadline: then what was sent is left.
Result<SettledFields> settle_fields(const DelegationTools& tools, const Request& request, RequestScope& scope,
                                    const std::vector<Question>& form, const Delegation& delegation,
                                    bool takes_files);

/// `error` with the cities to choose from where it says that a city is none.
Error with_choices(Error error, const SettledFields& settled);

/// GET /events/editions/{edition}/delegation/cities?q=: {"items":[{"value","label","hint"}]}
Result<Reply> office_cities(const DelegationTools& tools, const Request& request, RequestScope& scope);

/// GET /events/editions/{edition}/delegation/files/{answer_file}; GET
/// /events/delegations/{delegation}/files/…
Result<Reply> office_answer_file(const DelegationTools& tools, const Request& request, RequestScope& scope);
Result<Reply> answer_file_download(const DelegationTools& tools, const Request& request, RequestScope& scope);

}  // namespace plenaria::events
