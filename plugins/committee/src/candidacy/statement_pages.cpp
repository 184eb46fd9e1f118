// SPDX-License-Identifier: EUPL-1.2
#include "statement_pages.hpp"

#include "../ballots/vote_service.hpp"
#include "../ledger/announced_pages.hpp"

namespace plenaria::committee::candidacy {

namespace {

using StatementPage = PageLine<ballots::BallotRoomTools>;

constexpr long long kilobyte = 1000;

/// Says that what follows is no text in the reader's language; empty when it is.
std::string language_note(const ledger::Names& texts, const Locale& locale) {
    const std::string reader(locale.language());
    if (texts.original == reader) return {};
    if (texts.texts.contains(reader))
        return locale.t("A translation; the original is in this language: {language}.",
                        {{"language", locale.language_name(texts.original)}});
    return locale.t("Not given in your language. This is the original: {language}.",
                    {{"language", locale.language_name(texts.original)}});
}

Model statement_model(const Shown& shown, const ballots::Candidate& candidate, std::string portrait_url,
                      const Locale& locale) {
    const auto& texts = shown.statement.texts;
    const std::string reader(locale.language());
    const auto first = texts.texts.contains(reader) ? reader : texts.original;
    Model::List others, papers;
    for (const auto& [language, text] : texts.texts)
        if (language != first)
            others.push_back({{"language", language},
                              {"language_name", locale.language_name(language)},
                              {"is_original", language == texts.original},
                              {"text", text}});
    for (const auto& each : shown.files)
        papers.push_back(
            {{"id", each.id},
             {"name", each.name},
             {"size",
              locale.t("{size} KB", {{"size", locale.number((each.size + kilobyte - 1) / kilobyte)}})}});
    const auto note =
        texts.texts.size() > 1 || first != reader ? language_note(texts, locale) : std::string();
    return {
        {"person", candidate.person.name},
        {"is_erased", shown.statement.is_erased()},
        {"office", shown.statement.office},
        {"has_portrait", shown.has_portrait},
        {"portrait_url", std::move(portrait_url)},
        {"alt", locale.t("Photograph of {person}", {{"person", candidate.person.name}})},
        {"has_note", !note.empty()},
        {"note", note},
        {"language", first},
        {"text", shown.statement.is_erased() ? std::string() : texts.in(reader)},
        {"has_others", !others.empty()},
        {"others", std::move(others)},
        {"declared", shown.statement.conflict.empty() ? locale.t("none declared") : shown.statement.conflict},
        {"declared_language", shown.statement.conflict.empty() ? reader : texts.original},
        {"has_papers", !papers.empty()},
        {"papers", std::move(papers)},
        {"has_hash", !shown.statement.hash.empty()},
        {"hash", shown.statement.hash}};
}

Result<Reply> paper_reply(UnitOfWork& uow, const std::string& ballot_id, const Request& request) {
    auto paper = read_paper(uow, ballot_id, request.form_value("file"));
    if (!paper) return std::move(paper).error();
    return Reply(Download{paper->file.name, paper->file.content_type, std::move(paper->bytes)});
}

Result<Reply> portrait_reply(UnitOfWork& uow, const std::string& ballot_id, const Request& request) {
    auto bytes = read_portrait(uow, ballot_id, request.path_value("candidate"));
    if (!bytes) return std::move(bytes).error();
    return Reply(Download{"portrait.jpg", "image/jpeg", *std::move(bytes)});
}

using MakeReply = Result<Reply> (*)(UnitOfWork&, const std::string&, const Request&);

Result<Reply> for_voter(const Request& request, RequestScope& scope, MakeReply make) {
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        const auto own = ballots::own_ballot(uow, request.path_value("voter"));
        if (!own) return own.error();
        return make(uow, own->call.ballot.id, request);
    });
}

Result<Reply> for_staff(const Request& request, RequestScope& scope, MakeReply make) {
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        const auto call = ballots::read_ballot(uow, request.path_value("ballot"));
        if (!call) return call.error();
        return make(uow, call->ballot.id, request);
    });
}

Result<Reply> voters_portrait(const ballots::BallotRoomTools&, const Request& request, RequestScope& scope) {
    return for_voter(request, scope, portrait_reply);
}
Result<Reply> voters_paper(const ballots::BallotRoomTools&, const Request& request, RequestScope& scope) {
    return for_voter(request, scope, paper_reply);
}
Result<Reply> staff_portrait(const ballots::BallotRoomTools&, const Request& request, RequestScope& scope) {
    return for_staff(request, scope, portrait_reply);
}
Result<Reply> staff_paper(const ballots::BallotRoomTools&, const Request& request, RequestScope& scope) {
    return for_staff(request, scope, paper_reply);
}

// A file is asked for in a form: an address that names it would tell whoever keeps the log of a proxy in
// which candidate a voter was interested. Pictures come with the page, all of them.
constexpr StatementPage pages_of_voter[] = {
    {Method::get, "/committee/votes/{voter}/portraits/{candidate}", "committee.vote_portrait",
     voters_portrait},
    {Method::post, "/committee/votes/{voter}/papers", "committee.vote_paper", voters_paper},
};
constexpr StatementPage pages_to_see[] = {
    {Method::get, "/committee/ballots/{ballot}/portraits/{candidate}", "committee.ballot_portrait",
     staff_portrait},
    {Method::post, "/committee/ballots/{ballot}/papers", "committee.ballot_paper", staff_paper},
};

}  // namespace

StatementModels statement_models(UnitOfWork& uow, const ballots::Ballot& ballot,
                                 const std::vector<ballots::Candidate>& candidates,
                                 const char* portrait_route, const UrlValues& owner,
                                 const RequestScope& scope) {
    StatementModels models;
    for (const auto& shown : shown_of(uow, ballot, candidates))
        for (const auto& each : candidates) {
            if (each.id != shown.statement.candidate_id) continue;
            auto values = owner;
            values["candidate"] = each.id;
            models.emplace(each.id,
                           statement_model(shown, each, scope.url(portrait_route, values), scope.locale()));
        }
    return models;
}

void announce_statements(Registrar& registrar, const ballots::BallotRoomTools& tools) {
    for (const auto& line : pages_of_voter)
        announce_page(registrar, tools, line,
                      Access::link(ballots::vote_purpose, "committee.voter", "voter"));
    for (const auto& line : pages_to_see)
        announce_page(registrar, tools, line, Access::permission("committee.view"));
}

}  // namespace plenaria::committee::candidacy
