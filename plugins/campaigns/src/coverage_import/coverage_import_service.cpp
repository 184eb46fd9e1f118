// SPDX-License-Identifier: EUPL-1.2
#include "coverage_import_service.hpp"

#include <algorithm>
#include <map>
#include <set>

#include <plenaria/id.hpp>
#include <plenaria/text.hpp>

namespace plenaria::campaigns {

namespace {

std::string coverage_import_subject(const std::string& id) { return "campaigns.coverage_import/" + id; }

Result<directory::Sheet> table_in(const CampaignTools& tools, std::string_view bytes) {
    auto sheet = tools.sheets->read(bytes);
    const auto refuse = [](const char* message, MessageValues values = {}) {
        return refuse_if_any({{"file", message, std::move(values)}}).error();
    };
    if (!sheet) return refuse_if_any({{"file", sheet.error().message, sheet.error().values}}).error();
    if (sheet->rows.size() < 2) return refuse(/*t*/ "This table has no rows below its headings.");
    if (sheet->rows.size() > most_coverage_rows + 1)
        return refuse(/*t*/ "A table has at most {max} rows here. Send it in parts.",
                      {{"max", std::to_string(most_coverage_rows)}});
    return sheet;
}

/// The city that was typed, if the directory knows just one.
void find_city_of(UnitOfWork& uow, const CampaignTools& tools, CoverageLine& line, std::string_view language,
                  std::map<std::string, std::vector<directory::Entry>>& known) {
    if (line.city.empty()) return;
    auto found = known.find(line.city);
    if (found == known.end())
        found = known.emplace(line.city, tools.lookup->called(uow, line.city, "city", language)).first;
    if (found->second.size() == 1) {
        line.facts.city_ref = found->second.front().ref;
        line.facts.city_name = found->second.front().name;
        return;
    }
    line.problems.push_back({"city",
                             found->second.empty()
                                 ? /*t*/ "The directory has no city “{name}”."
                                 : /*t*/ "Several cities could be “{name}”. Write the full name.",
                             {{"name", line.city}}});
}

Result<void> keep_import(UnitOfWork& uow, const CoverageImport& import) {
    if (!update(uow, import)) return changed_meanwhile(coverage_import_subject(import.id));
    return {};
}

}  // namespace

int CoveragePreview::fresh() const {
    return static_cast<int>(
        std::count_if(lines.begin(), lines.end(), [](const CoverageLine& each) { return each.is_new(); }));
}

Result<CoverageImport> read_coverage_import(UnitOfWork& uow, const std::string& id) {
    auto import = find_coverage_import(uow, id);
    if (!import) return Error{ErrorCode::not_found, /*t*/ "This import does not exist.", id};
    return *std::move(import);
}

Result<std::string> upload_coverage(UnitOfWork& uow, const CampaignTools& tools, const Actor& actor,
                                    const std::string& campaign_id, const std::string& name,
                                    const std::string& bytes) {
    const auto campaign = read_campaign(uow, campaign_id);
    if (!campaign) return campaign.error();
    if (bytes.empty()) return refuse_if_any({{"file", /*t*/ "Choose a file."}}).error();
    const auto sheet = table_in(tools, bytes);
    if (!sheet) return sheet.error();
    CoverageImport import{.id = new_id(),
                          .campaign_id = campaign_id,
                          .file_name = is_utf8(name) ? name.substr(0, 200) : std::string("table"),
                          .mapping = guess_coverage_columns(sheet->rows.front().cells),
                          .created_by = actor.name,
                          .created_at = uow.now()};
    if (!is_utf8(import.file_name)) import.file_name = "table";
    import.file = uow.keep_file(
        bytes, sheet->format == "xlsx" ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
                                       : "text/csv");
    insert(uow, import);
    uow.record(actor, "campaigns.upload_coverage", coverage_import_subject(import.id), "",
               compact({{"file", import.file}, {"campaign", campaign_id}}));
    return import.id;
}

Result<void> map_coverage(UnitOfWork& uow, const Actor& actor, const std::string& id,
                          const CoverageMapping& mapping, int revision) {
    auto import = read_coverage_import(uow, id);
    if (!import) return import.error();
    if (import->state != CoverageImportState::preview)
        return Error{ErrorCode::conflict, /*t*/ "This table was entered already.", id};
    auto wanted = mapping;
    wanted.resize(import->mapping.size());
    for (auto& target : wanted)
        if (std::none_of(coverage_targets.begin(), coverage_targets.end(),
                         [&](const CoverageTarget& each) { return each.name == target; }))
            target.clear();
    std::vector<FieldError> problems;
    for (auto& problem : problems_of(wanted)) problems.push_back({"columns", std::move(problem)});
    if (auto fine = refuse_if_any(std::move(problems)); !fine) return fine;
    const auto before = compact({{"columns", import->mapping}});
    import->mapping = std::move(wanted);
    import->revision = revision;
    uow.record(actor, "campaigns.map_coverage", coverage_import_subject(id), before,
               compact({{"columns", import->mapping}}));
    return keep_import(uow, *import);
}

Result<CoveragePreview> preview_coverage(UnitOfWork& uow, const CampaignTools& tools, const std::string& id,
                                         std::string_view language) {
    auto import = read_coverage_import(uow, id);
    if (!import) return import.error();
    auto campaign = read_campaign(uow, import->campaign_id);
    if (!campaign) return campaign.error();
    const auto file = uow.load_file(import->file);
    if (!file) return Error{ErrorCode::not_found, /*t*/ "This import does not exist.", id};
    const auto sheet = table_in(tools, file->bytes);
    if (!sheet) return sheet.error();
    CoveragePreview preview{.campaign = *std::move(campaign),
                            .import = *std::move(import),
                            .headings = sheet->rows.front().cells};
    preview.headings.resize(preview.import.mapping.size());
    preview.examples.resize(preview.headings.size());
    constexpr std::size_t shown = 3;
    for (std::size_t row = 1; row < std::min(sheet->rows.size(), shown + 1); ++row)
        for (std::size_t at = 0; at < std::min(sheet->rows[row].cells.size(), preview.examples.size()); ++at)
            if (const auto text = trim(sheet->rows[row].cells[at]); !text.empty())
                preview.examples[at] += (preview.examples[at].empty() ? "" : "; ") + text;
    preview.unreadable = problems_of(preview.import.mapping);
    if (!preview.unreadable.empty()) return preview;
    std::set<std::string> in_log;
    for (const auto& each : coverage_of(uow, preview.campaign.id))
        in_log.insert(normalised_link(each.facts.link));
    std::map<std::string, std::vector<directory::Entry>> cities;
    preview.lines = read_coverage_rows(*sheet, preview.import.mapping, *tools.sheets,
                                       to_local(uow.now(), preview.campaign.facts.zone).day);
    for (auto& line : preview.lines) {
        find_city_of(uow, tools, line, language, cities);
        line.is_in_log = in_log.contains(normalised_link(line.facts.link));
    }
    return preview;
}

Result<int> enter_coverage(UnitOfWork& uow, const CampaignTools& tools, const Actor& actor,
                           const std::string& id, int expected, std::string_view language) {
    const auto before = read_coverage_import(uow, id);
    if (!before) return before.error();
    // One import of a campaign after the other: each sees what the one before has entered.
    if (const auto held = lock_campaign(uow, before->campaign_id); !held) return held.error();
    auto preview = preview_coverage(uow, tools, id, language);
    if (!preview) return preview.error();
    auto& import = preview->import;
    if (import.state != CoverageImportState::preview)
        return Error{ErrorCode::conflict, /*t*/ "This table was entered already.", id};
    if (preview->fresh() == 0 || preview->fresh() != expected)
        return Error{ErrorCode::conflict,
                     /*t*/ "There are other new rows now than you saw. Look at them again.", id};
    for (const auto& line : preview->lines) {
        if (!line.is_new()) continue;
        const auto entry = add_coverage(uow, tools, actor, import.campaign_id, line.facts);
        if (!entry) return entry.error();
        note_entered(uow, id, *entry);
        ++import.added;
    }
    import.state = CoverageImportState::applied;
    import.applied_at = uow.now();
    uow.record(actor, "campaigns.enter_coverage", coverage_import_subject(id), "",
               compact({{"entries", import.added}}));
    if (auto kept = keep_import(uow, import); !kept) return std::move(kept).error();
    return import.added;
}

bool may_be_taken_back(const CoverageImport& import, Instant now) {
    return import.state == CoverageImportState::applied && import.applied_at &&
           now < *import.applied_at + coverage_import_undo;
}

Result<TakenBack> take_coverage_back(UnitOfWork& uow, const Actor& actor, const std::string& id) {
    auto import = read_coverage_import(uow, id);
    if (!import) return import.error();
    if (const auto held = lock_campaign(uow, import->campaign_id); !held) return held.error();
    import = read_coverage_import(uow, id);
    if (!import) return import.error();
    if (!may_be_taken_back(*import, uow.now()))
        return Error{ErrorCode::conflict,
                     /*t*/ "Only what was entered within the last seven days can be taken back.", id};
    TakenBack done;
    for (const auto& entry : entered_by(uow, id)) {
        const auto coverage = find_coverage(uow, entry);
        if (!coverage) continue;
        if (coverage->revision > 1 || !clippings_of(uow, entry).empty()) {
            ++done.kept;
            continue;
        }
        if (auto removed = remove_entry(uow, actor, entry); !removed) return std::move(removed).error();
        ++done.removed;
    }
    import->state = CoverageImportState::undone;
    uow.record(actor, "campaigns.undo_coverage_import", coverage_import_subject(id), "",
               compact({{"removed", done.removed}, {"kept", done.kept}}));
    if (auto kept = keep_import(uow, *import); !kept) return std::move(kept).error();
    return done;
}

}  // namespace plenaria::campaigns
