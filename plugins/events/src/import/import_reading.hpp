// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/import/import_reading.hpp
/// From the bytes of a file to what would become of its rows.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <plenaria/db.hpp>
#include <plenaria/locale.hpp>
#include <plenaria/settings.hpp>

#include "import_repository.hpp"
#include "participant_plan.hpp"
#include "programme_plan.hpp"

namespace plenaria::directory {
class Directory;
class Lookup;
class Sheets;
}  // namespace plenaria::directory

namespace plenaria::events {

class Formats;
struct DelegationTools;

/// What an import asks beside the database; all but `directory`, `settings` and `invitations` are there
/// always.
struct ImportTools {
    directory::Lookup* lookup = nullptr;
    directory::Directory* directory = nullptr;
    directory::Sheets* sheets = nullptr;
    const Formats* formats = nullptr;
    const Locales* locales = nullptr;
    const Settings* settings = nullptr;            ///< none: as long as nothing was set
    const DelegationTools* invitations = nullptr;  ///< for mails to those who get places by an undo

    /// Days in which an applied import of participants can be taken back.
    [[nodiscard]] int undo_days() const {
        return settings == nullptr ? 7 : static_cast<int>(settings->number("import_undo_days"));
    }
};

/// A file as far as it can be understood without our tables.
struct ForeignFile {
    ImportKind kind = ImportKind::sessions;
    std::vector<ForeignSession> sessions = {};
    std::vector<ForeignParticipant> participants = {};
    std::vector<std::string> other_headings = {};  ///< of the participants' table
    [[nodiscard]] std::size_t rows() const { return sessions.size() + participants.size(); }
};

/// @param place of the edition, in words.
/// @return invalid_input or too_large with a sentence when it is nothing that can be read.
Result<ForeignFile> read_foreign(std::string_view bytes, const ImportTools& tools, const Edition& edition,
                                 const std::string& place);

/// Everything that a preview shows and that applying writes.
struct PlannedImport {
    Import import = {};
    Edition edition = {};
    Programme programme = {};
    ProgrammePlan sessions = {};  ///< points into `programme`
    DelegationsPlan delegations = {};
    NamedParties parties = {};
    std::vector<Question> form = {};         ///< where the table has more columns than our own
    std::vector<AnswerColumn> columns = {};  ///< and those
    std::string fingerprint = {};            ///< another one: the preview shows something else

    /// Whether a column of the table is a question of the form.
    [[nodiscard]] bool has_answers() const;
    [[nodiscard]] std::vector<const PlannedRow*> rows() const;
    [[nodiscard]] int count(RowFate fate) const;
    /// Who has to be told first, in the order of names.
    [[nodiscard]] std::vector<const NamedParty*> questions() const;
};

/// The question whose answer says whom a name means.
std::string party_question(ImportKind kind, std::string_view name);

/// Inside the caller's transaction.
PlannedImport plan_import(UnitOfWork& uow, const ImportTools& tools, Import import, Edition edition,
                          const ForeignFile& file);

}  // namespace plenaria::events
