// SPDX-License-Identifier: EUPL-1.2
#include "proposal_pages.hpp"

#include <plenaria/form_answer.hpp>

#include "../common_pages.hpp"
#include "../editions/edition_repository.hpp"
#include "../programme/session_repository.hpp"
#include "call_repository.hpp"
#include "call_service.hpp"
#include "proposal_form_pages.hpp"
#include "proposal_service.hpp"

namespace plenaria::events {

namespace {

struct StaffForm {
    Edition edition;
    SideCall call;
    std::vector<Track> tracks;
    std::string proposal = {};  ///< empty: a new one
};

View staff_form_view(const StaffForm& form, const TypedProposal& typed, const Error* error,
                     RequestScope& scope) {
    const auto& locale = scope.locale();
    const bool is_new = form.proposal.empty();
    const auto title = is_new ? locale.t("Enter a proposal") : locale.t("Change the proposal");
    const UrlValues at{{"call", form.call.id}}, here{{"proposal", form.proposal}};
    Model page{{"heading", title},
               {"caption", form.call.titles.in(locale.language())},
               {"back_url", is_new ? scope.url("events.call", at) : scope.url("events.proposal", here)},
               {"action_url",
                is_new ? scope.url("events.proposal_add", at) : scope.url("events.proposal_change", here)}};
    set_proposal_fields(page, {form.edition, form.call, form.tracks}, typed, error, scope);
    set_problems(page, error, locale);
    return {.name = "events/side_events/proposal_form",
            .model = std::move(page),
            .title = error == nullptr ? title : locale.t("Error: {title}", {{"title", title}}),
            .status = status_of(error)};
}

Result<StaffForm> form_of_call(RequestScope& scope, const std::string& id) {
    return scope.db().read([&](UnitOfWork& uow) -> Result<StaffForm> {
        auto call = find_call(uow, id);
        if (!call) return call_unknown(id);
        auto edition = find_edition(uow, call->edition_id).value();
        auto tracks = programme_of(uow, edition.id).tracks;
        return StaffForm{std::move(edition), *std::move(call), std::move(tracks)};
    });
}

struct StoredProposalForm {
    StaffForm form;
    Proposal proposal;
};
Result<StoredProposalForm> form_of_proposal(RequestScope& scope, const std::string& id) {
    return scope.db().read([&](UnitOfWork& uow) -> Result<StoredProposalForm> {
        auto reading = read_proposal(uow, id);
        if (!reading) return std::move(reading).error();
        auto tracks = programme_of(uow, reading->edition.id).tracks;
        return StoredProposalForm{{reading->edition, reading->call, std::move(tracks), id},
                                  reading->proposal};
    });
}

/// Reads the form and lets `store` act on it; problems of both are named at once.
template <class Store>
auto save_proposal_form(const SideEventTools& tools, const Request& request, RequestScope& scope,
                        const SideCall& call, TypedProposal& typed, const Store& store) {
    return scope.db().write([&](UnitOfWork& uow) {
        std::vector<FieldError> problems;
        typed = read_proposal_form(uow, tools, request, scope, call, problems);
        auto stored = store(uow, typed.facts);
        if (problems.empty() || (!stored && stored.error().code != ErrorCode::invalid_input)) return stored;
        return decltype(stored)(
            joined(problems, stored ? Error{ErrorCode::invalid_input, {}} : stored.error()));
    });
}

/// Too many is a sentence for the form as well.
bool is_for_staff_form(const Error& error) { return is_for_form(error) || error.code == ErrorCode::too_many; }

Error for_staff_form(Error error) {
    if (error.code == ErrorCode::too_many) error.code = ErrorCode::conflict;
    return error;
}

template <class Act>
Result<Reply> act_on_proposal(const Request& request, RequestScope& scope, std::string_view said,
                              const Act& act) {
    const auto& id = request.path_value("proposal");
    const auto done = scope.db().write([&](UnitOfWork& uow) -> Result<void> { return act(uow, id); });
    if (!done) return done.error();
    scope.notice(said);
    return Redirect{scope.url("events.proposal", {{"proposal", id}})};
}

}  // namespace

Result<Reply> new_proposal_form(const SideEventTools&, const Request& request, RequestScope& scope) {
    const auto form = form_of_call(scope, request.path_value("call"));
    if (!form) return form.error();
    TypedProposal typed;
    typed.facts.language = form->call.titles.original;
    return staff_form_view(*form, typed, nullptr, scope);
}

Result<Reply> add_proposal_post(const SideEventTools& tools, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("call");
    const auto form = form_of_call(scope, id);
    if (!form) return form.error();
    TypedProposal typed;
    const auto made = save_proposal_form(
        tools, request, scope, form->call, typed, [&](UnitOfWork& uow, const ProposalFacts& facts) {
            return propose(uow, tools.mails(), scope.actor(), id, facts, ProposedBy::secretariat);
        });
    if (!made) {
        if (!is_for_staff_form(made.error())) return made.error();
        const auto error = for_staff_form(made.error());
        return staff_form_view(*form, typed, &error, scope);
    }
    scope.notice(scope.locale().t("The proposal was entered, and its organiser got a receipt."));
    return Redirect{scope.url("events.proposal", {{"proposal", *made}})};
}

Result<Reply> edit_proposal_form(const SideEventTools&, const Request& request, RequestScope& scope) {
    const auto stored = form_of_proposal(scope, request.path_value("proposal"));
    if (!stored) return stored.error();
    return staff_form_view(stored->form, typed_proposal(stored->proposal), nullptr, scope);
}

Result<Reply> change_proposal_post(const SideEventTools& tools, const Request& request, RequestScope& scope) {
    const auto stored = form_of_proposal(scope, request.path_value("proposal"));
    if (!stored) return stored.error();
    const auto& id = stored->proposal.id;
    TypedProposal typed;
    const auto saved = save_proposal_form(
        tools, request, scope, stored->form.call, typed, [&](UnitOfWork& uow, const ProposalFacts& facts) {
            return change_proposal(uow, tools.mails(), scope.actor(), id, facts, read_revision(request),
                                   ProposedBy::secretariat);
        });
    if (!saved) {
        if (!is_for_form(saved.error())) return saved.error();
        // Saving again after a conflict is a decision: it is made on what is stored now.
        if (saved.error().code == ErrorCode::conflict) typed.revision = stored->proposal.revision;
        return staff_form_view(stored->form, typed, &saved.error(), scope);
    }
    scope.notice(scope.locale().t("Changes saved."));
    return Redirect{scope.url("events.proposal", {{"proposal", id}})};
}

Result<Reply> withdraw_proposal_post(const SideEventTools&, const Request& request, RequestScope& scope) {
    return act_on_proposal(request, scope, scope.locale().t("The proposal was withdrawn."),
                           [&](UnitOfWork& uow, const std::string& id) {
                               return withdraw_proposal(uow, scope.actor(), id, ProposedBy::secretariat);
                           });
}

Result<Reply> proposal_link_post(const SideEventTools& tools, const Request& request, RequestScope& scope) {
    return act_on_proposal(request, scope,
                           scope.locale().t("A new link is on its way; those before hold no longer."),
                           [&](UnitOfWork& uow, const std::string& id) {
                               return send_new_link(uow, tools.mails(), scope.actor(), id);
                           });
}

Result<Reply> merge_proposals_post(const SideEventTools& tools, const Request& request, RequestScope& scope) {
    return act_on_proposal(
        request, scope, scope.locale().t("The two proposals go on as one, and both organisers are told."),
        [&](UnitOfWork& uow, const std::string& id) {
            return merge_proposals(uow, tools.mails(), scope.actor(), request.form_value("into"), id);
        });
}

Result<Reply> unmerge_proposals_post(const SideEventTools& tools, const Request& request,
                                     RequestScope& scope) {
    return act_on_proposal(
        request, scope,
        scope.locale().t("Each of the two proposals stands on its own again, and both organisers are told."),
        [&](UnitOfWork& uow, const std::string& id) {
            return take_merger_back(uow, tools.mails(), scope.actor(), id);
        });
}

}  // namespace plenaria::events
