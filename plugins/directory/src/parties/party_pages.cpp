// SPDX-License-Identifier: EUPL-1.2
#include "party_pages.hpp"

#include <plenaria/db.hpp>
#include <plenaria/text.hpp>

#include "../cities/city_repository.hpp"
#include "../common_pages.hpp"
#include "../contacts/contact_repository.hpp"
#include "../labels.hpp"
#include "../merge/merge_repository.hpp"
#include "../organisations/organisation_repository.hpp"
#include "../people/mandate_rules.hpp"
#include "../people/person_repository.hpp"
#include "../search/lookup_service.hpp"
#include "party_rules.hpp"
#include "party_service.hpp"
#include "removal.hpp"

namespace plenaria::directory {

PartyExtras read_extras(UnitOfWork& uow, const std::string& party) {
    PartyExtras extras;
    const auto ref = parse_ref(party);
    if (!ref) return extras;
    std::vector<MandateRow> mandates;
    if (ref->kind == PartyKind::city) mandates = mandates_of_city(uow, ref->id);
    if (ref->kind == PartyKind::person) mandates = mandates_of_person(uow, ref->id);
    for (auto& mandate : mandates) {
        const auto person = find_person(uow, mandate.person_id);
        const auto city = find_city(uow, mandate.city_id);
        extras.mandates.push_back({.mandate = std::move(mandate),
                                   .person = person ? person->name : std::string(),
                                   .city = city ? city->name : Names()});
    }
    extras.contacts = contacts_of(uow, party);
    extras.segments = segments_of(uow, party);
    extras.organisations = memberships_of(uow, party);
    for (const auto& merge : merges_into(uow, party)) {
        std::string name;
        for (const auto& [field, value] : stored_fields(uow, merge.gone))
            if (name.empty() && (field == "name" || field == "name_en")) name = value;
        extras.merged.push_back({.merge_id = merge.id, .name = name, .merged_at = merge.merged_at});
    }
    return extras;
}

void set_extras(Model& model, RequestScope& scope, const std::string& party, const PartyExtras& extras) {
    const auto& locale = scope.locale();
    const auto on = today(scope);
    Model::List mandates;
    for (const auto& [mandate, person, city] : extras.mandates)
        mandates.push_back({{"office", mandate.office},
                            {"person", person},
                            {"person_url", scope.url("directory.person", {{"person", mandate.person_id}})},
                            {"city", city.in(locale.language())},
                            {"city_url", scope.url("directory.city", {{"city", mandate.city_id}})},
                            {"time", from_until(mandate, locale)},
                            {"from", to_text(mandate.from)},
                            {"current", holds_on(mandate, on)},
                            {"deputy", !mandate.head},
                            {"remark", mandate.remark},
                            {"has_remark", !mandate.remark.empty()},
                            {"may_end", !mandate.until || *mandate.until > on},
                            {"end_url", scope.url("directory.mandate_end", {{"mandate", mandate.id}})},
                            {"delete_url", scope.url("directory.mandate_delete", {{"mandate", mandate.id}})},
                            {"version", std::to_string(mandate.version)}});
    Model::List contacts;
    for (const auto& contact : extras.contacts)
        contacts.push_back({{"role", locale.t(role_label(contact.role))},
                            {"name", contact.name},
                            {"address", contact.address},
                            {"has_address", !contact.address.empty()},
                            {"post", post_in_words(contact.post, locale)},
                            {"has_post", contact.post.is_known()},
                            {"called", contact.address.empty() ? contact.name : contact.address},
                            {"address_url", "mailto:" + contact.address},
                            {"language", locale.language_name(contact.language)},
                            {"edit_url", scope.url("directory.contact_edit", {{"contact", contact.id}})},
                            {"delete_url", scope.url("directory.contact_delete", {{"contact", contact.id}})},
                            {"version", std::to_string(contact.version)}});
    Model::List segments;
    for (const auto& segment : extras.segments)
        segments.push_back(
            {{"name", segment.name}, {"url", scope.url("directory.segment", {{"segment", segment.id}})}});
    Model::List organisations;
    for (const auto& organisation : extras.organisations)
        organisations.push_back(
            {{"name", organisation.name.in(locale.language())},
             {"url", scope.url("directory.organisation", {{"organisation", organisation.id}})}});
    model.set("has_mandates", !mandates.empty());
    model.set("mandates", std::move(mandates));
    model.set("has_contacts", !contacts.empty());
    model.set("contacts", std::move(contacts));
    model.set("has_segments", !segments.empty());
    model.set("segments", std::move(segments));
    model.set("has_organisations", !organisations.empty());
    model.set("organisations", std::move(organisations));
    Model::List merged;
    for (const auto& [merge_id, name, merged_at] : extras.merged)
        merged.push_back(
            {{"name", name},
             {"when", locale.instant(parse_instant(merged_at).value_or(Instant{}), scope.actor().zone)},
             {"undo_url", scope.url("directory.unmerge", {{"merge", merge_id}})}});
    model.set("has_merged", !merged.empty());
    model.set("merged", std::move(merged));
    model.set("has_history", scope.actor().may("core.read_history"));
    model.set("history_url", scope.actor().may("core.read_history")
                                 ? scope.url("core.history", {{"subject", subject_of(party)}})
                                 : std::string());
    model.set("may_edit", scope.actor().may("directory.edit"));
    model.set("add_contact_url", scope.url("directory.contact_new", {{"party", party}}));
}

std::string join_words(const std::vector<std::string>& words) {
    std::string out;
    for (const auto& word : words) out += (out.empty() ? "" : ", ") + word;
    return out;
}

std::string from_until(const MandateRow& mandate, const Locale& locale) {
    if (!mandate.until) return locale.t("since {from}", {{"from", locale.day(mandate.from)}});
    // Shown is the last day in office; stored is the first day out of it.
    return locale.t("{from} to {last}", {{"from", locale.day(mandate.from)},
                                         {"last", locale.day(*mandate.until - std::chrono::days(1))}});
}

std::string resolve_party(UnitOfWork& uow, const Request& request, const std::string& name,
                          const std::string& kind, Day on, Error& error) {
    if (const auto& ref = request.form_value(name); !ref.empty()) return ref;
    const auto text = trim(clip(request.form_value(name + "_text"), 200));
    if (text.empty()) return {};
    const auto found = refs_called(uow, text, kind, on);
    if (found.size() == 1) return found.front();
    if (found.empty())
        error.fields.push_back({name, "Nothing in the directory is called {text}.", {{"text", text}}});
    else
        error.fields.push_back({name, "Several entries are called like that: write more of the name.", {}});
    return {};
}

}  // namespace plenaria::directory
