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
    const auto title = locale.t("List of delegates");
    const auto& format = request.query_value("format");
    std::vector<Delegation> delegations;
    std::vector<const Delegation*> order;
    std::vector<std::vector<Delegate>> shown;  // people of the delegations of this page
    PageRange range;
    const auto reading = scope.db().read([&](UnitOfWork& uow) {
        auto found = read_invitations(uow, id, format.empty() ? PeopleRead::counted : PeopleRead::named);
        if (!found) return found;
        delegations = found->delegations();
        order = order_of_protocol(delegations, found->edition.city_ref, locale);
        range = page_range(page_number(request), page_size, static_cast<long long>(order.size()));
        shown.clear();
        for (auto at = range.first; at >= 1 && at <= range.last; ++at)
            shown.push_back(delegates_of(uow, order[static_cast<std::size_t>(at) - 1]->id));
        return found;
    });
    if (!reading) return reading.error();
    if (!format.empty())
        return table_file(*tools.documents, delegate_table(order, title, locale), "delegates", format);
    long long people = 0;
    for (const auto* each : order) people += people_coming(each->people);
    const auto count = static_cast<long long>(order.size());
    Model::List rows;
    for (std::size_t i = 0; i < shown.size(); ++i) {
        const auto* each = order[static_cast<std::size_t>(range.first) - 1 + i];
        Model::List persons;
        for (const auto& person : shown[i]) {
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
    const UrlValues here{{"edition", id}};
    Model page{{"title", title},
               {"event", reading->edition.titles.in(locale.language())},
               {"list_url", scope.url("events.delegations", {{"edition", id}})},
               {"letters_url", scope.url("events.print_letters", {{"edition", id}})},
               {"summary", locale.n("{n} delegation", "{n} delegations", count) + ", " +
                               locale.n("{n} person", "{n} people", people)},
               {"csv_url", with("csv")},
               {"xlsx_url", with("xlsx")},
               {"has_rows", !rows.empty()},
               {"rows", std::move(rows)}};
    set_pages(page, range, {scope, "events.delegates", {}, here}, locale);
    return View{.name = "events/delegations/delegates", .model = std::move(page), .title = title};
}

}  // namespace plenaria::events
