// SPDX-License-Identifier: EUPL-1.2
#include "edition_format.hpp"

#include <algorithm>
#include <map>

#include "../format/formats.hpp"

namespace plenaria::events {

namespace {

FormatProgramme slots_of(const Programme& programme, const Dates& dates) {
    FormatProgramme all{.dates = dates, .slots = {}};
    for (const auto& session : programme.sessions) {
        if (!takes_place(session)) continue;
        FormatSlot slot{.id = session.id,
                        .kind = session.kind,
                        .room = session.room_id,
                        .start = instant_of(session.starts, dates.zone),
                        .end = instant_of(session.ends, dates.zone)};
        for (const auto& [role, person] : session.people)
            if (role == SessionRole::organiser && slot.organiser.empty()) slot.organiser = person.ref;
        all.slots.push_back(std::move(slot));
    }
    return all;
}

}  // namespace

EditionFormat::EditionFormat(const Formats* formats, std::string_view key) : formats_(formats) {
    if (formats_ != nullptr && !key.empty()) format_ = formats_->find(key);
}

std::vector<KindName> EditionFormat::kinds(const Locale& locale) const {
    std::vector<KindName> all;
    if (format_)
        for (const auto& kind : format_->session_kinds())
            all.push_back({kind.key, formats_->words(*format_, kind.title, locale.language())});
    for (const auto& kind : session_kinds)
        if (std::none_of(all.begin(), all.end(), [&](const auto& each) { return each.key == kind.stored; }))
            all.push_back({std::string(kind.stored), locale.t(kind.shown)});
    return all;
}

bool EditionFormat::has_kind(std::string_view key) const {
    const auto own = format_ ? format_->session_kinds() : std::vector<FormatSessionKind>();
    return std::any_of(own.begin(), own.end(), [&](const auto& kind) { return kind.key == key; }) ||
           std::any_of(session_kinds.begin(), session_kinds.end(),
                       [&](const auto& kind) { return kind.stored == key; });
}

bool EditionFormat::is_members_only(std::string_view kind) const {
    if (format_ == nullptr) return false;
    const auto own = format_->session_kinds();
    return std::any_of(own.begin(), own.end(),
                       [&](const FormatSessionKind& each) { return each.key == kind && each.members_only; });
}

std::string EditionFormat::kind_name(std::string_view key, const Locale& locale) const {
    if (format_)
        for (const auto& kind : format_->session_kinds())
            if (kind.key == key) return formats_->words(*format_, kind.title, locale.language());
    for (const auto& kind : session_kinds)
        if (kind.stored == key) return locale.t(kind.shown);
    return std::string(key);
}

std::vector<Conflict> EditionFormat::breaches(const Programme& programme, const Dates& dates) const {
    std::vector<Conflict> found;
    if (!format_) return found;
    const auto all = slots_of(programme, dates);
    std::map<std::pair<std::string, std::string>, std::string> told_at;  // a pair: the session at which
    for (const auto& slot : all.slots)
        for (auto& breach : format_->check(slot, all)) {
            // A rule between two sessions is broken by both; it is told at the one that comes first.
            if (!breach.other.empty() &&
                told_at.try_emplace(std::minmax(slot.id, breach.other), slot.id).first->second != slot.id)
                continue;
            found.push_back({.kind = ConflictKind::rule_of_format,
                             .first = slot.id,
                             .second = std::move(breach.other),
                             .what = std::move(breach.message),
                             .values = std::move(breach.values)});
        }
    return found;
}

std::string EditionFormat::rule(const Conflict& breach, const Locale& locale) const {
    return format_ ? formats_->words(*format_, breach.what, locale.language(), breach.values) : breach.what;
}

}  // namespace plenaria::events
