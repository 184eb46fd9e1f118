// SPDX-License-Identifier: EUPL-1.2
#include "briefing_demo.hpp"

#include <plenaria/directory/lookup.hpp>

#include "../meetings/meeting_service.hpp"
#include "briefing_service.hpp"

namespace plenaria::events {

namespace {

/// The one entry of that name; else the name alone.
Owner demo_side(UnitOfWork& uow, directory::Lookup& lookup, const std::string& name) {
    const auto found = lookup.called(uow, name, "", "en");
    return found.size() == 1 ? Owner{found.front().ref, found.front().name} : Owner{{}, name};
}

}  // namespace

Result<void> load_demo_briefing(UnitOfWork& uow, directory::Lookup& lookup, const Actor& actor,
                                const std::string& edition, const Document& json) {
    for (const auto& each : json.value("meetings", Document::array())) {
        Meeting meeting{.edition_id = edition,
                        .first = demo_side(uow, lookup, each.at("first").get<std::string>()),
                        .second = demo_side(uow, lookup, each.at("second").get<std::string>()),
                        .starts = parse_local(each.at("starts").get<std::string>()).value(),
                        .ends = parse_local(each.at("ends").get<std::string>()).value(),
                        .place = each.value("place", std::string()),
                        .purpose = each.value("purpose", std::string()),
                        .state = parse_meeting_state(each.at("state").get<std::string>()).value()};
        // Where the directory does not have the city, there is nobody to meet.
        if (meeting.first.ref.empty()) continue;
        if (auto added = add_meeting(uow, lookup, actor, std::move(meeting)); !added)
            return std::move(added).error();
    }
    if (!json.contains("practical")) return {};
    BriefingFacts facts{.edition_id = edition, .contact = json.value("contact", std::string())};
    for (const auto& [language, text] : json.at("practical").items())
        facts.practical[language] = text.get<std::string>();
    return change_practical(uow, actor, std::move(facts));
}

}  // namespace plenaria::events
