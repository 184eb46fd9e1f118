// SPDX-License-Identifier: EUPL-1.2
#include "nominate_pages.hpp"

#include <functional>

#include <plenaria/directory/directory.hpp>

#include "nomination_file_pages.hpp"
#include "nomination_file_service.hpp"

namespace plenaria::committee::vacancies {

namespace {

/// What the form holds; `is_head` is the first of the two answers to whom the city nominates.
struct TypedNomination {
    NominationFacts facts;
    std::string who;
    int revision = 0;
};

TypedNomination typed_of(const OwnCall& own, const Locale& locale) {
    if (!own.nomination || own.nomination->withdrawn_at)
        return {
            .facts = {.language = own.notice.language, .statement_language = std::string(locale.language())},
            .who = own.head ? "head" : "other",
            .revision = own.nomination ? own.nomination->revision : 0};
    const auto& facts = own.nomination->facts;
    return {.facts = facts,
            .who = own.head && own.head->ref == facts.person.ref ? "head" : "other",
            .revision = own.nomination->revision};
}

TypedNomination read_nomination_form(const Request& request, const OwnCall& own, const Locale& locale) {
    TypedNomination typed{.facts = {.person = {.ref = {}, .name = request.form_value("person_name")},
                                    .office = request.form_value("office"),
                                    .address = request.form_value("address"),
                                    .language = request.form_value("language"),
                                    .statement = request.form_value("statement"),
                                    .statement_language = std::string(locale.language()),
                                    .declared = parse_declared(request.form_value("declared")),
                                    .conflict = request.form_value("conflict")},
                          .who = request.form_value("who"),
                          .revision = ledger::read_revision(request)};
    if (typed.who == "head" && own.head) {
        typed.facts.person = *own.head;
        typed.facts.office = own.head_office;
    }
    // Sent again in another language of the page, the same text is the same.
    if (own.nomination && own.nomination->facts.statement == tidy(typed.facts).statement)
        typed.facts.statement_language = own.nomination->facts.statement_language;
    for (const auto language : ledger::languages)
        if (const auto& text = request.form_value("statement_" + std::string(language)); !text.empty())
            typed.facts.translations.emplace(language, text);
    return typed;
}

std::string statement_in(const std::string& language, const Locale& locale) {
    return locale.t("Statement of interest, in {language}", {{"language", locale.language_name(language)}});
}

/// One for each language but that of the statement.
Model::List translation_fields(const NominationFacts& facts, const Error* error, const Locale& locale) {
    Model::List fields;
    for (const auto code : ledger::languages) {
        const std::string language(code);
        if (language == facts.statement_language) continue;
        const auto found = facts.translations.find(language);
        const auto name = "statement_" + language;
        fields.push_back(
            field_model({.label = statement_in(language, locale),
                         .name = name,
                         .value = found == facts.translations.end() ? std::string() : found->second,
                         .error = ledger::problem_of(name.c_str(), error, locale),
                         .language = language,
                         .rows = 6}));
    }
    return fields;
}

Model::List nomination_rows(const NominationFacts& facts, const Locale& locale) {
    Model::List rows{fact_row(locale.t("Nominee"), facts.person.name),
                     fact_row(locale.t("Office"), facts.office),
                     fact_row(locale.t("Mail address"), facts.address),
                     fact_row(locale.t("Statement of interest"), facts.statement)};
    for (const auto& [language, text] : facts.translations)
        rows.push_back(fact_row(statement_in(language, locale), text));
    if (facts.declared == Declared::some)
        rows.push_back(fact_row(locale.t("Conflict of interest"), facts.conflict));
    return rows;
}

std::string consent_in_words(const Nomination& nomination, const Locale& locale) {
    if (!nomination.consent) return locale.t("Your nominee has not answered yet whether they consent.");
    return *nomination.consent
               ? locale.t("Your nominee consents.")
               : locale.t(
                     "Your nominee does not consent. Until the deadline your city can nominate "
                     "somebody else.");
}

void set_form_fields(Model& page, const OwnCall& own, const TypedNomination& typed, const Error* error,
                     const Locale& locale) {
    const auto& facts = typed.facts;
    const bool is_head = typed.who == "head";
    const auto problem = [&](const char* key) { return ledger::problem_of(key, error, locale); };
    std::vector<Choice> whom;
    if (own.head)
        whom.push_back({.value = "head",
                        .label = locale.t("{person}, in office in {city} when the term begins",
                                          {{"person", own.head->name}, {"city", own.notice.city.name}}),
                        .selected = is_head});
    whom.push_back({.value = "other", .label = locale.t("Somebody else"), .selected = !is_head});
    std::vector<Choice> spoken;
    for (const auto language : ledger::languages)
        spoken.push_back({.value = std::string(language),
                          .label = locale.language_name(language),
                          .selected = facts.language == language});
    page.set("has_head", own.head.has_value());
    page.set("who", choice_model({.label = locale.t("Whom does your city nominate?"), .name = "who"}, whom));
    page.set("person_name", field_model({.label = locale.t("First and last name"),
                                         .name = "person_name",
                                         .value = is_head ? std::string() : facts.person.name,
                                         .error = problem("person_name")}));
    page.set("office", field_model({.label = locale.t("Office in your city"),
                                    .name = "office",
                                    .value = is_head ? std::string() : facts.office,
                                    .error = problem("office")}));
    page.set("address",
             field_model({.label = locale.t("Mail address of your nominee"),
                          .name = "address",
                          .value = facts.address,
                          .hint = locale.t("We ask there whether they consent; without it nobody is chosen."),
                          .error = problem("address"),
                          .type = "email"}));
    page.set("language", choice_model({.label = locale.t("Language in which we write to your nominee"),
                                       .name = "language",
                                       .error = problem("language")},
                                      spoken));
    page.set("statement",
             field_model({.label = locale.t("Statement of interest"),
                          .name = "statement",
                          .value = facts.statement,
                          .hint = locale.t("Why your nominee wants this seat, and what they would bring. "
                                           "Whoever votes reads it beside the ballot. At most {max} "
                                           "characters.",
                                           {{"max", locale.number(longest_statement)}}),
                          .error = problem("statement"),
                          .rows = 8}));
    page.set("translations", translation_fields(facts, error, locale));
    page.set("translations_open", !facts.translations.empty());
    page.set(
        "declared",
        choice_model(
            {.label = locale.t("Does your nominee have a conflict of interest?"),
             .name = "declared",
             .hint = locale.t("Like a paid function with an organisation about which the body decides."),
             .error = problem("declared")},
            {{.value = "none", .label = locale.t("No"), .selected = facts.declared == Declared::none},
             {.value = "some", .label = locale.t("Yes"), .selected = facts.declared == Declared::some}}));
    page.set("conflict_field", field_model({.label = locale.t("If yes: which one"),
                                            .name = "conflict",
                                            .value = facts.conflict,
                                            .error = problem("conflict"),
                                            .rows = 3}));
}

void set_files(Model& page, const OwnCall& own, const std::vector<NominationFile>& files, bool may_change,
               const Error* error, const RequestScope& scope) {
    const auto& locale = scope.locale();
    const auto at = [&](const char* route) {
        return [&scope, route, vacancy = own.call.vacancy.id](const std::string& file) {
            return scope.url(route, {{"vacancy", vacancy}, {"file", file}});
        };
    };
    std::function<std::string(const std::string&)> remove_url;
    if (may_change) remove_url = at("committee.nominate_file_remove");
    page.set("has_files", !files.empty());
    page.set("files", file_rows(files, locale, at("committee.nominate_file"), remove_url));
    page.set("may_send_file", may_change && files.size() < most_files);
    page.set("send_file_url", scope.url("committee.nominate_file_send", {{"vacancy", own.call.vacancy.id}}));
    page.set("file",
             field_model({.label = locale.t("Add a file"),
                          .name = "file",
                          .hint = locale.t("PDF, JPEG, PNG or Word, at most 7 MB each and {max} files: a "
                                           "curriculum vitae, a photograph, a letter.",
                                           {{"max", locale.number(most_files)}}),
                          .error = ledger::problem_of("file", error, locale)}));
}

View nominate_view(const OwnCall& own, const std::vector<NominationFile>& files, const TypedNomination& typed,
                   const Error* error, const RequestScope& scope) {
    const auto& locale = scope.locale();
    const auto& vacancy = own.call.vacancy;
    const auto open = check_takes_nominations(vacancy, scope.now());
    const auto state = state_of(vacancy, scope.now());
    const auto& stored = own.nomination;
    const bool stands = stored && !stored->withdrawn_at && !stored->facts.person.name.empty();
    const bool conflict = error != nullptr && error->code == ErrorCode::conflict;
    const UrlValues here{{"vacancy", vacancy.id}};
    const auto title = seat_in_words(own.call, locale);
    Model page{
        {"title", title},
        {"city", own.notice.city.name},
        {"term", ledger::days_in_words(vacancy.facts.first, vacancy.facts.last, locale)},
        {"profile", vacancy.facts.profile.in(locale.language())},
        {"deadline", deadline_model(vacancy, scope)},
        {"open", open.has_value()},
        {"closed", state == State::closed
                       ? locale.t("Nominations were closed at {deadline}.",
                                  {{"deadline", locale.instant(vacancy.deadline, vacancy.facts.zone)}})
                       : locale.t(name_of(state))},
        {"stands", stands},
        {"sent_at", stored ? locale.instant(stored->sent_at, scope.actor().zone) : std::string()},
        {"consent", stored ? consent_in_words(*stored, locale) : std::string()},
        {"taken_back", stored && stored->withdrawn_at.has_value()},
        {"rows", stands ? nomination_rows(stored->facts, locale) : Model::List()},
        {"shows_stored", stands && (!open || conflict)},
        {"has_typed", !open && conflict},
        {"typed", nomination_rows(typed.facts, locale)},
        {"revision", std::to_string(conflict && stored ? stored->revision : typed.revision)},
        {"action_url", scope.url("committee.nominate", here)},
        {"withdraw_url", scope.url("committee.nominate_withdraw", here)},
        {"stored_revision", std::to_string(stored ? stored->revision : 0)},
        {"erased",
         locale.n("What you write about your nominee is read by the secretariat and the body, and erased {n} "
                  "day after the decision.",
                  "What you write about your nominee is read by the secretariat and the body, and erased {n} "
                  "days after the decision.",
                  vacancy.facts.erase_days)}};
    set_form_fields(page, own, typed, error, locale);
    set_files(page, own, files, stands && open, error, scope);
    auto view = ledger::form_view("committee/vacancies/nominate", std::move(page), title, error, locale);
    view.layout = Layout::outside;
    return view;
}

/// What an office sees, and what it has sent.
struct OwnPage {
    OwnCall own;
    std::vector<NominationFile> files = {};
};

Result<OwnPage> read_own(const VacancyTools& tools, const Request& request, RequestScope& scope) {
    return scope.db().read([&](UnitOfWork& uow) -> Result<OwnPage> {
        auto own = own_call(uow, *tools.directory, scope.actor(), request.path_value("vacancy"));
        if (!own) return std::move(own).error();
        auto files = own->nomination ? files_of(uow, own->nomination->id) : std::vector<NominationFile>();
        return OwnPage{*std::move(own), std::move(files)};
    });
}

/// With what is stored in its fields.
Result<Reply> stored_view(const VacancyTools& tools, const Request& request, RequestScope& scope,
                          const Error* error) {
    const auto read = read_own(tools, request, scope);
    if (!read) return read.error();
    return nominate_view(read->own, read->files, typed_of(read->own, scope.locale()), error, scope);
}

View consent_view(const OwnNomination& own, const Error* error, const RequestScope& scope) {
    const auto& locale = scope.locale();
    const auto& [call, nomination] = own;
    const auto takes = check_takes_consent(own, scope.now());
    const auto title = seat_in_words(call, locale);
    Model page{
        {"title", title},
        {"city", nomination.city.name},
        {"person", nomination.facts.person.name},
        {"term", ledger::days_in_words(call.vacancy.facts.first, call.vacancy.facts.last, locale)},
        {"profile", call.vacancy.facts.profile.in(locale.language())},
        {"deadline", deadline_model(call.vacancy, scope)},
        {"rows", nomination_rows(nomination.facts, locale)},
        {"open", takes.has_value()},
        {"closed", takes ? std::string() : locale.t(takes.error().message, takes.error().values)},
        {"has_answered", nomination.consent.has_value()},
        {"consents", nomination.consent == true},
        {"answered_at",
         nomination.consent_at ? locale.instant(*nomination.consent_at, scope.actor().zone) : std::string()},
        {"action_url", scope.url("committee.consent", {{"nomination", nomination.id}})},
        {"answer",
         choice_model(
             {.label = locale.t("Do you consent to be nominated, and would you sit if you are chosen?"),
              .name = "consent",
              .error = ledger::problem_of("consent", error, locale)},
             {{.value = "yes", .label = locale.t("Yes, I consent"), .selected = nomination.consent == true},
              {.value = "no",
               .label = locale.t("No, I do not consent"),
               .selected = nomination.consent == false}})}};
    auto view = ledger::form_view("committee/vacancies/consent", std::move(page), title, error, locale);
    view.layout = Layout::outside;
    return view;
}

Result<OwnNomination> read_own_nomination(const Request& request, RequestScope& scope) {
    return scope.db().read([&](UnitOfWork& uow) {
        return own_nomination(uow, scope.actor(), request.path_value("nomination"));
    });
}

}  // namespace

Result<Reply> nominate_page(const VacancyTools& tools, const Request& request, RequestScope& scope) {
    return stored_view(tools, request, scope, nullptr);
}

Result<Reply> nominate_page_with(const VacancyTools& tools, const Request& request, RequestScope& scope,
                                 const Error& error) {
    return stored_view(tools, request, scope, &error);
}

Result<Reply> nominate_post(const VacancyTools& tools, const Request& request, RequestScope& scope) {
    const auto before = read_own(tools, request, scope);
    if (!before) return before.error();
    const auto typed = read_nomination_form(request, before->own, scope.locale());
    const auto done = scope.db().write([&](UnitOfWork& uow) {
        return nominate(uow, *tools.directory, tools.mails(), scope.actor(), request.path_value("vacancy"),
                        typed.facts, typed.revision);
    });
    if (done) {
        scope.notice(scope.locale().t("Your nomination was received. Thank you."));
        return Redirect{scope.url("committee.nominate", {{"vacancy", request.path_value("vacancy")}})};
    }
    if (!is_for_form(done.error())) return done.error();
    // What was typed stays, also after the deadline and when a colleague saved meanwhile.
    const auto now = read_own(tools, request, scope);
    if (!now) return now.error();
    return nominate_view(now->own, now->files, typed, &done.error(), scope);
}

Result<Reply> withdraw_nomination_post(const VacancyTools& tools, const Request& request,
                                       RequestScope& scope) {
    const auto& id = request.path_value("vacancy");
    const auto done = scope.db().write([&](UnitOfWork& uow) {
        return withdraw_nomination(uow, *tools.directory, tools.mails(), scope.actor(), id,
                                   ledger::read_revision(request));
    });
    if (done) {
        scope.notice(scope.locale().t("Your nomination was taken back."));
        return Redirect{scope.url("committee.nominate", {{"vacancy", id}})};
    }
    if (!is_for_form(done.error())) return done.error();
    return stored_view(tools, request, scope, &done.error());
}

Result<Reply> consent_page(const VacancyTools&, const Request& request, RequestScope& scope) {
    const auto own = read_own_nomination(request, scope);
    if (!own) return own.error();
    return consent_view(*own, nullptr, scope);
}

Result<Reply> consent_post(const VacancyTools&, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("nomination");
    const auto& answer = request.form_value("consent");
    const auto done = scope.db().write([&](UnitOfWork& uow) -> Result<void> {
        if (auto own = own_nomination(uow, scope.actor(), id); !own) return std::move(own).error();
        if (answer != "yes" && answer != "no")
            return ledger::refuse_if_any({{"consent", /*t*/ "Say whether you consent."}});
        return answer_consent(uow, scope.actor(), id, answer == "yes");
    });
    if (done) {
        scope.notice(scope.locale().t("Your answer was received. Thank you."));
        return Redirect{scope.url("committee.consent", {{"nomination", id}})};
    }
    if (!is_for_form(done.error())) return done.error();
    const auto own = read_own_nomination(request, scope);
    if (!own) return own.error();
    return consent_view(*own, &done.error(), scope);
}

}  // namespace plenaria::committee::vacancies
