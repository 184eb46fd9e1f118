// SPDX-License-Identifier: EUPL-1.2
#include <plenaria/field.hpp>

namespace plenaria {

Model field_model(const Field& field) {
    return {
        {"id", field.id.empty() ? "f-" + field.name : field.id},
        {"label", field.label},
        {"name", field.name},
        {"value", field.value},
        {"hint", field.hint},
        {"has_hint", !field.hint.empty()},
        {"error", field.error},
        {"has_error", !field.error.empty()},
        {"has_notes", !field.hint.empty() || !field.error.empty()},
        {"type", field.type},
        {"autocomplete", field.autocomplete},
        {"has_autocomplete", !field.autocomplete.empty()},
        {"lang", field.language},
        {"has_lang", !field.language.empty()},
        {"class", field.css_class},
        {"rows", std::to_string(field.rows)},
        {"checked", field.checked},
    };
}

Model choice_model(const Field& field, const std::vector<Choice>& choices) {
    auto model = field_model(field);
    const auto& id = model.find("id")->text();
    Model::List options;
    for (const auto& choice : choices)
        options.push_back(
            {{"option_id", options.empty() ? id : id + "-" + std::to_string(options.size() + 1)},
             {"value", choice.value},
             {"label", choice.label},
             {"hint", choice.hint},
             {"has_hint", !choice.hint.empty()},
             {"selected", choice.selected}});
    model.set("options", std::move(options));
    return model;
}

}  // namespace plenaria
