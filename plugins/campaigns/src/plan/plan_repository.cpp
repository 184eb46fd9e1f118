// SPDX-License-Identifier: EUPL-1.2
#include "plan_repository.hpp"

#include <plenaria/sql.hpp>

#include "../rows.hpp"

namespace plenaria::campaigns {

namespace {

struct PlanRow {
    Plan value;
    std::string first, last, anchor;
    ThreeTexts audiences, messages, hashtags;

    template <class S>
    void bind(S& s) {
        auto& facts = value.facts;
        s, soci::into(value.campaign_id);
        audiences.bind(s);
        messages.bind(s);
        hashtags.bind(s);
        s, soci::into(facts.edition_id), soci::into(value.edition_title), soci::into(first), soci::into(last),
            soci::into(value.zone), soci::into(anchor), soci::into(facts.embargo.session_id),
            soci::into(facts.embargo.days), soci::into(facts.embargo.minutes);
    }
    [[nodiscard]] Plan take() const {
        auto taken = value;
        taken.facts.audiences = audiences.take();
        taken.facts.messages = messages.take();
        taken.facts.hashtags = hashtags.take();
        taken.facts.embargo.anchor = parse_anchor(anchor).value_or(Anchor::fixed);
        taken.first_day = parse_day(first).value_or(Day{});
        taken.last_day = parse_day(last).value_or(Day{});
        return taken;
    }
};

struct MoveRow {
    MoveLine value;
    std::string was, became, note, moved_at;

    template <class S>
    void bind(S& s) {
        s, soci::into(value.id), soci::into(value.campaign_id), soci::into(value.item_id),
            soci::into(value.title), soci::into(was), soci::into(became), soci::into(value.zone),
            soci::into(note), soci::into(moved_at), soci::into(value.moved_by);
    }
    [[nodiscard]] MoveLine take() const {
        auto taken = value;
        taken.was = parse_instant(was);
        taken.became = parse_instant(became);
        taken.note = parse_move_note(note);
        taken.moved_at = parse_instant(moved_at).value_or(Instant{});
        return taken;
    }
};

std::string day_or_none(Day day) { return day == Day{} ? std::string() : plenaria::to_text(day); }

std::vector<std::string> ids_of(UnitOfWork& uow, const std::string& edition, const sql::Text& text) {
    std::string id;
    std::vector<std::string> ids;
    soci::statement select = (sql::prepare(uow, text), soci::use(edition, "edition"), soci::into(id));
    select.execute();
    while (select.fetch()) ids.push_back(id);
    return ids;
}

}  // namespace

Plan plan_of(UnitOfWork& uow, const std::string& campaign_id) {
    auto prepared = sql::prepare(
        uow,
        "SELECT campaign_id, audiences_en, audiences_es, audiences_fr, messages_en, messages_es, "
        "messages_fr, hashtags_en, hashtags_es, hashtags_fr, edition_id, edition_title, first_day, last_day, "
        "zone, anchor, session_id, days, minutes FROM cpn_plan WHERE campaign_id = :campaign");
    prepared, soci::use(campaign_id, "campaign");
    return sql::first_of(sql::rows_of<PlanRow>(prepared)).value_or(Plan{.campaign_id = campaign_id});
}

void keep(UnitOfWork& uow, const Plan& plan) {
    const auto& facts = plan.facts;
    const ThreeTexts audiences(facts.audiences), messages(facts.messages), hashtags(facts.hashtags);
    const auto first = day_or_none(plan.first_day), last = day_or_none(plan.last_day);
    const std::string anchor(to_text(facts.embargo.anchor));
    sql::query(uow, "DELETE FROM cpn_plan WHERE campaign_id = :campaign"),
        soci::use(plan.campaign_id, "campaign");
    sql::query(
        uow,
        "INSERT INTO cpn_plan (campaign_id, audiences_en, audiences_es, audiences_fr, messages_en, "
        "messages_es, messages_fr, hashtags_en, hashtags_es, hashtags_fr, edition_id, edition_title, "
        "first_day, last_day, zone, anchor, session_id, days, minutes) VALUES (:campaign, :audiences_en, "
        ":audiences_es, :audiences_fr, :messages_en, :messages_es, :messages_fr, :hashtags_en, :hashtags_es, "
        ":hashtags_fr, :edition, :title, :first, :last, :zone, :anchor, :session, :days, :minutes)"),
        soci::use(plan.campaign_id, "campaign"), soci::use(audiences.english, "audiences_en"),
        soci::use(audiences.spanish, "audiences_es"), soci::use(audiences.french, "audiences_fr"),
        soci::use(messages.english, "messages_en"), soci::use(messages.spanish, "messages_es"),
        soci::use(messages.french, "messages_fr"), soci::use(hashtags.english, "hashtags_en"),
        soci::use(hashtags.spanish, "hashtags_es"), soci::use(hashtags.french, "hashtags_fr"),
        soci::use(facts.edition_id, "edition"), soci::use(plan.edition_title, "title"),
        soci::use(first, "first"), soci::use(last, "last"), soci::use(plan.zone, "zone"),
        soci::use(anchor, "anchor"), soci::use(facts.embargo.session_id, "session"),
        soci::use(facts.embargo.days, "days"), soci::use(facts.embargo.minutes, "minutes");
}

std::vector<std::string> campaigns_at(UnitOfWork& uow, const std::string& edition_id) {
    return ids_of(uow, edition_id,
                  "SELECT campaign_id FROM cpn_plan WHERE edition_id = :edition ORDER BY campaign_id");
}

std::vector<std::string> followed_editions(UnitOfWork& uow) {
    return ids_of(
        uow, "", "SELECT DISTINCT edition_id FROM cpn_plan WHERE edition_id <> :edition ORDER BY edition_id");
}

void insert(UnitOfWork& uow, const MoveLine& move) {
    const auto was = sql::text_or_empty(move.was), became = sql::text_or_empty(move.became),
               at = plenaria::to_text(move.moved_at);
    const std::string note(to_text(move.note));
    sql::query(uow,
               "INSERT INTO cpn_move (id, campaign_id, item_id, title, was, became, zone, note, moved_at, "
               "moved_by) VALUES (:id, :campaign, :item, :title, :was, :became, :zone, :note, :at, :by)"),
        soci::use(move.id, "id"), soci::use(move.campaign_id, "campaign"), soci::use(move.item_id, "item"),
        soci::use(move.title, "title"), soci::use(was, "was"), soci::use(became, "became"),
        soci::use(move.zone, "zone"), soci::use(note, "note"), soci::use(at, "at"),
        soci::use(move.moved_by, "by");
}

std::vector<MoveLine> moves_of(UnitOfWork& uow, const std::string& campaign_id, int most) {
    auto prepared = sql::prepare(uow,
                                 "SELECT id, campaign_id, item_id, title, was, became, zone, note, moved_at, "
                                 "moved_by FROM cpn_move WHERE campaign_id = :campaign ORDER BY id DESC "
                                 "LIMIT :most");
    prepared, soci::use(campaign_id, "campaign"), soci::use(most, "most");
    return sql::rows_of<MoveRow>(prepared);
}

}  // namespace plenaria::campaigns
