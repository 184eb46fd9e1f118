// SPDX-License-Identifier: EUPL-1.2
#include "fee_pages.hpp"

#include "fee_field_pages.hpp"
#include "money.hpp"

namespace plenaria::events_durban {

namespace {

Model::List kind_rows(const DuesReading& reading, const RequestScope& scope) {
    const auto& locale = scope.locale();
    Model::List rows;
    for (const auto& kind : reading.fees.kinds) {
        const auto& facts = kind.facts;
        const auto found = reading.kinds.find(kind.id);
        const auto sum = found == reading.kinds.end() ? KindSum{} : found->second;
        const auto money = [&](long long minor) { return amount_words(minor, facts.currency, locale); };
        rows.push_back({{"name", facts.names.in(locale.language())},
                        {"url", scope.url("events-durban.fee_kind", {{"fee_kind", kind.id}})},
                        {"fee", money(facts.fee)},
                        {"has_early", facts.early_until.has_value()},
                        {"early", facts.early_until ? money(facts.early_fee) + ", " +
                                                          until_words(*facts.early_until,
                                                                      reading.fees.edition.dates, locale)
                                                    : std::string()},
                        {"quota", locale.number(facts.quota)},
                        {"votes", locale.number(facts.votes)},
                        {"delegations", locale.number(sum.delegations)},
                        {"people", locale.number(sum.people)},
                        {"voting", locale.number(sum.votes)},
                        {"owed", money(sum.money.owed)},
                        {"paid", money(sum.money.paid - sum.money.refunded)}});
    }
    return rows;
}

Model::List rule_rows(const FeesReading& fees, const Locale& locale) {
    Model::List rows;
    const auto row = [&](std::string key, std::string value) {
        rows.push_back({{"key", std::move(key)},
                        {"value", std::move(value)},
                        {"has_change", false},
                        {"change_url", ""}});
    };
    const auto& rules = fees.rules;
    const auto& dates = fees.edition.dates;
    row(locale.t("Everything is paid back"),
        rules.full_until ? until_words(*rules.full_until, dates, locale) : locale.t("never"));
    if (rules.part_until)
        row(locale.t("{percent} % are paid back", {{"percent", locale.number(rules.part_percent)}}),
            until_words(*rules.part_until, dates, locale));
    row(locale.t("Where to pay"), rules.pay_to.empty() ? locale.t("not known yet") : rules.pay_to);
    row(locale.t("Notes and reasons are emptied"),
        locale.day(dates.end + std::chrono::days(rules.erase_days + 1)));
    return rows;
}

}  // namespace

Result<Reply> show_fees(const FeeTools& tools, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("edition");
    const auto& locale = scope.locale();
    const auto reading =
        scope.db().read([&](UnitOfWork& uow) { return read_dues(uow, tools, id, locale.language()); });
    if (!reading) return reading.error();
    const UrlValues at{{"edition", id}};
    auto rows = kind_rows(*reading, scope);
    const auto title = locale.t("Fees and quotas");
    return View{.name = "events-durban/fees/show",
                .model = {{"caption", reading->fees.edition.title},
                          {"edition_url", reading->fees.edition.path},
                          {"new_url", scope.url("events-durban.fee_kind_new", at)},
                          {"rules_url", scope.url("events-durban.fee_rules", at)},
                          {"dues_url", scope.url("events-durban.dues", at)},
                          {"has_kinds", !rows.empty()},
                          {"kinds", std::move(rows)},
                          {"rows", rule_rows(reading->fees, locale)}},
                .title = title};
}

}  // namespace plenaria::events_durban
