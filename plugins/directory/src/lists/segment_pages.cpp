// SPDX-License-Identifier: EUPL-1.2
#include "segment_pages.hpp"

#include <plenaria/text.hpp>

#include "../common_pages.hpp"
#include "../contacts/contact_repository.hpp"
#include "../contacts/contact_service.hpp"
#include "../directory_service.hpp"
#include "../labels.hpp"
#include "../parties/party_pages.hpp"
#include "../parties/party_service.hpp"

namespace plenaria::directory {

namespace {

View segment_form(RequestScope& scope, const Segment& segment, FormPage page) {
    const auto& locale = scope.locale();
    const auto error = [&](const char* field) {
        return page.error != nullptr ? problem_on(field, *page.error, locale) : std::string();
    };
    page.items.push_back(input_item(
        {.label = locale.t("Name"), .name = "name", .value = segment.name, .error = error("name")}));
    page.items.push_back(textarea_item(
        {.label = locale.t("Note"), .name = "note", .value = segment.note, .error = error("note")}));
    return form_view(scope, page);
}

FormPage new_segment_page(RequestScope& scope) {
    return {.title = scope.locale().t("New list"),
            .caption = scope.locale().t("Directory"),
            .action = scope.url("directory.segment_create"),
            .submit = scope.locale().t("Save the list"),
            .cancel = scope.url("directory.segments")};
}

FormPage edit_segment_page(RequestScope& scope, const Segment& stored) {
    return {.title = scope.locale().t("Change {name}", {{"name", stored.name}}),
            .caption = scope.locale().t("Directory"),
            .action = scope.url("directory.segment_change", {{"segment", stored.id}}),
            .submit = scope.locale().t("Save the changes"),
            .cancel = scope.url("directory.segment", {{"segment", stored.id}}),
            .version = stored.version};
}

Result<Segment> find_stored_segment(RequestScope& scope, const std::string& id) {
    return scope.db().read([&](UnitOfWork& uow) -> Result<Segment> {
        auto segment = find_segment(uow, id);
        if (!segment) return Error{ErrorCode::not_found, "This list does not exist.", id};
        return *std::move(segment);
    });
}

Result<Reply> change_segment_members(const Request& request, RequestScope& scope,
                                     Result<void> (*what)(UnitOfWork&, const Actor&, const std::string&,
                                                          const std::string&)) {
    const auto& id = request.path_value("segment");
    auto done = scope.db().write([&](UnitOfWork& uow) -> Result<void> {
        Error error{ErrorCode::invalid_input, "Something in this form needs your attention."};
        const auto party = resolve_party(uow, request, "party", "", today(scope), error);
        if (!error.fields.empty()) return error;
        return what(uow, scope.actor(), id, party);
    });
    if (!done) {
        if (done.error().code != ErrorCode::invalid_input) return std::move(done).error();
        scope.notice(problem_on("party", done.error(), scope.locale()));
    }
    return Redirect{scope.url("directory.segment", {{"segment", id}})};
}

}  // namespace

Result<Reply> list_segments_page(const Request&, RequestScope& scope) {
    const auto& locale = scope.locale();
    auto all = scope.db().read(
        [](UnitOfWork& uow) -> Result<std::vector<SegmentSize>> { return all_segments(uow); });
    if (!all) return std::move(all).error();
    Model::List rows;
    for (const auto& [segment, size] : *all)
        rows.push_back({{"name", segment.name},
                        {"url", scope.url("directory.segment", {{"segment", segment.id}})},
                        {"size", locale.number(size)},
                        {"note", segment.note}});
    return View{.name = "directory/segment/list",
                .model = {{"tabs", tabs(scope, "directory.segments")},
                          {"has_rows", !rows.empty()},
                          {"rows", std::move(rows)},
                          {"may_edit", scope.actor().may("directory.edit")},
                          {"new_url", scope.url("directory.segment_new")}},
                .title = locale.t("Lists")};
}

Result<Reply> new_segment_form(const Request&, RequestScope& scope) {
    return segment_form(scope, {}, new_segment_page(scope));
}

Result<Reply> create_segment_post(const Request& request, RequestScope& scope) {
    const Segment typed{.name = request.form_value("name"), .note = trim(request.form_value("note"))};
    auto made = scope.db().write([&](UnitOfWork& uow) { return create_segment(uow, scope.actor(), typed); });
    if (!made)
        return form_again(made.error(), new_segment_page(scope),
                          [&](FormPage page) { return segment_form(scope, typed, std::move(page)); });
    scope.notice(scope.locale().t("List saved."));
    return Redirect{scope.url("directory.segment", {{"segment", *made}})};
}

Result<Reply> show_segment(const Request& request, RequestScope& scope) {
    const auto& locale = scope.locale();
    const auto& id = request.path_value("segment");
    auto segment = find_stored_segment(scope, id);
    if (!segment) return std::move(segment).error();
    auto members = scope.db().read([&](UnitOfWork& uow) -> Result<std::vector<Party>> {
        return DirectoryService().segment(uow, id, locale.language());
    });
    if (!members) return std::move(members).error();
    Model::List rows;
    for (const auto& member : *members) {
        rows.push_back({{"name", member.name},
                        {"url", path_of(member.ref)},
                        {"ref", member.ref},
                        {"country", member.iso2.empty() ? std::string() : locale.country(member.iso2)},
                        {"region", locale.t(region_label(member.region))}});
    }
    auto party = field_model({.label = locale.t("City or organisation"), .name = "party"});
    party.set("shown", "");
    party.set("suggest_url", scope.url("directory.search", {{"kind", "office"}}) + "&q=");
    party.set("none", locale.t("Nothing found"));
    return View{
        .name = "directory/segment/show",
        .model = {{"name", segment->name},
                  {"note", segment->note},
                  {"has_note", !segment->note.empty()},
                  {"list_url", scope.url("directory.segments")},
                  {"edit_url", scope.url("directory.segment_edit", {{"segment", id}})},
                  {"delete_url", scope.url("directory.segment_delete", {{"segment", id}})},
                  {"version", std::to_string(segment->version)},
                  {"count", locale.n("{n} member", "{n} members", static_cast<long long>(rows.size()))},
                  {"has_members", !rows.empty()},
                  {"members", std::move(rows)},
                  {"party", std::move(party)},
                  {"add_member_url", scope.url("directory.segment_add", {{"segment", id}})},
                  {"remove_member_url", scope.url("directory.segment_remove", {{"segment", id}})},
                  {"may_edit", scope.actor().may("directory.edit")}},
        .title = segment->name};
}

Result<Reply> edit_segment_form(const Request& request, RequestScope& scope) {
    auto stored = find_stored_segment(scope, request.path_value("segment"));
    if (!stored) return std::move(stored).error();
    return segment_form(scope, *stored, edit_segment_page(scope, *stored));
}

Result<Reply> change_segment_post(const Request& request, RequestScope& scope) {
    auto stored = find_stored_segment(scope, request.path_value("segment"));
    if (!stored) return std::move(stored).error();
    Form form(request);
    const Segment typed{.id = stored->id,
                        .name = request.form_value("name"),
                        .note = trim(request.form_value("note")),
                        .version = read_version(form)};
    if (!form.ok()) return form.error();
    auto saved = scope.db().write([&](UnitOfWork& uow) { return change_segment(uow, scope.actor(), typed); });
    if (!saved)
        return form_again(saved.error(), edit_segment_page(scope, *stored), typed.version,
                          differing(fields(*stored), fields(typed)),
                          [&](FormPage page) { return segment_form(scope, typed, std::move(page)); });
    scope.notice(scope.locale().t("Changes saved."));
    return Redirect{scope.url("directory.segment", {{"segment", stored->id}})};
}

Result<Reply> delete_segment_post(const Request& request, RequestScope& scope) {
    Form form(request);
    const auto version = form.number("version", 1, 1'000'000'000, true);
    if (!form.ok()) return form.error();
    auto deleted = scope.db().write([&](UnitOfWork& uow) {
        return delete_segment(uow, scope.actor(), request.path_value("segment"), static_cast<int>(*version));
    });
    if (!deleted) return std::move(deleted).error();
    scope.notice(scope.locale().t("List deleted. Its members stay in the directory."));
    return Redirect{scope.url("directory.segments")};
}

Result<Reply> add_segment_member_post(const Request& request, RequestScope& scope) {
    return change_segment_members(request, scope, &add_to_segment);
}

Result<Reply> remove_segment_member_post(const Request& request, RequestScope& scope) {
    return change_segment_members(request, scope, &take_from_segment);
}

}  // namespace plenaria::directory
