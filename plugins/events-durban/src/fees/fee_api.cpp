// SPDX-License-Identifier: EUPL-1.2
#include "fee_api.hpp"

#include <plenaria/operation.hpp>
#include <plenaria/plugin.hpp>

#include "../json.hpp"
#include "due_service.hpp"
#include "fee_repository.hpp"

namespace plenaria::events_durban {

namespace {

const std::string distance_schema =
    R"({"type":"object","required":["amount","unit"],"properties":{"amount":{"type":"integer","minimum":0,"maximum":3660,"description":"Before the opening; 0: no such day"},"unit":{"enum":["days","weeks","months"]}}})";
const std::string kind_members =
    R"("name_en":{"type":"string","maxLength":200},"name_es":{"type":"string","maxLength":200},"name_fr":{"type":"string","maxLength":200},"segment":{"type":"string","maxLength":60,"description":"Id of a list of the directory whose members fall into this kind"},"for_others":{"type":"boolean"},"currency":{"type":"string","minLength":3,"maxLength":3},"fee":{"type":"integer","minimum":0,"maximum":100000000000,"description":"Of a person, in minor units of the currency"},"early_fee":{"type":"integer","minimum":0,"maximum":100000000000},"early_until":)" +
    distance_schema +
    R"(,"quota":{"type":"integer","minimum":1,"maximum":50},"votes":{"type":"integer","minimum":0,"maximum":50})";
const std::string new_kind =
    R"({"type":"object","required":["currency","fee"],"properties":{)" + kind_members + "}}";
const std::string changed_kind =
    R"({"type":"object","required":["revision"],"properties":{"revision":{"type":"integer"},)" +
    kind_members + "}}";
const std::string rule_members =
    R"("full_until":)" + distance_schema +
    R"(,"part_percent":{"type":"integer","minimum":0,"maximum":100},"part_until":)" + distance_schema +
    R"(,"pay_to":{"type":"string","maxLength":2000},"erase_days":{"type":"integer","minimum":0,"maximum":3650},"revision":{"type":"integer","description":"0: nobody has said anything yet"})";
const std::string rules_wish =
    R"({"type":"object","required":["revision"],"properties":{)" + rule_members + "}}";
const std::string fee_list =
    R"({"type":"object","required":["kinds","rules"],"properties":{"kinds":{"type":"array","items":{"type":"object","required":["id","currency","fee","quota","votes","revision"],"properties":{"id":{"type":"string"},"revision":{"type":"integer"},)" +
    kind_members + R"(}}},"rules":{"type":"object","properties":{)" + rule_members + "}}}}";

Document distance_json(const std::optional<events::Distance>& distance) {
    return {{"amount", distance ? distance->amount : 0},
            {"unit", std::string(to_text(distance ? distance->unit : events::Unit::weeks))}};
}

std::optional<events::Distance> distance_in(const Document& body, const char* name,
                                            const std::optional<events::Distance>& before) {
    if (!body.contains(name)) return before;
    const auto& json = body.at(name);
    const auto amount = json.at("amount").get<int>();
    if (amount == 0) return std::nullopt;
    return events::Distance{.amount = amount, .unit = parse_unit(json.at("unit").get<std::string>()).value()};
}

Document fee_body(const Request& request) { return Document::parse(request.body, nullptr, false); }

/// Members that are absent stay as they are.
void read_kind(const Document& body, FeeFacts& facts) {
    facts.names.en = body.value("name_en", facts.names.en);
    facts.names.es = body.value("name_es", facts.names.es);
    facts.names.fr = body.value("name_fr", facts.names.fr);
    facts.segment = body.value("segment", facts.segment);
    facts.for_others = body.value("for_others", facts.for_others);
    facts.currency = body.value("currency", facts.currency);
    facts.fee = body.value("fee", facts.fee);
    facts.early_fee = body.value("early_fee", facts.early_fee);
    facts.early_until = distance_in(body, "early_until", facts.early_until);
    facts.quota = body.value("quota", facts.quota);
    facts.votes = body.value("votes", facts.votes);
}

Result<Reply> api_fees(const FeeTools& tools, const Request& request, RequestScope& scope) {
    const auto fees = scope.db().read(
        [&](UnitOfWork& uow) { return read_fees(uow, tools, request.path_value("edition"), "en"); });
    if (!fees) return fees.error();
    auto kinds = Document::array();
    for (const auto& kind : fees->kinds) {
        const auto& facts = kind.facts;
        kinds.push_back({{"id", kind.id},
                         {"name_en", facts.names.en},
                         {"name_es", facts.names.es},
                         {"name_fr", facts.names.fr},
                         {"segment", facts.segment},
                         {"for_others", facts.for_others},
                         {"currency", facts.currency},
                         {"fee", facts.fee},
                         {"early_fee", facts.early_fee},
                         {"early_until", distance_json(facts.early_until)},
                         {"quota", facts.quota},
                         {"votes", facts.votes},
                         {"revision", kind.revision}});
    }
    const auto& rules = fees->rules;
    return Reply(plenaria::Json{compact({{"kinds", std::move(kinds)},
                                         {"rules",
                                          {{"full_until", distance_json(rules.full_until)},
                                           {"part_percent", rules.part_percent},
                                           {"part_until", distance_json(rules.part_until)},
                                           {"pay_to", rules.pay_to},
                                           {"erase_days", rules.erase_days},
                                           {"revision", rules.revision}}}})});
}

Result<Reply> api_enter_kind(const FeeTools& tools, const Request& request, RequestScope& scope) {
    FeeFacts facts;
    read_kind(fee_body(request), facts);
    return id_or(scope.db().write([&](UnitOfWork& uow) {
        return enter_fee_kind(uow, tools, scope.actor(), request.path_value("edition"), facts);
    }));
}

Result<Reply> api_change_kind(const FeeTools& tools, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("fee_kind");
    const auto body = fee_body(request);
    return done_or(scope.db().write([&](UnitOfWork& uow) -> Result<void> {
        const auto kind = find_fee_kind(uow, id);
        if (!kind) return fee_kind_unknown(id);
        auto facts = kind->facts;
        read_kind(body, facts);
        return change_fee_kind(uow, tools, scope.actor(), id, facts, body.at("revision").get<int>());
    }));
}

Result<Reply> api_remove_kind(const FeeTools&, const Request& request, RequestScope& scope) {
    return done_or(scope.db().write([&](UnitOfWork& uow) {
        return remove_fee_kind(uow, scope.actor(), request.path_value("fee_kind"));
    }));
}

Result<Reply> api_set_rules(const FeeTools& tools, const Request& request, RequestScope& scope) {
    const auto& edition = request.path_value("edition");
    const auto body = fee_body(request);
    return done_or(scope.db().write([&](UnitOfWork& uow) {
        auto rules = fee_rules_of(uow, edition);
        rules.full_until = distance_in(body, "full_until", rules.full_until);
        rules.part_percent = body.value("part_percent", rules.part_percent);
        rules.part_until = distance_in(body, "part_until", rules.part_until);
        rules.pay_to = body.value("pay_to", rules.pay_to);
        rules.erase_days = body.value("erase_days", rules.erase_days);
        rules.revision = body.at("revision").get<int>();
        return set_fee_rules(uow, tools, scope.actor(), rules);
    }));
}

}  // namespace

void announce_fee_api(Registrar& registrar, const FeeTools& tools) {
    using Act = Result<Reply> (*)(const FeeTools&, const Request&, RequestScope&);
    const auto operation = [&](const Operation& what, Act act) {
        announce(registrar, "events-durban.fees", what,
                 [&tools, act](const Request& request, RequestScope& scope) {
                     return act(tools, request, scope);
                 });
    };
    operation({Method::get, "/api/events/editions/{edition}/durban/fees", "events-durban.api_fees",
               "The kinds of participation of a congress with their fees and quotas, and what holds for all.",
               "", fee_list},
              api_fees);
    operation({Method::post, "/api/events/editions/{edition}/durban/fees", "events-durban.api_enter_fee_kind",
               "A new kind of participation.", new_kind, id_schema},
              api_enter_kind);
    operation({Method::patch, "/api/events/durban/fee-kinds/{fee_kind}", "events-durban.api_change_fee_kind",
               "Changes what the body names; 422 with each delegation that has registered more than a lower "
               "quota allows; 409 when somebody else changed it since that revision.",
               changed_kind, done_schema},
              api_change_kind);
    operation({Method::del, "/api/events/durban/fee-kinds/{fee_kind}", "events-durban.api_remove_fee_kind",
               "Removes a kind in which no delegation takes part.", "", done_schema},
              api_remove_kind);
    operation(
        {Method::patch, "/api/events/editions/{edition}/durban/fee-rules", "events-durban.api_set_fee_rules",
         "Until when who withdraws is paid back, where to pay, when notes are emptied; 409 when somebody "
         "else changed it since that revision.",
         rules_wish, done_schema},
        api_set_rules);
}

}  // namespace plenaria::events_durban
