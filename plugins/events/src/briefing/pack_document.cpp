// SPDX-License-Identifier: EUPL-1.2
#include "pack_document.hpp"

#include <plenaria/statements/versions.hpp>

#include "../editions/edition_service.hpp"
#include "../json.hpp"
#include "pack_words.hpp"
#include "zip_file.hpp"

namespace plenaria::events {

namespace {

Error stopped_packing() { return {ErrorCode::conflict, "The document could not be made.", "stopped"}; }

/// Titles and fingerprints of issued versions, as whoever may look at statements sees them. The programme
/// that names them is public.
Actor pack_reader() {
    auto reader = job_actor(packs_kind);
    reader.permits = std::make_shared<const std::vector<Permit>>(std::vector<Permit>{{"statements.view"}});
    return reader;
}

PackSurroundings surroundings_of(UnitOfWork& uow, const RoomTools& tools, const PackReading& reading,
                                 const PackPerson& person, const Locale& locale) {
    PackSurroundings around{.place = place_words(uow, *tools.lookup, reading.edition, locale)};
    if (!reading.released) return around;
    around.programme_url = tools.addresses->absolute(
        tools.addresses->path("events.public_programme", {{"edition", reading.edition.id}}));
    if (tools.versions == nullptr) return around;
    const auto reader = pack_reader();
    for (const auto& [session, sequence] : reading.released->programme->sessions) {
        const auto& id = session.version.id;
        if (id.empty() || around.versions.contains(id) || roles_in(session, person).empty()) continue;
        if (auto version = tools.versions->version(uow, reader, id, locale.language())) {
            version->path = tools.addresses->absolute(version->path);
            around.versions[id] = *std::move(version);
        }
    }
    return around;
}

}  // namespace

Result<MadeDocument> make_pack(Database& db, const RoomTools& tools, const PackReading& reading,
                               const PackPerson& person) {
    const auto& locale = tools.locales->get(person.language, "events");
    const auto around = db.read([&](UnitOfWork& uow) -> Result<PackSurroundings> {
        return surroundings_of(uow, tools, reading, person, locale);
    });
    if (!around) return around.error();
    const EditionFormat format(tools.formats, reading.edition.format);
    auto pdf = tools.documents->convert(
        DocumentFormat::pdf,
        tools.renderer->render("events/print/briefing", pack_model(reading, person, *around, format, locale),
                               locale.language()));
    if (!pdf) return std::move(pdf).error();
    const auto name = file_name_of(person.party_name + ' ' + person.name);
    return MadeDocument{"briefing-" + (name.empty() ? "pack" : name) + ".pdf",
                        std::string(content_type(DocumentFormat::pdf)), *std::move(pdf)};
}

DocumentOrder packs_order(const std::string& edition_id, PackChoice choice, std::string title,
                          std::string back_path) {
    return {.kind = std::string(packs_kind),
            .wish = compact({{"edition", edition_id}, {"everybody", choice == PackChoice::everybody}}),
            .title = std::move(title),
            .permission = "events.invite",
            .back_path = std::move(back_path)};
}

Result<MadeDocument> PacksKind::make(std::string_view wish, std::string_view,
                                     const MakingProgress& progress) {
    const auto wanted = Document::parse(wish);
    const auto id = wanted.at("edition").get<std::string>();
    const bool everybody = wanted.at("everybody").get<bool>();
    const auto reading =
        db_->read([&](UnitOfWork& uow) { return read_packs(uow, *tools_.lookup, tools_.directory, id); });
    if (!reading) return reading.error();
    std::vector<const PackPerson*> people;
    for (const auto& person : reading->people)
        if (everybody || person.leads) people.push_back(&person);
    if (people.empty()) return edition_unknown(id);
    std::vector<ZippedFile> files;
    for (const auto* person : people) {
        auto made = make_pack(*db_, tools_, *reading, *person);
        if (!made) return std::move(made).error();
        files.push_back({std::move(made->file_name), std::move(made->bytes)});
        if (!progress(static_cast<long long>(files.size()), static_cast<long long>(people.size())))
            return stopped_packing();
    }
    return MadeDocument{"briefings.zip", "application/zip", zip_of(std::move(files))};
}

}  // namespace plenaria::events
