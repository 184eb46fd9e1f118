// SPDX-License-Identifier: EUPL-1.2
#include "item_service.hpp"

#include <plenaria/id.hpp>

#include "../outputs/output_repository.hpp"
#include "../plan/campaign_repository.hpp"
#include "../plan/plan_repository.hpp"
#include "item_repository.hpp"

namespace plenaria::campaigns {

namespace {

Error item_unknown(const std::string& id) {
    return {ErrorCode::not_found, /*t*/ "This item does not exist.", id};
}

Document item_json(const Item& item) {
    const auto& facts = item.facts;
    return {{"campaign", item.campaign_id},
            {"kind", facts.kind},
            {"channel", facts.channel},
            {"title", facts.title},
            {"language", facts.language},
            {"output", facts.output_id},
            {"state", std::string(to_text(item.state))},
            {"anchor", std::string(to_text(facts.timing.anchor))},
            {"due", plenaria::to_text(item.at)},
            {"zone", item.zone}};
}

/// The campaign under its lock: an event that moves takes its items along.
Result<Campaign> lock_for_items(UnitOfWork& uow, const std::string& id) {
    auto campaign = lock_campaign(uow, id);
    if (campaign && campaign->written == Written::withdrawn)
        return Error{ErrorCode::conflict, /*t*/ "This campaign was withdrawn. Its calendar is closed.", id};
    return campaign;
}

/// `item` with the campaign that it belongs to under lock, read again.
struct HeldItem {
    Campaign campaign;
    Item item;
};
Result<HeldItem> hold_item(UnitOfWork& uow, const std::string& id, bool removed = false) {
    const auto found = find_item(uow, id);
    if (!found) return item_unknown(id);
    auto campaign = lock_for_items(uow, found->campaign_id);
    if (!campaign) return std::move(campaign).error();
    auto item = find_item(uow, id);
    if (!item || item->removed != removed) return item_unknown(id);
    return HeldItem{*std::move(campaign), *std::move(item)};
}

Result<Item> placed(UnitOfWork& uow, const CampaignTools& tools, const Campaign& campaign, Item item,
                    const ItemFacts& wish) {
    const auto before = std::move(item.facts);
    item.facts = tidy(wish);
    std::vector<FieldError> problems;
    check(item.facts, problems);
    if (!item.facts.output_id.empty()) {
        const auto output = find_output(uow, item.facts.output_id);
        if (!output || output->campaign_id != campaign.id)
            problems.push_back({"output", /*t*/ "Choose a text of this campaign."});
    }
    const auto plan = plan_of(uow, campaign.id);
    if (item.facts.timing.follows() && item.facts.timing == before.timing) {
        item.facts.due = before.due;
    } else if (item.facts.timing.follows()) {
        const auto event = read_event(uow, tools, plan.facts.edition_id);
        if (const auto at = place_or_say(item.facts.timing, event, problems)) {
            item.at = *at;
            item.zone = event->times.zone;
            item.facts.due = to_local(*at, item.zone);
        }
    } else if (problems.empty()) {
        item.zone = campaign.facts.zone;
        const auto at = to_instant(item.facts.due, item.zone);
        if (!at) problems.push_back(gap_problem("time", item.facts.due, item.zone));
        item.at = at.value_or(item.at);
    }
    if (auto good = refuse_if_any(std::move(problems)); !good) return good.error();
    return item;
}

Result<void> store(UnitOfWork& uow, const Actor& actor, const Item& before, const Item& after,
                   std::string_view action) {
    if (!update(uow, after)) return changed_meanwhile(item_subject(after.id));
    uow.record(actor, action, item_subject(after.id), compact(item_json(before)), compact(item_json(after)));
    return {};
}

}  // namespace

std::string item_subject(const std::string& id) { return "campaigns.item/" + id; }

Result<Item> read_item(UnitOfWork& uow, const std::string& id) {
    auto item = find_item(uow, id);
    if (!item || item->removed) return item_unknown(id);
    return *std::move(item);
}

Result<std::string> add_item(UnitOfWork& uow, const CampaignTools& tools, const Actor& actor,
                             const std::string& campaign_id, const ItemFacts& facts) {
    const auto campaign = lock_for_items(uow, campaign_id);
    if (!campaign) return campaign.error();
    const auto item = placed(uow, tools, *campaign, {.id = new_id(), .campaign_id = campaign_id}, facts);
    if (!item) return item.error();
    insert(uow, *item);
    uow.record(actor, "campaigns.add_item", item_subject(item->id), "", compact(item_json(*item)));
    return item->id;
}

Result<void> change_item(UnitOfWork& uow, const CampaignTools& tools, const Actor& actor,
                         const std::string& id, const ItemFacts& facts, int revision) {
    const auto held = hold_item(uow, id);
    if (!held) return held.error();
    auto item = placed(uow, tools, held->campaign, held->item, facts);
    if (!item) return std::move(item).error();
    item->revision = revision;
    return store(uow, actor, held->item, *item, "campaigns.change_item");
}

Result<void> move_item(UnitOfWork& uow, const CampaignTools& tools, const Actor& actor, const std::string& id,
                       const std::optional<Day>& day, int revision) {
    const auto held = hold_item(uow, id);
    if (!held) return held.error();
    if (!day) return refuse_if_any({{"day", /*t*/ "Write a day that exists, like 2026-11-30."}});
    auto facts = held->item.facts;
    facts.due.day = *day;
    if (facts.timing.follows()) {
        const auto event = read_event(uow, tools, plan_of(uow, held->campaign.id).facts.edition_id);
        if (!event || !event->times.hold)
            return refuse_if_any({{"day", /*t*/ "It counts from an event that has no days now."}});
        facts.timing = moved_to(facts.timing, facts.due, event->times);
    }
    auto item = placed(uow, tools, held->campaign, held->item, facts);
    if (!item) {
        // The form that moves has one field.
        auto error = std::move(item).error();
        for (auto& each : error.fields) each.field = "day";
        return error;
    }
    item->revision = revision;
    return store(uow, actor, held->item, *item, "campaigns.move_item");
}

Result<void> set_item_state(UnitOfWork& uow, const Actor& actor, const std::string& id, ItemState state,
                            int revision) {
    const auto held = hold_item(uow, id);
    if (!held) return held.error();
    auto item = held->item;
    item.state = state;
    item.revision = revision;
    return store(uow, actor, held->item, item, "campaigns.set_item_state");
}

Result<void> remove_item(UnitOfWork& uow, const Actor& actor, const std::string& id) {
    const auto held = hold_item(uow, id);
    if (!held) return held.error();
    auto item = held->item;
    item.removed = true;
    return store(uow, actor, held->item, item, "campaigns.remove_item");
}

Result<void> restore_item(UnitOfWork& uow, const Actor& actor, const std::string& id) {
    const auto held = hold_item(uow, id, true);
    if (!held) return held.error();
    auto item = held->item;
    item.removed = false;
    // What it counted from may have moved meanwhile: it stays on its day.
    item.facts.timing = {};
    return store(uow, actor, held->item, item, "campaigns.restore_item");
}

void hang_items_anew(UnitOfWork& uow, const Campaign& campaign, const std::optional<EventReading>& event) {
    for (auto item : open_items_of(uow, campaign.id)) {
        if (!item.facts.timing.follows()) continue;
        const auto there = event && event->times.hold ? place(item.facts.timing, event->times) : std::nullopt;
        if (there) {
            item.at = there->at;
            item.zone = event->times.zone;
            item.facts.due = to_local(there->at, item.zone);
        } else {
            item.facts.timing = {};
        }
        (void)update(uow, item);  // under the lock of its campaign
    }
}

}  // namespace plenaria::campaigns
