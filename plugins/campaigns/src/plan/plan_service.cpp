// SPDX-License-Identifier: EUPL-1.2
#include "plan_service.hpp"

#include "../calendar/item_service.hpp"
#include "../clearance/clearance_service.hpp"
#include "campaign_repository.hpp"
#include "plan_repository.hpp"

namespace plenaria::campaigns {

namespace {

Document plan_json(const Plan& plan) {
    const auto& facts = plan.facts;
    return {{"audiences", facts.audiences.all},
            {"messages", facts.messages.all},
            {"hashtags", facts.hashtags.all},
            {"edition", facts.edition_id},
            {"anchor", std::string(to_text(facts.embargo.anchor))},
            {"session", facts.embargo.session_id},
            {"days", facts.embargo.days},
            {"minutes", facts.embargo.minutes}};
}

/// "2026-12-01T09:00"
std::optional<LocalTime> local_of(const std::string& text) {
    const auto instant = parse_instant(text + ":00Z");
    if (!instant) return std::nullopt;
    return to_local(*instant, "UTC");
}

}  // namespace

std::optional<EventReading> read_event(UnitOfWork& uow, const CampaignTools& tools,
                                       const std::string& edition_id, std::string_view language) {
    if (tools.editions == nullptr || edition_id.empty()) return std::nullopt;
    auto card = tools.editions->edition(uow, edition_id, language);
    if (!card) return std::nullopt;
    EventReading event{.card = *std::move(card), .sessions = {}, .times = {}};
    event.sessions = tools.editions->sessions(uow, edition_id, language);
    event.times = {.first = event.card.dates.start,
                   .last = event.card.dates.end,
                   .zone = event.card.dates.zone,
                   .hold = !event.card.cancelled && !event.card.postponed};
    for (const auto& each : event.sessions)
        if (const auto starts = local_of(each.starts); starts && !each.cancelled)
            event.times.sessions.emplace(each.id, *starts);
    return event;
}

std::optional<Instant> place_or_say(const Timing& timing, const std::optional<EventReading>& event,
                                    std::vector<FieldError>& problems) {
    if (!event) {
        problems.push_back({"anchor", /*t*/ "Choose the event from which the time is counted."});
        return std::nullopt;
    }
    if (!event->times.hold) {
        problems.push_back(
            {"anchor", /*t*/ "This event is cancelled or postponed: nothing can be counted from its days."});
        return std::nullopt;
    }
    const auto placed = place(timing, event->times);
    if (!placed) {
        problems.push_back({"anchor", /*t*/ "Choose a session of this event that takes place."});
        return std::nullopt;
    }
    if (placed->over_gap) {
        if (const auto local = wall_time(timing, event->times))
            problems.push_back(gap_problem("time", *local, event->times.zone));
        else
            problems.push_back({"anchor", /*t*/ "No clock shows the beginning of this session."});
        return std::nullopt;
    }
    return placed->at;
}

Result<void> set_plan(UnitOfWork& uow, const CampaignTools& tools, const Actor& actor,
                      const std::string& campaign_id, const PlanFacts& wish, int revision) {
    const auto before = lock_campaign(uow, campaign_id);
    if (!before) return before.error();
    if (auto can = check_can_change(*before, uow.now()); !can) return can;
    const auto was = plan_of(uow, campaign_id);
    Plan plan{.campaign_id = campaign_id, .facts = tidy(wish)};
    auto campaign = *before;
    std::vector<FieldError> problems;
    check(plan.facts, problems);
    const auto event = read_event(uow, tools, plan.facts.edition_id);
    if (event) {
        plan.edition_title = event->card.title;
        plan.first_day = event->times.first;
        plan.last_day = event->times.last;
        plan.zone = event->times.zone;
    } else if (plan.has_event()) {
        // While `events` is switched off, what was chosen stays as it is.
        if (plan.facts.edition_id != was.facts.edition_id || plan.facts.embargo != was.facts.embargo)
            problems.push_back({"edition", /*t*/ "This event cannot be read now. Choose none, or another."});
        plan.edition_title = was.edition_title;
        plan.first_day = was.first_day;
        plan.last_day = was.last_day;
        plan.zone = was.zone;
    }
    if (plan.facts.embargo.follows() && plan.facts.embargo == was.facts.embargo &&
        plan.facts.edition_id == was.facts.edition_id && (!event || !event->times.hold)) {
        // It hangs there already, and the event has no days now: its instant stays.
    } else if (plan.facts.embargo.follows() && problems.empty()) {
        if (const auto at = place_or_say(plan.facts.embargo, event, problems)) {
            campaign.embargo = *at;
            campaign.facts.zone = event->times.zone;
            campaign.facts.embargo = to_local(*at, event->times.zone);
            // A campaign is written with an instant that is to come; so it is here.
            if (*at <= uow.now() && campaign.written == Written::scheduled)
                problems.push_back({"anchor", /*t*/ "This instant is over. Write a later one."});
        }
    }
    if (auto good = refuse_if_any(std::move(problems)); !good) return good;
    campaign.revision = revision;
    if (!update(uow, campaign)) return changed_meanwhile(campaign_subject(campaign_id));
    keep(uow, plan);
    embargo_changed(uow, tools, *before, campaign);
    index_release(uow, campaign_id);
    if (plan.facts.edition_id != was.facts.edition_id) hang_items_anew(uow, campaign, event);
    if (plan.first_day != was.first_day) variable_changed(uow, tools, actor, campaign, "event_date");
    auto changed = plan_json(plan);
    changed["embargo"] = plenaria::to_text(campaign.embargo);
    auto former = plan_json(was);
    former["embargo"] = plenaria::to_text(before->embargo);
    uow.record(actor, "campaigns.plan", campaign_subject(campaign_id), compact(former), compact(changed));
    // The event may be moving in a transaction that does not see this plan yet.
    if (plan.has_event()) uow.enqueue(follow_job, compact({{"edition", plan.facts.edition_id}}));
    return {};
}

}  // namespace plenaria::campaigns
