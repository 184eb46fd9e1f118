// SPDX-License-Identifier: EUPL-1.2
#include "organisation_pages.hpp"

#include <plenaria/table_file.hpp>

#include "../common_pages.hpp"
#include "../contacts/contact_service.hpp"
#include "../directory_service.hpp"
#include "../labels.hpp"
#include "../lists/list_repository.hpp"
#include "../parties/party_pages.hpp"
#include "organisation_repository.hpp"

namespace plenaria::directory {

namespace {

UrlValues organisation_filter_values(const Request& request, const ListFilter& filter) {
    UrlValues values;
    if (!request.query_value("q").empty()) values["q"] = request.query_value("q");
    if (!filter.kind.empty()) values["kind"] = filter.kind;
    if (filter.sort != "name") values["sort"] = filter.sort;
    return values;
}

}  // namespace

Result<Reply> list_organisations_page(const Request& request, RequestScope& scope) {
    const auto& locale = scope.locale();
    const auto filter = read_filter(request, scope);
    const auto page = page_number(request);
    std::vector<Organisation> organisations;
    std::vector<Count> kinds;
    long long total = 0;
    auto read = scope.db().read([&](UnitOfWork& uow) -> Result<void> {
        organisations = list_organisations(uow, filter, paging(page));
        total = count_organisations(uow, filter);
        kinds = count_kinds(uow);
        return {};
    });
    if (!read) return std::move(read).error();

    Model::List rows;
    for (const auto& organisation : organisations)
        rows.push_back({{"name", organisation.name.in(locale.language())},
                        {"url", scope.url("directory.organisation", {{"organisation", organisation.id}})},
                        {"acronym", organisation.acronym.in(locale.language())},
                        {"kind", organisation.kind}});
    std::vector<Choice> kind_choices{
        {.value = "", .label = locale.t("Any"), .selected = filter.kind.empty()}};
    for (const auto& [name, count] : kinds)
        kind_choices.push_back({.value = name,
                                .label = name + " (" + locale.number(count) + ")",
                                .selected = name == filter.kind});
    const auto values = organisation_filter_values(request, filter);
    const ListAddress list(scope, "directory.organisations", values);
    const ListAddress file(scope, "directory.organisations_export", values);
    Model model{{"tabs", tabs(scope, "directory.organisations")},
                {"has_rows", !rows.empty()},
                {"rows", std::move(rows)},
                {"filtered", !values.empty()},
                {"all_url", scope.url("directory.organisations")},
                {"count", locale.n("{n} organisation", "{n} organisations", total)},
                {"search", field_model({.label = locale.t("Name, acronym or spelling"),
                                        .name = "q",
                                        .value = request.query_value("q"),
                                        .type = "search",
                                        .id = "f-search"})},
                {"kind", choice_model({.label = locale.t("Kind"), .name = "kind"}, kind_choices)},
                {"csv_url", file.with("format", "csv")},
                {"xlsx_url", file.with("format", "xlsx")},
                {"may_edit", scope.actor().may("directory.edit")},
                {"new_url", scope.url("directory.organisation_new")}};
    set_pages(model, page_range(page, page_size, total), list, locale);
    return View{
        .name = "directory/organisation/list", .model = std::move(model), .title = locale.t("Organisations")};
}

Result<Reply> export_organisations(Documents& documents, const Request& request, RequestScope& scope) {
    const auto& locale = scope.locale();
    struct Reading {
        std::vector<Organisation> listed;
        PostById posts;
    };
    auto organisations = scope.db().read([&](UnitOfWork& uow) -> Result<Reading> {
        return Reading{list_organisations(uow, read_filter(request, scope), {.offset = 0, .limit = 100'000}),
                       all_posts(uow)};
    });
    if (!organisations) return std::move(organisations).error();
    Table table{.title = locale.t("Organisations")};
    for (const auto* field : {"name_en", "name_es", "name_fr", "acronym_en", "acronym_es", "acronym_fr",
                              "kind", "iso2", "website"})
        table.columns.push_back({.title = locale.t(field_label(field))});
    add_post_columns(table, locale);
    for (const auto& o : organisations->listed) {
        table.rows.push_back({o.name.en, o.name.es, o.name.fr, o.acronym.en, o.acronym.es, o.acronym.fr,
                              o.kind, o.iso2, o.website});
        add_post_cells(table, organisations->posts, o.id);
    }
    return table_file(documents, table, "organisations", request.query_value("format"));
}

Result<Reply> show_organisation(const Request& request, RequestScope& scope) {
    const auto& locale = scope.locale();
    const auto& id = request.path_value("organisation");
    std::optional<Organisation> organisation;
    std::optional<Ref> stands;
    PartyExtras extras;
    std::vector<Party> members;
    auto read = scope.db().read([&](UnitOfWork& uow) -> Result<void> {
        organisation = find_organisation(uow, id);
        if (!organisation) return Error{ErrorCode::not_found, "This organisation does not exist.", id};
        stands = standing(uow, organisation_ref(id));
        extras = read_extras(uow, organisation_ref(id));
        members = DirectoryService().parties(uow, members_of(uow, id), locale.language());
        return {};
    });
    if (!read) return std::move(read).error();
    if (!organisation->merged_into.empty() && stands)
        return Redirect{scope.url("directory.organisation", {{"organisation", stands->id}})};

    Model::List facts;
    for (const auto& [name, value] : fields(*organisation)) {
        if (value.empty() || name.starts_with("post_")) continue;
        auto shown = value;
        if (name == "aliases") shown = join_words(organisation->aliases);
        if (name == "iso2") shown = locale.country(value);
        if (name == "language") shown = locale.language_name(value);
        facts.push_back({{"key", locale.t(field_label(name))},
                         {"value", shown},
                         {"has_change", false},
                         {"change_url", ""}});
    }
    if (const auto post = post_in_words(organisation->post, locale); !post.empty())
        facts.push_back({{"key", locale.t("Postal address")},
                         {"value", post},
                         {"has_change", false},
                         {"change_url", ""}});
    Model::List member_rows;
    for (const auto& member : members) member_rows.push_back({{"name", member.name}, {"ref", member.ref}});
    Model model{{"name", organisation->name.in(locale.language())},
                {"acronym", organisation->acronym.in(locale.language())},
                {"list_url", scope.url("directory.organisations")},
                {"edit_url", scope.url("directory.organisation_edit", {{"organisation", id}})},
                {"rows", std::move(facts)},
                {"has_members", !member_rows.empty()},
                {"members", std::move(member_rows)},
                {"add_member_url", scope.url("directory.organisation_join", {{"organisation", id}})},
                {"remove_member_url", scope.url("directory.organisation_leave", {{"organisation", id}})}};
    auto party = field_model({.label = locale.t("City or organisation"), .name = "party"});
    party.set("shown", "");
    party.set("suggest_url", scope.url("directory.search", {{"kind", "office"}}) + "&q=");
    party.set("none", locale.t("Nothing found"));
    model.set("party", std::move(party));
    set_extras(model, scope, organisation_ref(id), extras);
    return View{.name = "directory/organisation/show",
                .model = std::move(model),
                .title = organisation->name.in(locale.language())};
}

namespace {

Result<Reply> change_organisation_members(const Request& request, RequestScope& scope,
                                          Result<void> (*what)(UnitOfWork&, const Actor&, const std::string&,
                                                               const std::string&)) {
    const auto& id = request.path_value("organisation");
    auto done = scope.db().write([&](UnitOfWork& uow) -> Result<void> {
        Error error{ErrorCode::invalid_input, "Something in this form needs your attention."};
        const auto party = resolve_party(uow, request, "party", "", today(scope), error);
        if (!error.fields.empty()) return error;
        return what(uow, scope.actor(), id, party);
    });
    if (!done) {
        if (done.error().code != ErrorCode::invalid_input) return std::move(done).error();
        // The form is one field: the sentence stands at the top of the page that is shown again.
        scope.notice(problem_on("party", done.error(), scope.locale()));
    }
    return Redirect{scope.url("directory.organisation", {{"organisation", id}})};
}

}  // namespace

Result<Reply> add_member(const Request& request, RequestScope& scope) {
    return change_organisation_members(request, scope, &join_organisation);
}

Result<Reply> remove_member(const Request& request, RequestScope& scope) {
    return change_organisation_members(request, scope, &leave_organisation);
}

}  // namespace plenaria::directory
