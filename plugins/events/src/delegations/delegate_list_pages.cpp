// SPDX-License-Identifier: EUPL-1.2
#include "delegate_list_pages.hpp"

#include <plenaria/table_file.hpp>

#include "../common_pages.hpp"
#include "delegation_reading.hpp"
#include "protocol.hpp"

namespace plenaria::events {

namespace {

Table delegate_table(const std::vector<const Delegation*>& order, const std::string& title,
                     const Locale& locale) {
    Table table{.title = title,
                .columns = {{.title = locale.t("Order"), .kind = Table::Kind::number, .width = 8},
                            {.title = locale.t("Delegation"), .width = 30},
                            {.title = locale.t("Country"), .width = 24},
                            {.title = locale.t("In the delegation"), .width = 22},
                            {.title = locale.t("Name"), .width = 34},
                            {.title = locale.t("Function"), .width = 34},
                            {.title = locale.t("Language"), .width = 14}}};
    int number = 0;
    for (const auto* each : order) {
        ++number;
        for (const auto& person : each->people)
            table.rows.push_back({std::to_string(number), each->party_name, locale.country(each->iso2),
                                  locale.t(name_of(person.role)), person.name, person.post,
                                  locale.language_name(each->language)});
    }
    return table;
}

}  // namespace

Result<Reply> delegates_page(const DelegationTools& tools, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("edition");
    const auto& locale = scope.locale();
    const auto reading = scope.db().read([&](UnitOfWork& uow) { return read_invitations(uow, id); });
    if (!reading) return reading.error();
    const auto delegations = reading->delegations();
    const auto order = order_of_protocol(delegations, reading->edition.city_ref, locale);
    const auto title = locale.t("List of delegates");
    if (const auto& format = request.query_value("format"); !format.empty())
        return table_file(*tools.documents, delegate_table(order, title, locale), "delegates", format);
    Model::List rows;
    long long people = 0;
    for (const auto* each : order) {
        Model::List persons;
        for (const auto& person : each->people) {
            people += person.role != DelegateRole::substitute ? 1 : 0;
            persons.push_back({{"role", locale.t(name_of(person.role))},
                               {"name", person.name.empty() ? locale.t("(erased)") : person.name},
                               {"has_post", !person.post.empty()},
                               {"post", person.post}});
        }
        rows.push_back({{"name", each->party_name},
                        {"url", scope.url("events.delegation", {{"delegation", each->id}})},
                        {"country", locale.country(each->iso2)},
                        {"answer", locale.t(name_of(each->answer))},
                        {"people", std::move(persons)}});
    }
    const auto with = [&](const char* wanted) {
        return scope.url("events.delegates", {{"edition", id}, {"format", wanted}});
    };
    const auto count = static_cast<long long>(order.size());
    return View{.name = "events/delegations/delegates",
                .model = {{"title", title},
                          {"event", reading->edition.titles.in(locale.language())},
                          {"list_url", scope.url("events.delegations", {{"edition", id}})},
                          {"summary", locale.n("{n} delegation", "{n} delegations", count) + ", " +
                                          locale.n("{n} person", "{n} people", people)},
                          {"csv_url", with("csv")},
                          {"xlsx_url", with("xlsx")},
                          {"has_rows", !rows.empty()},
                          {"rows", std::move(rows)}},
                .title = title};
}

}  // namespace plenaria::events
