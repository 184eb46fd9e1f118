// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include <plenaria/directory/directory.hpp>
#include <plenaria/form_answer.hpp>
#include <plenaria/text.hpp>

#include "fee_field_pages.hpp"
#include "fee_pages.hpp"
#include "fee_repository.hpp"
#include "money.hpp"

namespace plenaria::events_durban {

namespace {

/// Which form: of a new kind of a congress, or of one that there is.
struct KindForm {
    events::EditionCard edition;
    std::vector<directory::Directory::SegmentName> lists;
    std::optional<FeeKind> kind = {};
};

FeeFacts facts_in(const Typed& typed) {
    const auto text = [&](const char* name) {
        const auto found = typed.find(name);
        return found == typed.end() ? std::string() : found->second;
    };
    FeeFacts facts = tidy({.names = {text("name_en"), text("name_es"), text("name_fr")},
                           .segment = text("segment"),
                           .for_others = text("for_others") == "yes",
                           .currency = text("currency"),
                           .early_until = read_distance(typed, "early_amount", "early_unit"),
                           .quota = read_whole(typed, "quota", -1),
                           .votes = read_whole(typed, "votes")});
    facts.fee = parse_amount(text("fee"), facts.currency).value_or(-1);
    facts.early_fee =
        trim(text("early_fee")).empty() ? 0 : parse_amount(text("early_fee"), facts.currency).value_or(-1);
    return facts;
}

Typed typed_of(const FeeFacts& facts) {
    Typed typed{
        {"name_en", facts.names.en},
        {"name_es", facts.names.es},
        {"name_fr", facts.names.fr},
        {"segment", facts.segment},
        {"for_others", facts.for_others ? "yes" : ""},
        {"currency", facts.currency},
        {"fee", plain_amount(facts.fee, facts.currency)},
        {"early_fee", facts.early_fee == 0 ? std::string() : plain_amount(facts.early_fee, facts.currency)},
        {"quota", std::to_string(facts.quota)},
        {"votes", std::to_string(facts.votes)}};
    show_distance(facts.early_until, "early_amount", "early_unit", typed);
    return typed;
}

View kind_form_view(const KindForm& form, const Typed& typed, int revision, const Error* error,
                    const RequestScope& scope) {
    const auto& locale = scope.locale();
    const FeeFields fields{typed, error, locale};
    const UrlValues at{{"edition", form.edition.id}};
    const UrlValues here{{"fee_kind", form.kind ? form.kind->id : std::string()}};
    std::vector<Choice> lists{{"", locale.t("No list"), {}, fields.value("segment").empty()}};
    for (const auto& list : form.lists)
        lists.push_back(
            {list.id,
             locale.t("{list} ({count})", {{"list", list.name}, {"count", locale.number(list.size)}}),
             {},
             fields.value("segment") == list.id});
    const auto title =
        form.kind ? locale.t("Change the kind of participation") : locale.t("New kind of participation");
    Model page{{"caption", form.edition.title},
               {"list_url", scope.url("events-durban.fees", at)},
               {"heading", title},
               {"action_url", form.kind ? scope.url("events-durban.fee_kind_change", here)
                                        : scope.url("events-durban.fee_kind_enter", at)},
               {"may_remove", form.kind.has_value()},
               {"remove_url", form.kind ? scope.url("events-durban.fee_kind_remove", here) : std::string()},
               {"revision", std::to_string(revision)},
               {"name_en", fields.text(locale.t("Name in English"), "name_en")},
               {"name_es", fields.text(locale.t("Name in Spanish"), "name_es")},
               {"name_fr", fields.text(locale.t("Name in French"), "name_fr")},
               {"segment", choice_model({.label = locale.t("List of the directory"),
                                         .name = "segment",
                                         .hint = locale.t("Its members fall into this kind by themselves.")},
                                        lists)},
               {"for_others", field_model({.label = locale.t("Takes delegations that no list names"),
                                           .name = "for_others",
                                           .value = "yes",
                                           .checked = fields.value("for_others") == "yes"})},
               {"currency",
                fields.text(locale.t("Currency"), "currency", locale.t("Like EUR."), "govuk-input--width-4")},
               {"fee", fields.text(locale.t("Fee of a person"), "fee",
                                   locale.t("Like 1200 or 1200.50; 0: no fee."), "govuk-input--width-10")},
               {"early_fee", fields.text(locale.t("Early fee of a person"), "early_fee",
                                         locale.t("Empty: there is none."), "govuk-input--width-10")},
               {"early_amount", fields.text(locale.t("The early fee holds until"), "early_amount", {},
                                            "govuk-input--width-4")},
               {"early_unit", fields.unit(locale.t("Unit of the early fee’s day"), "early_unit")},
               {"quota",
                fields.text(locale.t("People of a delegation"), "quota",
                            locale.t("With its head. It becomes the quota of the delegations of this kind."),
                            "govuk-input--width-4")},
               {"votes", fields.text(locale.t("Of those, voting"), "votes", {}, "govuk-input--width-4")}};
    set_problems(page, error, locale);
    return {.name = "events-durban/fees/form",
            .model = std::move(page),
            .title = error == nullptr ? title : locale.t("Error: {title}", {{"title", title}}),
            .status = status_of(error)};
}

Result<KindForm> new_form(const FeeTools& tools, const Request& request, RequestScope& scope) {
    return scope.db().read([&](UnitOfWork& uow) -> Result<KindForm> {
        auto card = congress_card(uow, tools, request.path_value("edition"), scope.locale().language());
        if (!card) return std::move(card).error();
        return KindForm{*std::move(card), tools.directory->segments(uow)};
    });
}

Result<KindForm> stored_form(const FeeTools& tools, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("fee_kind");
    return scope.db().read([&](UnitOfWork& uow) -> Result<KindForm> {
        auto kind = find_fee_kind(uow, id);
        if (!kind) return fee_kind_unknown(id);
        auto card = congress_card(uow, tools, kind->edition_id, scope.locale().language());
        if (!card) return std::move(card).error();
        return KindForm{*std::move(card), tools.directory->segments(uow), std::move(kind)};
    });
}

View rules_view(const FeesReading& fees, const Typed& typed, int revision, const Error* error,
                const RequestScope& scope) {
    const auto& locale = scope.locale();
    const FeeFields fields{typed, error, locale};
    const UrlValues at{{"edition", fees.edition.id}};
    const auto title = locale.t("Rules of the fees");
    Model page{
        {"caption", fees.edition.title},
        {"list_url", scope.url("events-durban.fees", at)},
        {"action_url", scope.url("events-durban.fee_rules_set", at)},
        {"revision", std::to_string(revision)},
        {"full_amount", fields.text(locale.t("Who withdraws gets everything back until"), "full_amount",
                                    locale.t("Empty: never."), "govuk-input--width-4")},
        {"full_unit", fields.unit(locale.t("Unit of the first day"), "full_unit")},
        {"part_percent", fields.text(locale.t("Percent that are paid back afterwards"), "part_percent",
                                     locale.t("0: nothing."), "govuk-input--width-4")},
        {"part_amount", fields.text(locale.t("Until"), "part_amount", {}, "govuk-input--width-4")},
        {"part_unit", fields.unit(locale.t("Unit of the second day"), "part_unit")},
        {"pay_to", fields.area(locale.t("Where to pay"), "pay_to",
                               locale.t("As it stands on invoices: bank, account, reference."))},
        {"erase_days", fields.text(locale.t("Notes and reasons are emptied"), "erase_days",
                                   locale.t("Days after the last day. Amounts, days and numbers stay."),
                                   "govuk-input--width-4")}};
    set_problems(page, error, locale);
    return {.name = "events-durban/fees/rules",
            .model = std::move(page),
            .title = error == nullptr ? title : locale.t("Error: {title}", {{"title", title}}),
            .status = status_of(error)};
}

Result<FeesReading> fees_in(const FeeTools& tools, const Request& request, RequestScope& scope) {
    return scope.db().read([&](UnitOfWork& uow) {
        return read_fees(uow, tools, request.path_value("edition"), scope.locale().language());
    });
}

}  // namespace

Result<Reply> new_fee_kind_form(const FeeTools& tools, const Request& request, RequestScope& scope) {
    const auto form = new_form(tools, request, scope);
    if (!form) return form.error();
    return kind_form_view(*form, {{"quota", "3"}, {"votes", "0"}}, 0, nullptr, scope);
}

Result<Reply> enter_fee_kind_post(const FeeTools& tools, const Request& request, RequestScope& scope) {
    const auto& edition = request.path_value("edition");
    const auto typed = typed_in(request);
    const auto entered = scope.db().write(
        [&](UnitOfWork& uow) { return enter_fee_kind(uow, tools, scope.actor(), edition, facts_in(typed)); });
    if (!entered) {
        if (!is_for_form(entered.error())) return entered.error();
        const auto form = new_form(tools, request, scope);
        if (!form) return form.error();
        return kind_form_view(*form, typed, 0, &entered.error(), scope);
    }
    scope.notice(scope.locale().t("Changes saved."));
    return Redirect{scope.url("events-durban.fees", {{"edition", edition}})};
}

Result<Reply> fee_kind_form(const FeeTools& tools, const Request& request, RequestScope& scope) {
    const auto form = stored_form(tools, request, scope);
    if (!form) return form.error();
    return kind_form_view(*form, typed_of(form->kind->facts), form->kind->revision, nullptr, scope);
}

Result<Reply> change_fee_kind_post(const FeeTools& tools, const Request& request, RequestScope& scope) {
    const auto typed = typed_in(request);
    const auto revision = std::max(read_whole(typed, "revision"), 0);
    const auto done = scope.db().write([&](UnitOfWork& uow) {
        return change_fee_kind(uow, tools, scope.actor(), request.path_value("fee_kind"), facts_in(typed),
                               revision);
    });
    if (!done && !is_for_form(done.error())) return done.error();
    const auto form = stored_form(tools, request, scope);
    if (!form) return form.error();
    // Saving again after a conflict is a decision: it is made on what is stored now.
    if (!done)
        return kind_form_view(*form, typed,
                              done.error().code == ErrorCode::conflict ? form->kind->revision : revision,
                              &done.error(), scope);
    scope.notice(scope.locale().t("Changes saved."));
    return Redirect{scope.url("events-durban.fees", {{"edition", form->edition.id}})};
}

Result<Reply> remove_fee_kind_post(const FeeTools& tools, const Request& request, RequestScope& scope) {
    const auto form = stored_form(tools, request, scope);
    if (!form) return form.error();
    const auto done = scope.db().write(
        [&](UnitOfWork& uow) { return remove_fee_kind(uow, scope.actor(), request.path_value("fee_kind")); });
    if (!done) return done.error();
    scope.notice(scope.locale().t("The kind of participation was removed."));
    return Redirect{scope.url("events-durban.fees", {{"edition", form->edition.id}})};
}

Result<Reply> fee_rules_form(const FeeTools& tools, const Request& request, RequestScope& scope) {
    const auto fees = fees_in(tools, request, scope);
    if (!fees) return fees.error();
    const auto& rules = fees->rules;
    Typed typed{{"part_percent", std::to_string(rules.part_percent)},
                {"pay_to", rules.pay_to},
                {"erase_days", std::to_string(rules.erase_days)}};
    show_distance(rules.full_until, "full_amount", "full_unit", typed);
    show_distance(rules.part_until, "part_amount", "part_unit", typed);
    return rules_view(*fees, typed, rules.revision, nullptr, scope);
}

Result<Reply> set_fee_rules_post(const FeeTools& tools, const Request& request, RequestScope& scope) {
    const auto& edition = request.path_value("edition");
    const auto typed = typed_in(request);
    const auto revision = std::max(read_whole(typed, "revision"), 0);
    const auto done = scope.db().write([&](UnitOfWork& uow) {
        return set_fee_rules(uow, tools, scope.actor(),
                             {.edition_id = edition,
                              .full_until = read_distance(typed, "full_amount", "full_unit"),
                              .part_percent = read_whole(typed, "part_percent"),
                              .part_until = read_distance(typed, "part_amount", "part_unit"),
                              .pay_to = request.form_value("pay_to"),
                              .erase_days = read_whole(typed, "erase_days", -1),
                              .revision = revision});
    });
    if (!done) {
        if (!is_for_form(done.error())) return done.error();
        const auto fees = fees_in(tools, request, scope);
        if (!fees) return fees.error();
        return rules_view(*fees, typed,
                          done.error().code == ErrorCode::conflict ? fees->rules.revision : revision,
                          &done.error(), scope);
    }
    scope.notice(scope.locale().t("Changes saved."));
    return Redirect{scope.url("events-durban.fees", {{"edition", edition}})};
}

}  // namespace plenaria::events_durban
