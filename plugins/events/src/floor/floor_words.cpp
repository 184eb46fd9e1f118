// SPDX-License-Identifier: EUPL-1.2
#include "floor_words.hpp"

#include <set>

#include <plenaria/directory/lookup.hpp>

#include "../common_pages.hpp"

namespace plenaria::events {

namespace {

std::string group_words(ShareBy what, const std::string& group, const Locale& locale) {
    if (what == ShareBy::gender) return locale.t(name_of_gender(group));
    return group.empty() ? locale.t("Not known") : locale.t(group);
}

}  // namespace

SpeakerNames speaker_names(UnitOfWork& uow, directory::Lookup& lookup, const FloorReading& reading,
                           std::string_view language) {
    std::set<std::string> refs;
    const auto note = [&](const FloorRequest& request) {
        // A delegation is no entry of the directory: it bears the name of its office.
        if (!request.who.ref.empty() && !request.who.ref.starts_with("delegation/"))
            refs.insert(request.who.ref);
    };
    if (reading.speaking) note(*reading.speaking);
    for (const auto& each : reading.waiting) note(each);
    for (const auto& each : reading.past) note(each);
    return lookup.names(uow, {refs.begin(), refs.end()}, language);
}

Model speaker_model(const FloorRequest& request, const SpeakerNames& names, const Locale& locale) {
    const auto found = names.find(request.who.ref);
    auto name = found == names.end() ? request.who.name : found->second;
    return {{"id", request.id},
            {"name", name.empty() ? locale.t("(erased)") : std::move(name)},
            {"has_title", !request.title.empty()},
            {"title", request.title},
            {"is_point", request.kind == RequestKind::point_of_order},
            {"rank", locale.t(name_of_rank(request.rank))},
            {"has_language", !request.language.empty()},
            {"language", request.language.empty() ? std::string() : locale.language_name(request.language)},
            {"spoke", minutes_text(request.spent)}};
}

Model clock_model(const FloorReading& reading, const Locale& locale) {
    const auto ends = time_is_up(reading.floor);
    return {{"is_running", ends.has_value()},
            {"ends", ends ? to_text(*ends) : std::string()},
            {"text", ends ? locale.t("until {time}",
                                     {{"time", locale.time_of_day(*ends, reading.edition.dates.zone)}})
                          : minutes_text(reading.floor.allowed - reading.floor.spent)}};
}

std::string words_of(const PlaceReason& reason, const FloorRequest& request, const Locale& locale) {
    switch (reason.why) {
        case Standpoint::point_of_order:
            return locale.t("points of order come first");
        case Standpoint::interrupted:
            return locale.t("was interrupted, and goes on first");
        case Standpoint::last:
            return locale.t("nobody waits behind");
        case Standpoint::region:
            return locale.t("region {region}, {turns}: fewer than the others who wait",
                            {{"region", group_words(ShareBy::region, request.region, locale)},
                             {"turns", locale.n("{n} turn so far", "{n} turns so far", reason.turns)}});
        case Standpoint::gender:
            return locale.t("gender {gender}, {turns}: fewer than others of regions with as few",
                            {{"gender", group_words(ShareBy::gender, request.gender, locale)},
                             {"turns", locale.n("{n} turn so far", "{n} turns so far", reason.turns)}});
        case Standpoint::asked_first:
            return locale.t("asked first among equals");
        case Standpoint::rank:
            return locale.t("ranks before those who stand behind");
        case Standpoint::by_hand:
            return locale.t("moved by hand");
    }
    return {};
}

Model::List share_tables(const FloorReading& reading, Instant now, const Locale& locale) {
    const auto taken = taken_of(reading);
    Model::List tables;
    for (const auto what : {ShareBy::region, ShareBy::gender}) {
        Model::List rows;
        for (const auto& share : shares_by(what, taken, reading.waiting, time_spent(reading.floor, now)))
            rows.push_back(
                {{"group", group_words(what, share.group, locale)},
                 {"spoken", locale.number(share.spoken)},
                 {"waiting", locale.number(share.waiting)},
                 {"time", minutes_text(share.time)},
                 {"percent", locale.t("{percent}%", {{"percent", locale.number(share.percent)}})}});
        const bool is_region = what == ShareBy::region;
        tables.push_back({{"heading", is_region ? locale.t("Region") : locale.t("Gender")},
                          {"caption", is_region ? locale.t("Who has spoken and who waits, by region")
                                                : locale.t("Who has spoken and who waits, by gender")},
                          {"rows", std::move(rows)}});
    }
    return tables;
}

std::string share_words(ShareBy what, const FloorReading& reading, Instant now, const Locale& locale) {
    std::string words;
    for (const auto& share : shares_by(what, taken_of(reading), {}, time_spent(reading.floor, now)))
        if (share.percent > 0)
            words += (words.empty() ? "" : ", ") + group_words(what, share.group, locale) + ' ' +
                     locale.t("{percent}%", {{"percent", locale.number(share.percent)}});
    return words;
}

Result<NamedFloor> named_floor(UnitOfWork& uow, const RoomTools& tools, const std::string& session,
                               const Locale& locale) {
    auto list = read_floor(uow, session);
    if (!list) return std::move(list).error();
    auto names = speaker_names(uow, *tools.lookup, *list, locale.language());
    return NamedFloor{*std::move(list), std::move(names)};
}

}  // namespace plenaria::events
