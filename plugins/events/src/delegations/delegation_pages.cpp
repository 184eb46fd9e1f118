// SPDX-License-Identifier: EUPL-1.2
#include "delegation_pages.hpp"

#include <algorithm>

#include <plenaria/field.hpp>
#include <plenaria/mail_trouble.hpp>

#include "../common_pages.hpp"
#include "../editions/edition_repository.hpp"
#include "../editions/edition_service.hpp"
#include "../registration/follow_up_service.hpp"
#include "delegation_reading.hpp"
#include "delegation_repository.hpp"
#include "invitation_service.hpp"
#include "standing_repository.hpp"

namespace plenaria::events {

namespace {

/// What a page shows of the delegations: sums of all, and one page of them.
struct DelegationsReading {
    Edition edition;
    InvitationRules rules;
    StandingCounts counts;
    PageRange range;
    std::vector<ListedOffice> offices;
    std::map<std::string, std::string> trouble = {};
    bool may_approve = false;
};

/// @param only the state of those that are shown; empty: all.
Result<DelegationsReading> read_page(UnitOfWork& uow, const DelegationTools& tools, const std::string& id,
                                     const std::string& only, int page) {
    auto edition = find_edition(uow, id);
    if (!edition) return edition_unknown(id);
    DelegationsReading reading{*std::move(edition), rules_of(uow, id), standing_counts(uow, id), {}, {}};
    long long all = 0;
    for (const auto& each : reading.counts)
        if (only == no_address_state)
            all += each.no_address;
        else if (only.empty() || to_text(each.state) == only)
            all += each.delegations;
    reading.range = page_range(page, page_size, all);
    reading.offices = listed_offices(uow, id, only, reading.range.first, reading.range.last);
    const auto form = questions_of(uow, id);
    const bool asks = !asked(form, Stage::follow_up, AskedOf::person).empty() ||
                      !asked(form, Stage::follow_up, AskedOf::delegation).empty();
    reading.may_approve = asks && total_of(reading.counts).to_approve > 0;
    if (tools.trouble == nullptr) return reading;
    std::vector<std::string> addresses;
    for (const auto& office : reading.offices)
        if (const auto& address = office.delegation.address; !address.empty()) addresses.push_back(address);
    reading.trouble = tools.trouble->undeliverable(uow, addresses);
    return reading;
}

Model::List office_rows(const DelegationsReading& reading, const RequestScope& scope) {
    const auto& locale = scope.locale();
    const auto& zone = scope.actor().zone;
    Model::List rows;
    for (const auto& office : reading.offices) {
        const auto& d = office.delegation;
        const auto found = reading.trouble.find(d.address);
        rows.push_back(
            {{"name", d.party_name},
             {"url", scope.url("events.delegation", {{"delegation", d.id}})},
             {"state", delegation_tag(office.state, locale)},
             {"opened", office.opened_at ? locale.instant(*office.opened_at, zone) : std::string()},
             {"opened_times", office.opened_times < 2
                                  ? std::string()
                                  : locale.n("opened once", "opened {n} times", office.opened_times)},
             {"answered", d.answered_at ? locale.instant(*d.answered_at, zone) : std::string()},
             {"people", locale.t("{registered} of {quota}", {{"registered", locale.number(office.people)},
                                                             {"quota", locale.number(d.quota)}})},
             {"has_address", !d.address.empty()},
             {"address", d.address},
             {"language", locale.language_name(d.language)},
             {"has_trouble", found != reading.trouble.end()},
             {"trouble", found == reading.trouble.end() ? std::string() : found->second}});
    }
    return rows;
}

Model::List state_rows(const DelegationsReading& reading, const RequestScope& scope) {
    const auto& locale = scope.locale();
    const auto total = std::max(1, total_of(reading.counts).delegations);
    Model::List rows;
    int y = 0;
    for (const auto state : delegation_states) {
        const auto count = delegations_in(reading.counts, state);
        rows.push_back(
            {{"label", locale.t(name_of(state))},
             {"count", locale.number(count)},
             {"url", scope.url("events.delegations",
                               {{"edition", reading.edition.id}, {"show", std::string(to_text(state))}})},
             {"width", std::to_string(100 * count / total)},
             {"y", std::to_string(y)},
             {"urgent", state == DelegationState::invited || state == DelegationState::asked_again}});
        y += 6;
    }
    return rows;
}

Model::List region_rows(const DelegationsReading& reading, const Locale& locale) {
    Model::List rows;
    for (const auto& [region, count] : counts_by_region(reading.counts))
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

TypedRules shown_rules(const DelegationsReading& reading) {
    const auto& edition = reading.edition;
    const auto& rules = reading.rules;
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

void set_rules_form(Model& page, const DelegationsReading& reading, const TypedRules& typed,
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
    const auto& id = request.path_value("edition");
    const auto& only = request.query_value("show");
    if (auto counted = ensure_counted(scope.db(), id); !counted) return std::move(counted).error();
    auto reading = scope.db().read(
        [&](UnitOfWork& uow) { return read_page(uow, tools, id, only, page_number(request)); });
    if (!reading) return std::move(reading).error();
    const auto& locale = scope.locale();
    const auto& edition = reading->edition;
    const UrlValues at{{"edition", edition.id}};
    const auto total = total_of(reading->counts);
    const auto open = check_takes_replies(edition, reading->rules, scope.now()).has_value();
    const auto taken = total.people;
    const bool has_rules = reading->rules.revision > 0;
    auto rows = office_rows(*reading, scope);
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
        {"has_waiting", delegations_in(reading->counts, DelegationState::waiting) > 0},
        {"erase_words",
         locale.t("Names are erased on {day}.", {{"day", locale.day(erase_on(edition, reading->rules))}})},
        {"may_choose", has_rules},
        {"may_invite", open && total.to_invite > 0},
        {"may_remind", open && total.to_remind > 0},
        {"choose_url", scope.url("events.choose_delegations", at)},
        {"invite_url", scope.url("events.invite", at)},
        {"remind_url", scope.url("events.remind", at)},
        {"delegates_url", scope.url("events.delegates", at)},
        {"form_url", scope.url("events.form", at)},
        {"may_approve", reading->may_approve},
        {"approve_url", scope.url("events.approve", at)},
        {"may_import", scope.actor().may("events.edit")},
        {"imports_url", scope.url("events.imports", at)},
        {"rules_url", scope.url("events.delegation_rules", at)},
        {"filtered", !only.empty()},
        {"all_url", scope.url("events.delegations", at)},
        {"as_of", locale.t("as of {time}", {{"time", locale.instant(scope.now(), scope.actor().zone)}})},
        {"has_offices", total.delegations > 0},
        {"has_rows", !rows.empty()},
        {"rows", std::move(rows)},
        {"states", state_rows(*reading, scope)},
        {"states_height", std::to_string(6 * std::size(delegation_states))},
        {"regions", region_rows(*reading, locale)}};
    set_pages(page, reading->range,
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
