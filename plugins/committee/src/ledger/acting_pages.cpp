// SPDX-License-Identifier: EUPL-1.2
#include "acting_pages.hpp"

#include "body_service.hpp"
#include "seat_pages.hpp"
#include "term_repository.hpp"

namespace plenaria::committee::ledger {

namespace {

struct TypedActing {
    ActingFacts facts;
    std::string first, last;
    int revision = 0;
};

TypedActing typed_of(const ActingFacts& facts, int revision) {
    return {.facts = facts,
            .first = facts.first == no_day ? std::string() : to_text(facts.first),
            .last = facts.last ? to_text(*facts.last) : std::string(),
            .revision = revision};
}

TypedActing read_acting_form(UnitOfWork& uow, const LedgerTools& tools, const Request& request,
                             const RequestScope& scope, std::vector<FieldError>& problems) {
    const auto called = [&](const char* name, const char* kind) {
        return Called{.ref = read_party(uow, *tools.lookup, request, name, kind, scope.locale(), problems),
                      .name = request.form_value(std::string(name) + "_text")};
    };
    return {.facts = {.city = called("city", "city"),
                      .person = called("person", "person"),
                      .first = read_day(request, "first"),
                      .last = read_open_day(request, "last"),
                      .note = request.form_value("note")},
            .first = request.form_value("first"),
            .last = request.form_value("last"),
            .revision = read_revision(request)};
}

View acting_form_view(const PlacedSeat& placed, const std::string& acting_id, const TypedActing& typed,
                      const Error* error, const RequestScope& scope) {
    const auto& locale = scope.locale();
    const bool is_new = acting_id.empty();
    const auto day = [&](const char* key, std::string label, const std::string& value, std::string hint) {
        return field_model({.label = std::move(label),
                            .name = key,
                            .value = value,
                            .hint = std::move(hint),
                            .error = problem_of(key, error, locale),
                            .type = "date",
                            .css_class = "govuk-input--width-10"});
    };
    const UrlValues here{{"acting", acting_id}}, at{{"seat", placed.seat.id}};
    const auto title = is_new ? locale.t("New acting period") : locale.t("Change the acting period");
    Model page{
        {"heading", title},
        {"caption", seat_caption(placed, locale)},
        {"seat_url", scope.url("committee.seat", at)},
        {"action_url",
         is_new ? scope.url("committee.acting_add", at) : scope.url("committee.acting_change", here)},
        {"revision", std::to_string(typed.revision)},
        {"may_remove", !is_new},
        {"remove_url", is_new ? std::string() : scope.url("committee.acting_remove", here)},
        {"person", party_model({.label = locale.t("Who is acting"),
                                .name = "person",
                                .value = typed.facts.person.ref,
                                .error = problem_of("person", error, locale)},
                               typed.facts.person.name, "person", scope)},
        {"city", party_model({.label = locale.t("City"),
                              .name = "city",
                              .value = typed.facts.city.ref,
                              .hint = locale.t("Empty: that of the holder."),
                              .error = problem_of("city", error, locale)},
                             typed.facts.city.name, "city", scope)},
        {"first", day("first", locale.t("First day"), typed.first, {})},
        {"last", day("last", locale.t("Last day"), typed.last, locale.t("Empty: until further notice."))},
        {"note", field_model({.label = locale.t("Note"),
                              .name = "note",
                              .value = typed.facts.note,
                              .error = problem_of("note", error, locale),
                              .rows = 3})}};
    return form_view("committee/ledger/acting_form", std::move(page), title, error, locale);
}

/// Does something with an acting period and goes back to its seat.
template <class Act>
Result<Reply> act_on_acting(const Request& request, RequestScope& scope, const Act& act) {
    const auto& id = request.path_value("acting");
    const auto seat = scope.db().write([&](UnitOfWork& uow) -> Result<std::string> {
        if (auto done = act(uow, id); !done) return std::move(done).error();
        return find_acting(uow, id, Removed::shown).value().seat_id;
    });
    if (!seat) return seat.error();
    return Redirect{scope.url("committee.seat", {{"seat", *seat}})};
}

}  // namespace

Result<Reply> new_acting_form(const LedgerTools&, const Request& request, RequestScope& scope) {
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        const auto placed = placed_seat(uow, request.path_value("seat"));
        if (!placed) return placed.error();
        ActingFacts facts{.first = readers_today(scope)};
        // An alternate is who steps in first.
        for (const auto& term : terms_of_seat(uow, placed->seat.id))
            if (term.covers(facts.first)) facts.person = term.facts.alternate;
        return acting_form_view(*placed, "", typed_of(facts, 0), nullptr, scope);
    });
}

Result<Reply> add_acting_post(const LedgerTools& tools, const Request& request, RequestScope& scope) {
    const auto& seat_id = request.path_value("seat");
    TypedActing typed;
    const auto added = scope.db().write([&](UnitOfWork& uow) {
        std::vector<FieldError> problems;
        typed = read_acting_form(uow, tools, request, scope, problems);
        return with_problems(add_acting(uow, tools.people(), scope.actor(), seat_id, typed.facts),
                             std::move(problems));
    });
    if (!added) {
        if (!is_for_form(added.error())) return added.error();
        return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
            const auto placed = placed_seat(uow, seat_id);
            if (!placed) return placed.error();
            return acting_form_view(*placed, "", typed, &added.error(), scope);
        });
    }
    scope.notice(scope.locale().t("The acting period was entered."),
                 scope.url("committee.acting_remove", {{"acting", *added}}));
    return Redirect{scope.url("committee.seat", {{"seat", seat_id}})};
}

Result<Reply> edit_acting_form(const LedgerTools&, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("acting");
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        const auto acting = find_acting(uow, id);
        if (!acting) return acting_unknown(id);
        const auto placed = placed_seat(uow, acting->seat_id);
        if (!placed) return placed.error();
        return acting_form_view(*placed, id, typed_of(acting->facts, acting->revision), nullptr, scope);
    });
}

Result<Reply> change_acting_post(const LedgerTools& tools, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("acting");
    TypedActing typed;
    const auto changed = scope.db().write([&](UnitOfWork& uow) {
        std::vector<FieldError> problems;
        typed = read_acting_form(uow, tools, request, scope, problems);
        return with_problems(
            change_acting(uow, tools.people(), scope.actor(), id, typed.facts, typed.revision),
            std::move(problems));
    });
    if (!changed && !is_for_form(changed.error())) return changed.error();
    if (changed) scope.notice(scope.locale().t("Changes saved."));
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        const auto acting = find_acting(uow, id);
        if (!acting) return acting_unknown(id);
        if (changed) return Redirect{scope.url("committee.seat", {{"seat", acting->seat_id}})};
        const auto placed = placed_seat(uow, acting->seat_id);
        if (!placed) return placed.error();
        // Saving again after a conflict is a decision: it is made on what is stored now.
        if (changed.error().code == ErrorCode::conflict) typed.revision = acting->revision;
        return acting_form_view(*placed, id, typed, &changed.error(), scope);
    });
}

Result<Reply> remove_acting_post(const LedgerTools&, const Request& request, RequestScope& scope) {
    auto reply = act_on_acting(request, scope, [&](UnitOfWork& uow, const std::string& id) {
        return remove_acting(uow, scope.actor(), id);
    });
    if (reply)
        scope.notice(scope.locale().t("The acting period was taken out."),
                     scope.url("committee.acting_restore", {{"acting", request.path_value("acting")}}));
    return reply;
}

Result<Reply> restore_acting_post(const LedgerTools&, const Request& request, RequestScope& scope) {
    return act_on_acting(request, scope, [&](UnitOfWork& uow, const std::string& id) {
        return restore_acting(uow, scope.actor(), id);
    });
}

}  // namespace plenaria::committee::ledger
