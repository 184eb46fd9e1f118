// SPDX-License-Identifier: EUPL-1.2
#include <plenaria/operation.hpp>
#include <plenaria/plugin.hpp>

#include "../api_schemas.hpp"
#include "../api_values.hpp"
#include "../json.hpp"
#include "../programme/wall_clock.hpp"
#include "media_pages.hpp"
#include "media_repository.hpp"
#include "media_service.hpp"

namespace plenaria::events {

namespace {

const std::string media_members =
    R"("outlet":{"type":"string","maxLength":200},"kind":{"enum":["print","online","agency","television","radio","photo","freelance"]},"country":{"type":"string","maxLength":2},"name":{"type":"string","maxLength":200},"post":{"type":"string","maxLength":200},"mail":{"type":"string","maxLength":254},"phone":{"type":"string","maxLength":40},"card":{"type":"string","maxLength":100},"language":{"enum":["en","es","fr"]},"note":{"type":"string","maxLength":1000})";
const std::string media_wish = api::object(R"("outlet","name","mail")", media_members);
const std::string media_change =
    api::object(R"("revision")", media_members + R"(,"revision":{"type":"integer"})");
const std::string media_rule_members =
    R"("open":{"type":"boolean","description":"Whether the public form is there"},"until":{"type":"string","description":"2037-11-01T18:00, in the zone of the event"},"words":{"type":"string","maxLength":2000},"erase_days":{"type":"integer","minimum":0,"maximum":3650},"revision":{"type":"integer","description":"0: nobody has said anything yet"})";
const std::string media_rules_wish = api::object(R"("open","until","revision")", media_rule_members);
const std::string media_list = api::object(
    R"("media","rules")",
    R"("rules":)" + api::object("", media_rule_members) + R"(,"media":)" +
        api::list_of(api::object(
            R"("id","outlet","state","revision")",
            media_members +
                R"(,"id":{"type":"string"},"state":{"enum":["asked","granted","refused"]},"reason":{"type":"string"},"badge":{"type":"string","description":"The code on the badge; empty until accreditation is granted"},"admitted_at":{"type":"string"},"revision":{"type":"integer"})")));
const std::string media_decision = api::object(
    R"("state","revision")",
    R"("state":{"enum":["granted","refused"]},"reason":{"type":"string","maxLength":1000,"description":"Of a refusal; the journalist reads it"},"revision":{"type":"integer"})");

void read_media_json(const Document& body, MediaFacts& facts) {
    facts.outlet = body.value("outlet", facts.outlet);
    if (body.contains("kind")) facts.kind = parse_media_kind(body.at("kind").get<std::string>()).value();
    facts.country = body.value("country", facts.country);
    facts.name = body.value("name", facts.name);
    facts.post = body.value("post", facts.post);
    facts.mail = body.value("mail", facts.mail);
    facts.phone = body.value("phone", facts.phone);
    facts.card = body.value("card", facts.card);
    facts.language = body.value("language", facts.language);
    facts.note = body.value("note", facts.note);
}

Document media_body(const Request& request) { return Document::parse(request.body, nullptr, false); }

MediaMailTools mails_of(const MediaTools& tools) { return {*tools.room->renderer, *tools.room->locales}; }

Result<Reply> api_media(const MediaTools&, const Request& request, RequestScope& scope) {
    const auto reading =
        scope.db().read([&](UnitOfWork& uow) { return read_media(uow, request.path_value("edition")); });
    if (!reading) return reading.error();
    auto rows = Document::array();
    for (const auto& person : reading->people) {
        const auto& facts = person.facts;
        rows.push_back({{"id", person.id},
                        {"outlet", facts.outlet},
                        {"kind", std::string(to_text(facts.kind))},
                        {"country", facts.country},
                        {"name", facts.name},
                        {"post", facts.post},
                        {"mail", facts.mail},
                        {"phone", facts.phone},
                        {"card", facts.card},
                        {"language", facts.language},
                        {"note", facts.note},
                        {"state", std::string(to_text(person.state))},
                        {"reason", person.reason},
                        {"badge", person.code},
                        {"admitted_at", person.admitted_at ? to_text(*person.admitted_at) : std::string()},
                        {"revision", person.revision}});
    }
    const auto& rules = reading->rules;
    return Reply(
        plenaria::Json{compact({{"media", std::move(rows)},
                                {"rules",
                                 {{"open", rules.is_open},
                                  {"until", to_text(to_local(rules.open_until, reading->edition.dates.zone))},
                                  {"words", rules.words},
                                  {"erase_days", rules.erase_days},
                                  {"revision", rules.revision}}}})});
}

Result<Reply> api_set_media_rules(const MediaTools&, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("edition");
    const auto body = media_body(request);
    const auto until = parse_local(body.at("until").get<std::string>());
    if (!until)
        return Error{ErrorCode::invalid_input,
                     "Something in this form needs your attention.",
                     {},
                     {{"until", "There is no such time in this time zone."}}};
    return done_or(scope.db().write([&](UnitOfWork& uow) {
        const auto before = media_rules_of(uow, id);
        return set_media_rules(uow, scope.actor(), id,
                               {.is_open = body.at("open").get<bool>(),
                                .open_until = *until,
                                .words = body.value("words", before.words),
                                .erase_days = body.value("erase_days", before.erase_days),
                                .revision = revision_in(body)});
    }));
}

Result<Reply> api_reprint_media(const MediaTools&, const Request& request, RequestScope& scope) {
    return done_or(scope.db().write([&](UnitOfWork& uow) {
        return reprint_media_badge(uow, scope.actor(), request.path_value("media"));
    }));
}

Result<Reply> api_enter_media(const MediaTools& tools, const Request& request, RequestScope& scope) {
    MediaFacts facts;
    read_media_json(media_body(request), facts);
    return id_or(scope.db().write([&](UnitOfWork& uow) {
        return ask_accreditation(uow, mails_of(tools), scope.actor(), request.path_value("edition"), facts,
                                 AskedBy::secretariat);
    }));
}

Result<Reply> api_change_media(const MediaTools&, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("media");
    const auto body = media_body(request);
    return done_or(scope.db().write([&](UnitOfWork& uow) -> Result<void> {
        const auto person = find_media(uow, id);
        if (!person) return media_unknown(id);
        auto facts = person->facts;
        read_media_json(body, facts);
        return change_media(uow, scope.actor(), id, facts, revision_in(body));
    }));
}

Result<Reply> api_decide_media(const MediaTools& tools, const Request& request, RequestScope& scope) {
    const auto body = media_body(request);
    return done_or(scope.db().write([&](UnitOfWork& uow) {
        return decide_media(uow, mails_of(tools), scope.actor(), request.path_value("media"),
                            {.state = parse_media_state(body.at("state").get<std::string>()).value(),
                             .reason = body.value("reason", std::string()),
                             .revision = revision_in(body)});
    }));
}

}  // namespace

void announce_media_api(Registrar& registrar, const MediaTools& tools) {
    using Act = Result<Reply> (*)(const MediaTools&, const Request&, RequestScope&);
    const auto operation = [&](const Operation& what, Act act) {
        announce(registrar, "events.media", what, [&tools, act](const Request& request, RequestScope& scope) {
            return act(tools, request, scope);
        });
    };
    operation({Method::get, "/api/events/editions/{edition}/media", "events.api_media",
               "Journalists who asked for accreditation, and what was decided.", "", media_list},
              api_media);
    operation({Method::post, "/api/events/editions/{edition}/media", "events.api_enter_media",
               "Enters a journalist whose accreditation is to be decided.", media_wish, api::id_only},
              api_enter_media);
    operation({Method::patch, "/api/events/media/{media}", "events.api_change_media",
               "Changes what the body names; 409 when somebody else changed it since that revision.",
               media_change, api::done_only},
              api_change_media);
    operation({Method::post, "/api/events/media/{media}/decide", "events.api_decide_media",
               "Grants or refuses an accreditation, and tells the journalist by mail.", media_decision,
               api::done_only},
              api_decide_media);
    operation(
        {Method::put, "/api/events/editions/{edition}/media-rules", "events.api_set_media_rules",
         "Opens or closes the public form, and says when names are erased; 409 when somebody else changed "
         "it since that revision.",
         media_rules_wish, api::done_only},
        api_set_media_rules);
    operation({Method::post, "/api/events/media/{media}/reprint", "events.api_reprint_media_badge",
               "A new badge for a lost one, of media that are accredited.", "", api::done_only},
              api_reprint_media);
}

}  // namespace plenaria::events
