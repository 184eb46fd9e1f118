// SPDX-License-Identifier: EUPL-1.2
#include "programme_plan.hpp"

#include <algorithm>
#include <set>
#include <unordered_map>

#include <plenaria/text.hpp>

#include "session_match.hpp"

namespace plenaria::events {

std::string_view to_text(RowFate fate) {
    constexpr std::string_view texts[] = {"new", "changed", "same", "question", "wrong"};
    return texts[static_cast<std::size_t>(fate) - 1];
}
std::string_view name_of(RowFate fate) {
    constexpr std::string_view names[] = {/*t*/ "New", /*t*/ "Changed", /*t*/ "The same", /*t*/ "Question",
                                          /*t*/ "Wrong"};
    return names[static_cast<std::size_t>(fate) - 1];
}

namespace {

constexpr std::size_t longest_room_name = 200;
const std::string new_place = "new:";  ///< before the name of a room or track that is none yet

std::string hours_text(const LocalTime& starts, const LocalTime& ends) {
    return to_text(starts.day) + ' ' + clock_text(starts) + "–" +
           (starts.day == ends.day ? clock_text(ends) : to_text(ends.day) + ' ' + clock_text(ends));
}

/// Whoever is named without a role keeps the one that is there; interpreters stand in no file of others.
std::vector<WantedPerson> merged_people(const std::vector<SessionPerson>& before,
                                        const std::vector<WantedPerson>& named, bool with_roles) {
    if (with_roles) return named;
    std::vector<WantedPerson> people;
    const auto is_named = [&](const std::string& ref) {
        return std::any_of(named.begin(), named.end(), [&](const auto& each) { return each.ref == ref; });
    };
    for (const auto& [role, person] : before)
        if (role == SessionRole::interpreter || is_named(person.ref)) people.push_back({role, person.ref});
    for (const auto& each : named)
        if (std::none_of(people.begin(), people.end(),
                         [&](const auto& known) { return known.ref == each.ref; }))
            people.push_back(each);
    return people;
}

std::set<std::pair<SessionRole, std::string>> as_set(const std::vector<WantedPerson>& people) {
    std::set<std::pair<SessionRole, std::string>> set;
    for (const auto& [role, ref] : people) set.emplace(role, ref);
    return set;
}

class ProgrammePlanner {
public:
    explicit ProgrammePlanner(const ProgrammePlanContext& context) : context_(context) {
        for (const auto& room : context.programme.rooms) {
            rooms_.emplace(fold(room.name), room.id);
            place_names_[room.id] = room.name;
        }
        for (const auto& track : context.programme.tracks) {
            for (const auto& [language, title] : track.titles.texts) tracks_.emplace(fold(title), track.id);
            place_names_[track.id] = track.titles.in(track.titles.original);
        }
        for (const auto& session : context.programme.sessions)
            for (const auto& each : session.people) names_[each.person.ref] = each.person.name;
        for (const auto& [folded, each] : context.people) names_[each.meant.ref] = each.meant.name;
    }

    ProgrammePlan run(const std::vector<ForeignSession>& sessions) {
        const auto matches = match_sessions(sessions, context_);
        std::map<std::string, int> lines;
        std::set<const Session*> spoken_of;
        for (std::size_t i = 0; i < sessions.size(); ++i) {
            auto planned = plan_one(sessions[i], matches[i]);
            if (matches[i] != nullptr) spoken_of.insert(matches[i]);
            if (!planned.key.empty() && planned.row.fate != RowFate::wrong)
                if (const auto [first, is_first] = lines.emplace(planned.key, planned.row.line); !is_first) {
                    planned.row.fate = RowFate::wrong;
                    planned.row.notes.push_back({/*t*/ "Session {line} of this file has the same identifier.",
                                                 {{"line", std::to_string(first->second)}}});
                }
            plan_.rows.push_back(std::move(planned));
        }
        for (const auto& each : context_.programme.sessions)
            if (!spoken_of.contains(&each)) plan_.missing.push_back(&each);
        collect_new_places();
        note_conflicts();
        return std::move(plan_);
    }

private:
    PlannedSession plan_one(const ForeignSession& foreign, const Session* ours) {
        PlannedSession planned{.row = {.line = foreign.line, .notes = foreign.problems}};
        planned.key = stored_key(context_.family, foreign.key);
        if (ours != nullptr) {
            planned.session_id = ours->id;
            planned.revision = ours->revision;
            planned.facts = facts_of(*ours);
        }
        auto& facts = planned.facts;
        if (ours == nullptr) facts.titles = foreign.titles;
        for (const auto& [language, title] : foreign.titles.texts)
            if (!title.empty()) facts.titles.texts[language] = title;
        facts.starts = foreign.starts;
        facts.ends = foreign.ends;
        if (foreign.kind) facts.kind = *foreign.kind;
        if (foreign.note) facts.note = *foreign.note;
        if (foreign.expected) facts.expected = *foreign.expected;
        if (foreign.state) facts.state = *foreign.state;
        if (foreign.room) place_of(*foreign.room, rooms_, facts.room_id, planned.new_room);
        if (foreign.track) place_of(*foreign.track, tracks_, facts.track_id, planned.new_track);
        const bool settled = take_people(foreign, ours, planned);
        planned.row.label =
            facts.titles.texts.empty() ? std::string() : facts.titles.in(facts.titles.original);

        if (!foreign.problems.empty() || !check_facts(planned)) {
            planned.row.fate = RowFate::wrong;
        } else if (!settled) {
            planned.row.fate = RowFate::question;
        } else if (ours == nullptr) {
            planned.row.fate = RowFate::fresh;
        } else {
            compare(*ours, planned);
            planned.row.fate = planned.row.changes.empty() ? RowFate::same : RowFate::changed;
        }
        for (const auto& note : foreign.notes) planned.row.notes.push_back(note);
        return planned;
    }

    /// Sets the id of a known room or track, or the name of a new one.
    static void place_of(const std::string& name, const std::map<std::string, std::string>& known,
                         std::string& id, std::string& fresh) {
        id.clear();
        if (name.empty()) return;
        if (const auto found = known.find(fold(name)); found != known.end())
            id = found->second;
        else
            fresh = name;
    }

    /// @return whether it is known of everybody who is meant.
    bool take_people(const ForeignSession& foreign, const Session* ours, PlannedSession& planned) {
        if (!foreign.people) return true;
        bool settled = true, with_roles = false;
        std::vector<WantedPerson> named;
        std::vector<ImportNote> left_out;
        for (const auto& [role, name] : *foreign.people) {
            with_roles = with_roles || role.has_value();
            const auto found = context_.people.find(fold(name));
            if (found == context_.people.end() || !found->second.is_settled()) {
                settled = false;
                planned.row.notes.push_back({/*t*/ "Who is “{name}”?", {{"name", name}}});
            } else if (found->second.left_out) {
                left_out.push_back({/*t*/ "“{name}” is left out.", {{"name", name}}});
            } else {
                named.push_back({role.value_or(SessionRole::speaker), found->second.meant.ref});
            }
        }
        planned.row.notes.insert(planned.row.notes.end(), left_out.begin(), left_out.end());
        if (settled)
            planned.facts.people = merged_people(
                ours == nullptr ? std::vector<SessionPerson>() : ours->people, named, with_roles);
        return settled;
    }

    /// @return false, with notes, when the form of a session would refuse it.
    bool check_facts(PlannedSession& planned) {
        const auto& facts = planned.facts;
        const Session session{.titles = tidy(facts.titles),
                              .starts = facts.starts,
                              .ends = facts.ends,
                              .expected = facts.expected,
                              .note = facts.note,
                              .decision = facts.decision};
        std::vector<FieldError> problems;
        check(session, context_.dates.zone, problems);
        if (length(planned.new_room) > longest_room_name || length(planned.new_track) > longest_room_name)
            problems.push_back(
                {"room", /*t*/ "The name of a room or of a track has 200 characters at most."});
        for (const auto& each : problems) planned.row.notes.push_back({each.message, each.values});
        return problems.empty();
    }

    void compare(const Session& ours, PlannedSession& planned) const {
        const auto named = [](const auto& names) {
            return [&names](const std::string& id) {
                const auto found = names.find(id);
                return found == names.end() ? std::string() : found->second;
            };
        };
        planned.row.changes =
            changes_between(facts_of(ours), planned.facts, {named(place_names_), named(names_)},
                            planned.new_room, planned.new_track);
    }

    void collect_new_places() {
        std::set<std::string> rooms, tracks;
        for (const auto& each : plan_.rows) {
            if (each.row.fate != RowFate::fresh && each.row.fate != RowFate::changed) continue;
            if (!each.new_room.empty() && rooms.insert(fold(each.new_room)).second)
                plan_.new_rooms.push_back(each.new_room);
            if (!each.new_track.empty() && tracks.insert(fold(each.new_track)).second)
                plan_.new_tracks.push_back(each.new_track);
        }
    }

    /// One session of the programme as it would be.
    struct Standing {
        LocalTime starts, ends;
        std::string title;
        PlannedRow* row = nullptr;  ///< nullptr: the file does not speak of it
    };
    using StandingBy = std::map<std::string, std::vector<Standing>>;

    /// What could not be at once is said, and not refused, as everywhere else. Every session is compared with
    /// the one before that lasts longest: naming all pairs of a room would take as many notes as there are
    /// pairs.
    static void note_overlaps(StandingBy& all, const char* words) {
        for (auto& [shared, sessions] : all) {
            std::stable_sort(sessions.begin(), sessions.end(),
                             [](const Standing& a, const Standing& b) { return a.starts < b.starts; });
            const Standing* longest = nullptr;
            for (const auto& each : sessions) {
                if (longest != nullptr && each.starts < longest->ends) {
                    if (each.row != nullptr)
                        each.row->notes.push_back({words, {{"other", longest->title}}});
                    else if (longest->row != nullptr)
                        longest->row->notes.push_back({words, {{"other", each.title}}});
                }
                if (longest == nullptr || longest->ends < each.ends) longest = &each;
            }
        }
    }

    void note_conflicts() {
        StandingBy by_room, by_person;
        const auto stand = [&](const SessionFacts& facts, const std::string& room, PlannedRow* row) {
            if (facts.state == SessionState::cancelled) return;
            const Standing standing{facts.starts, facts.ends, facts.titles.in(facts.titles.original), row};
            if (!room.empty()) by_room[room].push_back(standing);
            std::set<std::string> once;
            for (const auto& [role, ref] : facts.people)
                if (once.insert(ref).second) by_person[ref].push_back(standing);
        };
        for (const auto* each : plan_.missing) stand(facts_of(*each), each->room_id, nullptr);
        for (auto& each : plan_.rows) {
            if (each.row.fate == RowFate::wrong || each.row.fate == RowFate::question) continue;
            stand(each.facts, each.new_room.empty() ? each.facts.room_id : new_place + fold(each.new_room),
                  &each.row);
            if (each.facts.starts.day < context_.dates.start || each.facts.starts.day > context_.dates.end)
                each.row.notes.push_back({/*t*/ "Outside the days of the event."});
        }
        note_overlaps(by_room, /*t*/ "“{other}” is in the same room at that time.");
        note_overlaps(by_person, /*t*/ "Somebody is in “{other}” at the same time.");
    }

    const ProgrammePlanContext& context_;
    std::map<std::string, std::string> rooms_, tracks_;  ///< folded name → id
    std::unordered_map<std::string, std::string> place_names_, names_;
    ProgrammePlan plan_;
};

}  // namespace

std::vector<ImportChange> changes_between(const SessionFacts& before, const SessionFacts& after,
                                          const FactNames& names, const std::string& new_room,
                                          const std::string& new_track) {
    std::vector<ImportChange> changes;
    const auto differs = [&](const char* field, const std::string& was, const std::string& is) {
        if (was != is) changes.push_back({field, was, is});
    };
    const auto title_in = [](const SessionFacts& facts, const std::string& language) {
        const auto found = facts.titles.texts.find(language);
        return found == facts.titles.texts.end() ? std::string() : found->second;
    };
    const auto people_text = [&](const std::vector<WantedPerson>& people) {
        std::string text;
        for (const auto& [role, ref] : people)
            if (const auto name = names.person(ref); !name.empty()) text += (text.empty() ? "" : ", ") + name;
        return text;
    };
    std::set<std::string> written;
    for (const auto* facts : {&before, &after})
        for (const auto& [language, title] : facts->titles.texts) written.insert(language);
    for (const auto& language : written)
        differs(/*t*/ "Title", title_in(before, language), title_in(after, language));
    differs(/*t*/ "Time", hours_text(before.starts, before.ends), hours_text(after.starts, after.ends));
    differs(/*t*/ "Room", names.place(before.room_id),
            new_room.empty() ? names.place(after.room_id) : new_room);
    differs(/*t*/ "Track", names.place(before.track_id),
            new_track.empty() ? names.place(after.track_id) : new_track);
    differs(/*t*/ "Kind", before.kind, after.kind);
    differs(/*t*/ "State", std::string(to_text(before.state)), std::string(to_text(after.state)));
    differs(/*t*/ "Expected", std::to_string(before.expected), std::to_string(after.expected));
    differs(/*t*/ "Note", before.note, after.note);
    if (as_set(before.people) != as_set(after.people))
        changes.push_back({/*t*/ "People", people_text(before.people), people_text(after.people)});
    return changes;
}

ProgrammePlan plan_programme(const std::vector<ForeignSession>& sessions,
                             const ProgrammePlanContext& context) {
    return ProgrammePlanner(context).run(sessions);
}

}  // namespace plenaria::events
