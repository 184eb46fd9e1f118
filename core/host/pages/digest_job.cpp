// SPDX-License-Identifier: EUPL-1.2
// Notifications as mail: at once where the person chose so or a deadline is near, else one digest at 08:00 of
// the reader's morning, only when there is something new.
#include "auth/known_browser_repository.hpp"
#include "auth/rate_limit.hpp"
#include "courier/errand.hpp"
#include "pages/notification_repository.hpp"
#include "pages/pages.hpp"

namespace plenaria::host {

namespace {

using namespace std::chrono_literals;

/// The reader's day, when its daily message is still due: from 08:00 on, so that a host that was down at that
/// hour makes up for it, and once a day, however often this is asked.
std::optional<Day> due_day(Instant now, const Account& account) {
    const auto local = to_local(now, account.zone);
    if (local.time_of_day < 8h || account.digested_on >= to_text(local.day)) return std::nullopt;
    return local.day;
}

/// One click behind it ends these messages; no sign-in, since the person may have forgotten that there is an
/// account.
std::string pause_address(UnitOfWork& uow, const PageNeeds& needs, const Account& account) {
    const auto secret =
        insert_account_link(uow, account.id, AccountLinkPurpose::pause, uow.now() + std::chrono::days(60));
    return needs.addresses.absolute(needs.addresses.path("core.pause", {{"secret", secret}}));
}

/// Each one that was told is marked, so that a second run of the job tells nobody twice.
void mail_news(UnitOfWork& uow, const PageNeeds& needs, const Site& site, const Account& account) {
    Actor reader{.kind = Actor::Kind::account, .id = account.id};
    reader.permits = std::make_shared<const std::vector<Permit>>(site.permissions.permits(
        roles_held(uow, account.id, std::chrono::floor<std::chrono::days>(uow.now()))));
    const auto due = due_day(uow.now(), account);
    if (due) set_digested(uow, account.id, *due);
    Model::List items;
    std::vector<std::string> told;
    for (const auto& one : not_yet_mailed(uow, reader)) {
        const bool now = account.digest == "at_once" || one.notification.urgent || due;
        if (!now || account.digest == "never") continue;
        const auto& words = needs.locales.get(account.language, one.notification.domain);
        items.push_back({{"text", words.t(one.notification.message, one.notification.values)},
                         {"item_url", needs.addresses.absolute(one.notification.path)}});
        told.push_back(one.id);
    }
    if (items.empty()) return;
    const auto& locale = needs.locales.get(account.language, "core");
    auto mail = needs.renderer.mail(
        "core/digest",
        {{"name", account.name},
         {"count", locale.n("{n} piece of news", "{n} pieces of news", static_cast<long long>(items.size()))},
         {"items", std::move(items)},
         {"account_url", needs.addresses.absolute("/account")},
         {"pause_url", pause_address(uow, needs, account)}},
        account.language);
    mail.to_address = account.email;
    mail.to_name = account.name;
    mail.about = "core.account/" + account.id;
    mail.batch = news_batch;
    mark_mailed(uow, account.id, told);
    uow.send(mail);
}

}  // namespace

JobKind digest_job(const PageNeeds& needs) {
    return {.name = "core.mail_news",
            .run = [needs](JobRun& run) -> Result<void> {
                const auto site = needs.site.get();
                auto accounts = needs.db.read(
                    [](UnitOfWork& uow) -> Result<std::vector<Account>> { return all_accounts(uow); });
                if (!accounts) return std::move(accounts).error();
                long long done = 0;
                for (const auto& account : *accounts) {
                    if (run.cancelled()) return {};
                    if (account.disabled) continue;
                    auto mailed = needs.db.write([&](UnitOfWork& uow) -> Result<void> {
                        mail_news(uow, needs, *site, account);
                        return {};
                    });
                    if (!mailed) return mailed;
                    run.progress(++done, static_cast<long long>(accounts->size()));
                }
                return {};
            },
            .every = 10min};  // what is urgent waits no longer
}

JobKind session_cleaning_job(Database& db, SessionLimits limits) {
    return {.name = "core.clean_sessions",
            .run = [&db, limits](JobRun&) -> Result<void> {
                return db.write([&](UnitOfWork& uow) -> Result<void> {
                    const auto yesterday = uow.now() - std::chrono::days(1);
                    delete_ended_sessions(uow, limits);
                    forget_account_links(uow, yesterday);
                    forget_attempts(uow, yesterday);
                    forget_old_browsers(uow);
                    return {};
                });
            },
            .every = 1h};
}

}  // namespace plenaria::host
