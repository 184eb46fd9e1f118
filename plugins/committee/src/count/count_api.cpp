// SPDX-License-Identifier: EUPL-1.2
#include "count_api.hpp"

#include <nlohmann/json.hpp>

#include <plenaria/operation.hpp>
#include <plenaria/paging.hpp>

#include "count_json.hpp"
#include "kept_count.hpp"

namespace plenaria::committee {

namespace {

using CountJson = nlohmann::ordered_json;

constexpr int counts_an_answer = 100;

constexpr std::string_view count_list_query =
    R"({"type":"object","additionalProperties":false,"properties":{"page":{"type":"integer","minimum":1}}})";

constexpr std::string_view count_list_schema =
    R"({"type":"object","required":["counts","total"],"properties":{"total":{"type":"integer"},"counts":{"type":"array","items":{"type":"object","required":["id","title","rule","seats","seed","reserved","ballots","elected","made_by","made_at"],"properties":{"id":{"type":"string"},"title":{"type":"string"},"rule":{"enum":["scottish","wigm-prf","meek-prf","plurality","approval"]},"seats":{"type":"integer"},"seed":{"type":"string"},"reserved":{"type":"string"},"ballots":{"type":"integer"},"elected":{"type":"array","items":{"type":"string"}},"made_by":{"type":"string"},"made_at":{"type":"string"}}}}}})";

constexpr std::string_view count_order_schema =
    R"({"type":"object","required":["blt","rule"],"additionalProperties":false,"properties":{"blt":{"type":"string","minLength":1},"rule":{"enum":["scottish","wigm-prf","meek-prf","plurality","approval"]},"seats":{"type":"integer","minimum":1,"maximum":500},"seed":{"type":"string","maxLength":200},"reserved":{"type":"string","maxLength":4000}}})";

constexpr std::string_view count_record_schema =
    R"({"type":"object","required":["title","rule","seats","candidates","ballots","valid","invalid","quota","ties","reserved","elected","rounds"],"properties":{"title":{"type":"string"},"rule":{"enum":["scottish","wigm-prf","meek-prf","plurality","approval"]},"seats":{"type":"integer"},"candidates":{"type":"array","items":{"type":"object","required":["number","name","withdrawn"],"properties":{"number":{"type":"integer"},"name":{"type":"string"},"withdrawn":{"type":"boolean"}}}},"ballots":{"type":"integer"},"valid":{"type":"integer"},"invalid":{"type":"integer"},"quota":{"type":["string","null"]},"ties":{"type":"object"},"reserved":{"type":"array","items":{"type":"object","required":["name","least","candidates"]}},"elected":{"type":"array","items":{"type":"string"}},"rounds":{"type":"array","items":{"type":"object","required":["round","quota","totals","standings","non_transferable","lost_to_rounding","transfers","actions"]}}}})";

Result<Reply> api_counts(const Request& request, RequestScope& scope) {
    const auto page = page_number(request);
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        auto counts = CountJson::array();
        for (const auto& kept :
             kept_counts(uow, static_cast<long long>(page - 1) * counts_an_answer, counts_an_answer))
            counts.push_back({{"id", kept.id},
                              {"title", kept.title},
                              {"rule", word_of(kept.rule)},
                              {"seats", kept.seats},
                              {"seed", kept.seed},
                              {"reserved", write_reserved(kept.reserved)},
                              {"ballots", kept.papers},
                              {"elected", kept.elected},
                              {"made_by", kept.made_by},
                              {"made_at", to_text(kept.made_at)}});
        return Reply(plenaria::Json{
            CountJson{{"counts", std::move(counts)}, {"total", number_of_kept_counts(uow)}}.dump()});
    });
}

Result<Reply> api_keep_count(const Request& request, RequestScope& scope) {
    const auto body = CountJson::parse(request.body);
    auto reserved = parse_reserved(body.value("reserved", ""));
    if (!reserved) return std::move(reserved).error();
    CountOrder order{.ballots = body.at("blt").get<std::string>(),
                     .rule = rule_of(body.at("rule").get<std::string>()).value(),
                     .seed = body.value("seed", ""),
                     .reserved = *std::move(reserved)};
    if (body.contains("seats")) order.seats = body.at("seats").get<std::uint32_t>();
    return id_or(keep_count(scope.db(), scope.actor(), order));
}

Result<Reply> api_count(const Request& request, RequestScope& scope) {
    const auto opened = open_count(scope.db(), request.path_value("count"));
    if (!opened) return opened.error();
    return Reply(plenaria::Json{to_json(opened->count, opened->election, scope.locale()).dump()});
}

Result<Reply> api_remove_count(const Request& request, RequestScope& scope) {
    return done_or(remove_count(scope.db(), scope.actor(), request.path_value("count")));
}

Result<Reply> api_restore_count(const Request& request, RequestScope& scope) {
    return done_or(restore_count(scope.db(), scope.actor(), request.path_value("count")));
}

}  // namespace

void announce_count_api(Registrar& registrar, std::string_view permission) {
    announce(registrar, permission,
             {Method::get, "/api/committee/counts", "committee.api_counts",
              "The counts that are kept, the latest first, a hundred a page.", count_list_query,
              count_list_schema},
             api_counts);
    announce(
        registrar, permission,
        {Method::post, "/api/committee/counts", "committee.api_keep_count",
         "Counts the ballots of a BLT file by a rule, and keeps the count.", count_order_schema, id_schema},
        api_keep_count);
    announce(registrar, permission,
             {Method::get, "/api/committee/counts/{count}", "committee.api_count",
              "The full record of a count: every round with totals, transfers and what was done, in words.",
              "", count_record_schema},
             api_count);
    announce(registrar, permission,
             {Method::del, "/api/committee/counts/{count}", "committee.api_remove_count",
              "Removes a count; it can be put back.", "", done_schema},
             api_remove_count);
    announce(registrar, permission,
             {Method::post, "/api/committee/counts/{count}/restore", "committee.api_restore_count",
              "Puts a removed count back.", "", done_schema},
             api_restore_count);
}

}  // namespace plenaria::committee
