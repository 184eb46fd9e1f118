// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/pages/pages.hpp
/// The host's own pages. Each function adds the routes of one subject to the host's contribution, as a plugin
/// would announce them.

#include <functional>
#include <string>
#include <vector>

#include <plenaria/db.hpp>
#include <plenaria/services.hpp>
#include <plenaria/time.hpp>

#include "auth/account_service.hpp"
#include "db/database_counters.hpp"
#include "letters/letter_store.hpp"
#include "mail/mail_tokens.hpp"
#include "plugins/contributions.hpp"
#include "plugins/report.hpp"
#include "settings/setting_store.hpp"
#include "web/metrics.hpp"
#include "web/page_cache.hpp"
#include "web/request_scope.hpp"
#include "web/site.hpp"
#include "web/web_config.hpp"
#include "webhooks/webhook_service.hpp"

namespace plenaria::host {

/// What pages of the administrator can do with plugins.
struct PluginControl {
    std::function<std::vector<PluginReport>()> reports;
    std::function<Result<void>(const std::string& id)> disable;
    std::function<Result<void>(const std::string& id)> enable;
};

/// All references outlive the pages.
struct PageNeeds {
    const WebConfig& config;
    Database& db;
    const LiveSite& site;
    const Locales& locales;
    const Renderer& renderer;
    const Addresses& addresses;
    Documents* documents;
    AccountService& accounts;
    WebhookService& webhooks;
    const Metrics& metrics;
    const DatabaseCounters& database_counters;
    const PageCache& cache;
    std::string version;
    Engine engine;
    PluginControl plugins;
    SettingStore& settings;
    LetterStore* letters = nullptr;
    const MailTokens* tokens = nullptr;
    bool mail_server_set = false;
    /// Makes the site anew, after permissions or settings changed.
    std::function<void()> refresh;
};

void add_session_pages(Contribution& core, const PageNeeds& needs);
void add_link_pages(Contribution& core, const PageNeeds& needs);
void add_home_pages(Contribution& core, const PageNeeds& needs);
void add_account_pages(Contribution& core, const PageNeeds& needs);
void add_search_pages(Contribution& core, const PageNeeds& needs);
void add_notification_pages(Contribution& core, const PageNeeds& needs);
void add_health_pages(Contribution& core, const PageNeeds& needs);
void add_metrics_page(Contribution& core, const PageNeeds& needs);
void add_api_pages(Contribution& core, const PageNeeds& needs);
void add_admin_plugin_pages(Contribution& core, const PageNeeds& needs);
void add_admin_mail_pages(Contribution& core, const PageNeeds& needs);
void add_unsubscribe_pages(Contribution& core, const PageNeeds& needs);
void add_admin_job_pages(Contribution& core, const PageNeeds& needs);
void add_admin_history_pages(Contribution& core, const PageNeeds& needs);
void add_admin_account_pages(Contribution& core, const PageNeeds& needs);
void add_admin_setting_pages(Contribution& core, const PageNeeds& needs);
void add_admin_webhook_pages(Contribution& core, const PageNeeds& needs);
void add_letter_pages(Contribution& core, const PageNeeds& needs);
void add_ordered_document_pages(Contribution& core, const PageNeeds& needs);

/// The scope as the host's own pages know it.
inline HostScope& host_scope(RequestScope& scope) { return static_cast<HostScope&>(scope); }

/// Of a form that is shown for the first time.
inline const Error no_error{ErrorCode::invalid_input, ""};

/// Mails what is new to everybody who wants it so: at once, or once a day from the reader's 08:00 on; what is
/// urgent at once in both cases.
JobKind digest_job(const PageNeeds& needs);
/// Each hour: forgets ended sessions, used and old one-time addresses, counted attempts, browsers not seen
/// for a year.
JobKind session_cleaning_job(Database& db, SessionLimits limits);

}  // namespace plenaria::host
