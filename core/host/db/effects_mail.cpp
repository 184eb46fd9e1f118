// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

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

/// On one line and without the beginning of an encoded word, so that a title with a line break is no reason
/// to lose the message: the builder refuses such a header (errands/message.hpp).
std::string one_line(std::string text) {
    for (const std::string_view separator : {"\u0085", "\u2028", "\u2029"})
        for (auto at = text.find(separator); at != std::string::npos; at = text.find(separator, at))
            text.replace(at, separator.size(), " ");
    for (auto at = text.find("=?"); at != std::string::npos; at = text.find("=?", at))
        text.insert(at + 1, " ");
    std::replace_if(
        text.begin(), text.end(), [](unsigned char c) { return c < ' ' || c == 0x7f; }, ' ');
    return text;
}

}  // namespace

std::string Work::send(const Mail& mail) {
    const auto id = next_id();
    const auto key = mail.idempotency_key.empty() ? id : mail.idempotency_key;
    if (!mail.idempotency_key.empty())
        if (auto earlier = mail_with_key(*this, key); !earlier.empty()) return earlier;

    const auto to_name = one_line(mail.to_name);
    const auto subject = one_line(mail.subject);
    const bool inserted = insert_unless_there([&] {
        sql::query(
            *this,
            "INSERT INTO core_mail(id, to_address, to_name, language, subject, body_text, body_html, about, "
            "batch, idempotency_key, state, attempts, next_at, lease_until, last_error, created_at, sent_at) "
            "VALUES(:id, :address, :name, :language, :subject, :text, :html, :about, :batch, :key, "
            "'waiting', 0, :now, '', '', :created, '')"),
            soci::use(id, "id"), soci::use(mail.to_address, "address"), soci::use(to_name, "name"),
            soci::use(mail.language, "language"), soci::use(subject, "subject"), soci::use(mail.text, "text"),
            soci::use(mail.html, "html"), soci::use(mail.about, "about"), soci::use(mail.batch, "batch"),
            soci::use(key, "key"), soci::use(now_text_, "now"), soci::use(now_text_, "created");
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
