// SPDX-License-Identifier: EUPL-1.2
#include "db/kept_statements.hpp"

#include <algorithm>
#include <cstddef>
#include <list>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include <soci/soci.h>
#include <soci/sqlite3/soci-sqlite3.h>

namespace plenaria::host {

namespace {

using Prepared = sqlite_api::sqlite3_stmt;

/// Of one session. Bounded: the statement that was used least lately goes first.
class KeptStatements {
public:
    KeptStatements() = default;
    KeptStatements(const KeptStatements&) = delete;
    KeptStatements& operator=(const KeptStatements&) = delete;
    ~KeptStatements() {
        for (const auto& each : by_use_) sqlite_api::sqlite3_finalize(each.statement);
    }

    /// Its owner from now on is the caller: two statements with the same text may run at once.
    Prepared* take(std::string_view text) {
        const auto found = by_text_.find(text);
        if (found == by_text_.end()) return nullptr;
        auto* statement = found->second->statement;
        const auto entry = found->second;
        by_text_.erase(found);
        by_use_.erase(entry);
        return statement;
    }

    void give_back(std::string text, Prepared* statement) {
        // Not reset, it would hold its snapshot; not cleared, it would keep the values of one request.
        sqlite_api::sqlite3_reset(statement);
        sqlite_api::sqlite3_clear_bindings(statement);
        if (by_text_.contains(text)) {
            sqlite_api::sqlite3_finalize(statement);
            return;
        }
        by_use_.push_front({std::move(text), statement});
        by_text_.emplace(by_use_.front().text, by_use_.begin());
        if (by_use_.size() <= most) return;
        by_text_.erase(by_use_.back().text);
        sqlite_api::sqlite3_finalize(by_use_.back().statement);
        by_use_.pop_back();
    }

private:
    static constexpr std::size_t most = 96;  // some 10 KiB each

    struct Kept {
        std::string text;
        Prepared* statement;
    };
    std::list<Kept> by_use_;  // the latest first
    std::unordered_map<std::string_view, std::list<Kept>::iterator> by_text_;
};

class KeepingStatement final : public soci::sqlite3_statement_backend {
public:
    KeepingStatement(soci::sqlite3_session_backend& session, KeptStatements& kept)
        : sqlite3_statement_backend(session), kept_(kept) {}

    void prepare(std::string const& query, soci::details::statement_type type) override {
        clean_up();
        if (auto* statement = kept_.take(query)) {
            stmt_ = statement;
            databaseReady_ = true;
        } else {
            sqlite3_statement_backend::prepare(query, type);
        }
        text_ = query;
    }

    void clean_up() override {
        if (stmt_ != nullptr && worth_keeping(text_))
            kept_.give_back(std::move(text_), std::exchange(stmt_, nullptr));
        text_.clear();
        sqlite3_statement_backend::clean_up();
    }

private:
    /// The four that repositories are made of; migrations and settings of a session run once.
    static bool worth_keeping(std::string_view text) {
        return text.starts_with("SELECT") || text.starts_with("INSERT") || text.starts_with("UPDATE") ||
               text.starts_with("DELETE");
    }

    KeptStatements& kept_;
    std::string text_;
};

class KeepingSession final : public soci::sqlite3_session_backend {
public:
    explicit KeepingSession(soci::connection_parameters const& parameters)
        : sqlite3_session_backend(parameters), kept_(std::make_unique<KeptStatements>()) {}

    soci::sqlite3_statement_backend* make_statement_backend() override {
        return new KeepingStatement(*this, *kept_);
    }

private:
    std::unique_ptr<KeptStatements> kept_;  // ends before the connection that its statements belong to
};

class KeepingFactory final : public soci::backend_factory {
public:
    soci::details::session_backend* make_session(
        soci::connection_parameters const& parameters) const override {
        return new KeepingSession(parameters);
    }
};

}  // namespace

const soci::backend_factory& sqlite_with_kept_statements() {
    static const KeepingFactory factory;
    return factory;
}

}  // namespace plenaria::host
