// SPDX-License-Identifier: EUPL-1.2
#include "programme_words.hpp"

#include <algorithm>
#include <array>

#include "../editions/place.hpp"

namespace plenaria::events {

namespace {

constexpr std::array<std::string_view, 6> change_names{
    /*t*/ "New",          /*t*/ "Cancelled",    /*t*/ "Moved",
    /*t*/ "Another room", /*t*/ "Other people", /*t*/ "Other words"};

std::string room_name(const VenueRoom* room, const Locale& locale) {
    return room == nullptr ? locale.t("no room") : room->name;
}

std::string roles_of(const Session& session, const std::string& ref, const Locale& locale) {
    std::string roles;
    for (const auto& [role, person] : session.people)
        if (person.ref == ref) roles += (roles.empty() ? "" : ", ") + locale.t(name_of(role));
    return roles;
}

std::string person_name(const Session& session, const std::string& ref) {
    for (const auto& [role, person] : session.people)
        if (person.ref == ref) return person.name;
    return ref;
}

std::string two_sided(const Conflict& conflict, const Session& first, const Session& second,
                      const Programme& programme, const Locale& locale) {
    MessageValues values{{"first", first.titles.in(locale.language())},
                         {"first_when", when_of(first, locale)},
                         {"second", second.titles.in(locale.language())},
                         {"second_when", when_of(second, locale)}};
    const auto with = [&](std::string_view message, MessageValues more) {
        values.insert(values.end(), more.begin(), more.end());
        return locale.t(message, values);
    };
    if (conflict.kind == ConflictKind::same_room)
        return with(/*t*/ "{room} is taken twice: “{first}” ({first_when}) and “{second}” ({second_when}).",
                    {{"room", room_name(room_of(programme, conflict.what), locale)}});
    if (conflict.kind == ConflictKind::same_person)
        return with(/*t*/
                    "{person} is in two places: “{first}” ({first_role}, {first_when}) and “{second}” "
                    "({second_role}, {second_when}).",
                    {{"person", person_name(first, conflict.what)},
                     {"first_role", roles_of(first, conflict.what, locale)},
                     {"second_role", roles_of(second, conflict.what, locale)}});
    if (conflict.kind == ConflictKind::interpreters) {
        std::string name;
        for (const auto& each : programme.interpreters)
            if (each.interpreter_id == conflict.what)
                name = each.person.name.empty() ? locale.t("Name erased") : each.person.name;
        return with(/*t*/
                    "{person} interprets in one and is in the other: “{first}” ({first_when}) and “{second}” "
                    "({second_when}).",
                    {{"person", name}});
    }
    std::string reason;
    for (const auto& order : programme.orders)
        if (order.id == conflict.what) reason = order.reason;
    if (reason.empty())
        return with(
            /*t*/ "“{first}” ({first_when}) must have ended before “{second}” ({second_when}) begins.", {});
    return with(/*t*/
                "“{first}” ({first_when}) must have ended before “{second}” ({second_when}) begins: "
                "{reason}",
                {{"reason", reason}});
}

/// @param rule a sentence. @param second nullptr: of no session in particular.
std::string rule_words(const Session& first, const Session* second, std::string rule, const Locale& locale) {
    MessageValues values{{"first", first.titles.in(locale.language())},
                         {"first_when", when_of(first, locale)},
                         {"rule", std::move(rule)}};
    if (second == nullptr) return locale.t("“{first}” ({first_when}): {rule}", values);
    values.emplace_back("second", second->titles.in(locale.language()));
    values.emplace_back("second_when", when_of(*second, locale));
    return locale.t("“{first}” ({first_when}) and “{second}” ({second_when}): {rule}", values);
}

/// Both sides: who it is and of which city, and the meeting whose members they are not among.
std::string stranger_words(const Conflict& conflict, const Session& session, const Locale& locale) {
    MessageValues values{{"person", person_name(session, conflict.what)},
                         {"role", roles_of(session, conflict.what, locale)},
                         {"session", session.titles.in(locale.language())},
                         {"when", when_of(session, locale)}};
    if (conflict.values.empty())
        return locale.t("Only members come in to “{session}” ({when}); {person} ({role}) is none of them.",
                        values);
    values.insert(values.end(), conflict.values.begin(), conflict.values.end());
    return locale.t(
        "Only members come in to “{session}” ({when}); {person} ({role}) is of {of}, which is none of them.",
        values);
}

}  // namespace

std::string hours_of(const Session& session, const Locale& locale) {
    if (session.starts.day == session.ends.day)
        return clock_text(session.starts) + "–" + clock_text(session.ends);
    return locale.t("{from} – {day}, {until}", {{"from", clock_text(session.starts)},
                                                {"day", locale.day(session.ends.day)},
                                                {"until", clock_text(session.ends)}});
}

std::string when_of(const Session& session, const Locale& locale) {
    return locale.day(session.starts.day) + ", " + hours_of(session, locale);
}

std::string people_words(const Session& session, const Locale& locale, bool outside) {
    std::string words;
    for (const auto role : session_roles) {
        if (outside && role == SessionRole::interpreter) continue;
        std::string names;
        for (const auto& each : session.people)
            if (each.role == role) names += (names.empty() ? "" : ", ") + each.person.name;
        if (!names.empty())
            words += (words.empty() ? "" : " · ") +
                     locale.t("{role}: {names}", {{"role", locale.t(name_of(role))}, {"names", names}});
    }
    return words;
}

std::string words_of(const Conflict& conflict, const Programme& programme, const Dates& dates,
                     const EditionFormat& format, const Locale& locale) {
    const auto* first = session_of(programme, conflict.first);
    if (first == nullptr) return {};
    if (conflict.kind == ConflictKind::rule_of_format)
        return rule_words(*first, session_of(programme, conflict.second), format.rule(conflict, locale),
                          locale);
    if (const auto* second = session_of(programme, conflict.second); second != nullptr)
        return two_sided(conflict, *first, *second, programme, locale);
    if (conflict.kind == ConflictKind::not_member) return stranger_words(conflict, *first, locale);
    const auto& title = first->titles.in(locale.language());
    if (conflict.kind == ConflictKind::outside)
        return locale.t(
            "“{first}” is on {day}, but the event is {dates}.",
            {{"first", title}, {"day", when_of(*first, locale)}, {"dates", date_range(dates, locale)}});
    if (conflict.kind == ConflictKind::too_small) {
        const auto* room = room_of(programme, conflict.what);
        return locale.t("“{first}” expects {expected} people, but {room} holds {capacity}.",
                        {{"first", title},
                         {"expected", locale.number(first->expected)},
                         {"room", room_name(room, locale)},
                         {"capacity", locale.number(room == nullptr ? 0 : room->capacity)}});
    }
    return locale.t("“{first}” is at a time that clocks in {zone} do not show, for they go forward: {when}.",
                    {{"first", title}, {"zone", dates.zone}, {"when", when_of(*first, locale)}});
}

std::string_view name_of(SessionChange change) { return change_names[static_cast<std::size_t>(change) - 1]; }

std::string words_of(const ProgrammeChange& change, const FrozenProgramme& before,
                     const FrozenProgramme& after, const EditionFormat& format, const Locale& locale) {
    const auto title = [&](const FrozenSession& frozen) {
        return frozen.session.titles.in(locale.language());
    };
    const auto from_to = [&](std::string from, std::string to) {
        return locale.t(
            "“{session}”: {before} became {after}",
            {{"session", title(*change.after)}, {"before", std::move(from)}, {"after", std::move(to)}});
    };
    const auto people = [&](const FrozenSession& frozen) {
        auto words = people_words(frozen.session, locale, false);
        return words.empty() ? locale.t("nobody") : words;
    };
    const auto words = [&](const FrozenProgramme& all, const FrozenSession& frozen) {
        auto text = title(frozen) + " (" + format.kind_name(frozen.session.kind, locale) + ')';
        if (const auto* track = track_of(all, frozen.session.track_id))
            text += ", " + track->titles.in(locale.language());
        if (!frozen.session.version.id.empty())
            text += ", " + locale.t("discusses {version}", {{"version", frozen.session.version.name}});
        return text;
    };
    switch (change.change) {
        case SessionChange::added:
            return locale.t("“{session}”, {when}, {room}",
                            {{"session", title(*change.after)},
                             {"when", when_of(change.after->session, locale)},
                             {"room", room_name(room_of(after, change.after->session.room_id), locale)}});
        case SessionChange::cancelled:
            return locale.t("“{session}”, was {when}", {{"session", title(*change.before)},
                                                        {"when", when_of(change.before->session, locale)}});
        case SessionChange::moved:
            return from_to(when_of(change.before->session, locale), when_of(change.after->session, locale));
        case SessionChange::room:
            return from_to(room_name(room_of(before, change.before->session.room_id), locale),
                           room_name(room_of(after, change.after->session.room_id), locale));
        case SessionChange::people:
            return from_to(people(*change.before), people(*change.after));
        case SessionChange::words:
            return from_to(words(before, *change.before), words(after, *change.after));
    }
    return {};
}

}  // namespace plenaria::events
