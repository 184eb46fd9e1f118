// SPDX-License-Identifier: EUPL-1.2
#include "session_pages.hpp"

#include <map>

#include <plenaria/labelled.hpp>
#include <plenaria/operation.hpp>

#include "../ledger/announced_pages.hpp"
#include "../ledger/body_service.hpp"
#include "../ledger/common_pages.hpp"
#include "../ledger/json.hpp"
#include "../ledger/ledger_repository.hpp"

namespace plenaria::committee::sessions {

namespace {

using ledger::Document;

constexpr std::string_view sessions_schema =
    R"({"type":"object","required":["sessions"],"properties":{"sessions":{"type":"array","items":{"type":"object","required":["id","edition","title","starts"],"properties":{"id":{"type":"string"},"edition":{"type":"string"},"title":{"type":"string"},"starts":{"type":"string"}}}}}})";
constexpr std::string_view wished_sessions_schema =
    R"({"type":"object","required":["sessions"],"additionalProperties":false,"properties":{"sessions":{"type":"array","maxItems":500,"items":{"type":"string","maxLength":26}}}})";
constexpr std::string_view done_schema =
    R"({"type":"object","required":["done"],"properties":{"done":{"type":"boolean"}}})";

/// Titles of events, each asked for once.
class EventTitles {
public:
    EventTitles(UnitOfWork& uow, const SessionTools& tools, std::string_view language)
        : uow_(uow), tools_(tools), language_(language) {}
    const std::string& of(const std::string& edition) {
        const auto found = titles_.find(edition);
        if (found != titles_.end()) return found->second;
        const auto card = tools_.editions->edition(uow_, edition, language_);
        return titles_.emplace(edition, card ? card->title : std::string()).first->second;
    }

private:
    UnitOfWork& uow_;
    const SessionTools& tools_;
    std::string_view language_;
    std::map<std::string, std::string> titles_;
};

/// "14 November 2019, 09:00"
std::string start_in_words(const events::SessionCard& card, const Locale& locale) {
    const auto day = parse_day(card.starts.substr(0, 10));
    return day && card.starts.size() >= 16 ? locale.day(*day) + ", " + card.starts.substr(11, 5)
                                           : card.starts;
}

Result<Reply> sessions_view(const SessionTools& tools, const Request& request, RequestScope& scope,
                            const Error* error) {
    const auto& locale = scope.locale();
    const auto& id = request.path_value("body");
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        const auto body = ledger::find_body(uow, id);
        if (!body) return ledger::body_unknown(id);
        EventTitles titles(uow, tools, locale.language());
        const auto met_in = sessions_met_in(uow, tools, id, locale.language());
        Model::List rows;
        for (const auto& each : met_in)
            rows.push_back({{"title", each.title},
                            {"url", each.path},
                            {"event", titles.of(each.edition)},
                            {"starts", start_in_words(each, locale)},
                            {"remove_url", scope.url("committee.body_session_remove",
                                                     {{"body", id}, {"session", each.id}})}});
        std::vector<plenaria::Choice> choices{{.value = "", .label = locale.t("Choose")}};
        if (tools.editions != nullptr)
            for (const auto& each : tools.editions->sessions_from(uow, ledger::readers_today(scope),
                                                                  most_sessions_shown, locale.language()))
                if (std::none_of(met_in.begin(), met_in.end(),
                                 [&](const auto& known) { return known.id == each.id; }))
                    choices.push_back(
                        {.value = each.id,
                         .label = labelled(locale, titles.of(each.edition),
                                           each.title + " (" + start_in_words(each, locale) + ")"),
                         .selected = request.form_value("session") == each.id});
        const auto title = locale.t("Sessions of events");
        Model page{{"title", title},
                   {"caption", body->facts.names.in(locale.language())},
                   {"body_url", scope.url("committee.body", {{"body", id}})},
                   {"has_rows", !rows.empty()},
                   {"rows", std::move(rows)},
                   {"has_choices", choices.size() > 1},
                   {"action_url", scope.url("committee.body_session_add", {{"body", id}})},
                   {"session", choice_model({.label = locale.t("Session in which this body meets"),
                                             .name = "session",
                                             .hint = locale.t("Sessions that are still to come."),
                                             .error = ledger::problem_of("session", error, locale)},
                                            choices)}};
        return ledger::form_view("committee/sessions/body", std::move(page), title, error, locale);
    });
}

Result<Reply> api_body_sessions(const SessionTools& tools, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("body");
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        if (!ledger::find_body(uow, id)) return ledger::body_unknown(id);
        auto rows = Document::array();
        for (const auto& each : sessions_met_in(uow, tools, id, scope.locale().language()))
            rows.push_back(
                {{"id", each.id}, {"edition", each.edition}, {"title", each.title}, {"starts", each.starts}});
        return Reply(Json{ledger::compact({{"sessions", std::move(rows)}})});
    });
}

Result<Reply> api_set_body_sessions(const SessionTools& tools, const Request& request, RequestScope& scope) {
    const auto wish = Document::parse(request.body, nullptr, false);
    const auto ids = wish.at("sessions").get<std::vector<std::string>>();
    return done_or(scope.db().write([&](UnitOfWork& uow) {
        return meet_in_all(uow, tools, scope.actor(), request.path_value("body"), ids);
    }));
}

constexpr PageLine<SessionTools> pages[] = {
    {Method::get, "/committee/bodies/{body}/sessions", "committee.body_sessions", show_body_sessions},
    {Method::post, "/committee/bodies/{body}/sessions", "committee.body_session_add", meet_in_post},
    {Method::post, "/committee/bodies/{body}/sessions/{session}/remove", "committee.body_session_remove",
     leave_session_post},
    {Method::post, "/committee/bodies/{body}/sessions/{session}/restore", "committee.body_session_restore",
     meet_again_post},
};

}  // namespace

Result<Reply> show_body_sessions(const SessionTools& tools, const Request& request, RequestScope& scope) {
    return sessions_view(tools, request, scope, nullptr);
}

Result<Reply> meet_in_post(const SessionTools& tools, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("body");
    const auto& session = request.form_value("session");
    const auto done =
        scope.db().write([&](UnitOfWork& uow) { return meet_in(uow, tools, scope.actor(), id, session); });
    if (!done) {
        if (!is_for_form(done.error())) return done.error();
        return sessions_view(tools, request, scope, &done.error());
    }
    scope.notice(scope.locale().t("The body meets in this session: its members make the quorum there."),
                 scope.url("committee.body_session_remove", {{"body", id}, {"session", session}}));
    return Redirect{scope.url("committee.body_sessions", {{"body", id}})};
}

Result<Reply> leave_session_post(const SessionTools&, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("body");
    const auto& session = request.path_value("session");
    const auto done =
        scope.db().write([&](UnitOfWork& uow) { return leave_session(uow, scope.actor(), id, session); });
    if (!done) return done.error();
    scope.notice(scope.locale().t("The body no longer meets in this session."),
                 scope.url("committee.body_session_restore", {{"body", id}, {"session", session}}));
    return Redirect{scope.url("committee.body_sessions", {{"body", id}})};
}

Result<Reply> meet_again_post(const SessionTools& tools, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("body");
    const auto done = scope.db().write([&](UnitOfWork& uow) {
        return meet_in(uow, tools, scope.actor(), id, request.path_value("session"));
    });
    if (!done) {
        if (!is_for_form(done.error())) return done.error();
        return sessions_view(tools, request, scope, &done.error());
    }
    return Redirect{scope.url("committee.body_sessions", {{"body", id}})};
}

void announce_sessions(Registrar& registrar, const SessionTools& tools) {
    for (const auto& line : pages)
        announce_page(registrar, tools, line, Access::permission("committee.edit"));
    const auto operation = [&](const char* permission, const Operation& what, auto act) {
        announce(registrar, permission, what, [&tools, act](const Request& request, RequestScope& scope) {
            return act(tools, request, scope);
        });
    };
    operation("committee.edit",
              {Method::get, "/api/committee/bodies/{body}/sessions", "committee.api_body_sessions",
               "Sessions of events in which a body meets, as they begin.", "", sessions_schema},
              api_body_sessions);
    operation("committee.edit",
              {Method::put, "/api/committee/bodies/{body}/sessions", "committee.api_set_body_sessions",
               "All sessions in which a body meets: there its members make the quorum.",
               wished_sessions_schema, done_schema},
              api_set_body_sessions);
    registrar.provide<events::Electorate>(std::make_shared<BodyElectorate>(tools));
}

}  // namespace plenaria::committee::sessions
