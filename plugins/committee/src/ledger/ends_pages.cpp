// SPDX-License-Identifier: EUPL-1.2
#include "ends_pages.hpp"

#include <algorithm>
#include <map>

#include "body_service.hpp"
#include "feed_service.hpp"
#include "term_repository.hpp"

namespace plenaria::committee::ledger {

namespace {

constexpr auto past_shown_for = std::chrono::days(366);
constexpr auto future_shown_for = std::chrono::days(366 * 20);

Result<Reply> feed_view(const LedgerTools& tools, const Request& request, RequestScope& scope,
                        const std::string& secret) {
    const auto& locale = scope.locale();
    const auto& id = request.path_value("body");
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        const auto body = find_body(uow, id);
        if (!body) return body_unknown(id);
        const auto feed = find_feed(uow, id);
        Model::List addresses;
        if (!secret.empty())
            for (const auto language : languages)
                addresses.push_back(
                    {{"language", locale.language_name(language)},
                     {"address",
                      tools.addresses->absolute(scope.url(
                          "committee.feed_at", {{"secret", secret}, {"language", std::string(language)}}))}});
        const UrlValues at{{"body", id}};
        const auto title = locale.t("Calendar of ends");
        return View{
            .name = "committee/ledger/feed",
            .model = {{"title", title},
                      {"caption", body->facts.names.in(locale.language())},
                      {"body_url", scope.url("committee.body", at)},
                      {"is_made", !secret.empty()},
                      {"addresses", std::move(addresses)},
                      {"has_feed", feed.has_value()},
                      {"made",
                       feed ? locale.t("Made on {when} by {who}",
                                       {{"when", locale.day(to_local(feed->made_at, scope.actor().zone).day)},
                                        {"who", feed->made_by}})
                            : std::string()},
                      {"make_url", scope.url("committee.feed_make", at)},
                      {"end_url", scope.url("committee.feed_end", at)}},
            .title = title};
    });
}

CalendarEntry end_entry(const PlacedTerm& placed, const std::string& body, const Locale& locale) {
    const auto& term = placed.term;
    return {.uid = "term-" + term.id + "@plenaria",
            .sequence = term.revision,
            .starts_at = Instant(term.end()),
            .ends_at = Instant(term.end() + std::chrono::days(1)),
            .zone = "UTC",
            .summary = locale.t("Term ends: {person} ({place})",
                                {{"person", term.facts.person.name},
                                 {"place", place_in_words(body, placed.number, placed.office, locale)}}),
            .description = term.facts.city.name + '\n' + days_in_words(term.facts.first, term.end(), locale)};
}

}  // namespace

Result<Reply> list_ends(const LedgerTools&, const Request& request, RequestScope& scope) {
    const auto& locale = scope.locale();
    const auto today = readers_today(scope);
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        std::map<std::string, std::string> names;
        for (const auto& body : all_bodies(uow)) names[body.id] = body.facts.names.in(locale.language());
        const auto ending = terms_ending(uow, today, today + std::chrono::days(warning_days.front()));
        const auto range = page_range(page_number(request), page_size, static_cast<long long>(ending.size()));
        Model::List rows;
        for (auto row = range.first; row != 0 && row <= range.last; ++row) {
            const auto& each = ending[static_cast<std::size_t>(row - 1)];
            const auto left = (each.term.end() - today).count();
            rows.push_back({{"person", each.term.facts.person.name},
                            {"city", each.term.facts.city.name},
                            {"body", names[each.body_id]},
                            {"body_url", scope.url("committee.body", {{"body", each.body_id}})},
                            {"seat", seat_in_words(each.number, each.office, locale)},
                            {"url", scope.url("committee.seat", {{"seat", each.term.seat_id}})},
                            {"day", locale.day(each.term.end())},
                            {"left", tag_model(left <= warning_days.back() ? "solid" : "amber",
                                               locale.n("Ends in {n} day", "Ends in {n} days", left))}});
        }
        const auto title = locale.t("Terms that end soon");
        Model model{{"title", title},
                    {"list_url", scope.url("committee.bodies")},
                    {"count", locale.n("{n} term ends within 180 days", "{n} terms end within 180 days",
                                       static_cast<long long>(ending.size()))},
                    {"has_rows", !rows.empty()},
                    {"rows", std::move(rows)}};
        set_pages(model, range, {scope, "committee.ends"}, locale);
        return View{.name = "committee/ledger/ends", .model = std::move(model), .title = title};
    });
}

Result<Reply> show_feed(const LedgerTools& tools, const Request& request, RequestScope& scope) {
    return feed_view(tools, request, scope, {});
}

Result<Reply> make_feed_post(const LedgerTools& tools, const Request& request, RequestScope& scope) {
    const auto secret = scope.db().write(
        [&](UnitOfWork& uow) { return make_feed(uow, scope.actor(), request.path_value("body")); });
    if (!secret) return secret.error();
    // Not by way of another address, as other forms answer: the secret would have to be kept until then.
    return feed_view(tools, request, scope, *secret);
}

Result<Reply> end_feed_post(const LedgerTools&, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("body");
    const auto ended = scope.db().write([&](UnitOfWork& uow) { return end_feed(uow, scope.actor(), id); });
    if (!ended) return ended.error();
    scope.notice(scope.locale().t("The address opens nothing any more."));
    return Redirect{scope.url("committee.feed", {{"body", id}})};
}

Result<Reply> feed_at_address(const LedgerTools& tools, const Request& request, RequestScope& scope) {
    // One answer to whatever opens nothing. What was asked for is a secret, or nearly one: not for the log.
    const Error nothing{ErrorCode::not_found, /*t*/ "There is no calendar at this address.", "a calendar"};
    const auto& language = request.path_value("language");
    if (std::find(languages.begin(), languages.end(), language) == languages.end()) return nothing;
    const auto& locale = tools.locales->get(language, "committee");
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        const auto feed = find_feed_at(uow, request.path_value("secret"));
        if (!feed) return nothing;
        const auto body = find_body(uow, feed->body_id);
        if (!body) return nothing;
        const auto name = body->facts.names.in(language);
        const auto today = to_local(uow.now(), "UTC").day;
        std::vector<CalendarEntry> entries;
        for (const auto& each : terms_ending(uow, today - past_shown_for, today + future_shown_for))
            if (each.body_id == body->id) entries.push_back(end_entry(each, name, locale));
        return Download{"terms.ics", std::string(calendar_type), tools.documents->calendar(entries, name)};
    });
}

}  // namespace plenaria::committee::ledger
