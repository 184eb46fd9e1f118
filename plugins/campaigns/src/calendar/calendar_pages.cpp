// SPDX-License-Identifier: EUPL-1.2
#include "calendar_pages.hpp"

#include <algorithm>
#include <map>

#include <plenaria/plugin.hpp>

#include "../plan/campaign_repository.hpp"
#include "../plan/timing_pages.hpp"
#include "feed_pages.hpp"
#include "item_pages.hpp"
#include "item_repository.hpp"

namespace plenaria::campaigns {

namespace {

constexpr auto list_days = std::chrono::days(92);
constexpr int most_exported = 5000;

constexpr const char* weekdays[] = {/*t*/ "Monday",   /*t*/ "Tuesday",  /*t*/ "Wednesday",
                                    /*t*/ "Thursday",
                                    /*t*/ "Friday",   /*t*/ "Saturday", /*t*/ "Sunday"};
constexpr const char* months[] = {
    /*t*/ "January {year}", /*t*/ "February {year}", /*t*/ "March {year}",
    /*t*/ "April {year}",   /*t*/ "May {year}",      /*t*/ "June {year}",
    /*t*/ "July {year}",    /*t*/ "August {year}",   /*t*/ "September {year}",
    /*t*/ "October {year}", /*t*/ "November {year}", /*t*/ "December {year}"};

Day monday_of(Day day) { return day - (std::chrono::weekday(day) - std::chrono::Monday); }
Day month_of(Day day) {
    const std::chrono::year_month_day date(day);
    return date.year() / date.month() / 1;
}
Day later_by(Day month, int by) {
    const std::chrono::year_month_day date(month);
    return Day(std::chrono::year_month(date.year(), date.month()) / 1 + std::chrono::months(by));
}

/// What the reader looks at, as the address says it.
struct Look {
    std::string view;      ///< "month", "week", "list" or "channel"
    std::string campaign;  ///< id; empty: all
    Day at = {};
    Day from = {};
    Day until = {};  ///< exclusive
    Day before = {}, after = {};
};

Look look_of(const Request& request, Day today) {
    Look look{.view = request.query_value("view"), .campaign = request.query_value("campaign")};
    const auto asked = parse_day(request.query_value("at"));
    look.at = asked && *asked > Day(std::chrono::year(1990) / 1 / 1) &&
                      *asked < Day(std::chrono::year(2110) / 1 / 1)
                  ? *asked
                  : today;
    if (look.view == "week") {
        look.from = monday_of(look.at);
        look.until = look.from + std::chrono::days(7);
        look.before = look.at - std::chrono::days(7);
        look.after = look.at + std::chrono::days(7);
    } else if (look.view == "list" || look.view == "channel") {
        look.from = look.at;
        look.until = look.at + list_days;
        look.before = look.at - list_days;
        look.after = look.until;
    } else {
        look.view = "month";
        const auto first = month_of(look.at);
        look.from = monday_of(first);
        look.before = later_by(first, -1);
        look.after = later_by(first, 1);
        look.until = monday_of(look.after - std::chrono::days(1)) + std::chrono::days(7);
    }
    return look;
}

std::string look_url(const Look& look, const std::string& view, const std::string& at,
                     const RequestScope& scope) {
    UrlValues values{{"view", view}, {"at", at}};
    if (!look.campaign.empty()) values["campaign"] = look.campaign;
    return scope.url("campaigns.calendar", values);
}

std::string span_in_words(const Look& look, const Locale& locale) {
    if (look.view == "month") {
        const std::chrono::year_month_day date(look.at);
        return locale.t(months[static_cast<unsigned>(date.month()) - 1],
                        {{"year", std::to_string(static_cast<int>(date.year()))}});
    }
    return locale.t("{first} to {last}", {{"first", locale.day(look.from)},
                                          {"last", locale.day(look.until - std::chrono::days(1))}});
}

/// Items with the titles of their campaigns.
struct Items {
    std::vector<Item> all;
    std::map<std::string, std::string> titles;
};
Items read_items(UnitOfWork& uow, const ItemFilter& filter, const Locale& locale) {
    Items items{items_in(uow, filter), {}};
    for (const auto& each : items.all)
        if (!items.titles.contains(each.campaign_id))
            if (const auto campaign = find_campaign(uow, each.campaign_id))
                items.titles.emplace(each.campaign_id, title_of(*campaign, locale));
    return items;
}

Model item_model(const Item& item, const Items& items, Instant now, const RequestScope& scope) {
    const auto& locale = scope.locale();
    const bool late = is_late(item, now);
    return {{"title", item.facts.title},
            {"url", scope.url("campaigns.item", {{"item", item.id}})},
            {"may_edit", scope.actor().may("campaigns.edit")},
            {"day", locale.day(item.facts.due.day)},
            {"time", hours_text(item.facts.due.time_of_day)},
            {"zone", item.zone},
            {"kind", locale.t(kind_called(item.facts.kind)->shown)},
            {"channel", locale.t(channel_called(item.facts.channel)->shown)},
            {"campaign", items.titles.at(item.campaign_id)},
            {"campaign_url", scope.url("campaigns.campaign", {{"campaign", item.campaign_id}})},
            {"has_owner", !item.facts.owner.empty()},
            {"owner", item.facts.owner},
            {"language", locale.language_name(item.facts.language)},
            {"state", late ? tag_model("terra", locale.t("Late")) : item_state_tag(item.state, locale)}};
}

Model::List weeks_of(const Look& look, const Items& items, Instant now, const RequestScope& scope) {
    const auto& locale = scope.locale();
    const auto today = to_local(now, scope.actor().zone).day;
    Model::List weeks;
    auto next = items.all.begin();
    for (auto monday = look.from; monday < look.until; monday += std::chrono::days(7)) {
        Model::List days;
        for (int weekday = 0; weekday < 7; ++weekday) {
            const auto day = monday + std::chrono::days(weekday);
            const auto text = plenaria::to_text(day);
            Model::List own;
            for (; next != items.all.end() && next->facts.due.day == day; ++next)
                own.push_back(item_model(*next, items, now, scope));
            UrlValues wanted{{"day", text}};
            if (!look.campaign.empty()) wanted["campaign"] = look.campaign;
            days.push_back(
                {{"iso", text},
                 {"number", std::to_string(static_cast<unsigned>(std::chrono::year_month_day(day).day()))},
                 {"label", locale.t(weekdays[weekday]) + ", " + locale.day(day)},
                 {"is_today", day == today},
                 {"is_out", look.view == "month" && month_of(day) != month_of(look.at)},
                 {"is_empty", own.empty()},
                 {"is_first", day == look.at},
                 {"url", look_url(look, "list", text, scope)},
                 {"new_url", scope.url("campaigns.item_new", wanted)},
                 {"items", std::move(own)}});
        }
        weeks.push_back({{"days", std::move(days)}});
    }
    return weeks;
}

/// One list, or one a channel.
Model::List groups_of(const Look& look, const Items& items, Instant now, const RequestScope& scope) {
    const auto& locale = scope.locale();
    Model::List groups;
    const auto add = [&](std::string_view channel, std::string name) {
        Model::List rows;
        for (const auto& each : items.all)
            if (channel.empty() || each.facts.channel == channel)
                rows.push_back(item_model(each, items, now, scope));
        if (!rows.empty()) groups.push_back({{"name", std::move(name)}, {"items", std::move(rows)}});
    };
    if (look.view == "list")
        add("", locale.t("Items"));
    else
        for (const auto& each : channels) add(each.stored, locale.t(each.shown));
    return groups;
}

Model::List view_links(const Look& look, const RequestScope& scope) {
    static constexpr std::pair<const char*, const char*> views[] = {{"month", /*t*/ "Month"},
                                                                    {"week", /*t*/ "Week"},
                                                                    {"list", /*t*/ "List"},
                                                                    {"channel", /*t*/ "By channel"}};
    Model::List links;
    for (const auto& [view, label] : views)
        links.push_back({{"label", scope.locale().t(label)},
                         {"is_current", look.view == view},
                         {"url", look_url(look, view, plenaria::to_text(look.at), scope)}});
    return links;
}

UrlValues with_campaign(const Look& look, UrlValues values = {}) {
    if (!look.campaign.empty()) values["campaign"] = look.campaign;
    return values;
}

}  // namespace

Result<Reply> show_calendar(const CampaignTools&, const Request& request, RequestScope& scope) {
    const auto& locale = scope.locale();
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        const auto now = uow.now();
        const auto look = look_of(request, to_local(now, scope.actor().zone).day);
        std::string caption;
        if (!look.campaign.empty()) {
            const auto campaign = read_campaign(uow, look.campaign);
            if (!campaign) return campaign.error();
            caption = title_of(*campaign, locale);
        }
        const auto items =
            read_items(uow, {.campaign_id = look.campaign, .from = look.from, .until = look.until}, locale);
        const bool grid = look.view == "month" || look.view == "week";
        Model::List heads;
        for (const auto* each : weekdays) heads.push_back(Model{{"name", locale.t(each)}});
        const auto title = locale.t("Content calendar");
        return View{
            .name = "campaigns/calendar/show",
            .model =
                {{"title", title},
                 {"list_url", scope.url("campaigns.list")},
                 {"has_campaign", !look.campaign.empty()},
                 {"caption", caption},
                 {"campaign_url", look.campaign.empty()
                                      ? std::string()
                                      : scope.url("campaigns.campaign", {{"campaign", look.campaign}})},
                 {"all_url",
                  scope.url("campaigns.calendar", {{"view", look.view}, {"at", plenaria::to_text(look.at)}})},
                 {"views", view_links(look, scope)},
                 {"span", span_in_words(look, locale)},
                 {"before_url", look_url(look, look.view, plenaria::to_text(look.before), scope)},
                 {"after_url", look_url(look, look.view, plenaria::to_text(look.after), scope)},
                 {"today_url",
                  look_url(look, look.view, plenaria::to_text(to_local(now, scope.actor().zone).day), scope)},
                 {"may_edit", scope.actor().may("campaigns.edit")},
                 {"new_url", scope.url("campaigns.item_new", with_campaign(look))},
                 {"csv_url", scope.url("campaigns.items_table", with_campaign(look, {{"format", "csv"}}))},
                 {"xlsx_url", scope.url("campaigns.items_table", with_campaign(look, {{"format", "xlsx"}}))},
                 {"feed_url", scope.url("campaigns.feed", with_campaign(look))},
                 {"is_grid", grid},
                 {"any_url", look_url(look, look.view, "0000-00-00", scope)},
                 {"weekdays", std::move(heads)},
                 {"weeks", grid ? weeks_of(look, items, now, scope) : Model::List{}},
                 {"has_items", !items.all.empty()},
                 {"groups", grid ? Model::List{} : groups_of(look, items, now, scope)}},
            .title = title};
    });
}

Result<Reply> calendar_table(const CampaignTools& tools, const Request& request, RequestScope& scope) {
    const auto& locale = scope.locale();
    const auto& wanted = request.query_value("campaign");
    const auto items = scope.db().read([&](UnitOfWork& uow) -> Result<Items> {
        if (!wanted.empty())
            if (auto campaign = read_campaign(uow, wanted); !campaign) return std::move(campaign).error();
        return read_items(uow, {.campaign_id = wanted, .most = most_exported}, locale);
    });
    if (!items) return items.error();
    Table table{.title = locale.t("Content calendar"),
                .columns = {{.title = locale.t("Day"), .kind = Table::Kind::day, .width = 12},
                            {.title = locale.t("Time"), .width = 8},
                            {.title = locale.t("Time zone"), .width = 22},
                            {.title = locale.t("What it is"), .width = 18},
                            {.title = locale.t("Channel"), .width = 18},
                            {.title = locale.t("Title"), .width = 50},
                            {.title = locale.t("Campaign"), .width = 40},
                            {.title = locale.t("Who does it"), .width = 25},
                            {.title = locale.t("Language"), .width = 12},
                            {.title = locale.t("State"), .width = 12}},
                .rows = {}};
    for (const auto& each : items->all)
        table.rows.push_back({plenaria::to_text(each.facts.due.day), hours_text(each.facts.due.time_of_day),
                              each.zone, locale.t(kind_called(each.facts.kind)->shown),
                              locale.t(channel_called(each.facts.channel)->shown), each.facts.title,
                              items->titles.at(each.campaign_id), each.facts.owner,
                              locale.language_name(each.facts.language), locale.t(name_of(each.state))});
    if (request.query_value("format") == "csv")
        return Download{"calendar.csv", std::string(csv_type), tools.documents->csv(table)};
    auto made = tools.documents->xlsx({table});
    if (!made) return std::move(made).error();
    return Download{"calendar.xlsx", std::string(xlsx_type), *std::move(made)};
}

void announce_calendar(Registrar& registrar, const CampaignTools& tools) {
    struct Line {
        Method method;
        const char* path;
        const char* name;
        Result<Reply> (*page)(const CampaignTools&, const Request&, RequestScope&);
    };
    static constexpr Line to_see[] = {
        {Method::get, "/campaigns/calendar", "campaigns.calendar", show_calendar},
        {Method::get, "/campaigns/calendar/table", "campaigns.items_table", calendar_table},
    };
    static constexpr Line to_edit[] = {
        {Method::get, "/campaigns/calendar/address", "campaigns.feed", show_feed},
        {Method::post, "/campaigns/calendar/address", "campaigns.feed_make", make_feed_post},
        {Method::post, "/campaigns/calendar/address/end", "campaigns.feed_end", end_feed_post},
        {Method::get, "/campaigns/items/new", "campaigns.item_new", new_item_form},
        {Method::post, "/campaigns/items", "campaigns.item_add", add_item_post},
        {Method::get, "/campaigns/items/{item}", "campaigns.item", edit_item_form},
        {Method::post, "/campaigns/items/{item}", "campaigns.item_change", change_item_post},
        {Method::post, "/campaigns/items/{item}/move", "campaigns.item_move", move_item_post},
        {Method::post, "/campaigns/items/{item}/state", "campaigns.item_state", item_state_post},
        {Method::post, "/campaigns/items/{item}/remove", "campaigns.item_remove", remove_item_post},
        {Method::post, "/campaigns/items/{item}/restore", "campaigns.item_restore", restore_item_post},
    };
    const auto announce = [&](const Line& line, Access access) {
        registrar.route({.method = line.method,
                         .path = line.path,
                         .name = line.name,
                         .access = std::move(access),
                         .handler = [&tools, page = line.page](const Request& request, RequestScope& scope) {
                             return page(tools, request, scope);
                         }});
    };
    for (const auto& line : to_see) announce(line, Access::permission("campaigns.view"));
    for (const auto& line : to_edit) announce(line, Access::permission("campaigns.edit"));
    announce({Method::get, "/l/{secret}/{language}/campaigns.ics", "campaigns.feed_at", feed_at_address},
             Access::anyone("Whoever knows the secret address reads the calendar."));
}

}  // namespace plenaria::campaigns
