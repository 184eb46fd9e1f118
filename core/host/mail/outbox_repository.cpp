// SPDX-License-Identifier: EUPL-1.2
#include "mail/outbox_repository.hpp"

#include <algorithm>

#include <plenaria/sql.hpp>

namespace plenaria::host {

namespace {

std::vector<Attachment> attachments_of(UnitOfWork& uow, const std::string& mail_id) {
    std::vector<Attachment> attachments;
    std::vector<std::string> files;
    std::string name, type, file;
    {
        soci::statement statement =
            (sql::prepare(uow,
                          "SELECT name, content_type, file FROM core_mail_attachment WHERE mail_id = :mail "
                          "ORDER BY position"),
             soci::use(mail_id, "mail"), soci::into(name), soci::into(type), soci::into(file));
        statement.execute();
        while (statement.fetch()) {
            attachments.push_back({name, type, {}});
            files.push_back(file);
        }
    }
    for (std::size_t i = 0; i < files.size(); ++i)
        if (auto stored = uow.load_file(files[i])) attachments[i].bytes = std::move(stored->bytes);
    return attachments;
}

}  // namespace

std::vector<std::string> due_mails(UnitOfWork& uow, int limit) {
    const auto now = to_text(uow.now());
    std::vector<std::string> ids;
    std::string id;
    soci::statement statement =
        (sql::prepare(uow,
                      "SELECT id FROM core_mail WHERE state = 'waiting' AND next_at <= :now "
                      "AND lease_until <= :lease ORDER BY next_at, id LIMIT :limit"),
         soci::use(now, "now"), soci::use(now, "lease"), soci::use(limit, "limit"), soci::into(id));
    statement.execute();
    while (statement.fetch()) ids.push_back(id);
    return ids;
}

bool claim_mail(UnitOfWork& uow, const std::string& id, std::chrono::seconds lease) {
    const auto now = to_text(uow.now());
    const auto until = to_text(uow.now() + lease);
    soci::statement statement =
        (sql::prepare(uow,
                      "UPDATE core_mail SET lease_until = :until, attempts = attempts + 1 WHERE id = :id "
                      "AND state = 'waiting' AND lease_until <= :now"),
         soci::use(until, "until"), soci::use(id, "id"), soci::use(now, "now"));
    statement.execute(true);
    return statement.get_affected_rows() == 1;
}

std::optional<OutboxMail> find_mail(UnitOfWork& uow, const std::string& id) {
    OutboxMail found{.id = id};
    auto& m = found.mail;
    std::string created_at;
    sql::query(
        uow,
        "SELECT to_address, to_name, language, subject, body_text, body_html, about, batch, state, attempts, "
        "last_error, created_at, sent_at FROM core_mail WHERE id = :id"),
        soci::use(id, "id"), soci::into(m.to_address), soci::into(m.to_name), soci::into(m.language),
        soci::into(m.subject), soci::into(m.text), soci::into(m.html), soci::into(m.about),
        soci::into(m.batch), soci::into(found.state), soci::into(found.attempts),
        soci::into(found.last_error), soci::into(created_at), soci::into(found.sent_at);
    if (!uow.session().got_data()) return std::nullopt;
    found.created_at = parse_instant(created_at).value_or(Instant{});
    m.attachments = attachments_of(uow, id);
    return found;
}

std::optional<OutboxMail> mail_with_key(UnitOfWork& uow, const std::string& key) {
    std::string id;
    sql::query(uow, "SELECT id FROM core_mail WHERE idempotency_key = :key"), soci::use(key, "key"),
        soci::into(id);
    if (!uow.session().got_data()) return std::nullopt;
    return find_mail(uow, id);
}

std::vector<OutboxMail> list_mails(UnitOfWork& uow, const std::string& state, int offset, int limit) {
    std::vector<OutboxMail> mails;
    OutboxMail row;
    std::string created_at;
    soci::statement statement =
        (sql::prepare(
             uow,
             "SELECT id, to_address, to_name, language, subject, about, state, attempts, last_error, "
             "created_at, sent_at FROM core_mail WHERE (:any = '' OR state = :state) "
             "ORDER BY id DESC LIMIT :limit OFFSET :offset"),
         soci::use(state, "any"), soci::use(state, "state"), soci::use(limit, "limit"),
         soci::use(offset, "offset"), soci::into(row.id), soci::into(row.mail.to_address),
         soci::into(row.mail.to_name), soci::into(row.mail.language), soci::into(row.mail.subject),
         soci::into(row.mail.about), soci::into(row.state), soci::into(row.attempts),
         soci::into(row.last_error), soci::into(created_at), soci::into(row.sent_at));
    statement.execute();
    while (statement.fetch()) {
        row.created_at = parse_instant(created_at).value_or(Instant{});
        mails.push_back(row);
    }
    return mails;
}

int count_mails(UnitOfWork& uow, const std::string& state) {
    int count = 0;
    sql::query(uow, "SELECT count(*) FROM core_mail WHERE (:any = '' OR state = :state)"),
        soci::use(state, "any"), soci::use(state, "state"), soci::into(count);
    return count;
}

BatchProgress progress_of_batch(UnitOfWork& uow, const std::string& batch) {
    BatchProgress progress;
    sql::query(uow, "SELECT count(*) FROM core_mail WHERE batch = :batch"), soci::use(batch, "batch"),
        soci::into(progress.all);
    sql::query(uow, "SELECT count(*) FROM core_mail WHERE batch = :batch AND state = 'waiting'"),
        soci::use(batch, "batch"), soci::into(progress.waiting);
    return progress;
}

int stop_batch(UnitOfWork& uow, const std::string& batch, const std::string& reason) {
    const auto now = to_text(uow.now());
    soci::statement statement =
        (sql::prepare(uow,
                      "UPDATE core_mail SET state = 'failed', last_error = :reason WHERE batch = :batch AND "
                      "state = 'waiting' AND lease_until <= :now"),
         soci::use(reason, "reason"), soci::use(batch, "batch"), soci::use(now, "now"));
    statement.execute(true);
    return static_cast<int>(statement.get_affected_rows());
}

void mark_sent(UnitOfWork& uow, const OutboxMail& mail) {
    const auto now = to_text(uow.now());
    const auto text = without_secrets(mail.mail.text);
    const auto html = without_secrets(mail.mail.html);
    sql::query(uow,
               "UPDATE core_mail SET state = 'sent', sent_at = :now, last_error = '', lease_until = '', "
               "body_text = :text, body_html = :html WHERE id = :id"),
        soci::use(now, "now"), soci::use(text, "text"), soci::use(html, "html"), soci::use(mail.id, "id");
}

void give_back(UnitOfWork& uow, const std::string& id, bool counts, const std::string& error) {
    const int uncounted = counts ? 0 : 1;
    sql::query(uow,
               "UPDATE core_mail SET attempts = attempts - :uncounted, lease_until = '', last_error = :error "
               "WHERE id = :id"),
        soci::use(uncounted, "uncounted"), soci::use(error, "error"), soci::use(id, "id");
}

void mark_try_again(UnitOfWork& uow, const std::string& id, Instant next_at, const std::string& error) {
    const auto next = to_text(next_at);
    sql::query(uow,
               "UPDATE core_mail SET next_at = :next, lease_until = '', last_error = :error WHERE id = :id"),
        soci::use(next, "next"), soci::use(error, "error"), soci::use(id, "id");
}

void mark_failed(UnitOfWork& uow, const std::string& id, const std::string& error) {
    sql::query(uow,
               "UPDATE core_mail SET state = 'failed', lease_until = '', last_error = :error WHERE id = :id"),
        soci::use(error, "error"), soci::use(id, "id");
}

bool mark_bounced(UnitOfWork& uow, const std::string& id, const std::string& reason) {
    soci::statement statement =
        (sql::prepare(uow,
                      "UPDATE core_mail SET state = 'bounced', last_error = :reason WHERE id = :id AND state "
                      "IN ('sent', 'bounced')"),
         soci::use(reason, "reason"), soci::use(id, "id"));
    statement.execute(true);
    return statement.get_affected_rows() > 0;
}

bool retry_mail(UnitOfWork& uow, const std::string& id) {
    const auto now = to_text(uow.now());
    soci::statement statement =
        (sql::prepare(
             uow,
             "UPDATE core_mail SET state = 'waiting', attempts = 0, next_at = :now, lease_until = '' "
             "WHERE id = :id AND state = 'failed'"),
         soci::use(now, "now"), soci::use(id, "id"));
    statement.execute(true);
    return statement.get_affected_rows() == 1;
}

std::string without_secrets(std::string text) {
    constexpr std::string_view hex = "0123456789abcdef";
    constexpr std::size_t length = 64;
    // Whatever path they stand in: a new kind of address must not be forgotten here.
    for (auto at = text.find_first_of(hex); at != std::string::npos; at = text.find_first_of(hex, at)) {
        const auto end = std::min(text.find_first_not_of(hex, at), text.size());
        if (end - at == length && at > 0 && text[at - 1] == '/') {
            text.replace(at, length, "…");
            at += std::string_view("…").size();
        } else {
            at = end;
        }
    }
    return text;
}

}  // namespace plenaria::host
