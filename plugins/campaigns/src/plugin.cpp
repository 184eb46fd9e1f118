// SPDX-License-Identifier: EUPL-1.2
// The table of contents of the room.
#include <plenaria/export.hpp>
#include <plenaria/plugin.hpp>

#include "calendar/calendar_pages.hpp"
#include "campaign_api.hpp"
#include "clearance/office_pages.hpp"
#include "coverage/coverage_pages.hpp"
#include "demo.hpp"
#include "drives/drive_pages.hpp"
#include "face/announce_pages.hpp"
#include "outputs/output_pages.hpp"
#include "plan/campaign_pages.hpp"
#include "plan/campaign_repository.hpp"
#include "plan/drafts.hpp"
#include "plan/follow.hpp"
#include "plan/plan_pages.hpp"
#include "press/public_pages.hpp"
#include "report/report.hpp"
#include "retention.hpp"
#include "samples.hpp"
#include "sending/sending_pages.hpp"

namespace plenaria::campaigns {

namespace {

struct Page {
    Method method;
    const char* path;
    const char* name;
    Result<Reply> (*page)(const CampaignTools&, const Request&, RequestScope&);
    bool kept = false;  ///< by the host, once it is public: docs/decisions/0084
};

constexpr Page pages_to_see[] = {
    {Method::get, "/campaigns", "campaigns.list", list_campaigns},
    {Method::get, "/campaigns/{campaign}", "campaigns.campaign", show_campaign},
    {Method::get, "/campaigns/{campaign}/texts", "campaigns.texts", show_texts},
};

constexpr Page pages_to_edit[] = {
    {Method::get, "/campaigns/new", "campaigns.new", new_campaign_form},
    {Method::post, "/campaigns", "campaigns.create", create_campaign_post},
    {Method::get, "/campaigns/{campaign}/edit", "campaigns.edit", edit_campaign_form},
    {Method::post, "/campaigns/{campaign}", "campaigns.change", change_campaign_post},
    {Method::post, "/campaigns/{campaign}/schedule", "campaigns.schedule", schedule_post},
    {Method::post, "/campaigns/{campaign}/hold", "campaigns.hold", hold_post},
    {Method::post, "/campaigns/{campaign}/correction", "campaigns.correct", correct_post},
    {Method::post, "/campaigns/{campaign}/withdrawal", "campaigns.withdraw", withdraw_post},
    {Method::post, "/campaigns/{campaign}/press", "campaigns.early_give", early_post},
    {Method::get, "/campaigns/{campaign}/outputs/new", "campaigns.output_new", new_output_form},
    {Method::post, "/campaigns/{campaign}/outputs", "campaigns.output_add", add_output_post},
    {Method::get, "/campaigns/outputs/{output}", "campaigns.output_edit", edit_output_form},
    {Method::post, "/campaigns/outputs/{output}", "campaigns.output_change", change_output_post},
    {Method::get, "/campaigns/cities/{participant}", "campaigns.city_edit", edit_city_form},
    {Method::post, "/campaigns/cities/{participant}", "campaigns.city_change", change_city_post},
    {Method::get, "/campaigns/{campaign}/requests", "campaigns.requests", preview_requests},
    {Method::post, "/campaigns/{campaign}/requests", "campaigns.requests_send", send_requests},
    {Method::get, "/campaigns/{campaign}/reminders", "campaigns.reminders", preview_reminders},
    {Method::post, "/campaigns/{campaign}/reminders", "campaigns.reminders_send", send_reminders},
};

constexpr Page pages_of_office[] = {
    {Method::get, "/campaigns/{campaign}/clear", "campaigns.clear", clear_page},
    {Method::post, "/campaigns/{campaign}/clear", "campaigns.clear_send", clear_post},
};

constexpr Page pages_of_press[] = {
    {Method::get, "/campaigns/{campaign}/early", "campaigns.early", early_page},
};

/// Lists are kept in no cache: at the end of an embargo nobody empties one.
constexpr Page pages_of_public[] = {
    {Method::get, "/newsroom", "campaigns.press_room", press_room},
    {Method::get, "/newsroom/feed.atom", "campaigns.press_feed", press_feed},
    {Method::get, "/newsroom/sitemap.xml", "campaigns.press_sitemap", press_sitemap},
    {Method::get, "/newsroom/{campaign}", "campaigns.public_campaign", public_campaign, true},
    {Method::get, "/newsroom/{campaign}/texts/{text}", "campaigns.public_text", public_text, true},
    {Method::get, "/newsroom/{campaign}/texts/{text}/file", "campaigns.public_text_file", public_text_file},
};

}  // namespace

/// From adopted text to what the world sees.
class CampaignsPlugin final : public Plugin {
public:
    void describe(Registrar& registrar) override {
        const auto announce = [&](const Page& line, Access access) {
            registrar.route(
                {.method = line.method,
                 .path = line.path,
                 .name = line.name,
                 .access = std::move(access),
                 .cached_under =
                     line.kept ? std::vector{std::string(public_tag)} : std::vector<std::string>(),
                 .handler = [this, page = line.page](const Request& request, RequestScope& scope) {
                     return page(tools_, request, scope);
                 }});
        };
        for (const auto& line : pages_to_see) announce(line, Access::permission("campaigns.view"));
        for (const auto& line : pages_to_edit) announce(line, Access::permission("campaigns.edit"));
        for (const auto& line : pages_of_office)
            announce(line, Access::link_or_party(clear_purpose, "campaigns.campaign", "campaign"));
        for (const auto& line : pages_of_press)
            announce(line, Access::link(early_purpose, "campaigns.campaign", "campaign"));
        for (const auto& line : pages_of_public)
            announce(line, Access::anyone("What is released is for everybody."));
        announce_calendar(registrar, tools_);
        announce_plan(registrar, tools_);
        announce_campaign_api(registrar, tools_);
        announce_drives(registrar, tools_);
        announce_coverage(registrar, tools_, partner_counts_, db_);
        announce_report(registrar, tools_, [this](Database& db) { (void)partner_counts_.write(db); });
        announce_sendings(registrar, tools_, db_);
        announce_face(registrar, tools_, db_);
        registrar.menu({.menu = "main", .label = "Campaigns", .route = "campaigns.list", .weight = 35});
        registrar.command({.name = "demo", .usage = demo_usage, .run = [this](CommandRun& run) {
                               return demo_command(*db_, tools_, run);
                           }});
        registrar.provide<LetterSamples>(std::make_shared<CampaignSamples>(tools_));
        registrar.provide<Drafts>(std::make_shared<CampaignDrafts>(tools_));
        registrar.provide<WorkList>(std::make_shared<CampaignWork>(tools_));
        registrar.provide<events::Follower>(std::make_shared<CampaignFollower>(tools_));
        // Twice is harmless: what is erased is erased.
        registrar.job({.name = "campaigns.erase_contacts",
                       .run = [this](JobRun&) -> Result<void> {
                           if (auto erased = erase_old_contacts(*db_); !erased)
                               return std::move(erased).error();
                           return {};
                       },
                       .every = std::chrono::hours(24)});
        // Events tell of what moves while it moves; this is for what moved while the room was away.
        registrar.job({.name = std::string(follow_job),
                       .run = [this](JobRun&) -> Result<void> { return follow_all(*db_, tools_); },
                       .every = std::chrono::hours(1)});
    }

    void start(Context& context) override {
        db_ = &context.db();
        tools_ = {.directory = &context.require<directory::Directory>(),
                  .versions = context.find<statements::Versions>(),
                  .signatures = context.find<statements::Signatures>(),
                  .lookup = &context.require<directory::Lookup>(),
                  .editions = context.find<events::Editions>(),
                  .documents = &context.require<Documents>(),
                  .renderer = &context.require<Renderer>(),
                  .locales = &context.require<Locales>(),
                  .addresses = &context.require<Addresses>(),
                  .holders = &context.require<directory::Holders>(),
                  .bulk = &context.require<BulkMail>(),
                  .press = &context.require<Press>(),
                  .parts = &context.require<DocumentParts>(),
                  .orders = &context.require<DocumentOrders>(),
                  .settings = &context.settings(),
                  .sheets = &context.require<directory::Sheets>()};
        // An event may have moved while this room was away. Without a database nothing is public either.
        if (const auto looked = follow_all(*db_, tools_); !looked)
            context.log().warning("nobody looks yet where the events of campaigns are",
                                  {{"reason", looked.error().detail}});
    }

    void stop() noexcept override {
        if (db_ == nullptr) return;
        constexpr int tries = 3;
        try {
            // A host that writes the same row at the same moment makes one of both try again.
            for (int tried = 0; tried < tries && !partner_counts_.write(*db_); ++tried) {
            }
        } catch (const std::exception&) {  // NOLINT(bugprone-empty-catch)
            // The database is gone; there is nobody left to tell.
        }
    }

private:
    PartnerCounts partner_counts_;
    Database* db_ = nullptr;
    CampaignTools tools_;
};

}  // namespace plenaria::campaigns

PLENARIA_PLUGIN(plenaria::campaigns::CampaignsPlugin)
