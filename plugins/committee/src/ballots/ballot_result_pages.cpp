// SPDX-License-Identifier: EUPL-1.2
#include "ballot_result_pages.hpp"

#include <plenaria/text.hpp>

#include "../count/kept_count.hpp"
#include "../count/kept_count_repository.hpp"
#include "../count/one_count_pages.hpp"
#include "../count/reserved.hpp"
#include "../count/rules.hpp"
#include "../count/words.hpp"
#include "ballot_repository.hpp"
#include "officer_service.hpp"
#include "roll_call_service.hpp"
#include "roll_repository.hpp"
#include "roll_service.hpp"
#include "vote_service.hpp"

namespace plenaria::committee::ballots {

namespace {

/// Each round in sentences, of a count that is kept.
Model::List round_rows(UnitOfWork& uow, const std::string& count_id, const Locale& locale) {
    Model::List rows;
    const auto opened = open_count(uow, count_id);
    if (!opened) return rows;
    for (std::size_t at = 0; at < opened->count.rounds.size(); ++at) {
        Model::List sentences;
        for (auto& sentence : sentences_of(opened->count, at, opened->election, locale))
            sentences.push_back({{"sentence", std::move(sentence)}});
        rows.push_back({{"label", locale.t("Round {number}",
                                           {{"number", locale.number(static_cast<long long>(at) + 1)}})},
                        {"sentences", std::move(sentences)}});
    }
    return rows;
}

Model::List named_rows(UnitOfWork& uow, const Ballot& ballot, const std::vector<Candidate>& candidates,
                       const Locale& locale) {
    Model::List rows;
    const auto votes = named_votes(uow, ballot.facts, ballot.id);
    for (const auto& voter : roll_of(uow, ballot.id)) {
        const auto found = std::find_if(votes.begin(), votes.end(),
                                        [&](const NamedVote& each) { return each.voter_id == voter.id; });
        rows.push_back({{"name", voter.person.name},
                        {"has_city", !voter.city.name.empty()},
                        {"city", voter.city.name},
                        {"choice", found != votes.end()
                                       ? choice_in_words(found->choice, ballot.facts, candidates, locale)
                                   : voter.is_revoked() ? locale.t("Lost the vote")
                                                        : locale.t("Did not vote")},
                        {"is_by_proxy", voter.part == Part::proxy}});
    }
    return rows;
}

/// What `plenaria committee bulletin` prints is for anybody: the ballots of a secret election, without voters
/// and receipts. None of so few that they would tell who chose what.
bool has_ballots(const Ballot& ballot) {
    return ballot.written == Written::counted && ballot.facts.secrecy == Secrecy::secret &&
           !ballot.outcome.is_short && !ballot.count_id.empty();
}

std::string ballots_name(const Ballot& ballot) { return "ballots-" + ballot.id + ".blt"; }

/// As a shell reads it: a group may have any name.
std::string as_one_word(std::string_view text) {
    std::string word = "'";
    for (const char letter : text) word += letter == '\'' ? std::string("'\\''") : std::string(1, letter);
    return word + "'";
}

/// What counts that file again, ties and reserved seats included.
std::string recount_command(UnitOfWork& uow, const Ballot& ballot) {
    auto command = "plenaria committee tally " + ballots_name(ballot) + " --rule " +
                   std::string(word_of(ballot.facts.rule)) + " --seats " +
                   std::to_string(ballot.facts.seats) + " --seed " + ballot.seed;
    if (const auto row = find_count_row(uow, ballot.count_id))
        for (const auto& group : row->kept.reserved)
            command += " --reserve " + as_one_word(trim(write_reserved({group})));
    return command;
}

void set_recount(Model& page, UnitOfWork& uow, const Ballot& ballot, const RequestScope& scope) {
    page.set("has_ballots", has_ballots(ballot));
    page.set("ballots_url", scope.url("committee.bulletin_ballots", {{"ballot", ballot.id}}));
    page.set("recount", has_ballots(ballot) ? recount_command(uow, ballot) : std::string());
}

/// For anybody: what whoever counts the published ballots again would find. Of others nothing is told here.
void set_told(Model& page, UnitOfWork& uow, const Ballot& ballot, const Locale& locale) {
    const auto opened = has_ballots(ballot) ? std::optional(open_count(uow, ballot.count_id)) : std::nullopt;
    const bool is_told = opened && *opened;
    page.set("is_told", is_told);
    if (is_told) set_explained(page, **opened, locale);
}

Result<Reply> receipt_view(const Request& request, RequestScope& scope, const ReceiptAnswer* answer,
                           const Error* error) {
    const auto& locale = scope.locale();
    const auto call =
        scope.db().read([&](UnitOfWork& uow) { return read_ballot(uow, request.path_value("ballot")); });
    if (!call) return call.error();
    const auto& ballot = call->ballot;
    if (ballot.written == Written::draft || ballot.facts.secrecy != Secrecy::secret)
        return ballot_unknown(ballot.id);
    const auto state = answer == nullptr ? ReceiptState::unknown : answer->state;
    Model page{
        {"title", ballot.facts.title.in(locale.language())},
        {"body", call->body.facts.names.in(locale.language())},
        {"method", method_in_words(ballot.facts, locale)},
        {"action_url", scope.url("committee.receipt_check", {{"ballot", ballot.id}})},
        {"bulletin_url", scope.url("committee.bulletin", {{"ballot", ballot.id}})},
        {"has_answer", answer != nullptr},
        {"is_unknown", state == ReceiptState::unknown},
        {"is_in_the_box", state == ReceiptState::in_the_box},
        {"came_out", state == ReceiptState::came_out},
        {"is_opened", state == ReceiptState::opened},
        {"is_lost", state == ReceiptState::lost},
        {"has_fingerprint", answer != nullptr && !answer->fingerprint.empty()},
        {"fingerprint", answer == nullptr ? std::string() : answer->fingerprint},
        {"has_tracker", answer != nullptr && !answer->tracker.empty()},
        {"tracker", answer == nullptr ? std::string() : answer->tracker},
        {"receipt", field_model({.label = locale.t("Your receipt"),
                                 .name = "receipt",
                                 .hint = locale.t("Twenty characters; spaces and hyphens do not matter."),
                                 .error = ledger::problem_of("receipt", error, locale),
                                 .autocomplete = "off"})}};
    if (auto read = scope.db().read([&](UnitOfWork& uow) -> Result<void> {
            set_recount(page, uow, ballot, scope);
            set_told(page, uow, ballot, locale);
            return {};
        });
        !read)
        return std::move(read).error();
    const auto title = ballot.facts.title.in(locale.language());
    auto view = ledger::form_view("committee/ballots/check_receipt", std::move(page), title, error, locale);
    view.layout = Layout::open;
    return view;
}

}  // namespace

void set_result(Model& page, UnitOfWork& uow, const BallotCall& call,
                const std::vector<Candidate>& candidates, const RequestScope& scope) {
    const auto& locale = scope.locale();
    const auto& ballot = call.ballot;
    const bool is_counted = ballot.written == Written::counted;
    page.set("has_result", is_counted);
    page.set("rows", is_counted ? result_rows(ballot, candidates, locale) : Model::List());
    page.set("is_short", is_counted && ballot.outcome.is_short);
    auto rounds =
        is_counted && !ballot.count_id.empty() ? round_rows(uow, ballot.count_id, locale) : Model::List();
    page.set("has_rounds", !rounds.empty());
    page.set("rounds", std::move(rounds));
    const bool is_named = ballot.facts.secrecy == Secrecy::roll_call && ballot.written != Written::draft;
    page.set("has_named", is_named);
    page.set("named", is_named ? named_rows(uow, ballot, candidates, locale) : Model::List());
    page.set("has_bulletin",
             is_counted && ballot.facts.secrecy == Secrecy::secret && !ballot.outcome.is_short);
    page.set("bulletin_url", scope.url("committee.bulletin", {{"ballot", ballot.id}}));
    set_recount(page, uow, ballot, scope);
}

Result<Reply> receipt_page(const BallotRoomTools&, const Request& request, RequestScope& scope) {
    return receipt_view(request, scope, nullptr, nullptr);
}

Result<Reply> receipt_post(const BallotRoomTools&, const Request& request, RequestScope& scope) {
    const auto& typed = request.form_value("receipt");
    if (typed.empty()) {
        const auto missing =
            ledger::refuse_if_any({{"receipt", /*t*/ "Write the receipt that you got when you voted."}});
        return receipt_view(request, scope, nullptr, &missing.error());
    }
    const auto answer = scope.db().read([&](UnitOfWork& uow) -> Result<ReceiptAnswer> {
        return check_receipt(uow, request.path_value("ballot"), typed);
    });
    if (!answer) return answer.error();
    return receipt_view(request, scope, &*answer, nullptr);
}

Result<Reply> bulletin_file(const BallotRoomTools&, const Request& request, RequestScope& scope) {
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        const auto call = read_ballot(uow, request.path_value("ballot"));
        if (!call) return call.error();
        const auto& ballot = call->ballot;
        if (ballot.written == Written::draft || ballot.facts.secrecy != Secrecy::secret)
            return ballot_unknown(ballot.id);
        const auto& locale = scope.locale();
        std::string text = locale.t("Boxes that were closed; their digest is the seed of the lot:") + '\n';
        for (const auto& box : published_boxes(uow, *call)) text += box + '\n';
        text += '\n' + locale.t("Ballots that came out:") + '\n';
        for (const auto& tracker : bulletin_of(uow, ballot.id)) text += tracker + '\n';
        return Download{.name = "bulletin-" + ballot.id + ".txt",
                        .content_type = "text/plain; charset=utf-8",
                        .bytes = std::move(text)};
    });
}

Result<Reply> ballots_file(const BallotRoomTools&, const Request& request, RequestScope& scope) {
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        const auto& id = request.path_value("ballot");
        const auto ballot = find_ballot(uow, id);
        if (!ballot || !has_ballots(*ballot)) return ballot_unknown(id);
        auto row = find_count_row(uow, ballot->count_id);
        if (!row) return ballot_unknown(id);
        return Download{.name = ballots_name(*ballot),
                        .content_type = "text/plain; charset=utf-8",
                        .bytes = std::move(row->ballots)};
    });
}

}  // namespace plenaria::committee::ballots
