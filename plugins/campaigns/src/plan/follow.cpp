// SPDX-License-Identifier: EUPL-1.2
#include "follow.hpp"

#include <plenaria/id.hpp>

#include "../calendar/item_repository.hpp"
#include "../clearance/clearance_service.hpp"
#include "campaign_repository.hpp"
#include "plan_repository.hpp"
#include "plan_service.hpp"

namespace plenaria::campaigns {

namespace {

/// One campaign that goes where its event went.
class Following {
public:
    Following(UnitOfWork& uow, const CampaignTools& tools, const Actor& actor, Campaign campaign)
        : uow_(uow), tools_(tools), actor_(actor), before_(campaign), campaign_(std::move(campaign)) {}

    void run(const std::optional<EventReading>& event) {
        auto plan = plan_of(uow_, campaign_.id);
        const auto first = plan.first_day;
        if (!event || !event->times.hold) {
            if (plan.facts.embargo.follows()) hold(MoveNote::held_off, std::nullopt);
        } else {
            if (plan.first_day != event->times.first || plan.last_day != event->times.last ||
                plan.zone != event->times.zone || plan.edition_title != event->card.title) {
                plan.edition_title = event->card.title;
                plan.first_day = event->times.first;
                plan.last_day = event->times.last;
                plan.zone = event->times.zone;
                keep(uow_, plan);
            }
            if (plan.facts.embargo.follows()) move_embargo(plan.facts.embargo, event->times);
            move_items(event->times);
        }
        if (!moves_.empty()) store();
        if (plan.first_day != first) variable_changed(uow_, tools_, actor_, campaign_, "event_date");
    }

private:
    void hold(MoveNote note, std::optional<Instant> became) {
        // What nobody has set is not released either, and needs no holding.
        if (campaign_.written != Written::scheduled) return;
        campaign_.written = Written::held;
        note_move({}, {}, before_.embargo, became, note);
    }

    void move_embargo(const Timing& timing, const EventTimes& times) {
        const auto placed = place(timing, times);
        if (!placed) return hold(MoveNote::held_session, std::nullopt);
        if (placed->at == campaign_.embargo && times.zone == campaign_.facts.zone) return;
        campaign_.embargo = placed->at;
        campaign_.facts.zone = times.zone;
        campaign_.facts.embargo = to_local(placed->at, times.zone);
        if (placed->at <= uow_.now() && campaign_.written == Written::scheduled)
            return hold(MoveNote::held_over, placed->at);
        note_move({}, {}, before_.embargo, placed->at,
                  placed->over_gap ? MoveNote::over_gap : MoveNote::none);
    }

    void move_items(const EventTimes& times) {
        for (auto item : open_items_of(uow_, campaign_.id)) {
            if (!item.facts.timing.follows()) continue;
            const auto placed = place(item.facts.timing, times);
            if (!placed || (placed->at == item.at && item.zone == times.zone)) continue;
            const auto was = item.at;
            item.at = placed->at;
            item.zone = times.zone;
            item.facts.due = to_local(placed->at, times.zone);
            (void)update(uow_, item);  // under the lock of its campaign
            note_move(item.id, item.facts.title, was, placed->at,
                      placed->over_gap ? MoveNote::over_gap : MoveNote::none);
        }
    }

    void store() {
        const bool is_held = campaign_.written == Written::held && before_.written != Written::held;
        (void)update(uow_, campaign_);  // under its lock
        embargo_changed(uow_, tools_, before_, campaign_);
        index_release(uow_, campaign_.id);
        for (auto& move : moves_) insert(uow_, move);
        uow_.record(actor_, "campaigns.follow_event", campaign_subject(campaign_.id),
                    compact({{"state", std::string(to_text(before_.written))},
                             {"embargo", plenaria::to_text(before_.embargo)},
                             {"zone", before_.facts.zone}}),
                    compact({{"state", std::string(to_text(campaign_.written))},
                             {"embargo", plenaria::to_text(campaign_.embargo)},
                             {"zone", campaign_.facts.zone},
                             {"moved", moves_.size()}}));
        uow_.notify({.permission = "campaigns.edit",
                     .message = is_held ? /*t*/ "{title}: held back, because its event moved."
                                        : /*t*/ "{title}: moved with its event.",
                     .values = {{"title", campaign_.facts.title.exactly(campaign_.facts.original)}},
                     .domain = "campaigns",
                     .path = "/campaigns/" + campaign_.id + "/plan",
                     .urgent = is_held});
    }

    void note_move(const std::string& item, const std::string& title, Instant was,
                   std::optional<Instant> became, MoveNote note) {
        moves_.push_back({.id = new_id(),
                          .campaign_id = campaign_.id,
                          .item_id = item,
                          .title = title,
                          .was = was,
                          .became = became,
                          .zone = campaign_.facts.zone,
                          .note = note,
                          .moved_at = uow_.now(),
                          .moved_by = actor_.name});
    }

    UnitOfWork& uow_;
    const CampaignTools& tools_;
    const Actor& actor_;
    const Campaign before_;
    Campaign campaign_;
    std::vector<MoveLine> moves_;
};

}  // namespace

void follow(UnitOfWork& uow, const CampaignTools& tools, const Actor& actor, const std::string& edition) {
    // Without `events` nobody knows whether anything has moved.
    if (tools.editions == nullptr) return;
    const auto ids = campaigns_at(uow, edition);
    if (ids.empty()) return;
    const auto event = read_event(uow, tools, edition);
    for (const auto& id : ids) {
        auto campaign = lock_campaign(uow, id);
        if (!campaign) continue;
        const auto state = state_of(*campaign, uow.now());
        if (state == State::released || state == State::withdrawn) continue;
        Following(uow, tools, actor, *std::move(campaign)).run(event);
    }
}

Result<void> follow_all(Database& db, const CampaignTools& tools) {
    const auto editions =
        db.read([](UnitOfWork& uow) -> Result<std::vector<std::string>> { return followed_editions(uow); });
    if (!editions) return editions.error();
    for (const auto& edition : *editions) {
        auto done = db.write([&](UnitOfWork& uow) -> Result<void> {
            follow(uow, tools, job_actor(follow_job), edition);
            return {};
        });
        if (!done) return done;
    }
    return {};
}

void CampaignFollower::edition_changed(UnitOfWork& uow, const Actor& actor, std::string_view edition) {
    follow(uow, tools_, actor, std::string(edition));
}

std::vector<events::FollowerCard> CampaignFollower::about(UnitOfWork& uow, const Actor& reader,
                                                          std::string_view edition,
                                                          std::string_view language) {
    std::vector<events::FollowerCard> cards;
    if (!reader.may("campaigns.view")) return cards;
    const auto& locale = tools_.locales->get(language, "campaigns");
    for (const auto& id : campaigns_at(uow, std::string(edition)))
        if (const auto campaign = find_campaign(uow, id))
            cards.push_back({.kind = locale.t("Campaign"),
                             .title = campaign->facts.title.in(language, campaign->facts.original),
                             .state = locale.t(name_of(state_of(*campaign, uow.now()))),
                             .path = "/campaigns/" + id});
    return cards;
}

}  // namespace plenaria::campaigns
