// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/import/import_effect.hpp
/// What an import did to a delegation and to its people, and what taking it back would do. Pure.

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "../delegations/delegation.hpp"
#include "../registration/question_repository.hpp"
#include "programme_plan.hpp"

namespace plenaria::events {

struct ImportEffect {
    std::string delegation_id = {};
    std::string delegate_id = {};  ///< empty: of the delegation itself
    int line = 0;                  ///< of the file; 0: it followed from the file
    bool made = false;             ///< there was nothing before
    std::string before = {};       ///< JSON
    std::string after_sha256 = {};
};

/// Of the delegation itself, and of each person who is new or other than before.
/// @param before empty id: the office came onto the list with the import. @param after as it was stored.
/// @param with_answers whether answers were read for it.
struct WrittenDelegation {
    const Delegation& before;
    const Delegation& after;
    const Answers& answers_before;
    const Answers& answers;
    const std::map<std::string, int>& lines;  ///< folded name → line
    bool with_answers = false;
};
void add_effects(const WrittenDelegation& written, std::vector<ImportEffect>& effects);

/// A row of what is taken back.
struct UndoRow {
    int line = 0;
    std::string label = {};
    bool made = false;      ///< it goes; else its former values come back
    std::string kept = {};  ///< catalog key: why it stays; empty: it is taken back
    std::vector<ImportChange> changes = {};
};

struct DelegationUndo {
    Delegation before = {}, after = {};
    Answers answers_before = {}, answers = {};
    bool removed = false;  ///< from the list of guests
};

struct SessionUndo {
    std::string id = {};
    int revision = 0;
    std::optional<SessionFacts> facts = {};  ///< none: it goes
};

struct UndoPlan {
    std::vector<UndoRow> rows = {};
    std::vector<DelegationUndo> changed = {};
    std::vector<SessionUndo> sessions = {};
    std::vector<std::string> rooms = {}, tracks = {};  ///< that go
    std::string fingerprint = {};                      ///< another one: it would take back something else
    [[nodiscard]] int taken() const;
    [[nodiscard]] int kept() const;
};

/// As it stands now.
struct UndoContext {
    const std::vector<Delegation>& delegations;
    const std::map<std::string, AnswersByPerson>& answers;  ///< by delegation
    const std::map<std::string, FollowUp>& follow_ups;
    Instant applied_at = {};
};
UndoPlan plan_undo(const std::vector<ImportEffect>& effects, const UndoContext& context);

}  // namespace plenaria::events
