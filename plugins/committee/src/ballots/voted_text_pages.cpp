// SPDX-License-Identifier: EUPL-1.2
#include "voted_text_pages.hpp"

#include <plenaria/statements/validation.hpp>

#include "version_vote_repository.hpp"
#include "vote_service.hpp"

namespace plenaria::committee::ballots {

void set_voted_version(Model& page, UnitOfWork& uow, const Ballot& ballot, const RequestScope& scope) {
    const auto version = find_voted_version(uow, ballot.id);
    const bool may_read = version && scope.actor().may("statements.view");
    page.set("has_version", version.has_value());
    page.set("version_label", version ? version->label : std::string());
    page.set("may_read_version", may_read);
    page.set("version_url", may_read ? version->path : std::string());
    page.set("version_hash", version ? version->hash : std::string());
}

void set_voted_text(Model& page, const Ballot& ballot, const std::string& voter_id,
                    const RequestScope& scope) {
    page.set("has_text", ballot.facts.about_ref.starts_with("statements.version/"));
    page.set("text_url", scope.url("committee.vote_text", {{"voter", voter_id}}));
}

Result<Reply> voted_text_page(const BallotRoomTools& tools, const Request& request, RequestScope& scope) {
    const auto& locale = scope.locale();
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        const auto own = own_ballot(uow, request.path_value("voter"));
        if (!own) return own.error();
        const auto version = find_voted_version(uow, own->call.ballot.id);
        const auto vote_url = scope.url("committee.vote", {{"voter", own->voter.id}});
        if (!version) return Redirect{vote_url};
        if (tools.record == nullptr)
            return Error{ErrorCode::not_found,
                         /*t*/ "The text cannot be read while statements are switched off.",
                         own->call.ballot.id};
        Model::List paragraphs;
        for (const auto& each : tools.record->text(uow, version->version_id, locale.language()))
            paragraphs.push_back({{"has_number", !each.number.empty()},
                                  {"number", each.number},
                                  {"is_heading", each.is_heading},
                                  {"text", each.text},
                                  {"language", each.language}});
        const auto title = own->call.ballot.facts.title.in(locale.language());
        return View{.name = "committee/ballots/text",
                    .model = {{"title", title},
                              {"body", own->call.body.facts.names.in(locale.language())},
                              {"hash", version->hash},
                              {"vote_url", vote_url},
                              {"paragraphs", std::move(paragraphs)}},
                    .title = title,
                    .layout = Layout::outside};
    });
}

}  // namespace plenaria::committee::ballots
