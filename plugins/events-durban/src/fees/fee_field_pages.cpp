// SPDX-License-Identifier: EUPL-1.2
#include "fee_field_pages.hpp"

#include <charconv>

#include <plenaria/form.hpp>
#include <plenaria/tag.hpp>
#include <plenaria/text.hpp>

#include "money.hpp"

namespace plenaria::events_durban {

namespace {

std::string length_words(const events::Distance& distance, const Locale& locale) {
    switch (distance.unit) {
        case events::Unit::days:
            return locale.n("{n} day", "{n} days", distance.amount);
        case events::Unit::weeks:
            return locale.n("{n} week", "{n} weeks", distance.amount);
        case events::Unit::months:
            return locale.n("{n} month", "{n} months", distance.amount);
    }
    return {};
}

int whole_number(const std::string& typed) {
    int number = 0;
    const auto [rest, failure] = std::from_chars(typed.data(), typed.data() + typed.size(), number);
    return failure == std::errc() && rest == typed.data() + typed.size() ? number : -1;
}

}  // namespace

std::string until_words(const events::Distance& distance, const events::Dates& dates, const Locale& locale) {
    return locale.t("until {day} ({distance} before the opening)",
                    {{"day", locale.day(events::due_day(distance, dates))},
                     {"distance", length_words(distance, locale)}});
}

std::string state_words(const Account& account, const std::string& currency, const Locale& locale) {
    const auto balance = account.balance();
    if (balance > 0 && account.state != FeeState::unsorted)
        return locale.t("{amount} to pay", {{"amount", amount_words(balance, currency, locale)}});
    if (balance < 0)
        return locale.t("{amount} to be paid back", {{"amount", amount_words(-balance, currency, locale)}});
    return locale.t(name_of(account.state));
}

Model state_tag(FeeState state, const Locale& locale) {
    std::string_view kind = "grey";
    if (state == FeeState::paid) kind = "green";
    if (state == FeeState::open || state == FeeState::part) kind = "amber";
    if (state == FeeState::to_pay_back || state == FeeState::unsorted) kind = "terra";
    return tag_model(kind, locale.t(name_of(state)));
}

Typed typed_in(const Request& request) {
    Typed typed;
    for (const auto& [name, value] : request.form) typed.emplace(name, value);
    return typed;
}

std::string FeeFields::value(std::string_view name) const {
    const auto found = typed.find(name);
    return found == typed.end() ? std::string() : found->second;
}

std::string FeeFields::problem(std::string_view name) const {
    return error == nullptr ? std::string() : problem_on(name, *error, locale);
}

Model FeeFields::text(std::string label, const char* name, std::string hint, const char* css_class) const {
    return field_model({.label = std::move(label),
                        .name = name,
                        .value = value(name),
                        .hint = std::move(hint),
                        .error = problem(name),
                        .css_class = css_class});
}

Model FeeFields::area(std::string label, const char* name, std::string hint) const {
    return field_model({.label = std::move(label),
                        .name = name,
                        .value = value(name),
                        .hint = std::move(hint),
                        .error = problem(name),
                        .rows = 4});
}

Model FeeFields::unit(std::string label, const char* name) const {
    const auto chosen = value(name);
    return choice_model(
        {.label = std::move(label), .name = name},
        {{"days", locale.t("days before the opening"), {}, chosen == "days"},
         {"weeks", locale.t("weeks before the opening"), {}, chosen == "weeks" || chosen.empty()},
         {"months", locale.t("months before the opening"), {}, chosen == "months"}});
}

std::optional<events::Distance> read_distance(const Typed& typed, const char* amount, const char* unit) {
    const auto found = typed.find(amount);
    const auto text = found == typed.end() ? std::string() : trim(found->second);
    if (text.empty()) return std::nullopt;
    const auto word = typed.find(unit);
    return events::Distance{
        .amount = std::max(whole_number(text), 0),
        .unit = parse_unit(word == typed.end() ? std::string() : word->second).value_or(events::Unit::weeks)};
}

void show_distance(const std::optional<events::Distance>& distance, const char* amount, const char* unit,
                   Typed& typed) {
    typed[amount] = distance ? std::to_string(distance->amount) : std::string();
    typed[unit] = to_text(distance ? distance->unit : events::Unit::weeks);
}

int read_whole(const Typed& typed, const char* name, int empty) {
    const auto found = typed.find(name);
    const auto text = found == typed.end() ? std::string() : trim(found->second);
    return text.empty() ? empty : whole_number(text);
}

std::string joined(const std::vector<std::string>& names) {
    std::string text;
    for (const auto& name : names) text += (text.empty() ? "" : ", ") + name;
    return text;
}

Model::List payment_rows(const OneDue& due, const RequestScope& scope, PaymentReader reader) {
    const bool is_staff = reader == PaymentReader::secretariat;
    const auto& locale = scope.locale();
    Model::List rows;
    for (const auto& each : due.due.payments) {
        if (each.is_void && !is_staff) continue;
        const UrlValues at{{"payment", each.id}};
        rows.push_back(
            {{"number", shown_number(each.number, due.fees.edition.dates)},
             {"kind", locale.t(name_of(each.kind))},
             {"amount", amount_words(each.amount, each.currency, locale)},
             {"day", locale.day(each.paid_on)},
             {"note", is_staff ? each.note : std::string()},
             {"is_void", each.is_void},
             {"void_url", is_staff ? scope.url("events-durban.payment_void", at) : std::string()},
             {"restore_url", is_staff ? scope.url("events-durban.payment_restore", at) : std::string()}});
    }
    return rows;
}

Model::List account_rows(const OneDue& due, const Locale& locale) {
    Model::List rows;
    const auto row = [&](std::string key, std::string value) {
        rows.push_back({{"key", std::move(key)},
                        {"value", std::move(value)},
                        {"has_change", false},
                        {"change_url", ""}});
    };
    const auto* kind = due.kind();
    if (kind == nullptr) return rows;
    const auto& facts = kind->facts;
    const auto& account = due.due.account;
    const auto money = [&](long long minor) { return amount_words(minor, facts.currency, locale); };
    row(locale.t("Takes part as"), facts.names.in(locale.language()));
    row(locale.t("Fee of a person"), money(facts.fee));
    if (facts.early_until)
        row(locale.t("Early fee of a person"),
            money(facts.early_fee) + ", " + until_words(*facts.early_until, due.fees.edition.dates, locale));
    row(locale.t("People who come"), locale.number(account.people));
    if (facts.votes > 0) row(locale.t("Of those, voting"), locale.number(account.votes));
    if (account.waived > 0)
        row(locale.t("Fee waived for"), locale.n("{n} person", "{n} people", account.waived));
    if (account.early > 0 && account.regular > 0)
        row(locale.t("At the early fee"), locale.n("{n} person", "{n} people", account.early));
    row(account.withdrawn ? locale.t("Kept after the withdrawal") : locale.t("Total"), money(account.owed));
    row(locale.t("Paid"), money(account.paid));
    if (account.refunded > 0) row(locale.t("Paid back"), money(account.refunded));
    const auto balance = account.balance();
    row(balance < 0 ? locale.t("To be paid back") : locale.t("Still to be paid"),
        money(balance < 0 ? -balance : balance));
    return rows;
}

}  // namespace plenaria::events_durban
