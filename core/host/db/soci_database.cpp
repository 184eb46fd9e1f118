// SPDX-License-Identifier: EUPL-1.2
#include "db/soci_database.hpp"

#include <optional>
#include <random>
#include <stdexcept>
#include <thread>
#include <utility>

#include <soci/soci.h>

#include "db/commit_fate.hpp"
#include "db/failures.hpp"
#include "db/pool.hpp"
#include "db/sessions.hpp"
#include "db/shared_read_held.hpp"
#include "db/transaction.hpp"
#include "db/unit_of_work.hpp"

namespace plenaria::host {

namespace {

Error unavailable(std::string detail) {
    return {ErrorCode::unavailable, "The database did not answer.", std::move(detail)};
}

constexpr std::string_view word(CommitFate fate) {
    switch (fate) {
        case CommitFate::committed:
            return "committed";
        case CommitFate::rolled_back:
            return "rolled back";
        case CommitFate::unknown:
            return "unknown";
    }
    return "";
}

/// So that two transactions that were in each other's way are not again.
void pause_before_retry(int attempt) {
    thread_local std::minstd_rand random{std::random_device{}()};
    std::this_thread::sleep_for(
        std::chrono::milliseconds(std::uniform_int_distribution<>(5, 20 << attempt)(random)));
}

class SociDatabase final : public Database {
public:
    explicit SociDatabase(DatabaseOptions options)
        : options_(std::move(options)),
          writers_(options_.engine == Engine::sqlite ? 1 : options_.sessions, opener(SessionRole::writer)),
          readers_(options_.sessions, opener(SessionRole::reader)) {}

    void open_first() {
        auto lease = pool(Kind::write).lease(options_.wait_for_session);
        try {
            (void)lease.value().session();
        } catch (const soci::soci_error& e) {
            throw std::runtime_error(why_not_opened(e));
        }
    }

protected:
    Result<void> run_raw(Kind kind, const std::function<bool(UnitOfWork&)>& body) override {
        auto* counters = options_.counters;
        if (counters == nullptr) return perform(kind, body);
        const CountedTime time(&counters->microseconds);
        ++(kind == Kind::write ? counters->writes : counters->reads);
        auto result = perform(kind, body);
        if (!result) ++counters->failed;
        return result;
    }

private:
    Result<void> perform(Kind kind, const std::function<bool(UnitOfWork&)>& body) {
        // It would wait for itself on SQLite, and keep half of the change on MySQL when one of the two fails.
        if (kind == Kind::write && writing_ == this)
            throw std::logic_error("a write transaction was begun inside another one");

        if (auto* shared = SharedRead::of_this_thread(); shared != nullptr) {
            if (kind == Kind::write) shared->end();
            // Inside a write it would keep a snapshot from before the commit.
            else if (writing_ == nullptr && (!shared->held() || shared->held()->database == this))
                return run_shared(*shared, body);
        }
        std::optional<CommitEffects> committed;
        auto result = run_with_lease(kind, body, committed);
        if (committed && options_.after_commit) announce(*committed);
        return result;
    }

    /// What one attempt came to: an end, or another attempt.
    struct Attempt {
        bool again = false;
        Result<void> result = {};
    };

    Pool::Open opener(SessionRole role) const {
        return [this, role](soci::session& session) {
            open_session(session, options_.engine, options_.connection, role);
        };
    }

    /// On SQLite writers queue for the one writer.
    Pool& pool(Kind kind) { return kind == Kind::write ? writers_ : readers_; }

    std::optional<Pool::Lease> borrow(Kind kind) {
        auto* counters = options_.counters;
        const CountedTime time(counters != nullptr ? &counters->waited_microseconds : nullptr);
        auto lent = pool(kind).lease(options_.wait_for_session);
        if (!lent && counters != nullptr) ++counters->no_session;
        return lent;
    }

    Result<void> run_with_lease(Kind kind, const std::function<bool(UnitOfWork&)>& body,
                                std::optional<CommitEffects>& committed) {
        auto lease = borrow(kind);
        if (!lease) return unavailable("every session was in use");

        struct Writing {
            const void* before = writing_;
            ~Writing() { writing_ = before; }
        } const restore;
        if (kind == Kind::write) writing_ = this;
        std::optional<Transaction> transaction;
        return run_until_done(kind, *lease, transaction, body, committed);
    }

    Result<void> run_shared(SharedRead& shared, const std::function<bool(UnitOfWork&)>& body) {
        if (!shared.held()) {
            auto lease = borrow(Kind::read);
            if (!lease) return unavailable("every session was in use");
            shared.held().reset(new SharedRead::Held{this, *std::move(lease)});
        }
        SharedRead::Use use(shared);
        std::optional<CommitEffects> nothing;
        auto result =
            run_until_done(Kind::read, shared.held()->lease, shared.held()->transaction, body, nothing);
        if (result) use.succeeded();
        return result;
    }

    Result<void> run_until_done(Kind kind, Pool::Lease& lease, std::optional<Transaction>& transaction,
                                const std::function<bool(UnitOfWork&)>& body,
                                std::optional<CommitEffects>& committed) {
        for (int number = 1;; ++number) {
            auto attempt = run_once(kind, lease, transaction, body, committed);
            if (!attempt.again || number >= options_.max_attempts) return std::move(attempt.result);
            if (options_.counters != nullptr) ++options_.counters->repeated;
            if (options_.log)
                options_.log->warning("transaction tried again", {{"why", attempt.result.error().detail}});
            pause_before_retry(number);
        }
    }

    /// @param transaction open already when a read shares it; after an error it is rolled back.
    Attempt run_once(Kind kind, Pool::Lease& lease, std::optional<Transaction>& transaction,
                     const std::function<bool(UnitOfWork&)>& body, std::optional<CommitEffects>& committed) {
        bool committing = false;
        std::string witness;
        CommitEffects effects;
        try {
            if (!transaction)
                transaction.emplace(lease, options_.engine,
                                    kind == Kind::write ? Transaction::Kind::write : Transaction::Kind::read);
            Work work(lease.session(), options_);
            const bool succeeded = body(work);
            if (succeeded) work.write_pending();
            if (succeeded && kind == Kind::write) {
                work.before_commit();
                witness = work.witness();
                effects = work.effects();
                committing = true;
                transaction->commit();
                committed = std::move(effects);
            }
            return {};
        } catch (const soci::soci_error& e) {
            transaction.reset();
            const auto text = describe(e);
            switch (classify(e)) {
                case Failure::conflict:
                    return {
                        false,
                        Error{ErrorCode::conflict,
                              "This already exists, or something it depends on is no longer there.", text}};
                case Failure::too_large:
                    return {false, Error{ErrorCode::too_large, "This is too large to be stored.", text}};
                case Failure::retry:
                    return {true, unavailable(text)};
                case Failure::connection:
                    lease.close();
                    if (!committing) return {true, unavailable(text)};
                    return after_lost_commit(fate_of_commit(lease, witness), text, std::move(effects),
                                             committed);
                case Failure::disk_full:
                    return {false,
                            Error{ErrorCode::unavailable,
                                  "There is no room left on the disk of the server, so nothing can be saved. "
                                  "What is there can be read.",
                                  text}};
                case Failure::unavailable:
                    if (options_.log) options_.log->warning("database failed", {{"why", text}});
                    return {false, unavailable(text)};
                case Failure::other:
                    break;
            }
            // Not e itself: its text holds the bound values. The query is a literal and holds placeholders.
            throw std::runtime_error("database: " + text + " in: " + last_query(lease));
        }
    }

    /// Whether it happened is found out where it can be; doing it twice would be worse than saying so.
    Attempt after_lost_commit(CommitFate fate, const std::string& text, CommitEffects effects,
                              std::optional<CommitEffects>& committed) const {
        if (options_.log)
            options_.log->warning("answer to a commit lost", {{"why", text}, {"fate", word(fate)}});
        switch (fate) {
            case CommitFate::committed:
                committed = std::move(effects);
                return {};
            case CommitFate::rolled_back:
                return {true, unavailable(text)};
            case CommitFate::unknown:
                break;
        }
        return {
            false,
            Error{ErrorCode::unavailable,
                  "The database went away while this was being saved, and it is not known whether it was. "
                  "Look before you send it again.",
                  text}};
    }

    static std::string last_query(Pool::Lease& lease) {
        try {
            return lease.session().get_last_query().substr(0, 400);
        } catch (const soci::soci_error&) {
            return "(no session)";
        }
    }

    void announce(const CommitEffects& effects) const {
        try {
            options_.after_commit(effects);
        } catch (const std::exception& e) {
            if (options_.log) options_.log->error("after a commit", {{"what", e.what()}});
        }
    }

    static thread_local const void* writing_;

    DatabaseOptions options_;
    Pool writers_;  // before the readers, and so closed after them: who closes last moves the log into the
                    // file
    Pool readers_;
};

thread_local const void* SociDatabase::writing_ = nullptr;

}  // namespace

std::unique_ptr<Database> open_database(DatabaseOptions options) {
    auto database = std::make_unique<SociDatabase>(std::move(options));
    database->open_first();
    return database;
}

}  // namespace plenaria::host
