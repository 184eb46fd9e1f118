// SPDX-License-Identifier: EUPL-1.2
// The table of contents of letters to many.
#include "letter_print.hpp"
#include "sending_api.hpp"
#include "sending_pages.hpp"
#include "sending_repository.hpp"
#include "sending_run.hpp"

namespace plenaria::campaigns {

namespace {

struct SendingPage {
    Method method;
    const char* path;
    const char* name;
    const char* permission;
    Result<Reply> (*page)(const CampaignTools&, const Request&, RequestScope&);
};

constexpr const char* see = "campaigns.view";
constexpr const char* edit = "campaigns.edit";
constexpr const char* approve = "campaigns.approve";

constexpr SendingPage sending_routes[] = {
    {Method::get, "/campaigns/{campaign}/sendings", "campaigns.sendings", see, list_sendings},
    {Method::get, "/campaigns/{campaign}/sendings/new", "campaigns.sending_new", edit, new_sending_form},
    {Method::post, "/campaigns/{campaign}/sendings", "campaigns.sending_create", edit, create_sending_post},
    {Method::get, "/campaigns/sendings/{sending}", "campaigns.sending", see, show_sending},
    {Method::get, "/campaigns/sendings/{sending}/edit", "campaigns.sending_edit", edit, edit_sending_form},
    {Method::post, "/campaigns/sendings/{sending}", "campaigns.sending_change", edit, change_sending_post},
    {Method::post, "/campaigns/sendings/{sending}/step", "campaigns.sending_step", edit, sending_step_post},
    {Method::get, "/campaigns/sendings/{sending}/letters", "campaigns.sending_letters", see, preview_letters},
    {Method::post, "/campaigns/sendings/{sending}/recipients", "campaigns.sending_choose", edit,
     choose_recipient_post},
    {Method::post, "/campaigns/sendings/{sending}/test", "campaigns.sending_try", edit, try_letter_post},
    {Method::post, "/campaigns/sendings/{sending}/approval", "campaigns.sending_approve", approve,
     approve_post},
    {Method::post, "/campaigns/sendings/{sending}/print", "campaigns.sending_print", edit,
     print_letters_post},
};

/// What waits for somebody who may approve it.
class ApprovalWork final : public WorkList {
public:
    [[nodiscard]] std::vector<WorkItem> waiting(UnitOfWork& uow, const Actor& actor,
                                                const Locale& locale) const override {
        std::vector<WorkItem> items;
        if (!actor.may(approve)) return items;
        for (const auto& each : sendings_in(uow, SendingState::submitted))
            if (actor.id != each.written_by && actor.id != each.submitted_by)
                items.push_back({.title = locale.n("{n} letter waits for your approval",
                                                   "{n} letters wait for your approval", each.letters),
                                 .context = subject_shown(each, locale),
                                 .path = "/campaigns/sendings/" + each.id,
                                 .due = each.starts_at.value_or(Instant{}),
                                 .zone = each.facts.zone});
        return items;
    }
};

}  // namespace

void announce_sendings(Registrar& registrar, const CampaignTools& tools, Database* const& db) {
    for (const auto& line : sending_routes)
        registrar.route({.method = line.method,
                         .path = line.path,
                         .name = line.name,
                         .access = Access::permission(line.permission),
                         .handler = [&tools, page = line.page](const Request& request, RequestScope& scope) {
                             return page(tools, request, scope);
                         }});
    announce_sending_api(registrar, tools);
    registrar.provide<WorkList>(std::make_shared<ApprovalWork>());
    registrar.provide<DocumentKind>(std::make_shared<LetterPrints>(db, tools));
    // Twice is harmless: each letter is marked in the transaction that puts it into the outbox.
    registrar.job({.name = std::string(sending_job),
                   .run = [&tools, &db](JobRun&) -> Result<void> {
                       if (auto done = hand_over_due(*db, tools); !done) return std::move(done).error();
                       return {};
                   },
                   .every = std::chrono::minutes(1),
                   .at_once = 1});
}

}  // namespace plenaria::campaigns
