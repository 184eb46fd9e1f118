// SPDX-License-Identifier: EUPL-1.2
#include "feed_pages.hpp"

#include <map>

#include "../common_pages.hpp"
#include "../plan/campaign_repository.hpp"
#include "feed_repository.hpp"
#include "item_repository.hpp"

namespace plenaria::campaigns {

namespace {

constexpr auto past_in_feed = std::chrono::days(366);
constexpr int most_in_feed = 2000;

Result<Reply> feed_view(const CampaignTools& tools, const std::string& campaign_id, RequestScope& scope,
                        const std::string& secret) {
    const auto& locale = scope.locale();
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        auto caption = locale.t("All campaigns");
        if (!campaign_id.empty()) {
            const auto campaign = read_campaign(uow, campaign_id);
            if (!campaign) return campaign.error();
            caption = title_of(*campaign, locale);
        }
        const auto feed = feed_of(uow, campaign_id);
        Model::List addresses;
        if (!secret.empty())
            for (const auto language : languages)
                addresses.push_back(
                    {{"language", locale.language_name(language)},
                     {"address",
                      tools.addresses->absolute(scope.url(
                          "campaigns.feed_at", {{"secret", secret}, {"language", std::string(language)}}))}});
        UrlValues of;
        if (!campaign_id.empty()) of["campaign"] = campaign_id;
        const auto title = locale.t("The calendar for a calendar program");
        return View{
            .name = "campaigns/calendar/feed",
            .model = {{"title", title},
                      {"caption", caption},
                      {"calendar_url", scope.url("campaigns.calendar", of)},
                      {"campaign_id", campaign_id},
                      {"is_made", !secret.empty()},
                      {"addresses", std::move(addresses)},
                      {"has_feed", feed.has_value()},
                      {"made",
                       feed ? locale.t("Made on {when} by {who}",
                                       {{"when", locale.day(to_local(feed->made_at, scope.actor().zone).day)},
                                        {"who", feed->made_by}})
                            : std::string()},
                      {"make_url", scope.url("campaigns.feed_make")},
                      {"end_url", scope.url("campaigns.feed_end")}},
            .title = title};
    });
}

CalendarEntry item_entry(const Item& item, const std::string& campaign, const Locale& locale) {
    return {
        .uid = "item-" + item.id + "@plenaria",
        .sequence = item.revision,
        .starts_at = item.at,
        .ends_at = item.at + std::chrono::minutes(30),
        .zone = item.zone,
        .summary = locale.t("{what}: {name}", {{"what", locale.t(channel_called(item.facts.channel)->shown)},
                                               {"name", item.facts.title}}),
        .description = campaign + '\n' + locale.t(name_of(item.state)) +
                       (item.facts.owner.empty() ? "" : '\n' + item.facts.owner)};
}

CalendarEntry embargo_entry(const Campaign& campaign, const Locale& locale) {
    return {.uid = "embargo-" + campaign.id + "@plenaria",
            .sequence = campaign.revision,
            .starts_at = campaign.embargo,
            .ends_at = campaign.embargo + std::chrono::minutes(30),
            .zone = campaign.facts.zone,
            .summary = locale.t("{what}: {name}", {{"what", locale.t("End of the embargo")},
                                                   {"name", title_of(campaign, locale)}})};
}

}  // namespace

Result<Reply> show_feed(const CampaignTools& tools, const Request& request, RequestScope& scope) {
    return feed_view(tools, request.query_value("campaign"), scope, {});
}

Result<Reply> make_feed_post(const CampaignTools& tools, const Request& request, RequestScope& scope) {
    const auto& id = request.form_value("campaign");
    const auto secret = scope.db().write([&](UnitOfWork& uow) -> Result<std::string> {
        if (!id.empty())
            if (auto campaign = read_campaign(uow, id); !campaign) return std::move(campaign).error();
        return make_feed(uow, scope.actor(), id);
    });
    if (!secret) return secret.error();
    // Not by way of another address, as other forms answer: the secret would have to be kept until then.
    return feed_view(tools, id, scope, *secret);
}

Result<Reply> end_feed_post(const CampaignTools&, const Request& request, RequestScope& scope) {
    const auto& id = request.form_value("campaign");
    const auto ended = scope.db().write([&](UnitOfWork& uow) -> Result<void> {
        if (!end_feed(uow, scope.actor(), id))
            return Error{ErrorCode::not_found, /*t*/ "This calendar has no address.", id};
        return {};
    });
    if (!ended) return ended.error();
    scope.notice(scope.locale().t("The address opens nothing any more."));
    UrlValues of;
    if (!id.empty()) of["campaign"] = id;
    return Redirect{scope.url("campaigns.feed", of)};
}

Result<Reply> feed_at_address(const CampaignTools& tools, const Request& request, RequestScope& scope) {
    // One answer to whatever opens nothing. What was asked for is a secret, or nearly one: not for the log.
    const Error nothing{ErrorCode::not_found, /*t*/ "There is no calendar at this address.", "a calendar"};
    const auto& language = request.path_value("language");
    if (!is_language(language)) return nothing;
    const auto& locale = tools.locales->get(language, "campaigns");
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        const auto feed = feed_at(uow, request.path_value("secret"));
        if (!feed) return nothing;
        std::vector<Campaign> campaigns;
        if (feed->campaign_id.empty())
            campaigns = all_campaigns(uow, 0, 200);
        else if (auto one = find_campaign(uow, feed->campaign_id))
            campaigns.push_back(*std::move(one));
        const auto from = std::chrono::floor<std::chrono::days>(uow.now()) - past_in_feed;
        std::map<std::string, std::string> titles;
        std::vector<CalendarEntry> entries;
        for (const auto& each : campaigns) {
            if (each.written == Written::withdrawn) continue;
            titles[each.id] = title_of(each, locale);
            if (each.embargo >= Instant(from)) entries.push_back(embargo_entry(each, locale));
        }
        for (const auto& each :
             items_in(uow, {.campaign_id = feed->campaign_id, .from = from, .most = most_in_feed}))
            if (const auto title = titles.find(each.campaign_id); title != titles.end())
                entries.push_back(item_entry(each, title->second, locale));
        return Download{"campaigns.ics", std::string(calendar_type),
                        tools.documents->calendar(entries, locale.t("Content calendar"))};
    });
}

}  // namespace plenaria::campaigns
