// SPDX-License-Identifier: EUPL-1.2
#include "signature_repository.hpp"

#include <plenaria/sql.hpp>

namespace plenaria::statements {

namespace {

struct SignatureRow {
    Signature value;
    std::string means, signed_at, recorded_at, withdrawn_at;

    [[nodiscard]] Signature read() const {
        auto signature = value;
        signature.means = parse_means(means).value();
        signature.signed_at = parse_instant(signed_at).value();
        signature.recorded_at = parse_instant(recorded_at).value();
        signature.withdrawn_at = parse_instant(withdrawn_at);
        return signature;
    }
};

std::vector<Signature> select_signatures(UnitOfWork& uow, sql::Text text, std::string_view first,
                                         std::string_view second) {
    SignatureRow row;
    auto& s = row.value;
    const std::string a(first), b(second);
    std::vector<Signature> signatures;
    soci::statement statement =
        (sql::prepare(uow, text), soci::use(a, "first"), soci::use(b, "second"), soci::into(s.id),
         soci::into(s.signing_id), soci::into(s.party), soci::into(s.city_name), soci::into(s.iso2),
         soci::into(s.person_id), soci::into(s.person_name), soci::into(s.office), soci::into(s.mandate_id),
         soci::into(s.version_hash), soci::into(s.language), soci::into(row.means), soci::into(s.letter),
         soci::into(row.signed_at), soci::into(row.recorded_at), soci::into(s.recorded_by),
         soci::into(row.withdrawn_at), soci::into(s.withdrawn_by), soci::into(s.withdrawn_reason));
    statement.execute();
    while (statement.fetch()) signatures.push_back(row.read());
    return signatures;
}

// One literal per query: sql::Text takes no text that was put together.
#define STM_SIGNATURE_COLUMNS                                                                     \
    "SELECT id, signing_id, party, city_name, iso2, person_id, person_name, office, mandate_id, " \
    "version_hash, "                                                                              \
    "language, means, letter, signed_at, recorded_at, recorded_by, withdrawn_at, withdrawn_by, "  \
    "withdrawn_reason "                                                                           \
    "FROM stm_signature "

}  // namespace

std::vector<Signature> valid_signatures(UnitOfWork& uow, std::string_view signing_id) {
    return select_signatures(uow,
                             STM_SIGNATURE_COLUMNS
                             "WHERE signing_id = :first AND withdrawn_at = :second ORDER BY signed_at, id",
                             signing_id, "");
}

std::vector<Signature> all_signatures(UnitOfWork& uow, std::string_view signing_id) {
    return select_signatures(
        uow, STM_SIGNATURE_COLUMNS "WHERE signing_id = :first AND id <> :second ORDER BY id", signing_id, "");
}

std::optional<Signature> find_signature(UnitOfWork& uow, std::string_view id) {
    return sql::first_of(
        select_signatures(uow, STM_SIGNATURE_COLUMNS "WHERE id = :first AND id <> :second", id, ""));
}

std::vector<Signature> signatures_of(UnitOfWork& uow, std::string_view signing_id, std::string_view party) {
    return select_signatures(
        uow, STM_SIGNATURE_COLUMNS "WHERE signing_id = :first AND party = :second ORDER BY id", signing_id,
        party);
}

std::optional<Signature> valid_signature(UnitOfWork& uow, std::string_view signing_id,
                                         std::string_view party) {
    for (auto& each : signatures_of(uow, signing_id, party))
        if (!each.withdrawn_at) return std::move(each);
    return std::nullopt;
}

#undef STM_SIGNATURE_COLUMNS

void insert(UnitOfWork& uow, const Signature& s) {
    const auto key = s.signing_id + "/" + s.party, signed_at = to_text(s.signed_at),
               recorded_at = to_text(s.recorded_at);
    const std::string means(to_text(s.means));
    sql::query(
        uow,
        "INSERT INTO stm_signature (id, signing_id, party, valid_key, city_name, iso2, person_id, "
        "person_name, "
        "office, mandate_id, version_hash, language, means, letter, signed_at, recorded_at, recorded_by, "
        "withdrawn_at, withdrawn_by, withdrawn_reason) VALUES (:id, :signing, :party, :valid, :city, :iso2, "
        ":person, :person_name, :office, :mandate, :hash, :language, :means, :letter, :signed, :recorded, "
        ":by, '', '', '')"),
        soci::use(s.id, "id"), soci::use(s.signing_id, "signing"), soci::use(s.party, "party"),
        soci::use(key, "valid"), soci::use(s.city_name, "city"), soci::use(s.iso2, "iso2"),
        soci::use(s.person_id, "person"), soci::use(s.person_name, "person_name"),
        soci::use(s.office, "office"), soci::use(s.mandate_id, "mandate"), soci::use(s.version_hash, "hash"),
        soci::use(s.language, "language"), soci::use(means, "means"), soci::use(s.letter, "letter"),
        soci::use(signed_at, "signed"), soci::use(recorded_at, "recorded"), soci::use(s.recorded_by, "by");
}

bool withdraw(UnitOfWork& uow, const Signature& s) {
    const auto at = to_text(s.withdrawn_at.value());
    soci::statement statement =
        (sql::prepare(uow,
                      "UPDATE stm_signature SET valid_key = :valid, withdrawn_at = :at, withdrawn_by = :by, "
                      "withdrawn_reason = :reason WHERE id = :id AND withdrawn_at = ''"),
         soci::use(s.id, "valid"), soci::use(at, "at"), soci::use(s.withdrawn_by, "by"),
         soci::use(s.withdrawn_reason, "reason"), soci::use(s.id, "id"));
    statement.execute(true);
    return statement.get_affected_rows() == 1;
}

std::vector<Clearance> clearances_of(UnitOfWork& uow, std::string_view signatory_id) {
    Clearance row;
    std::string at;
    const std::string of(signatory_id);
    std::vector<Clearance> clearances;
    soci::statement statement =
        (sql::prepare(uow,
                      "SELECT step, cleared_by, cleared_at FROM stm_clearance "
                      "WHERE signatory_id = :signatory ORDER BY cleared_at"),
         soci::use(of, "signatory"), soci::into(row.step), soci::into(row.cleared_by), soci::into(at));
    statement.execute();
    while (statement.fetch()) {
        row.cleared_at = parse_instant(at).value();
        clearances.push_back(row);
    }
    return clearances;
}

void insert(UnitOfWork& uow, std::string_view signatory_id, const Clearance& clearance) {
    const std::string of(signatory_id), at = to_text(clearance.cleared_at);
    sql::query(uow,
               "INSERT INTO stm_clearance (signatory_id, step, cleared_by, cleared_at) "
               "VALUES (:signatory, :step, :by, :at)"),
        soci::use(of, "signatory"), soci::use(clearance.step, "step"), soci::use(clearance.cleared_by, "by"),
        soci::use(at, "at");
}

std::optional<SignCode> last_code(UnitOfWork& uow, std::string_view signatory_id) {
    SignCode code;
    std::string issued, expires, used;
    const std::string of(signatory_id);
    sql::query(uow,
               "SELECT id, signatory_id, code_hash, issued_at, expires_at, tries, used_at FROM stm_sign_code "
               "WHERE signatory_id = :signatory ORDER BY issued_at DESC, id DESC LIMIT 1"),
        soci::use(of, "signatory"), soci::into(code.id), soci::into(code.signatory_id), soci::into(code.hash),
        soci::into(issued), soci::into(expires), soci::into(code.tries), soci::into(used);
    if (!uow.session().got_data()) return std::nullopt;
    code.issued_at = parse_instant(issued).value();
    code.expires_at = parse_instant(expires).value();
    code.used = !used.empty();
    return code;
}

void forget_codes_after(UnitOfWork& uow, std::string_view signatory_id, Instant now) {
    const std::string of(signatory_id), from = to_text(now);
    sql::query(uow, "DELETE FROM stm_sign_code WHERE signatory_id = :signatory AND issued_at > :now"),
        soci::use(of, "signatory"), soci::use(from, "now");
}

int codes_since(UnitOfWork& uow, std::string_view signatory_id, Instant since) {
    const std::string of(signatory_id), from = to_text(since);
    int count = 0;
    sql::query(uow,
               "SELECT COUNT(*) FROM stm_sign_code WHERE signatory_id = :signatory AND issued_at > :since"),
        soci::use(of, "signatory"), soci::use(from, "since"), soci::into(count);
    return count;
}

void insert(UnitOfWork& uow, const SignCode& code) {
    const auto issued = to_text(code.issued_at), expires = to_text(code.expires_at);
    sql::query(
        uow,
        "INSERT INTO stm_sign_code (id, signatory_id, code_hash, issued_at, expires_at, tries, used_at) "
        "VALUES (:id, :signatory, :hash, :issued, :expires, 0, '')"),
        soci::use(code.id, "id"), soci::use(code.signatory_id, "signatory"), soci::use(code.hash, "hash"),
        soci::use(issued, "issued"), soci::use(expires, "expires");
}

void count_try(UnitOfWork& uow, std::string_view code_id) {
    const std::string id(code_id);
    sql::query(uow, "UPDATE stm_sign_code SET tries = tries + 1 WHERE id = :id"), soci::use(id, "id");
}

bool use_code(UnitOfWork& uow, std::string_view code_id) {
    const std::string id(code_id), at = to_text(uow.now());
    soci::statement statement =
        (sql::prepare(uow, "UPDATE stm_sign_code SET used_at = :at WHERE id = :id AND used_at = ''"),
         soci::use(at, "at"), soci::use(id, "id"));
    statement.execute(true);
    return statement.get_affected_rows() == 1;
}

}  // namespace plenaria::statements
