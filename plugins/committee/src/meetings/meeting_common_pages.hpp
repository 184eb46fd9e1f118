// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file committee/src/meetings/meeting_common_pages.hpp
/// What the pages about meetings share.

#include <string>

#include <plenaria/http.hpp>
#include <plenaria/view.hpp>

#include "../ledger/common_pages.hpp"
#include "meeting_papers.hpp"

namespace plenaria::committee::meetings {

Model state_tag(State state, const Locale& locale);
/// Of partials/deadline: when it begins, there and for the reader.
Model start_model(const Meeting& meeting, const RequestScope& scope);
/// "8 of 8 members, 5 are needed" as the meeting is now, with what is to be seen when it is lost.
/// Members: is_reached, present, needed, words, is_lost, has_gone, gone (who, at).
Model quorum_model(const MeetingRecord& record, Instant at, const Locale& locale);
/// The rows of an agenda. @param may_edit whether links to change it stand beside
Model::List agenda_rows_model(const MeetingRecord& record, bool may_edit, const RequestScope& scope);
/// The instant that a field with a time of day means, on the day of the meeting that is nearest before now;
/// nothing when it is empty or no time.
std::optional<Instant> time_typed(const Request& request, std::string_view name, const Meeting& meeting,
                                  Instant now);
/// The record of the meeting in the path, read.
Result<MeetingRecord> record_of(const Request& request, RequestScope& scope);
/// A document in the language that ?language= asks for, as PDF or, by ?format=docx, as DOCX.
Result<Reply> paper_file(const MeetingTools& tools, const Request& request, const std::string& html,
                         const std::string& name);
std::string paper_language(const Request& request, const RequestScope& scope);
/// One link a language. Members of each: url, name, code.
Model::List paper_links(const char* route, const std::string& meeting_id, const RequestScope& scope,
                        bool with_docx);

}  // namespace plenaria::committee::meetings
