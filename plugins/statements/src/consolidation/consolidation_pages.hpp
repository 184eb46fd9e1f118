// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file statements/src/consolidation/consolidation_pages.hpp
/// The drafter's pages: all that offices proposed, paragraph by paragraph, and the decisions.

#include <plenaria/http.hpp>

namespace plenaria::statements {

/// GET /statements/{id}/consolidation?show=open|all
Result<Reply> consolidation_page(const Request& request, RequestScope& scope);
/// Its address at one paragraph, in whichever part of a long text that stands.
std::string consolidation_place_url(const RequestScope& scope, const std::string& statement,
                                    const std::string& paragraph);
/// GET /statements/{id}/consolidation/{paragraph}?point=&with=: one paragraph, with the form of a decision.
Result<Reply> decision_page(const Request& request, RequestScope& scope);

/// What that form shows when it comes again.
struct DecisionForm {
    std::string paragraph_id = {};
    std::string point_id = {};
    std::string with_id = {};                 ///< the suggestion to be merged with it; empty: none
    std::optional<std::string> wording = {};  ///< as it was typed
    std::string message = {};                 ///< catalog key: why a person is asked
    const Error* error = nullptr;
};
Result<Reply> decision_view(const Request& request, RequestScope& scope, const DecisionForm& form);

/// POST /statements/{id}/points/{point}/accept (fields wording, reason), …/refuse, …/note, …/discuss
Result<Reply> accept_point(const Request& request, RequestScope& scope);
Result<Reply> refuse_point(const Request& request, RequestScope& scope);
Result<Reply> note_point(const Request& request, RequestScope& scope);
Result<Reply> discuss_point(const Request& request, RequestScope& scope);
/// POST /statements/{id}/merge (points, wording, reason)
Result<Reply> merge_points(const Request& request, RequestScope& scope);
/// POST /statements/{id}/decisions/{decision}/undo
Result<Reply> undo_decision(const Request& request, RequestScope& scope);

}  // namespace plenaria::statements
