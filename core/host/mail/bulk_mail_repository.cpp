// SPDX-License-Identifier: EUPL-1.2
#include <plenaria/actor.hpp>
#include <plenaria/sql.hpp>

#include "mail/bulk_mail.hpp"
#include "mail/suppression_repository.hpp"

namespace plenaria::host {

std::string StoredBulkMail::unsubscribe_url(std::string_view key) const {
    return site_ + "/unsubscribe/" + tokens_.sign(MailTokens::Purpose::unsubscribe, key);
}

std::map<std::string, Suppression> StoredBulkMail::suppressed(
    UnitOfWork& uow, const std::vector<std::string>& addresses) const {
    return suppressed_among(uow, addresses);
}

BatchFate StoredBulkMail::fate(UnitOfWork& uow, std::string_view batch) const {
    const std::string of(batch);
    BatchFate fate;
    {
        std::string state;
        int count = 0;
        soci::statement statement =
            (sql::prepare(uow, "SELECT state, COUNT(*) FROM core_mail WHERE batch = :batch GROUP BY state"),
             soci::use(of, "batch"), soci::into(state), soci::into(count));
        statement.execute();
        while (statement.fetch())
            (state == "sent"      ? fate.sent
             : state == "failed"  ? fate.failed
             : state == "bounced" ? fate.bounced
                                  : fate.waiting) = count;
    }
    BatchFate::Trouble trouble;
    std::string state;
    soci::statement statement =
        (sql::prepare(
             uow,
             "SELECT idempotency_key, state, last_error FROM core_mail WHERE batch = :batch AND state IN "
             "('failed', 'bounced') ORDER BY id LIMIT 500"),
         soci::use(of, "batch"), soci::into(trouble.key), soci::into(state), soci::into(trouble.reason));
    statement.execute();
    while (statement.fetch()) {
        trouble.bounced = state == "bounced";
        fate.troubles.push_back(trouble);
    }
    return fate;
}

std::string StoredBulkMail::account_of(UnitOfWork& uow, const Actor& who) const {
    std::string account;
    if (who.kind != Actor::Kind::token) return who.id;
    sql::query(uow, "SELECT account_id FROM core_api_token WHERE id = :id"), soci::use(who.id, "id"),
        soci::into(account);
    return uow.session().got_data() ? account : who.id;
}

std::optional<std::string> StoredBulkMail::own_address(UnitOfWork& uow, const Actor& who) const {
    std::string address;
    if (who.kind != Actor::Kind::account) return std::nullopt;
    sql::query(uow, "SELECT email FROM core_account WHERE id = :id"), soci::use(who.id, "id"),
        soci::into(address);
    if (!uow.session().got_data() || address.empty()) return std::nullopt;
    return address;
}

}  // namespace plenaria::host
