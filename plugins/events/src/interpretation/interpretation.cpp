// SPDX-License-Identifier: EUPL-1.2
#include "interpretation.hpp"

#include <algorithm>
#include <set>

#include <plenaria/text.hpp>

#include "../floor/floor.hpp"

namespace plenaria::events {

namespace {

constexpr std::size_t longest_interpreter_name = 200;
constexpr std::size_t longest_interpreter_note = 1000;
constexpr int longest_alone = 8 * 60;
constexpr int longest_day = 16 * 60;

void refuse_minutes(int minutes, int most, const char* field, std::vector<FieldError>& problems) {
    if (minutes < 1 || minutes > most)
        problems.push_back(
            {field, /*t*/ "Write a number of minutes between 1 and {max}.", {{"max", std::to_string(most)}}});
}

}  // namespace

std::string joined(const LanguageCodes& codes) {
    std::string text;
    for (const auto code : spoken_languages)
        if (holds(codes, code)) text += (text.empty() ? "" : " ") + std::string(code);
    return text;
}

LanguageCodes split_languages(std::string_view text) {
    LanguageCodes codes;
    while (!text.empty()) {
        const auto end = std::min(text.find(' '), text.size());
        if (const auto code = text.substr(0, end); is_spoken_language(code) && !holds(codes, code))
            codes.emplace_back(code);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return codes;
}

bool holds(const LanguageCodes& codes, std::string_view code) {
    return std::find(codes.begin(), codes.end(), code) != codes.end();
}

std::string to_text(const Direction& direction) { return direction.from + "→" + direction.into; }

std::vector<Direction> directions_of(const InterpreterFacts& interpreter) {
    const auto& [ref, name, booth, other, sources, hours, alone, day, note] = interpreter;
    if (!other.empty()) return {{other, booth}, {booth, other}};
    std::vector<Direction> directions;
    for (const auto& source : sources)
        if (source != booth) directions.push_back({source, booth});
    return directions;
}

bool covers(const InterpreterFacts& interpreter, const Direction& direction) {
    const auto directions = directions_of(interpreter);
    return std::find(directions.begin(), directions.end(), direction) != directions.end();
}

std::string booth_name(const InterpreterFacts& interpreter) {
    if (interpreter.both_ways.empty()) return interpreter.booth;
    // en/fr and fr/en are one booth.
    return std::min(interpreter.booth, interpreter.both_ways) + "/" +
           std::max(interpreter.booth, interpreter.both_ways);
}

std::vector<Direction> needed_directions(const SessionInterpretation& session) {
    std::vector<Direction> directions;
    for (const auto& into : session.into)
        for (const auto& from : session.floor)
            if (from != into) directions.push_back({from, into});
    return directions;
}

int needed_booths(const SessionInterpretation& session, const std::vector<const Interpreter*>& team) {
    const auto directions = needed_directions(session);
    std::set<std::string> heard, targets, booths;
    for (const auto& [from, into] : directions) {
        heard.insert({from, into});
        targets.insert(into);
    }
    const auto fewest = heard.size() == 2 && targets.size() == 2 ? 1 : targets.size();
    for (const auto* each : team) booths.insert(booth_name(each->facts));
    return directions.empty() ? 0 : static_cast<int>(std::max(fewest, booths.size()));
}

const Interpreter* interpreter_of(const InterpretationPlan& plan, const std::string& id) {
    for (const auto& each : plan.interpreters)
        if (each.id == id) return &each;
    return nullptr;
}

std::vector<const Interpreter*> team_of(const InterpretationPlan& plan,
                                        const SessionInterpretation& session) {
    std::vector<const Interpreter*> team;
    for (const auto& each : plan.interpreters)
        if (std::find(session.interpreters.begin(), session.interpreters.end(), each.id) !=
            session.interpreters.end())
            team.push_back(&each);
    return team;
}

std::optional<std::vector<WorkingHours>> parse_working_hours(std::string_view text, Day day) {
    std::vector<WorkingHours> hours;
    std::string folded(text);
    // People type the dash of their keyboard, or paste the long one.
    for (auto at = folded.find("–"); at != std::string::npos; at = folded.find("–"))
        folded.replace(at, std::string_view("–").size(), "-");
    std::string_view rest = folded;
    while (!trim(rest).empty()) {
        const auto end = std::min(rest.find(','), rest.size());
        const auto part = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        const auto dash = part.find('-');
        if (dash == std::string_view::npos) return std::nullopt;
        const auto from = parse_clock(trim(part.substr(0, dash)));
        const auto until = parse_clock(trim(part.substr(dash + 1)));
        if (!from || !until || *from >= *until) return std::nullopt;
        hours.push_back({shifted(LocalTime{.day = day}, *from), shifted(LocalTime{.day = day}, *until)});
    }
    return hours;
}

std::string hours_on(const std::vector<WorkingHours>& hours, Day day) {
    std::string text;
    for (const auto& [from, until] : hours)
        if (from.day == day)
            text += (text.empty() ? "" : ", ") + clock_text(from) + "-" +
                    (until.day > day ? "24:00" : clock_text(until));
    return text;
}

void check(const InterpreterFacts& interpreter, std::vector<FieldError>& problems) {
    const auto refuse = [&](const char* field, std::string_view message) {
        problems.push_back({field, std::string(message)});
    };
    if (interpreter.name.empty())
        refuse("name", /*t*/ "Write a name, or choose somebody of the directory.");
    else if (length(interpreter.name) > longest_interpreter_name)
        problems.push_back({"name",
                            /*t*/ "Write at most {max} characters.",
                            {{"max", std::to_string(longest_interpreter_name)}}});
    if (length(interpreter.note) > longest_interpreter_note)
        problems.push_back({"note",
                            /*t*/ "Write at most {max} characters.",
                            {{"max", std::to_string(longest_interpreter_note)}}});
    if (!is_spoken_language(interpreter.booth)) refuse("booth", /*t*/ "Choose a language from the list.");
    if (!interpreter.both_ways.empty() &&
        (!is_spoken_language(interpreter.both_ways) || interpreter.both_ways == interpreter.booth))
        refuse("both_ways", /*t*/ "Choose another language than that of the booth.");
    else if (directions_of(interpreter).empty())
        refuse("from", /*t*/ "Choose at least one language from which they interpret.");
    refuse_minutes(interpreter.alone_minutes, longest_alone, "alone_minutes", problems);
    refuse_minutes(interpreter.day_minutes, longest_day, "day_minutes", problems);
    auto hours = interpreter.hours;
    std::sort(hours.begin(), hours.end(), [](const auto& a, const auto& b) { return a.from < b.from; });
    for (std::size_t i = 0; i < hours.size(); ++i)
        if (!(hours[i].from < hours[i].until) || (i > 0 && hours[i].from < hours[i - 1].until)) {
            refuse("hours", /*t*/ "Hours end after they begin, and do not overlap.");
            break;
        }
    if (hours.size() > most_working_hours)
        problems.push_back({"hours",
                            /*t*/ "Write at most {max} times.",
                            {{"max", std::to_string(most_working_hours)}}});
}

}  // namespace plenaria::events
