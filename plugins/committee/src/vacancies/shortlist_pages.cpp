// SPDX-License-Identifier: EUPL-1.2
#include "shortlist_pages.hpp"

#include <algorithm>
#include <map>
#include <sstream>

#include <plenaria/directory/directory.hpp>
#include <plenaria/table_file.hpp>

#include "selection_service.hpp"

namespace plenaria::committee::vacancies {

namespace {

/// What was typed into the form of the choice.
struct TypedChoice {
    std::vector<std::string> nomination_ids;
    std::string reason, reference;
    [[nodiscard]] bool has(const std::string& id) const {
        return std::find(nomination_ids.begin(), nomination_ids.end(), id) != nomination_ids.end();
    }
};

struct Shortlist {
    Call call;
    std::vector<Candidate> candidates;
};

Result<Shortlist> read_shortlist(const VacancyTools& tools, const std::string& id, RequestScope& scope) {
    return scope.db().read([&](UnitOfWork& uow) -> Result<Shortlist> {
        auto call = read_call(uow, id);
        if (!call) return std::move(call).error();
        auto candidates = candidates_of(uow, tools.people(), *call, scope.locale());
        return Shortlist{*std::move(call), std::move(candidates)};
    });
}

/// Of nominees that were erased only the city is known.
std::string shown_name(const Nomination& nomination, const Locale& locale) {
    return nomination.facts.person.name.empty() ? locale.t("(erased)") : nomination.facts.person.name;
}

Model candidate_column(const Candidate& candidate, const Call& call, const RequestScope& scope) {
    const auto& locale = scope.locale();
    const auto& nomination = candidate.nomination;
    const auto& facts = nomination.facts;
    const bool chosen = is_chosen(call.vacancy, nomination.id);
    return {{"name", shown_name(nomination, locale)},
            {"office", facts.office},
            {"city", nomination.city.name},
            {"is_chosen", chosen},
            {"state", chosen                    ? tag_model("solid", locale.t("Chosen"))
                      : candidate.eligible      ? tag_model("green", locale.t("Eligible"))
                      : candidate.may_be_chosen ? tag_model("violet", locale.t("Overruled"))
                                                : tag_model("amber", locale.t("Not eligible yet"))},
            {"statement", facts.statement},
            {"statement_language", facts.statement_language},
            {"is_overruled", nomination.overruled_at.has_value()},
            {"overruled", locale.t("{person}: {reason}", {{"person", nomination.overruled_by},
                                                          {"reason", nomination.overruled_because}})},
            {"diversity_url", scope.url("committee.diversity", {{"body", call.body.id},
                                                                {"on", to_text(call.vacancy.facts.first)},
                                                                {"seat", call.seat.id},
                                                                {"city", nomination.city.ref},
                                                                {"person", facts.person.ref}})},
            {"has_url", scope.actor().may("committee.edit")},
            {"url", scope.url("committee.nomination", {{"nomination", nomination.id}})}};
}

/// A row for each criterion, with a cell of each candidate.
Model::List criterion_rows(const std::vector<Candidate>& candidates, const Locale& locale) {
    Model::List rows;
    for (std::size_t at = 0; at < all_criteria.size(); ++at) {
        Model::List cells;
        for (const auto& each : candidates) {
            const auto& finding = each.findings[at];
            cells.push_back({{"name", shown_name(each.nomination, locale)},
                             {"tag", verdict_tag(finding, each.nomination.overruled_at.has_value(), locale)},
                             {"text", finding_in_words(finding, locale)}});
        }
        rows.push_back({{"criterion", locale.t(name_of(all_criteria[at]))}, {"cells", std::move(cells)}});
    }
    return rows;
}

std::vector<Choice> choosable(const Shortlist& list, const TypedChoice& typed) {
    std::vector<Choice> choices;
    for (const auto& each : list.candidates)
        if (each.may_be_chosen)
            choices.push_back({.value = each.nomination.id,
                               .label = each.nomination.facts.person.name,
                               .hint = each.nomination.city.name,
                               .selected = typed.has(each.nomination.id)});
    return choices;
}

/// One for each who was chosen, in the order of the seats.
Model::List certificate_links(const Shortlist& list, const RequestScope& scope) {
    Model::List links;
    const auto chosen = chosen_of(list.call.vacancy);
    for (const auto& id : chosen)
        for (const auto& each : list.candidates)
            if (each.nomination.id == id)
                links.push_back(
                    {{"name", shown_name(each.nomination, scope.locale())},
                     {"is_one_of_many", chosen.size() > 1},
                     {"url", scope.url("committee.certificate",
                                       {{"vacancy", list.call.vacancy.id}, {"nomination", id}})}});
    return links;
}

View shortlist_view(const Shortlist& list, const TypedChoice& typed, const Error* error,
                    const RequestScope& scope) {
    const auto& locale = scope.locale();
    const auto& [call, candidates] = list;
    const auto& vacancy = call.vacancy;
    const auto state = state_of(vacancy, scope.now());
    const UrlValues here{{"vacancy", vacancy.id}};
    const bool may_edit = scope.actor().may("committee.edit");
    const bool decided = state == State::decided;
    const auto choices = choosable(list, typed);
    const auto seats = static_cast<long long>(seats_of(vacancy));
    const auto empty = seats - static_cast<long long>(chosen_of(vacancy).size());
    Model::List columns;
    for (const auto& each : candidates) columns.push_back(candidate_column(each, call, scope));
    const auto title = locale.t("Shortlist");
    Model page{
        {"title", title},
        {"caption", seat_in_words(call, locale)},
        {"vacancy_url", scope.url("committee.vacancy", here)},
        {"xlsx_url", scope.url("committee.shortlist_export", {{"vacancy", vacancy.id}, {"format", "xlsx"}})},
        {"csv_url", scope.url("committee.shortlist_export", {{"vacancy", vacancy.id}, {"format", "csv"}})},
        {"term", ledger::days_in_words(vacancy.facts.first, vacancy.facts.last, locale)},
        {"state", state_tag(state, locale)},
        {"is_open", state == State::open},
        {"deadline", deadline_model(vacancy, scope)},
        {"has_candidates", !candidates.empty()},
        {"candidates", std::move(columns)},
        {"criteria", criterion_rows(candidates, locale)},
        {"decided", decided},
        {"reason", vacancy.reason},
        {"has_reference", !vacancy.reference.empty()},
        {"reference", vacancy.reference},
        {"told", vacancy.letters_at.has_value()},
        {"told_at",
         vacancy.letters_at ? locale.instant(*vacancy.letters_at, scope.actor().zone) : std::string()},
        {"may_tell", may_edit && decided && !vacancy.letters_at},
        {"letters_url", scope.url("committee.letters", here)},
        {"undo_url", scope.url("committee.choice_undo", here)},
        {"certificates", certificate_links(list, scope)},
        {"has_certificate", decided && !vacancy.erased_at},
        {"filled", locale.n("The seat is filled", "The seats are filled", seats)},
        {"fill", locale.n("Fill the seat", "Fill the seats", seats)},
        {"has_empty", decided && empty > 0},
        {"empty", locale.n("{n} seat stays vacant: call for it anew.",
                           "{n} seats stay vacant: call for them anew.", empty)},
        {"has_seats", seats > 1},
        {"has_sets", seats > 1 && !choices.empty()},
        {"sets_url", scope.url("committee.shortlist_sets", here)},
        {"may_choose", may_edit && state == State::closed && !choices.empty()},
        {"nobody_choosable", may_edit && state == State::closed && choices.empty()},
        {"choose_url", scope.url("committee.choose", here)},
        {"may_vote", scope.actor().may("committee.ballots") && state == State::closed && !choices.empty()},
        {"vote_url", scope.url("committee.ballot_new", here)},
        {"choice", choice_model({.label = locale.t("Who is chosen"),
                                 .name = "nomination",
                                 .hint = seats > 1 ? locale.t("At most {max}; in the order of the seats.",
                                                              {{"max", locale.number(seats)}})
                                                   : std::string(),
                                 .error = ledger::problem_of("nomination", error, locale)},
                                choices)},
        {"choice_reason",
         field_model({.label = locale.t("Reason"),
                      .name = "choice_reason",
                      .value = typed.reason,
                      .hint = locale.t("Like: chosen by the board with five of eight votes."),
                      .error = ledger::problem_of("choice_reason", error, locale),
                      .rows = 2})},
        {"choice_reference", field_model({.label = locale.t("Where it was decided (optional)"),
                                          .name = "reference",
                                          .value = typed.reference,
                                          .hint = locale.t("Like: minutes of 12 July 2019, item 4."),
                                          .error = ledger::problem_of("reference", error, locale)})},
        {"revision", std::to_string(vacancy.revision)}};
    return ledger::form_view("committee/vacancies/shortlist", std::move(page), title, error, locale);
}

/// Ids of a form with boxes, or of an address that names several with commas between.
std::vector<std::string> chosen_in(const std::multimap<std::string, std::string, std::less<>>& fields) {
    std::vector<std::string> ids;
    const auto [first, last] = fields.equal_range("nomination");
    for (auto each = first; each != last; ++each) {
        std::istringstream parts(each->second);
        for (std::string id; std::getline(parts, id, ',');)
            if (!id.empty()) ids.push_back(id);
    }
    return ids;
}

std::string dues_word(const std::optional<bool>& paid, const Locale& locale) {
    return !paid ? locale.t("Not said yet") : *paid ? locale.t("Yes") : locale.t("No");
}

Table shortlist_table(const Shortlist& list, const Locale& locale) {
    Table table{.title = locale.t("Shortlist"),
                .columns = {{locale.t("Nominee"), Table::Kind::text, 28},
                            {locale.t("Office"), Table::Kind::text, 18},
                            {locale.t("City"), Table::Kind::text, 18},
                            {locale.t("Eligible"), Table::Kind::text, 10}},
                .rows = {}};
    for (const auto criterion : all_criteria)
        table.columns.push_back({locale.t(name_of(criterion)), Table::Kind::text, 40});
    table.columns.push_back({locale.t("Dues paid"), Table::Kind::text, 12});
    table.columns.push_back({locale.t("Overruled because"), Table::Kind::text, 30});
    table.columns.push_back({locale.t("Statement of interest"), Table::Kind::text, 60});
    for (const auto& [nomination, findings, eligible, choosable] : list.candidates) {
        std::vector<std::string> row{shown_name(nomination, locale), nomination.facts.office,
                                     nomination.city.name, eligible ? locale.t("Yes") : locale.t("No")};
        for (const auto& each : findings) row.push_back(finding_in_words(each, locale));
        row.push_back(dues_word(nomination.dues, locale));
        row.push_back(nomination.overruled_because);
        row.push_back(nomination.facts.statement);
        table.rows.push_back(std::move(row));
    }
    return table;
}

}  // namespace

std::string finding_in_words(const Finding& finding, const Locale& locale) {
    auto values = finding.values;
    for (auto& [name, value] : values) {
        if (name == "region" || name == "wanted") value = ledger::region_in_words(value, locale);
        if (name == "day")
            if (const auto day = parse_day(value)) value = locale.day(*day);
    }
    return locale.t(finding.message, values);
}

Model verdict_tag(const Finding& finding, bool overruled, const Locale& locale) {
    if (finding.verdict == Verdict::met) return tag_model("green", locale.t("Met"));
    if (overruled && may_be_overruled(finding.criterion)) return tag_model("violet", locale.t("Overruled"));
    if (finding.verdict == Verdict::missing) return tag_model("amber", locale.t("To be said"));
    return tag_model("terra", locale.t("Not met"));
}

Result<Reply> show_shortlist(const VacancyTools& tools, const Request& request, RequestScope& scope) {
    const auto list = read_shortlist(tools, request.path_value("vacancy"), scope);
    if (!list) return list.error();
    // A vote that was held elsewhere proposes whom it has elected, and why.
    return shortlist_view(
        *list,
        {chosen_in(request.query), request.query_value("choice_reason"), request.query_value("reference")},
        nullptr, scope);
}

Result<Reply> export_shortlist(const VacancyTools& tools, const Request& request, RequestScope& scope) {
    const auto list = read_shortlist(tools, request.path_value("vacancy"), scope);
    if (!list) return list.error();
    return table_file(*tools.documents, shortlist_table(*list, scope.locale()), "shortlist",
                      request.query_value("format"));
}

Result<Reply> choose_post(const VacancyTools& tools, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("vacancy");
    const TypedChoice typed{chosen_in(request.form), request.form_value("choice_reason"),
                            request.form_value("reference")};
    const auto done = scope.db().write([&](UnitOfWork& uow) -> Result<void> {
        return choose(uow, tools.people(), scope.actor(), id,
                      {.nomination_ids = typed.nomination_ids,
                       .reason = typed.reason,
                       .reference = typed.reference,
                       .revision = ledger::read_revision(request)});
    });
    if (!done) {
        if (!is_for_form(done.error())) return done.error();
        const auto list = read_shortlist(tools, id, scope);
        if (!list) return list.error();
        return shortlist_view(*list, typed, &done.error(), scope);
    }
    scope.notice(typed.nomination_ids.size() > 1
                     ? scope.locale().t(
                           "The seats are filled: the terms stand in the ledger. Nobody has been told yet.")
                     : scope.locale().t(
                           "The seat is filled: the term stands in the ledger. Nobody has been told yet."),
                 scope.url("committee.choice_undo", {{"vacancy", id}}));
    return Redirect{scope.url("committee.shortlist", {{"vacancy", id}})};
}

Result<Reply> undo_choice_post(const VacancyTools&, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("vacancy");
    const auto done = scope.db().write([&](UnitOfWork& uow) { return undo_choice(uow, scope.actor(), id); });
    if (!done) return done.error();
    scope.notice(scope.locale().t("The choice was taken back, and the term is out of the ledger."));
    return Redirect{scope.url("committee.shortlist", {{"vacancy", id}})};
}

}  // namespace plenaria::committee::vacancies
