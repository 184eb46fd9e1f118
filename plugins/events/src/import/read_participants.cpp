// SPDX-License-Identifier: EUPL-1.2
#include <plenaria/text.hpp>

#include "headings.hpp"
#include "participant_plan.hpp"

namespace plenaria::events {

namespace {

/// Names stand in one column or in two; "Nombre" and "Nom" are the whole name, or half of it beside the other
/// half.
std::string name_in(const TableColumns& columns, const directory::SheetRow& row) {
    const auto name = columns.at(row, "name"), given = columns.at(row, "given"),
               family = columns.at(row, "family");
    if (columns.has("given")) return trim(given + ' ' + (columns.has("family") ? family : name));
    return columns.has("family") ? trim(name + ' ' + family) : name;
}

}  // namespace

Result<std::optional<ParticipantTable>> read_participant_table(
    const directory::Sheet& sheet, const std::map<std::string, std::string>& roles) {
    // Those of our own list of delegates in three languages, and what people write.
    static const std::vector<HeadingNames> headings{
        {"office", {"delegation",   "office",      "city",          "organisation",     "organization",
                    "affiliation",  "institution", "municipality",  "local government", "company",
                    "delegacion",   "oficina",     "ciudad",        "organizacion",     "institucion",
                    "municipio",    "entidad",     "ville",         "bureau",           "commune",
                    "collectivite", "organisme",   "etablissement", "societe"}},
        {"name",
         {"name", "full name", "participant", "nombre", "nombre completo", "participante", "nom",
          "nom complet", "attendee name"}},
        {"given",
         {"first name", "given name", "first names", "given names", "forename", "nombres", "prenom",
          "prenoms"}},
        {"family", {"last name", "family name", "surname", "apellido", "apellidos", "nom de famille"}},
        {"post", {"function", "post", "position", "job title", "cargo", "funcion", "fonction", "poste"}},
        {"role", {"in the delegation", "role", "en la delegacion", "papel", "rol", "dans la delegation"}}};
    using Participants = std::optional<ParticipantTable>;
    const TableColumns columns(sheet.rows.front().cells, headings);
    if (!columns.has("office") || !(columns.has("name") || columns.has("family"))) return Participants();
    if (sheet.rows.size() > most_participants + 1)
        return Error{ErrorCode::too_large,
                     /*t*/ "This file holds more than {max} participants. Import it in parts.",
                     "import",
                     {},
                     {{"max", std::to_string(most_participants)}}};
    Participants table(std::in_place);
    const auto others = columns.others();
    for (const auto place : others) table->other_headings.push_back(trim(sheet.rows.front().cells[place]));
    for (std::size_t i = 1; i < sheet.rows.size(); ++i) {
        const auto& row = sheet.rows[i];
        ForeignParticipant one{.line = row.line,
                               .office = columns.at(row, "office"),
                               .name = name_in(columns, row),
                               .post = columns.at(row, "post")};
        if (const auto found = roles.find(fold(columns.at(row, "role"))); found != roles.end())
            one.role = parse_delegate_role(found->second);
        for (const auto place : others)
            one.others.push_back(place < row.cells.size() ? trim(row.cells[place]) : std::string());
        table->participants.push_back(std::move(one));
    }
    return table;
}

}  // namespace plenaria::events
