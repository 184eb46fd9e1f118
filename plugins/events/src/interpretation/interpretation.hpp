// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/interpretation/interpretation.hpp
/// Who interprets at an edition, between which languages and when; what each session needs of them. Pure.

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <plenaria/result.hpp>

#include "../editions/edition.hpp"
#include "../programme/wall_clock.hpp"

namespace plenaria::events {

/// Codes of spoken_languages, each once.
using LanguageCodes = std::vector<std::string>;
/// "en es fr", in the order of spoken_languages; what is no code of these is left out.
std::string joined(const LanguageCodes& codes);
LanguageCodes split_languages(std::string_view text);
bool holds(const LanguageCodes& codes, std::string_view code);

/// From what is heard into what is said.
struct Direction {
    std::string from = {};
    std::string into = {};
    bool operator==(const Direction&) const = default;
};
/// "fr→en".
std::string to_text(const Direction& direction);

/// When an interpreter is there, on the walls of the venue.
struct WorkingHours {
    LocalTime from = {};
    LocalTime until = {};
    bool operator==(const WorkingHours&) const = default;
};

/// What people write about an interpreter.
struct InterpreterFacts {
    std::string person_ref = {};  ///< of the directory; empty: typed
    std::string name = {};        ///< as typed, or as the directory called them when they were chosen
    std::string booth = {};       ///< the language into which they work
    std::string both_ways = {};   ///< of a booth that works both ways its other language; empty: one way
    LanguageCodes sources = {};   ///< from which they work into `booth`; of no meaning where it is both ways
    std::vector<WorkingHours> hours = {};  ///< none: whenever they are needed
    int alone_minutes = 60;                ///< in a row without a colleague
    int day_minutes = 360;
    std::string note = {};
    bool operator==(const InterpreterFacts&) const = default;
};

struct Interpreter {
    std::string id = {};
    std::string edition_id = {};
    InterpreterFacts facts = {};
    int revision = 1;
};

std::vector<Direction> directions_of(const InterpreterFacts& interpreter);
bool covers(const InterpreterFacts& interpreter, const Direction& direction);
/// "es", or "en/fr" of one that works both ways.
std::string booth_name(const InterpreterFacts& interpreter);

/// What a session needs, and who gives it.
struct SessionInterpretation {
    std::string session_id = {};
    LanguageCodes floor = {};  ///< spoken in the room
    LanguageCodes into = {};   ///< offered to those who listen
    std::vector<std::string> interpreters = {};
    int revision = 0;  ///< 0: nobody has entered anything yet
};
/// Each language of the floor into each that is offered, but for itself.
std::vector<Direction> needed_directions(const SessionInterpretation& session);
/// One for each language into which somebody works; one in all where two languages are interpreted both ways.
/// Source: AIIC Canada, "Team strength".
int needed_booths(const SessionInterpretation& session, const std::vector<const Interpreter*>& team);

struct InterpretationPlan {
    std::vector<Interpreter> interpreters = {};                  ///< by name
    std::map<std::string, SessionInterpretation> sessions = {};  ///< by session
};
const Interpreter* interpreter_of(const InterpretationPlan& plan, const std::string& id);
/// Those of the session that are in the plan.
std::vector<const Interpreter*> team_of(const InterpretationPlan& plan, const SessionInterpretation& session);

/// "09:00–13:00, 14:00–18:00" of one day, with the dash or a hyphen. @return nothing for what is none, or
/// ends before it begins.
std::optional<std::vector<WorkingHours>> parse_working_hours(std::string_view text, Day day);
/// Those that begin on `day`, in that form.
std::string hours_on(const std::vector<WorkingHours>& hours, Day day);

/// Adds what is wrong under name, booth, both_ways, from, alone_minutes, day_minutes, hours, note.
void check(const InterpreterFacts& interpreter, std::vector<FieldError>& problems);

inline constexpr std::size_t most_interpreters = 200;  ///< of one edition
inline constexpr std::size_t largest_team = 30;        ///< of one session
inline constexpr std::size_t most_working_hours = 60;  ///< of one interpreter

}  // namespace plenaria::events
