// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/registration/answer_file_repository.hpp
/// Rows of evt_answer_file and evt_city_search. Every function runs inside the caller's transaction.

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <plenaria/time.hpp>

namespace plenaria {
class UnitOfWork;
}

namespace plenaria::events {

/// A file of an office, without its bytes.
struct AnswerFile {
    std::string id = {};
    std::string delegation_id = {};
    std::string question_id = {};
    std::string name = {};
    std::string content_type = {};
    std::int64_t size = 0;
    std::string sha256 = {};
    bool answered = false;  ///< an answer holds it
};

std::optional<AnswerFile> find_answer_file(UnitOfWork& uow, const std::string& id);
std::string bytes_of_answer_file(UnitOfWork& uow, const std::string& id);
/// The file with these bytes that this delegation has sent to this question before.
std::optional<AnswerFile> find_same_file(UnitOfWork& uow, const AnswerFile& file);
void insert(UnitOfWork& uow, const AnswerFile& file, const std::string& bytes);

/// Those that no answer holds, the oldest first.
std::vector<AnswerFile> unanswered_files(UnitOfWork& uow, const std::string& delegation);
void remove_answer_file(UnitOfWork& uow, const std::string& id);

/// By id.
std::map<std::string, AnswerFile> files_of_delegation(UnitOfWork& uow, const std::string& delegation);

/// Notes which files answers hold by now, and deletes those that were held and are not any more.
void settle_answer_files(UnitOfWork& uow, const std::string& delegation);
void forget_files_of_delegation(UnitOfWork& uow, const std::string& delegation);
void forget_files_of_question(UnitOfWork& uow, const std::string& question);
/// All that no answer holds, of all delegations: those that were held, and those that were sent before then.
void forget_stray_files(UnitOfWork& uow, Instant before);

/// Counts one search of this delegation. @return how many it made within this hour.
int count_city_search(UnitOfWork& uow, const std::string& delegation);
void forget_city_searches(UnitOfWork& uow, const std::string& delegation);

}  // namespace plenaria::events
