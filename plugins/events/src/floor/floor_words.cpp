// SPDX-License-Identifier: EUPL-1.2
#include "floor_words.hpp"

#include <set>

#include <plenaria/directory/lookup.hpp>

#include "../common_pages.hpp"

namespace plenaria::events {

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

Result<NamedFloor> named_floor(UnitOfWork& uow, const RoomTools& tools, const std::string& session,
                               const Locale& locale) {
    auto list = read_floor(uow, session);
    if (!list) return std::move(list).error();
    auto names = speaker_names(uow, *tools.lookup, *list, locale.language());
    return NamedFloor{*std::move(list), std::move(names)};
}

}  // namespace plenaria::events
