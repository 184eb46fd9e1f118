// SPDX-License-Identifier: EUPL-1.2
#include "body_form_pages.hpp"

#include "body_service.hpp"
#include "ledger_repository.hpp"

namespace plenaria::committee::ledger {

namespace {

struct TypedBody {
    BodyFacts facts;
    int revision = 0;
};

TypedBody read_body_form(const Request& request) {
    TypedBody typed{
        .facts = {.names = {.original = request.form_value("original_language"), .texts = {}},
                  .mandate_rule =
                      parse_mandate_rule(request.form_value("mandate_rule")).value_or(MandateRule::ask),
                  .note = request.form_value("note")},
        .revision = read_revision(request)};
    for (const auto language : languages) {
        const std::string code(language);
        if (const auto& text = request.form_value("name_" + code); !text.empty())
            typed.facts.names.texts[code] = text;
    }
    return typed;
}

void set_name_fields(Model& page, const Names& names, const Error* error, const Locale& locale) {
    Model::List fields;
    std::vector<Choice> originals;
    for (const auto language : languages) {
        const std::string code(language);
        const auto found = names.texts.find(code);
        fields.push_back(
            field_model({.label = locale.t("Name in {language}", {{"language", locale.language_name(code)}}),
                         .name = "name_" + code,
                         .value = found == names.texts.end() ? std::string() : found->second,
                         .error = problem_of(("name_" + code).c_str(), error, locale),
                         .language = code}));
        originals.push_back(
            {.value = code, .label = locale.language_name(code), .selected = names.original == code});
    }
    page.set("names", std::move(fields));
    page.set("original", choice_model({.label = locale.t("Language of the original"),
                                       .name = "original_language",
                                       .hint = locale.t("Shown where a language has no name of its own."),
                                       .error = problem_of("original_language", error, locale)},
                                      originals));
}

/// @param id empty: a new one
View body_form_view(const std::string& id, const TypedBody& typed, const Error* error,
                    const RequestScope& scope) {
    const auto& locale = scope.locale();
    const bool is_new = id.empty();
    const UrlValues here{{"body", id}};
    std::vector<Choice> rules;
    for (const auto rule : all_mandate_rules)
        rules.push_back({.value = std::string(to_text(rule)),
                         .label = locale.t(name_of(rule)),
                         .selected = rule == typed.facts.mandate_rule});
    const auto title = is_new ? locale.t("New body") : locale.t("Change the body");
    Model page{
        {"heading", title},
        {"list_url", scope.url("committee.bodies")},
        {"back_url", is_new ? scope.url("committee.bodies") : scope.url("committee.body", here)},
        {"action_url",
         is_new ? scope.url("committee.body_create") : scope.url("committee.body_change", here)},
        {"revision", std::to_string(typed.revision)},
        {"may_remove", !is_new},
        {"remove_url", is_new ? std::string() : scope.url("committee.body_remove", here)},
        {"rule", choice_model({.label = locale.t("When a holder loses the office before the term ends"),
                               .name = "mandate_rule",
                               .hint = locale.t("The rule proposes an answer; a person takes it each time.")},
                              rules)},
        {"note", field_model({.label = locale.t("Note"),
                              .name = "note",
                              .value = typed.facts.note,
                              .error = problem_of("note", error, locale),
                              .rows = 3})}};
    set_name_fields(page, typed.facts.names, error, locale);
    return form_view("committee/ledger/body_form", std::move(page), title, error, locale);
}

Result<Body> body_for(RequestScope& scope, const std::string& id) {
    return scope.db().read([&](UnitOfWork& uow) -> Result<Body> {
        auto body = find_body(uow, id);
        if (!body) return body_unknown(id);
        return *std::move(body);
    });
}

}  // namespace

Result<Reply> new_body_form(const LedgerTools&, const Request&, RequestScope& scope) {
    TypedBody typed;
    typed.facts.names.original = std::string(scope.locale().language());
    return body_form_view("", typed, nullptr, scope);
}

Result<Reply> create_body_post(const LedgerTools&, const Request& request, RequestScope& scope) {
    const auto typed = read_body_form(request);
    const auto made =
        scope.db().write([&](UnitOfWork& uow) { return create_body(uow, scope.actor(), typed.facts); });
    if (!made) {
        if (!is_for_form(made.error())) return made.error();
        return body_form_view("", typed, &made.error(), scope);
    }
    scope.notice(scope.locale().t("The body was entered. Now it needs its seats."));
    return Redirect{scope.url("committee.body", {{"body", *made}})};
}

Result<Reply> edit_body_form(const LedgerTools&, const Request& request, RequestScope& scope) {
    const auto body = body_for(scope, request.path_value("body"));
    if (!body) return body.error();
    return body_form_view(body->id, {body->facts, body->revision}, nullptr, scope);
}

Result<Reply> change_body_post(const LedgerTools&, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("body");
    auto typed = read_body_form(request);
    const auto changed = scope.db().write(
        [&](UnitOfWork& uow) { return change_body(uow, scope.actor(), id, typed.facts, typed.revision); });
    if (!changed) {
        if (!is_for_form(changed.error())) return changed.error();
        // Saving again after a conflict is a decision: it is made on what is stored now.
        if (changed.error().code == ErrorCode::conflict)
            if (const auto now = body_for(scope, id)) typed.revision = now->revision;
        return body_form_view(id, typed, &changed.error(), scope);
    }
    scope.notice(scope.locale().t("Changes saved."));
    return Redirect{scope.url("committee.body", {{"body", id}})};
}

Result<Reply> remove_body_post(const LedgerTools&, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("body");
    const auto removed =
        scope.db().write([&](UnitOfWork& uow) { return remove_body(uow, scope.actor(), id); });
    if (!removed) return removed.error();
    scope.notice(scope.locale().t("The body was taken out of the list."),
                 scope.url("committee.body_restore", {{"body", id}}));
    return Redirect{scope.url("committee.bodies")};
}

Result<Reply> restore_body_post(const LedgerTools&, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("body");
    const auto restored =
        scope.db().write([&](UnitOfWork& uow) { return restore_body(uow, scope.actor(), id); });
    if (!restored) return restored.error();
    return Redirect{scope.url("committee.body", {{"body", id}})};
}

}  // namespace plenaria::committee::ledger
