// SPDX-License-Identifier: EUPL-1.2
#include "mail/suppression_repository.hpp"

#include <algorithm>
#include <unordered_map>

#include <plenaria/sql.hpp>
#include <plenaria/text.hpp>

namespace plenaria::host {

namespace {

/// Two spellings of one mailbox. Dots and signs count, other than in fold().
std::string lower_address(std::string_view address) {
    auto text = trim(address);
    for (auto& c : text)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return text.substr(0, 254);
}

std::string clipped(std::string reason) {
    if (reason.size() <= 500) return reason;
    std::size_t end = 500;
    while (end > 0 && (static_cast<unsigned char>(reason[end]) & 0xC0) == 0x80) --end;
    reason.resize(end);
    return reason;
}

/// For LIKE: what was typed stands for itself.
std::string containing(const std::string& part) {
    std::string pattern = "%";
    for (const char c : lower_address(part)) {
        if (c == '%' || c == '_' || c == '!') pattern += '!';
        pattern += c;
    }
    return pattern + '%';
}

}  // namespace

void suppress(UnitOfWork& uow, const SuppressedAddress& one) {
    const auto address = lower_address(one.address), reason = clipped(one.reason), now = to_text(uow.now());
    lift_suppression(uow, address, one.cause);
    sql::query(
        uow,
        "INSERT INTO core_mail_suppression (address, kind, reason, mail_id, noted_at) VALUES (:address, "
        ":kind, :reason, :mail, :now)"),
        soci::use(address, "address"), soci::use(one.cause, "kind"), soci::use(reason, "reason"),
        soci::use(one.mail_id, "mail"), soci::use(now, "now");
}

bool note_soft_bounce(UnitOfWork& uow, const std::string& mail_id, const std::string& address,
                      const std::string& reason) {
    const auto lower = lower_address(address), now = to_text(uow.now()),
               since = to_text(uow.now() - soft_bounces_count_for);
    int known = 0, count = 0;
    sql::query(uow, "SELECT COUNT(*) FROM core_mail_soft_bounce WHERE mail_id = :mail"),
        soci::use(mail_id, "mail"), soci::into(known);
    if (known > 0) return false;
    sql::query(uow, "DELETE FROM core_mail_soft_bounce WHERE noted_at < :since"), soci::use(since, "since");
    sql::query(
        uow, "INSERT INTO core_mail_soft_bounce (mail_id, address, noted_at) VALUES (:mail, :address, :now)"),
        soci::use(mail_id, "mail"), soci::use(lower, "address"), soci::use(now, "now");
    sql::query(uow, "SELECT COUNT(*) FROM core_mail_soft_bounce WHERE address = :address"),
        soci::use(lower, "address"), soci::into(count);
    if (count < soft_bounces_that_suppress) return false;
    suppress(uow, {.address = lower, .cause = "bounce", .reason = reason, .mail_id = mail_id});
    return true;
}

bool lift_suppression(UnitOfWork& uow, const std::string& address, const std::string& kind) {
    const auto lower = lower_address(address);
    soci::statement statement =
        (sql::prepare(uow, "DELETE FROM core_mail_suppression WHERE address = :address AND kind = :kind"),
         soci::use(lower, "address"), soci::use(kind, "kind"));
    statement.execute(true);
    const bool lifted = statement.get_affected_rows() > 0;
    if (lifted && kind == "bounce")
        sql::query(uow, "DELETE FROM core_mail_soft_bounce WHERE address = :address"),
            soci::use(lower, "address");
    return lifted;
}

std::map<std::string, std::string> suppressions_of(UnitOfWork& uow, const std::string& address) {
    const auto lower = lower_address(address);
    std::map<std::string, std::string> found;
    std::string kind, reason;
    soci::statement statement =
        (sql::prepare(uow, "SELECT kind, reason FROM core_mail_suppression WHERE address = :address"),
         soci::use(lower, "address"), soci::into(kind), soci::into(reason));
    statement.execute();
    while (statement.fetch()) found.emplace(kind, reason);
    return found;
}

std::vector<SuppressedAddress> list_suppressions(UnitOfWork& uow, const std::string& part, int offset,
                                                 int limit) {
    const auto like = containing(part);
    std::vector<SuppressedAddress> all;
    SuppressedAddress one;
    std::string noted;
    soci::statement statement =
        (sql::prepare(
             uow,
             "SELECT address, kind, reason, mail_id, noted_at FROM core_mail_suppression WHERE address "
             "LIKE :part ESCAPE '!' ORDER BY noted_at DESC, address, kind LIMIT :limit OFFSET :offset"),
         soci::use(like, "part"), soci::use(limit, "limit"), soci::use(offset, "offset"),
         soci::into(one.address), soci::into(one.cause), soci::into(one.reason), soci::into(one.mail_id),
         soci::into(noted));
    statement.execute();
    while (statement.fetch()) {
        one.noted_at = parse_instant(noted).value_or(Instant{});
        all.push_back(one);
    }
    return all;
}

int count_suppressions(UnitOfWork& uow, const std::string& part) {
    const auto like = containing(part);
    int count = 0;
    sql::query(uow, "SELECT COUNT(*) FROM core_mail_suppression WHERE address LIKE :part ESCAPE '!'"),
        soci::use(like, "part"), soci::into(count);
    return count;
}

std::map<std::string, Suppression> suppressed_among(UnitOfWork& uow,
                                                    const std::vector<std::string>& addresses) {
    // One question for all: a sending asks for thirty thousand, and few are suppressed.
    std::unordered_map<std::string, Suppression> known;
    std::string address;
    Suppression one;
    soci::statement statement = (sql::prepare(uow, "SELECT address, kind, reason FROM core_mail_suppression"),
                                 soci::into(address), soci::into(one.kind), soci::into(one.reason));
    statement.execute();
    while (statement.fetch()) known.insert_or_assign(address, one);
    std::map<std::string, Suppression> found;
    if (known.empty()) return found;
    for (const auto& each : addresses)
        if (const auto at = known.find(lower_address(each)); at != known.end())
            found.emplace(each, at->second);
    return found;
}

std::string stopped_by(const std::map<std::string, std::string>& suppressions, const MailKind& mail) {
    if (mail.of_account) return {};
    if (suppressions.contains("bounce")) return "bounce";
    if (suppressions.contains("complaint") && (mail.bulk || !mail.opens_task)) return "complaint";
    if (suppressions.contains("unsubscribed") && mail.bulk) return "unsubscribed";
    return {};
}

}  // namespace plenaria::host
