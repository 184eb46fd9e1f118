// SPDX-License-Identifier: EUPL-1.2
#include "format_service.hpp"

#include <algorithm>

#include "../editions/edition_repository.hpp"
#include "../editions/edition_service.hpp"
#include "../json.hpp"
#include "../planning/milestone_service.hpp"
#include "format_repository.hpp"

namespace plenaria::events {

namespace {

MilestoneFacts offered_facts(const Formats& formats, const Format& format, const FormatMilestone& offered,
                             std::string_view language) {
    MilestoneFacts facts{.titles = formats.titles(format, offered.title), .distance = offered.distance};
    if (!offered.note.empty()) facts.note = formats.words(format, offered.note, language);
    for (const auto& line : offered.checks) facts.checks.push_back(formats.words(format, line, language));
    return facts;
}

}  // namespace

Result<void> choose_format(UnitOfWork& uow, const Formats& formats, const Actor& actor, const std::string& id,
                           const std::string& key) {
    touch(uow, id);
    const auto edition = find_edition(uow, id);
    if (!edition) return edition_unknown(id);
    if (edition->format == key) return {};
    if (!key.empty() && !formats.find(key))
        return refuse_if_any({{"format", /*t*/ "Choose one of the formats on offer, or none."}});
    set_format(uow, id, key);
    uow.record(actor, "events.choose_format", edition_subject(id), compact({{"format", edition->format}}),
               compact({{"format", key}}));
    uow.publish("events.edition_changed/1", compact({{"edition", id}}));
    return {};
}

std::vector<OfferedMilestone> offered_milestones(UnitOfWork& uow, const Formats& formats,
                                                 const Edition& edition) {
    std::vector<OfferedMilestone> offered;
    const auto format = edition.format.empty() ? nullptr : formats.find(edition.format);
    if (!format) return offered;
    const auto taken = taken_keys(uow, edition.id, edition.format);
    for (auto& milestone : format->calendar()) {
        const auto due_on = due_day(milestone.distance, edition.dates);
        const bool is_taken = taken.contains(milestone.key);
        offered.push_back({std::move(milestone), due_on, is_taken});
    }
    return offered;
}

Result<int> take_milestones(UnitOfWork& uow, directory::Lookup& lookup, const Formats& formats,
                            const Actor& actor, const std::string& id, const std::vector<std::string>& keys,
                            std::string_view language) {
    touch(uow, id);
    const auto edition = find_edition(uow, id);
    if (!edition) return edition_unknown(id);
    const auto offered = offered_milestones(uow, formats, *edition);
    for (const auto& key : keys)
        if (std::none_of(offered.begin(), offered.end(),
                         [&](const OfferedMilestone& each) { return each.milestone.key == key; }))
            return Error{ErrorCode::conflict,
                         /*t*/ "The format no longer offers what you ticked. Look at its calendar again.",
                         edition_subject(id)};
    const auto format = formats.find(edition->format);
    int came_in = 0;
    for (const auto& [milestone, due_on, taken] : offered) {
        if (taken || std::find(keys.begin(), keys.end(), milestone.key) == keys.end()) continue;
        auto added =
            add_milestone(uow, lookup, actor, id, offered_facts(formats, *format, milestone, language));
        if (!added) return std::move(added).error();
        note_taken(uow, id, edition->format, milestone.key, *added);
        ++came_in;
    }
    return came_in;
}

}  // namespace plenaria::events
