// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/import/import_effect_repository.hpp
/// Rows of evt_import_effect, and answers to the registration form, many at once. Every function runs inside
/// the caller's transaction.

#include <string>
#include <vector>

#include "import_effect.hpp"
#include "programme_undo.hpp"

namespace plenaria {
class UnitOfWork;
}

namespace plenaria::events {

void insert_effects(UnitOfWork& uow, const std::string& import, const std::vector<ImportEffect>& effects);
/// In the order in which they were written.
std::vector<ImportEffect> effects_of(UnitOfWork& uow, const std::string& import);
void insert_programme_effects(UnitOfWork& uow, const std::string& import,
                              const std::vector<ProgrammeEffect>& effects);
std::vector<ProgrammeEffect> programme_effects_of(UnitOfWork& uow, const std::string& import);
void forget_effects(UnitOfWork& uow, const std::string& import);
/// Those whose days are over, and all of `edition` where that is not empty.
void forget_old_effects(UnitOfWork& uow, const std::string& edition = {});

/// An answer that is other than before.
struct AnswerEdit {
    std::string delegation = {};
    std::string delegate = {};  ///< empty: of the delegation itself
    std::string question = {};
    std::string answer = {};  ///< empty: it goes
};
/// Adds what turns `before` into `after`.
void add_edits(const std::string& delegation, const std::string& delegate, const Answers& before,
               const Answers& after, std::vector<AnswerEdit>& edits);
void write_answers(UnitOfWork& uow, const std::vector<AnswerEdit>& edits);

}  // namespace plenaria::events
