// SPDX-License-Identifier: EUPL-1.2
#include "letter_repository.hpp"

#include <plenaria/db.hpp>
#include <plenaria/sql.hpp>

namespace plenaria::events {

namespace {

struct LetterRow {
    Letter value;
    std::string issued_at, revoked_at, revoked_for;

    template <class S>
    void bind(S& s) {
        s, soci::into(value.id), soci::into(value.edition_id), soci::into(value.delegation_id),
            soci::into(value.delegate_id), soci::into(value.serial), soci::into(value.language),
            soci::into(value.name_hash), soci::into(issued_at), soci::into(value.issued_by),
            soci::into(revoked_at), soci::into(revoked_for);
    }
    [[nodiscard]] Letter take() const {
        auto taken = value;
        taken.issued_at = parse_instant(issued_at).value();
        if (!revoked_at.empty()) taken.revoked_at = parse_instant(revoked_at);
        taken.revoked_for = parse_revocation(revoked_for);
        return taken;
    }
};

#define EVT_LETTER_COLUMNS                                                                                   \
    "SELECT id, edition_id, delegation_id, delegate_id, serial, language, name_hash, issued_at, issued_by, " \
    "revoked_at, revoked_for FROM evt_letter "

std::vector<Letter> select_letters(UnitOfWork& uow, sql::Text text, const std::string& value) {
    return sql::rows_of<LetterRow>((sql::prepare(uow, text), soci::use(value, "value")));
}

}  // namespace

std::optional<Letter> find_letter(UnitOfWork& uow, const std::string& id) {
    return sql::first_of(select_letters(uow, EVT_LETTER_COLUMNS "WHERE id = :value", id));
}

std::optional<Letter> find_letter_by_serial(UnitOfWork& uow, const std::string& serial) {
    return sql::first_of(select_letters(uow, EVT_LETTER_COLUMNS "WHERE serial = :value", serial));
}

std::vector<Letter> letters_of(UnitOfWork& uow, const std::string& delegation) {
    return select_letters(
        uow, EVT_LETTER_COLUMNS "WHERE delegation_id = :value ORDER BY issued_at DESC, id DESC", delegation);
}

std::vector<Letter> valid_letters_of(UnitOfWork& uow, const std::string& edition) {
    return select_letters(
        uow, EVT_LETTER_COLUMNS "WHERE edition_id = :value AND revoked_at = '' ORDER BY issued_at, id",
        edition);
}

void insert(UnitOfWork& uow, const Letter& letter) {
    const auto issued = to_text(letter.issued_at);
    sql::query(
        uow,
        "INSERT INTO evt_letter (id, edition_id, delegation_id, delegate_id, serial, language, name_hash, "
        "issued_at, issued_by, revoked_at, revoked_for) VALUES (:id, :edition, :delegation, :delegate, "
        ":serial, :language, :hash, :issued, :by, '', '')"),
        soci::use(letter.id, "id"), soci::use(letter.edition_id, "edition"),
        soci::use(letter.delegation_id, "delegation"), soci::use(letter.delegate_id, "delegate"),
        soci::use(letter.serial, "serial"), soci::use(letter.language, "language"),
        soci::use(letter.name_hash, "hash"), soci::use(issued, "issued"), soci::use(letter.issued_by, "by");
}

bool revoke_letter(UnitOfWork& uow, const std::string& id, Revocation reason) {
    const auto now = to_text(uow.now());
    const std::string why(to_text(reason));
    soci::statement change = (sql::prepare(uow,
                                           "UPDATE evt_letter SET revoked_at = :now, revoked_for = :why "
                                           "WHERE id = :id AND revoked_at = ''"),
                              soci::use(now, "now"), soci::use(why, "why"), soci::use(id, "id"));
    change.execute(true);
    return change.get_affected_rows() == 1;
}

void revoke_letters_of(UnitOfWork& uow, const std::string& delegate, Revocation reason) {
    const auto now = to_text(uow.now());
    const std::string why(to_text(reason));
    sql::query(uow,
               "UPDATE evt_letter SET revoked_at = :now, revoked_for = :why "
               "WHERE delegate_id = :delegate AND revoked_at = ''"),
        soci::use(now, "now"), soci::use(why, "why"), soci::use(delegate, "delegate");
}

int revoke_letters_of_edition(UnitOfWork& uow, const std::string& edition, Revocation reason) {
    const auto now = to_text(uow.now());
    const std::string why(to_text(reason));
    soci::statement change = (sql::prepare(uow,
                                           "UPDATE evt_letter SET revoked_at = :now, revoked_for = :why "
                                           "WHERE edition_id = :edition AND revoked_at = ''"),
                              soci::use(now, "now"), soci::use(why, "why"), soci::use(edition, "edition"));
    change.execute(true);
    return static_cast<int>(change.get_affected_rows());
}

}  // namespace plenaria::events
