// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file plenaria/db.hpp
/// Transactions, and what a use case may cause besides its own rows. Included by services; the SOCI headers
/// are needed only by repositories (plenaria/sql.hpp).

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include <plenaria/abi.hpp>
#include <plenaria/effects.hpp>
#include <plenaria/result.hpp>
#include <plenaria/time.hpp>

namespace soci {
class session;
}

namespace plenaria {

struct Actor;

enum class Engine { sqlite = 1, mysql };

/// One open transaction on one leased session. Belongs to the thread it was made on; never stored.
/// Everything announced here is a row of the same transaction: kept or lost together with the change itself.
class PLENARIA_API UnitOfWork {
public:
    UnitOfWork(const UnitOfWork&) = delete;
    UnitOfWork& operator=(const UnitOfWork&) = delete;
    virtual ~UnitOfWork();

    [[nodiscard]] virtual soci::session& session() = 0;
    [[nodiscard]] virtual Engine engine() const = 0;
    /// The same for the whole transaction.
    [[nodiscard]] virtual Instant now() const = 0;

    /// Records who did what to which object. Append-only; readable after the plugin is gone.
    /// @param action "statements.issue_version"; subject "statements.statement/ID";
    /// @param before,after JSON objects of what changed; empty when there was nothing.
    virtual void record(const Actor& who, std::string_view action, std::string_view subject,
                        std::string_view before, std::string_view after) = 0;
    /// Announces a fact, e.g. "statements.version_issued/1"; each subscriber gets it after the commit.
    virtual void publish(std::string_view event, std::string_view event_json) = 0;
    /// Queues a job to run once, not before `run_at`.
    /// @return its id, by which its progress can be read.
    virtual std::string enqueue(std::string_view job, std::string_view payload_json, Instant run_at = {}) = 0;
    /// Puts a message into the outbox. @return its id.
    virtual std::string send(const Mail& mail) = 0;
    /// Makes an access link. @return its address, the only place where its secret is ever seen.
    virtual std::string issue_link(const AccessLink& link) = 0;
    /// Ends every link with that purpose and subject (and party, unless empty).
    virtual void revoke_links(std::string_view purpose, std::string_view subject,
                              std::string_view party = {}) = 0;
    /// Moves the end of every link with that purpose and subject; with `due_at` also the deadline of those
    /// that have one.
    virtual void extend_links(std::string_view purpose, std::string_view subject, Instant expires_at,
                              std::optional<Instant> due_at = std::nullopt) = 0;
    /// Notes that the link with that address was opened at `at`, without letting anybody in: for what
    /// happened elsewhere, as when a consultation is taken over in its middle.
    virtual void note_link_use(std::string_view address, Instant at) = 0;
    /// Whether and when the links of that purpose and subject were opened, one entry a party.
    virtual std::vector<LinkUse> link_uses(std::string_view purpose, std::string_view subject) = 0;
    /// Makes an object findable; replaces what was indexed for the same subject.
    virtual void index(const SearchEntry& entry) = 0;
    virtual void unindex(std::string_view subject) = 0;
    /// Tells an account (or all who hold a permission) about something.
    virtual void notify(const Notification& notification) = 0;
    /// Empties the cache of public pages that carry this tag, at the instant of the commit.
    virtual void invalidate(std::string_view tag) = 0;
    /// Stores bytes under their SHA-256. @return that name. The same bytes are stored once.
    virtual std::string keep_file(std::string_view bytes, std::string_view content_type) = 0;
    virtual std::optional<StoredFile> load_file(std::string_view sha256) = 0;

protected:
    UnitOfWork() = default;
};

class PLENARIA_API Database {
public:
    virtual ~Database();

    /// Runs `work` in one transaction and commits if it returned a value. `work` may run again when the
    /// database reports a deadlock or a busy lock, so it must change nothing outside the transaction.
    /// @return what `work` returned, or ErrorCode::unavailable when no session was free in time or the
    ///         connection was lost, ErrorCode::conflict when a unique or foreign key was violated.
    template <class F>
    auto write(F&& work) -> std::invoke_result_t<F&, UnitOfWork&> {
        return run(Kind::write, work);
    }

    /// Like write(), in a transaction that sees one snapshot and is rolled back at its end.
    template <class F>
    auto read(F&& work) -> std::invoke_result_t<F&, UnitOfWork&> {
        return run(Kind::read, work);
    }

protected:
    enum class Kind { read = 1, write };
    /// @return an error of the database layer, or success once `body` ran to its end.
    virtual Result<void> run_raw(Kind kind, const std::function<bool(UnitOfWork&)>& body) = 0;

private:
    template <class F>
    auto run(Kind kind, F& work) -> std::invoke_result_t<F&, UnitOfWork&> {
        using R = std::invoke_result_t<F&, UnitOfWork&>;
        R outcome = Error{ErrorCode::unavailable, "The database did not answer.", {}};
        auto done = run_raw(kind, [&](UnitOfWork& uow) {
            outcome = work(uow);
            return outcome.has_value();
        });
        if (!done) return std::move(done).error();
        return outcome;
    }
};

}  // namespace plenaria
