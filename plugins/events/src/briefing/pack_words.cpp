// SPDX-License-Identifier: EUPL-1.2
#include "pack_words.hpp"

#include <algorithm>
#include <set>

#include "../editions/place.hpp"
#include "../meetings/meeting_words.hpp"
#include "../programme/programme_words.hpp"

namespace plenaria::events {

namespace {

/// Where everybody is, whatever their role.
bool is_for_all(const Session& session) {
    return session.kind == "plenary" || session.kind == "ceremony" || session.kind == "social" ||
           session.kind == "break";
}

/// Lines of a text that somebody typed.
Model::List lines_of(const std::string& text) {
    Model::List lines;
    for (std::size_t from = 0; from <= text.size();) {
        const auto end = std::min(text.find('\n', from), text.size());
        auto line = text.substr(from, end - from);
        if (!line.empty() && line.back() == '\r') line.pop_back();
        if (!line.empty()) lines.push_back({{"line", std::move(line)}});
        from = end + 1;
    }
    return lines;
}

/// A text with the language in which it is, where that is not the reader's.
void set_text(Model& model, const TextsByLanguage& texts, const Locale& locale) {
    const auto [text, language] = text_for(texts, locale.language());
    const bool other = !text.empty() && language != locale.language();
    model.set("text", Model{{"language", language.empty() ? std::string(locale.language()) : language},
                            {"is_other", other},
                            {"other", other ? locale.t("In {language}; there is no text in your language.",
                                                       {{"language", locale.language_name(language)}})
                                            : std::string()},
                            {"lines", lines_of(text)}});
}

std::string words_of_roles(const std::vector<SessionRole>& roles, const Locale& locale) {
    std::string words;
    for (const auto role : roles) words += (words.empty() ? "" : ", ") + locale.t(name_of(role));
    return words;
}

/// One line of a day.
struct PackEntry {
    bool own = false;
    bool meeting = false;
    LocalTime starts = {};
    std::string hours = {};
    std::string title = {};
    std::string kind = {};
    std::string track = {};
    std::string where = {};
    std::string role = {};
    std::string people = {};
    std::string version = {};
    std::string fingerprint = {};
    std::string version_url = {};
    std::string purpose = {};
    TextsByLanguage points = {};
};

Model model_of(const PackEntry& entry, const Locale& locale) {
    Model model{{"is_own", entry.own},
                {"is_meeting", entry.meeting},
                {"hours", entry.hours},
                {"title", entry.title},
                {"kind", entry.kind},
                {"has_track", !entry.track.empty()},
                {"track", entry.track},
                {"where", entry.where},
                {"has_role", !entry.role.empty()},
                {"role", entry.role},
                {"has_people", !entry.people.empty()},
                {"people", entry.people},
                {"has_version", !entry.version.empty()},
                {"version", entry.version},
                {"has_fingerprint", !entry.fingerprint.empty()},
                {"fingerprint", entry.fingerprint},
                {"version_url", entry.version_url},
                {"has_purpose", !entry.purpose.empty()},
                {"purpose", entry.purpose},
                {"has_points", !entry.points.empty()}};
    set_text(model, entry.points, locale);
    return model;
}

PackEntry entry_of(const PackReading& reading, const PackPerson& person, const PackSurroundings& around,
                   const Session& session, const EditionFormat& format, const Locale& locale) {
    const auto* room = room_of(*reading.released->programme, session.room_id);
    PackEntry entry{.starts = session.starts,
                    .hours = hours_of(session, locale),
                    .title = session.titles.in(locale.language()),
                    .kind = format.kind_name(session.kind, locale),
                    .where = room == nullptr ? std::string() : room->name,
                    .role = words_of_roles(roles_in(session, person), locale)};
    entry.own = !entry.role.empty();
    if (!entry.own) return entry;
    if (entry.where.empty()) entry.where = locale.t("no room yet");
    if (const auto* track = track_of(*reading.released->programme, session.track_id))
        entry.track = track->titles.in(locale.language());
    entry.people = people_words(session, locale, true);
    entry.version = session.version.name;
    if (const auto found = around.versions.find(session.version.id); found != around.versions.end()) {
        entry.version = found->second.label;
        entry.fingerprint = found->second.hash;
        entry.version_url = found->second.path;
    }
    if (const auto found = reading.points.find({session.id, person.person_ref});
        found != reading.points.end())
        entry.points = found->second;
    return entry;
}

PackEntry entry_of(const PackReading& reading, const PackPerson& person, const Meeting& meeting,
                   const Locale& locale) {
    const auto& with =
        other_side(meeting, takes_part(meeting, person.person_ref) ? person.person_ref : person.party);
    const auto where = where_of(meeting, Programme{.rooms = reading.rooms});
    return {.own = true,
            .meeting = true,
            .starts = meeting.starts,
            .hours = hours_of(meeting, locale),
            .title = with.name.empty() ? locale.t("(erased)") : with.name,
            .kind = locale.t("Bilateral meeting"),
            .where = where.empty() ? locale.t("no place yet") : where,
            .purpose = meeting.purpose};
}

Model::List day_models(const PackReading& reading, const PackPerson& person, const PackSurroundings& around,
                       const EditionFormat& format, const Locale& locale) {
    std::vector<PackEntry> entries;
    if (reading.released)
        for (const auto& [session, sequence] : reading.released->programme->sessions) {
            if (!takes_place(session)) continue;
            auto entry = entry_of(reading, person, around, session, format, locale);
            if (entry.own || is_for_all(session)) entries.push_back(std::move(entry));
        }
    for (const auto& meeting : reading.meetings)
        if (meets(meeting, person)) entries.push_back(entry_of(reading, person, meeting, locale));
    std::stable_sort(entries.begin(), entries.end(),
                     [](const PackEntry& a, const PackEntry& b) { return a.starts < b.starts; });
    std::map<Day, Model::List> by_day;
    std::set<Day> with_own;
    for (const auto& entry : entries) {
        by_day[entry.starts.day].push_back(model_of(entry, locale));
        if (entry.own) with_own.insert(entry.starts.day);
    }
    Model::List days;
    for (auto& [day, list] : by_day)
        days.push_back(
            {{"day", locale.day(day)}, {"is_free", !with_own.contains(day)}, {"entries", std::move(list)}});
    return days;
}

Model::List member_models(const PackReading& reading, const PackPerson& person, const Locale& locale) {
    Model::List members;
    for (const auto& delegation : reading.delegations)
        if (delegation.id == person.delegation)
            for (const auto& each : delegation.people)
                if (!each.name.empty())
                    members.push_back({{"name", each.name},
                                       {"has_post", !each.post.empty()},
                                       {"post", each.post},
                                       {"role", locale.t(name_of(each.role))}});
    return members;
}

}  // namespace

Model pack_model(const PackReading& reading, const PackPerson& person, const PackSurroundings& around,
                 const EditionFormat& format, const Locale& locale) {
    const auto& edition = reading.edition;
    auto days = day_models(reading, person, around, format, locale);
    auto members = member_models(reading, person, locale);
    const bool is_written = !reading.facts.practical.empty();
    Model model{
        {"language", std::string(locale.language())},
        {"title", locale.t("Briefing for {name}", {{"name", person.name}})},
        {"name", person.name},
        {"has_post", !person.post.empty()},
        {"post", person.post},
        {"has_party", !person.party_name.empty()},
        {"party", person.party_name},
        {"event", edition.titles.in(locale.language())},
        {"dates", date_range(edition.dates, locale)},
        {"zone", edition.dates.zone},
        {"has_place", !around.place.empty()},
        {"place", around.place},
        {"is_postponed", edition.state == EditionState::postponed},
        {"is_cancelled", edition.state == EditionState::cancelled},
        {"summary",
         locale.n("{n} session with a role of yours", "{n} sessions with a role of yours", person.sessions) +
             ", " + locale.n("{n} meeting", "{n} meetings", person.meetings)},
        {"has_release", reading.released.has_value()},
        {"release",
         reading.released
             ? locale.t("Programme as released on {when}.",
                        {{"when", locale.instant(reading.released->release.released_at, edition.dates.zone)}})
             : locale.t("The programme is not released yet.")},
        {"programme_url", around.programme_url},
        {"has_days", !days.empty()},
        {"days", std::move(days)},
        {"has_members", !members.empty()},
        {"members", std::move(members)},
        {"has_practical", is_written},
        {"has_contact", !reading.facts.contact.empty()},
        {"contact", lines_of(reading.facts.contact)}};
    set_text(model, reading.facts.practical, locale);
    return model;
}

}  // namespace plenaria::events
