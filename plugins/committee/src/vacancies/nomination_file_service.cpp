// SPDX-License-Identifier: EUPL-1.2
#include "nomination_file_service.hpp"

#include <algorithm>

#include <plenaria/id.hpp>

#include "../candidacy/statement_service.hpp"
#include "../ledger/json.hpp"
#include "vacancy_repository.hpp"

namespace plenaria::committee::vacancies {

namespace {

Error no_such_file(const std::string& id) {
    return {ErrorCode::not_found, /*t*/ "There is no such file.", id};
}

/// @return the nomination of the office, while it may be changed.
Result<Nomination> open_nomination(UnitOfWork& uow, directory::Directory& directory, const Actor& actor,
                                   const std::string& vacancy_id) {
    hold_vacancy(uow, vacancy_id);
    auto own = own_call(uow, directory, actor, vacancy_id);
    if (!own) return std::move(own).error();
    if (auto open = check_takes_nominations(own->call.vacancy, uow.now()); !open)
        return std::move(open).error();
    if (!own->nomination || own->nomination->withdrawn_at)
        return Error{ErrorCode::conflict, /*t*/ "Send your nomination first, then its files.", vacancy_id};
    if (auto free = candidacy::check_not_voted_on(uow, own->nomination->id); !free)
        return std::move(free).error();
    return *std::move(own->nomination);
}

bool is_there(UnitOfWork& uow, const std::vector<NominationFile>& files, const std::string& name,
              const std::string& bytes) {
    return std::any_of(files.begin(), files.end(), [&](const NominationFile& each) {
        return each.name == name && each.size == static_cast<long long>(bytes.size()) &&
               bytes_of_file(uow, each.id) == bytes;
    });
}

}  // namespace

Result<void> send_file(UnitOfWork& uow, directory::Directory& directory, const Actor& actor,
                       const std::string& vacancy_id, const std::string& name, const std::string& bytes,
                       const std::string& portrait) {
    const auto nomination = open_nomination(uow, directory, actor, vacancy_id);
    if (!nomination) return nomination.error();
    if (const auto refusal = refuse_file(bytes, name, files_taken))
        return ledger::refuse_if_any({{"file", std::string(words_of(*refusal))}});
    const auto format = recognise_file(bytes).value();
    const auto shown = safe_file_name(name, format);
    const auto files = files_of(uow, nomination->id);
    if (is_there(uow, files, shown, bytes)) return {};
    if (files.size() >= most_files)
        return ledger::refuse_if_any({{"file",
                                       /*t*/ "A nomination has at most {max} files. Remove one first.",
                                       {{"max", std::to_string(most_files)}}}});
    const NominationFile file{.id = new_id(),
                              .nomination_id = nomination->id,
                              .name = shown,
                              .content_type = std::string(format.content_type),
                              .size = static_cast<long long>(bytes.size()),
                              .sent_at = uow.now()};
    insert(uow, file, bytes, format.kind == FileKind::image ? portrait : std::string());
    // No name: that of a file may be that of a person, and history outlives it.
    uow.record(actor, "committee.send_nomination_file", nomination_subject(nomination->id), "",
               ledger::compact({{"file", file.id}, {"size", file.size}}));
    return {};
}

Result<void> take_file_away(UnitOfWork& uow, directory::Directory& directory, const Actor& actor,
                            const std::string& vacancy_id, const std::string& file_id) {
    const auto nomination = open_nomination(uow, directory, actor, vacancy_id);
    if (!nomination) return nomination.error();
    const auto file = find_file(uow, file_id);
    if (!file) return {};
    if (file->nomination_id != nomination->id) return no_such_file(file_id);
    remove_file(uow, file_id);
    uow.record(actor, "committee.remove_nomination_file", nomination_subject(nomination->id),
               ledger::compact({{"file", file_id}}), "");
    return {};
}

Result<ReadFile> read_file(UnitOfWork& uow, const std::string& nomination_id, const std::string& file_id) {
    auto file = find_file(uow, file_id);
    if (!file || file->nomination_id != nomination_id) return no_such_file(file_id);
    return ReadFile{*std::move(file), bytes_of_file(uow, file_id)};
}

}  // namespace plenaria::committee::vacancies
