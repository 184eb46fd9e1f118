// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file core/tests/auth/accounts_house.hpp
/// Accounts over a real database, a clock that stands still, and what a person or a stranger does with them.

#include <memory>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include <plenaria/sql.hpp>
#include <plenaria/testing/database.hpp>
#include <plenaria/testing/engines.hpp>
#include <plenaria/testing/fake_clock.hpp>
#include <plenaria/testing/fake_scope.hpp>

#include "auth/account_service.hpp"
#include "auth/password.hpp"
#include "auth/totp.hpp"

namespace plenaria::host {

using namespace std::chrono_literals;

inline constexpr const char* good_password = "correct horse battery";

class AccountsTest : public ::testing::TestWithParam<Engine> {
protected:
    AccountsTest() : database_(GetParam(), {.clock = &clock}), accounts(database_.db(), limits, cheap) {}

    Database& db() { return database_.db(); }

    /// An account with that password; empty: none.
    std::string person(const std::string& email, const std::string& password = good_password) {
        auto id = accounts.create(operator_, {.email = email, .name = "Ana Pérez"});
        EXPECT_TRUE(id.has_value());
        if (!password.empty())
            change(*id, [&](Account& account) { account.password_hash = hash_of(password); });
        return *id;
    }
    void change(const std::string& id, const std::function<void(Account&)>& how) {
        must(db().write([&](UnitOfWork& uow) -> Result<void> {
            auto account = find_account(uow, id);
            how(*account);
            EXPECT_TRUE(update_account(uow, *account));
            return {};
        }));
    }
    Account account(const std::string& id) {
        return read([&](UnitOfWork& uow) { return *find_account(uow, id); });
    }
    /// Switches the second step on, and returns its secret.
    std::string with_totp(const std::string& id) {
        const auto secret = new_totp_secret();
        change(id, [&](Account& account) { account.totp_secret = secret; });
        return secret;
    }
    std::string code(const std::string& secret, int steps_ahead = 0) {
        return totp_code(secret, clock.now().time_since_epoch().count() / 30 + steps_ahead);
    }
    std::string link(const std::string& id, AccountLinkPurpose purpose, std::chrono::seconds valid_for = 1h) {
        return *db().write([&](UnitOfWork& uow) -> Result<std::string> {
            return insert_account_link(uow, id, purpose, uow.now() + valid_for);
        });
    }

    static std::string hash_of(const std::string& password) { return hash_password(password, cheap); }

    /// What a cookie opens at this moment.
    std::optional<Session> session(const std::string& secret) {
        return read([&](UnitOfWork& uow) { return find_session(uow, secret, limits); });
    }
    std::vector<Session> sessions(const std::string& id) {
        return read([&](UnitOfWork& uow) { return sessions_of(uow, id, limits); });
    }
    /// The same browser, with the cookies that it was given.
    Browser back(const NewSession& given) {
        const auto known = session(given.secret);
        return {.session_id = known ? known->id : std::string(), .address = "192.0.2.1", .mark = given.mark};
    }
    Actor actor(const std::string& id) {
        return {.kind = Actor::Kind::account, .id = id, .name = "Ana Pérez"};
    }
    std::vector<std::string> history(const std::string& id) {
        return read([&](UnitOfWork& uow) {
            const auto subject = "core.account/" + id;
            std::vector<std::string> actions;
            std::string action;
            soci::statement rows =
                (sql::prepare(uow, "SELECT action FROM core_history WHERE subject = :subject ORDER BY id"),
                 soci::use(subject, "subject"), soci::into(action));
            rows.execute();
            while (rows.fetch()) actions.push_back(action);
            return actions;
        });
    }

    template <class F>
    std::invoke_result_t<F&, UnitOfWork&> read(F&& look) {
        using R = std::invoke_result_t<F&, UnitOfWork&>;
        return *db().read([&](UnitOfWork& uow) -> Result<R> { return look(uow); });
    }
    template <class R>
    static void must(const R& done) {
        EXPECT_TRUE(done.has_value()) << (done ? "" : done.error().message + ' ' + done.error().detail);
    }
    template <class R>
    static ErrorCode refusal(const R& done) {
        EXPECT_FALSE(done.has_value());
        return done ? ErrorCode{} : done.error().code;
    }

    /// The least that Argon2id can be asked for: what it costs is not what these tests are about.
    static constexpr HashCost cheap{.operations = 1, .memory = 8192};
    const SessionLimits limits = {.idle = 24h, .absolute = 24h * 14, .second_factor = 10min};
    const Actor operator_ = {.kind = Actor::Kind::account, .id = "operator", .name = "Operator"};
    const Browser stranger = {.session_id = {}, .address = "198.51.100.7", .agent = "curl"};
    const Browser home = {.session_id = {}, .address = "192.0.2.1", .agent = "Firefox"};
    test::FakeClock clock{"2019-12-17T08:00:00Z"};

private:
    test::TestDatabase database_;

protected:
    AccountService accounts;
};

}  // namespace plenaria::host
