// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// Files that are read into the congress of Durban.

#include "src/import/import_service.hpp"
#include "tests/import/small_sheets.hpp"
#include "tests/programme/stage.hpp"

namespace plenaria::events {

class IntakeRoom : public StageRoom {
protected:
    ImportTools intake() {
        return {.lookup = &lookup, .sheets = &sheets, .formats = &formats, .locales = &locales};
    }
    Result<std::string> try_upload(const std::string& bytes, const std::string& edition, const Actor& actor) {
        return upload_import(db(), intake(), actor, edition, "file", bytes);
    }
    std::string upload(const std::string& bytes, const std::string& edition) {
        const auto made = try_upload(bytes, edition, lucia);
        EXPECT_TRUE(made.has_value()) << made.error().message;
        return made ? *made : std::string();
    }
    std::string upload(const std::string& bytes) { return upload(bytes, congress); }
    PlannedImport preview(const std::string& id) {
        auto planned = preview_import(db(), intake(), lucia, id);
        EXPECT_TRUE(planned.has_value()) << planned.error().message;
        return planned ? *std::move(planned) : PlannedImport{};
    }
    Result<Import> apply(const std::string& id) {
        return apply_import(db(), intake(), lucia, id, preview(id).fingerprint);
    }
    Import read_in(const std::string& bytes, const std::string& edition) {
        auto applied = apply(upload(bytes, edition));
        EXPECT_TRUE(applied.has_value()) << applied.error().message;
        return applied ? *applied : Import{};
    }
    Import read_in(const std::string& bytes) { return read_in(bytes, congress); }
    Result<void> answer(const std::string& id, const std::string& name, const std::string& ref) {
        return answer_import(db(), lucia, id, {{party_question(preview(id).import.kind, name), ref}});
    }
    Programme programme_in(const std::string& edition) {
        return *write([&](UnitOfWork& uow) -> Result<Programme> { return programme_of(uow, edition); });
    }
    std::string empty_congress(std::string_view zone = "Africa/Johannesburg") {
        auto facts = quito();
        facts.titles.texts = {{"en", "The same congress once more"}};
        facts.city_ref.clear();
        facts.dates = {on("2019-11-11"), on("2019-11-15"), std::string(zone)};
        return edition(facts);
    }
    /// "new", "changed", …, row by row.
    static std::vector<std::string> fates(const PlannedImport& planned) {
        std::vector<std::string> all;
        for (const auto* row : planned.rows()) all.emplace_back(to_text(row->fate));
        return all;
    }
    /// The first thing that is said about a row.
    static std::string first_note(const PlannedImport& planned, std::size_t row = 0) {
        const auto& notes = planned.rows().at(row)->notes;
        return notes.empty() ? std::string() : fill(notes.front().key, notes.front().values);
    }

    SmallSheets sheets;
    test::FakeLocales locales;
};

}  // namespace plenaria::events
