// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <charconv>

#include <plenaria/text.hpp>

#include "foreign_time.hpp"
#include "headings.hpp"

namespace plenaria::events {

namespace {

/// Those of our own table of the programme in three languages, and what people write.
const std::vector<HeadingNames>& session_headings() {
    static const std::vector<HeadingNames> headings{
        {"code", {"code", "id", "guid", "uid", "codigo"}},
        {"day", {"day", "date", "dia", "fecha", "jour"}},
        {"from", {"from", "start", "starts", "begins", "desde", "inicio", "de", "du", "debut"}},
        {"until", {"until", "end", "ends", "to", "hasta", "fin", "a", "jusqu a", "jusqu au"}},
        {"duration", {"duration", "minutes", "duracion", "duree"}},
        {"title", {"title", "session", "titulo", "sesion", "titre", "seance"}},
        {"title_en", {"title en", "english", "title english"}},
        {"title_es", {"title es", "espanol", "titulo es", "spanish"}},
        {"title_fr", {"title fr", "francais", "titre fr", "french"}},
        {"language", {"language", "idioma", "lengua", "langue"}},
        {"kind", {"kind", "type", "format", "tipo", "clase", "genre"}},
        {"track", {"track", "eje", "linea", "axe", "filiere", "parcours", "volet"}},
        {"room", {"room", "place", "location", "sala", "lugar", "salle", "lieu"}},
        {"people",
         {"people", "speakers", "persons", "personas", "ponentes", "oradores", "personnes", "intervenants"}},
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
        for (auto& name : split_by(names, ',')) people.push_back({role, std::move(name)});
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

void read_times(const TableTimes& cells, directory::Sheets& sheets, const ReadingContext& context,
                ForeignSession& session) {
    auto& problems = session.problems;
    const auto& ours = context.dates.zone;
    const auto& zone = cells.zone.empty() ? ours : cells.zone;
    const auto day = day_in_table(cells.day, sheets, context, problems);
    const auto bad_time = [&](const std::string& text) {
        problems.push_back(
            {/*t*/ "“{text}” is no time of day. Write one like 09:00.", {{"text", text.substr(0, 60)}}});
    };
    const auto from = parse_clock(cells.from);
    if (!from) bad_time(cells.from);
    if (!day || !from) return;
    const LocalTime starts = shifted({*day, {}}, *from);
    LocalTime ends = starts;
    if (const auto minutes = whole_number(cells.minutes); cells.until.empty() && minutes) {
        ends = shifted(starts, std::chrono::minutes(*minutes));
    } else if (const auto lasts = read_duration(cells.minutes); cells.until.empty() && lasts) {
        ends = shifted(starts, *lasts);
    } else if (cells.until.size() == 16) {  // "2019-11-12 00:30", where it ends on another day
        auto form = cells.until;
        form[10] = 'T';
        const auto until = parse_local(form);
        if (!until) return bad_time(cells.until);
        ends = *until;
    } else {
        const auto until = parse_clock(cells.until);
        if (!until) return bad_time(cells.until);
        ends = end_at(starts, *until);
    }
    const auto first = on_our_walls(starts, zone, ours, problems);
    const auto last = on_our_walls(ends, zone, ours, problems);
    if (!first || !last) return;
    session.starts = *first;
    session.ends = *last;
}

}  // namespace

ForeignSessions read_session_table(const directory::Sheet& sheet, directory::Sheets& sheets,
                                   const ReadingContext& context) {
    const TableColumns columns(sheet.rows.front().cells, session_headings());
    if (!columns.has("day") || !columns.has("from") ||
        !(columns.has("title") || columns.has("title_en") || columns.has("title_es") ||
          columns.has("title_fr")))
        return Error{
            ErrorCode::invalid_input,
            /*t*/
            "The first row of this table must name columns for the day, the beginning and the title of "
            "sessions: Day, From, Until, Session."};
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
