// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <utility>

#include <plenaria/id.hpp>

#include "db/unit_of_work.hpp"

namespace plenaria::host {

namespace {

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

std::string Work::mail_with_key(const std::string& key) {
    if (auto id = pending_.mail_with_key(key); !id.empty()) return id;
    std::string id;
    own_session().once << "SELECT id FROM core_mail WHERE idempotency_key = :key", soci::use(key, "key"),
        soci::into(id);
    return own_session().got_data() ? id : std::string{};
}

std::string Work::send(const Mail& mail) {
    const auto id = next_id();
    const auto key = mail.idempotency_key.empty() ? id : mail.idempotency_key;
    if (!mail.idempotency_key.empty())
        if (auto earlier = mail_with_key(key); !earlier.empty()) return earlier;

    own_session();  // refuses another thread
    MailRow row{.id = id,
                .to_name = one_line(mail.to_name),
                .subject = one_line(mail.subject),
                .key = key,
                .mail = mail};
    row.mail.attachments.clear();
    pending_.add(std::move(row));
    attach(id, mail.attachments);
    effects_.mail = true;
    return id;
}

void Work::attach(const std::string& mail_id, const std::vector<Attachment>& attachments) {
    int position = 0;
    for (const auto& attachment : attachments) {
        const auto& [name, type, bytes] = attachment;
        auto file = bytes.size() > PendingRows::longest_file ? store_file(bytes, type) : sha256_hex(bytes);
        if (bytes.size() <= PendingRows::longest_file) pending_.add_file(file, bytes, type);
        pending_.add_attachment(mail_id, position, attachment, std::move(file));
        ++position;
    }
}

}  // namespace plenaria::host
