// SPDX-License-Identifier: EUPL-1.2
#include <plenaria/sql.hpp>

#include "../instant_text.hpp"
#include "signature_repository.hpp"

namespace plenaria::statements {

namespace {

std::vector<Signing> select_signings(UnitOfWork& uow, sql::Text text, std::string_view value) {
    Signing row;
    std::string state, closes, visible, opened;
    const std::string wanted(value);
    std::vector<Signing> signings;
    soci::statement statement =
        (sql::prepare(uow, text), soci::use(wanted, "value"), soci::into(row.id),
         soci::into(row.statement_id), soci::into(row.version_id), soci::into(row.version_hash),
         soci::into(state), soci::into(closes), soci::into(row.zone), soci::into(visible), soci::into(opened),
         soci::into(row.opened_by), soci::into(row.revision));
    statement.execute();
    while (statement.fetch()) {
        row.open = state == "open";
        row.closes_at = parse_instant(closes).value();
        row.visible_from = parse_instant(visible).value();
        row.opened_at = parse_instant(opened).value();
        signings.push_back(row);
    }
    return signings;
}

std::vector<Signatory> select_signatories(UnitOfWork& uow, sql::Text text, std::string_view signing,
                                          std::string_view party) {
    Signatory row;
    std::string state, invited, promised, changed;
    const std::string of(signing), who(party);
    std::vector<Signatory> signatories;
    soci::statement statement =
        (sql::prepare(uow, text), soci::use(of, "signing"), soci::use(who, "party"), soci::into(row.id),
         soci::into(row.signing_id), soci::into(row.party), soci::into(row.party_name),
         soci::into(row.contact_name), soci::into(row.address), soci::into(row.language),
         soci::into(row.zone), soci::into(state), soci::into(invited), soci::into(promised),
         soci::into(row.promised_by), soci::into(changed), soci::into(row.revision));
    statement.execute();
    while (statement.fetch()) {
        row.state = parse_signatory_state(state).value();
        row.invited_at = parse_instant(invited);
        row.promised_at = parse_instant(promised);
        row.changed_at = parse_instant(changed).value();
        signatories.push_back(row);
    }
    return signatories;
}

}  // namespace

std::optional<Signing> find_signing(UnitOfWork& uow, std::string_view id) {
    return sql::first_of(
        select_signings(uow,
                        "SELECT id, statement_id, version_id, version_hash, state, closes_at, zone, "
                        "visible_from, opened_at, opened_by, revision FROM stm_signing WHERE id = :value",
                        id));
}

std::vector<Signing> list_signings(UnitOfWork& uow) {
    return select_signings(
        uow,
        "SELECT id, statement_id, version_id, version_hash, state, closes_at, zone, visible_from, "
        "opened_at, opened_by, revision FROM stm_signing WHERE id <> :value ORDER BY id DESC",
        "");
}

void insert(UnitOfWork& uow, const Signing& s) {
    const std::string state = s.open ? "open" : "closed", closes = to_text(s.closes_at),
                      visible = to_text(s.visible_from), opened = to_text(s.opened_at);
    sql::query(
        uow,
        "INSERT INTO stm_signing (id, statement_id, version_id, version_hash, state, closes_at, zone, "
        "visible_from, opened_at, opened_by, revision) VALUES (:id, :statement, :version, :hash, :state, "
        ":closes, :zone, :visible, :opened, :by, 1)"),
        soci::use(s.id, "id"), soci::use(s.statement_id, "statement"), soci::use(s.version_id, "version"),
        soci::use(s.version_hash, "hash"), soci::use(state, "state"), soci::use(closes, "closes"),
        soci::use(s.zone, "zone"), soci::use(visible, "visible"), soci::use(opened, "opened"),
        soci::use(s.opened_by, "by");
}

bool update(UnitOfWork& uow, const Signing& s) {
    const std::string state = s.open ? "open" : "closed", closes = to_text(s.closes_at),
                      visible = to_text(s.visible_from);
    soci::statement statement =
        (sql::prepare(uow,
                      "UPDATE stm_signing SET state = :state, closes_at = :closes, visible_from = :visible, "
                      "revision = revision + 1 WHERE id = :id AND revision = :revision"),
         soci::use(state, "state"), soci::use(closes, "closes"), soci::use(visible, "visible"),
         soci::use(s.id, "id"), soci::use(s.revision, "revision"));
    statement.execute(true);
    return statement.get_affected_rows() == 1;
}

void hold_signing(UnitOfWork& uow, std::string_view id) {
    const std::string signing(id);
    sql::query(uow, "UPDATE stm_signing SET revision = revision WHERE id = :id"), soci::use(signing, "id");
}

std::vector<Signatory> signatories_of(UnitOfWork& uow, std::string_view signing_id) {
    return select_signatories(
        uow,
        "SELECT id, signing_id, party, party_name, contact_name, address, language, zone, state, "
        "invited_at, promised_at, promised_by, changed_at, revision FROM stm_signatory "
        "WHERE signing_id = :signing AND party <> :party ORDER BY party_name",
        signing_id, "");
}

std::optional<Signatory> find_signatory(UnitOfWork& uow, std::string_view signing_id,
                                        std::string_view party) {
    return sql::first_of(
        select_signatories(uow,
                           "SELECT id, signing_id, party, party_name, contact_name, address, language, zone, "
                           "state, invited_at, promised_at, promised_by, changed_at, revision "
                           "FROM stm_signatory WHERE signing_id = :signing AND party = :party",
                           signing_id, party));
}

void insert(UnitOfWork& uow, const Signatory& s) {
    const std::string state(to_text(s.state)), changed = to_text(s.changed_at),
                                               invited = text_or_empty(s.invited_at),
                                               promised = text_or_empty(s.promised_at);
    sql::query(
        uow,
        "INSERT INTO stm_signatory (id, signing_id, party, party_name, contact_name, address, language, "
        "zone, "
        "state, invited_at, promised_at, promised_by, changed_at, revision) VALUES (:id, :signing, :party, "
        ":name, :contact, :address, :language, :zone, :state, :invited, :promised, :by, :changed, 1)"),
        soci::use(s.id, "id"), soci::use(s.signing_id, "signing"), soci::use(s.party, "party"),
        soci::use(s.party_name, "name"), soci::use(s.contact_name, "contact"),
        soci::use(s.address, "address"), soci::use(s.language, "language"), soci::use(s.zone, "zone"),
        soci::use(state, "state"), soci::use(invited, "invited"), soci::use(promised, "promised"),
        soci::use(s.promised_by, "by"), soci::use(changed, "changed");
}

void update(UnitOfWork& uow, const Signatory& s) {
    const std::string state(to_text(s.state)), changed = to_text(s.changed_at),
                                               invited = text_or_empty(s.invited_at),
                                               promised = text_or_empty(s.promised_at);
    sql::query(uow,
               "UPDATE stm_signatory SET contact_name = :contact, address = :address, language = :language, "
               "state = :state, invited_at = :invited, promised_at = :promised, promised_by = :by, "
               "changed_at = :changed, revision = revision + 1 WHERE id = :id"),
        soci::use(s.contact_name, "contact"), soci::use(s.address, "address"),
        soci::use(s.language, "language"), soci::use(state, "state"), soci::use(invited, "invited"),
        soci::use(promised, "promised"), soci::use(s.promised_by, "by"), soci::use(changed, "changed"),
        soci::use(s.id, "id");
}

}  // namespace plenaria::statements
