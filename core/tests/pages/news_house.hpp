// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file core/tests/pages/news_house.hpp
/// Accounts, what they are told, and the job that mails it, over a real database and a clock that is set.

#include <gtest/gtest.h>

#include <plenaria/sql.hpp>
#include <plenaria/testing/database.hpp>
#include <plenaria/testing/engines.hpp>
#include <plenaria/testing/fake_clock.hpp>
#include <plenaria/testing/fake_locale.hpp>
#include <plenaria/testing/fake_scope.hpp>
#include <plenaria/testing/fake_services.hpp>

#include "pages/notification_repository.hpp"
#include "pages/pages.hpp"

namespace plenaria::host {

class NewsTest : public ::testing::TestWithParam<Engine> {
protected:
    NewsTest() {
        site_.set(std::make_shared<const Site>(
            Site{.contributions = nothing_,
                 .router = Router(nothing_),
                 .permissions = PermissionTable({{"a.view", "See", "a", {"drafter"}}}, {})}));
    }
    Database& db() { return database_.db(); }

    std::string person(const std::string& email, const std::string& zone, const std::string& digest = "daily",
                       const std::string& role = "drafter") {
        const auto id = *accounts.create(
            {.kind = Actor::Kind::job, .id = "test"},
            {.email = email, .name = "Ana", .zone = zone, .roles = {{.id = "", .role = role}}});
        EXPECT_TRUE(accounts.set_preferences(reader(id), {"Ana", "en", zone, digest}).has_value());
        return id;
    }
    Actor reader(const std::string& id) {
        return {.kind = Actor::Kind::account,
                .id = id,
                .permits = std::make_shared<const std::vector<Permit>>(std::vector<Permit>{{"a.view"}})};
    }
    void tell(const std::string& account, const std::string& message, bool urgent = false) {
        write([&](UnitOfWork& uow) {
            uow.notify(
                {.account = account, .message = message, .domain = "core", .path = "/a", .urgent = urgent});
        });
    }
    void tell_all_who_may(const std::string& permission, const std::string& message) {
        write([&](UnitOfWork& uow) {
            uow.notify({.permission = permission, .message = message, .domain = "core"});
        });
    }
    void write(const std::function<void(UnitOfWork&)>& work) {
        ASSERT_TRUE(db().write([&](UnitOfWork& uow) -> Result<void> {
                            work(uow);
                            return {};
                        })
                        .has_value());
    }
    template <class F>
    std::invoke_result_t<F&, UnitOfWork&> read(F&& look) {
        using R = std::invoke_result_t<F&, UnitOfWork&>;
        return *db().read([&](UnitOfWork& uow) -> Result<R> { return look(uow); });
    }

    void run_job_at(const char* when) {
        clock.set(when);
        Run run;
        ASSERT_TRUE(digest_job(needs_).run(run).has_value());
    }
    void sweep_at(const char* when) {
        clock.set(when);
        Run run;
        ASSERT_TRUE(session_cleaning_job(db(), config_.sessions).run(run).has_value());
    }
    /// The texts of all messages to that address, the oldest first.
    std::vector<std::string> mails(const std::string& email) {
        return read([&](UnitOfWork& uow) {
            std::vector<std::string> texts;
            std::string text;
            soci::statement rows =
                (sql::prepare(uow, "SELECT body_text FROM core_mail WHERE to_address = :address ORDER BY id"),
                 soci::use(email, "address"), soci::into(text));
            rows.execute();
            while (rows.fetch()) texts.push_back(text);
            return texts;
        });
    }

    test::FakeClock clock{"2019-12-17T00:00:00Z"};

private:
    class Run final : public JobRun {
    public:
        [[nodiscard]] const std::string& id() const override { return text_; }
        [[nodiscard]] const std::string& payload() const override { return text_; }
        void progress(long long, long long) override {}
        [[nodiscard]] bool cancelled() const override { return false; }
        void result(std::string_view) override {}

    private:
        std::string text_;
    };

    test::TestDatabase database_{GetParam(), {.clock = &clock}};
    std::shared_ptr<const Contributions> nothing_ = std::make_shared<const Contributions>();
    WebConfig config_;
    LiveSite site_;
    test::FakeLocales locales_;
    test::FakeRenderer renderer_;
    test::FakeAddresses addresses_;
    DatabaseCounters counters_;
    PageCache cache_{1024};
    Metrics metrics_;
    std::shared_ptr<SettingStore> settings_ = std::make_shared<SettingStore>(database_.db());

protected:
    AccountService accounts{database_.db(), config_.sessions};
    WebhookService webhooks{database_.db(), Reach::internet};

private:
    PageNeeds needs_{.config = config_,
                     .db = database_.db(),
                     .site = site_,
                     .locales = locales_,
                     .renderer = renderer_,
                     .addresses = addresses_,
                     .documents = nullptr,
                     .accounts = accounts,
                     .webhooks = webhooks,
                     .metrics = metrics_,
                     .database_counters = counters_,
                     .cache = cache_,
                     .version = "0.1.0",
                     .engine = Engine::sqlite,
                     .plugins = {},
                     .settings = *settings_};
};

}  // namespace plenaria::host
