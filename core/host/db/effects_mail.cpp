// SPDX-License-Identifier: EUPL-1.2
#include "db/unit_of_work.hpp"

namespace plenaria::host {

namespace {

/// The id of the message with that key, or empty text.
std::string mail_with_key(UnitOfWork& uow, const std::string& key) {
    std::string id;
    sql::query(uow, "SELECT id FROM core_mail WHERE idempotency_key = :key"), soci::use(key, "key"),
        soci::into(id);
    return uow.session().got_data() ? id : std::string{};
}

}  // namespace

std::string Work::send(const Mail& mail) {
    const auto id = next_id();
    const auto key = mail.idempotency_key.empty() ? id : mail.idempotency_key;
    if (!mail.idempotency_key.empty())
        if (auto earlier = mail_with_key(*this, key); !earlier.empty()) return earlier;

    const bool inserted = insert_unless_there([&] {
        sql::query(
            *this,
            "INSERT INTO core_mail(id, to_address, to_name, language, subject, body_text, body_html, about, "
            "batch, idempotency_key, state, attempts, next_at, lease_until, last_error, created_at, sent_at) "
            "VALUES(:id, :address, :name, :language, :subject, :text, :html, :about, :batch, :key, "
            "'waiting', 0, :now, '', '', :created, '')"),
            soci::use(id, "id"), soci::use(mail.to_address, "address"), soci::use(mail.to_name, "name"),
            soci::use(mail.language, "language"), soci::use(mail.subject, "subject"),
            soci::use(mail.text, "text"), soci::use(mail.html, "html"), soci::use(mail.about, "about"),
            soci::use(mail.batch, "batch"), soci::use(key, "key"), soci::use(now_text_, "now"),
            soci::use(now_text_, "created");
    });
    if (!inserted) return mail_with_key(*this, key);
    attach(id, mail.attachments);
    effects_.mail = true;
    return id;
}

void Work::attach(const std::string& mail_id, const std::vector<Attachment>& attachments) {
    int position = 0;
    for (const auto& attachment : attachments) {
        const auto file = keep_file(attachment.bytes, attachment.content_type);
        sql::query(*this,
                   "INSERT INTO core_mail_attachment(mail_id, position, name, content_type, file) "
                   "VALUES(:mail, :position, :name, :type, :file)"),
            soci::use(mail_id, "mail"), soci::use(position, "position"), soci::use(attachment.name, "name"),
            soci::use(attachment.content_type, "type"), soci::use(file, "file");
        ++position;
    }
}

}  // namespace plenaria::host
