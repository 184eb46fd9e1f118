// SPDX-License-Identifier: EUPL-1.2
#include "registration_api.hpp"

#include <plenaria/operation.hpp>
#include <plenaria/plugin.hpp>

#include "../api_schemas.hpp"
#include "../delegations/delegation_repository.hpp"
#include "../delegations/invitation_service.hpp"
#include "../delegations/protocol_service.hpp"
#include "../editions/edition_repository.hpp"
#include "../editions/edition_service.hpp"
#include "city_answers.hpp"
#include "follow_up_service.hpp"
#include "question_json.hpp"
#include "question_repository.hpp"
#include "question_service.hpp"

namespace plenaria::events {

namespace {

const std::string question_words =
    R"({"type":"object","properties":{"en":{"type":"string","maxLength":400},"es":{"type":"string","maxLength":400},"fr":{"type":"string","maxLength":400}},"additionalProperties":false})";
const std::string question_members =
    R"("kind":{"enum":["text","long_text","one","many","yes_no","day","number","country","city","file"]},"of":{"enum":["delegation","person"]},"stage":{"enum":["registration","follow_up"]},"required":{"type":"boolean"},"original_language":)" +
    api::language + R"(,"label":)" + question_words + R"(,"help":)" + question_words + R"(,"purpose":)" +
    question_words +
    R"(,"erase_days":{"type":"integer","minimum":0,"maximum":3650,"description":"after the last day of the edition"},"options":{"type":"array","maxItems":20,"items":)" +
    api::object(R"("words")",
                R"("key":{"type":"string","maxLength":26,"description":"of one that there is"},"words":)" +
                    question_words) +
    R"(},"when_question":{"type":"string","maxLength":26,"description":"shown after an answer to that question; empty: always"},"when_value":{"type":"string","maxLength":26,"description":"yes, no, the key of an option, the id of a city; empty: whatever was answered"},"file_kinds":{"type":"array","maxItems":3,"items":{"enum":["pdf","image","word"]},"description":"of a file"})";
const std::string new_question =
    api::object(R"("kind","label","purpose","original_language")", question_members);
const std::string changed_question =
    api::object(R"("revision")", question_members + R"(,"revision":{"type":"integer"})");
const std::string question_list = api::object(
    R"("questions")",
    R"("questions":)" +
        api::list_of(api::object(
            R"("id","kind","of","stage","label","purpose","revision","asked")",
            question_members +
                R"(,"id":{"type":"string"},"revision":{"type":"integer"},"asked":{"type":"boolean","description":"false: it was taken off the form"})")));
const std::string step_wish = api::object(R"("step")", R"("step":{"enum":["up","down"]})");
const std::string place_wish = api::object(
    R"("delegation","step")",
    R"("delegation":{"type":"string","maxLength":26},"step":{"enum":["up","down","rules"],"description":"rules: back to where the rules put it"},"reason":{"type":"string","maxLength":300})");
const std::string approval_wish = api::object(
    R"("reply_day","reply_time","expected")",
    R"("reply_day":)" + api::day +
        R"(,"reply_time":{"type":"string","pattern":"^([01][0-9]|2[0-3]):[0-5][0-9]$","description":"in the zone of the edition"},"delegation":{"type":"string","maxLength":26,"description":"that one alone"},"expected":{"type":"integer","minimum":1,"description":"how many messages; another number than are due is a conflict"})");
const std::string message_count = api::object(R"("count")", R"("count":{"type":"integer"})");
const std::string answer_list = api::object(
    R"("answers")",
    R"("answers":)" +
        api::list_of(api::object(
            R"("question","person","name","answer")",
            R"("question":{"type":"string"},"person":{"type":"string","description":"empty: of the delegation as a whole"},"name":{"type":"string"},"answer":{"type":"string","description":"of a city and of a file its name"},"ref":{"type":"string","description":"of a city"},"url":{"type":"string","description":"of a file: where the secretariat fetches it"})")));

Document question_body(const Request& request) { return Document::parse(request.body, nullptr, false); }

Result<Reply> api_form(const DelegationTools&, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("edition");
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        if (!find_edition(uow, id)) return edition_unknown(id);
        auto rows = Document::array();
        for (const auto& each : questions_of(uow, id)) rows.push_back(json_of(each));
        return Reply(plenaria::Json{compact({{"questions", std::move(rows)}})});
    });
}

Result<Reply> api_add_question(const DelegationTools&, const Request& request, RequestScope& scope) {
    QuestionFacts facts;
    read(question_body(request), facts);
    return id_or(scope.db().write([&](UnitOfWork& uow) {
        return add_question(uow, scope.actor(), request.path_value("edition"), facts);
    }));
}

Result<Reply> api_change_question(const DelegationTools&, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("question");
    const auto body = question_body(request);
    return done_or(scope.db().write([&](UnitOfWork& uow) -> Result<void> {
        const auto before = find_question(uow, id);
        if (!before) return question_unknown(id);
        auto facts = before->facts;
        read(body, facts);
        return change_question(uow, scope.actor(), id, facts, body.at("revision").get<int>());
    }));
}

Result<Reply> api_move_question(const DelegationTools&, const Request& request, RequestScope& scope) {
    const auto step = question_body(request).at("step").get<std::string>();
    return done_or(scope.db().write([&](UnitOfWork& uow) {
        return move_question(uow, scope.actor(), request.path_value("question"),
                             step == "up" ? QuestionStep::up : QuestionStep::down);
    }));
}

Result<Reply> api_remove_question(const DelegationTools&, const Request& request, RequestScope& scope) {
    return done_or(scope.db().write([&](UnitOfWork& uow) {
        return remove_question(uow, scope.actor(), request.path_value("question"));
    }));
}

Result<Reply> api_restore_question(const DelegationTools&, const Request& request, RequestScope& scope) {
    return done_or(scope.db().write([&](UnitOfWork& uow) {
        return restore_question(uow, scope.actor(), request.path_value("question"));
    }));
}

/// A city and a file by their names, with what leads to them.
Document answer_json(const DelegationTools& tools, const Question& question, const std::string& delegation,
                     const std::string& answer, const AnswerNames& names) {
    const auto kind = question.facts.kind;
    const auto named =
        kind == QuestionKind::city || kind == QuestionKind::file ? names.find(answer) : names.end();
    if (named == names.end()) return {{"answer", answer}};
    if (kind == QuestionKind::city) return {{"answer", named->second}, {"ref", answer}};
    return {{"answer", named->second},
            {"url", tools.addresses->absolute(tools.addresses->path(
                        "events.answer_file", {{"delegation", delegation}, {"answer_file", answer}}))}};
}

Result<Reply> api_answers(const DelegationTools& tools, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("delegation");
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        const auto delegation = find_delegation(uow, id);
        if (!delegation) return delegation_unknown(id);
        auto rows = Document::array();
        const auto form = questions_of(uow, delegation->edition_id);
        const auto all = answers_of_delegation(uow, id);
        const auto names = names_for_delegation(uow, *tools.lookup, form, id, all, scope.locale().language());
        for (const auto& [person, answers] : all) {
            std::string name;
            for (const auto& each : delegation->people)
                if (each.id == person) name = each.name;
            for (const auto& [question, answer] : answers) {
                Document row{{"question", question}, {"person", person}, {"name", name}};
                row.update(answer_json(tools, *find_in(form, question), id, answer, names));
                rows.push_back(std::move(row));
            }
        }
        return Reply(plenaria::Json{compact({{"answers", std::move(rows)}})});
    });
}

Result<Reply> api_approve(const DelegationTools& tools, const Request& request, RequestScope& scope) {
    const auto body = question_body(request);
    const auto time = body.at("reply_time").get<std::string>();
    const auto sent = scope.db().write([&](UnitOfWork& uow) {
        return open_follow_up(
            uow, tools.mails(), scope.actor(), request.path_value("edition"),
            {.reply_until = {parse_day(body.at("reply_day").get<std::string>()).value_or(Day{}),
                             std::chrono::hours(std::stoi(time.substr(0, 2))) +
                                 std::chrono::minutes(std::stoi(time.substr(3)))},
             .only = body.value("delegation", std::string()),
             .expected = body.at("expected").get<int>()});
    });
    if (!sent) return sent.error();
    return Reply(plenaria::Json{compact({{"count", *sent}})});
}

Result<Reply> api_place(const DelegationTools&, const Request& request, RequestScope& scope) {
    const auto body = question_body(request);
    const auto& edition = request.path_value("edition");
    const auto id = body.at("delegation").get<std::string>(), step = body.at("step").get<std::string>();
    return done_or(scope.db().write([&](UnitOfWork& uow) -> Result<void> {
        if (step == "rules") return place_by_rules(uow, scope.actor(), edition, id);
        return place_by_hand(uow, scope.actor(), edition, id,
                             step == "up" ? ProtocolStep::up : ProtocolStep::down,
                             body.value("reason", std::string()), scope.locale());
    }));
}

}  // namespace

void announce_registration_api(Registrar& registrar, const DelegationTools& tools) {
    using Act = Result<Reply> (*)(const DelegationTools&, const Request&, RequestScope&);
    const auto operation = [&](const Operation& what, Act act) {
        announce(registrar, "events.invite", what,
                 [&tools, act](const Request& request, RequestScope& scope) {
                     return act(tools, request, scope);
                 });
    };
    const char* of_edition = "/api/events/editions/{edition}/registration-form";
    operation({Method::get, of_edition, "events.api_form",
               "What the registration form asks, in its order; those that are no longer asked too.", "",
               question_list},
              api_form);
    operation({Method::post, of_edition, "events.api_add_question", "A new question at the end of the form.",
               new_question, api::id_only},
              api_add_question);
    operation({Method::patch, "/api/events/questions/{question}", "events.api_change_question",
               "Changes what the body names; 409 when somebody else changed it since that revision, 422 also "
               "when answers that are given would mean nothing any more.",
               changed_question, api::done_only},
              api_change_question);
    operation({Method::post, "/api/events/questions/{question}/move", "events.api_move_question",
               "Moves a question past its neighbour of the same stage.", step_wish, api::done_only},
              api_move_question);
    operation({Method::del, "/api/events/questions/{question}", "events.api_remove_question",
               "Takes a question off the form; its answers stay until they are erased. 409 while another one "
               "waits for it.",
               "", api::done_only},
              api_remove_question);
    operation({Method::post, "/api/events/questions/{question}/restore", "events.api_restore_question",
               "Asks a question again, at the end of the form.", "", api::done_only},
              api_restore_question);
    operation({Method::get, "/api/events/delegations/{delegation}/answers", "events.api_answers",
               "What a delegation answered to its registration form. Personal data.", "", answer_list},
              api_answers);
    operation({Method::post, "/api/events/editions/{edition}/delegations/approve", "events.api_approve",
               "Approves registrations, and mails offices their link to the follow-up.", approval_wish,
               message_count},
              api_approve);
    operation({Method::post, "/api/events/editions/{edition}/delegates/order", "events.api_place_delegation",
               "Changes the order of protocol by hand, with a reason.", place_wish, api::done_only},
              api_place);
}

}  // namespace plenaria::events
