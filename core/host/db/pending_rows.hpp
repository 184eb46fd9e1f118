// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/db/pending_rows.hpp
/// Access links and mails of one transaction that are not written yet. A wave makes ten thousand of each, and
/// on MariaDB every statement waits for another process: so many are written by one. Whoever could look for
/// them writes them first (Work::session()).

#include <cstddef>
#include <exception>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <plenaria/db.hpp>

namespace plenaria::host {

struct LinkRow {
    std::string id, secret_hash, due_at, due_zone, expires_at;
    AccessLink link;
};

struct MailRow {
    std::string id, to_name, subject, key;
    Mail mail;  ///< without its attachments
};

/// Not thread-safe; of one transaction.
class PendingRows {
public:
    /// What is longer is worth a statement of its own, and is not kept in memory.
    static constexpr std::size_t longest_file = 64 * 1024;

    /// `session` and `now` must outlive it.
    PendingRows(soci::session& session, Engine engine, const std::string& now)
        : session_(session), engine_(engine), now_(now) {}

    void add(LinkRow row);
    void add(MailRow row);
    /// The file of an attachment, of at most `longest_file` bytes. The same bytes are kept once.
    void add_file(const std::string& sha256, std::string_view bytes, std::string_view content_type);
    void add_attachment(const std::string& mail_id, int position, const Attachment& attachment,
                        std::string sha256);

    /// The id of the mail with that key, or empty text when none of these has it.
    [[nodiscard]] std::string mail_with_key(const std::string& key) const;

    /// Writes them in the order in which they came. Once that has failed it fails again at every call: rows
    /// are gone that were promised, and who caught it must not commit the rest.
    /// @throws soci::soci_error of the statement that failed; Overtaken when another transaction has
    /// committed
    ///         the key of a mail, or a file, since it was looked for.
    void write();

private:
    struct FileRow {
        std::string sha256, content_type, bytes;
        long long size = 0;
    };
    struct AttachmentRow {
        std::string mail_id, name, content_type, sha256;
        int position = 0;
    };

    /// Counts a row, and writes those before it when it would be too many: a wave does not fit into memory,
    /// nor into one statement.
    void make_room(std::size_t bytes);
    void write_all(std::vector<FileRow> files, const std::vector<LinkRow>& links,
                   const std::vector<MailRow>& mails, const std::vector<AttachmentRow>& attachments);
    void drop_stored(std::vector<FileRow>& files);

    soci::session& session_;
    Engine engine_;
    const std::string& now_;
    std::vector<LinkRow> links_;
    std::vector<MailRow> mails_;
    std::vector<FileRow> files_;
    std::vector<AttachmentRow> attachments_;
    std::map<std::string, std::string> mail_of_key_;
    std::set<std::string> file_names_;
    std::exception_ptr failed_;
    std::size_t count_ = 0;
    std::size_t bytes_ = 0;
};

}  // namespace plenaria::host
