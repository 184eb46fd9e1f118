// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/db/unit_of_work.hpp
/// One open transaction, and the rows of the host that a use case causes. The SQL of each kind of effect is
/// in a file of its own, effects_*.cpp.

#include <set>
#include <string>
#include <thread>

#include <plenaria/db.hpp>
#include <plenaria/sql.hpp>

#include "db/pending_rows.hpp"
#include "db/soci_database.hpp"

namespace plenaria::host {

class Work final : public UnitOfWork {
public:
    /// `session` and `options` must outlive it.
    Work(soci::session& session, const DatabaseOptions& options);

    /// Whoever asks for it may read or change anything, so what is pending is written first.
    soci::session& session() override;
    Engine engine() const override { return options_.engine; }
    Instant now() const override { return now_; }

    void record(const Actor& who, std::string_view action, std::string_view subject, std::string_view before,
                std::string_view after) override;
    void publish(std::string_view event, std::string_view event_json) override;
    std::string enqueue(std::string_view job, std::string_view payload_json, Instant run_at) override;
    std::string send(const Mail& mail) override;
    std::string issue_link(const AccessLink& link) override;
    void revoke_links(std::string_view purpose, std::string_view subject, std::string_view party) override;
    void extend_links(std::string_view purpose, std::string_view subject, Instant expires_at,
                      std::optional<Instant> due_at) override;
    void note_link_use(std::string_view address, Instant at) override;
    std::vector<LinkUse> link_uses(std::string_view purpose, std::string_view subject) override;
    void index(const SearchEntry& entry) override;
    void unindex(std::string_view subject) override;
    void notify(const Notification& notification) override;
    void invalidate(std::string_view tag) override;
    std::string keep_file(std::string_view bytes, std::string_view content_type) override;
    std::optional<StoredFile> load_file(std::string_view sha256) override;

    /// Writes links and mails that were only collected so far; also at the end of a read, which the database
    /// then refuses as it would have refused each of them.
    void write_pending() { pending_.write(); }
    /// Writes whatever else was only collected so far; called once, right before the commit.
    void before_commit();
    [[nodiscard]] CommitEffects effects() const;
    /// Id of a row of core_history that this transaction wrote; empty when it wrote none.
    [[nodiscard]] const std::string& witness() const { return witness_; }

private:
    /// Like new_id(), but ids of one transaction sort in the order in which they were made.
    std::string next_id();
    /// The session without writing what is pending: for the rows of which that is made.
    soci::session& own_session();
    /// The id of the message with that key, or empty text.
    std::string mail_with_key(const std::string& key);
    void attach(const std::string& mail_id, const std::vector<Attachment>& attachments);
    /// @return the SHA-256 of `bytes`, which are stored now.
    std::string store_file(std::string_view bytes, std::string_view content_type);
    /// Runs `insert`; @return false when another transaction had inserted the same key before.
    template <class Insert>
    bool insert_unless_there(Insert&& insert);

    soci::session& session_;
    const DatabaseOptions& options_;
    Instant now_;
    std::string now_text_;
    std::thread::id thread_ = std::this_thread::get_id();
    PendingRows pending_;
    std::string last_id_;
    std::string witness_;
    CommitEffects effects_;
    std::set<std::string> tags_;
};

}  // namespace plenaria::host

#include "db/failures.hpp"

namespace plenaria::host {

template <class Insert>
bool Work::insert_unless_there(Insert&& insert) {
    try {
        insert();
        return true;
    } catch (const soci::soci_error& e) {
        // A failed statement does not end the transaction, on neither engine.
        if (classify(e) == Failure::conflict) return false;
        throw;
    }
}

}  // namespace plenaria::host
