// SPDX-License-Identifier: EUPL-1.2
#include "session_version_pages.hpp"

#include <plenaria/field.hpp>
#include <plenaria/form.hpp>
#include <plenaria/statements/versions.hpp>
#include <plenaria/text.hpp>

namespace plenaria::events {

void name_version(UnitOfWork& uow, statements::Versions* versions, const Actor& reader,
                  std::string_view language, SessionVersion& version) {
    if (versions == nullptr || version.id.empty()) return;
    auto found = versions->version(uow, reader, version.id, language);
    if (!found) return;
    version.name = std::move(found->label);
    version.path = std::move(found->path);
}

Model version_field(const std::string& id, const std::string& shown, const Error* error,
                    const RequestScope& scope) {
    const auto& locale = scope.locale();
    auto model =
        field_model({.label = locale.t("Version of a statement that it discusses"),
                     .name = "version",
                     .value = id,
                     .hint = locale.t("Words of its title. It may stay empty."),
                     .error = error == nullptr ? std::string() : problem_on("version", *error, locale)});
    model.set("shown", shown);
    // Who may read no statements leaves what stands there; the suggestions are a page of that room.
    const bool suggests = scope.actor().may("statements.view");
    model.set("suggest_url", suggests ? scope.url("statements.find_version") + "?q=" : std::string());
    model.set("none", locale.t("Nothing found"));
    return model;
}

std::string read_version(UnitOfWork& uow, statements::Versions* versions, const Request& request,
                         const RequestScope& scope, const SessionVersion& before,
                         std::vector<FieldError>& problems) {
    if (versions == nullptr || !request.form.contains("version_text")) return before.id;
    const auto& id = request.form_value("version");
    const auto text = trim(request.form_value("version_text"));
    if (text.empty()) return {};
    const auto language = scope.locale().language();
    if (!id.empty()) {
        if (id == before.id && text == before.name) return id;
        if (const auto chosen = versions->version(uow, scope.actor(), id, language);
            chosen && chosen->label == text)
            return chosen->id;
    }
    const auto found = versions->called(uow, scope.actor(), text, language);
    if (found.size() == 1) return found.front().id;
    if (found.empty())
        problems.push_back({"version", /*t*/ "No issued version is called {text}.", {{"text", text}}});
    else
        problems.push_back(
            {"version", /*t*/ "Several versions are called like that: choose one from the list.", {}});
    return {};
}

}  // namespace plenaria::events
