// SPDX-License-Identifier: EUPL-1.2
#include "import_service.hpp"

#include <plenaria/id.hpp>
#include <plenaria/text.hpp>

#include "../history.hpp"
#include "../parties/party_rules.hpp"
#include "../parties/party_service.hpp"
#include "actor_json.hpp"
#include "plan_json.hpp"

namespace plenaria::directory::import {

namespace {

std::string subject_of_import(const std::string& id) { return "directory.import/" + id; }

Error unknown(const std::string& id) { return {ErrorCode::not_found, "This import does not exist.", id}; }
Error begun(const std::string& id) {
    return {ErrorCode::conflict, "This import has been applied already; it cannot be changed any more.", id};
}

bool may_change(const Import& import) { return import.state == "columns" || import.state == "preview"; }

struct Input {
    Import import;
    Sheet sheet;
    Catalogue catalogue;
    Answers answers;
};

Result<Input> read_input(Database& db, const std::string& id) {
    return db.read([&](UnitOfWork& uow) -> Result<Input> {
        auto import = find_import(uow, id);
        if (!import) return unknown(id);
        if (!may_change(*import)) return begun(id);
        const auto file = uow.load_file(import->file);
        if (!file) return Error{ErrorCode::not_found, "The uploaded file is not there any more.", id};
        auto sheet = read_sheet(file->bytes);
        if (!sheet) return std::move(sheet).error();
        auto catalogue = load_catalogue(uow, import->kind);
        return Input{*std::move(import), *std::move(sheet), std::move(catalogue), answers_of(uow, id)};
    });
}

std::vector<ImportRow> plan_all(Input& input) {
    const CountryNames countries;
    const PlanContext context{.kind = input.import.kind, .countries = countries, .answers = input.answers};
    std::vector<ImportRow> planned;
    planned.reserve(input.sheet.rows.size());
    for (std::size_t i = 1; i < input.sheet.rows.size(); ++i) {
        auto& row = input.sheet.rows[i];
        const auto plan = plan_row(to_record(input.import.mapping, row.cells), input.catalogue, context);
        pretend(plan, row.line, input.catalogue);
        planned.push_back({.line = row.line,
                           .cells = std::move(row.cells),
                           .fate = std::string(to_text(plan.fate)),
                           .label = clip(plan.label, 400),
                           .target = plan.target,
                           .plan = to_json(plan)});
    }
    return planned;
}

}  // namespace

Result<std::string> upload(Database& db, const Actor& actor, std::string_view file_name,
                           std::string_view bytes, std::optional<Kind> kind, const Bounds& bounds) {
    auto sheet = read_sheet(bytes, bounds);
    if (!sheet) return std::move(sheet).error();
    if (sheet->rows.size() < 2)
        return Error{ErrorCode::invalid_input, "This file has headings but no rows below them.", "one row"};
    Import import{.id = new_id(),
                  .kind = kind.value_or(guess_kind(sheet->rows.front().cells)),
                  .file_name = clip(is_utf8(file_name) ? trim(file_name) : std::string("?"), 200),
                  .charset = sheet->charset,
                  .separator = sheet->separator,
                  .headings = sheet->rows.front().cells,
                  .created_by = clip(actor.name, 60)};
    import.mapping = guess(import.kind, import.headings);
    return db.write([&](UnitOfWork& uow) -> Result<std::string> {
        auto stored = import;
        stored.file =
            uow.keep_file(bytes, sheet->format == "xlsx" ? "application/vnd.openxmlformats-officedocument."
                                                           "spreadsheetml.sheet"
                                                         : "text/csv");
        stored.actor = actor_to_json(actor);
        stored.created_at = plenaria::to_text(uow.now());
        insert(uow, stored);
        uow.record(actor, "directory.upload_import", subject_of_import(stored.id), "",
                   directory::to_json({{"kind", std::string(to_text(stored.kind))},
                                       {"rows", std::to_string(sheet->rows.size() - 1)}}));
        return stored.id;
    });
}

Result<void> plan_again(Database& db, const std::string& id) {
    auto input = read_input(db, id);
    if (!input) return std::move(input).error();
    // Outside of any transaction: ten thousand rows take a moment, and nobody should wait for them.
    const auto planned = plan_all(*input);
    return db.write([&](UnitOfWork& uow) -> Result<void> {
        auto import = input->import;
        import.state = "preview";
        if (!update(uow, import)) return changed_meanwhile(subject_of_import(id));
        remove_rows(uow, id);
        insert_rows(uow, id, planned);
        return {};
    });
}

Result<void> set_columns(Database& db, const Actor& actor, const std::string& id, Kind kind,
                         const Mapping& mapping) {
    auto stored = db.write([&](UnitOfWork& uow) -> Result<void> {
        auto import = find_import(uow, id);
        if (!import) return unknown(id);
        if (!may_change(*import)) return begun(id);
        import->kind = kind;
        import->mapping = mapping;
        import->mapping.resize(import->headings.size());
        if (const auto wrong = problems(kind, import->mapping); !wrong.empty()) {
            Error error{ErrorCode::invalid_input, "Something in this form needs your attention.", "columns"};
            for (const auto& message : wrong) error.fields.push_back({"column_0", message});
            return error;
        }
        import->state = "columns";
        if (!update(uow, *import)) return changed_meanwhile(subject_of_import(id));
        remove_answers(uow, id);
        uow.record(actor, "directory.map_import", subject_of_import(id), "",
                   directory::to_json(
                       {{"kind", std::string(to_text(kind))}, {"columns", to_json(import->mapping)}}));
        return {};
    });
    if (!stored) return stored;
    return plan_again(db, id);
}

Result<void> answer(Database& db, const Actor& actor, const std::string& id, const Answers& answers) {
    auto stored = db.write([&](UnitOfWork& uow) -> Result<void> {
        const auto import = find_import(uow, id);
        if (!import) return unknown(id);
        if (!may_change(*import)) return begun(id);
        for (const auto& [doubt, value] : answers) put_answer(uow, id, clip(doubt, 500), clip(value, 60));
        uow.record(actor, "directory.answer_import", subject_of_import(id), "",
                   directory::to_json({{"answers", std::to_string(answers.size())}}));
        return {};
    });
    if (!stored) return stored;
    return plan_again(db, id);
}

namespace {

Result<std::string> queue(Database& db, const Actor& actor, const std::string& id, bool (*may)(const Import&),
                          const char* refusal, const char* state, const char* job, const char* action) {
    return db.write([&](UnitOfWork& uow) -> Result<std::string> {
        auto import = find_import(uow, id);
        if (!import) return unknown(id);
        if (!may(*import)) return Error{ErrorCode::conflict, refusal, id};
        import->state = state;
        import->actor = actor_to_json(actor);
        if (*job != '\0') import->job = uow.enqueue(job, directory::to_json({{ "import", id }}));
        if (!update(uow, *import)) return changed_meanwhile(subject_of_import(id));
        uow.record(actor, action, subject_of_import(id), "", "");
        return import->job;
    });
}

}  // namespace

namespace {

bool may_apply(const Import& import) { return import.state == "preview" || import.state == "stopped"; }
constexpr const char* not_now =
    /*t*/ "This import cannot be applied now: it has been applied, or its columns are not settled yet.";

}  // namespace

Result<std::string> apply(Database& db, const Actor& actor, const std::string& id) {
    return queue(db, actor, id, may_apply, not_now, "applying", "directory.apply_import",
                 "directory.apply_import");
}

Result<void> begin_apply(Database& db, const Actor& actor, const std::string& id) {
    auto begun_now = queue(db, actor, id, may_apply, not_now, "applying", "", "directory.apply_import");
    if (!begun_now) return std::move(begun_now).error();
    return {};
}

Result<void> stop(Database& db, const Actor& actor, const std::string& id) {
    auto stopped = queue(
        db, actor, id, [](const Import& import) { return import.state == "applying"; },
        /*t*/ "This import is not being applied now.", "stopped", "", "directory.stop_import");
    if (!stopped) return std::move(stopped).error();
    return {};
}

Result<std::string> undo(Database& db, const Actor& actor, const std::string& id) {
    return queue(
        db, actor, id,
        [](const Import& import) { return import.state == "applied" || import.state == "stopped"; },
        /*t*/ "Only an import that has been applied can be undone.", "undoing", "directory.undo_import",
        "directory.undo_import");
}

}  // namespace plenaria::directory::import
