// SPDX-License-Identifier: EUPL-1.2
#include "term_pages.hpp"

#include <algorithm>

#include "body_service.hpp"
#include "seat_pages.hpp"
#include "term_repository.hpp"

namespace plenaria::committee::ledger {

namespace {

/// What stands in the form: as typed, or as it is stored.
struct TypedTerm {
    TermFacts facts;
    std::string first, last;
    int revision = 0;
};

std::string shown_day(Day day) { return day == no_day ? std::string() : to_text(day); }

TypedTerm typed_of(const TermFacts& facts, int revision) {
    return {
        .facts = facts, .first = shown_day(facts.first), .last = shown_day(facts.last), .revision = revision};
}

TypedTerm read_term_form(UnitOfWork& uow, const LedgerTools& tools, const Request& request,
                         const RequestScope& scope, std::vector<FieldError>& problems) {
    const auto called = [&](const char* name, const char* kind) {
        return Called{.ref = read_party(uow, *tools.lookup, request, name, kind, scope.locale(), problems),
                      .name = request.form_value(std::string(name) + "_text")};
    };
    return {.facts = {.city = called("city", "city"),
                      .person = called("person", "person"),
                      .alternate = called("alternate", "person"),
                      .first = read_day(request, "first"),
                      .last = read_day(request, "last"),
                      .note = request.form_value("note")},
            .first = request.form_value("first"),
            .last = request.form_value("last"),
            .revision = read_revision(request)};
}

View term_form_view(const PlacedSeat& placed, const std::string& term_id, const TypedTerm& typed,
                    const Error* error, const RequestScope& scope) {
    const auto& locale = scope.locale();
    const bool is_new = term_id.empty();
    const auto party = [&](const char* key, std::string label, std::string hint, const Called& called,
                           const char* kind) {
        return party_model({.label = std::move(label),
                            .name = key,
                            .value = called.ref,
                            .hint = std::move(hint),
                            .error = problem_of(key, error, locale)},
                           called.name, kind, scope);
    };
    const auto day = [&](const char* key, std::string label, const std::string& value, std::string hint) {
        return field_model({.label = std::move(label),
                            .name = key,
                            .value = value,
                            .hint = std::move(hint),
                            .error = problem_of(key, error, locale),
                            .type = "date",
                            .css_class = "govuk-input--width-10"});
    };
    const UrlValues here{{"term", term_id}}, at{{"seat", placed.seat.id}};
    const auto title = is_new ? locale.t("New term") : locale.t("Change the term");
    Model page{{"heading", title},
               {"caption", seat_caption(placed, locale)},
               {"seat_url", scope.url("committee.seat", at)},
               {"action_url",
                is_new ? scope.url("committee.term_add", at) : scope.url("committee.term_change", here)},
               {"revision", std::to_string(typed.revision)},
               {"may_remove", !is_new},
               {"remove_url", is_new ? std::string() : scope.url("committee.term_remove", here)},
               {"city", party("city", locale.t("City"), {}, typed.facts.city, "city")},
               {"person", party("person", locale.t("Holder"),
                                locale.t("Empty: whoever is mayor of the city on the first day."),
                                typed.facts.person, "person")},
               {"alternate", party("alternate", locale.t("Alternate"), locale.t("May stay empty."),
                                   typed.facts.alternate, "person")},
               {"first", day("first", locale.t("First day"), typed.first, {})},
               {"last", day("last", locale.t("Last day"), typed.last,
                            locale.t("The day itself still belongs to the term."))},
               {"note", field_model({.label = locale.t("Note"),
                                     .name = "note",
                                     .value = typed.facts.note,
                                     .error = problem_of("note", error, locale),
                                     .rows = 3})}};
    return form_view("committee/ledger/term_form", std::move(page), title, error, locale);
}

/// A term with its seat and body.
struct SeatedTerm {
    Term term;
    PlacedSeat placed;
};

Result<SeatedTerm> seated_term(UnitOfWork& uow, const std::string& id) {
    auto term = find_term(uow, id);
    if (!term) return term_unknown(id);
    auto placed = placed_seat(uow, term->seat_id);
    if (!placed) return std::move(placed).error();
    return SeatedTerm{*std::move(term), *std::move(placed)};
}

/// Begins where the last term of the seat ends, or today.
TermFacts proposed_term(UnitOfWork& uow, const Seat& seat, Day today) {
    auto first = std::max(today, seat.facts.since);
    for (const auto& term : terms_of_seat(uow, seat.id))
        first = std::max(first, term.end() + std::chrono::days(1));
    return {.first = first, .last = last_day_of(first, seat.facts.term_months)};
}

struct TypedEnd {
    std::string left_on;
    std::optional<EndReason> reason;
    int revision = 0;
};

View end_form_view(const SeatedTerm& seated, const TypedEnd& typed, const Error* error,
                   const RequestScope& scope) {
    const auto& locale = scope.locale();
    std::vector<Choice> reasons;
    for (const auto reason : all_end_reasons)
        reasons.push_back({.value = std::string(to_text(reason)),
                           .label = locale.t(name_of(reason)),
                           .selected = reason == typed.reason});
    const auto title = locale.t("End the term early");
    Model page{{"heading", title},
               {"caption", seat_caption(seated.placed, locale)},
               {"seat_url", scope.url("committee.seat", {{"seat", seated.term.seat_id}})},
               {"person", seated.term.facts.person.name},
               {"dates", days_in_words(seated.term.facts.first, seated.term.facts.last, locale)},
               {"action_url", scope.url("committee.term_end_post", {{"term", seated.term.id}})},
               {"revision", std::to_string(typed.revision)},
               {"left_on", field_model({.label = locale.t("Last day on which they sit"),
                                        .name = "left_on",
                                        .value = typed.left_on,
                                        .error = problem_of("left_on", error, locale),
                                        .type = "date",
                                        .css_class = "govuk-input--width-10"})},
               {"reason", choice_model({.label = locale.t("Why they leave"),
                                        .name = "reason",
                                        .error = problem_of("reason", error, locale)},
                                       reasons)}};
    return form_view("committee/ledger/end_form", std::move(page), title, error, locale);
}

/// Does something with a term and goes back to its seat.
template <class Act>
Result<Reply> act_on_term(const Request& request, RequestScope& scope, const Act& act) {
    const auto& id = request.path_value("term");
    const auto seat = scope.db().write([&](UnitOfWork& uow) -> Result<std::string> {
        if (auto done = act(uow, id); !done) return std::move(done).error();
        return find_term(uow, id, Removed::shown).value().seat_id;
    });
    if (!seat) return seat.error();
    return Redirect{scope.url("committee.seat", {{"seat", *seat}})};
}

}  // namespace

Result<Reply> new_term_form(const LedgerTools&, const Request& request, RequestScope& scope) {
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        const auto placed = placed_seat(uow, request.path_value("seat"));
        if (!placed) return placed.error();
        return term_form_view(
            *placed, "", typed_of(proposed_term(uow, placed->seat, readers_today(scope)), 0), nullptr, scope);
    });
}

Result<Reply> add_term_post(const LedgerTools& tools, const Request& request, RequestScope& scope) {
    const auto& seat_id = request.path_value("seat");
    TypedTerm typed;
    const auto added = scope.db().write([&](UnitOfWork& uow) {
        std::vector<FieldError> problems;
        typed = read_term_form(uow, tools, request, scope, problems);
        return with_problems(add_term(uow, tools.people(), scope.actor(), seat_id, typed.facts),
                             std::move(problems));
    });
    if (!added) {
        if (!is_for_form(added.error())) return added.error();
        return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
            const auto placed = placed_seat(uow, seat_id);
            if (!placed) return placed.error();
            return term_form_view(*placed, "", typed, &added.error(), scope);
        });
    }
    scope.notice(scope.locale().t("The term was entered."),
                 scope.url("committee.term_remove", {{"term", *added}}));
    return Redirect{scope.url("committee.seat", {{"seat", seat_id}})};
}

Result<Reply> edit_term_form(const LedgerTools&, const Request& request, RequestScope& scope) {
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        const auto seated = seated_term(uow, request.path_value("term"));
        if (!seated) return seated.error();
        return term_form_view(seated->placed, seated->term.id,
                              typed_of(seated->term.facts, seated->term.revision), nullptr, scope);
    });
}

Result<Reply> change_term_post(const LedgerTools& tools, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("term");
    TypedTerm typed;
    const auto changed = scope.db().write([&](UnitOfWork& uow) {
        std::vector<FieldError> problems;
        typed = read_term_form(uow, tools, request, scope, problems);
        return with_problems(change_term(uow, tools.people(), scope.actor(), id, typed.facts, typed.revision),
                             std::move(problems));
    });
    if (!changed && !is_for_form(changed.error())) return changed.error();
    if (changed) scope.notice(scope.locale().t("Changes saved."));
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        const auto seated = seated_term(uow, id);
        if (!seated) return seated.error();
        if (changed) return Redirect{scope.url("committee.seat", {{"seat", seated->term.seat_id}})};
        // Saving again after a conflict is a decision: it is made on what is stored now.
        if (changed.error().code == ErrorCode::conflict) typed.revision = seated->term.revision;
        return term_form_view(seated->placed, id, typed, &changed.error(), scope);
    });
}

Result<Reply> remove_term_post(const LedgerTools&, const Request& request, RequestScope& scope) {
    auto reply = act_on_term(request, scope, [&](UnitOfWork& uow, const std::string& id) {
        return remove_term(uow, scope.actor(), id);
    });
    if (reply)
        scope.notice(scope.locale().t("The term was taken out."),
                     scope.url("committee.term_restore", {{"term", request.path_value("term")}}));
    return reply;
}

Result<Reply> restore_term_post(const LedgerTools&, const Request& request, RequestScope& scope) {
    return act_on_term(request, scope, [&](UnitOfWork& uow, const std::string& id) {
        return restore_term(uow, scope.actor(), id);
    });
}

Result<Reply> end_term_form(const LedgerTools&, const Request& request, RequestScope& scope) {
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        const auto seated = seated_term(uow, request.path_value("term"));
        if (!seated) return seated.error();
        const auto today = readers_today(scope);
        return end_form_view(*seated,
                             {.left_on = seated->term.covers(today) ? to_text(today) : std::string(),
                              .reason = EndReason::resigned,
                              .revision = seated->term.revision},
                             nullptr, scope);
    });
}

Result<Reply> end_term_post(const LedgerTools&, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("term");
    TypedEnd typed{.left_on = request.form_value("left_on"),
                   .reason = parse_end_reason(request.form_value("reason")),
                   .revision = read_revision(request)};
    const auto ended = scope.db().write([&](UnitOfWork& uow) -> Result<void> {
        std::vector<FieldError> problems;
        if (!typed.reason) problems.push_back({"reason", /*t*/ "Choose why they leave."});
        return with_problems(end_term(uow, scope.actor(), id, read_day(request, "left_on"),
                                      typed.reason.value_or(EndReason::other), typed.revision),
                             std::move(problems));
    });
    if (!ended && !is_for_form(ended.error())) return ended.error();
    if (ended)
        scope.notice(scope.locale().t("The term was ended."),
                     scope.url("committee.term_reopen", {{"term", id}}));
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        const auto seated = seated_term(uow, id);
        if (!seated) return seated.error();
        if (ended) return Redirect{scope.url("committee.seat", {{"seat", seated->term.seat_id}})};
        if (ended.error().code == ErrorCode::conflict) typed.revision = seated->term.revision;
        return end_form_view(*seated, typed, &ended.error(), scope);
    });
}

Result<Reply> reopen_term_post(const LedgerTools&, const Request& request, RequestScope& scope) {
    return act_on_term(request, scope, [&](UnitOfWork& uow, const std::string& id) {
        return reopen_term(uow, scope.actor(), id);
    });
}

}  // namespace plenaria::committee::ledger
