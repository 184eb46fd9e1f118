// SPDX-License-Identifier: EUPL-1.2
#include "late.hpp"

#include <optional>

#include <plenaria/actor.hpp>
#include <plenaria/db.hpp>

#include "../editions/edition_repository.hpp"
#include "../editions/edition_service.hpp"
#include "../editions/owner.hpp"

namespace plenaria::events {

namespace {

/// The end of the day on which it was due: up to then it was in time.
Instant end_of_day(Day day, const std::string& zone) { return start_of(day + std::chrono::days(1), zone); }

struct LateOfEdition {
    std::string title;
    Instant first_due = {};
    std::string zone;
    int nobodys = 0;
    int others = 0;
};

}  // namespace

std::vector<LateMilestone> late_milestones(UnitOfWork& uow) {
    std::map<std::string, std::optional<Edition>> editions;
    std::vector<LateMilestone> late;
    // The furthest east a day begins 14 hours before it does in UTC.
    const auto latest = day_in(uow.now(), "UTC") + std::chrono::days(1);
    for (auto& milestone : open_before(uow, latest)) {
        auto found = editions.find(milestone.edition_id);
        if (found == editions.end())
            found = editions.emplace(milestone.edition_id, find_edition(uow, milestone.edition_id)).first;
        const auto& edition = found->second;
        if (!edition || !dates_hold(edition->state)) continue;
        if (days_late(milestone.due_on, day_in(uow.now(), edition->dates.zone)) <= 0) continue;
        late.push_back({std::move(milestone), *edition});
    }
    return late;
}

std::map<std::string, int> late_counts(UnitOfWork& uow) {
    std::map<std::string, int> counts;
    for (const auto& late : late_milestones(uow)) ++counts[late.edition.id];
    return counts;
}

Result<int> tell_what_is_late(Database& db) {
    return db.write([](UnitOfWork& uow) -> Result<int> {
        int told = 0;
        for (const auto& [milestone, edition] : late_milestones(uow)) {
            if (milestone.told) continue;
            const auto account = account_of(milestone.owner);
            Notification notification{
                .message = /*t*/ "{milestone} is late: it was due on {day} ({event}).",
                .values = {{"milestone", milestone.titles.in(milestone.titles.original)},
                           {"day", to_text(milestone.due_on)},
                           {"event", edition.titles.in(edition.titles.original)}},
                .domain = "events",
                .path = edition_path(edition.id)};
            if (account.empty())
                notification.permission = "events.edit";
            else
                notification.account = account;
            uow.notify(notification);
            set_told(uow, milestone.id, true);
            ++told;
        }
        return told;
    });
}

std::vector<WorkItem> LateWork::waiting(UnitOfWork& uow, const Actor& actor, const Locale& locale) const {
    std::vector<WorkItem> items;
    if (!actor.may("events.edit")) return items;
    std::map<std::string, LateOfEdition> rest;
    for (const auto& [milestone, edition] : late_milestones(uow)) {
        const auto due = end_of_day(milestone.due_on, edition.dates.zone) - std::chrono::seconds(1);
        if (account_of(milestone.owner) == actor.id && !actor.id.empty()) {
            items.push_back({.title = milestone.titles.in(locale.language()),
                             .context = edition.titles.in(locale.language()),
                             .path = edition_path(edition.id),
                             .due = due,
                             .zone = edition.dates.zone});
            continue;
        }
        auto& of_edition = rest[edition.id];
        if (of_edition.title.empty()) {
            of_edition.title = edition.titles.in(locale.language());
            of_edition.first_due = due;
            of_edition.zone = edition.dates.zone;
        }
        ++(milestone.owner.ref.empty() ? of_edition.nobodys : of_edition.others);
    }
    for (const auto& [id, late] : rest) {
        const auto add = [&](std::string title, bool waits_for_others) {
            items.push_back({.title = std::move(title),
                             .context = late.title,
                             .path = edition_path(id),
                             .due = late.first_due,
                             .zone = late.zone,
                             .waits_for_others = waits_for_others});
        };
        if (late.nobodys > 0)
            add(locale.n("{n} milestone that nobody looks after is late",
                         "{n} milestones that nobody looks after are late", late.nobodys),
                false);
        if (late.others > 0)
            add(locale.n("{n} milestone that others look after is late",
                         "{n} milestones that others look after are late", late.others),
                true);
    }
    return items;
}

}  // namespace plenaria::events
