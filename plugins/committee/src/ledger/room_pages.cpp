// SPDX-License-Identifier: EUPL-1.2
#include "room_pages.hpp"

#include "../diversity/diversity_pages.hpp"
#include "../meetings/meeting_demo.hpp"
#include "../vacancies/vacancy_demo.hpp"
#include "acting_pages.hpp"
#include "announced_pages.hpp"
#include "body_form_pages.hpp"
#include "body_pages.hpp"
#include "demo.hpp"
#include "ends.hpp"
#include "ends_pages.hpp"
#include "ledger_api.hpp"
#include "question_pages.hpp"
#include "question_service.hpp"
#include "seat_pages.hpp"
#include "seats_service.hpp"
#include "term_pages.hpp"

namespace plenaria::committee::ledger {

namespace {

using LedgerPage = PageLine<LedgerTools>;

/// Of all who see bodies.
constexpr LedgerPage pages_to_see[] = {
    {Method::get, "/committee", "committee.bodies", list_bodies},
    {Method::get, "/committee/ends", "committee.ends", list_ends},
    {Method::get, "/committee/questions", "committee.questions", list_questions},
    {Method::get, "/committee/bodies/{body}", "committee.body", show_body},
    {Method::get, "/committee/bodies/{body}/export", "committee.body_export", export_body},
    {Method::get, "/committee/bodies/{body}/diversity", "committee.diversity", diversity::show_diversity},
    {Method::get, "/committee/seats/{seat}", "committee.seat", show_seat},
};

/// Of those who keep the ledger.
constexpr LedgerPage pages_to_edit[] = {
    {Method::get, "/committee/new", "committee.body_new", new_body_form},
    {Method::post, "/committee", "committee.body_create", create_body_post},
    {Method::get, "/committee/bodies/{body}/edit", "committee.body_edit", edit_body_form},
    {Method::post, "/committee/bodies/{body}", "committee.body_change", change_body_post},
    {Method::post, "/committee/bodies/{body}/remove", "committee.body_remove", remove_body_post},
    {Method::post, "/committee/bodies/{body}/restore", "committee.body_restore", restore_body_post},
    {Method::get, "/committee/bodies/{body}/calendar", "committee.feed", show_feed},
    {Method::post, "/committee/bodies/{body}/calendar", "committee.feed_make", make_feed_post},
    {Method::post, "/committee/bodies/{body}/calendar/end", "committee.feed_end", end_feed_post},
    {Method::get, "/committee/bodies/{body}/seats/new", "committee.seat_new", new_seat_form},
    {Method::post, "/committee/bodies/{body}/seats", "committee.seat_add", add_seat_post},
    {Method::get, "/committee/seats/{seat}/edit", "committee.seat_edit", edit_seat_form},
    {Method::post, "/committee/seats/{seat}", "committee.seat_change", change_seat_post},
    {Method::post, "/committee/seats/{seat}/remove", "committee.seat_remove", remove_seat_post},
    {Method::post, "/committee/seats/{seat}/restore", "committee.seat_restore", restore_seat_post},
    {Method::get, "/committee/seats/{seat}/terms/new", "committee.term_new", new_term_form},
    {Method::post, "/committee/seats/{seat}/terms", "committee.term_add", add_term_post},
    {Method::get, "/committee/terms/{term}", "committee.term_edit", edit_term_form},
    {Method::post, "/committee/terms/{term}", "committee.term_change", change_term_post},
    {Method::post, "/committee/terms/{term}/remove", "committee.term_remove", remove_term_post},
    {Method::post, "/committee/terms/{term}/restore", "committee.term_restore", restore_term_post},
    {Method::get, "/committee/terms/{term}/end", "committee.term_end", end_term_form},
    {Method::post, "/committee/terms/{term}/end", "committee.term_end_post", end_term_post},
    {Method::post, "/committee/terms/{term}/reopen", "committee.term_reopen", reopen_term_post},
    {Method::get, "/committee/seats/{seat}/acting/new", "committee.acting_new", new_acting_form},
    {Method::post, "/committee/seats/{seat}/acting", "committee.acting_add", add_acting_post},
    {Method::get, "/committee/acting/{acting}", "committee.acting_edit", edit_acting_form},
    {Method::post, "/committee/acting/{acting}", "committee.acting_change", change_acting_post},
    {Method::post, "/committee/acting/{acting}/remove", "committee.acting_remove", remove_acting_post},
    {Method::post, "/committee/acting/{acting}/restore", "committee.acting_restore", restore_acting_post},
    {Method::post, "/committee/questions/{question}", "committee.question_answer", answer_question_post},
    {Method::post, "/committee/questions/{question}/undo", "committee.question_undo", undo_question_post},
};

void announce_ledger_pages(Registrar& registrar, const LedgerTools& tools) {
    const auto announce = [&](const LedgerPage& line, Access access) {
        announce_page(registrar, tools, line, std::move(access));
    };
    for (const auto& line : pages_to_see) announce(line, Access::permission("committee.view"));
    for (const auto& line : pages_to_edit) announce(line, Access::permission("committee.edit"));
    announce(
        {Method::get, "/l/{secret}/{language}/terms.ics", "committee.feed_at", feed_at_address},
        Access::anyone("Programs that show calendars cannot sign in; the secret in the address is the key."));
    registrar.menu({.menu = "main", .label = "Bodies", .route = "committee.bodies", .weight = 30});
}

/// What the directory tells of people, cities and mandates.
void listen_to_directory(Registrar& registrar, const LedgerTools& tools, Database* const& db) {
    const auto hear = [&](const char* event, const char* subscriber, auto step) {
        registrar.subscribe(
            {.event = event, .subscriber = subscriber, .receive = [&tools, &db, step](std::string_view json) {
                 return db->write([&](UnitOfWork& uow) -> Result<void> { return step(uow, tools, json); });
             }});
    };
    hear("directory.mandate_ended/1", "committee.mandate_ended",
         [](UnitOfWork& uow, const LedgerTools& with, std::string_view json) -> Result<void> {
             if (auto asked = hear_mandate_ended(uow, with.people(), json); !asked)
                 return std::move(asked).error();
             return {};
         });
    hear("directory.mandate_deleted/1", "committee.mandate_deleted",
         [](UnitOfWork& uow, const LedgerTools&, std::string_view json) {
             return hear_mandate_deleted(uow, json);
         });
    hear("directory.party_changed/1", "committee.party_changed",
         [](UnitOfWork& uow, const LedgerTools& with, std::string_view json) {
             return hear_party_changed(uow, with.people(), json);
         });
    hear("directory.merged/1", "committee.merged",
         [](UnitOfWork& uow, const LedgerTools& with, std::string_view json) {
             return hear_merged(uow, with.people(), json, false);
         });
    hear("directory.unmerged/1", "committee.unmerged",
         [](UnitOfWork& uow, const LedgerTools& with, std::string_view json) {
             return hear_merged(uow, with.people(), json, true);
         });
}

}  // namespace

void announce_ledger(Registrar& registrar, const LedgerTools& tools, Database* const& db) {
    announce_ledger_pages(registrar, tools);
    announce_ledger_api(registrar, tools);
    diversity::announce_diversity_api(registrar, tools);
    listen_to_directory(registrar, tools, db);
    registrar.provide<Seats>(std::make_shared<SeatsService>(tools.lookup));
    registrar.provide<WorkList>(std::make_shared<LedgerWork>());
    // Twice is harmless: what was told is marked in the same transaction.
    registrar.job({.name = "committee.warn_of_ends",
                   .run = [&db](JobRun&) -> Result<void> {
                       if (auto told = warn_of_ends(*db); !told) return std::move(told).error();
                       return {};
                   },
                   .every = std::chrono::hours(1)});
    registrar.command({.name = "demo", .usage = "DIR [--json]", .run = [&tools, &db](CommandRun& run) {
                           const int done = demo_command(*db, tools.people(), run);
                           if (done != 0) return done;
                           const int vacancies = vacancies::load_vacancies_for(*db, tools.people(), run);
                           return vacancies != 0 ? vacancies
                                                 : meetings::load_meetings_for(*db, tools.people(), run);
                       }});
}

}  // namespace plenaria::committee::ledger
