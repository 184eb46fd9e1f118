// SPDX-License-Identifier: EUPL-1.2
#include "delegation_room_pages.hpp"

#include <plenaria/calendar_reply.hpp>
#include <plenaria/link_opened.hpp>
#include <plenaria/plugin.hpp>

#include "../briefing/office_pack_pages.hpp"
#include "../registration/answer_file.hpp"
#include "../registration/follow_up_pages.hpp"
#include "../registration/question_pages.hpp"
#include "../registration/registration_api.hpp"
#include "../registration/settled_field_pages.hpp"
#include "calendar_reply_service.hpp"
#include "choose_pages.hpp"
#include "delegate_list_pages.hpp"
#include "delegation_api.hpp"
#include "delegation_pages.hpp"
#include "letter_pages.hpp"
#include "moved_invitations.hpp"
#include "office_pages.hpp"
#include "opening_repository.hpp"
#include "photo_pages.hpp"
#include "photo_service.hpp"
#include "retention.hpp"
#include "wave_pages.hpp"

namespace plenaria::events {

namespace {

struct DelegationLine {
    Method method;
    const char* path;
    const char* name;
    Result<Reply> (*page)(const DelegationTools&, const Request&, RequestScope&);
};

constexpr DelegationLine pages_of_secretariat[] = {
    {Method::get, "/events/editions/{edition}/delegations", "events.delegations", delegations_page},
    {Method::post, "/events/editions/{edition}/delegations/rules", "events.delegation_rules", rules_post},
    {Method::get, "/events/editions/{edition}/delegations/choose", "events.choose_delegations", choose_page},
    {Method::post, "/events/editions/{edition}/delegations/choose", "events.choose_now", choose_post},
    {Method::get, "/events/editions/{edition}/delegations/invite", "events.invite", invite_page},
    {Method::post, "/events/editions/{edition}/delegations/invite", "events.invite_now", invite_post},
    {Method::get, "/events/editions/{edition}/delegations/remind", "events.remind", remind_page},
    {Method::post, "/events/editions/{edition}/delegations/remind", "events.remind_now", remind_post},
    {Method::get, "/events/editions/{edition}/delegates", "events.delegates", delegates_page},
    {Method::post, "/events/editions/{edition}/delegates/order", "events.place_delegation",
     place_delegation_post},
    {Method::get, "/events/editions/{edition}/delegations/approve", "events.approve", approve_page},
    {Method::post, "/events/editions/{edition}/delegations/approve", "events.approve_now", approve_post},
    {Method::get, "/events/editions/{edition}/registration-form", "events.form", form_page},
    {Method::get, "/events/editions/{edition}/registration-form/preview", "events.form_preview",
     form_preview_page},
    {Method::post, "/events/editions/{edition}/registration-form/of-format", "events.form_take",
     take_questions_post},
    {Method::get, "/events/editions/{edition}/registration-form/new", "events.question_new",
     new_question_page},
    {Method::post, "/events/editions/{edition}/registration-form", "events.question_add", add_question_post},
    {Method::get, "/events/questions/{question}", "events.question", question_page},
    {Method::post, "/events/questions/{question}", "events.question_change", change_question_post},
    {Method::post, "/events/questions/{question}/place", "events.question_place", place_question_post},
    {Method::get, "/events/delegations/{delegation}/files/{answer_file}", "events.answer_file",
     answer_file_download},
    {Method::post, "/events/questions/{question}/move", "events.question_move", move_question_post},
    {Method::post, "/events/questions/{question}/remove", "events.question_remove", remove_question_post},
    {Method::post, "/events/questions/{question}/restore", "events.question_restore", restore_question_post},
    {Method::get, "/events/delegations/{delegation}", "events.delegation", delegation_page},
    {Method::post, "/events/delegations/{delegation}", "events.change_delegation", change_delegation_post},
    {Method::post, "/events/delegations/{delegation}/drop", "events.drop_delegation", drop_delegation_post},
    {Method::post, "/events/delegations/{delegation}/link", "events.new_link", new_link_post},
    {Method::post, "/events/delegations/{delegation}/end-links", "events.end_links", end_links_post},
    {Method::post, "/events/delegations/{delegation}/letters", "events.issue_letter", issue_letter_post},
    {Method::post, "/events/editions/{edition}/letters", "events.print_letters", print_letters_post},
    {Method::get, "/events/letters/{paper}", "events.letter", letter_page},
    {Method::post, "/events/letters/{paper}/revoke", "events.revoke_letter", revoke_letter_post},
};

// With files, so that their routes take more.
constexpr DelegationLine photos_of_secretariat[] = {
    {Method::get, "/events/delegations/{delegation}/photos", "events.photos", photos_page},
    {Method::post, "/events/delegations/{delegation}/photos", "events.photos_post", photos_post},
    {Method::get, "/events/delegations/{delegation}/photos/{delegate}", "events.photo", photo_file},
};

constexpr DelegationLine photos_of_offices[] = {
    {Method::get, "/events/editions/{edition}/delegation/photos", "events.office_photos", office_photos_page},
    {Method::post, "/events/editions/{edition}/delegation/photos", "events.office_photos_post",
     office_photos_post},
    {Method::get, "/events/editions/{edition}/delegation/photos/{delegate}", "events.office_photo",
     office_photo_file},
};

constexpr DelegationLine forms_of_offices[] = {
    {Method::post, "/events/editions/{edition}/delegation", "events.office_answer", office_post},
    {Method::post, "/events/editions/{edition}/delegation/follow-up", "events.office_follow_up_answer",
     office_follow_up_post},
};

constexpr DelegationLine pages_of_offices[] = {
    {Method::get, "/events/editions/{edition}/delegation", "events.office", office_page},
    {Method::get, "/events/editions/{edition}/delegation/follow-up", "events.office_follow_up",
     office_follow_up_page},
    {Method::get, "/events/editions/{edition}/delegation/cities", "events.office_cities", office_cities},
    {Method::get, "/events/editions/{edition}/delegation/files/{answer_file}", "events.office_answer_file",
     office_answer_file},
    {Method::get, "/events/editions/{edition}/delegation/letters/{paper}", "events.office_letter",
     office_letter},
    {Method::get, "/events/editions/{edition}/delegation/briefings/{pack}", "events.office_briefing",
     office_pack},
};

constexpr DelegationLine pages_of_authorities[] = {
    {Method::get, "/events/verify", "events.verify", verify_page},
    {Method::post, "/events/verify", "events.verify_now", verify_post},
};

}  // namespace

void announce_delegations(Registrar& registrar, const DelegationTools& tools) {
    announce_delegation_api(registrar, tools);
    announce_registration_api(registrar, tools);
    const auto announce = [&](const DelegationLine& line, const Access& access,
                              std::uint64_t max_body = 2 * 1024 * 1024) {
        registrar.route({.method = line.method,
                         .path = line.path,
                         .name = line.name,
                         .access = access,
                         .max_body = max_body,
                         .handler = [&tools, page = line.page](const Request& request, RequestScope& scope) {
                             return page(tools, request, scope);
                         }});
    };
    for (const auto& line : pages_of_secretariat) announce(line, Access::permission("events.invite"));
    for (const auto& line : photos_of_secretariat)
        announce(line, Access::permission("events.invite"), largest_photo + 64 * 1024);
    const auto office = Access::link_or_party(delegation_purpose, "events.edition", "edition");
    for (const auto& line : pages_of_offices) announce(line, office);
    for (const auto& line : forms_of_offices) announce(line, office, largest_form);
    for (const auto& line : photos_of_offices) announce(line, office, largest_photo + 64 * 1024);
    for (const auto& line : pages_of_authorities)
        announce(line,
                 Access::anyone("an authority that holds a letter checks its number; no name is shown"));
}

void announce_delegation_jobs(Registrar& registrar, const DelegationTools& tools, Database* const& db) {
    registrar.subscribe({.event = std::string(calendar_replied_event),
                         .subscriber = "events.take_calendar_reply",
                         .receive = [&tools, &db](std::string_view event) {
                             return take_calendar_reply(*db, tools, event);
                         }});
    registrar.subscribe({.event = std::string(link_opened_event),
                         .subscriber = "events.note_opening",
                         .receive = [&db](std::string_view event) { return take_opening(*db, event); }});
    registrar.job({.name = std::string(tell_of_dates_job), .run = [&tools, &db](JobRun& run) {
                       return tell_of_other_dates(*db, tools, run.payload());
                   }});
    registrar.job({.name = std::string(tell_of_end_job),
                   .run = [&tools, &db](JobRun& run) { return tell_of_end(*db, tools, run.payload()); }});
    registrar.job({.name = "events.erase_names",
                   .run = [&db](JobRun&) -> Result<void> {
                       auto erased = erase_old_names(*db);
                       if (!erased) return std::move(erased).error();
                       auto forgotten = erase_old_answers(*db);
                       if (!forgotten) return std::move(forgotten).error();
                       return {};
                   },
                   .every = std::chrono::hours(12)});
}

}  // namespace plenaria::events
