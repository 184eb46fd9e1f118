// SPDX-License-Identifier: EUPL-1.2
#include "delegation_pages.hpp"

#include <algorithm>

#include <plenaria/field.hpp>
#include <plenaria/mail_trouble.hpp>

#include "../common_pages.hpp"
#include "../edition_service.hpp"
#include "../registration/follow_up_service.hpp"
#include "delegation_reading.hpp"
#include "delegation_repository.hpp"
#include "invitation_service.hpp"

namespace plenaria::events {

namespace {

/// Those that a page shows, by their place in the reading.
using OfficesShown = std::vector<std::size_t>;

OfficesShown offices_in(const InvitationsReading& reading, const std::string& only) {
    OfficesShown shown;
    for (std::size_t i = 0; i < reading.offices.size(); ++i)
        if (only.empty() || to_text(reading.offices[i].state) == only) shown.push_back(i);
    return shown;
}

Model::List office_rows(const InvitationsReading& reading, const OfficesShown& offices,
                        const std::map<std::string, std::string>& trouble, const RequestScope& scope) {
    const auto& locale = scope.locale();
    const auto& zone = scope.actor().zone;
    Model::List rows;
    for (const auto place : offices) {
        const auto& [d, state, opened] = reading.offices[place];
        const auto found = trouble.find(d.address);
        const auto coming = people_coming(d.people);
        rows.push_back({{"name", d.party_name},
                        {"url", scope.url("events.delegation", {{"delegation", d.id}})},
                        {"state", delegation_tag(state, locale)},
                        {"opened", opened.empty() ? std::string() : locale.instant(opened.back(), zone)},
                        {"opened_times", opened.size() < 2 ? std::string()
                                                           : locale.n("opened once", "opened {n} times",
                                                                      static_cast<long long>(opened.size()))},
                        {"answered", d.answered_at ? locale.instant(*d.answered_at, zone) : std::string()},
                        {"people", locale.t("{registered} of {quota}", {{"registered", locale.number(coming)},
                                                                        {"quota", locale.number(d.quota)}})},
                        {"has_address", !d.address.empty()},
                        {"address", d.address},
                        {"language", locale.language_name(d.language)},
                        {"has_trouble", found != trouble.end()},
                        {"trouble", found == trouble.end() ? std::string() : found->second}});
    }
    return rows;
}

Model::List state_rows(const InvitationsReading& reading, const RequestScope& scope) {
    const auto& locale = scope.locale();
    const auto total = std::max<std::size_t>(1, reading.offices.size());
    Model::List rows;
    int y = 0;
    for (const auto state : delegation_states) {
        const auto count = static_cast<std::size_t>(reading.count(state));
        rows.push_back(
            {{"label", locale.t(name_of(state))},
             {"count", locale.number(static_cast<long long>(count))},
             {"url", scope.url("events.delegations",
                               {{"edition", reading.edition.id}, {"show", std::string(to_text(state))}})},
             {"width", std::to_string(100 * count / total)},
             {"y", std::to_string(y)},
             {"urgent", state == DelegationState::invited || state == DelegationState::asked_again}});
        y += 6;
    }
    return rows;
}

Model::List region_rows(const InvitationsReading& reading, const Locale& locale) {
    Model::List rows;
    for (const auto& [region, count] : counts_by_region(reading))
        rows.push_back({{"region", region_name(region, locale)},
                        {"invited", locale.number(count.invited)},
                        {"coming", locale.number(count.coming)},
                        {"people", locale.number(count.people)}});
    return rows;
}

struct TypedRules {
    std::string day, time, quota, places, erase_days;
    bool for_all = false;
};

TypedRules shown_rules(const InvitationsReading& reading) {
    const auto& [edition, rules, offices] = reading;
    // Four weeks before the opening, until somebody says otherwise.
    const auto local = rules.revision == 0
                           ? LocalTime{edition.dates.start - std::chrono::weeks(4), std::chrono::hours(17)}
                           : to_local(rules.reply_until, edition.dates.zone);
    const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(local.time_of_day).count();
    const auto two = [](long long number) { return (number < 10 ? "0" : "") + std::to_string(number); };
    return {.day = to_text(local.day),
            .time = two(minutes / 60) + ':' + two(minutes % 60),
            .quota = std::to_string(rules.quota),
            .places = std::to_string(rules.places),
            .erase_days = std::to_string(rules.erase_days)};
}

void set_rules_form(Model& page, const InvitationsReading& reading, const TypedRules& typed,
                    const Error* error, const Locale& locale) {
    const auto field = [&](std::string label, const char* name, const std::string& value, const char* type,
                           std::string hint) {
        return field_model({.label = std::move(label),
                            .name = name,
                            .value = value,
                            .hint = std::move(hint),
                            .error = error == nullptr ? std::string() : problem_on(name, *error, locale),
                            .type = type});
    };
    page.set("reply_day", field(locale.t("Offices answer until"), "reply_day", typed.day, "date", {}));
    page.set("reply_time",
             field(locale.t("Time"), "reply_time", typed.time, "time", reading.edition.dates.zone));
    page.set("quota", field(locale.t("People of a delegation"), "quota", typed.quota, "number",
                            locale.t("The head among them; as many substitutes can be named besides.")));
    page.set("quota_for_all", field_model({.label = locale.t("Also for the delegations that are on the list"),
                                           .name = "quota_for_all",
                                           .value = "1",
                                           .checked = typed.for_all}));
    page.set("places", field(locale.t("Places for all delegations"), "places", typed.places, "number",
                             locale.t("0: as many as come.")));
    page.set("erase_days", field(locale.t("Names are erased after"), "erase_days", typed.erase_days, "number",
                                 locale.t("Days after the last day of the event.")));
    page.set("rules_revision", std::to_string(reading.rules.revision));
}

Result<Reply> delegations_view(const DelegationTools& tools, const Request& request, RequestScope& scope,
                               const TypedRules* typed, const Error* error) {
    std::map<std::string, std::string> trouble;
    const auto& only = request.query_value("show");
    OfficesShown offices;
    PageRange range;
    bool may_approve = false;
    auto reading = scope.db().read([&](UnitOfWork& uow) -> Result<InvitationsReading> {
        auto found = read_invitations(uow, request.path_value("edition"), PeopleRead::counted);
        if (!found) return found;
        offices = offices_in(*found, only);
        range = page_range(page_number(request), page_size, static_cast<long long>(offices.size()));
        offices = range.first == 0
                      ? OfficesShown()
                      : OfficesShown(offices.begin() + range.first - 1, offices.begin() + range.last);
        const auto form = questions_of(uow, found->edition.id);
        const bool asks = !asked(form, Stage::follow_up, AskedOf::person).empty() ||
                          !asked(form, Stage::follow_up, AskedOf::delegation).empty();
        may_approve =
            asks && !to_approve(found->delegations(), follow_ups_of(uow, found->edition.id)).empty();
        if (tools.trouble == nullptr) return found;
        std::vector<std::string> addresses;
        for (const auto place : offices)
            if (const auto& address = found->offices[place].delegation.address; !address.empty())
                addresses.push_back(address);
        trouble = tools.trouble->undeliverable(uow, addresses);
        return found;
    });
    if (!reading) return std::move(reading).error();
    const auto& locale = scope.locale();
    const auto& edition = reading->edition;
    const UrlValues at{{"edition", edition.id}};
    const auto delegations = reading->delegations();
    const auto open = check_takes_replies(edition, reading->rules, scope.now()).has_value();
    const auto taken = places_taken(delegations);
    const auto waiting = reading->count(DelegationState::waiting);
    const bool has_rules = reading->rules.revision > 0;
    auto rows = office_rows(*reading, offices, trouble, scope);
    const auto title = locale.t("Delegations");
    Model page{
        {"title", title},
        {"event", edition.titles.in(locale.language())},
        {"event_url", scope.url("events.edition", at)},
        {"has_rules", has_rules},
        {"deadline",
         has_rules ? locale.instant(reading->rules.reply_until, edition.dates.zone) : std::string()},
        {"places_words",
         reading->rules.places == 0
             ? locale.n("{n} person is registered.", "{n} people are registered.", taken)
             : locale.t("{taken} of {places} places are taken.",
                        {{"taken", locale.number(taken)}, {"places", locale.number(reading->rules.places)}})},
        {"has_waiting", waiting > 0},
        {"erase_words",
         locale.t("Names are erased on {day}.", {{"day", locale.day(erase_on(edition, reading->rules))}})},
        {"may_choose", has_rules},
        {"may_invite", open && !to_invite(delegations).empty()},
        {"may_remind", open && !to_remind(delegations).empty()},
        {"choose_url", scope.url("events.choose_delegations", at)},
        {"invite_url", scope.url("events.invite", at)},
        {"remind_url", scope.url("events.remind", at)},
        {"delegates_url", scope.url("events.delegates", at)},
        {"form_url", scope.url("events.form", at)},
        {"may_approve", may_approve},
        {"approve_url", scope.url("events.approve", at)},
        {"may_import", scope.actor().may("events.edit")},
        {"imports_url", scope.url("events.imports", at)},
        {"rules_url", scope.url("events.delegation_rules", at)},
        {"filtered", !only.empty()},
        {"all_url", scope.url("events.delegations", at)},
        {"as_of", locale.t("as of {time}", {{"time", locale.instant(scope.now(), scope.actor().zone)}})},
        {"has_offices", !reading->offices.empty()},
        {"has_rows", !rows.empty()},
        {"rows", std::move(rows)},
        {"states", state_rows(*reading, scope)},
        {"states_height", std::to_string(6 * std::size(delegation_states))},
        {"regions", region_rows(*reading, locale)}};
    set_pages(page, range,
              {scope, "events.delegations", only.empty() ? UrlValues{} : UrlValues{{"show", only}}, at},
              locale);
    set_rules_form(page, *reading, typed != nullptr ? *typed : shown_rules(*reading), error, locale);
    set_problems(page, error, locale);
    return View{.name = "events/delegations/list",
                .model = std::move(page),
                .title = (error == nullptr ? title : locale.t("Error: {title}", {{"title", title}})) + " – " +
                         edition.titles.in(locale.language()),
                .status = status_of(error)};
}

}  // namespace

Result<Reply> delegations_page(const DelegationTools& tools, const Request& request, RequestScope& scope) {
    return delegations_view(tools, request, scope, nullptr, nullptr);
}

Result<Reply> rules_post(const DelegationTools& tools, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("edition");
    Form form(request);
    RulesWish wish{.quota_for_all = form.checked("quota_for_all"), .revision = read_revision(request)};
    const auto until = form.local_time("reply_day", "reply_time", true);
    wish.quota = static_cast<int>(form.number("quota", 1, most_people, true).value_or(0));
    wish.places = static_cast<int>(form.number("places", 0, most_places, true).value_or(0));
    wish.erase_days = static_cast<int>(form.number("erase_days", 0, most_erase_days, true).value_or(0));
    Result<void> done = form.ok() ? Result<void>() : Result<void>(form.error());
    if (done) {
        wish.reply_until = *until;
        done = scope.db().write(
            [&](UnitOfWork& uow) { return set_rules(uow, tools.mails(), scope.actor(), id, wish); });
    }
    if (done) {
        scope.notice(scope.locale().t("The rules of the invitations were saved."));
        return Redirect{scope.url("events.delegations", {{"edition", id}})};
    }
    if (!is_for_form(done.error())) return std::move(done).error();
    const TypedRules typed{.day = request.form_value("reply_day"),
                           .time = request.form_value("reply_time"),
                           .quota = request.form_value("quota"),
                           .places = request.form_value("places"),
                           .erase_days = request.form_value("erase_days"),
                           .for_all = wish.quota_for_all};
    return delegations_view(tools, request, scope, &typed, &done.error());
}

}  // namespace plenaria::events
