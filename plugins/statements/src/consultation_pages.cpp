// SPDX-License-Identifier: EUPL-1.2
#include "consultation_pages.hpp"

#include <optional>

#include <plenaria/directory/directory.hpp>
#include <plenaria/sent_file.hpp>

#include "consolidation/compilation_document.hpp"
#include "consolidation/compilation_pages.hpp"
#include "consolidation/consolidation_pages.hpp"
#include "consultation_demo.hpp"
#include "mail_samples.hpp"
#include "review/answer_service.hpp"
#include "review/review_pages.hpp"
#include "rounds/consultation_api.hpp"
#include "rounds/consultation_worklist.hpp"
#include "rounds/outcome_pages.hpp"
#include "rounds/round_api.hpp"
#include "rounds/round_jobs.hpp"
#include "rounds/round_mails.hpp"
#include "rounds/round_pages.hpp"
#include "shared_pages.hpp"
#include "signatures/sign_pages.hpp"
#include "signatures/signatories_command.hpp"
#include "signatures/signature_mails.hpp"
#include "signatures/signature_pages.hpp"
#include "signatures/signature_service.hpp"
#include "signatures/signatures_service.hpp"
#include "signatures/signing_api.hpp"
#include "signatures/wall_pages.hpp"
#include "text/draft_service.hpp"

namespace plenaria::statements {

namespace {

template <class Page>
struct ConsultationRoute {
    Method method;
    std::string_view path;
    std::string_view name;
    Page page;
};
using PlainPage = Result<Reply> (*)(const Request&, RequestScope&);
using WithRounds = Result<Reply> (*)(const RoundTools&, const Request&, RequestScope&);
using WithDocuments = Result<Reply> (*)(const DocumentTools&, const Request&, RequestScope&);

/// Behind an office's link.
constexpr ConsultationRoute<PlainPage> of_offices[] = {
    {get, "/statements/rounds/{round}/review", "statements.review", review_page},
    {post, "/statements/rounds/{round}/review/{paragraph}", "statements.save_answer", save_answer},
    {post, "/statements/rounds/{round}/review/{paragraph}/remarks", "statements.add_remark", add_remark},
    {post, "/statements/rounds/{round}/remarks/{remark}/remove", "statements.remove_remark", remove_remark},
    {post, "/statements/rounds/{round}/remarks/{remark}/restore", "statements.restore_remark",
     restore_remark},
    {get, "/statements/rounds/{round}/check", "statements.check", check_page},
    {post, "/statements/rounds/{round}/check", "statements.send_review", send_review},
    {get, "/statements/rounds/{round}/receipt", "statements.receipt", receipt_page},
    {get, "/statements/rounds/{round}/outcome", "statements.outcome", outcome_page},
    {post, "/statements/rounds/{round}/more-time", "statements.more_time", ask_for_time},
};

/// Of those who run consultations.
constexpr ConsultationRoute<PlainPage> of_drafters[] = {
    {get, "/statements/rounds", "statements.rounds", rounds_page},
    {get, "/statements/{id}/consolidation", "statements.consolidation", consolidation_page},
    {get, "/statements/{id}/consolidation/{paragraph}", "statements.decision", decision_page},
    {post, "/statements/{id}/points/{point}/accept", "statements.accept", accept_point},
    {post, "/statements/{id}/points/{point}/refuse", "statements.refuse", refuse_point},
    {post, "/statements/{id}/points/{point}/note", "statements.note", note_point},
    {post, "/statements/{id}/points/{point}/discuss", "statements.discuss", discuss_point},
    {post, "/statements/{id}/merge", "statements.merge", merge_points},
    {post, "/statements/{id}/decisions/{decision}/undo", "statements.undo_decision", undo_decision},
};

constexpr ConsultationRoute<WithRounds> of_rounds[] = {
    {get, "/statements/{id}/rounds/new", "statements.new_round", new_round_page},
    {post, "/statements/{id}/rounds", "statements.create_round", create_round},
    {get, "/statements/rounds/{round}", "statements.round", round_page},
    {get, "/statements/rounds/{round}/offices", "statements.offices", offices_page},
    {post, "/statements/rounds/{round}/offices", "statements.add_offices", add_offices},
    {post, "/statements/rounds/{round}/contact", "statements.save_contact", save_contact},
    {post, "/statements/rounds/{round}/remove-office", "statements.remove_office", remove_office_here},
    {get, "/statements/rounds/{round}/invite", "statements.invite", invite_preview},
    {post, "/statements/rounds/{round}/invite", "statements.send_invitations", send_invitations},
    {get, "/statements/rounds/{round}/remind", "statements.remind", remind_preview},
    {post, "/statements/rounds/{round}/remind", "statements.send_reminders", send_reminders},
    {post, "/statements/rounds/{round}/invite-again", "statements.invite_again", invite_office_again},
    {post, "/statements/rounds/{round}/end-links", "statements.end_links", end_links_of_office},
    {post, "/statements/rounds/{round}/extend", "statements.extend_round", extend_round},
    {post, "/statements/rounds/{round}/close", "statements.close_round", close_round},
    {post, "/statements/rounds/{round}/reopen", "statements.reopen_round", reopen_round},
    {get, "/statements/{id}/outcomes", "statements.outcomes", outcomes_preview},
    {post, "/statements/{id}/outcomes", "statements.send_outcomes", send_outcomes},
};

constexpr ConsultationRoute<WithDocuments> of_compilations[] = {
    {get, "/statements/rounds/{round}/compilation", "statements.compilation", compilation_of_round},
    {get, "/statements/{id}/compilation", "statements.compilation_all", compilation_of_statement},
    {post, "/statements/rounds/{round}/compilation", "statements.order_compilation",
     order_compilation_of_round},
    {post, "/statements/{id}/compilation", "statements.order_compilation_all",
     order_compilation_of_statement},
};

using WithSigning = Result<Reply> (*)(const SignTools&, const Request&, RequestScope&);
using WithWall = Result<Reply> (*)(const WallTools&, const Request&, RequestScope&);

/// Behind a city's link.
constexpr ConsultationRoute<WithSigning> of_cities[] = {
    {get, "/statements/signings/{signing}/sign", "statements.sign", sign_page},
    {post, "/statements/signings/{signing}/code", "statements.sign_code", send_code},
    {post, "/statements/signings/{signing}/sign", "statements.sign_here", sign_here},
    {post, "/statements/signings/{signing}/promise", "statements.promise_here", promise_here},
    {post, "/statements/signings/{signing}/clear", "statements.clear_here", clear_here},
    {post, "/statements/signings/{signing}/withdraw", "statements.withdraw_here", withdraw_here},
};

/// Of those who keep the register.
constexpr ConsultationRoute<WithSigning> of_register[] = {
    {get, "/statements/signings", "statements.signings", signings_page},
    {get, "/statements/signings/new", "statements.new_signing", new_signing_page},
    {post, "/statements/signings", "statements.open_signing", open_signing},
    {get, "/statements/signings/{signing}", "statements.signing", signing_page},
    {post, "/statements/signings/{signing}/invite", "statements.invite_to_sign", invite_to_sign},
    {post, "/statements/signings/{signing}/letter", "statements.record_letter", record_letter_here},
    {post, "/statements/signings/{signing}/note-promise", "statements.note_promise", note_promise_here},
    {post, "/statements/signings/{signing}/withdraw-for", "statements.withdraw_for", withdraw_for_city},
    {post, "/statements/signings/{signing}/end-links", "statements.end_sign_links", end_links_of_city},
    {post, "/statements/signings/{signing}/cities", "statements.add_cities", add_cities_here},
    {post, "/statements/signings/{signing}/close", "statements.close_signing", close_signing},
};

/// Of everybody.
constexpr ConsultationRoute<WithWall> of_public[] = {
    {get, "/wall/{signing}", "statements.wall", wall_page},
    {get, "/wall/{signing}/list.csv", "statements.wall_csv", wall_csv},
    {get, "/wall/{signing}/data.json", "statements.wall_data", wall_data},
    {get, "/wall/{signing}/badge.svg", "statements.wall_badge", wall_badge},
};

template <class Page>
Route route_of(const ConsultationRoute<Page>& line, Access access, Handler handler) {
    return {.method = line.method,
            .path = std::string(line.path),
            .name = std::string(line.name),
            .access = std::move(access),
            .handler = std::move(handler)};
}

void add_signature_routes(Registrar& registrar, const SignTools& signing, const WallTools& wall) {
    const auto with = [&](const ConsultationRoute<WithSigning>& line) {
        return [&signing, page = line.page](const Request& request, RequestScope& scope) {
            return page(signing, request, scope);
        };
    };
    for (const auto& line : of_cities)
        registrar.route(
            route_of(line, Access::link(sign_purpose, "statements.signing", "signing"), with(line)));
    for (const auto& line : of_register) {
        auto route = route_of(line, Access::permission("statements.sign"), with(line));
        if (line.page == record_letter_here) route.max_body = largest_sent_file + 64UL * 1024;
        registrar.route(std::move(route));
    }
    for (const auto& line : of_public) {
        auto route = route_of(line, Access::anyone("Who has signed is public once the wall is."),
                              [&wall, page = line.page](const Request& request, RequestScope& scope) {
                                  return page(wall, request, scope);
                              });
        route.cached_under = {wall_tag("{signing}"), std::string(directory::cities_tag),
                              std::string(titles_tag)};
        registrar.route(std::move(route));
    }
    registrar.menu({.menu = "main", .label = "Signatures", .route = "statements.signings", .weight = 32});
}

void add_consultation_routes(Registrar& registrar, const DocumentTools& documents, const RoundTools& rounds) {
    const auto office = [] { return Access::link_or_party(review_purpose, "statements.round", "round"); };
    const auto drafter = [] { return Access::permission("statements.consult"); };
    for (const auto& line : of_offices) registrar.route(route_of(line, office(), line.page));
    for (const auto& line : of_drafters) registrar.route(route_of(line, drafter(), line.page));
    for (const auto& line : of_rounds)
        registrar.route(route_of(line, drafter(),
                                 [&rounds, page = line.page](const Request& request, RequestScope& scope) {
                                     return page(rounds, request, scope);
                                 }));
    for (const auto& line : of_compilations)
        registrar.route(route_of(line, drafter(),
                                 [&documents, page = line.page](const Request& request, RequestScope& scope) {
                                     return page(documents, request, scope);
                                 }));
    const ConsultationRoute<WithDocuments> answers{get, "/statements/rounds/{round}/answers",
                                                   "statements.answers", answers_download};
    registrar.route(route_of(answers, office(), [&documents](const Request& request, RequestScope& scope) {
        return answers_download(documents, request, scope);
    }));
    registrar.menu({.menu = "main", .label = "Consultations", .route = "statements.rounds", .weight = 31});
}

}  // namespace

struct Consultations::Parts {
    Database* db = nullptr;
    std::optional<RoundMails> mails = {};
    std::optional<SignatureMails> sign_mails = {};
    RoundTools rounds = {};
    SignTools signing = {};
    WallTools wall = {};
    SampleTools samples = {};
    const ValidationTools* validation = nullptr;
};

Consultations::Consultations() : parts_(std::make_shared<Parts>()) {}
Consultations::~Consultations() = default;

void Consultations::describe(Registrar& registrar, const DocumentTools& documents,
                             const ValidationTools& validation) {
    parts_->validation = &validation;
    add_consultation_routes(registrar, documents, parts_->rounds);
    add_signature_routes(registrar, parts_->signing, parts_->wall);
    add_consultation_api(registrar, parts_->rounds);
    add_round_api(registrar, parts_->rounds);
    add_signing_api(registrar, parts_->signing, parts_->wall);
    registrar.provide<DocumentKind>(std::make_shared<CompilationKind>(documents, parts_->db));
    registrar.provide<Signatures>(std::make_shared<SignaturesService>(parts_->signing));
    registrar.provide<WorkList>(std::make_shared<ConsultationWorkList>());
    registrar.provide<LetterSamples>(std::make_shared<MailSamples>(parts_->samples));
    registrar.command({.name = "signatories",
                       .usage = "SIGNING FILE.csv [--apply] [--json]",
                       .run = [parts = parts_.get()](CommandRun& run) {
                           return signatories_command(*parts->db, *parts->signing.directory,
                                                      *parts->sign_mails, run);
                       }});
    registrar.job({.name = "statements.remind_offices",
                   .run = [parts = parts_.get()](JobRun&) -> Result<void> {
                       auto sent = send_due_reminders(*parts->db, *parts->mails);
                       if (!sent) return std::move(sent).error();
                       return {};
                   },
                   .every = std::chrono::hours(1)});
    registrar.job({.name = "statements.mail_receipt", .run = [parts = parts_.get()](JobRun& run) {
                       return send_receipt(*parts->db, *parts->mails, run.payload());
                   }});
    registrar.job({.name = "statements.mail_early_end", .run = [parts = parts_.get()](JobRun& run) {
                       return send_early_end(*parts->db, *parts->mails, run.payload());
                   }});
}

Result<DemoLinks> Consultations::load_demo(const DemoTexts& texts) {
    return load_demo_consultations(*parts_->db, *parts_->signing.directory, *parts_->mails,
                                   *parts_->sign_mails, texts);
}

void Consultations::start(Context& context) {
    parts_->db = &context.db();
    parts_->mails.emplace(context.require<Renderer>(), context.require<Locales>(),
                          context.require<Addresses>(), &context.require<Documents>());
    parts_->sign_mails.emplace(context.require<Renderer>(), context.require<Locales>(),
                               context.require<Addresses>());
    auto& cities = context.require<directory::Directory>();
    parts_->signing = {.directory = &cities, .mails = &*parts_->sign_mails, .validation = parts_->validation};
    parts_->wall = {.directory = &cities,
                    .documents = &context.require<Documents>(),
                    .addresses = &context.require<Addresses>()};
    parts_->samples = {.locales = &context.require<Locales>(), .addresses = &context.require<Addresses>()};
    parts_->rounds = {
        .directory = &cities,
        .mails = &*parts_->mails,
        .reminder_days =
            [&settings = context.settings()] { return static_cast<int>(settings.number("reminder_days")); },
        .trouble = &context.require<MailTrouble>()};
}

}  // namespace plenaria::statements
