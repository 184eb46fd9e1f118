// SPDX-License-Identifier: EUPL-1.2
#include "follow_up_pages.hpp"

#include <charconv>

#include <plenaria/paging.hpp>

#include "../common_pages.hpp"
#include "../delegations/delegation_repository.hpp"
#include "../delegations/standing_repository.hpp"
#include "../delegations/wave_words.hpp"
#include "../editions/edition_repository.hpp"
#include "../editions/edition_service.hpp"
#include "follow_up_service.hpp"
#include "question_field_pages.hpp"
#include "registration_answers.hpp"

namespace plenaria::events {

namespace {

struct ReadFollowUp {
    OwnFollowUp own;
    FieldLinks links;
};

/// What the form of an office holds: the people of the delegation in their order, with what was typed of
/// each.
DelegationWish typed_follow_up(const Request& request, const OwnFollowUp& own, const CountryReader& countries,
                               const SettledFields& settled) {
    const auto of_person = asked(own.form, Stage::follow_up, AskedOf::person);
    DelegationWish wish{
        .answer = own.delegation.answer,
        .answers = read_answers(request, asked(own.form, Stage::follow_up, AskedOf::delegation),
                                delegation_prefix, countries, settled)};
    for (const auto& person : own.delegation.people) {
        wish.people.push_back(person);
        wish.fields.push_back("p_" + person.id);
        wish.people.back().answers =
            read_answers(request, of_person, "p_" + person.id + "_q_", countries, settled);
    }
    return wish;
}

DelegationWish stored_follow_up(const OwnFollowUp& own) {
    const auto answers = of_stage(own.answers, own.form, Stage::follow_up);
    DelegationWish wish{.answer = own.delegation.answer, .answers = answers_of(answers)};
    for (const auto& person : own.delegation.people) {
        wish.people.push_back(person);
        wish.people.back().answers = answers_of(answers, person.id);
    }
    return wish;
}

Model::List people_asked(const OwnFollowUp& own, const FieldLinks& links, const DelegationWish& wish,
                         const Error* error, const Locale& locale) {
    const auto earlier = of_stage(own.answers, own.form, Stage::registration);
    Model::List list;
    for (const auto& person : wish.people) {
        if (person.role == DelegateRole::substitute || person.name.empty()) continue;
        auto others = answers_of(earlier, person.id);
        others.insert(answers_of(earlier).begin(), answers_of(earlier).end());
        auto questions = question_fields({.form = own.form,
                                          .stage = Stage::follow_up,
                                          .prefix = "p_" + person.id + "_q_",
                                          .answers = person.answers,
                                          .others = others,
                                          .links = links,
                                          .error = error},
                                         AskedOf::person, locale);
        if (!questions.empty())
            list.push_back({{"name", person.name},
                            {"role", locale.t(name_of(person.role))},
                            {"questions", std::move(questions)}});
    }
    return list;
}

View follow_up_view(const ReadFollowUp& reading, const DelegationWish& wish, const Error* error,
                    const RequestScope& scope) {
    const auto& [own, links] = reading;
    const auto& locale = scope.locale();
    const auto& edition = own.edition;
    const auto open = check_takes_follow_up(own, scope.now());
    const auto& mine = scope.actor().zone;
    const auto& zone = edition.dates.zone;
    const auto& until = own.follow_up.reply_until;
    const auto earlier = of_stage(own.answers, own.form, Stage::registration);
    auto people = people_asked(own, links, wish, error, locale);
    auto questions = question_fields({.form = own.form,
                                      .stage = Stage::follow_up,
                                      .prefix = delegation_prefix,
                                      .answers = wish.answers,
                                      .others = answers_of(earlier),
                                      .links = links,
                                      .error = error},
                                     AskedOf::delegation, locale);
    const auto title = edition.titles.in(locale.language());
    const UrlValues at{{"edition", edition.id}};
    Model page{{"title", title},
               {"dates", date_range(edition.dates, locale)},
               {"registration_url", scope.url("events.office", at)},
               {"action_url", scope.url("events.office_follow_up", at)},
               {"open", open.has_value()},
               {"closed", open ? std::string() : locale.t(open.error().message)},
               {"deadline", Model{{"iso", to_text(until)},
                                  {"text", locale.instant(until, zone)},
                                  {"has_reader_text", mine != zone},
                                  {"reader_text", mine != zone ? locale.instant(until, mine) : std::string()},
                                  {"late", false}}},
               {"has_answered", own.follow_up.answered_at.has_value()},
               {"answered_at",
                own.follow_up.answered_at ? locale.instant(*own.follow_up.answered_at, mine) : std::string()},
               {"people", std::move(people)},
               {"has_questions", !questions.empty()},
               {"questions", std::move(questions)},
               {"purposes", purposes_model(own.form, Stage::follow_up, edition.dates, locale)},
               {"revision", std::to_string(own.follow_up.revision)}};
    set_form_parts(page, own.form, Stage::follow_up, locale);
    set_problems(page, error, locale);
    return {.name = "events/registration/follow_up",
            .model = std::move(page),
            .title = error == nullptr ? title : locale.t("Error: {title}", {{"title", title}}),
            .layout = Layout::outside,
            .status = status_of(error)};
}

Result<ReadFollowUp> read_follow_up(const DelegationTools& tools, const Request& request,
                                    RequestScope& scope) {
    const auto& id = request.path_value("edition");
    return scope.db().read([&](UnitOfWork& uow) -> Result<ReadFollowUp> {
        auto own = own_follow_up(uow, scope.actor(), id);
        if (!own) return std::move(own).error();
        auto links = office_links(uow, tools, id, own->delegation.id, own->form, own->answers, scope);
        return ReadFollowUp{*std::move(own), std::move(links)};
    });
}

struct TypedApproval {
    std::string day, time;
};

Result<Reply> approval_view(const DelegationTools& tools, const Request& request, RequestScope& scope,
                            const std::string& only, const TypedApproval* typed, const Error* error) {
    const auto& id = request.path_value("edition");
    const auto& locale = scope.locale();
    if (auto counted = ensure_counted(scope.db(), id); !counted) return std::move(counted).error();
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        const auto edition = find_edition(uow, id);
        if (!edition) return edition_unknown(id);
        const auto rules = rules_of(uow, id);
        const auto alone = only.empty() ? std::nullopt : find_delegation(uow, only);
        const bool stands_alone =
            alone && alone->edition_id == id && is_recipient(uow, only, WaveKind::approval);
        const long long count = only.empty() ? total_of(standing_counts(uow, id)).to_approve : stands_alone;
        const auto range = page_range(page_number(request), recipients_of_a_page, count);
        // A fortnight, until somebody says otherwise.
        const auto day = typed != nullptr
                             ? typed->day
                             : to_text(day_in(scope.now(), edition->dates.zone) + std::chrono::days(14));
        const auto time = typed != nullptr ? typed->time : std::string("17:00");
        const auto problem = [&](const char* name) {
            return error == nullptr ? std::string() : problem_on(name, *error, locale);
        };
        const auto mails = tools.mails();
        const LetterMaker letter = [&](const DelegationSubject& about, const std::string& link) {
            return mails.follow_up(uow, about, link, scope.now() + std::chrono::days(14));
        };
        auto letters = only.empty()
                           ? letters_of_wave(uow, *edition, rules, WaveKind::approval, letter, locale)
                           : Model::List();
        auto shown = only.empty() ? recipients(uow, id, WaveKind::approval, range.first, range.last)
                                  : std::vector<Recipient>();
        if (stands_alone) {
            letters.push_back(letter_to(*edition, rules, *alone, letter, locale));
            shown.push_back({alone->id, alone->party_name, alone->address, alone->language});
        }
        const auto title = locale.t("Approve registrations");
        const UrlValues at{{"edition", id}};
        Model page{
            {"title", title},
            {"event", edition->titles.in(locale.language())},
            {"list_url", scope.url("events.delegations", at)},
            {"sends", locale.n("This sends {n} message.", "This sends {n} messages.", count)},
            {"button", locale.n("Approve, and send {n} message", "Approve, and send {n} messages", count)},
            {"count", std::to_string(count)},
            {"only", only},
            {"has_wave", count > 0},
            {"mails", std::move(letters)},
            {"recipients", recipient_rows(shown, locale)},
            {"reply_day", field_model({.label = locale.t("Offices answer until"),
                                       .name = "reply_day",
                                       .value = day,
                                       .error = problem("reply_day"),
                                       .type = "date"})},
            {"reply_time", field_model({.label = locale.t("Time"),
                                        .name = "reply_time",
                                        .value = time,
                                        .hint = edition->dates.zone,
                                        .error = problem("reply_time"),
                                        .type = "time"})},
            {"action_url", scope.url("events.approve_now", at)}};
        set_pages(page, range, {scope, "events.approve", {}, at}, locale);
        set_problems(page, error, locale);
        return View{.name = "events/registration/approve",
                    .model = std::move(page),
                    .title = error == nullptr ? title : locale.t("Error: {title}", {{"title", title}}),
                    .status = status_of(error)};
    });
}

}  // namespace

Result<Reply> approve_page(const DelegationTools& tools, const Request& request, RequestScope& scope) {
    return approval_view(tools, request, scope, request.query_value("delegation"), nullptr, nullptr);
}

Result<Reply> approve_post(const DelegationTools& tools, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("edition");
    Form form(request);
    FollowUpWish wish{.only = request.form_value("delegation")};
    const auto until = form.local_time("reply_day", "reply_time", true);
    const auto& count = request.form_value("count");
    std::from_chars(count.data(), count.data() + count.size(), wish.expected);
    auto sent = form.ok() ? Result<int>(0) : Result<int>(form.error());
    if (sent) {
        wish.reply_until = *until;
        sent = scope.db().write(
            [&](UnitOfWork& uow) { return open_follow_up(uow, tools.mails(), scope.actor(), id, wish); });
    }
    if (sent) {
        scope.notice(scope.locale().n("{n} message is on its way.", "{n} messages are on their way.", *sent));
        return Redirect{scope.url("events.delegations", {{"edition", id}})};
    }
    if (sent.error().code != ErrorCode::invalid_input) return sent.error();
    const TypedApproval typed{request.form_value("reply_day"), request.form_value("reply_time")};
    return approval_view(tools, request, scope, wish.only, &typed, &sent.error());
}

Result<Reply> office_follow_up_page(const DelegationTools& tools, const Request& request,
                                    RequestScope& scope) {
    const auto reading = read_follow_up(tools, request, scope);
    if (!reading) return reading.error();
    return follow_up_view(*reading, stored_follow_up(reading->own), nullptr, scope);
}

Result<Reply> office_follow_up_post(const DelegationTools& tools, const Request& request,
                                    RequestScope& scope) {
    const auto& id = request.path_value("edition");
    auto reading = read_follow_up(tools, request, scope);
    if (!reading) return reading.error();
    const auto& own = reading->own;
    const auto settled = settle_fields(tools, request, scope, own.form, own.delegation,
                                       check_takes_follow_up(own, scope.now()).has_value());
    if (!settled) return settled.error();
    const auto wish = typed_follow_up(request, own, CountryReader(*tools.locales), *settled);
    const auto answered = scope.db().write([&](UnitOfWork& uow) {
        return answer_follow_up(uow, scope.actor(), id, wish, read_revision(request));
    });
    if (answered) {
        scope.notice(scope.locale().t("Your answers were received. Thank you."));
        return Redirect{scope.url("events.office_follow_up", {{"edition", id}})};
    }
    if (!is_for_form(answered.error())) return answered.error();
    // What was typed stays, also after the deadline; saving again after a conflict is a decision.
    reading = read_follow_up(tools, request, scope);
    if (!reading) return reading.error();
    reading->links.names.insert(settled->names.begin(), settled->names.end());
    const auto error = with_choices(answered.error(), *settled);
    return follow_up_view(*reading, wish, &error, scope);
}

}  // namespace plenaria::events
