// SPDX-License-Identifier: EUPL-1.2
#include "mail/trouble_repository.hpp"

#include <plenaria/sql.hpp>
#include <plenaria/text.hpp>

namespace plenaria::host {

namespace {

/// At most 500 bytes, cut between characters.
std::string short_reason(std::string reason) {
    if (reason.size() <= 500) return reason;
    std::size_t end = 500;
    while (end > 0 && (static_cast<unsigned char>(reason[end]) & 0xC0) == 0x80) --end;
    reason.resize(end);
    return reason;
}

}  // namespace

void note_trouble(UnitOfWork& uow, const TroubleNote& note) {
    const auto address = fold(note.address);
    const auto now = to_text(uow.now());
    const auto reason = short_reason(note.reason);
    forget_trouble(uow, note.address);
    sql::query(uow,
               "INSERT INTO core_mail_trouble (address, reason, mail_id, noted_at) VALUES (:address, "
               ":reason, :mail, :now)"),
        soci::use(address, "address"), soci::use(reason, "reason"), soci::use(note.mail_id, "mail"),
        soci::use(now, "now");
}

void forget_trouble(UnitOfWork& uow, const std::string& address) {
    const auto folded = fold(address);
    sql::query(uow, "DELETE FROM core_mail_trouble WHERE address = :address"), soci::use(folded, "address");
}

std::map<std::string, std::string> StoredTrouble::undeliverable(
    UnitOfWork& uow, const std::vector<std::string>& addresses) const {
    // One question for all: few addresses have trouble, and a page may show hundreds.
    std::map<std::string, std::string> known;
    std::string address, reason;
    {
        soci::statement statement = (sql::prepare(uow, "SELECT address, reason FROM core_mail_trouble"),
                                     soci::into(address), soci::into(reason));
        statement.execute();
        while (statement.fetch()) known.emplace(address, reason);
    }
    std::map<std::string, std::string> found;
    for (const auto& each : addresses)
        if (const auto at = known.find(fold(each)); at != known.end()) found.emplace(each, at->second);
    return found;
}

}  // namespace plenaria::host
