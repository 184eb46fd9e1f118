// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file plenaria/statements/validation.hpp
/// Validation of an issued version by the vote of a body. `statements` asks; a plugin that knows bodies holds
/// the vote. What a vote came to is kept by `statements`, so that it outlives the plugin that held it.

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <plenaria/abi.hpp>
#include <plenaria/actor.hpp>
#include <plenaria/db.hpp>
#include <plenaria/result.hpp>
#include <plenaria/time.hpp>

namespace plenaria::statements {

struct ValidatingBody {
    std::string ref;   ///< "committee.body/ID"
    std::string name;  ///< in the language asked for
    int members = 0;   ///< who would vote today
};

/// What a body is asked about.
struct QuestionedVersion {
    std::string statement_id;
    std::string version_id;
    std::string original = "en";                ///< the language that `labels` always has
    std::map<std::string, std::string> labels;  ///< language → "Durban Declaration – Rev.1"
    std::string hash;                           ///< SHA-256 of its text
    std::string path;                           ///< of its page
};

struct AskedVote {
    std::string ref;   ///< "committee.ballot/ID"
    std::string path;  ///< of the page on which staff completes what was drafted
};

enum class ValidationState : std::uint8_t {
    asked = 1,  ///< drafted; nobody votes yet
    open,
    closed,  ///< nobody votes any more, and nothing is counted yet
    without_quorum,
    carried,
    rejected,
    withdrawn,
};

/// Of so few secret ballots that they would tell who voted how there are none.
struct ValidationNumbers {
    int yes = 0;
    int no = 0;
    int abstentions = 0;
    int members = 0;  ///< who could vote
    bool operator==(const ValidationNumbers&) const = default;
};

struct NamedAnswer {
    std::string name;    ///< with the city, if there is one
    std::string answer;  ///< in the language asked for
};

/// A vote on a version. Before the result stands nothing in it tells how anybody voted.
struct ValidationVote {
    std::string body;  ///< its name, in the language asked for
    ValidationState state = ValidationState::asked;
    std::string hash;                               ///< that the body was asked about
    std::optional<Instant> closes_at = {};          ///< once it opened
    std::optional<Instant> decided_at = {};         ///< counted or withdrawn
    std::string sentence = {};                      ///< what came of it, in the language asked for
    std::optional<ValidationNumbers> numbers = {};  ///< of a result
    std::string path = {};                          ///< of its page; empty: not for this reader
    std::vector<NamedAnswer> answers = {};  ///< of a roll-call with its result, for readers who may see it
};

/// Offered by plugins that know bodies. Every function runs inside the caller's transaction. Thread-safe.
class Validation {
public:
    static constexpr std::string_view service_name = "statements.validation/1";
    static constexpr bool many = true;
    virtual ~Validation() = default;

    /// In the order in which they are shown. @return nothing for somebody who may not let a body vote.
    [[nodiscard]] virtual std::vector<ValidatingBody> bodies(UnitOfWork& uow, const Actor& asker,
                                                             std::string_view language) = 0;
    /// Drafts a vote of the body on that version; staff completes and opens it.
    /// @param body a ref of bodies() for this actor
    virtual Result<AskedVote> ask(UnitOfWork& uow, const Actor& actor, const std::string& body,
                                  const QuestionedVersion& version) = 0;
    /// @return nothing for a vote that it was not asked for.
    [[nodiscard]] virtual std::optional<ValidationVote> vote(UnitOfWork& uow, const Actor& reader,
                                                             const std::string& ref,
                                                             std::string_view language) = 0;
};

/// A paragraph as a voter reads it.
struct ReadParagraph {
    std::string number;  ///< "PP3"; may be empty
    std::string text;
    std::string language;  ///< of the text: the one asked for, else that of the original
    bool is_heading = false;
};

/// What `statements` offers to whoever holds such a vote. Every function runs inside the caller's
/// transaction. Thread-safe.
class ValidationRecord {
public:
    static constexpr std::string_view service_name = "statements.validation_record/1";
    virtual ~ValidationRecord() = default;

    /// SHA-256 of the text of a version, computed anew from its words. @return "" when there is no such
    /// version.
    [[nodiscard]] virtual std::string fingerprint(UnitOfWork& uow, const std::string& version_id) = 0;
    /// The text, for somebody who is to vote on it: whoever calls has checked that they are.
    [[nodiscard]] virtual std::vector<ReadParagraph> text(UnitOfWork& uow, const std::string& version_id,
                                                          std::string_view language) = 0;
    /// To be called when a vote has opened, has its result or was withdrawn: keeps what it is now.
    virtual Result<void> changed(UnitOfWork& uow, const Actor& actor, const std::string& ref) = 0;
};

}  // namespace plenaria::statements
