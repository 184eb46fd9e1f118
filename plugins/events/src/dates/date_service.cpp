// SPDX-License-Identifier: EUPL-1.2
#include "date_service.hpp"

#include <plenaria/id.hpp>
#include <plenaria/text.hpp>

#include "../delegations/delegation_repository.hpp"
#include "../delegations/moved_invitations.hpp"
#include "../editions/edition_repository.hpp"
#include "../editions/edition_service.hpp"
#include "../interpretation/interpretation_repository.hpp"
#include "../json.hpp"
#include "../meetings/meeting_repository.hpp"
#include "../planning/milestone_repository.hpp"
#include "../programme/release_service.hpp"
#include "../programme/session_repository.hpp"
#include "../side_events/call_service.hpp"
#include "change_repository.hpp"
#include "followers.hpp"

namespace plenaria::events {

namespace {

constexpr std::size_t longest_reason = 1000;

std::string dates_json(const Dates& dates) {
    return compact(
        {{"starts_on", to_text(dates.start)}, {"ends_on", to_text(dates.end)}, {"zone", dates.zone}});
}

}  // namespace

Result<DatePlan> plan_dates(UnitOfWork& uow, const DateWish& wish, Instant now) {
    auto edition = find_edition(uow, wish.edition_id);
    if (!edition) return edition_unknown(wish.edition_id);
    if (auto movable = check_movable(*edition); !movable) return std::move(movable).error();
    std::vector<FieldError> problems;
    check(wish.dates, problems);
    if (problems.empty() && wish.dates == edition->dates)
        problems.push_back({"starts_on", /*t*/ "These are the dates that it has already."});
    if (!is_utf8(wish.reason) || length(wish.reason) > longest_reason)
        problems.push_back({"reason",
                            /*t*/ "Write at most {max} characters.",
                            {{"max", std::to_string(longest_reason)}}});
    if (auto good = refuse_if_any(std::move(problems)); !good) return std::move(good).error();
    auto milestones = milestones_of(uow, wish.edition_id);
    auto moves = plan_moves(*edition, milestones, wish.dates, now);
    const auto sessions = static_cast<int>(sessions_of(uow, wish.edition_id).size());
    const auto asked_again = would_be_asked_again(uow, wish.edition_id);
    const auto side_events = accepted_in(uow, wish.edition_id);
    return DatePlan{*std::move(edition), std::move(milestones), std::move(moves), sessions, asked_again,
                    side_events};
}

Result<std::string> apply_dates(UnitOfWork& uow, const Actor& actor, const DateWish& wish, int revision,
                                Instant now) {
    hold_invitations(uow, wish.edition_id);  // offices may be answering
    auto plan = plan_dates(uow, wish, now);
    if (!plan) return std::move(plan).error();
    auto edition = plan->edition;
    edition.revision = revision;
    edition.dates = wish.dates;
    if (edition.state == EditionState::postponed) edition.state = edition.resumes_as;
    if (!update(uow, edition)) return changed_meanwhile(edition_subject(edition.id));
    for (const auto& move : plan->moves) {
        set_due(uow, move.milestone_id, move.new_due);
        if (move.fate != Fate::stays_late) set_told(uow, move.milestone_id, false);
    }
    const DateChange change{.id = new_id(),
                            .edition_id = edition.id,
                            .changed_at = now,
                            .changed_by = actor.name,
                            .reason = trim(wish.reason),
                            .before = plan->edition.dates,
                            .after = wish.dates};
    insert(uow, change, plan->moves);
    const auto by = wish.dates.start - plan->edition.dates.start;
    insert_moved(uow, change.id,
                 {.sessions = shift_sessions(uow, edition.id, by, wish.dates.zone),
                  .days = static_cast<int>(by.count())});
    shift_working_hours(uow, edition.id, by);
    shift_meetings(uow, edition.id, by);
    uow.invalidate(programme_tag(edition.id));
    if (auto asked = ask_again(uow, change); !asked) return std::move(asked).error();
    if (auto moved = move_calls(uow, change); !moved) return std::move(moved).error();
    uow.record(actor, "events.change_dates", edition_subject(edition.id), dates_json(change.before),
               dates_json(change.after));
    uow.publish("events.dates_changed/1", compact({{"edition", edition.id}, {"change", change.id}}));
    index(uow, edition);
    tell_followers(uow, actor, edition.id);
    return change.id;
}

}  // namespace plenaria::events
