// SPDX-License-Identifier: EUPL-1.2
#include "wave_pages.hpp"

#include <algorithm>
#include <charconv>
#include <set>

#include <plenaria/directory/directory.hpp>
#include <plenaria/field.hpp>
#include <plenaria/text.hpp>

#include "../common_pages.hpp"
#include "../edition_service.hpp"
#include "delegation_reading.hpp"
#include "invitation_service.hpp"

namespace plenaria::events {

namespace {

constexpr std::size_t most_cities_at_once = 1000;
constexpr std::size_t most_cities_found = 200;
/// Nobody reads ten thousand names; the list of delegations has them all.
constexpr std::size_t most_recipients = 500;

/// A directory of thousands is not offered whole: the reader looks for some first.
void keep_found(std::vector<directory::Party>& cities, const std::string& words, const Locale& locale) {
    if (cities.size() <= most_cities_at_once) return;
    const auto wanted = fold(words);
    std::size_t found = 0;
    std::erase_if(cities, [&](const directory::Party& city) {
        if (found == most_cities_found) return true;
        const bool fits = fold(city.name).find(wanted) != std::string::npos ||
                          fold(locale.country(city.iso2)).find(wanted) != std::string::npos;
        found += fits ? 1U : 0U;
        return !fits;
    });
}

enum class WaveKind { invitation = 1, reminder };

Result<Reply> wave_page(const DelegationTools& tools, const Request& request, RequestScope& scope,
                        WaveKind kind) {
    const auto& id = request.path_value("edition");
    const auto& locale = scope.locale();
    const bool invites = kind == WaveKind::invitation;
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        auto reading = read_invitations(uow, id);
        if (!reading) return std::move(reading).error();
        const auto delegations = reading->delegations();
        const auto wave = invites ? to_invite(delegations) : to_remind(delegations);
        const auto mails = tools.mails();
        const auto link = locale.t("[the link of this office]");
        Model::List letters, recipients, missing, doubled;
        std::set<std::string> seen;
        for (const auto* each : wave) {
            if (recipients.size() < most_recipients)
                recipients.push_back({{"name", each->party_name},
                                      {"address", each->address},
                                      {"language", locale.language_name(each->language)}});
            if (!seen.insert(each->language).second) continue;
            const DelegationSubject about{reading->edition, reading->rules, *each};
            const auto mail = invites ? mails.invitation(uow, about, link) : mails.reminder(uow, about, link);
            letters.push_back({{"language_name", locale.language_name(each->language)},
                               {"mail_language", each->language},
                               {"to", each->address},
                               {"subject", mail.subject},
                               {"text", mail.text}});
        }
        if (invites)
            for (const auto* each : without_address(delegations))
                missing.push_back({{"name", each->party_name},
                                   {"url", scope.url("events.delegation", {{"delegation", each->id}})}});
        for (const auto& name : same_address(wave)) doubled.push_back({{"name", name}});
        const auto count = static_cast<long long>(wave.size());
        const auto unnamed = count - static_cast<long long>(recipients.size());
        const auto title = invites ? locale.t("Invite offices") : locale.t("Remind silent offices");
        const UrlValues at{{"edition", id}};
        return View{
            .name = "events/delegations/preview",
            .model = {{"title", title},
                      {"event", reading->edition.titles.in(locale.language())},
                      {"list_url", scope.url("events.delegations", at)},
                      {"sends", locale.n("This sends {n} message.", "This sends {n} messages.", count)},
                      {"button", locale.n("Send {n} message", "Send {n} messages", count)},
                      {"count", std::to_string(count)},
                      {"has_wave", count > 0},
                      {"mails", std::move(letters)},
                      {"recipients", std::move(recipients)},
                      {"has_more", unnamed > 0},
                      {"more", locale.n("and {n} more", "and {n} more", unnamed)},
                      {"has_missing", !missing.empty()},
                      {"missing", std::move(missing)},
                      {"has_doubled", !doubled.empty()},
                      {"doubled", std::move(doubled)},
                      {"action_url", scope.url(invites ? "events.invite_now" : "events.remind_now", at)}},
            .title = title};
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

Result<Reply> choose_page(const DelegationTools& tools, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("edition");
    const auto& locale = scope.locale();
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        auto reading = read_invitations(uow, id);
        if (!reading) return std::move(reading).error();
        std::set<std::string> there;
        for (const auto& each : reading->offices) there.insert(each.delegation.party);
        auto cities = tools.directory->cities(uow, locale.language());
        std::erase_if(cities, [&](const directory::Party& city) { return there.contains(city.ref); });
        const bool searches = cities.size() > most_cities_at_once;
        const auto words = request.query_value("find").substr(0, 200);
        const auto all = static_cast<long long>(cities.size());
        keep_found(cities, is_utf8(words) ? words : std::string(), locale);
        std::vector<Choice> segments, parties;
        for (const auto& segment : tools.directory->segments(uow))
            segments.push_back(
                {segment.id, segment.name + " (" + locale.number(segment.size) + ")", {}, false});
        for (const auto& city : cities)
            parties.push_back({city.ref, city.name, locale.country(city.iso2), false});
        const UrlValues at{{"edition", id}};
        const auto title = locale.t("Choose cities");
        return View{
            .name = "events/delegations/choose",
            .model = {{"title", title},
                      {"event", reading->edition.titles.in(locale.language())},
                      {"list_url", scope.url("events.delegations", at)},
                      {"action_url", scope.url("events.choose_now", at)},
                      {"has_segments", !segments.empty()},
                      {"segments",
                       choice_model({.label = locale.t("Lists of the directory"), .name = "segments"},
                                    segments)},
                      {"searches", searches},
                      {"search_url", scope.url("events.choose_delegations", at)},
                      {"city_count", locale.n("There is {n} city. Look for those you need.",
                                              "There are {n} cities. Look for those you need.", all)},
                      {"find", field_model({.label = locale.t("City or country"),
                                            .name = "find",
                                            .value = is_utf8(words) ? words : std::string(),
                                            .type = "search"})},
                      {"has_cities", !parties.empty()},
                      {"cities", choice_model({.label = locale.t("Cities"), .name = "parties"}, parties)}},
            .title = title};
    });
}

Result<Reply> choose_post(const DelegationTools& tools, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("edition");
    const auto added = scope.db().write([&](UnitOfWork& uow) -> Result<int> {
        auto parties = Form(request).all("parties");
        for (const auto& segment : Form(request).all("segments"))
            for (const auto& party : tools.directory->segment(uow, segment, "en"))
                parties.push_back(party.ref);
        return add_delegations(uow, *tools.directory, scope.actor(), id, parties);
    });
    if (!added) return added.error();
    scope.notice(scope.locale().n("{n} office was added.", "{n} offices were added.", *added));
    return Redirect{scope.url("events.delegations", {{"edition", id}})};
}

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
