// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/interpretation/interpretation_pages.hpp
/// The interpretation of an edition: the plan with what is missing, its interpreters, and what a session
/// needs.

#include <plenaria/db.hpp>
#include <plenaria/field.hpp>
#include <plenaria/form.hpp>
#include <plenaria/http.hpp>

#include "../programme/session.hpp"
#include "shortage.hpp"

namespace plenaria {
class Registrar;
}

namespace plenaria::events {

struct RoomTools;

/// All that the pages show, read in one go.
struct InterpretationReading {
    Edition edition;
    Programme programme;
    InterpretationPlan plan;  ///< with people as the reader's language calls them today
    std::vector<Shortage> shortages;
};
Result<InterpretationReading> read_interpretation(UnitOfWork& uow, const RoomTools& tools,
                                                  const std::string& edition, std::string_view language);

/// "Name erased" where it was.
std::string shown_name(const InterpreterFacts& interpreter, const Locale& locale);
/// "Nobody interprets fr→en in “Opening” (…)."
std::string words_of(const Shortage& shortage, const InterpretationReading& reading, const Locale& locale);
/// "French → English".
std::string words_of(const Direction& direction, const Locale& locale);
/// "French → English, Spanish → English".
std::string direction_words(const InterpreterFacts& interpreter, const Locale& locale);
/// The languages from which people choose.
std::vector<Choice> language_choices(const LanguageCodes& chosen, const Locale& locale);
/// Those values of a form that are spoken languages.
LanguageCodes read_languages(const Request& request, const char* name);

/// GET /events/editions/{edition}/interpretation: ?day=
Result<Reply> show_interpretation(const RoomTools& tools, const Request& request, RequestScope& scope);
/// GET /events/editions/{edition}/interpretation/export: ?day= ?format=csv|xlsx|pdf
Result<Reply> export_interpretation(const RoomTools& tools, const Request& request, RequestScope& scope);
/// GET /events/editions/{edition}/interpreters/new
Result<Reply> new_interpreter_form(const RoomTools& tools, const Request& request, RequestScope& scope);
/// POST /events/editions/{edition}/interpreters
Result<Reply> add_interpreter_post(const RoomTools& tools, const Request& request, RequestScope& scope);
/// GET /events/interpreters/{interpreter}
Result<Reply> edit_interpreter_form(const RoomTools& tools, const Request& request, RequestScope& scope);
/// POST /events/interpreters/{interpreter}
Result<Reply> change_interpreter_post(const RoomTools& tools, const Request& request, RequestScope& scope);
/// POST /events/interpreters/{interpreter}/remove
Result<Reply> remove_interpreter_post(const RoomTools& tools, const Request& request, RequestScope& scope);
/// POST /events/interpreters/{interpreter}/restore
Result<Reply> restore_interpreter_post(const RoomTools& tools, const Request& request, RequestScope& scope);
/// GET /events/sessions/{session}/interpretation
Result<Reply> session_interpretation_form(const RoomTools& tools, const Request& request,
                                          RequestScope& scope);
/// POST /events/sessions/{session}/interpretation
Result<Reply> session_interpretation_post(const RoomTools& tools, const Request& request,
                                          RequestScope& scope);

/// @param tools must outlive the routes.
void announce_interpretation(Registrar& registrar, const RoomTools& tools);

}  // namespace plenaria::events
