// SPDX-License-Identifier: EUPL-1.2
#include "sending_repository.hpp"

#include <sstream>

#include <plenaria/sql.hpp>

#include "../rows.hpp"

namespace plenaria::campaigns {

namespace {

std::string joined(const std::vector<std::string>& roles) {
    std::string all;
    for (const auto& each : roles) all += (all.empty() ? "" : ",") + each;
    return all;
}

struct SendingRow {
    Sending value;
    std::string state, roles, starts, submitted, approved, finished;
    ThreeTexts subject, body;

    template <class S>
    void bind(S& s) {
        auto& facts = value.facts;
        s, soci::into(value.id), soci::into(value.campaign_id), soci::into(state);
        subject.bind(s);
        body.bind(s);
        s, soci::into(facts.segment_id), soci::into(roles), soci::into(starts), soci::into(facts.zone),
            soci::into(value.hash), soci::into(value.letters), soci::into(value.written_by),
            soci::into(value.submitted_by), soci::into(value.submitted_name), soci::into(submitted),
            soci::into(value.approved_by), soci::into(value.approved_name), soci::into(approved),
            soci::into(finished), soci::into(value.reason), soci::into(value.revision);
    }
    [[nodiscard]] Sending take() const {
        auto taken = value;
        taken.state = parse_sending_state(state).value();
        taken.facts.subject = subject.take();
        taken.facts.body = body.take();
        taken.facts.roles.clear();
        std::istringstream in(roles);
        for (std::string role; std::getline(in, role, ',');) taken.facts.roles.push_back(role);
        taken.starts_at = parse_instant(starts);
        if (taken.starts_at) taken.facts.starts = to_local(*taken.starts_at, taken.facts.zone);
        taken.submitted_at = parse_instant(submitted);
        taken.approved_at = parse_instant(approved);
        taken.finished_at = parse_instant(finished);
        return taken;
    }
};

#define CPN_SENDING_COLUMNS                                                                          \
    "SELECT id, campaign_id, state, subject_en, subject_es, subject_fr, body_en, body_es, body_fr, " \
    "segment_id, roles, starts_at, zone, hash, letters, written_by, submitted_by, submitted_name, "  \
    "submitted_at, approved_by, approved_name, approved_at, finished_at, reason, revision FROM cpn_sending "

}  // namespace

std::optional<Sending> find_sending(UnitOfWork& uow, const std::string& id) {
    auto prepared = sql::prepare(uow, CPN_SENDING_COLUMNS "WHERE id = :id");
    prepared, soci::use(id, "id");
    return sql::first_of(sql::rows_of<SendingRow>(prepared));
}

std::vector<Sending> sendings_of(UnitOfWork& uow, const std::string& campaign_id) {
    auto prepared =
        sql::prepare(uow, CPN_SENDING_COLUMNS "WHERE campaign_id = :campaign ORDER BY id DESC LIMIT 200");
    prepared, soci::use(campaign_id, "campaign");
    return sql::rows_of<SendingRow>(prepared);
}

std::vector<Sending> sendings_in(UnitOfWork& uow, SendingState state) {
    const std::string text(to_text(state));
    auto prepared =
        sql::prepare(uow, CPN_SENDING_COLUMNS "WHERE state = :state ORDER BY starts_at, id LIMIT 100");
    prepared, soci::use(text, "state");
    return sql::rows_of<SendingRow>(prepared);
}

void hold_sending(UnitOfWork& uow, const std::string& id) {
    sql::query(uow, "UPDATE cpn_sending SET revision = revision WHERE id = :id"), soci::use(id, "id");
}

void insert(UnitOfWork& uow, const Sending& sending) {
    const auto& facts = sending.facts;
    const ThreeTexts subject(facts.subject), body(facts.body);
    const auto roles = joined(facts.roles), starts = sql::text_or_empty(sending.starts_at);
    sql::query(
        uow,
        "INSERT INTO cpn_sending (id, campaign_id, state, subject_en, subject_es, subject_fr, body_en, "
        "body_es, body_fr, segment_id, roles, starts_at, zone, hash, letters, written_by, submitted_by, "
        "submitted_name, submitted_at, approved_by, approved_name, approved_at, finished_at, reason, "
        "revision) VALUES (:id, :campaign, 'draft', :subject_en, :subject_es, :subject_fr, :body_en, "
        ":body_es, :body_fr, :segment, :roles, :starts, :zone, '', 0, :writer, '', '', '', '', '', '', "
        "'', '', 1)"),
        soci::use(sending.id, "id"), soci::use(sending.campaign_id, "campaign"),
        soci::use(subject.english, "subject_en"), soci::use(subject.spanish, "subject_es"),
        soci::use(subject.french, "subject_fr"), soci::use(body.english, "body_en"),
        soci::use(body.spanish, "body_es"), soci::use(body.french, "body_fr"),
        soci::use(facts.segment_id, "segment"), soci::use(roles, "roles"), soci::use(starts, "starts"),
        soci::use(facts.zone, "zone"), soci::use(sending.written_by, "writer");
}

bool update(UnitOfWork& uow, const Sending& sending) {
    const auto& facts = sending.facts;
    const ThreeTexts subject(facts.subject), body(facts.body);
    const std::string state(to_text(sending.state));
    const auto roles = joined(facts.roles), starts = sql::text_or_empty(sending.starts_at),
               submitted = sql::text_or_empty(sending.submitted_at),
               approved = sql::text_or_empty(sending.approved_at),
               finished = sql::text_or_empty(sending.finished_at);
    soci::statement change =
        (sql::prepare(
             uow,
             "UPDATE cpn_sending SET state = :state, subject_en = :subject_en, subject_es = :subject_es, "
             "subject_fr = :subject_fr, body_en = :body_en, body_es = :body_es, body_fr = :body_fr, "
             "segment_id = :segment, roles = :roles, starts_at = :starts, zone = :zone, hash = :hash, "
             "letters = :letters, written_by = :writer, submitted_by = :submitter, "
             "submitted_name = :submitter_name, submitted_at = :submitted, approved_by = :approver, "
             "approved_name = :approver_name, approved_at = :approved, finished_at = :finished, "
             "reason = :reason, revision = revision + 1 WHERE id = :id AND revision = :revision"),
         soci::use(state, "state"), soci::use(subject.english, "subject_en"),
         soci::use(subject.spanish, "subject_es"), soci::use(subject.french, "subject_fr"),
         soci::use(body.english, "body_en"), soci::use(body.spanish, "body_es"),
         soci::use(body.french, "body_fr"), soci::use(facts.segment_id, "segment"), soci::use(roles, "roles"),
         soci::use(starts, "starts"), soci::use(facts.zone, "zone"), soci::use(sending.hash, "hash"),
         soci::use(sending.letters, "letters"), soci::use(sending.written_by, "writer"),
         soci::use(sending.submitted_by, "submitter"), soci::use(sending.submitted_name, "submitter_name"),
         soci::use(submitted, "submitted"), soci::use(sending.approved_by, "approver"),
         soci::use(sending.approved_name, "approver_name"), soci::use(approved, "approved"),
         soci::use(finished, "finished"), soci::use(sending.reason, "reason"), soci::use(sending.id, "id"),
         soci::use(sending.revision, "revision"));
    change.execute(true);
    return change.get_affected_rows() == 1;
}

std::map<std::string, std::string> choices_of(UnitOfWork& uow, const std::string& sending_id) {
    std::map<std::string, std::string> choices;
    std::string person, choice;
    soci::statement select =
        (sql::prepare(uow, "SELECT person, choice FROM cpn_sending_choice WHERE sending_id = :sending"),
         soci::use(sending_id, "sending"), soci::into(person), soci::into(choice));
    select.execute();
    while (select.fetch()) choices.emplace(person, choice);
    return choices;
}

void choose(UnitOfWork& uow, const std::string& sending_id, const std::string& person,
            const std::string& choice) {
    sql::query(uow, "DELETE FROM cpn_sending_choice WHERE sending_id = :sending AND person = :person"),
        soci::use(sending_id, "sending"), soci::use(person, "person");
    if (choice.empty()) return;
    sql::query(uow,
               "INSERT INTO cpn_sending_choice (sending_id, person, choice) VALUES (:sending, :person, "
               ":choice)"),
        soci::use(sending_id, "sending"), soci::use(person, "person"), soci::use(choice, "choice");
}

}  // namespace plenaria::campaigns
