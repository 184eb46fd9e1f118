// SPDX-License-Identifier: EUPL-1.2
#include "ballot_repository.hpp"

#include <sstream>

#include <plenaria/sql.hpp>

#include "outcome_json.hpp"

namespace plenaria::committee::ballots {

namespace {

std::string text_in(const ledger::Names& names, const char* language) {
    const auto found = names.texts.find(language);
    return found == names.texts.end() ? std::string() : found->second;
}

ledger::Names names_in(const std::string& original, const std::string& en, const std::string& es,
                       const std::string& fr) {
    return ledger::tidy({.original = original, .texts = {{"en", en}, {"es", es}, {"fr", fr}}});
}

std::string write_groups(const std::vector<ReservedGroup>& groups) {
    std::string text;
    for (const auto& each : groups) text += each.group + ": " + std::to_string(each.least) + '\n';
    return text;
}

std::vector<ReservedGroup> read_groups(const std::string& text) {
    std::vector<ReservedGroup> groups;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        const auto colon = line.rfind(": ");
        groups.push_back(
            {line.substr(0, colon), static_cast<std::uint32_t>(std::stoul(line.substr(colon + 2)))});
    }
    return groups;
}

struct BallotRow {
    Ballot value;
    std::string title_language, title_en, title_es, title_fr, question_language, question_en, question_es,
        question_fr, subject, secrecy, rule, reserved, majority, closes, state, opened, counted, outcome;
    int seats = 0;

    template <class S>
    void bind(S& s) {
        auto& facts = value.facts;
        s, soci::into(value.id), soci::into(facts.body_id), soci::into(title_language), soci::into(title_en),
            soci::into(title_es), soci::into(title_fr), soci::into(question_language),
            soci::into(question_en), soci::into(question_es), soci::into(question_fr), soci::into(subject),
            soci::into(secrecy), soci::into(rule), soci::into(seats), soci::into(reserved),
            soci::into(majority), soci::into(facts.quorum), soci::into(facts.proxy_cap), soci::into(closes),
            soci::into(facts.zone), soci::into(facts.vacancy_id), soci::into(facts.about_ref),
            soci::into(facts.election_ref), soci::into(state), soci::into(opened), soci::into(counted),
            soci::into(value.reason), soci::into(value.seed), soci::into(value.count_id),
            soci::into(value.opener), soci::into(outcome), soci::into(value.revision);
    }
    [[nodiscard]] Ballot take() const {
        auto taken = value;
        auto& facts = taken.facts;
        facts.title = names_in(title_language, title_en, title_es, title_fr);
        facts.question = names_in(question_language, question_en, question_es, question_fr);
        facts.subject = parse_subject(subject).value();
        facts.secrecy = parse_secrecy(secrecy).value();
        facts.rule = rule_of(rule).value();
        facts.seats = static_cast<std::uint32_t>(seats);
        facts.reserved = read_groups(reserved);
        facts.majority = parse_majority(majority).value();
        taken.closes = parse_instant(closes).value_or(Instant{});
        facts.closes = to_local(taken.closes, facts.zone);
        taken.written = parse_written(state).value();
        taken.opened_at = parse_instant(opened);
        taken.counted_at = parse_instant(counted);
        taken.outcome = read_outcome(outcome);
        return taken;
    }
};

/// The columns that change, as they are kept.
struct BallotColumns {
    explicit BallotColumns(const Ballot& ballot)
        : title_en(text_in(ballot.facts.title, "en")),
          title_es(text_in(ballot.facts.title, "es")),
          title_fr(text_in(ballot.facts.title, "fr")),
          question_en(text_in(ballot.facts.question, "en")),
          question_es(text_in(ballot.facts.question, "es")),
          question_fr(text_in(ballot.facts.question, "fr")),
          subject(to_text(ballot.facts.subject)),
          secrecy(to_text(ballot.facts.secrecy)),
          rule(word_of(ballot.facts.rule)),
          reserved(write_groups(ballot.facts.reserved)),
          majority(to_text(ballot.facts.majority)),
          closes(to_text(ballot.closes)),
          state(to_text(ballot.written)),
          opened(sql::text_or_empty(ballot.opened_at)),
          counted(sql::text_or_empty(ballot.counted_at)),
          outcome(ballot.counted_at ? ledger::compact(json_of(ballot.outcome)) : std::string()),
          seats(static_cast<int>(ballot.facts.seats)) {}
    std::string title_en, title_es, title_fr, question_en, question_es, question_fr, subject, secrecy, rule,
        reserved, majority, closes, state, opened, counted, outcome;
    int seats;

    /// Values of all named placeholders but id and revision.
    template <class S>
    void use_in(S& s, const Ballot& ballot) const {
        const auto& facts = ballot.facts;
        s, soci::use(facts.body_id, "body"), soci::use(facts.title.original, "title_language"),
            soci::use(title_en, "title_en"), soci::use(title_es, "title_es"), soci::use(title_fr, "title_fr"),
            soci::use(facts.question.original, "question_language"), soci::use(question_en, "question_en"),
            soci::use(question_es, "question_es"), soci::use(question_fr, "question_fr"),
            soci::use(subject, "subject"), soci::use(secrecy, "secrecy"), soci::use(rule, "rule"),
            soci::use(seats, "seats"), soci::use(reserved, "reserved"), soci::use(majority, "majority"),
            soci::use(facts.quorum, "quorum"), soci::use(facts.proxy_cap, "proxy_cap"),
            soci::use(closes, "closes"), soci::use(facts.zone, "zone"),
            soci::use(facts.vacancy_id, "vacancy"), soci::use(facts.about_ref, "about"),
            soci::use(facts.election_ref, "election"), soci::use(state, "state"), soci::use(opened, "opened"),
            soci::use(counted, "counted"), soci::use(ballot.reason, "reason"), soci::use(ballot.seed, "seed"),
            soci::use(ballot.count_id, "count"), soci::use(ballot.opener, "opener"),
            soci::use(outcome, "outcome"), soci::use(ballot.id, "id");
    }
};

struct CandidateRow {
    Candidate value;

    template <class S>
    void bind(S& s) {
        s, soci::into(value.id), soci::into(value.number), soci::into(value.person.ref),
            soci::into(value.person.name), soci::into(value.city.ref), soci::into(value.city.name),
            soci::into(value.group), soci::into(value.nomination_id);
    }
    [[nodiscard]] Candidate take() const { return value; }
};

struct PartnerRow {
    Called value;

    template <class S>
    void bind(S& s) {
        s, soci::into(value.ref), soci::into(value.name);
    }
    [[nodiscard]] Called take() const { return value; }
};

struct OfficerRow {
    Officer value;
    std::string confirmed;

    template <class S>
    void bind(S& s) {
        s, soci::into(value.place), soci::into(value.who.account_id), soci::into(value.who.name),
            soci::into(value.public_half), soci::into(confirmed);
    }
    [[nodiscard]] Officer take() const {
        auto taken = value;
        std::istringstream halves(confirmed);
        for (std::string half; halves >> half;) taken.confirmed.push_back(half);
        return taken;
    }
};

#define CMT_BALLOT_COLUMNS                                                                               \
    "SELECT id, body_id, title_language, title_en, title_es, title_fr, question_language, question_en, " \
    "question_es, question_fr, subject, secrecy, rule, seats, reserved, majority, quorum, proxy_cap, "   \
    "closes, zone, vacancy_id, about_ref, election_ref, state, opened_at, counted_at, reason, seed, "    \
    "count_id, opener, outcome, revision FROM cmt_ballot "

}  // namespace

std::optional<Ballot> find_ballot(UnitOfWork& uow, const std::string& id) {
    auto prepared = sql::prepare(uow, CMT_BALLOT_COLUMNS "WHERE id = :id");
    prepared, soci::use(id, "id");
    return sql::first_of(sql::rows_of<BallotRow>(prepared));
}

void hold_ballot_row(UnitOfWork& uow, const std::string& id) {
    sql::query(uow, "UPDATE cmt_ballot SET revision = revision WHERE id = :id"), soci::use(id, "id");
}

void insert(UnitOfWork& uow, const Ballot& ballot) {
    const BallotColumns kept(ballot);
    auto prepared = sql::prepare(
        uow,
        "INSERT INTO cmt_ballot (id, body_id, title_language, title_en, title_es, title_fr, "
        "question_language, question_en, question_es, question_fr, subject, secrecy, rule, seats, reserved, "
        "majority, quorum, proxy_cap, closes, zone, vacancy_id, about_ref, election_ref, state, opened_at, "
        "counted_at, reason, seed, count_id, opener, outcome, revision) VALUES (:id, :body, :title_language, "
        ":title_en, :title_es, :title_fr, :question_language, :question_en, :question_es, :question_fr, "
        ":subject, :secrecy, :rule, :seats, :reserved, :majority, :quorum, :proxy_cap, :closes, :zone, "
        ":vacancy, :about, :election, :state, :opened, :counted, :reason, :seed, :count, :opener, :outcome, "
        "1)");
    kept.use_in(prepared, ballot);
    soci::statement add = prepared;
    add.execute(true);
}

bool update(UnitOfWork& uow, const Ballot& ballot) {
    const BallotColumns kept(ballot);
    auto prepared = sql::prepare(
        uow,
        "UPDATE cmt_ballot SET body_id = :body, title_language = :title_language, title_en = :title_en, "
        "title_es = :title_es, title_fr = :title_fr, question_language = :question_language, question_en = "
        ":question_en, question_es = :question_es, question_fr = :question_fr, subject = :subject, secrecy = "
        ":secrecy, rule = :rule, seats = :seats, reserved = :reserved, majority = :majority, quorum = "
        ":quorum, proxy_cap = :proxy_cap, closes = :closes, zone = :zone, vacancy_id = :vacancy, about_ref = "
        ":about, election_ref = :election, state = :state, opened_at = :opened, counted_at = :counted, "
        "reason = :reason, seed = :seed, count_id = :count, opener = :opener, outcome = :outcome, "
        "revision = revision + 1 WHERE id = :id AND revision = :revision");
    kept.use_in(prepared, ballot);
    prepared, soci::use(ballot.revision, "revision");
    soci::statement change = prepared;
    change.execute(true);
    return change.get_affected_rows() == 1;
}

std::vector<Ballot> all_ballots(UnitOfWork& uow, int skip, int most) {
    auto prepared = sql::prepare(uow, CMT_BALLOT_COLUMNS "ORDER BY id DESC LIMIT :most OFFSET :skip");
    prepared, soci::use(most, "most"), soci::use(skip, "skip");
    return sql::rows_of<BallotRow>(prepared);
}

int count_ballots(UnitOfWork& uow) {
    int count = 0;
    sql::query(uow, "SELECT COUNT(*) FROM cmt_ballot"), soci::into(count);
    return count;
}

std::vector<Ballot> ballots_of_body(UnitOfWork& uow, const std::string& body_id) {
    auto prepared = sql::prepare(uow, CMT_BALLOT_COLUMNS "WHERE body_id = :body ORDER BY id DESC");
    prepared, soci::use(body_id, "body");
    return sql::rows_of<BallotRow>(prepared);
}

std::optional<Ballot> counted_ballot_about(UnitOfWork& uow, const std::string& ref) {
    auto prepared = sql::prepare(
        uow, CMT_BALLOT_COLUMNS "WHERE about_ref = :about AND state = 'counted' ORDER BY id DESC LIMIT 1");
    prepared, soci::use(ref, "about");
    return sql::first_of(sql::rows_of<BallotRow>(prepared));
}

std::vector<Ballot> ballots_that_elect(UnitOfWork& uow, const std::string& ref) {
    auto prepared = sql::prepare(uow, CMT_BALLOT_COLUMNS "WHERE election_ref = :ref ORDER BY id DESC");
    prepared, soci::use(ref, "ref");
    return sql::rows_of<BallotRow>(prepared);
}

std::vector<Ballot> ballots_of_vacancy(UnitOfWork& uow, const std::string& vacancy_id) {
    auto prepared = sql::prepare(uow, CMT_BALLOT_COLUMNS "WHERE vacancy_id = :vacancy ORDER BY id DESC");
    prepared, soci::use(vacancy_id, "vacancy");
    return sql::rows_of<BallotRow>(prepared);
}

std::vector<Ballot> ballots_to_work_on(UnitOfWork& uow) {
    auto prepared = sql::prepare(
        uow, CMT_BALLOT_COLUMNS "WHERE state IN ('draft', 'open', 'opening') ORDER BY id LIMIT 100");
    return sql::rows_of<BallotRow>(prepared);
}

std::vector<Ballot> ballots_with_addresses(UnitOfWork& uow, Instant before) {
    const auto day = to_text(before);
    auto prepared = sql::prepare(
        uow, CMT_BALLOT_COLUMNS
        "WHERE state <> 'draft' AND closes < :before AND (state <> 'counted' OR counted_at < :counted) AND "
        "EXISTS (SELECT 1 FROM cmt_voter WHERE cmt_voter.ballot_id = cmt_ballot.id AND address <> '') "
        "ORDER BY id LIMIT 100");
    prepared, soci::use(day, "before"), soci::use(day, "counted");
    return sql::rows_of<BallotRow>(prepared);
}

std::vector<Candidate> candidates_of(UnitOfWork& uow, const std::string& ballot_id) {
    auto prepared = sql::prepare(
        uow,
        "SELECT id, number, person_ref, person_name, city_ref, city_name, group_name, nomination_id "
        "FROM cmt_ballot_candidate WHERE ballot_id = :ballot ORDER BY number");
    prepared, soci::use(ballot_id, "ballot");
    return sql::rows_of<CandidateRow>(prepared);
}

void replace_candidates(UnitOfWork& uow, const std::string& ballot_id,
                        const std::vector<Candidate>& candidates) {
    sql::query(uow, "DELETE FROM cmt_ballot_candidate WHERE ballot_id = :ballot"),
        soci::use(ballot_id, "ballot");
    for (const auto& each : candidates)
        sql::query(uow,
                   "INSERT INTO cmt_ballot_candidate (id, ballot_id, number, person_ref, person_name, "
                   "city_ref, city_name, group_name, nomination_id) VALUES (:id, :ballot, :number, :person, "
                   ":person_name, :city, :city_name, :group, :nomination)"),
            soci::use(each.id, "id"), soci::use(ballot_id, "ballot"), soci::use(each.number, "number"),
            soci::use(each.person.ref, "person"), soci::use(each.person.name, "person_name"),
            soci::use(each.city.ref, "city"), soci::use(each.city.name, "city_name"),
            soci::use(each.group, "group"), soci::use(each.nomination_id, "nomination");
}

std::vector<Called> partners_of(UnitOfWork& uow, const std::string& ballot_id) {
    auto prepared = sql::prepare(uow,
                                 "SELECT person_ref, person_name FROM cmt_ballot_partner WHERE ballot_id = "
                                 ":ballot ORDER BY person_name, person_ref");
    prepared, soci::use(ballot_id, "ballot");
    return sql::rows_of<PartnerRow>(prepared);
}

void replace_partners(UnitOfWork& uow, const std::string& ballot_id, const std::vector<Called>& partners) {
    sql::query(uow, "DELETE FROM cmt_ballot_partner WHERE ballot_id = :ballot"),
        soci::use(ballot_id, "ballot");
    for (const auto& each : partners)
        sql::query(uow,
                   "INSERT INTO cmt_ballot_partner (ballot_id, person_ref, person_name) VALUES (:ballot, "
                   ":person, :name)"),
            soci::use(ballot_id, "ballot"), soci::use(each.ref, "person"), soci::use(each.name, "name");
}

std::vector<Officer> find_officers(UnitOfWork& uow, const std::string& ballot_id) {
    auto prepared = sql::prepare(uow,
                                 "SELECT place, account_id, name, public_half, confirmed FROM "
                                 "cmt_ballot_officer WHERE ballot_id = :ballot ORDER BY place");
    prepared, soci::use(ballot_id, "ballot");
    return sql::rows_of<OfficerRow>(prepared);
}

void replace_officers(UnitOfWork& uow, const std::string& ballot_id, const std::vector<Officer>& officers) {
    sql::query(uow, "DELETE FROM cmt_ballot_officer WHERE ballot_id = :ballot"),
        soci::use(ballot_id, "ballot");
    for (const auto& each : officers) {
        std::string confirmed;
        for (const auto& half : each.confirmed) confirmed += half + ' ';
        sql::query(uow,
                   "INSERT INTO cmt_ballot_officer (ballot_id, place, account_id, name, public_half, "
                   "confirmed) VALUES (:ballot, :place, :account, :name, :half, :confirmed)"),
            soci::use(ballot_id, "ballot"), soci::use(each.place, "place"),
            soci::use(each.who.account_id, "account"), soci::use(each.who.name, "name"),
            soci::use(each.public_half, "half"), soci::use(confirmed, "confirmed");
    }
}

bool served_another_ballot(UnitOfWork& uow, const std::string& ballot_id, const std::string& public_half) {
    int count = 0;
    sql::query(uow,
               "SELECT COUNT(*) FROM cmt_ballot_officer WHERE public_half = :half AND ballot_id <> :ballot"),
        soci::into(count), soci::use(public_half, "half"), soci::use(ballot_id, "ballot");
    return count > 0;
}

}  // namespace plenaria::committee::ballots
