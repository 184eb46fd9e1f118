// SPDX-License-Identifier: EUPL-1.2
#include "db/pending_rows.hpp"

#include <utility>

#include <soci/soci.h>
#include <nlohmann/json.hpp>

#include "db/failures.hpp"
#include "db/insert_rows.hpp"

namespace plenaria::host {

namespace {

// Escaped, a text may double in length, and the server takes packets of 16 MiB.
constexpr std::size_t most_bytes = 2 * 1024 * 1024;
constexpr std::size_t most_rows = 1024;

}  // namespace

void PendingRows::make_room(std::size_t bytes) {
    if (count_ > 0 && (count_ >= most_rows || bytes_ + bytes > most_bytes)) write();
    ++count_;
    bytes_ += bytes;
}

void PendingRows::add(LinkRow row) {
    make_room(row.link.task.size());
    links_.push_back(std::move(row));
}

void PendingRows::add(MailRow row) {
    make_room(row.subject.size() + row.mail.text.size() + row.mail.html.size());
    mail_of_key_.emplace(row.key, row.id);
    mails_.push_back(std::move(row));
}

void PendingRows::add_file(const std::string& sha256, std::string_view bytes, std::string_view content_type) {
    if (file_names_.contains(sha256)) return;
    make_room(bytes.size());
    file_names_.insert(sha256);
    files_.push_back({.sha256 = sha256,
                      .content_type = std::string(content_type),
                      .bytes = std::string(bytes),
                      .size = static_cast<long long>(bytes.size())});
}

void PendingRows::add_attachment(const std::string& mail_id, int position, const Attachment& attachment,
                                 std::string sha256) {
    make_room(attachment.name.size());
    attachments_.push_back({.mail_id = mail_id,
                            .name = attachment.name,
                            .content_type = attachment.content_type,
                            .sha256 = std::move(sha256),
                            .position = position});
}

std::string PendingRows::mail_with_key(const std::string& key) const {
    const auto found = mail_of_key_.find(key);
    return found == mail_of_key_.end() ? std::string() : found->second;
}

void PendingRows::write() {
    if (failed_) std::rethrow_exception(failed_);
    if (count_ == 0) return;
    mail_of_key_.clear();
    file_names_.clear();
    count_ = bytes_ = 0;
    auto files = std::exchange(files_, {});
    const auto links = std::exchange(links_, {});
    const auto mails = std::exchange(mails_, {});
    const auto attachments = std::exchange(attachments_, {});
    try {
        write_all(std::move(files), links, mails, attachments);
    } catch (const soci::soci_error& e) {
        failed_ = classify(e) == Failure::conflict ? std::make_exception_ptr(Overtaken())
                                                   : std::current_exception();
    }
    if (failed_) std::rethrow_exception(failed_);
}

void PendingRows::write_all(std::vector<FileRow> files, const std::vector<LinkRow>& links,
                            const std::vector<MailRow>& mails,
                            const std::vector<AttachmentRow>& attachments) {
    drop_stored(files);
    insert_rows(session_, engine_, "INSERT INTO core_file(sha256, size, content_type, created_at) VALUES",
                "(:name, :size, :type, :now)", files, [&](auto& prepared, const FileRow& row) {
                    prepared, soci::use(row.sha256), soci::use(row.size), soci::use(row.content_type),
                        soci::use(now_);
                });
    // A file of no bytes has no piece.
    std::erase_if(files, [](const FileRow& row) { return row.bytes.empty(); });
    insert_rows(session_, engine_, "INSERT INTO core_file_piece(sha256, position, bytes) VALUES",
                "(:name, 0, :bytes)", files, [](auto& prepared, const FileRow& row) {
                    prepared, soci::use(row.sha256), soci::use(row.bytes);
                });
    insert_rows(
        session_, engine_,
        "INSERT INTO core_link(id, secret_hash, purpose, subject, party, party_name, recipient, task, "
        "path, language, zone, due_at, due_zone, created_at, expires_at, revoked_at) VALUES",
        "(:id, :hash, :purpose, :subject, :party, :party_name, :recipient, :task, :path, :language, "
        ":zone, :due, :due_zone, :now, :expires, '')",
        links, [&](auto& prepared, const LinkRow& row) {
            const auto& link = row.link;
            prepared, soci::use(row.id), soci::use(row.secret_hash), soci::use(link.purpose),
                soci::use(link.subject), soci::use(link.party), soci::use(link.party_name),
                soci::use(link.recipient), soci::use(link.task), soci::use(link.path),
                soci::use(link.language), soci::use(link.zone), soci::use(row.due_at),
                soci::use(row.due_zone), soci::use(now_), soci::use(row.expires_at);
        });
    insert_rows(session_, engine_,
                "INSERT INTO core_mail(id, to_address, to_name, language, subject, body_text, body_html, "
                "about, batch, idempotency_key, state, attempts, next_at, lease_until, last_error, "
                "created_at, sent_at) VALUES",
                "(:id, :address, :name, :language, :subject, :text, :html, :about, :batch, :key, 'waiting', "
                "0, :now, '', '', :created, '')",
                mails, [&](auto& prepared, const MailRow& row) {
                    const auto& mail = row.mail;
                    prepared, soci::use(row.id), soci::use(mail.to_address), soci::use(row.to_name),
                        soci::use(mail.language), soci::use(row.subject), soci::use(mail.text),
                        soci::use(mail.html), soci::use(mail.about), soci::use(mail.batch),
                        soci::use(row.key), soci::use(now_), soci::use(now_);
                });
    insert_rows(session_, engine_,
                "INSERT INTO core_mail_attachment(mail_id, position, name, content_type, file) VALUES",
                "(:mail, :position, :name, :type, :file)", attachments,
                [](auto& prepared, const AttachmentRow& row) {
                    prepared, soci::use(row.mail_id), soci::use(row.position), soci::use(row.name),
                        soci::use(row.content_type), soci::use(row.sha256);
                });
}

void PendingRows::drop_stored(std::vector<FileRow>& files) {
    if (files.empty()) return;
    nlohmann::json names = nlohmann::json::array();
    for (const auto& row : files) names.push_back(row.sha256);
    const auto text = names.dump();
    std::set<std::string> stored;
    std::string name;
    soci::statement select =
        (session_.prepare
             << (engine_ == Engine::sqlite
                     ? "SELECT f.sha256 FROM json_each(:names) j CROSS JOIN core_file f "
                       "ON f.sha256 = j.value"
                     : "SELECT STRAIGHT_JOIN f.sha256 FROM JSON_TABLE(:names, '$[*]' "
                       "COLUMNS (name CHAR(64) PATH '$')) j JOIN core_file f ON f.sha256 = j.name"),
         soci::use(text, "names"), soci::into(name));
    select.execute();
    while (select.fetch()) stored.insert(name);
    std::erase_if(files, [&](const FileRow& row) { return stored.contains(row.sha256); });
}

}  // namespace plenaria::host
