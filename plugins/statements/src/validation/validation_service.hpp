// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file statements/src/validation/validation_service.hpp
/// Letting a body vote on a version, keeping what it decides, and what the signature asks of it. Every
/// function runs inside the caller's transaction.

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <plenaria/actor.hpp>

#include "validation.hpp"

namespace plenaria::directory {
class Directory;
}

namespace plenaria::statements {

using Validations = std::vector<std::shared_ptr<Validation>>;

struct ValidationTools {
    std::function<Validations()> offered = {};           ///< whoever knows bodies now; empty: nobody ever
    std::function<directory::Directory*()> cities = {};  ///< whose lists may be required; empty: none
    std::function<bool()> is_needed = {};                ///< the setting; empty: it is not

    [[nodiscard]] directory::Directory* directory() const { return cities ? cities() : nullptr; }
    [[nodiscard]] Validations now() const { return offered ? offered() : Validations(); }
};

/// SHA-256 of the text of a version, computed anew from its words.
std::string text_hash(UnitOfWork& uow, const Version& version);

/// Keeps a vote that was asked for elsewhere than by ask_body(), as it is now.
void begin_validation(UnitOfWork& uow, const ValidationTools& tools, const Actor& actor,
                      const Validated& validated);

/// Those who may be asked by this actor.
std::vector<ValidatingBody> validating_bodies(UnitOfWork& uow, const ValidationTools& tools,
                                              const Actor& asker, std::string_view language);

/// Votes on a version as they stand now, the newest first; of those whose plugin is not there, as they were
/// kept.
std::vector<Validated> validations_now(UnitOfWork& uow, const ValidationTools& tools, const Actor& reader,
                                       std::string_view version_id, std::string_view language);

/// Of those who open versions for signature ("statements.sign").
/// @return where staff completes the vote; invalid_input under "body" for one that cannot be asked; conflict
/// under
///   "body" for one that is asked already, or has validated the version.
Result<AskedVote> ask_body(UnitOfWork& uow, const ValidationTools& tools, const Actor& actor,
                           std::string_view statement_id, std::string_view version_id,
                           const std::string& body_ref);

/// Keeps what a vote is now. A vote of which nothing is known is nobody's business.
void keep_validation(UnitOfWork& uow, const ValidationTools& tools, const Actor& actor,
                     const std::string& vote_ref);

/// The same of all votes on a version: of those that came to an end while this plugin was switched off.
void keep_validations(UnitOfWork& uow, const ValidationTools& tools, const Actor& actor,
                      const std::string& version_id);

/// Of the statement, else what the setting of the house says.
Requirement requirement_of(UnitOfWork& uow, const ValidationTools& tools, std::string_view statement_id);

/// By a body or a list of the directory, or by any when `who` is empty.
/// @return invalid_input under "who" for one that cannot validate in that way.
Result<std::optional<Requirement>> named_requirement(UnitOfWork& uow, const ValidationTools& tools,
                                                     const Actor& actor, Way way, const std::string& who);

/// Of those who open versions for signature. @param wanted nothing: as the setting of the house says.
Result<void> require_validation(UnitOfWork& uow, const ValidationTools& tools, const Actor& actor,
                                std::string_view statement_id, const std::optional<Requirement>& wanted);

/// Nothing while validation is not needed.
/// @return conflict that says what lacks.
Result<void> check_may_be_signed(UnitOfWork& uow, const ValidationTools& tools, const Actor& actor,
                                 const Version& version);

/// For plugins that hold votes.
class ValidationRecordService final : public ValidationRecord {
public:
    /// @param tools outlive the service
    explicit ValidationRecordService(const ValidationTools& tools) : tools_(tools) {}
    std::string fingerprint(UnitOfWork& uow, const std::string& version_id) override;
    std::vector<ReadParagraph> text(UnitOfWork& uow, const std::string& version_id,
                                    std::string_view language) override;
    Result<void> changed(UnitOfWork& uow, const Actor& actor, const std::string& ref) override;

private:
    const ValidationTools& tools_;
};

}  // namespace plenaria::statements
