// SPDX-License-Identifier: EUPL-1.2
#include "office_pages.hpp"

#include "ballot_repository.hpp"

namespace plenaria::committee::ballots {

namespace {

struct TypedDays {
    std::string first, last;  ///< as typed
};

Result<Reply> officers_view(const Request& request, RequestScope& scope, const TypedDays* typed,
                            const Error* error) {
    const auto& locale = scope.locale();
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        const auto call = read_ballot(uow, request.path_value("ballot"));
        if (!call) return call.error();
        const auto& ballot = call->ballot;
        const auto tomorrow = ledger::readers_today(scope) + std::chrono::days(1);
        const auto seating = read_office_seating(uow, ballot, tomorrow);
        if (!seating) return seating.error();
        const auto months = seating->offices.empty() ? ledger::SeatFacts().term_months
                                                     : seating->offices.front().facts.term_months;
        const UrlValues here{{"ballot", ballot.id}};
        const auto day = [&](const char* name, std::string label, std::string value) {
            return field_model({.label = std::move(label),
                                .name = name,
                                .value = std::move(value),
                                .error = ledger::problem_of(name, error, locale),
                                .type = "date",
                                .css_class = "govuk-input--width-10"});
        };
        Model::List names;
        for (std::size_t at = 0; at < seating->elected.size(); ++at) {
            const auto& office = seating->offices[at].facts;
            names.push_back({{"office", ledger::seat_in_words(office.number, office.office, locale)},
                             {"name", full_name(seating->elected[at])}});
        }
        const auto title = locale.t("Enter the terms of who was elected");
        Model page{
            {"title", title},
            {"caption", ballot.facts.title.in(locale.language())},
            {"back_url", scope.url("committee.ballot", here)},
            {"action_url", scope.url("committee.ballot_officers_save", here)},
            {"has_names", !names.empty()},
            {"names", std::move(names)},
            {"is_seated", seating->is_seated},
            {"first", day("first", locale.t("First day of the term"),
                          typed != nullptr ? typed->first : to_text(tomorrow))},
            {"last", day("last", locale.t("Last day of the term"),
                         typed != nullptr ? typed->last : to_text(ledger::last_day_of(tomorrow, months)))}};
        return ledger::form_view("committee/ballots/officers", std::move(page), title, error, locale);
    });
}

}  // namespace

void set_office(Model& page, const Ballot& ballot, const RequestScope& scope) {
    const bool may = parse_office_ref(ballot.facts.about_ref) && ballot.written == Written::counted &&
                     !ballot.outcome.elected.empty() && scope.actor().may("committee.edit");
    page.set("may_seat_officers", may);
    page.set("officers_url", scope.url("committee.ballot_officers", {{"ballot", ballot.id}}));
}

Result<Reply> officers_form(const BallotRoomTools&, const Request& request, RequestScope& scope) {
    return officers_view(request, scope, nullptr, nullptr);
}

Result<Reply> officers_post(const BallotRoomTools& tools, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("ballot");
    const TypedDays typed{request.form_value("first"), request.form_value("last")};
    const auto done = scope.db().write([&](UnitOfWork& uow) {
        return seat_officers(uow, {*tools.lookup, *tools.directory}, scope.actor(), id,
                             ledger::read_day(request, "first"), ledger::read_day(request, "last"));
    });
    if (!done) {
        if (!is_for_form(done.error())) return done.error();
        return officers_view(request, scope, &typed, &done.error());
    }
    const auto call = scope.db().read([&](UnitOfWork& uow) { return read_ballot(uow, id); });
    if (!call) return call.error();
    scope.notice(scope.locale().t("The terms stand in the ledger."));
    return Redirect{scope.url("committee.body", {{"body", call->body.id}})};
}

}  // namespace plenaria::committee::ballots
