// SPDX-License-Identifier: EUPL-1.2
#include "table_pages.hpp"

#include <algorithm>

#include <plenaria/db.hpp>
#include <plenaria/field.hpp>
#include <plenaria/form.hpp>
#include <plenaria/form_answer.hpp>

#include "summit_pages.hpp"
#include "summit_repository.hpp"
#include "summit_service.hpp"

namespace plenaria::events_gfmd {

namespace {

/// What stands in the form: as typed, or as it is stored.
struct TypedTable {
    std::string code, title, co_chairs, members;
    int revision = 0;

    [[nodiscard]] TableFacts facts() const {
        return {.code = code, .title = title, .co_chairs = lines(co_chairs), .members = lines(members)};
    }
    static std::vector<std::string> lines(const std::string& text) {
        std::vector<std::string> all;
        for (std::size_t at = 0; at <= text.size();) {
            const auto end = std::min(text.find('\n', at), text.size());
            all.push_back(text.substr(at, end - at));
            at = end + 1;
        }
        return all;
    }
};

/// Which form: of a new round table of an edition, or of one that there is.
struct TableForm {
    std::string caption;
    std::string edition;
    std::string table = {};  ///< empty: a new one
};

TypedTable read_typed_table(const Request& request) {
    return {.code = request.form_value("code"),
            .title = request.form_value("title"),
            .co_chairs = request.form_value("co_chairs"),
            .members = request.form_value("members"),
            .revision = read_revision(request)};
}

/// As a form shows it, one a line: countries by their letters, others by their names.
std::string team_lines(const RoundTable& table, TeamRole role) {
    std::string lines;
    for (const auto& member : table.team) {
        if (member.role != role) continue;
        const auto country = country_of(member);
        lines += (lines.empty() ? "" : "\n") + (country.empty() ? member.name : country);
    }
    return lines;
}

View table_form_view(const TableForm& form, const TypedTable& typed, const Error* error,
                     const RequestScope& scope) {
    const auto& locale = scope.locale();
    const auto field = [&](std::string label, const char* name, const std::string& value, std::string hint,
                           const char* width) {
        return field_model({.label = std::move(label),
                            .name = name,
                            .value = value,
                            .hint = std::move(hint),
                            .error = error == nullptr ? std::string() : problem_on(name, *error, locale),
                            .css_class = width,
                            .rows = 5});
    };
    const bool is_new = form.table.empty();
    const UrlValues at{{"edition", form.edition}}, here{{"table", form.table}};
    const auto title = is_new ? locale.t("New round table") : locale.t("Change the round table");
    Model page{
        {"caption", form.caption},
        {"list_url", scope.url("events-gfmd.tables", at)},
        {"heading", title},
        {"action_url",
         is_new ? scope.url("events-gfmd.table_add", at) : scope.url("events-gfmd.table_change", here)},
        {"cancel_url", is_new ? scope.url("events-gfmd.tables", at) : scope.url("events-gfmd.table", here)},
        {"revision", std::to_string(typed.revision)},
        {"code",
         field(locale.t("Number"), "code", typed.code, locale.t("Like 1.1."), "govuk-input--width-4")},
        {"title", field(locale.t("What it is about"), "title", typed.title, {}, "")},
        {"co_chairs", field(locale.t("Co-chairs"), "co_chairs", typed.co_chairs,
                            locale.t("One a line: a country by its two letters, or the name of an "
                                     "organisation or city of the directory."),
                            "")},
        {"members",
         field(locale.t("Team"), "members", typed.members, locale.t("Likewise, one a line."), "")}};
    set_problems(page, error, locale);
    return {.name = "events-gfmd/table/form",
            .model = std::move(page),
            .title = error == nullptr ? title : locale.t("Error: {title}", {{"title", title}}),
            .status = status_of(error)};
}

struct StoredTable {
    RoundTable table;
    std::string caption;
};

Result<StoredTable> stored_table(const SummitTools& tools, const Request& request, RequestScope& scope) {
    return scope.db().read([&](UnitOfWork& uow) -> Result<StoredTable> {
        auto table = table_of(uow, request.path_value("table"));
        if (!table) return std::move(table).error();
        const auto card = tools.editions->edition(uow, table->edition_id, scope.locale().language());
        return StoredTable{*std::move(table), card ? card->title : std::string()};
    });
}

Result<Reply> set_removed(const Request& request, RequestScope& scope, bool removed) {
    const auto& id = request.path_value("table");
    std::string edition;
    auto done = scope.db().write([&](UnitOfWork& uow) -> Result<void> {
        if (const auto table = find_table(uow, id)) edition = table->edition_id;
        return remove_table(uow, scope.actor(), id, removed);
    });
    if (!done) return std::move(done).error();
    if (removed)
        scope.notice(scope.locale().t("The round table was taken off the list."),
                     scope.url("events-gfmd.table_restore", {{"table", id}}));
    return Redirect{scope.url("events-gfmd.tables", {{"edition", edition}})};
}

}  // namespace

Result<Reply> new_table_form(const SummitTools& tools, const Request& request, RequestScope& scope) {
    auto reading = scope.db().read([&](UnitOfWork& uow) {
        return read_summit(uow, *tools.editions, request.path_value("edition"), scope.locale().language());
    });
    if (!reading) return std::move(reading).error();
    return table_form_view({.caption = reading->edition.title, .edition = reading->edition.id}, {}, nullptr,
                           scope);
}

Result<Reply> add_table_post(const SummitTools& tools, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("edition");
    const auto typed = read_typed_table(request);
    std::string caption;
    auto added = scope.db().write([&](UnitOfWork& uow) -> Result<std::string> {
        if (const auto card = tools.editions->edition(uow, id, scope.locale().language()))
            caption = card->title;
        return add_table(uow, *tools.lookup, *tools.editions, scope.actor(), id, typed.facts());
    });
    if (!added) {
        if (!is_for_form(added.error())) return std::move(added).error();
        return table_form_view({.caption = caption, .edition = id}, typed, &added.error(), scope);
    }
    scope.notice(scope.locale().t("The round table was saved."));
    return Redirect{scope.url("events-gfmd.table", {{"table", *added}})};
}

Result<Reply> edit_table_form(const SummitTools& tools, const Request& request, RequestScope& scope) {
    auto stored = stored_table(tools, request, scope);
    if (!stored) return std::move(stored).error();
    const auto& table = stored->table;
    return table_form_view({.caption = stored->caption, .edition = table.edition_id, .table = table.id},
                           {.code = table.code,
                            .title = table.title,
                            .co_chairs = team_lines(table, TeamRole::co_chair),
                            .members = team_lines(table, TeamRole::member),
                            .revision = table.revision},
                           nullptr, scope);
}

Result<Reply> change_table_post(const SummitTools& tools, const Request& request, RequestScope& scope) {
    auto stored = stored_table(tools, request, scope);
    if (!stored) return std::move(stored).error();
    const auto& table = stored->table;
    auto typed = read_typed_table(request);
    auto changed = scope.db().write([&](UnitOfWork& uow) {
        return change_table(uow, *tools.lookup, scope.actor(), table.id, typed.facts(), typed.revision);
    });
    if (!changed) {
        if (!is_for_form(changed.error())) return std::move(changed).error();
        // Saving again after a conflict is a decision: it is made on what is stored now.
        if (changed.error().code == ErrorCode::conflict) typed.revision = table.revision;
        return table_form_view({.caption = stored->caption, .edition = table.edition_id, .table = table.id},
                               typed, &changed.error(), scope);
    }
    scope.notice(scope.locale().t("Changes saved."));
    return Redirect{scope.url("events-gfmd.table", {{"table", table.id}})};
}

Result<Reply> remove_table_post(const SummitTools&, const Request& request, RequestScope& scope) {
    return set_removed(request, scope, true);
}
Result<Reply> restore_table_post(const SummitTools&, const Request& request, RequestScope& scope) {
    return set_removed(request, scope, false);
}

}  // namespace plenaria::events_gfmd
