// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include <plenaria/paging.hpp>
#include <plenaria/table_file.hpp>

#include "due_pages.hpp"
#include "fee_field_pages.hpp"
#include "money.hpp"

namespace plenaria::events_durban {

namespace {

constexpr int dues_a_page = 50;

Result<DuesReading> dues_in(const FeeTools& tools, const Request& request, RequestScope& scope) {
    return scope.db().read([&](UnitOfWork& uow) {
        return read_dues(uow, tools, request.path_value("edition"), scope.locale().language());
    });
}

std::optional<FeeState> state_in(const Request& request) {
    return parse_fee_state(request.query_value("state"));
}

/// Those in the state that is asked for; all when none is.
std::vector<const Due*> dues_shown(const DuesReading& reading, std::optional<FeeState> state) {
    std::vector<const Due*> shown;
    for (const auto& due : reading.dues)
        if (!state || due.account.state == *state) shown.push_back(&due);
    return shown;
}

Model due_row(const DuesReading& reading, const Due& due, const RequestScope& scope) {
    const auto& locale = scope.locale();
    const auto* kind = reading.fees.kind(due.part.kind_id);
    const auto& account = due.account;
    const auto money = [&](long long minor) {
        return kind == nullptr ? std::string() : amount_words(minor, kind->facts.currency, locale);
    };
    return {{"name", due.delegation.party_name},
            {"url", scope.url("events-durban.due", {{"delegation", due.delegation.id}})},
            {"kind", kind == nullptr ? std::string() : kind->facts.names.in(locale.language())},
            {"people", locale.number(account.people)},
            {"votes", locale.number(account.votes)},
            {"owed", money(account.owed)},
            {"paid", money(account.paid - account.refunded)},
            {"balance", money(account.balance())},
            {"state", state_tag(account.state, locale)}};
}

Model::List sum_rows(const DuesReading& reading, const Locale& locale) {
    Model::List rows;
    for (const auto& [currency, sum] : reading.sums) {
        const auto money = [&](long long minor) { return amount_words(minor, currency, locale); };
        rows.push_back({{"currency", currency},
                        {"owed", money(sum.owed)},
                        {"paid", money(sum.paid)},
                        {"refunded", money(sum.refunded)},
                        {"to_pay", money(sum.to_pay)},
                        {"to_pay_back", money(sum.to_pay_back)}});
    }
    return rows;
}

}  // namespace

Result<Reply> list_dues(const FeeTools& tools, const Request& request, RequestScope& scope) {
    const auto reading = dues_in(tools, request, scope);
    if (!reading) return reading.error();
    const auto& locale = scope.locale();
    const auto state = state_in(request);
    const auto shown = dues_shown(*reading, state);
    const auto page = page_number(request);
    const auto from = std::min<std::size_t>(static_cast<std::size_t>((page - 1) * dues_a_page), shown.size());
    const auto until = std::min<std::size_t>(from + static_cast<std::size_t>(dues_a_page), shown.size());
    Model::List rows;
    for (auto at = from; at < until; ++at) rows.push_back(due_row(*reading, *shown[at], scope));
    const auto unsorted = std::count_if(reading->dues.begin(), reading->dues.end(), [](const Due& due) {
        return due.account.state == FeeState::unsorted;
    });
    std::vector<Choice> states{{"", locale.t("All states"), {}, !state}};
    for (const auto each : fee_states)
        states.push_back({std::string(to_text(each)), locale.t(name_of(each)), {}, state == each});
    const auto& id = reading->fees.edition.id;
    const UrlValues at{{"edition", id}};
    const auto chosen = state ? std::string(to_text(*state)) : std::string();
    const auto exported = [&](const char* format) {
        return scope.url("events-durban.dues_export",
                         {{"edition", id}, {"state", chosen}, {"format", format}});
    };
    const auto title = locale.t("What delegations owe");
    auto sums = sum_rows(*reading, locale);
    Model model{
        {"caption", reading->fees.edition.title},
        {"edition_url", reading->fees.edition.path},
        {"fees_url", scope.url("events-durban.fees", at)},
        {"action_url", scope.url("events-durban.dues", at)},
        {"state_field", choice_model({.label = locale.t("State"), .name = "state"}, states)},
        {"filtered", state.has_value()},
        {"count", locale.n("{n} delegation", "{n} delegations", static_cast<long long>(shown.size()))},
        {"csv_url", exported("csv")},
        {"xlsx_url", exported("xlsx")},
        {"may_sort", unsorted > 0 && !reading->fees.kinds.empty()},
        {"unsorted", locale.n("{n} delegation has no kind of participation yet.",
                              "{n} delegations have no kind of participation yet.", unsorted)},
        {"sort_url", scope.url("events-durban.dues_sort", at)},
        {"has_sums", !sums.empty()},
        {"sums", std::move(sums)},
        {"has_rows", !rows.empty()},
        {"rows", std::move(rows)}};
    const ListAddress here(scope, "events-durban.dues", {{"state", chosen}}, at);
    set_pages(model, page_range(page, dues_a_page, static_cast<long long>(shown.size())), here, locale);
    return View{.name = "events-durban/fees/dues", .model = std::move(model), .title = title};
}

Result<Reply> export_dues(const FeeTools& tools, const Request& request, RequestScope& scope) {
    const auto reading = dues_in(tools, request, scope);
    if (!reading) return reading.error();
    const auto& locale = scope.locale();
    using enum Table::Kind;
    Table table{.title = reading->fees.edition.title,
                .columns = {{.title = locale.t("Delegation"), .width = 30},
                            {.title = locale.t("Takes part as"), .width = 30},
                            {.title = locale.t("People who come"), .kind = number, .width = 10},
                            {.title = locale.t("Voting"), .kind = number, .width = 10},
                            {.title = locale.t("Fee waived for"), .kind = number, .width = 10},
                            {.title = locale.t("Why the fee is waived"), .width = 30},
                            {.title = locale.t("At the early fee"), .kind = number, .width = 10},
                            {.title = locale.t("At the full fee"), .kind = number, .width = 10},
                            {.title = locale.t("Currency"), .width = 8},
                            {.title = locale.t("Owed"), .kind = number},
                            {.title = locale.t("Paid"), .kind = number},
                            {.title = locale.t("Paid back"), .kind = number},
                            {.title = locale.t("Still to be paid"), .kind = number},
                            {.title = locale.t("Receipts"), .width = 30},
                            {.title = locale.t("State")}}};
    for (const auto* due : dues_shown(*reading, state_in(request))) {
        const auto& account = due->account;
        const auto* kind = reading->fees.kind(due->part.kind_id);
        const auto currency = kind == nullptr ? std::string() : kind->facts.currency;
        const auto money = [&](long long minor) {
            return currency.empty() ? std::string() : plain_amount(minor, currency);
        };
        std::vector<std::string> receipts;
        for (const auto& payment : due->payments)
            if (!payment.is_void)
                receipts.push_back(shown_number(payment.number, reading->fees.edition.dates));
        table.rows.push_back({due->delegation.party_name,
                              kind == nullptr ? std::string() : kind->facts.names.in(locale.language()),
                              std::to_string(account.people), std::to_string(account.votes),
                              std::to_string(account.waived), due->part.waived_for,
                              std::to_string(account.early), std::to_string(account.regular), currency,
                              money(account.owed), money(account.paid), money(account.refunded),
                              money(account.balance()), joined(receipts), locale.t(name_of(account.state))});
    }
    return table_file(*tools.documents, table, "fees", request.query_value("format"));
}

Result<Reply> sort_dues_post(const FeeTools& tools, const Request& request, RequestScope& scope) {
    const auto& edition = request.path_value("edition");
    const auto done = scope.db().write(
        [&](UnitOfWork& uow) { return sort_delegations(uow, tools, scope.actor(), edition); });
    if (!done) return done.error();
    const auto& locale = scope.locale();
    auto words = locale.n("{n} delegation was put into its kind.",
                          "{n} delegations were put into their kinds.", done->sorted);
    if (!done->over.empty())
        words += ' ' + locale.t("These have registered more people than their kind may have: {names}.",
                                {{"names", joined(done->over)}});
    if (!done->unknown.empty())
        words += ' ' + locale.t("No list names these: {names}.", {{"names", joined(done->unknown)}});
    scope.notice(words);
    return Redirect{scope.url("events-durban.dues", {{"edition", edition}})};
}

}  // namespace plenaria::events_durban
