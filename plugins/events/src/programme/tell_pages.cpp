// SPDX-License-Identifier: EUPL-1.2
#include "tell_pages.hpp"

#include "../common_pages.hpp"
#include "../import/headings.hpp"
#include "tell_service.hpp"

namespace plenaria::events {

namespace {

TellTools tell_tools(const RoomTools& tools) {
    return {.lookup = *tools.lookup,
            .renderer = *tools.renderer,
            .locales = *tools.locales,
            .addresses = *tools.addresses,
            .formats = tools.formats};
}

std::string state_words(const TellPlan& plan, const Locale& locale) {
    if (plan.release == 0) return locale.t("Nothing was released yet.");
    if (plan.is_told)
        return locale.t("They were written to about release {number}.",
                        {{"number", locale.number(plan.release)}});
    if (plan.since == plan.release) return locale.t("This is the first release: nothing has changed yet.");
    return locale.t("What changed from release {since} to release {number}.",
                    {{"since", locale.number(plan.since)}, {"number", locale.number(plan.release)}});
}

}  // namespace

Result<Reply> tell_page(const RoomTools& tools, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("edition");
    const auto plan =
        scope.db().read([&](UnitOfWork& uow) { return plan_to_tell(uow, tell_tools(tools), id); });
    if (!plan) return plan.error();
    const auto& locale = scope.locale();
    Model::List mails, without;
    for (const auto& mail : plan->mails)
        mails.push_back({{"name", mail.to_name},
                         {"to", mail.to_address},
                         {"language_name", locale.language_name(mail.language)},
                         {"mail_language", mail.language},
                         {"subject", mail.subject},
                         {"text", mail.text}});
    for (const auto& name : plan->without) without.push_back({{"name", name}});
    const auto count = static_cast<long long>(plan->mails.size());
    const auto title = locale.t("Write to those concerned");
    const UrlValues at{{"edition", id}};
    return View{.name = "events/programme/tell",
                .model = {{"title", title},
                          {"event", plan->edition.titles.in(locale.language())},
                          {"programme_url", scope.url("events.programme", at)},
                          {"state", state_words(*plan, locale)},
                          {"sends", locale.n("This sends {n} message.", "This sends {n} messages.", count)},
                          {"button", locale.n("Send {n} message", "Send {n} messages", count)},
                          {"count", std::to_string(count)},
                          {"has_mails", count > 0},
                          {"mails", std::move(mails)},
                          {"has_without", !without.empty()},
                          {"without", std::move(without)},
                          {"action_url", scope.url("events.programme_tell_now", at)}},
                .title = title};
}

Result<Reply> tell_post(const RoomTools& tools, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("edition");
    const auto expected = whole_number(request.form_value("count")).value_or(0);
    const auto sent = scope.db().write(
        [&](UnitOfWork& uow) { return tell_concerned(uow, tell_tools(tools), scope.actor(), id, expected); });
    if (!sent) return sent.error();
    scope.notice(scope.locale().n("{n} message is on its way.", "{n} messages are on their way.", *sent));
    return Redirect{scope.url("events.programme", {{"edition", id}})};
}

}  // namespace plenaria::events
