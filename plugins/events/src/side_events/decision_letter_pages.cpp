// SPDX-License-Identifier: EUPL-1.2
#include "decision_letter_pages.hpp"

#include <charconv>
#include <set>

#include "../common_pages.hpp"
#include "decision_service.hpp"
#include "own_proposal_pages.hpp"
#include "proposal_list_pages.hpp"

namespace plenaria::events {

Result<Reply> decision_letter(const SideEventTools& tools, const Request& request, RequestScope& scope) {
    const auto reading =
        scope.db().read([&](UnitOfWork& uow) { return read_proposal(uow, request.path_value("proposal")); });
    if (!reading) return reading.error();
    return decision_file(tools, *reading, scope);
}

Result<Reply> decision_letters_page(const SideEventTools& tools, const Request& request,
                                    RequestScope& scope) {
    const auto& id = request.path_value("call");
    const auto& locale = scope.locale();
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        const auto reading = read_call(uow, id);
        if (!reading) return reading.error();
        const auto due = to_tell(reading->proposals);
        const auto mails = tools.mails();
        const auto link = locale.t("[the link of this organiser]");
        Model::List letters, recipients;
        std::set<std::pair<std::string, ProposalState>> seen;
        const auto count = static_cast<long long>(due.size());
        const auto range = page_range(page_number(request), page_size, count);
        long long number = 0;
        for (const auto& each : due) {
            const auto& facts = each.facts;
            ++number;
            if (number >= range.first && number <= range.last)
                recipients.push_back({{"name", facts.organiser_name + " · " + facts.title},
                                      {"address", facts.contact_mail},
                                      {"language", locale.language_name(facts.language) + " · " +
                                                       locale.t(name_of(each.state))}});
            if (!seen.insert({facts.language, each.state}).second) continue;
            const auto place = place_of(uow, each, tools.locales->get(facts.language, "events"));
            const auto mail = mails.decision(uow, {reading->edition, reading->call, each}, place, link);
            letters.push_back({{"language_name",
                                locale.language_name(facts.language) + " · " + locale.t(name_of(each.state))},
                               {"mail_language", facts.language},
                               {"to", facts.contact_mail},
                               {"subject", mail.subject},
                               {"text", mail.text}});
        }
        const UrlValues at{{"call", id}};
        const auto title = locale.t("Letters of decision");
        Model page{{"title", title},
                   {"event", reading->call.titles.in(locale.language())},
                   {"list_url", scope.url("events.call", at)},
                   {"sends", locale.n("This sends {n} message.", "This sends {n} messages.", count)},
                   {"button", locale.n("Send {n} message", "Send {n} messages", count)},
                   {"count", std::to_string(count)},
                   {"has_wave", count > 0},
                   {"mails", std::move(letters)},
                   {"recipients", std::move(recipients)},
                   {"has_missing", false},
                   {"missing", Model::List{}},
                   {"has_doubled", false},
                   {"doubled", Model::List{}},
                   {"action_url", scope.url("events.send_decision_letters", at)}};
        set_pages(page, range, {scope, "events.decision_letters", {}, at}, locale);
        return View{.name = "events/delegations/preview", .model = std::move(page), .title = title};
    });
}

Result<Reply> decision_letters_post(const SideEventTools& tools, const Request& request,
                                    RequestScope& scope) {
    const auto& id = request.path_value("call");
    int expected = 0;
    const auto& text = request.form_value("count");
    std::from_chars(text.data(), text.data() + text.size(), expected);
    const auto sent = scope.db().write(
        [&](UnitOfWork& uow) { return tell_decisions(uow, tools, scope.actor(), id, expected); });
    if (!sent) return sent.error();
    scope.notice(scope.locale().n("{n} message is on its way.", "{n} messages are on their way.", *sent));
    return Redirect{scope.url("events.call", {{"call", id}})};
}

}  // namespace plenaria::events
