// SPDX-License-Identifier: EUPL-1.2
#include "agenda_repository.hpp"

#include <plenaria/sql.hpp>

namespace plenaria::committee::meetings {

namespace {

struct ItemRow {
    AgendaItem value;
    std::string kind, removed;

    template <class S>
    void bind(S& s) {
        auto& facts = value.facts;
        s, soci::into(value.id), soci::into(value.meeting_id), soci::into(value.place), soci::into(kind),
            soci::into(facts.title), soci::into(facts.owner), soci::into(facts.minutes),
            soci::into(facts.note), soci::into(facts.version_id), soci::into(facts.version_label),
            soci::into(facts.vacancy_id), soci::into(facts.approves), soci::into(facts.motion),
            soci::into(facts.amended), soci::into(facts.proposed_by), soci::into(facts.seconded_by),
            soci::into(value.minutes_text), soci::into(value.text_revision), soci::into(removed),
            soci::into(value.revision);
    }
    [[nodiscard]] AgendaItem take() const {
        auto taken = value;
        taken.facts.kind = parse_item_kind(kind).value();
        taken.removed = !removed.empty();
        return taken;
    }
};

struct DecisionRow {
    TakenDecision value;
    std::string way, majority, decided;
    int yes = 0, no = 0, abstentions = 0, members = 0, carried = 0;

    template <class S>
    void bind(S& s) {
        s, soci::into(value.id), soci::into(value.body_id), soci::into(value.item_id), soci::into(value.year),
            soci::into(value.serial), soci::into(way), soci::into(value.ballot_id), soci::into(majority),
            soci::into(yes), soci::into(no), soci::into(abstentions), soci::into(members),
            soci::into(carried), soci::into(value.present), soci::into(value.needed), soci::into(decided);
    }
    [[nodiscard]] TakenDecision take() const {
        auto taken = value;
        taken.way = parse_way(way).value();
        taken.majority = parse_majority(majority).value_or(Majority::simple);
        taken.votes = {static_cast<std::uint64_t>(yes), static_cast<std::uint64_t>(no),
                       static_cast<std::uint64_t>(abstentions), static_cast<std::uint64_t>(members)};
        taken.carried = carried != 0;
        taken.decided_at = parse_instant(decided).value_or(Instant{});
        return taken;
    }
};

struct FoundDecisionRow {
    DecisionRow row;
    FoundDecision value;
    std::string motion, amended;

    template <class S>
    void bind(S& s) {
        row.bind(s);
        s, soci::into(value.meeting_id), soci::into(value.title), soci::into(motion), soci::into(amended);
    }
    [[nodiscard]] FoundDecision take() const {
        return {row.take(), value.meeting_id, value.title, amended.empty() ? motion : amended};
    }
};

#define CMT_ITEM_COLUMNS                                                                             \
    "SELECT id, meeting_id, place, kind, title, owner, minutes, note, version_id, version_label, "   \
    "vacancy_id, approves, motion, amended, proposed_by, seconded_by, minutes_text, text_revision, " \
    "removed_at, revision FROM cmt_agenda_item "
#define CMT_DECISION_COLUMNS                                                                             \
    "SELECT d.id, d.body_id, d.item_id, d.year, d.serial, d.way, d.ballot_id, d.majority, d.yes, d.no, " \
    "d.abstentions, d.members, d.carried, d.present, d.needed, d.decided_at "

}  // namespace

std::vector<AgendaItem> items_of(UnitOfWork& uow, const std::string& meeting_id) {
    auto prepared = sql::prepare(
        uow, CMT_ITEM_COLUMNS "WHERE meeting_id = :meeting AND removed_at = '' ORDER BY place, id");
    prepared, soci::use(meeting_id, "meeting");
    return sql::rows_of<ItemRow>(prepared);
}

std::optional<AgendaItem> find_item(UnitOfWork& uow, const std::string& id) {
    auto prepared = sql::prepare(uow, CMT_ITEM_COLUMNS "WHERE id = :id");
    prepared, soci::use(id, "id");
    return sql::first_of(sql::rows_of<ItemRow>(prepared));
}

void insert(UnitOfWork& uow, const AgendaItem& item) {
    const auto& facts = item.facts;
    const std::string kind(to_text(facts.kind));
    sql::query(uow,
               "INSERT INTO cmt_agenda_item (id, meeting_id, place, kind, title, owner, minutes, note, "
               "version_id, version_label, vacancy_id, approves, motion, amended, proposed_by, seconded_by, "
               "minutes_text, text_revision, removed_at, revision) VALUES (:id, :meeting, :place, :kind, "
               ":title, :owner, :minutes, :note, :version, :label, :vacancy, :approves, :motion, :amended, "
               ":proposed, :seconded, '', 1, '', 1)"),
        soci::use(item.id, "id"), soci::use(item.meeting_id, "meeting"), soci::use(item.place, "place"),
        soci::use(kind, "kind"), soci::use(facts.title, "title"), soci::use(facts.owner, "owner"),
        soci::use(facts.minutes, "minutes"), soci::use(facts.note, "note"),
        soci::use(facts.version_id, "version"), soci::use(facts.version_label, "label"),
        soci::use(facts.vacancy_id, "vacancy"), soci::use(facts.approves, "approves"),
        soci::use(facts.motion, "motion"), soci::use(facts.amended, "amended"),
        soci::use(facts.proposed_by, "proposed"), soci::use(facts.seconded_by, "seconded");
}

bool update(UnitOfWork& uow, const AgendaItem& item) {
    const auto& facts = item.facts;
    const std::string kind(to_text(facts.kind));
    const auto removed = item.removed ? to_text(uow.now()) : std::string();
    soci::statement change =
        (sql::prepare(uow,
                      "UPDATE cmt_agenda_item SET place = :place, kind = :kind, title = :title, owner = "
                      ":owner, minutes = :minutes, note = :note, version_id = :version, version_label = "
                      ":label, vacancy_id = :vacancy, approves = :approves, motion = :motion, amended = "
                      ":amended, proposed_by = :proposed, seconded_by = :seconded, removed_at = :removed, "
                      "revision = revision + 1 WHERE id = :id AND revision = :revision"),
         soci::use(item.place, "place"), soci::use(kind, "kind"), soci::use(facts.title, "title"),
         soci::use(facts.owner, "owner"), soci::use(facts.minutes, "minutes"), soci::use(facts.note, "note"),
         soci::use(facts.version_id, "version"), soci::use(facts.version_label, "label"),
         soci::use(facts.vacancy_id, "vacancy"), soci::use(facts.approves, "approves"),
         soci::use(facts.motion, "motion"), soci::use(facts.amended, "amended"),
         soci::use(facts.proposed_by, "proposed"), soci::use(facts.seconded_by, "seconded"),
         soci::use(removed, "removed"), soci::use(item.id, "id"), soci::use(item.revision, "revision"));
    change.execute(true);
    return change.get_affected_rows() == 1;
}

void set_place(UnitOfWork& uow, const std::string& id, int place) {
    sql::query(uow, "UPDATE cmt_agenda_item SET place = :place WHERE id = :id"), soci::use(place, "place"),
        soci::use(id, "id");
}

bool set_minutes_text(UnitOfWork& uow, const std::string& id, const std::string& text, int revision) {
    soci::statement change =
        (sql::prepare(uow,
                      "UPDATE cmt_agenda_item SET minutes_text = :text, text_revision = text_revision + 1 "
                      "WHERE id = :id AND text_revision = :revision"),
         soci::use(text, "text"), soci::use(id, "id"), soci::use(revision, "revision"));
    change.execute(true);
    return change.get_affected_rows() == 1;
}

std::optional<TakenDecision> decision_on(UnitOfWork& uow, const std::string& item_id) {
    auto prepared = sql::prepare(uow, CMT_DECISION_COLUMNS "FROM cmt_decision d WHERE d.item_id = :item");
    prepared, soci::use(item_id, "item");
    return sql::first_of(sql::rows_of<DecisionRow>(prepared));
}

std::vector<TakenDecision> decisions_in(UnitOfWork& uow, const std::string& meeting_id) {
    auto prepared = sql::prepare(uow, CMT_DECISION_COLUMNS
                                 "FROM cmt_decision d JOIN cmt_agenda_item i ON i.id = d.item_id WHERE "
                                 "i.meeting_id = :meeting ORDER BY d.decided_at, d.id");
    prepared, soci::use(meeting_id, "meeting");
    return sql::rows_of<DecisionRow>(prepared);
}

std::vector<FoundDecision> decisions_of(UnitOfWork& uow, const std::string& body_id, int skip, int most) {
    auto prepared =
        sql::prepare(uow, CMT_DECISION_COLUMNS
                     ", i.meeting_id, i.title, i.motion, i.amended FROM cmt_decision d JOIN cmt_agenda_item "
                     "i ON i.id = d.item_id WHERE d.body_id = :body AND d.serial > 0 ORDER BY d.year DESC, "
                     "d.serial DESC LIMIT :most OFFSET :skip");
    prepared, soci::use(body_id, "body"), soci::use(most, "most"), soci::use(skip, "skip");
    return sql::rows_of<FoundDecisionRow>(prepared);
}

int count_decisions(UnitOfWork& uow, const std::string& body_id) {
    int count = 0;
    sql::query(uow, "SELECT COUNT(*) FROM cmt_decision WHERE body_id = :body AND serial > 0"),
        soci::use(body_id, "body"), soci::into(count);
    return count;
}

int last_serial(UnitOfWork& uow, const std::string& body_id, int year) {
    int serial = 0;
    sql::query(uow,
               "SELECT COALESCE(MAX(serial), 0) FROM cmt_decision WHERE body_id = :body AND year = :year"),
        soci::use(body_id, "body"), soci::use(year, "year"), soci::into(serial);
    return serial;
}

void insert(UnitOfWork& uow, const TakenDecision& decision) {
    const std::string way(to_text(decision.way));
    const std::string majority(code_of(decision.majority));
    const auto decided = to_text(decision.decided_at);
    // What was not taken has no number, and so one of its own here.
    const auto numbered = decision.serial > 0 ? decision.body_id + '/' + decision.number() : decision.item_id;
    const int yes = static_cast<int>(decision.votes.yes), no = static_cast<int>(decision.votes.no),
              abstentions = static_cast<int>(decision.votes.abstentions),
              members = static_cast<int>(decision.votes.members), carried = decision.carried ? 1 : 0;
    sql::query(uow,
               "INSERT INTO cmt_decision (id, body_id, item_id, year, serial, numbered, way, ballot_id, "
               "majority, yes, no, abstentions, members, carried, present, needed, decided_at) VALUES (:id, "
               ":body, :item, :year, :serial, :numbered, :way, :ballot, :majority, :yes, :no, :abstentions, "
               ":members, :carried, :present, :needed, :decided)"),
        soci::use(decision.id, "id"), soci::use(decision.body_id, "body"),
        soci::use(decision.item_id, "item"), soci::use(decision.year, "year"),
        soci::use(decision.serial, "serial"), soci::use(numbered, "numbered"), soci::use(way, "way"),
        soci::use(decision.ballot_id, "ballot"), soci::use(majority, "majority"), soci::use(yes, "yes"),
        soci::use(no, "no"), soci::use(abstentions, "abstentions"), soci::use(members, "members"),
        soci::use(carried, "carried"), soci::use(decision.present, "present"),
        soci::use(decision.needed, "needed"), soci::use(decided, "decided");
}

void remove_decision(UnitOfWork& uow, const std::string& item_id) {
    sql::query(uow, "DELETE FROM cmt_decision WHERE item_id = :item"), soci::use(item_id, "item");
}

}  // namespace plenaria::committee::meetings
