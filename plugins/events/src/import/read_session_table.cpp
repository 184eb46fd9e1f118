// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include <plenaria/text.hpp>

#include "foreign_time.hpp"
#include "headings.hpp"

namespace plenaria::events {

namespace {

/// Those of our own table of the programme in three languages, and what people write.
const std::vector<HeadingNames>& session_headings() {
    static const std::vector<HeadingNames> headings{
        {"code", {"code", "id", "guid", "uid", "codigo"}},
        {"day", {"day", "date", "start date", "dia", "fecha", "fecha de inicio", "jour", "date de debut"}},
        {"from",
         {"from", "start", "starts", "begins", "start time", "event start", "desde", "inicio", "hora",
          "hora de inicio", "de", "du", "debut", "heure", "heure de debut"}},
        {"until",
         {"until", "end", "ends", "to", "end time", "event end", "hasta", "fin", "hora de fin", "a",
          "jusqu a", "jusqu au", "heure de fin"}},
        {"duration", {"duration", "minutes", "duracion", "duree"}},
        {"title",
         {"title", "session", "session title", "proposal title", "event name", "event title", "subject",
          "summary", "titulo", "sesion", "asunto", "titre", "seance", "objet"}},
        {"title_en", {"title en", "english", "title english"}},
        {"title_es", {"title es", "espanol", "titulo es", "spanish"}},
        {"title_fr", {"title fr", "francais", "titre fr", "french"}},
        {"language", {"language", "idioma", "lengua", "langue"}},
        {"kind", {"kind", "type", "session type", "event type", "format", "tipo", "clase", "genre"}},
        {"track", {"track", "eje", "linea", "axe", "filiere", "parcours", "volet"}},
        {"room", {"room", "place", "location", "venue", "sala", "lugar", "salle", "lieu"}},
        {"people",
         {"people", "speakers", "speaker", "speaker names", "presenters", "persons", "personas", "ponentes",
          "oradores", "personnes", "intervenants"}},
        {"expected",
         {"expected", "participants expected", "previstos", "previstas", "asistentes", "attendus"}},
        {"state", {"state", "status", "estado", "etat", "statut"}},
        {"note", {"note", "notes", "nota", "notas", "remarque"}},
        {"zone", {"zone", "time zone", "timezone", "zona horaria", "fuseau horaire"}}};
    return headings;
}

/// "Chair: Ana Pérez, Bo Li · Speaker: …", as our table writes it; names between ";" without a role.
std::vector<ForeignPerson> people_in(std::string text, const ReadingContext& context) {
    for (std::size_t at; (at = text.find("·")) != std::string::npos;) text.replace(at, 2, ";");
    std::replace_if(
        text.begin(), text.end(), [](char c) { return c == '|' || c == '\n'; }, ';');
    std::vector<ForeignPerson> people;
    for (const auto& part : split_by(text, ';')) {
        std::optional<SessionRole> role;
        auto names = part;
        if (const auto colon = part.find(':'); colon != std::string::npos)
            if (const auto found = context.roles.find(fold(part.substr(0, colon)));
                found != context.roles.end()) {
                role = parse_session_role(found->second);
                names = part.substr(colon + 1);
            }
        for (auto& name : split_by(names, ',')) {
            // "12:Ana Pérez": some programs write their number of a person before the name.
            if (const auto colon = name.find(':');
                colon != std::string::npos && whole_number(name.substr(0, colon)))
                name = trim(name.substr(colon + 1));
            people.push_back({role, std::move(name)});
        }
    }
    return people;
}

std::optional<Day> day_in_table(const std::string& text, directory::Sheets& sheets,
                                const ReadingContext& context, std::vector<ImportNote>& problems) {
    const auto reading = sheets.read_day(text);
    const auto within = [&](const std::optional<Day>& day) {
        return day && *day >= context.dates.start && *day <= context.dates.end;
    };
    if (!reading.day) {
        problems.push_back(
            {/*t*/ "“{text}” is no day. Write one like 2019-11-11.", {{"text", text.substr(0, 60)}}});
        return std::nullopt;
    }
    // Where one of two readings is a day of the event, that one is meant.
    if (!reading.other || within(reading.day) != within(reading.other))
        return within(reading.other) ? reading.other : reading.day;
    problems.push_back({/*t*/ "“{text}” can be two days. Write it like 2019-11-11.", {{"text", text}}});
    return std::nullopt;
}

struct TableTimes {
    std::string day, from, until, minutes, zone;
};

/// A cell that holds a day and a time of it: "2019-11-12 00:30", "12 November 2019 9:00 AM", with an offset
/// too.
/// @return nothing when it is none, with a problem when it is one that cannot be.
std::optional<LocalTime> moment_in_table(const std::string& text, const std::string& zone,
                                         directory::Sheets& sheets, const ReadingContext& context,
                                         std::vector<ImportNote>& problems) {
    const auto& ours = context.dates.zone;
    if (text.size() >= 16 && parse_day(text.substr(0, 10)) && parse_clock(text.substr(11, 5)))
        return read_moment(text, zone, ours, problems);
    for (auto blank = text.find(' '); blank != std::string::npos; blank = text.find(' ', blank + 1)) {
        const auto day = text.substr(0, blank);
        const auto clock = read_clock(text.substr(blank + 1));
        if (!clock || !sheets.read_day(day).day) continue;
        const auto read = day_in_table(day, sheets, context, problems);
        return read ? on_our_walls(shifted({*read, {}}, *clock), zone, ours, problems) : std::nullopt;
    }
    return std::nullopt;
}

void read_times(const TableTimes& cells, directory::Sheets& sheets, const ReadingContext& context,
                ForeignSession& session) {
    auto& problems = session.problems;
    const auto& ours = context.dates.zone;
    const auto& zone = cells.zone.empty() ? ours : cells.zone;
    const auto bad_time = [&](const std::string& text) {
        problems.push_back(
            {/*t*/ "“{text}” is no time of day. Write one like 09:00.", {{"text", text.substr(0, 60)}}});
    };
    auto first = moment_in_table(cells.from, zone, sheets, context, problems);
    if (!problems.empty()) return;
    std::optional<LocalTime> starts;  // as its own walls show it
    if (!first) {
        const auto day = day_in_table(cells.day.empty() ? cells.from : cells.day, sheets, context, problems);
        const auto from = read_clock(cells.from);
        if (!from) bad_time(cells.from);
        if (!day || !from) return;
        starts = shifted({*day, {}}, *from);
        first = on_our_walls(*starts, zone, ours, problems);
        if (!first) return;
    }
    session.starts = *first;
    if (cells.until.empty()) {
        const auto minutes = whole_number(cells.minutes);
        const auto lasts = minutes ? std::chrono::minutes(*minutes) : read_duration(cells.minutes);
        if (!lasts) return bad_time(cells.until);
        session.ends = later(*first, *lasts, ours);
        return;
    }
    auto last = moment_in_table(cells.until, zone, sheets, context, problems);
    if (!last && problems.empty()) {
        const auto until = read_clock(cells.until);
        if (!until) return bad_time(cells.until);
        last = starts ? on_our_walls(end_at(*starts, *until), zone, ours, problems) : end_at(*first, *until);
    }
    if (last) session.ends = *last;
}

}  // namespace

ForeignSessions read_session_table(const directory::Sheet& sheet, directory::Sheets& sheets,
                                   const ReadingContext& context) {
    const TableColumns columns(sheet.rows.front().cells, session_headings());
    if (!columns.has("from") || !(columns.has("title") || columns.has("title_en") ||
                                  columns.has("title_es") || columns.has("title_fr")))
        return Error{
            ErrorCode::invalid_input,
            /*t*/
            "The first row of this table must name its columns: Day, From, Until and Session for sessions, "
            "Delegation and Name for participants."};
    if (sheet.rows.size() > most_foreign_sessions + 1) return too_many_sessions();
    std::vector<ForeignSession> sessions;
    for (std::size_t i = 1; i < sheet.rows.size(); ++i) {
        const auto& row = sheet.rows[i];
        const auto cell = [&](std::string_view name) { return columns.at(row, name); };
        ForeignSession session{.line = row.line, .key = cell("code")};
        const auto language = fold(cell("language")).substr(0, 2);
        session.titles.original = is_language(language) ? language : context.language;
        session.titles.texts = {{"en", cell("title_en")}, {"es", cell("title_es")}, {"fr", cell("title_fr")}};
        if (auto title = cell("title"); !title.empty())
            session.titles.texts[session.titles.original] = std::move(title);
        session.titles = tidy(session.titles);
        if (!session.titles.texts.empty() && !session.titles.texts.contains(session.titles.original))
            session.titles.original = session.titles.texts.begin()->first;
        take_places(session, cell("room"), cell("track"), cell("kind"), context);
        if (!columns.has("room")) session.room.reset();
        if (!columns.has("track")) session.track.reset();
        if (columns.has("people")) session.people = people_in(cell("people"), context);
        if (columns.has("note")) session.note = cell("note");
        if (const auto number = whole_number(cell("expected"))) session.expected = *number;
        if (const auto found = context.states.find(fold(cell("state"))); found != context.states.end())
            session.state = parse_session_state(found->second);
        read_times({cell("day"), cell("from"), cell("until"), cell("duration"), cell("zone")}, sheets,
                   context, session);
        sessions.push_back(std::move(session));
    }
    return sessions;
}

}  // namespace plenaria::events
