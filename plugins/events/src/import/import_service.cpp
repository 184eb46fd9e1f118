// SPDX-License-Identifier: EUPL-1.2
#include "import_service.hpp"

#include <plenaria/id.hpp>
#include <plenaria/text.hpp>

#include "../delegations/delegation_repository.hpp"
#include "../editions/edition_repository.hpp"
#include "../editions/edition_service.hpp"
#include "../editions/place.hpp"
#include "../json.hpp"
#include "apply_participants.hpp"
#include "apply_programme.hpp"
#include "import_effect_repository.hpp"

namespace plenaria::events {

namespace {

constexpr std::chrono::days preview_lasts(7);

Error import_unknown(const std::string& id) {
    return {ErrorCode::not_found, /*t*/ "This import does not exist.", id};
}

Result<Import> open_import(UnitOfWork& uow, const Actor& actor, const std::string& id) {
    auto import = import_for(uow, actor, id);
    if (import && import->state != ImportState::preview)
        return Error{ErrorCode::conflict, /*t*/ "This import has been applied or given up already.", id};
    return import;
}

struct StoredFileOfImport {
    Import import;
    Edition edition;
    std::string place;
    std::string bytes;
};
Result<StoredFileOfImport> load_import(UnitOfWork& uow, const ImportTools& tools, const Actor& actor,
                                       const std::string& id) {
    auto import = import_for(uow, actor, id);
    if (!import) return std::move(import).error();
    auto edition = find_edition(uow, import->edition_id);
    if (!edition) return edition_unknown(import->edition_id);
    auto place =
        place_words(uow, *tools.lookup, *edition, tools.locales->get(edition->titles.original, "events"));
    auto bytes = bytes_of(uow, id);
    return StoredFileOfImport{*std::move(import), *std::move(edition), std::move(place), std::move(bytes)};
}

std::string facts_of_import(const Import& import, const char* name, int value) {
    return compact({{"kind", std::string(to_text(import.kind))}, {"file", import.sha256}, {name, value}});
}

}  // namespace

std::string import_subject(const std::string& id) { return "events.import/" + id; }

Result<Import> import_for(UnitOfWork& uow, const Actor& actor, const std::string& id) {
    auto import = find_import(uow, id);
    if (!import) return import_unknown(id);
    if (import->kind == ImportKind::participants && !actor.may("events.invite"))
        return Error{ErrorCode::forbidden, /*t*/ "You may not invite to this event.", id};
    return *std::move(import);
}

Result<std::string> upload_import(Database& db, const ImportTools& tools, const Actor& actor,
                                  const std::string& edition_id, std::string_view file_name,
                                  std::string_view bytes) {
    struct Place {
        Edition edition;
        std::string words;
    };
    auto place = db.read([&](UnitOfWork& uow) -> Result<Place> {
        auto edition = find_edition(uow, edition_id);
        if (!edition) return edition_unknown(edition_id);
        auto words =
            place_words(uow, *tools.lookup, *edition, tools.locales->get(edition->titles.original, "events"));
        return Place{*std::move(edition), std::move(words)};
    });
    if (!place) return std::move(place).error();
    // Outside of any transaction: ten thousand rows take a moment.
    const auto file = read_foreign(bytes, tools, place->edition, place->words);
    if (!file) return file.error();
    if (file->kind == ImportKind::participants && !actor.may("events.invite"))
        return Error{ErrorCode::forbidden, /*t*/ "You may not invite to this event.", edition_id};
    return db.write([&](UnitOfWork& uow) -> Result<std::string> {
        forget_imports(uow);
        Import import{.id = new_id(),
                      .edition_id = edition_id,
                      .kind = file->kind,
                      .file_name = is_utf8(file_name) ? trim(file_name) : std::string("?"),
                      .sha256 = sha256_hex(bytes),
                      .created_by = actor.name,
                      .created_at = uow.now()};
        while (length(import.file_name) > 200) import.file_name.pop_back();
        insert(uow, import, bytes);
        uow.record(actor, "events.upload_import", import_subject(import.id), "",
                   facts_of_import(import, "rows", static_cast<int>(file->rows())));
        return import.id;
    });
}

Result<PlannedImport> preview_import(Database& db, const ImportTools& tools, const Actor& actor,
                                     const std::string& id) {
    auto stored = db.read([&](UnitOfWork& uow) { return load_import(uow, tools, actor, id); });
    if (!stored) return std::move(stored).error();
    if (stored->import.state != ImportState::preview)
        return PlannedImport{.import = std::move(stored->import), .edition = std::move(stored->edition)};
    const auto file = read_foreign(stored->bytes, tools, stored->edition, stored->place);
    if (!file) return file.error();
    return db.read([&](UnitOfWork& uow) -> Result<PlannedImport> {
        return plan_import(uow, tools, stored->import, stored->edition, *file);
    });
}

Result<void> answer_import(Database& db, const Actor& actor, const std::string& id,
                           const ImportAnswers& answers) {
    return db.write([&](UnitOfWork& uow) -> Result<void> {
        const auto import = open_import(uow, actor, id);
        if (!import) return import.error();
        put_answers(uow, import->edition_id, answers);
        uow.record(actor, "events.answer_import", import_subject(id), "",
                   facts_of_import(*import, "answers", static_cast<int>(answers.size())));
        return {};
    });
}

Result<Import> apply_import(Database& db, const ImportTools& tools, const Actor& actor, const std::string& id,
                            std::string_view fingerprint) {
    auto stored = db.read([&](UnitOfWork& uow) { return load_import(uow, tools, actor, id); });
    if (!stored) return std::move(stored).error();
    const auto file = read_foreign(stored->bytes, tools, stored->edition, stored->place);
    if (!file && stored->import.state == ImportState::preview) return file.error();
    return db.write([&](UnitOfWork& uow) -> Result<Import> {
        // Before anything is read: nobody changes the programme between the comparison and what follows from
        // it.
        touch(uow, stored->edition.id);
        hold_invitations(uow, stored->edition.id);
        auto import = open_import(uow, actor, id);
        if (!import) return std::move(import).error();
        auto planned = plan_import(uow, tools, *import, *find_edition(uow, stored->edition.id), *file);
        if (planned.fingerprint != fingerprint)
            return Error{
                ErrorCode::conflict,
                /*t*/
                "Something has changed since this preview was shown. Nothing was written: look at it "
                "again.",
                id};
        const bool participants = import->kind == ImportKind::participants;
        auto applied = participants ? apply_participants(uow, tools, actor, planned)
                                    : apply_programme(uow, tools, actor, planned);
        if (!applied) return std::move(applied).error();
        auto& ended = planned.import;
        ended.state = ImportState::applied;
        ended.rows_new = planned.count(RowFate::fresh);
        ended.rows_changed = planned.count(RowFate::changed);
        end_import(uow, ended);
        uow.record(actor, "events.apply_import", import_subject(id), "",
                   compact({{"kind", std::string(to_text(ended.kind))},
                            {"file", ended.sha256},
                            {"new", ended.rows_new},
                            {"changed", ended.rows_changed}}));
        return ended;
    });
}

void forget_imports(UnitOfWork& uow, const std::string& edition) {
    const auto before = uow.now() - preview_lasts;
    for (auto& import : open_imports(uow, before, edition)) {
        if (import.created_at >= before && import.kind != ImportKind::participants) continue;
        import.state = ImportState::given_up;
        end_import(uow, import);
    }
    forget_old_effects(uow, edition);
}

Result<void> give_up_import(Database& db, const Actor& actor, const std::string& id) {
    return db.write([&](UnitOfWork& uow) -> Result<void> {
        auto import = open_import(uow, actor, id);
        if (!import) return std::move(import).error();
        import->state = ImportState::given_up;
        end_import(uow, *import);
        uow.record(actor, "events.give_up_import", import_subject(id), "", "");
        return {};
    });
}

}  // namespace plenaria::events
