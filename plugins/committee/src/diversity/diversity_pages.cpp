// SPDX-License-Identifier: EUPL-1.2
#include "diversity_pages.hpp"

#include <map>
#include <tuple>

#include <plenaria/directory/directory.hpp>
#include <plenaria/directory/lookup.hpp>
#include <plenaria/operation.hpp>
#include <plenaria/plugin.hpp>

#include "../ledger/body_service.hpp"
#include "../ledger/json.hpp"
#include "../ledger/ledger_repository.hpp"
#include "../ledger/ledger_schemas.hpp"
#include "diversity_reading.hpp"

namespace plenaria::committee::diversity {

namespace {

using ledger::Document;
using ledger::LedgerTools;

constexpr std::size_t most_candidates = 200;  ///< of a list; longer ones are cut, and the page says so
constexpr int bar_width = 100;                ///< of the picture, in its own units

/// What is asked for, and what the answer is made from.
struct Comparison {
    ledger::Body body = {};
    Day day = ledger::no_day;
    BodyProfile profile = {};
    std::optional<Candidacy> candidacy = {};
    std::vector<Profile> listed = {};
    bool is_cut = false;
    std::vector<directory::Directory::SegmentName> lists = {};
    // As typed or chosen.
    std::string city_ref = {}, city_text = {}, person_ref = {}, person_text = {}, seat_id = {}, list_id = {};
};

/// Reads a candidate out of the query, where a GET form puts what others post.
Result<Comparison> read_comparison(UnitOfWork& uow, const LedgerTools& tools, const Request& request,
                                   const RequestScope& scope, std::vector<FieldError>& problems) {
    const auto& id = request.path_value("body");
    auto body = ledger::find_body(uow, id);
    if (!body) return ledger::body_unknown(id);
    const auto asked = ledger::asked_day(request, scope);
    if (!asked) problems = asked.error().fields;
    const auto language = scope.locale().language();
    Comparison all{.body = *std::move(body), .day = asked ? *asked : ledger::readers_today(scope)};
    all.profile = profile_of_body(uow, tools, id, all.day, language);
    all.lists = tools.directory->segments(uow);
    Request form;
    form.form = request.query;
    all.city_text = form.form_value("city_text");
    all.person_text = form.form_value("person_text");
    all.city_ref = ledger::read_party(uow, *tools.lookup, form, "city", "city", scope.locale(), problems);
    all.person_ref =
        ledger::read_party(uow, *tools.lookup, form, "person", "person", scope.locale(), problems);
    all.seat_id = form.form_value("seat");
    all.list_id = form.form_value("list");
    if (!all.city_ref.empty()) {
        const auto found = profiles_of(uow, tools, {{all.city_ref, all.person_ref}}, all.day, language);
        if (found.empty())
            problems.push_back({"city", /*t*/ "Choose a city of the directory."});
        else
            all.candidacy = Candidacy{found.front(), all.seat_id};
    } else if (!all.person_ref.empty()) {
        problems.push_back({"city", /*t*/ "Choose the city for which they would sit."});
    }
    if (!all.list_id.empty()) {
        all.listed = profiles_of_list(uow, tools, all.list_id, all.day, scope.locale());
        all.is_cut = all.listed.size() > most_candidates;
        if (all.is_cut) all.listed.resize(most_candidates);
    }
    return all;
}

std::string group_in_words(Aspect aspect, const std::string& group, const Locale& locale) {
    const auto name = name_of_group(aspect, group);
    return name.empty() ? locale.language_name(group) : locale.t(name);
}

Model aspect_model(const AspectTally& tally, const DiversityReport& report, bool has_candidate,
                   const Locale& locale) {
    const auto most = std::max({report.with, report.without, 1});
    Model::List groups;
    for (const auto& group : tally.groups) {
        const auto change = group.change();
        groups.push_back({{"label", group_in_words(tally.aspect, group.group, locale)},
                          {"without", locale.number(group.without)},
                          {"with", locale.number(group.with)},
                          {"has_candidate", has_candidate},
                          {"without_width", std::to_string(group.without * bar_width / most)},
                          {"with_width", std::to_string(group.with * bar_width / most)},
                          {"has_change", change != 0},
                          {"change", (change > 0 ? "+" : "−") + locale.number(std::abs(change))}});
    }
    return {{"id", std::string(to_text(tally.aspect))},
            {"title", locale.t(name_of(tally.aspect))},
            {"is_context", tally.aspect == Aspect::context},
            {"has_candidate", has_candidate},
            {"groups", std::move(groups)}};
}

/// Hundreds of candidates bring few different changes: each is put into words once.
class ChangeWords {
public:
    explicit ChangeWords(const Locale& locale) : locale_(locale) {
        for (const auto aspect : all_aspects) titles_.push_back(locale.t(name_of(aspect)));
    }
    const std::string& title(Aspect aspect) const { return titles_[static_cast<std::size_t>(aspect) - 1]; }
    const std::string& words(const GroupChange& change) {
        auto& known = known_[{change.aspect, change.group, change.before, change.after}];
        if (known.empty()) known = change_in_words(change, locale_);
        return known;
    }

private:
    const Locale& locale_;
    std::vector<std::string> titles_;
    std::map<std::tuple<Aspect, std::string, int, int>, std::string> known_;
};

/// One line of a list of candidates: what would change in each aspect.
Model listed_model(const Profile& profile, const std::vector<GroupChange>& changes, ChangeWords& texts) {
    Model::List cells;
    cells.reserve(all_aspects.size());
    for (const auto aspect : all_aspects) {
        std::string words;
        for (const auto& change : changes) {
            if (change.aspect != aspect) continue;
            if (!words.empty()) words += "; ";
            words += texts.words(change);
        }
        cells.push_back({{"title", texts.title(aspect)}, {"words", words.empty() ? "–" : std::move(words)}});
    }
    return {{"city", profile.city}, {"person", profile.person}, {"cells", std::move(cells)}};
}

Model seat_choice(const Comparison& all, const Locale& locale) {
    std::vector<Choice> choices{
        {.value = "", .label = locale.t("A seat more"), .selected = all.seat_id.empty()}};
    for (const auto& seat : all.profile.seats)
        choices.push_back(
            {.value = seat.id,
             .label = seat.holder.empty()
                          ? locale.t("Seat {number}, vacant", {{"number", locale.number(seat.number)}})
                          : locale.t("Seat {number}, instead of {person}",
                                     {{"number", locale.number(seat.number)}, {"person", seat.holder}}),
             .selected = seat.id == all.seat_id});
    return choice_model({.label = locale.t("In which seat"), .name = "seat"}, choices);
}

Model list_choice(const Comparison& all, const Locale& locale) {
    std::vector<Choice> choices{{.value = "", .label = locale.t("No list"), .selected = all.list_id.empty()}};
    for (const auto& each : all.lists)
        choices.push_back({.value = each.id, .label = each.name, .selected = each.id == all.list_id});
    return choice_model({.label = locale.t("All cities of a list"), .name = "list"}, choices);
}

std::string women_in_words(const DiversityReport& report, bool with, const Locale& locale) {
    for (const auto& tally : report.aspects)
        for (const auto& group : tally.groups)
            if (tally.aspect == Aspect::gender && group.group == "female")
                return locale.t("{count} of {all}",
                                {{"count", locale.number(with ? group.with : group.without)},
                                 {"all", locale.number(with ? report.with : report.without)}});
    return {};
}

/// With the aspect before it: "not known" says little alone.
Model::List change_list(const DiversityReport& report, const Locale& locale) {
    Model::List words;
    for (const auto& change : changes_in(report))
        words.push_back(
            {{"aspect", locale.t(name_of(change.aspect))}, {"words", change_in_words(change, locale)}});
    return words;
}

View comparison_view(const Comparison& all, const std::vector<FieldError>& problems,
                     const RequestScope& scope) {
    const auto& locale = scope.locale();
    const Error error{
        ErrorCode::invalid_input, /*t*/ "Something in this form needs your attention.", {}, problems};
    const auto* wrong = problems.empty() ? nullptr : &error;
    const auto report = report_on(all.profile.members, all.candidacy);
    const bool has_candidate = all.candidacy.has_value();
    Model::List aspects, listed, heads;
    for (const auto& tally : report.aspects)
        aspects.push_back(aspect_model(tally, report, has_candidate, locale));
    const Mix mix(all.profile.members);
    ChangeWords texts(locale);
    for (const auto& profile : all.listed)
        listed.push_back(listed_model(profile, mix.changes({profile, all.seat_id}), texts));
    for (const auto aspect : all_aspects) heads.push_back({{"title", locale.t(name_of(aspect))}});
    auto changes = has_candidate ? change_list(report, locale) : Model::List();
    const UrlValues at{{"body", all.body.id}};
    const auto title = locale.t("Diversity");
    Model page{
        {"title", title},
        {"caption", all.body.facts.names.in(locale.language())},
        {"body_url", scope.url("committee.body", at)},
        {"action_url", scope.url("committee.diversity", at)},
        {"day", locale.day(all.day)},
        {"on", field_model({.label = locale.t("On this day"),
                            .name = "on",
                            .value = ledger::to_text(all.day),
                            .error = ledger::problem_of("on", wrong, locale),
                            .type = "date",
                            .css_class = "govuk-input--width-10"})},
        {"city", ledger::party_model({.label = locale.t("City of a candidate"),
                                      .name = "city",
                                      .value = all.city_ref,
                                      .error = ledger::problem_of("city", wrong, locale)},
                                     all.city_text, "city", scope)},
        {"person", ledger::party_model({.label = locale.t("Candidate"),
                                        .name = "person",
                                        .value = all.person_ref,
                                        .hint = locale.t("Empty: whoever is mayor of the city on that day."),
                                        .error = ledger::problem_of("person", wrong, locale)},
                                       all.person_text, "person", scope)},
        {"seat", seat_choice(all, locale)},
        {"list", list_choice(all, locale)},
        {"has_members", report.without > 0},
        {"members", locale.number(report.without)},
        {"women", women_in_words(report, false, locale)},
        {"has_candidate", has_candidate},
        {"candidate", has_candidate ? all.candidacy->profile.person : std::string()},
        {"candidate_city", has_candidate ? all.candidacy->profile.city : std::string()},
        {"with_members", locale.number(report.with)},
        {"with_women", women_in_words(report, true, locale)},
        {"has_changes", !changes.empty()},
        {"changes", std::move(changes)},
        {"aspects", std::move(aspects)},
        {"heads", std::move(heads)},
        {"has_listed", !listed.empty()},
        {"is_cut", all.is_cut},
        {"listed_count", locale.n("{n} candidate", "{n} candidates", static_cast<long long>(listed.size()))},
        {"listed", std::move(listed)}};
    return ledger::form_view("committee/diversity/show", std::move(page), title, wrong, locale);
}

Document changes_json(const std::vector<GroupChange>& all) {
    auto changes = Document::array();
    for (const auto& change : all)
        changes.push_back({{"aspect", std::string(to_text(change.aspect))},
                           {"group", change.group},
                           {"before", change.before},
                           {"after", change.after}});
    return changes;
}

Document report_json(const DiversityReport& report) {
    auto aspects = Document::array();
    for (const auto& tally : report.aspects) {
        auto groups = Document::array();
        for (const auto& group : tally.groups)
            groups.push_back({{"group", group.group}, {"without", group.without}, {"with", group.with}});
        aspects.push_back({{"aspect", std::string(to_text(tally.aspect))}, {"groups", std::move(groups)}});
    }
    return {{"without", report.without},
            {"with", report.with},
            {"aspects", std::move(aspects)},
            {"changes", changes_json(changes_in(report))}};
}

Result<Reply> api_diversity(const LedgerTools& tools, const Request& request, RequestScope& scope) {
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        std::vector<FieldError> problems;
        const auto all = read_comparison(uow, tools, request, scope, problems);
        if (!all) return all.error();
        if (auto good = ledger::refuse_if_any(std::move(problems)); !good) return std::move(good).error();
        auto document = report_json(report_on(all->profile.members, all->candidacy));
        document["on"] = ledger::to_text(all->day);
        auto listed = Document::array();
        const Mix mix(all->profile.members);
        for (const auto& profile : all->listed)
            listed.push_back({{"city_name", profile.city},
                              {"person_name", profile.person},
                              {"changes", changes_json(mix.changes({profile, all->seat_id}))}});
        document["listed"] = std::move(listed);
        return Reply(plenaria::Json{ledger::compact(document)});
    });
}

const std::string diversity_query = ledger::schema::object(
    "",
    R"("on":)" + ledger::schema::day + R"(,"city":)" + ledger::schema::ref + R"(,"person":)" +
        ledger::schema::ref +
        R"(,"seat":{"type":"string","maxLength":26,"description":"Whose place they would take, or a vacant one; none: a seat more"},"list":{"type":"string","maxLength":26,"description":"A list of the directory: all its cities as candidates"})");
const std::string changes_schema = ledger::schema::list_of(ledger::schema::object(
    R"("aspect","group","before","after")",
    R"("aspect":{"enum":["region","context","gender","size","language"]},"group":{"type":"string"},"before":{"type":"integer"},"after":{"type":"integer"})"));
const std::string diversity_answer = ledger::schema::object(
    R"("on","without","with","aspects","changes","listed")",
    R"("on":)" + ledger::schema::day +
        R"(,"without":{"type":"integer"},"with":{"type":"integer"},"changes":)" + changes_schema +
        R"(,"aspects":)" +
        ledger::schema::list_of(ledger::schema::object(
            R"("aspect","groups")",
            R"("aspect":{"type":"string"},"groups":)" +
                ledger::schema::list_of(ledger::schema::object(
                    R"("group","without","with")",
                    R"("group":{"type":"string"},"without":{"type":"integer"},"with":{"type":"integer"})")))) +
        R"(,"listed":)" +
        ledger::schema::list_of(ledger::schema::object(
            R"("city_name","person_name","changes")",
            R"("city_name":{"type":"string"},"person_name":{"type":"string"},"changes":)" + changes_schema)));

}  // namespace

std::string change_in_words(const GroupChange& change, const Locale& locale) {
    return locale.t("{group}: {before} → {after}",
                    {{"group", group_in_words(change.aspect, change.group, locale)},
                     {"before", locale.number(change.before)},
                     {"after", locale.number(change.after)}});
}

Result<Reply> show_diversity(const LedgerTools& tools, const Request& request, RequestScope& scope) {
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        std::vector<FieldError> problems;
        const auto all = read_comparison(uow, tools, request, scope, problems);
        if (!all) return all.error();
        return comparison_view(*all, problems, scope);
    });
}

void announce_diversity_api(Registrar& registrar, const LedgerTools& tools) {
    announce(registrar, "committee.view",
             {Method::get, "/api/committee/bodies/{body}/diversity", "committee.api_diversity",
              "How mixed a body is on a day, with and without a candidate, and what each city of a list "
              "would change.",
              diversity_query, diversity_answer},
             [&tools](const Request& request, RequestScope& scope) {
                 return api_diversity(tools, request, scope);
             });
}

}  // namespace plenaria::committee::diversity
