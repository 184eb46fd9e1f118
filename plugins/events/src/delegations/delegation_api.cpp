// SPDX-License-Identifier: EUPL-1.2
#include "delegation_api.hpp"

#include <plenaria/directory/directory.hpp>
#include <plenaria/operation.hpp>
#include <plenaria/paging.hpp>
#include <plenaria/plugin.hpp>

#include "../api_schemas.hpp"
#include "../editions/edition_repository.hpp"
#include "../editions/edition_service.hpp"
#include "../json.hpp"
#include "delegation_repository.hpp"
#include "invitation_service.hpp"
#include "standing_repository.hpp"

namespace plenaria::events {

namespace {

const std::string delegation_list = api::object(
    R"("reply_until","quota","places","revision","page","pages","total","delegations")",
    R"("page":{"type":"integer"},"pages":{"type":"integer"},"total":{"type":"integer","description":"delegations of all pages"},"revision":{"type":"integer"},"reply_until":{"type":"string","description":"empty: no rules were set yet"},"quota":{"type":"integer"},"places":{"type":"integer","description":"0: as many as come"},"delegations":)" +
        api::list_of(api::object(
            R"("id","party","name","state","quota","people","language")",
            R"("id":{"type":"string"},"party":{"type":"string"},"name":{"type":"string"},"region":{"type":"string"},"language":{"type":"string"},"state":{"enum":["chosen","invited","opened","accepted","deputy","declined","waiting","asked_again"]},"quota":{"type":"integer"},"people":{"type":"integer"},"answered_at":{"type":"string"})")));
const std::string rules_wish = api::object(
    R"("reply_day","reply_time","quota","places","erase_days","revision")",
    R"("reply_day":)" + api::day +
        R"(,"reply_time":{"type":"string","pattern":"^([01][0-9]|2[0-3]):[0-5][0-9]$","description":"in the zone of the edition"},"quota":{"type":"integer","minimum":1,"maximum":50},"places":{"type":"integer","minimum":0,"maximum":100000,"description":"0: as many as come"},"erase_days":{"type":"integer","minimum":0,"maximum":3650},"quota_for_all":{"type":"boolean"},"revision":{"type":"integer","minimum":0,"description":"0: there are none yet"})");
const std::string parties_wish =
    api::object(R"("parties")", R"("parties":{"type":"array","maxItems":1000,"items":)" + api::ref + "}");
const std::string expected_wish = api::object(
    R"("expected")",
    R"("expected":{"type":"integer","minimum":1,"description":"how many messages; another number than are due is a conflict"})");
const std::string count_only = api::object(R"("count")", R"("count":{"type":"integer"})");

constexpr int delegations_of_a_page = 50;

Document wish_in(const Request& request) { return Document::parse(request.body, nullptr, false); }

Result<Reply> count_or(const Result<int>& outcome) {
    if (!outcome) return outcome.error();
    return Reply(Json{compact({{"count", *outcome}}), 200});
}

Result<Reply> api_set_rules(const DelegationTools& tools, const Request& request, RequestScope& scope) {
    const auto body = wish_in(request);
    const auto time = body.at("reply_time").get<std::string>();
    return done_or(scope.db().write([&](UnitOfWork& uow) {
        return set_rules(uow, tools.mails(), scope.actor(), request.path_value("edition"),
                         {.reply_until = {parse_day(body.at("reply_day").get<std::string>()).value_or(Day{}),
                                          std::chrono::hours(std::stoi(time.substr(0, 2))) +
                                              std::chrono::minutes(std::stoi(time.substr(3)))},
                          .quota = body.at("quota").get<int>(),
                          .places = body.at("places").get<int>(),
                          .erase_days = body.at("erase_days").get<int>(),
                          .quota_for_all = body.value("quota_for_all", false),
                          .revision = body.at("revision").get<int>()});
    }));
}

Result<Reply> api_choose(const DelegationTools& tools, const Request& request, RequestScope& scope) {
    const auto parties = wish_in(request).at("parties").get<std::vector<std::string>>();
    return count_or(scope.db().write([&](UnitOfWork& uow) {
        return add_delegations(uow, *tools.directory, scope.actor(), request.path_value("edition"), parties);
    }));
}

Result<Reply> api_invite(const DelegationTools& tools, const Request& request, RequestScope& scope) {
    const auto expected = wish_in(request).at("expected").get<int>();
    return count_or(scope.db().write([&](UnitOfWork& uow) {
        return invite(uow, tools.mails(), scope.actor(), request.path_value("edition"), expected);
    }));
}

Result<Reply> api_remind(const DelegationTools& tools, const Request& request, RequestScope& scope) {
    const auto expected = wish_in(request).at("expected").get<int>();
    return count_or(scope.db().write([&](UnitOfWork& uow) {
        return remind(uow, tools.mails(), scope.actor(), request.path_value("edition"), expected);
    }));
}

}  // namespace

Result<Reply> api_delegations(const DelegationTools&, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("edition");
    if (auto counted = ensure_counted(scope.db(), id); !counted) return std::move(counted).error();
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        if (!find_edition(uow, id)) return edition_unknown(id);
        const auto rules = rules_of(uow, id);
        const auto range = page_range(page_number(request), delegations_of_a_page,
                                      total_of(standing_counts(uow, id)).delegations);
        auto rows = Document::array();
        for (const auto& office : listed_offices(uow, id, {}, range.first, range.last)) {
            const auto& d = office.delegation;
            rows.push_back({{"id", d.id},
                            {"party", d.party},
                            {"name", d.party_name},
                            {"region", d.region},
                            {"language", d.language},
                            {"state", std::string(to_text(office.state))},
                            {"quota", d.quota},
                            {"people", office.people},
                            {"answered_at", d.answered_at ? to_text(*d.answered_at) : std::string()}});
        }
        return Reply(
            Json{compact({{"reply_until", rules.revision > 0 ? to_text(rules.reply_until) : std::string()},
                          {"quota", rules.quota},
                          {"places", rules.places},
                          {"revision", rules.revision},
                          {"page", range.number},
                          {"pages", range.pages},
                          {"total", range.total},
                          {"delegations", std::move(rows)}}),
                 200});
    });
}

void announce_delegation_api(Registrar& registrar, const DelegationTools& tools) {
    using Act = Result<Reply> (*)(const DelegationTools&, const Request&, RequestScope&);
    const auto operation = [&](Method method, const char* path, const char* name, const char* summary,
                               std::string_view request_schema, std::string_view response_schema, Act act) {
        announce(registrar, "events.invite",
                 {.method = method,
                  .path = path,
                  .name = name,
                  .summary = summary,
                  .request_schema = request_schema,
                  .response_schema = response_schema},
                 [&tools, act](const Request& request, RequestScope& scope) {
                     return act(tools, request, scope);
                 });
    };
    operation(Method::get, "/api/events/editions/{edition}/delegations", "events.api_delegations",
              "Who is invited, and how far each office has come, fifty a page (?page=2); no names.", "",
              delegation_list, api_delegations);
    operation(Method::put, "/api/events/editions/{edition}/delegations/rules", "events.api_delegation_rules",
              "By when offices answer, quotas, places, and when names are erased; 409 when somebody else "
              "changed it.",
              rules_wish, done_schema, api_set_rules);
    operation(Method::post, "/api/events/editions/{edition}/delegations", "events.api_choose_delegations",
              "Puts cities on the list; those that are on it stay as they are. 409 while there are no rules.",
              parties_wish, count_only, api_choose);
    operation(Method::post, "/api/events/editions/{edition}/delegations/invite", "events.api_invite",
              "Mails their link to all on the list that were not invited yet.", expected_wish, count_only,
              api_invite);
    operation(Method::post, "/api/events/editions/{edition}/delegations/remind", "events.api_remind",
              "Mails a reminder to the silent.", expected_wish, count_only, api_remind);
}

}  // namespace plenaria::events
