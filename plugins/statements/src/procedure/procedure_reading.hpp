// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file statements/src/procedure/procedure_reading.hpp
/// Everything about a procedure as it stands now: what was said, who was reached, what holds by the clock.

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <plenaria/actor.hpp>
#include <plenaria/mail_trouble.hpp>

#include "../validation/validation_service.hpp"
#include "procedure_letters.hpp"
#include "procedure_repository.hpp"

namespace plenaria {
class Database;
}
namespace plenaria::directory {
class Directory;
class Lookup;
}  // namespace plenaria::directory

namespace plenaria::statements {

/// Filled when the plugin starts.
struct ProcedureTools {
    directory::Directory* directory = nullptr;
    directory::Lookup* lookup = nullptr;  ///< nullptr: no people are asked, offices only
    const ProcedureLetters* letters = nullptr;
    const MailTrouble* trouble = nullptr;  ///< nullptr: nothing is known of addresses
    const ValidationTools* validation = nullptr;
    std::function<int()> reminder_days = {};
};

struct ProcedureReading {
    Procedure procedure = {};
    std::vector<Member> members = {};
    std::vector<GivenAnswer> answers = {};
    std::map<std::string, std::vector<Instant>> opened = {};  ///< by party: each time a link was opened
    std::map<std::string, std::string> trouble = {};          ///< by address: the words of the mail server
    bool is_intact = true;  ///< the text is the one that the group was asked about
    bool is_kept = false;   ///< as carried: what is learnt of an address afterwards changes nothing
    Instant now = {};

    /// Without an address, or with one that nothing reaches and behind whose link nobody ever went.
    [[nodiscard]] bool is_unreached(const Member& member) const;
    [[nodiscard]] std::vector<const Member*> unreached() const;
    /// Whether it cannot be carried as it stands: the text has changed, or, under silence, somebody was not
    /// reached and the secretariat has not decided to go on.
    [[nodiscard]] bool is_blocked() const;
    [[nodiscard]] Outcome outcome() const { return outcome_at(procedure, members, is_blocked(), now); }
    /// What holds, whether it is written down or not.
    [[nodiscard]] ProcedureState state() const;
    /// When what holds began to; nothing while it runs.
    [[nodiscard]] std::optional<Instant> ended_at() const;
    [[nodiscard]] bool is_held() const;
};

/// @return nothing when there is none.
std::optional<ProcedureReading> read_procedure(UnitOfWork& uow, const ProcedureTools& tools,
                                               std::string_view id);

/// "statements.silence/ID": under which stm_validation keeps it.
std::string vote_ref_of(const Procedure& procedure);
/// @return the id of the procedure; empty for the vote of a body.
std::string procedure_of(std::string_view vote_ref);

/// The procedures of this room among those who validate.
class ProcedureValidation final : public Validation {
public:
    /// @param tools outlive it
    explicit ProcedureValidation(const ProcedureTools& tools) : tools_(tools) {}
    std::vector<ValidatingBody> bodies(UnitOfWork&, const Actor&, std::string_view) override { return {}; }
    Result<AskedVote> ask(UnitOfWork&, const Actor&, const std::string& body,
                          const QuestionedVersion&) override;
    std::optional<ValidationVote> vote(UnitOfWork& uow, const Actor& reader, const std::string& ref,
                                       std::string_view language) override;

private:
    const ProcedureTools& tools_;
};

}  // namespace plenaria::statements
