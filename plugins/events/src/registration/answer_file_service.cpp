// SPDX-License-Identifier: EUPL-1.2
#include "answer_file_service.hpp"

#include <plenaria/id.hpp>

namespace plenaria::events {

namespace {

constexpr std::int64_t most_unanswered = 200LL * 1024 * 1024;
constexpr std::size_t most_waiting = 300;

void make_room(UnitOfWork& uow, const std::string& delegation, std::int64_t wanted) {
    const auto waiting = unanswered_files(uow, delegation);
    auto left = waiting.size() + 1;
    auto held = wanted;
    for (const auto& each : waiting) held += each.size;
    for (const auto& each : waiting) {
        if (held <= most_unanswered && left <= most_waiting) return;
        remove_answer_file(uow, each.id);
        held -= each.size;
        --left;
    }
}

}  // namespace

std::string keep_answer_file(UnitOfWork& uow, const Delegation& delegation, const std::string& question,
                             const std::string& name, const std::string& bytes) {
    const auto format = recognise_file(bytes).value();
    AnswerFile file{.id = new_id(),
                    .delegation_id = delegation.id,
                    .question_id = question,
                    .name = safe_file_name(name, format),
                    .content_type = std::string(format.content_type),
                    .size = static_cast<std::int64_t>(bytes.size()),
                    .sha256 = sha256_hex(bytes)};
    if (const auto same = find_same_file(uow, file)) return same->id;
    make_room(uow, delegation.id, file.size);
    insert(uow, file, bytes);
    return file.id;
}

bool is_own_file(UnitOfWork& uow, const Delegation& delegation, const std::string& question,
                 const std::string& id) {
    const auto file = find_answer_file(uow, id);
    return file && file->delegation_id == delegation.id && file->question_id == question;
}

Result<ReadFile> read_answer_file(UnitOfWork& uow, const Delegation& delegation, const std::string& id,
                                  FileReader reader) {
    auto file = find_answer_file(uow, id);
    if (!file || file->delegation_id != delegation.id ||
        (reader == FileReader::secretariat && !file->answered))
        return Error{ErrorCode::not_found, /*t*/ "This file does not exist.", id};
    auto bytes = bytes_of_answer_file(uow, id);
    return ReadFile{*std::move(file), std::move(bytes)};
}

}  // namespace plenaria::events
