// SPDX-License-Identifier: EUPL-1.2
#include "seat_pages.hpp"

#include <plenaria/directory/lookup.hpp>

#include "body_reading.hpp"
#include "body_service.hpp"
#include "json.hpp"
#include "term_repository.hpp"

namespace plenaria::committee::ledger {

namespace {

struct TypedSeat {
    SeatFacts facts;
    std::string number, term_months, renewals, since, until;  ///< as typed
    int revision = 0;
};

TypedSeat typed_of(const SeatFacts& facts, int revision) {
    return {.facts = facts,
            .number = std::to_string(facts.number),
            .term_months = std::to_string(facts.term_months),
            .renewals = facts.renewals == any_renewals ? std::string() : std::to_string(facts.renewals),
            .since = facts.since == no_day ? std::string() : to_text(facts.since),
            .until = facts.until ? to_text(*facts.until) : std::string(),
            .revision = revision};
}

TypedSeat read_seat_form(const Request& request) {
    constexpr int not_a_number = -2;  // which the rules refuse
    const auto& renewals = request.form_value("renewals");
    return {.facts = {.number = read_number(request, "number", not_a_number),
                      .office = parse_office(request.form_value("office")),
                      .region = request.form_value("region"),
                      .eligibility = request.form_value("eligibility"),
                      .term_months = read_number(request, "term_months", not_a_number),
                      .renewals = renewals.empty() ? any_renewals
                                                   : std::max(read_number(request, "renewals", not_a_number),
                                                              not_a_number),
                      .stagger = request.form_value("stagger"),
                      .since = read_day(request, "since"),
                      .until = read_open_day(request, "until")},
            .number = request.form_value("number"),
            .term_months = request.form_value("term_months"),
            .renewals = renewals,
            .since = request.form_value("since"),
            .until = request.form_value("until"),
            .revision = read_revision(request)};
}

View seat_form_view(const Body& body, const std::string& seat_id, const TypedSeat& typed, const Error* error,
                    const RequestScope& scope) {
    const auto& locale = scope.locale();
    const bool is_new = seat_id.empty();
    const auto field = [&](const char* key, std::string label, const std::string& value,
                           std::string hint = {}, const char* type = "text",
                           const char* width = "govuk-input--width-10") {
        return field_model({.label = std::move(label),
                            .name = key,
                            .value = value,
                            .hint = std::move(hint),
                            .error = problem_of(key, error, locale),
                            .type = type,
                            .css_class = width});
    };
    std::vector<Choice> all_regions{
        {.value = "", .label = locale.t("Any region"), .selected = typed.facts.region.empty()}};
    for (const auto region : regions)
        all_regions.push_back({.value = std::string(region),
                               .label = region_in_words(region, locale),
                               .selected = region == typed.facts.region});
    const UrlValues here{{"seat", seat_id}}, at{{"body", body.id}};
    const bool is_office = typed.facts.office.has_value();
    const auto title = is_office ? (is_new ? locale.t("New office") : locale.t("Change the office"))
                       : is_new  ? locale.t("New seat")
                                 : locale.t("Change the seat");
    std::vector<Choice> offices;
    for (const auto office : all_offices)
        offices.push_back({.value = std::string(to_text(office)),
                           .label = locale.t(name_of(office)),
                           .selected = typed.facts.office == office});
    Model page{
        {"heading", title},
        {"caption", body.facts.names.in(locale.language())},
        {"body_url", scope.url("committee.body", at)},
        {"back_url", is_new ? scope.url("committee.body", at) : scope.url("committee.seat", here)},
        {"action_url",
         is_new ? scope.url("committee.seat_add", at) : scope.url("committee.seat_change", here)},
        {"revision", std::to_string(typed.revision)},
        {"may_remove", !is_new},
        {"remove_url", is_new ? std::string() : scope.url("committee.seat_remove", here)},
        {"is_office", is_office},
        {"office", choice_model({.label = locale.t("Office"),
                                 .name = "office",
                                 .hint = locale.t("Who holds it sits on the body, in a seat of their own."),
                                 .error = problem_of("office", error, locale)},
                                offices)},
        {"number", field("number",
                         is_office ? locale.t("Number, where several hold it together")
                                   : locale.t("Number of the seat"),
                         typed.number, {}, "text", "govuk-input--width-4")},
        {"region", choice_model({.label = locale.t("Constituency"),
                                 .name = "region",
                                 .error = problem_of("region", error, locale)},
                                all_regions)},
        {"eligibility", field_model({.label = locale.t("Who may hold it, in words"),
                                     .name = "eligibility",
                                     .value = typed.facts.eligibility,
                                     .hint = locale.t("Like: mayors of cities that have paid their dues."),
                                     .error = problem_of("eligibility", error, locale),
                                     .rows = 3})},
        {"term_months", field("term_months", locale.t("Months of a term"), typed.term_months, {}, "text",
                              "govuk-input--width-4")},
        {"renewals",
         field("renewals", locale.t("How often it may be renewed"), typed.renewals,
               locale.t("Empty: as often as somebody is chosen."), "text", "govuk-input--width-4")},
        {"stagger", field("stagger", locale.t("Group whose terms end together"), typed.facts.stagger,
                          locale.t("Like A. Empty: none."))},
        {"since",
         field("since", is_office ? locale.t("First day of the office") : locale.t("First day of the seat"),
               typed.since, {}, "date")},
        {"until",
         field("until", is_office ? locale.t("Last day of the office") : locale.t("Last day of the seat"),
               typed.until, locale.t("Empty while it exists."), "date")}};
    return form_view("committee/ledger/seat_form", std::move(page), title, error, locale);
}

Model summary_row(std::string label, std::string value) {
    return {
        {"key", std::move(label)}, {"value", std::move(value)}, {"has_change", false}, {"change_url", ""}};
}

Model::List seat_rules(const Seat& seat, const Locale& locale) {
    const auto& facts = seat.facts;
    Model::List rows;
    if (!facts.office)
        rows.push_back(summary_row(locale.t("Constituency"), region_in_words(facts.region, locale)));
    rows.push_back(
        summary_row(locale.t("A term lasts"), locale.n("{n} month", "{n} months", facts.term_months)));
    rows.push_back(
        summary_row(locale.t("Renewals"), facts.renewals == any_renewals
                                              ? locale.t("As often as somebody is chosen")
                                              : locale.n("{n} time", "{n} times", facts.renewals)));
    if (!facts.eligibility.empty())
        rows.push_back(summary_row(locale.t("Who may hold it"), facts.eligibility));
    if (!facts.stagger.empty()) rows.push_back(summary_row(locale.t("Group"), facts.stagger));
    rows.push_back(summary_row(facts.office ? locale.t("The office exists") : locale.t("The seat exists"),
                               facts.until ? days_in_words(facts.since, *facts.until, locale)
                                           : locale.t("since {day}", {{"day", locale.day(facts.since)}})));
    return rows;
}

Model term_tag(const Term& term, Day today, bool is_office, const Locale& locale) {
    if (term.facts.first > today) return tag_model("teal", locale.t("To come"));
    if (term.end() < today) return tag_model("grey", locale.t("Over"));
    if (term.envoy_since && *term.envoy_since <= today) return tag_model("amber", locale.t("Envoy"));
    return tag_model("green", is_office ? locale.t("In office") : locale.t("Sits"));
}

Model term_row(const Term& term, Day today, bool is_office, bool may_edit, const RequestScope& scope) {
    const auto& locale = scope.locale();
    const UrlValues here{{"term", term.id}};
    const auto fate = fate_in_words(term, locale);
    return {{"person", term.facts.person.name},
            {"city", term.facts.city.name},
            {"dates", days_in_words(term.facts.first, term.end(), locale)},
            {"has_alternate", !term.facts.alternate.name.empty()},
            {"alternate", term.facts.alternate.name},
            {"has_fate", !fate.empty()},
            {"fate", fate},
            {"has_note", !term.facts.note.empty()},
            {"note", term.facts.note},
            {"state", term_tag(term, today, is_office, locale)},
            {"may_edit", may_edit},
            {"url", scope.url("committee.term_edit", here)},
            {"may_end", may_edit && !term.left_on && term.end() >= today},
            {"end_url", scope.url("committee.term_end", here)},
            {"may_reopen", may_edit && term.left_on.has_value()},
            {"reopen_url", scope.url("committee.term_reopen", here)}};
}

Model acting_row(const Acting& acting, bool may_edit, const RequestScope& scope) {
    const auto& locale = scope.locale();
    return {{"person", acting.facts.person.name},
            {"city", acting.facts.city.name},
            {"dates", acting.facts.last ? days_in_words(acting.facts.first, *acting.facts.last, locale)
                                        : locale.t("from {day} until further notice",
                                                   {{"day", locale.day(acting.facts.first)}})},
            {"has_note", !acting.facts.note.empty()},
            {"note", acting.facts.note},
            {"may_edit", may_edit},
            {"url", scope.url("committee.acting_edit", {{"acting", acting.id}})}};
}

/// Does something with a seat. @return it as it stands then.
template <class Act>
Result<Seat> act_on_seat(const Request& request, RequestScope& scope, const Act& act) {
    const auto& id = request.path_value("seat");
    return scope.db().write([&](UnitOfWork& uow) -> Result<Seat> {
        if (auto done = act(uow, id); !done) return std::move(done).error();
        return find_seat(uow, id, Removed::shown).value();
    });
}

}  // namespace

Result<PlacedSeat> placed_seat(UnitOfWork& uow, const std::string& seat_id) {
    auto seat = find_seat(uow, seat_id);
    if (!seat) return seat_unknown(seat_id);
    auto body = find_body(uow, seat->body_id);
    if (!body) return body_unknown(seat->body_id);
    return PlacedSeat{*std::move(seat), *std::move(body)};
}

std::string seat_caption(const PlacedSeat& placed, const Locale& locale) {
    return place_in_words(placed.body.facts.names.in(locale.language()), placed.seat.facts.number,
                          placed.seat.facts.office, locale);
}

Result<Reply> show_seat(const LedgerTools& tools, const Request& request, RequestScope& scope) {
    const auto& locale = scope.locale();
    Ledger ledger;
    const auto placed = scope.db().read([&](UnitOfWork& uow) -> Result<PlacedSeat> {
        auto found = placed_seat(uow, request.path_value("seat"));
        if (!found) return found;
        ledger = {{found->seat}, terms_of_seat(uow, found->seat.id), actings_of_seat(uow, found->seat.id)};
        name_cities(uow, tools, ledger, locale.language());
        return found;
    });
    if (!placed) return placed.error();
    const bool may_edit = scope.actor().may("committee.edit");
    const auto today = readers_today(scope);
    const bool is_office = placed->seat.facts.office.has_value();
    Model::List terms, actings;
    // The latest first: it is what people look for.
    for (auto term = ledger.terms.rbegin(); term != ledger.terms.rend(); ++term)
        terms.push_back(term_row(*term, today, is_office, may_edit, scope));
    for (const auto& acting : ledger.actings) actings.push_back(acting_row(acting, may_edit, scope));
    const UrlValues here{{"seat", placed->seat.id}};
    const bool reads_history = scope.actor().may("core.read_history");
    const auto title = seat_in_words(placed->seat.facts.number, placed->seat.facts.office, locale);
    return View{
        .name = "committee/ledger/seat",
        .model = {{"title", title},
                  {"caption", placed->body.facts.names.in(locale.language())},
                  {"body_url", scope.url("committee.body", {{"body", placed->body.id}})},
                  {"may_edit", may_edit},
                  {"edit_url", scope.url("committee.seat_edit", here)},
                  {"term_url", scope.url("committee.term_new", here)},
                  {"acting_url", scope.url("committee.acting_new", here)},
                  {"is_office", is_office},
                  {"may_elect", is_office && scope.actor().may("committee.ballots")},
                  {"elect_url", scope.url("committee.ballot_new") + "?body=" + placed->body.id +
                                    "&office=" + office_or_nothing(placed->seat.facts.office)},
                  {"vacancy_url", scope.url("committee.vacancy_new") + "?seat=" + placed->seat.id},
                  {"has_history", reads_history},
                  {"history_url",
                   reads_history ? scope.url("core.history", {{"subject", seat_subject(placed->seat.id)}})
                                 : std::string()},
                  {"rows", seat_rules(placed->seat, locale)},
                  {"has_terms", !terms.empty()},
                  {"terms", std::move(terms)},
                  {"has_actings", !actings.empty()},
                  {"actings", std::move(actings)}},
        .title = title + ", " + placed->body.facts.names.in(locale.language())};
}

Result<Reply> new_seat_form(const LedgerTools&, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("body");
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        const auto body = find_body(uow, id);
        if (!body) return body_unknown(id);
        // Seats of a body are mostly alike: the next one begins as the last one is.
        SeatFacts facts{.number = 1, .since = readers_today(scope)};
        if (request.query_value("kind") == "office") {
            facts.office = Office::president;
            facts.renewals = any_renewals;
        } else if (const auto seats = seats_of(uow, id); !seats.empty()) {
            facts = seats.back().facts;
            ++facts.number;
            facts.until.reset();
        }
        return seat_form_view(*body, "", typed_of(facts, 0), nullptr, scope);
    });
}

Result<Reply> add_seat_post(const LedgerTools&, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("body");
    const auto typed = read_seat_form(request);
    const auto added =
        scope.db().write([&](UnitOfWork& uow) { return add_seat(uow, scope.actor(), id, typed.facts); });
    if (!added) {
        if (!is_for_form(added.error())) return added.error();
        return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
            const auto body = find_body(uow, id);
            if (!body) return body_unknown(id);
            return seat_form_view(*body, "", typed, &added.error(), scope);
        });
    }
    scope.notice(typed.facts.office ? scope.locale().t("The office was entered.")
                                    : scope.locale().t("The seat was entered."));
    return Redirect{scope.url("committee.seat", {{"seat", *added}})};
}

Result<Reply> edit_seat_form(const LedgerTools&, const Request& request, RequestScope& scope) {
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        const auto placed = placed_seat(uow, request.path_value("seat"));
        if (!placed) return placed.error();
        return seat_form_view(placed->body, placed->seat.id,
                              typed_of(placed->seat.facts, placed->seat.revision), nullptr, scope);
    });
}

Result<Reply> change_seat_post(const LedgerTools&, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("seat");
    auto typed = read_seat_form(request);
    const auto changed = scope.db().write(
        [&](UnitOfWork& uow) { return change_seat(uow, scope.actor(), id, typed.facts, typed.revision); });
    if (!changed) {
        if (!is_for_form(changed.error())) return changed.error();
        return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
            const auto placed = placed_seat(uow, id);
            if (!placed) return placed.error();
            // Saving again after a conflict is a decision: it is made on what is stored now.
            if (changed.error().code == ErrorCode::conflict) typed.revision = placed->seat.revision;
            return seat_form_view(placed->body, id, typed, &changed.error(), scope);
        });
    }
    scope.notice(scope.locale().t("Changes saved."));
    return Redirect{scope.url("committee.seat", {{"seat", id}})};
}

Result<Reply> remove_seat_post(const LedgerTools&, const Request& request, RequestScope& scope) {
    const auto seat = act_on_seat(request, scope, [&](UnitOfWork& uow, const std::string& id) {
        return remove_seat(uow, scope.actor(), id);
    });
    if (!seat) return seat.error();
    scope.notice(seat->facts.office ? scope.locale().t("The office was taken out of the body.")
                                    : scope.locale().t("The seat was taken out of the body."),
                 scope.url("committee.seat_restore", {{"seat", request.path_value("seat")}}));
    return Redirect{scope.url("committee.body", {{"body", seat->body_id}})};
}

Result<Reply> restore_seat_post(const LedgerTools&, const Request& request, RequestScope& scope) {
    const auto seat = act_on_seat(request, scope, [&](UnitOfWork& uow, const std::string& id) {
        return restore_seat(uow, scope.actor(), id);
    });
    if (!seat) return seat.error();
    return Redirect{scope.url("committee.seat", {{"seat", request.path_value("seat")}})};
}

}  // namespace plenaria::committee::ledger
