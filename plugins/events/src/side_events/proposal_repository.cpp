// SPDX-License-Identifier: EUPL-1.2
#include "proposal_repository.hpp"

#include <plenaria/id.hpp>
#include <plenaria/sql.hpp>
#include <plenaria/text.hpp>

#include "proposal_page_repository.hpp"
#include "rows.hpp"

namespace plenaria::events {

namespace {

/// The texts and numbers of a row, for INSERT and UPDATE alike.
struct StoredProposal {
    explicit StoredProposal(const Proposal& p)
        : key(fold(p.facts.organiser_name)),
          day(p.facts.preferred_day ? to_text(*p.facts.preferred_day) : std::string()),
          state(to_text(p.state)),
          decided(decided_text(p.decided_at)),
          told(decided_text(p.told_at)),
          time(p.facts.preferred_time ? static_cast<int>(p.facts.preferred_time->count()) : -1) {}
    std::string key, day, state, decided, told;
    int time;
};

void store_answers(UnitOfWork& uow, const Proposal& proposal) {
    sql::query(uow, "DELETE FROM evt_proposal_answer WHERE proposal_id = :proposal"),
        soci::use(proposal.id, "proposal");
    for (const auto& [question, answer] : proposal.facts.answers)
        sql::query(uow,
                   "INSERT INTO evt_proposal_answer (proposal_id, question_id, answer) "
                   "VALUES (:proposal, :question, :answer)"),
            soci::use(proposal.id, "proposal"), soci::use(question, "question"), soci::use(answer, "answer");
}

}  // namespace

void hold_call_of_proposal(UnitOfWork& uow, const std::string& id) {
    sql::query(uow,
               "UPDATE evt_call SET last_number = last_number WHERE id = "
               "(SELECT call_id FROM evt_proposal WHERE id = :proposal)"),
        soci::use(id, "proposal");
}

void hold_programme_of_proposal(UnitOfWork& uow, const std::string& id) {
    // Edition before call, as a change of dates takes them, or both could wait for each other.
    const auto now = to_text(uow.now());
    sql::query(uow,
               "UPDATE evt_edition SET revision = revision + 1, updated_at = :now WHERE id = "
               "(SELECT edition_id FROM evt_proposal WHERE id = :proposal)"),
        soci::use(now, "now"), soci::use(id, "proposal");
    hold_call_of_proposal(uow, id);
}

std::optional<Proposal> find_proposal(UnitOfWork& uow, const std::string& id) {
    auto found = sql::first_of(sql::rows_of<ProposalRow>(
        (sql::prepare(uow, EVT_PROPOSAL_COLUMNS "WHERE id = :id"), soci::use(id, "id"))));
    if (!found) return std::nullopt;
    std::string question, answer;
    soci::statement select =
        (sql::prepare(uow,
                      "SELECT question_id, answer FROM evt_proposal_answer WHERE proposal_id = :proposal"),
         soci::use(id, "proposal"), soci::into(question), soci::into(answer));
    select.execute();
    while (select.fetch()) found->facts.answers[question] = answer;
    return found;
}

std::vector<Proposal> proposals_of(UnitOfWork& uow, const std::string& call) {
    auto all = sql::rows_of<ProposalRow>(
        (sql::prepare(uow, EVT_PROPOSAL_COLUMNS "WHERE call_id = :call ORDER BY number"),
         soci::use(call, "call")));
    std::map<std::string, Proposal*> by_id;
    for (auto& each : all) by_id[each.id] = &each;
    std::string proposal, question, answer;
    soci::statement select =
        (sql::prepare(uow,
                      "SELECT a.proposal_id, a.question_id, a.answer FROM evt_proposal_answer a "
                      "JOIN evt_proposal p ON p.id = a.proposal_id WHERE p.call_id = :call"),
         soci::use(call, "call"), soci::into(proposal), soci::into(question), soci::into(answer));
    select.execute();
    while (select.fetch())
        if (const auto found = by_id.find(proposal); found != by_id.end())
            found->second->facts.answers[question] = answer;
    return all;
}

std::vector<std::string> newest_proposals(UnitOfWork& uow) {
    std::string id;
    std::vector<std::string> ids;
    soci::statement select =
        (sql::prepare(uow, "SELECT id FROM evt_proposal ORDER BY id DESC LIMIT 50"), soci::into(id));
    select.execute();
    while (select.fetch()) ids.push_back(id);
    return ids;
}

std::string call_of_session(UnitOfWork& uow, const std::string& session) {
    std::string call;
    sql::query(uow,
               "SELECT call_id FROM evt_proposal WHERE session_id = :session AND state = 'accepted' LIMIT 1"),
        soci::use(session, "session"), soci::into(call);
    return call;
}

std::set<std::string> sessions_of_other_calls(UnitOfWork& uow, const std::string& edition,
                                              const std::string& call) {
    std::string id;
    std::set<std::string> ids;
    soci::statement select =
        (sql::prepare(uow,
                      "SELECT p.session_id FROM evt_proposal p JOIN evt_call c ON c.id = p.call_id "
                      "WHERE c.edition_id = :edition AND c.id <> :call AND p.session_id <> ''"),
         soci::use(edition, "edition"), soci::use(call, "call"), soci::into(id));
    select.execute();
    while (select.fetch()) ids.insert(id);
    return ids;
}

void insert(UnitOfWork& uow, const Proposal& p) {
    const StoredProposal row(p);
    const auto created = to_text(p.created_at);
    const auto& facts = p.facts;
    sql::query(uow,
               "INSERT INTO evt_proposal (id, call_id, edition_id, number, title, description, language, "
               "track_id, organiser_ref, organiser_name, organiser_key, co_organisers, contact_name, "
               "contact_mail, zone, expected, preferred_day, preferred_time, state, merged_into, reason, "
               "decided_at, decided_by, session_id, told_at, created_at, revision) VALUES (:id, :call, "
               ":edition, :number, :title, :description, :language, :track, :organiser_ref, :organiser, "
               ":organiser_key, :co_organisers, :contact, :mail, :zone, :expected, :day, :time, :state, "
               ":merged, :reason, :decided, :by, :session, :told, :created, 1)"),
        soci::use(p.id, "id"), soci::use(p.call_id, "call"), soci::use(p.edition_id, "edition"),
        soci::use(p.number, "number"), soci::use(facts.title, "title"),
        soci::use(facts.description, "description"), soci::use(facts.language, "language"),
        soci::use(facts.track_id, "track"), soci::use(facts.organiser_ref, "organiser_ref"),
        soci::use(facts.organiser_name, "organiser"), soci::use(row.key, "organiser_key"),
        soci::use(facts.co_organisers, "co_organisers"), soci::use(facts.contact_name, "contact"),
        soci::use(facts.contact_mail, "mail"), soci::use(p.zone, "zone"),
        soci::use(facts.expected, "expected"), soci::use(row.day, "day"), soci::use(row.time, "time"),
        soci::use(row.state, "state"), soci::use(p.merged_into, "merged"), soci::use(p.reason, "reason"),
        soci::use(row.decided, "decided"), soci::use(p.decided_by, "by"), soci::use(p.session_id, "session"),
        soci::use(row.told, "told"), soci::use(created, "created");
    store_answers(uow, p);
    recount_proposals(uow, p.call_id);
}

bool update(UnitOfWork& uow, const Proposal& p) {
    const StoredProposal row(p);
    const auto& facts = p.facts;
    soci::statement change =
        (sql::prepare(uow,
                      "UPDATE evt_proposal SET title = :title, description = :description, "
                      "language = :language, track_id = :track, organiser_ref = :organiser_ref, "
                      "organiser_name = :organiser, organiser_key = :organiser_key, "
                      "co_organisers = :co_organisers, contact_name = :contact, contact_mail = :mail, "
                      "zone = :zone, expected = :expected, preferred_day = :day, preferred_time = :time, "
                      "state = :state, merged_into = :merged, reason = :reason, decided_at = :decided, "
                      "decided_by = :by, session_id = :session, told_at = :told, revision = revision + 1 "
                      "WHERE id = :id AND revision = :revision"),
         soci::use(facts.title, "title"), soci::use(facts.description, "description"),
         soci::use(facts.language, "language"), soci::use(facts.track_id, "track"),
         soci::use(facts.organiser_ref, "organiser_ref"), soci::use(facts.organiser_name, "organiser"),
         soci::use(row.key, "organiser_key"), soci::use(facts.co_organisers, "co_organisers"),
         soci::use(facts.contact_name, "contact"), soci::use(facts.contact_mail, "mail"),
         soci::use(p.zone, "zone"), soci::use(facts.expected, "expected"), soci::use(row.day, "day"),
         soci::use(row.time, "time"), soci::use(row.state, "state"), soci::use(p.merged_into, "merged"),
         soci::use(p.reason, "reason"), soci::use(row.decided, "decided"), soci::use(p.decided_by, "by"),
         soci::use(p.session_id, "session"), soci::use(row.told, "told"), soci::use(p.id, "id"),
         soci::use(p.revision, "revision"));
    change.execute(true);
    if (change.get_affected_rows() == 0) return false;
    store_answers(uow, p);
    recount_proposals(uow, p.call_id);
    return true;
}

int proposals_by_mail(UnitOfWork& uow, const std::string& call, const std::string& mail, Instant since) {
    const auto from = to_text(since);
    int count = 0;
    sql::query(uow,
               "SELECT COUNT(*) FROM evt_proposal WHERE call_id = :call AND contact_mail = :mail "
               "AND created_at >= :since"),
        soci::use(call, "call"), soci::use(mail, "mail"), soci::use(from, "since"), soci::into(count);
    return count;
}

int erase_contacts(UnitOfWork& uow, const std::string& call) {
    soci::statement change =
        (sql::prepare(uow,
                      "UPDATE evt_proposal SET contact_name = '', contact_mail = '', revision = revision + 1 "
                      "WHERE call_id = :call AND (contact_name <> '' OR contact_mail <> '')"),
         soci::use(call, "call"));
    change.execute(true);
    recount_proposals(uow, call);
    return static_cast<int>(change.get_affected_rows());
}

std::vector<Review> reviews_of(UnitOfWork& uow, const std::string& proposal) {
    std::vector<Review> reviews;
    ReviewRow row;
    auto prepared =
        sql::prepare(uow, EVT_REVIEW_COLUMNS "WHERE r.proposal_id = :proposal ORDER BY r.given_at, r.id");
    prepared, soci::use(proposal, "proposal");
    row.bind(prepared);
    soci::statement select = prepared;
    select.execute();
    while (select.fetch()) row.add_to(reviews);
    return reviews;
}

std::map<std::string, std::vector<Review>> reviews_in(UnitOfWork& uow, const std::string& call) {
    std::map<std::string, std::vector<Review>> reviews;
    ReviewRow row;
    auto prepared = sql::prepare(uow, EVT_REVIEW_COLUMNS
                                 "JOIN evt_proposal p ON p.id = r.proposal_id WHERE p.call_id = :call "
                                 "ORDER BY r.given_at, r.id");
    prepared, soci::use(call, "call");
    row.bind(prepared);
    soci::statement select = prepared;
    select.execute();
    while (select.fetch()) row.add_to(reviews[row.value.proposal_id]);
    return reviews;
}

void store(UnitOfWork& uow, const Review& review) {
    // Its id stays with a reviewer, so that scores are replaced and not doubled.
    auto id = review.id;
    for (const auto& each : reviews_of(uow, review.proposal_id))
        if (each.reviewer == review.reviewer) id = each.id;
    const auto given = to_text(review.given_at);
    sql::query(uow, "DELETE FROM evt_score WHERE review_id = :id"), soci::use(id, "id");
    sql::query(uow, "DELETE FROM evt_review WHERE id = :id"), soci::use(id, "id");
    sql::query(uow,
               "INSERT INTO evt_review (id, proposal_id, reviewer, reviewer_name, comment, given_at) "
               "VALUES (:id, :proposal, :reviewer, :name, :comment, :given)"),
        soci::use(id, "id"), soci::use(review.proposal_id, "proposal"),
        soci::use(review.reviewer, "reviewer"), soci::use(review.reviewer_name, "name"),
        soci::use(review.comment, "comment"), soci::use(given, "given");
    for (const auto& [criterion, points] : review.points)
        sql::query(
            uow, "INSERT INTO evt_score (review_id, criterion_id, points) VALUES (:id, :criterion, :points)"),
            soci::use(id, "id"), soci::use(criterion, "criterion"), soci::use(points, "points");
}

}  // namespace plenaria::events
