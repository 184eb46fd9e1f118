// SPDX-License-Identifier: EUPL-1.2
#include "statement_repository.hpp"

#include <plenaria/sql.hpp>

namespace plenaria::committee::candidacy {

namespace {

struct StatementRow {
    Statement value;
    std::string english, spanish, french;

    template <class S>
    void bind(S& s) {
        s, soci::into(value.ballot_id), soci::into(value.candidate_id), soci::into(value.nomination_id),
            soci::into(value.office), soci::into(value.conflict), soci::into(value.texts.original),
            soci::into(english), soci::into(spanish), soci::into(french), soci::into(value.hash);
    }
    [[nodiscard]] Statement take() const {
        auto taken = value;
        taken.texts.texts = {{"en", english}, {"es", spanish}, {"fr", french}};
        taken.texts = ledger::tidy(std::move(taken.texts));
        return taken;
    }
};

std::string text_in(const Statement& statement, const char* language) {
    const auto found = statement.texts.texts.find(language);
    return found == statement.texts.texts.end() ? std::string() : found->second;
}

}  // namespace

void insert(UnitOfWork& uow, const Statement& statement) {
    const auto english = text_in(statement, "en"), spanish = text_in(statement, "es"),
               french = text_in(statement, "fr");
    sql::query(
        uow,
        "INSERT INTO cmt_ballot_statement (ballot_id, candidate_id, nomination_id, office, conflict, "
        "original_language, text_en, text_es, text_fr, hash) VALUES (:ballot, :candidate, :nomination, "
        ":office, :conflict, :original, :english, :spanish, :french, :hash)"),
        soci::use(statement.ballot_id, "ballot"), soci::use(statement.candidate_id, "candidate"),
        soci::use(statement.nomination_id, "nomination"), soci::use(statement.office, "office"),
        soci::use(statement.conflict, "conflict"), soci::use(statement.texts.original, "original"),
        soci::use(english, "english"), soci::use(spanish, "spanish"), soci::use(french, "french"),
        soci::use(statement.hash, "hash");
}

std::vector<Statement> statements_of(UnitOfWork& uow, const std::string& ballot_id) {
    auto prepared = sql::prepare(
        uow,
        "SELECT ballot_id, candidate_id, nomination_id, office, conflict, original_language, text_en, "
        "text_es, text_fr, hash FROM cmt_ballot_statement WHERE ballot_id = :ballot ORDER BY candidate_id");
    prepared, soci::use(ballot_id, "ballot");
    return sql::rows_of<StatementRow>(prepared);
}

void erase_statements(UnitOfWork& uow, const std::string& nomination_id) {
    sql::query(uow,
               "UPDATE cmt_ballot_statement SET office = '', conflict = '', text_en = '', text_es = '', "
               "text_fr = '' WHERE nomination_id = :nomination"),
        soci::use(nomination_id, "nomination");
}

bool is_voted_on(UnitOfWork& uow, const std::string& nomination_id) {
    int count = 0;
    sql::query(uow,
               "SELECT COUNT(*) FROM cmt_ballot_candidate c JOIN cmt_ballot b ON b.id = c.ballot_id WHERE "
               "c.nomination_id = :nomination AND b.state IN ('open', 'opening', 'counted')"),
        soci::into(count), soci::use(nomination_id, "nomination");
    return count > 0;
}

}  // namespace plenaria::committee::candidacy
