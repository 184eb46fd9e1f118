// SPDX-License-Identifier: EUPL-1.2
// A programme that somebody sends, as schedule XML, schedule JSON or calendar: refused with a sentence, or
// sessions of which each has times or a reason why it has none.
#include <plenaria/text.hpp>

#include "../fuzz.hpp"
#include "src/import/foreign_programme.hpp"

namespace plenaria::fuzz::programme_file {

using namespace events;

bool judge(const ForeignSessions& sessions) {
    if (!sessions) {
        require(!sessions.error().message.empty(), "a refusal has words");
        return false;
    }
    require(sessions->size() <= most_foreign_sessions, "no more sessions than allowed");
    int line = 0;
    for (const auto& session : *sessions) {
        require(session.line == ++line, "sessions are counted");
        require(is_language(session.titles.original), "a language is one of ours");
        for (const auto& problem : session.problems) require(!problem.key.empty(), "a reason has words");
        if (session.problems.empty()) require(session.starts.day != Day{}, "what has no time has a reason");
        for (const auto& [language, title] : session.titles.texts) require(is_utf8(title), "a title is text");
        if (session.people)
            for (const auto& person : *session.people) require(!person.name.empty(), "a person has a name");
    }
    return true;
}

ReadingContext context() {
    return {
        .dates = {parse_day("2019-11-11").value(), parse_day("2019-11-15").value(), "Africa/Johannesburg"},
        .kinds = {{"panel", "panel"}},
        .place = "Durban"};
}

const Target xml("schedule_xml",
                 [](std::string_view bytes) { return judge(read_schedule_xml(bytes, context())); });
const Target json("schedule_json",
                  [](std::string_view bytes) { return judge(read_schedule_json(bytes, context())); });
const Target calendar("calendar_file",
                      [](std::string_view bytes) { return judge(read_calendar(bytes, context())); });

}  // namespace plenaria::fuzz::programme_file
