// SPDX-License-Identifier: EUPL-1.2
#include "merge_pages.hpp"

#include <unordered_map>

#include "../cities/city_repository.hpp"
#include "../common_pages.hpp"
#include "../import/import_repository.hpp"
#include "../labels.hpp"
#include "../organisations/organisation_repository.hpp"
#include "../parties/party_pages.hpp"
#include "../parties/party_service.hpp"
#include "../parties/removal.hpp"
#include "../people/person_repository.hpp"
#include "duplicates.hpp"
#include "merge_repository.hpp"
#include "merge_service.hpp"

namespace plenaria::directory {

namespace {

constexpr std::size_t most_pairs = 100;

std::string name_of_party(UnitOfWork& uow, const std::string& party, const Locale& locale) {
    const auto ref = parse_ref(party);
    if (!ref) return {};
    if (ref->kind == PartyKind::city)
        if (const auto city = find_city(uow, ref->id))
            return city->name.in(locale.language()) + " (" + locale.country(city->iso2) + ")";
    if (ref->kind == PartyKind::organisation)
        if (const auto organisation = find_organisation(uow, ref->id))
            return organisation->name.in(locale.language());
    if (ref->kind == PartyKind::person)
        if (const auto person = find_person(uow, ref->id)) return person->name;
    return {};
}

std::string compare_url(RequestScope& scope, const std::string& kept, const std::string& gone) {
    return scope.url("directory.merge", {{"kept", kept}, {"gone", gone}});
}

Model counted(const Locale& locale, std::string_view label, std::size_t kept, std::size_t gone) {
    return {{"label", locale.t(label)},
            {"kept", locale.number(static_cast<long long>(kept))},
            {"gone", locale.number(static_cast<long long>(gone))}};
}

/// Fields that both have in common, side by side; those that differ are marked.
Model::List compared(const Locale& locale, const Fields& kept, const Fields& gone) {
    Model::List rows;
    for (std::size_t i = 0; i < kept.size() && i < gone.size(); ++i) {
        if (kept[i].second.empty() && gone[i].second.empty()) continue;
        rows.push_back({{"label", locale.t(field_label(kept[i].first))},
                        {"kept", kept[i].second},
                        {"gone", gone[i].second},
                        {"differs", kept[i].second != gone[i].second}});
    }
    return rows;
}

}  // namespace

Result<Reply> list_duplicates(const Request&, RequestScope& scope) {
    const auto& locale = scope.locale();
    Model::List rows;
    auto read = scope.db().read([&](UnitOfWork& uow) -> Result<void> {
        std::unordered_map<std::string, std::vector<std::string>> aliases = import::all_aliases(uow);
        const auto with_aliases = [&](auto parties, auto ref_of) {
            for (auto& party : parties)
                if (const auto found = aliases.find(ref_of(party.id)); found != aliases.end())
                    party.aliases = found->second;
            return parties;
        };
        auto pairs = duplicates(with_aliases(all_cities(uow), city_ref), most_pairs);
        for (auto& pair : duplicates(with_aliases(all_organisations(uow), organisation_ref), most_pairs))
            pairs.push_back(std::move(pair));
        for (auto& pair : duplicates(with_aliases(all_people(uow), person_ref), most_pairs))
            pairs.push_back(std::move(pair));
        for (const auto& pair : pairs)
            rows.push_back({{"first", name_of_party(uow, pair.first, locale)},
                            {"first_url", path_of(pair.first)},
                            {"second", name_of_party(uow, pair.second, locale)},
                            {"second_url", path_of(pair.second)},
                            {"spelling", pair.spelling},
                            {"compare_url", compare_url(scope, pair.first, pair.second)}});
        return {};
    });
    if (!read) return std::move(read).error();
    return View{.name = "directory/merge/list",
                .model = {{"tabs", tabs(scope, "directory.duplicates")},
                          {"count", locale.n("{n} pair", "{n} pairs", static_cast<long long>(rows.size()))},
                          {"has_rows", !rows.empty()},
                          {"rows", std::move(rows)}},
                .title = locale.t("Duplicates")};
}

Result<Reply> compare_page(const Request& request, RequestScope& scope) {
    const auto& locale = scope.locale();
    const auto& kept = request.query_value("kept");
    const auto& gone = request.query_value("gone");
    Model model;
    auto read = scope.db().read([&](UnitOfWork& uow) -> Result<void> {
        const auto kept_fields = stored_fields(uow, kept);
        const auto gone_fields = stored_fields(uow, gone);
        const auto kept_ref = parse_ref(kept);
        const auto gone_ref = parse_ref(gone);
        if (kept_fields.empty() || gone_fields.empty() || !kept_ref || !gone_ref ||
            kept_ref->kind != gone_ref->kind)
            return Error{ErrorCode::not_found, "This does not exist.", "compare"};
        const auto mine = read_extras(uow, kept);
        const auto theirs = read_extras(uow, gone);
        model = Model{
            {"kept_name", name_of_party(uow, kept, locale)},
            {"gone_name", name_of_party(uow, gone, locale)},
            {"kept_url", path_of(kept)},
            {"gone_url", path_of(gone)},
            {"kept_ref", kept},
            {"gone_ref", gone},
            {"rows", compared(locale, kept_fields, gone_fields)},
            {"counts",
             Model::List{counted(locale, /*t*/ "Mandates", mine.mandates.size(), theirs.mandates.size()),
                         counted(locale, /*t*/ "Contacts", mine.contacts.size(), theirs.contacts.size()),
                         counted(locale, /*t*/ "Lists", mine.segments.size(), theirs.segments.size())}},
            {"submit", locale.t("Merge {gone} into {kept}", {{"gone", name_of_party(uow, gone, locale)},
                                                             {"kept", name_of_party(uow, kept, locale)}})},
            {"action_url", scope.url("directory.merge_post")},
            {"swap_url", compare_url(scope, gone, kept)},
            {"list_url", scope.url("directory.duplicates")}};
        return {};
    });
    if (!read) return std::move(read).error();
    return View{
        .name = "directory/merge/compare", .model = std::move(model), .title = locale.t("Merge two entries")};
}

Result<Reply> merge_post(const Request& request, RequestScope& scope) {
    const auto& kept = request.form_value("kept");
    const auto& gone = request.form_value("gone");
    auto merged = scope.db().write([&](UnitOfWork& uow) { return merge(uow, scope.actor(), kept, gone); });
    if (!merged) return std::move(merged).error();
    scope.notice(scope.locale().t("The two entries are one now."),
                 scope.url("directory.unmerge", {{"merge", *merged}}));
    return Redirect{path_of(kept)};
}

Result<Reply> unmerge_post(const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("merge");
    std::string gone;
    auto undone = scope.db().write([&](UnitOfWork& uow) -> Result<void> {
        if (const auto found = find_merge(uow, id)) gone = found->gone;
        return unmerge(uow, scope.actor(), id);
    });
    if (!undone) return std::move(undone).error();
    scope.notice(scope.locale().t("They are two entries again."));
    return Redirect{path_of(gone)};
}

}  // namespace plenaria::directory
