// SPDX-License-Identifier: EUPL-1.2
#include "app/core_contribution.hpp"

#include <utility>

#include "jobs/schedule.hpp"
#include "orders/document_orders.hpp"

namespace plenaria::host {

Contribution core_contribution(const PageNeeds& needs,
                               std::function<std::shared_ptr<const Contributions>()> table) {
    Contribution core;
    add_session_pages(core, needs);
    add_link_pages(core, needs);
    add_home_pages(core, needs);
    add_account_pages(core, needs);
    add_search_pages(core, needs);
    add_notification_pages(core, needs);
    add_health_pages(core, needs);
    add_metrics_page(core, needs);
    add_admin_plugin_pages(core, needs);
    add_api_pages(core, needs);
    add_admin_mail_pages(core, needs);
    add_unsubscribe_pages(core, needs);
    add_admin_job_pages(core, needs);
    add_admin_history_pages(core, needs);
    add_admin_account_pages(core, needs);
    add_admin_setting_pages(core, needs);
    add_admin_webhook_pages(core, needs);
    add_letter_pages(core, needs);
    add_ordered_document_pages(core, needs);
    core.jobs.push_back(forgetting_job(needs.db));
    core.jobs.push_back(document_making_job(needs.db, std::move(table)));
    core.jobs.push_back(document_forgetting_job(needs.db));
    core.jobs.push_back(digest_job(needs));
    core.jobs.push_back(session_cleaning_job(needs.db, needs.config.sessions));
    return core;
}

}  // namespace plenaria::host
