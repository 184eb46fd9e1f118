// SPDX-License-Identifier: EUPL-1.2
#include "item_repository.hpp"

#include <plenaria/sql.hpp>

#include "../rows.hpp"

namespace plenaria::campaigns {

namespace {

struct ItemRow {
    Item value;
    std::string state, anchor, day, due;
    int minutes = 0, removed = 0;

    template <class S>
    void bind(S& s) {
        auto& facts = value.facts;
        s, soci::into(value.id), soci::into(value.campaign_id), soci::into(facts.kind),
            soci::into(facts.channel), soci::into(facts.title), soci::into(facts.owner),
            soci::into(facts.language), soci::into(state), soci::into(facts.output_id), soci::into(anchor),
            soci::into(facts.timing.session_id), soci::into(facts.timing.days),
            soci::into(facts.timing.minutes), soci::into(day), soci::into(minutes), soci::into(value.zone),
            soci::into(due), soci::into(removed), soci::into(value.revision);
    }
    [[nodiscard]] Item take() const {
        auto taken = value;
        taken.state = parse_item_state(state).value_or(ItemState::planned);
        taken.facts.timing.anchor = parse_anchor(anchor).value_or(Anchor::fixed);
        taken.facts.due = {parse_day(day).value_or(Day{}), std::chrono::minutes(minutes)};
        taken.at = parse_instant(due).value_or(Instant{});
        taken.removed = removed != 0;
        return taken;
    }
};

/// The columns that change, as they are kept.
struct ItemColumns {
    explicit ItemColumns(const Item& item)
        : state(to_text(item.state)),
          anchor(to_text(item.facts.timing.anchor)),
          day(plenaria::to_text(item.facts.due.day)),
          due(plenaria::to_text(item.at)),
          minutes(static_cast<int>(item.facts.due.time_of_day.count() / 60)),
          removed(item.removed ? 1 : 0) {}
    std::string state, anchor, day, due;
    int minutes, removed;
};

#define CPN_ITEM_COLUMNS                                                                                  \
    "SELECT i.id, i.campaign_id, i.kind, i.channel, i.title, i.owner, i.language, i.state, i.output_id, " \
    "i.anchor, i.session_id, i.days, i.minutes, i.due_on, i.due_minutes, i.zone, i.due, i.removed, "      \
    "i.revision FROM cpn_item i "

}  // namespace

std::optional<Item> find_item(UnitOfWork& uow, const std::string& id) {
    auto prepared = sql::prepare(uow, CPN_ITEM_COLUMNS "WHERE i.id = :id");
    prepared, soci::use(id, "id");
    return sql::first_of(sql::rows_of<ItemRow>(prepared));
}

void insert(UnitOfWork& uow, const Item& item) {
    const auto& facts = item.facts;
    const ItemColumns kept(item);
    sql::query(
        uow,
        "INSERT INTO cpn_item (id, campaign_id, kind, channel, title, owner, language, state, output_id, "
        "anchor, session_id, days, minutes, due_on, due_minutes, zone, due, removed, revision) VALUES (:id, "
        ":campaign, :kind, :channel, :title, :owner, :language, :state, :output, :anchor, :session, :days, "
        ":minutes, :due_on, :due_minutes, :zone, :due, :removed, 1)"),
        soci::use(item.id, "id"), soci::use(item.campaign_id, "campaign"), soci::use(facts.kind, "kind"),
        soci::use(facts.channel, "channel"), soci::use(facts.title, "title"), soci::use(facts.owner, "owner"),
        soci::use(facts.language, "language"), soci::use(kept.state, "state"),
        soci::use(facts.output_id, "output"), soci::use(kept.anchor, "anchor"),
        soci::use(facts.timing.session_id, "session"), soci::use(facts.timing.days, "days"),
        soci::use(facts.timing.minutes, "minutes"), soci::use(kept.day, "due_on"),
        soci::use(kept.minutes, "due_minutes"), soci::use(item.zone, "zone"), soci::use(kept.due, "due"),
        soci::use(kept.removed, "removed");
}

bool update(UnitOfWork& uow, const Item& item) {
    const auto& facts = item.facts;
    const ItemColumns kept(item);
    soci::statement change =
        (sql::prepare(uow,
                      "UPDATE cpn_item SET kind = :kind, channel = :channel, title = :title, owner = :owner, "
                      "language = :language, state = :state, output_id = :output, anchor = :anchor, "
                      "session_id = :session, days = :days, minutes = :minutes, due_on = :due_on, "
                      "due_minutes = :due_minutes, zone = :zone, due = :due, removed = :removed, "
                      "revision = revision + 1 WHERE id = :id AND revision = :revision"),
         soci::use(facts.kind, "kind"), soci::use(facts.channel, "channel"), soci::use(facts.title, "title"),
         soci::use(facts.owner, "owner"), soci::use(facts.language, "language"),
         soci::use(kept.state, "state"), soci::use(facts.output_id, "output"),
         soci::use(kept.anchor, "anchor"), soci::use(facts.timing.session_id, "session"),
         soci::use(facts.timing.days, "days"), soci::use(facts.timing.minutes, "minutes"),
         soci::use(kept.day, "due_on"), soci::use(kept.minutes, "due_minutes"), soci::use(item.zone, "zone"),
         soci::use(kept.due, "due"), soci::use(kept.removed, "removed"), soci::use(item.id, "id"),
         soci::use(item.revision, "revision"));
    change.execute(true);
    return change.get_affected_rows() == 1;
}

std::vector<Item> items_in(UnitOfWork& uow, const ItemFilter& filter) {
    const auto from = plenaria::to_text(filter.from), until = plenaria::to_text(filter.until);
    auto prepared = sql::prepare(
        uow, CPN_ITEM_COLUMNS
        "JOIN cpn_campaign c ON c.id = i.campaign_id WHERE i.removed = 0 AND i.due_on >= :from AND "
        "i.due_on < :until AND (i.campaign_id = :campaign OR (:campaign = '' AND c.written <> 'withdrawn')) "
        "ORDER BY i.due_on, i.due_minutes, i.id LIMIT :most");
    prepared, soci::use(from, "from"), soci::use(until, "until"), soci::use(filter.campaign_id, "campaign"),
        soci::use(filter.most, "most");
    return sql::rows_of<ItemRow>(prepared);
}

std::vector<Item> open_items_of(UnitOfWork& uow, const std::string& campaign_id) {
    auto prepared = sql::prepare(uow, CPN_ITEM_COLUMNS
                                 "WHERE i.campaign_id = :campaign AND i.removed = 0 AND i.state <> 'done' "
                                 "ORDER BY i.due_on, i.due_minutes, i.id");
    prepared, soci::use(campaign_id, "campaign");
    return sql::rows_of<ItemRow>(prepared);
}

std::vector<Item> items_due(UnitOfWork& uow, Instant until, int most) {
    const auto text = plenaria::to_text(until);
    auto prepared =
        sql::prepare(uow, CPN_ITEM_COLUMNS
                     "JOIN cpn_campaign c ON c.id = i.campaign_id WHERE i.removed = 0 AND i.due <= :until "
                     "AND i.state <> 'done' AND c.written <> 'withdrawn' ORDER BY i.due, i.id LIMIT :most");
    prepared, soci::use(text, "until"), soci::use(most, "most");
    return sql::rows_of<ItemRow>(prepared);
}

}  // namespace plenaria::campaigns
