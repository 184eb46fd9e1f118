// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// Tables of participants that are read into the summit of Quito.

#include <string>
#include <vector>

#include <gmock/gmock.h>

#include "src/import/import_service.hpp"
#include "tests/import/small_sheets.hpp"
#include "tests/registration/asking.hpp"

namespace plenaria::events {

/// Finds by the whole name, as the directory does, and not by looking through all.
class NamesOfMany final : public directory::Lookup {
public:
    std::optional<directory::Entry> entry(UnitOfWork&, std::string_view ref, std::string_view) override {
        for (const auto& [name, each] : entries)
            if (each.ref == ref) return each;
        return std::nullopt;
    }
    std::vector<directory::Entry> called(UnitOfWork&, std::string_view text, std::string_view kind,
                                         std::string_view) override {
        const auto found = entries.find(fold(text));
        if (kind != "city" || found == entries.end()) return {};
        return {found->second};
    }
    std::map<std::string, directory::Entry> entries;
};

class ParticipantIntake : public Asking {
protected:
    ParticipantIntake() {
        lucia = test::account("Lucía Fernández", {{"events.edit"}, {"events.invite"}});
        for (const auto& each : directory.all)
            names.entries[fold(each.name)] = {each.ref, each.name, each.zone};
    }
    ImportTools intake() {
        return {.lookup = &names,
                .directory = &directory,
                .sheets = &sheets,
                .formats = &formats,
                .locales = &locales,
                .invitations = &invitations};
    }
    std::string upload(const std::string& rows, const std::string& more_headings = {}) {
        const auto made = upload_import(db(), intake(), lucia, id, "people.csv",
                                        "Delegation;Name;Function;Role" + more_headings + "\n" + rows);
        EXPECT_TRUE(made.has_value()) << made.error().message;
        return made ? *made : std::string();
    }
    PlannedImport preview(const std::string& import) {
        auto planned = preview_import(db(), intake(), lucia, import);
        EXPECT_TRUE(planned.has_value()) << planned.error().message;
        return planned ? *std::move(planned) : PlannedImport{};
    }
    Result<Import> apply(const std::string& import) {
        return apply_import(db(), intake(), lucia, import, preview(import).fingerprint);
    }
    static std::vector<std::string> fates(const PlannedImport& planned) {
        std::vector<std::string> all;
        for (const auto* row : planned.rows()) all.emplace_back(to_text(row->fate));
        return all;
    }
    static std::string first_note(const PlannedImport& planned, std::size_t row) {
        const auto& notes = planned.rows().at(row)->notes;
        return notes.empty() ? std::string() : fill(notes.front().key, notes.front().values);
    }
    static std::string last_note(const PlannedImport& planned, std::size_t row) {
        const auto& notes = planned.rows().at(row)->notes;
        return notes.empty() ? std::string() : fill(notes.back().key, notes.back().values);
    }

    /// A thousand offices of ten people each, with `more` in the columns behind.
    std::string ten_thousand(const std::string& more) {
        std::string rows;
        for (int office = 0; office < 1000; ++office) {
            const auto name = "Town " + std::to_string(office);
            directory.all.push_back({.ref = "city/T" + std::to_string(office), .name = name});
            names.entries[fold(name)] = {directory.all.back().ref, name, "UTC"};
            for (int person = 0; person < 10; ++person)
                rows += name + ";Person " + std::to_string(office * 10 + person) + ";Adviser;;" + more + "\n";
        }
        return rows;
    }

    SmallSheets sheets;
    NamesOfMany names;
    DelegationTools invitations = guest_tools();
};

}  // namespace plenaria::events
