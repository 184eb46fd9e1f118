// SPDX-License-Identifier: EUPL-1.2
#include "proposal_list_pages.hpp"

#include <algorithm>

#include <plenaria/field.hpp>
#include <plenaria/table_file.hpp>
#include <plenaria/text.hpp>

#include "../common_pages.hpp"
#include "../editions/edition_repository.hpp"
#include "call_repository.hpp"
#include "call_service.hpp"
#include "decision_service.hpp"
#include "proposal_page_repository.hpp"
#include "proposal_repository.hpp"
#include "side_event_tags.hpp"
#include "similar.hpp"

namespace plenaria::events {

namespace {

constexpr int proposals_a_page = 50;
/// Of so many all are read and compared on each page; of more only those that are shown, and all only for
/// whoever asks for it.
constexpr long long most_compared = 200;

/// What the reader looks for.
struct ProposalFilter {
    std::optional<ProposalState> state = {};
    std::string words = {};
    bool by_rank = false;
    bool similar = false;  ///< those that may become one
};

ProposalFilter filter_of(const Request& request) {
    const auto words = trim(request.query_value("q")).substr(0, 200);
    return {.state = parse_proposal_state(request.query_value("state")),
            .words = is_utf8(words) ? words : std::string(),
            .by_rank = request.query_value("order") == "rank",
            .similar = request.query_value("similar") == "1"};
}

bool fits(const Proposal& proposal, const ProposalFilter& filter) {
    if (filter.state && proposal.state != *filter.state) return false;
    const auto& facts = proposal.facts;
    return filter.words.empty() || fold(facts.title + ' ' + facts.organiser_name + ' ' + facts.co_organisers)
                                           .find(fold(filter.words)) != std::string::npos;
}

struct RankedProposal {
    const Proposal* proposal;
    std::optional<ScoreSum> sum;  ///< nothing: not to be seen yet
    int rank = 0;
};

/// Ranks are counted among what the reader may see.
std::vector<RankedProposal> ranked(const CallReading& reading, const std::string& account) {
    std::vector<RankedProposal> all;
    std::vector<ScoreSum> sums;
    for (const auto& each : reading.proposals) {
        all.push_back({&each, reading.seen_by(account, each.id)});
        const bool counts =
            all.back().sum && each.state != ProposalState::merged && each.state != ProposalState::withdrawn;
        sums.push_back(counts ? *all.back().sum : ScoreSum{});
    }
    const auto ranks = ranks_of(sums);
    for (std::size_t i = 0; i < all.size(); ++i) all[i].rank = ranks[i];
    return all;
}

std::string score_words(const RankedProposal& each, const Locale& locale) {
    if (!each.sum) return locale.t("shown once you have scored it");
    if (each.sum->reviews == 0) return locale.t("no scores yet");
    return locale.decimal(each.sum->mean, 2) + " (" +
           locale.n("{n} reviewer", "{n} reviewers", each.sum->reviews) + ")";
}

Model::List proposal_rows(const std::vector<RankedProposal>& shown, const RequestScope& scope) {
    const auto& locale = scope.locale();
    Model::List rows;
    for (const auto& each : shown) {
        const auto& proposal = *each.proposal;
        const bool apart = each.sum && each.sum->apart;
        rows.push_back({{"number", locale.number(proposal.number)},
                        {"title", proposal.facts.title},
                        {"language", proposal.facts.language},
                        {"url", scope.url("events.proposal", {{"proposal", proposal.id}})},
                        {"organiser", proposal.facts.organiser_name},
                        {"state", proposal_tag(proposal.state, locale)},
                        {"has_rank", each.rank > 0},
                        {"rank", each.rank > 0 ? locale.number(each.rank) : std::string()},
                        {"score", score_words(each, locale)},
                        {"apart", apart},
                        {"spread", apart ? locale.t("Reviewers are {spread} points apart",
                                                    {{"spread", locale.decimal(each.sum->spread, 2)}})
                                         : std::string()},
                        {"told", proposal.told_at.has_value()}});
    }
    return rows;
}

std::string reason_of(const SimilarPair& pair, const Locale& locale) {
    std::string reason, words;
    const auto add = [&](std::string text) { reason += (reason.empty() ? "" : "; ") + std::move(text); };
    if (pair.same_organiser) add(locale.t("the same organiser"));
    if (pair.same_track) add(locale.t("the same topic"));
    for (const auto& word : pair.words) words += (words.empty() ? "" : ", ") + word;
    if (!words.empty()) add(locale.t("words that both have: {words}", {{"words", words}}));
    return reason;
}

Model::List merger_rows(const CallReading& reading, const RequestScope& scope) {
    std::vector<Comparable> open;
    std::map<std::string, const Proposal*> by_id;
    for (const auto& each : reading.proposals) {
        if (each.state != ProposalState::proposed && each.state != ProposalState::waiting) continue;
        by_id[each.id] = &each;
        const auto& facts = each.facts;
        open.push_back({each.id, facts.title, facts.description,
                        facts.organiser_ref.empty() ? fold(facts.organiser_name) : facts.organiser_ref,
                        facts.track_id});
    }
    const auto& locale = scope.locale();
    Model::List rows;
    for (const auto& pair : similar_pairs(open, 8)) {
        const auto &first = *by_id.at(pair.first), &second = *by_id.at(pair.second);
        rows.push_back({{"first", first.facts.title},
                        {"first_url", scope.url("events.proposal", {{"proposal", first.id}})},
                        {"first_organiser", first.facts.organiser_name},
                        {"second", second.facts.title},
                        {"second_url", scope.url("events.proposal", {{"proposal", second.id}})},
                        {"second_organiser", second.facts.organiser_name},
                        {"reason", reason_of(pair, locale)},
                        {"kept", first.id},
                        {"merge_url", scope.url("events.proposal_merge", {{"proposal", second.id}})}});
    }
    return rows;
}

/// "3 of 20 side events are accepted."
std::string accepted_words(const SideCall& call, ProposalCounts counts, const Locale& locale) {
    const auto accepted = counts[ProposalState::accepted].proposals;
    const auto limit = call.limits.in_all;
    if (limit == 0) return locale.n("{n} side event is accepted.", "{n} side events are accepted.", accepted);
    return fill(locale.n("{n} side event of {limit} is accepted.", "{n} side events of {limit} are accepted.",
                         accepted),
                {{"limit", locale.number(limit)}});
}

void set_filter(Model& page, const ProposalFilter& filter, const Locale& locale) {
    std::vector<Choice> states{{.value = "", .label = locale.t("All states")}}, orders;
    for (const auto state : proposal_states)
        states.push_back({.value = std::string(to_text(state)),
                          .label = locale.t(name_of(state)),
                          .selected = filter.state == state});
    orders.push_back({.value = "", .label = locale.t("As they came in"), .selected = !filter.by_rank});
    orders.push_back({.value = "rank", .label = locale.t("By rank"), .selected = filter.by_rank});
    page.set(
        "q",
        field_model(
            {.label = locale.t("Title or organiser"), .name = "q", .value = filter.words, .type = "search"}));
    page.set("state_field", choice_model({.label = locale.t("State"), .name = "state"}, states));
    page.set("order_field", choice_model({.label = locale.t("Order"), .name = "order"}, orders));
}

/// A page of a call, and what is said of all of its proposals.
struct CallPage {
    CallReading reading;  ///< all proposals, or those of the page
    ProposalCounts counts;
    long long to_tell = 0;
    bool whole = false;  ///< all are read: ranks are known
    PageRange range;
    std::vector<RankedProposal> shown = {};
};

Result<CallPage> read_call_page(UnitOfWork& uow, const std::string& id, const ProposalFilter& filter,
                                int page, const std::string& reader) {
    const auto counts = proposal_counts(uow, id);
    const bool whole =
        total_of(counts) <= most_compared || filter.by_rank || filter.similar || !filter.words.empty();
    if (!whole) {
        auto call = find_call(uow, id);
        if (!call) return call_unknown(id);
        const auto found = filter.state ? counts.find(*filter.state) : counts.end();
        const auto in_state = found == counts.end() ? 0 : found->second.proposals;
        const auto range = page_range(page, proposals_a_page, filter.state ? in_state : total_of(counts));
        auto edition = find_edition(uow, call->edition_id).value();
        auto proposals = proposals_shown(uow, id, filter.state, range.first, range.last);
        auto reviews = reviews_of_shown(uow, proposals);
        CallPage part{
            .reading = {std::move(edition), *std::move(call), std::move(proposals), std::move(reviews)},
            .counts = counts,
            .range = range};
        for (const auto& each : part.reading.proposals)
            part.shown.push_back({&each, part.reading.seen_by(reader, each.id)});
        part.to_tell = decisions_to_tell(uow, id, counts);
        return part;
    }
    auto reading = read_call(uow, id);
    if (!reading) return std::move(reading).error();
    CallPage all{.reading = *std::move(reading), .counts = counts, .whole = true, .range = {}};
    auto fitting = ranked(all.reading, reader);
    std::erase_if(fitting, [&](const auto& each) { return !fits(*each.proposal, filter); });
    if (filter.by_rank)
        std::stable_sort(fitting.begin(), fitting.end(), [](const auto& a, const auto& b) {
            return (a.rank == 0 ? 1'000'000 : a.rank) < (b.rank == 0 ? 1'000'000 : b.rank);
        });
    all.range = page_range(page, proposals_a_page, static_cast<long long>(fitting.size()));
    for (auto at = all.range.first; at > 0 && at <= all.range.last; ++at)
        all.shown.push_back(fitting[static_cast<std::size_t>(at - 1)]);
    all.to_tell = decisions_to_tell(uow, id, counts);
    return all;
}

}  // namespace

const std::vector<Review>& CallReading::reviews_of(const std::string& proposal) const {
    static const std::vector<Review> none;
    const auto found = reviews.find(proposal);
    return found == reviews.end() ? none : found->second;
}

std::optional<ScoreSum> CallReading::seen_by(const std::string& account, const std::string& proposal) const {
    const auto& given = reviews_of(proposal);
    if (!may_see_scores(given, account, call.scoring_closed_at.has_value())) return std::nullopt;
    return sum_of(given, call.criteria, call.scale);
}

Result<CallReading> read_call(UnitOfWork& uow, const std::string& id) {
    auto call = find_call(uow, id);
    if (!call) return call_unknown(id);
    auto edition = find_edition(uow, call->edition_id).value();
    return CallReading{std::move(edition), *std::move(call), proposals_of(uow, id), reviews_in(uow, id)};
}

Result<Reply> call_page(const SideEventTools& tools, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("call");
    const auto filter = filter_of(request);
    const auto read = scope.db().read([&](UnitOfWork& uow) {
        return read_call_page(uow, id, filter, page_number(request), scope.actor().id);
    });
    if (!read) return read.error();
    const auto& locale = scope.locale();
    const auto& [reading, counts, due, whole, range, shown] = *read;
    const auto& [edition, call, proposals, reviews] = reading;
    auto rows = proposal_rows(shown, scope);
    const bool compares = filter.similar || total_of(counts) <= most_compared;
    auto mergers = compares ? merger_rows(reading, scope) : Model::List();
    const UrlValues at{{"call", id}};
    const auto exported = [&](const char* format) {
        return scope.url("events.proposals_export", {{"call", id}, {"format", format}});
    };
    const bool reads_history = scope.actor().may("core.read_history");
    const auto title = call.titles.in(locale.language());
    Model page{
        {"title", title},
        {"caption", edition.titles.in(locale.language())},
        {"calls_url", scope.url("events.calls", {{"edition", edition.id}})},
        {"state", call_tag(call.state, locale)},
        {"opens", locale.instant(call.opens_at, edition.dates.zone)},
        {"deadline", locale.instant(call.closes_at, edition.dates.zone)},
        {"is_draft", call.state == CallState::draft},
        {"is_open", call.state == CallState::open},
        {"next_state",
         std::string(to_text(call.state == CallState::open ? CallState::closed : CallState::open))},
        {"state_url", scope.url("events.call_state", at)},
        {"edit_url", scope.url("events.call_edit", at)},
        {"public_url", scope.url("events.public_call", at)},
        {"public_address",
         tools.addresses->absolute(tools.addresses->path("events.public_call", {{"call", id}}))},
        {"new_url", scope.url("events.proposal_new", at)},
        {"letters_url", scope.url("events.decision_letters", at)},
        {"has_letters", due > 0},
        {"letters", locale.n("{n} letter to send", "{n} letters to send", due)},
        {"may_score", scope.actor().may("events.score")},
        {"scoring_url", scope.url("events.scoring", {{"edition", edition.id}})},
        {"scoring_closed", call.scoring_closed_at.has_value()},
        {"close_scoring_url", scope.url("events.close_scoring", at)},
        {"accepted", accepted_words(call, counts, locale)},
        {"csv_url", exported("csv")},
        {"xlsx_url", exported("xlsx")},
        {"list_url", scope.url("events.call", at)},
        {"has_history", reads_history},
        {"history_url", reads_history ? scope.url("core.history", {{"subject", call_subject(id)}}) : ""},
        {"may_compare", !compares},
        {"compare_url", scope.url("events.call", {{"call", id}, {"similar", "1"}})},
        {"has_mergers", !mergers.empty()},
        {"mergers", std::move(mergers)},
        {"count", locale.n("{n} proposal", "{n} proposals", range.total)},
        {"has_ranks", whole},
        {"has_any", total_of(counts) > 0},
        {"has_rows", !rows.empty()},
        {"rows", std::move(rows)}};
    set_filter(page, filter, locale);
    UrlValues kept;
    if (filter.state) kept["state"] = std::string(to_text(*filter.state));
    if (!filter.words.empty()) kept["q"] = filter.words;
    if (filter.by_rank) kept["order"] = "rank";
    if (filter.similar) kept["similar"] = "1";
    set_pages(page, range, {scope, "events.call", kept, at}, locale);
    return View{.name = "events/side_events/call", .model = std::move(page), .title = title};
}

Result<Reply> export_proposals(const SideEventTools& tools, const Request& request, RequestScope& scope) {
    const auto reading =
        scope.db().read([&](UnitOfWork& uow) { return read_call(uow, request.path_value("call")); });
    if (!reading) return reading.error();
    const auto& locale = scope.locale();
    const auto& call = reading->call;
    Table table{.title = call.titles.in(locale.language()),
                .columns = {{.title = locale.t("Number"), .kind = Table::Kind::number, .width = 8},
                            {.title = locale.t("Title"), .width = 40},
                            {.title = locale.t("Organiser"), .width = 30},
                            {.title = locale.t("Co-organisers"), .width = 30},
                            {.title = locale.t("State"), .width = 14},
                            {.title = locale.t("Reason"), .width = 30},
                            {.title = locale.t("Rank"), .kind = Table::Kind::number, .width = 8},
                            {.title = locale.t("Mean score"), .width = 10},
                            {.title = locale.t("Reviewers"), .kind = Table::Kind::number, .width = 10},
                            {.title = locale.t("Language"), .width = 12},
                            {.title = locale.t("People expected"), .kind = Table::Kind::number, .width = 10},
                            {.title = locale.t("Preferred day"), .kind = Table::Kind::day},
                            {.title = locale.t("Contact person"), .width = 24},
                            {.title = locale.t("Mail address"), .width = 30},
                            {.title = locale.t("What it is about"), .width = 60}}};
    for (const auto& question : call.questions)
        table.columns.push_back({.title = question.titles.in(locale.language()), .width = 40});
    for (const auto& each : ranked(*reading, scope.actor().id)) {
        const auto& proposal = *each.proposal;
        const auto& facts = proposal.facts;
        std::vector<std::string> row{
            std::to_string(proposal.number),
            facts.title,
            facts.organiser_name,
            facts.co_organisers,
            locale.t(name_of(proposal.state)),
            proposal.reason,
            each.rank > 0 ? std::to_string(each.rank) : std::string(),
            each.sum && each.sum->reviews > 0 ? locale.decimal(each.sum->mean, 2) : std::string(),
            each.sum ? std::to_string(each.sum->reviews) : std::string(),
            locale.language_name(facts.language),
            facts.expected > 0 ? std::to_string(facts.expected) : std::string(),
            facts.preferred_day ? to_text(*facts.preferred_day) : std::string(),
            facts.contact_name,
            facts.contact_mail,
            facts.description};
        for (const auto& question : call.questions) {
            const auto found = facts.answers.find(question.id);
            row.push_back(found == facts.answers.end() ? std::string() : found->second);
        }
        table.rows.push_back(std::move(row));
    }
    return table_file(*tools.documents, table, "side-events", request.query_value("format"));
}

}  // namespace plenaria::events
