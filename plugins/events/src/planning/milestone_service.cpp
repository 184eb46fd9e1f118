// SPDX-License-Identifier: EUPL-1.2
#include "milestone_service.hpp"

#include <plenaria/directory/lookup.hpp>
#include <plenaria/id.hpp>
#include <plenaria/text.hpp>

#include "../editions/edition_repository.hpp"
#include "../editions/edition_service.hpp"
#include "../editions/owner.hpp"
#include "../json.hpp"
#include "milestone_repository.hpp"

namespace plenaria::events {

namespace {

std::string milestone_subject(const std::string& id) { return "events.milestone/" + id; }

Error milestone_unknown(const std::string& id) {
    return {ErrorCode::not_found, /*t*/ "This milestone does not exist.", id};
}

std::string milestone_json(const Milestone& milestone) {
    auto checks = Document::array();
    for (const auto& line : milestone.checks) checks.push_back(line.text);
    return compact({{"titles", milestone.titles.texts},
                    {"amount", milestone.distance.amount},
                    {"unit", std::string(to_text(milestone.distance.unit))},
                    {"side", std::string(to_text(milestone.distance.side))},
                    {"anchor", std::string(to_text(milestone.distance.anchor))},
                    {"due_on", to_text(milestone.due_on)},
                    {"owner", milestone.owner.ref},
                    {"note", milestone.note},
                    {"checks", std::move(checks)}});
}

Result<void> take_milestone_facts(UnitOfWork& uow, directory::Lookup& lookup, const Actor& actor,
                                  const MilestoneFacts& facts, Milestone& milestone) {
    std::vector<FieldError> problems;
    milestone.titles = tidy(facts.titles);
    milestone.distance = facts.distance;
    milestone.note = trim(facts.note);
    std::vector<std::string> lines;
    for (const auto& line : facts.checks)
        if (auto text = trim(line); !text.empty()) lines.push_back(std::move(text));
    milestone.checks = with_lines(milestone.checks, lines);
    check(milestone, problems);
    if (auto owner = resolve_owner(uow, lookup, actor, facts.owner_ref, milestone.owner, problems))
        milestone.owner = *std::move(owner);
    return refuse_if_any(std::move(problems));
}

/// The milestone in a transaction in which nobody else changes its edition.
Result<Milestone> hold_milestone(UnitOfWork& uow, const std::string& id) {
    touch_edition_of(uow, id);
    auto milestone = find_milestone(uow, id);
    if (!milestone) return milestone_unknown(id);
    return *std::move(milestone);
}

}  // namespace

Result<std::string> add_milestone(UnitOfWork& uow, directory::Lookup& lookup, const Actor& actor,
                                  const std::string& edition_id, const MilestoneFacts& facts) {
    touch(uow, edition_id);
    const auto edition = find_edition(uow, edition_id);
    if (!edition) return edition_unknown(edition_id);
    Milestone milestone{.edition_id = edition_id};
    if (auto good = take_milestone_facts(uow, lookup, actor, facts, milestone); !good)
        return std::move(good).error();
    milestone.id = new_id();
    milestone.due_on = due_day(milestone.distance, edition->dates);
    insert(uow, milestone);
    uow.record(actor, "events.add_milestone", milestone_subject(milestone.id), "", milestone_json(milestone));
    return milestone.id;
}

Result<void> change_milestone(UnitOfWork& uow, directory::Lookup& lookup, const Actor& actor,
                              const std::string& id, const MilestoneFacts& facts, int revision) {
    auto before = hold_milestone(uow, id);
    if (!before) return std::move(before).error();
    const auto edition = find_edition(uow, before->edition_id);
    auto milestone = *before;
    if (auto good = take_milestone_facts(uow, lookup, actor, facts, milestone); !good) return good;
    milestone.due_on = due_day(milestone.distance, edition->dates);
    milestone.revision = revision;
    if (!update(uow, milestone)) return changed_meanwhile(milestone_subject(id));
    if (milestone.due_on != before->due_on) set_told(uow, id, false);
    uow.record(actor, "events.change_milestone", milestone_subject(id), milestone_json(*before),
               milestone_json(milestone));
    return {};
}

Result<void> set_milestone_done(UnitOfWork& uow, const Actor& actor, const std::string& id, bool done) {
    const auto milestone = hold_milestone(uow, id);
    if (!milestone) return milestone.error();
    if (milestone->done_at.has_value() == done) return {};
    set_done(uow, id, done ? std::optional(uow.now()) : std::nullopt, done ? actor.name : std::string());
    uow.record(actor, done ? "events.reach_milestone" : "events.reopen_milestone", milestone_subject(id), "",
               "");
    if (done)
        uow.publish("events.milestone_done/1",
                    compact({{"edition", milestone->edition_id}, {"milestone", id}}));
    return {};
}

Result<void> tick(UnitOfWork& uow, const Actor& actor, const std::string& check, bool done) {
    touch_edition_of_check(uow, check);
    const auto id = milestone_of_check(uow, check);
    if (id.empty() || !find_milestone(uow, id))
        return Error{ErrorCode::not_found, /*t*/ "This line of the checklist does not exist.", check};
    set_check_done(uow, check, done ? std::optional(uow.now()) : std::nullopt,
                   done ? actor.name : std::string());
    uow.record(actor, done ? "events.tick" : "events.untick", milestone_subject(id), "",
               compact({{"check", check}}));
    return {};
}

Result<void> remove_milestone(UnitOfWork& uow, const Actor& actor, const std::string& id) {
    const auto milestone = hold_milestone(uow, id);
    if (!milestone) return milestone.error();
    set_removed(uow, id, true);
    uow.record(actor, "events.remove_milestone", milestone_subject(id), milestone_json(*milestone), "");
    return {};
}

Result<void> restore_milestone(UnitOfWork& uow, const Actor& actor, const std::string& id) {
    touch_edition_of(uow, id);
    const auto removed = find_milestone(uow, id, true);
    if (!removed) return milestone_unknown(id);
    const auto edition = find_edition(uow, removed->edition_id);
    set_removed(uow, id, false);
    // Its edition may have moved while it was out of the plan.
    const auto due_on = due_day(removed->distance, edition->dates);
    set_due(uow, id, due_on);
    if (due_on != removed->due_on) set_told(uow, id, false);
    uow.record(actor, "events.restore_milestone", milestone_subject(id), "", milestone_json(*removed));
    return {};
}

}  // namespace plenaria::events
