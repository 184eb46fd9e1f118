// SPDX-License-Identifier: EUPL-1.2
#include "wave_pages.hpp"

#include <charconv>

#include <plenaria/paging.hpp>

#include "../common_pages.hpp"
#include "../editions/edition_repository.hpp"
#include "../editions/edition_service.hpp"
#include "delegation_repository.hpp"
#include "invitation_service.hpp"
#include "standing_repository.hpp"
#include "wave_words.hpp"

namespace plenaria::events {

namespace {

/// Nobody reads more of them; the list of delegations has them all.
constexpr int most_told = 25, most_names_at_an_address = 5;

Model::List missing_offices(UnitOfWork& uow, const std::string& edition, const RequestScope& scope) {
    Model::List missing;
    for (const auto& office : listed_offices(uow, edition, std::string(no_address_state), 1, most_told))
        missing.push_back({{"name", office.delegation.party_name},
                           {"url", scope.url("events.delegation", {{"delegation", office.delegation.id}})}});
    return missing;
}

Model::List doubled_offices(UnitOfWork& uow, const std::string& edition, WaveKind kind,
                            const Locale& locale) {
    Model::List doubled;
    for (const auto& each : shared_addresses(uow, edition, kind, most_told, most_names_at_an_address)) {
        std::string names;
        for (const auto& name : each.names) names += (names.empty() ? "" : ", ") + name;
        const auto unnamed = each.messages - static_cast<int>(each.names.size());
        doubled.push_back({{"address", each.address},
                           {"names", names},
                           {"has_more", unnamed > 0},
                           {"more", locale.n("and {n} more", "and {n} more", unnamed)}});
    }
    return doubled;
}

Result<Reply> wave_page(const DelegationTools& tools, const Request& request, RequestScope& scope,
                        WaveKind kind) {
    const auto& id = request.path_value("edition");
    const auto& locale = scope.locale();
    const bool invites = kind == WaveKind::invitation;
    if (auto counted = ensure_counted(scope.db(), id); !counted) return std::move(counted).error();
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        const auto edition = find_edition(uow, id);
        if (!edition) return edition_unknown(id);
        const auto rules = rules_of(uow, id);
        const auto counts = total_of(standing_counts(uow, id));
        const long long count = invites ? counts.to_invite : counts.to_remind;
        const auto range = page_range(page_number(request), recipients_of_a_page, count);
        const auto mails = tools.mails();
        const LetterMaker letter = [&](const DelegationSubject& about, const std::string& link) {
            return invites ? mails.invitation(uow, about, link) : mails.reminder(uow, about, link);
        };
        auto missing = invites ? missing_offices(uow, id, scope) : Model::List();
        auto doubled = doubled_offices(uow, id, kind, locale);
        const auto unnamed = counts.no_address - static_cast<int>(missing.size());
        const auto title = invites ? locale.t("Invite offices") : locale.t("Remind silent offices");
        const UrlValues at{{"edition", id}};
        Model page{{"title", title},
                   {"event", edition->titles.in(locale.language())},
                   {"list_url", scope.url("events.delegations", at)},
                   {"sends", locale.n("This sends {n} message.", "This sends {n} messages.", count)},
                   {"button", locale.n("Send {n} message", "Send {n} messages", count)},
                   {"count", std::to_string(count)},
                   {"has_wave", count > 0},
                   {"mails", letters_of_wave(uow, *edition, rules, kind, letter, locale)},
                   {"recipients", recipient_rows(recipients(uow, id, kind, range.first, range.last), locale)},
                   {"has_missing", !missing.empty()},
                   {"missing", std::move(missing)},
                   {"has_more_missing", invites && unnamed > 0},
                   {"more_missing", locale.n("and {n} more", "and {n} more", unnamed)},
                   {"missing_url", scope.url("events.delegations",
                                             {{"edition", id}, {"show", std::string(no_address_state)}})},
                   {"has_doubled", !doubled.empty()},
                   {"doubled", std::move(doubled)},
                   {"action_url", scope.url(invites ? "events.invite_now" : "events.remind_now", at)}};
        set_pages(page, range, {scope, invites ? "events.invite" : "events.remind", {}, at}, locale);
        return View{.name = "events/delegations/preview", .model = std::move(page), .title = title};
    });
}

Result<Reply> after_sending(const Result<int>& sent, const std::string& edition, RequestScope& scope) {
    if (!sent) return sent.error();
    scope.notice(scope.locale().n("{n} message is on its way.", "{n} messages are on their way.", *sent));
    return Redirect{scope.url("events.delegations", {{"edition", edition}})};
}

int count_on_preview(const Request& request) {
    int count = 0;
    const auto& text = request.form_value("count");
    std::from_chars(text.data(), text.data() + text.size(), count);
    return count;
}

}  // namespace

Result<Reply> invite_page(const DelegationTools& tools, const Request& request, RequestScope& scope) {
    return wave_page(tools, request, scope, WaveKind::invitation);
}

Result<Reply> invite_post(const DelegationTools& tools, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("edition");
    return after_sending(scope.db().write([&](UnitOfWork& uow) {
        return invite(uow, tools.mails(), scope.actor(), id, count_on_preview(request));
    }),
                         id, scope);
}

Result<Reply> remind_page(const DelegationTools& tools, const Request& request, RequestScope& scope) {
    return wave_page(tools, request, scope, WaveKind::reminder);
}

Result<Reply> remind_post(const DelegationTools& tools, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("edition");
    return after_sending(scope.db().write([&](UnitOfWork& uow) {
        return remind(uow, tools.mails(), scope.actor(), id, count_on_preview(request));
    }),
                         id, scope);
}

}  // namespace plenaria::events
