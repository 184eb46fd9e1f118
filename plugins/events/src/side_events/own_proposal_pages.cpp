// SPDX-License-Identifier: EUPL-1.2
#include "own_proposal_pages.hpp"

#include <plenaria/form_answer.hpp>

#include "../common_pages.hpp"
#include "../programme/session_repository.hpp"
#include "decision_service.hpp"
#include "proposal_form_pages.hpp"
#include "proposal_repository.hpp"
#include "side_event_tags.hpp"

namespace plenaria::events {

namespace {

struct OwnReading {
    ProposalReading reading;
    std::optional<Proposal> kept;  ///< into which it was merged
    SideEventPlace place;
    std::vector<Track> tracks;

    /// What was decided, about it or about the one that speaks for it.
    [[nodiscard]] Proposal decided() const {
        auto proposal = reading.proposal;
        if (kept && is_decided(kept->state)) {
            proposal.state = kept->state;
            proposal.reason = kept->reason;
            proposal.session_id = kept->session_id;
        }
        return proposal;
    }
};

Result<OwnReading> read_own(const Request& request, RequestScope& scope) {
    return scope.db().read([&](UnitOfWork& uow) -> Result<OwnReading> {
        auto reading = own_proposal(uow, scope.actor(), request.path_value("proposal"));
        if (!reading) return std::move(reading).error();
        OwnReading own{*std::move(reading), {}, {}, {}};
        own.kept = find_proposal(uow, own.reading.proposal.merged_into);
        own.place = place_of(uow, own.decided(), scope.locale());
        own.tracks = programme_of(uow, own.reading.edition.id).tracks;
        return own;
    });
}

View own_view(const OwnReading& own, const TypedProposal& typed, const Error* error,
              const RequestScope& scope) {
    using enum ProposalState;
    const auto& locale = scope.locale();
    const auto& [edition, call, proposal] = own.reading;
    const auto decided = own.decided();
    // Nobody reads a decision here before it was sent.
    const bool told = proposal.told_at.has_value() && is_decided(decided.state);
    const auto takes = check_takes_proposals(call, edition.state, scope.now());
    const bool open = proposal.state == proposed && takes.has_value();
    const UrlValues at{{"proposal", proposal.id}};
    const auto& zone = edition.dates.zone;
    const auto& mine = scope.actor().zone;
    const bool conflict = error != nullptr && error->code == ErrorCode::conflict;
    Model page{{"title", proposal.facts.title},
               {"event", edition.titles.in(locale.language())},
               {"call", call.titles.in(locale.language())},
               {"open", open},
               {"closed", takes ? std::string() : locale.t(takes.error().message)},
               {"is_waiting_for_us", proposal.state == proposed && !takes},
               {"is_withdrawn", proposal.state == withdrawn},
               {"is_merged", proposal.state == merged},
               {"kept", own.kept ? own.kept->facts.title : std::string()},
               {"has_decision", told},
               {"decision", told ? proposal_tag(decided.state, locale) : Model()},
               {"has_when", told && decided.state == accepted && !own.place.when.empty()},
               {"when", own.place.when},
               {"zone", zone},
               {"has_room", told && !own.place.room.empty()},
               {"room", own.place.room},
               {"has_reason", told && !decided.reason.empty()},
               {"reason", decided.reason},
               {"letter_url", scope.url("events.own_letter", at)},
               {"deadline", Model{{"iso", to_text(call.closes_at)},
                                  {"text", locale.instant(call.closes_at, zone)},
                                  {"has_reader_text", mine != zone},
                                  {"reader_text", locale.instant(call.closes_at, mine)},
                                  {"late", false}}},
               {"limits", limit_rows(call, locale)},
               {"description_now", proposal.facts.description},
               {"has_typed", conflict || (error != nullptr && !open)},
               {"typed_title", typed.facts.title},
               {"typed_description", typed.facts.description},
               {"may_withdraw", proposal.state == proposed || (proposal.state == waiting && told)},
               {"withdraw_url", scope.url("events.own_withdraw", at)},
               {"action_url", scope.url("events.own_proposal", at)}};
    set_proposal_fields(page, {edition, call, own.tracks}, typed, error, scope);
    set_problems(page, error, locale);
    const auto& title = proposal.facts.title;
    return {.name = "events/side_events/own",
            .model = std::move(page),
            .title = error == nullptr ? title : locale.t("Error: {title}", {{"title", title}}),
            .layout = Layout::outside,
            .status = status_of(error)};
}

}  // namespace

Result<Reply> own_proposal_page(const SideEventTools&, const Request& request, RequestScope& scope) {
    const auto own = read_own(request, scope);
    if (!own) return own.error();
    return own_view(*own, typed_proposal(own->reading.proposal), nullptr, scope);
}

Result<Reply> own_proposal_post(const SideEventTools& tools, const Request& request, RequestScope& scope) {
    auto own = read_own(request, scope);
    if (!own) return own.error();
    const auto& id = request.path_value("proposal");
    TypedProposal typed;
    const auto saved = scope.db().write([&](UnitOfWork& uow) -> Result<void> {
        std::vector<FieldError> problems;
        typed = read_proposal_form(uow, tools, request, scope, own->reading.call, problems);
        auto changed = change_proposal(uow, tools.mails(), scope.actor(), id, typed.facts, typed.revision,
                                       ProposedBy::organiser);
        if (problems.empty() || (!changed && changed.error().code != ErrorCode::invalid_input))
            return changed;
        return joined(problems, changed ? Error{ErrorCode::invalid_input, {}} : changed.error());
    });
    if (saved) {
        scope.notice(scope.locale().t("Your proposal was saved. Thank you."));
        return Redirect{scope.url("events.own_proposal", {{"proposal", id}})};
    }
    if (!is_for_form(saved.error())) return saved.error();
    own = read_own(request, scope);
    if (!own) return own.error();
    // Saving again after a conflict is a decision: it is made on what is stored now.
    if (saved.error().code == ErrorCode::conflict) typed.revision = own->reading.proposal.revision;
    return own_view(*own, typed, &saved.error(), scope);
}

Result<Reply> own_withdraw_post(const SideEventTools&, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("proposal");
    const auto done = scope.db().write(
        [&](UnitOfWork& uow) { return withdraw_proposal(uow, scope.actor(), id, ProposedBy::organiser); });
    if (!done) return done.error();
    scope.notice(scope.locale().t("Your proposal was withdrawn."));
    return Redirect{scope.url("events.own_proposal", {{"proposal", id}})};
}

Result<Reply> own_letter(const SideEventTools& tools, const Request& request, RequestScope& scope) {
    auto own = read_own(request, scope);
    if (!own) return own.error();
    own->reading.proposal = own->decided();
    if (!own->reading.proposal.told_at) return proposal_unknown(request.path_value("proposal"));
    return decision_file(tools, own->reading, scope);
}

Result<Reply> decision_file(const SideEventTools& tools, const ProposalReading& reading,
                            RequestScope& scope) {
    const auto& proposal = reading.proposal;
    if (!is_decided(proposal.state)) return proposal_unknown(proposal.id);
    const auto& language = proposal.facts.language;
    const auto& locale = tools.locales->get(language, "events");
    auto model = scope.db().read([&](UnitOfWork& uow) -> Result<Model> {
        auto shown = tools.mails().decision_model(uow, reading.about(), place_of(uow, proposal, locale),
                                                  std::string_view());
        shown.set("language", language);
        shown.set("number", std::to_string(proposal.number));
        shown.set("decided", proposal.decided_at
                                 ? locale.day(day_in(*proposal.decided_at, reading.edition.dates.zone))
                                 : std::string());
        return shown;
    });
    if (!model) return std::move(model).error();
    auto pdf = tools.documents->convert(DocumentFormat::pdf,
                                        tools.renderer->render("events/print/side_event", *model, language));
    if (!pdf) return std::move(pdf).error();
    return Download{"side-event-" + std::to_string(proposal.number) + ".pdf",
                    std::string(content_type(DocumentFormat::pdf)), *std::move(pdf)};
}

}  // namespace plenaria::events
