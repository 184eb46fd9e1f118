// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file statements/src/procedure/procedure.hpp
/// A version before a named group: approved by it, or adopted by silence unless somebody objects by the
/// deadline. What the members may say, and what came of it at an instant. Pure.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <plenaria/result.hpp>
#include <plenaria/time.hpp>

namespace plenaria::statements {

using plenaria::to_text;  // of days and instants, which the ones below would hide

enum class ProcedureKind : std::uint8_t { approval = 1, silence };
std::string_view to_text(ProcedureKind kind);
std::optional<ProcedureKind> parse_procedure_kind(std::string_view text);
/// Catalog key: "Silence procedure".
std::string_view name_of(ProcedureKind kind);

/// How many members have to approve. The silence procedure asks for none.
enum class Needs : std::uint8_t { all = 1, majority, at_least };
std::string_view to_text(Needs needs);
std::optional<Needs> parse_needs(std::string_view text);

/// What has been written down.
enum class ProcedureState : std::uint8_t {
    draft = 1,  ///< the group is being named; nobody outside knows
    open,
    carried,
    refused,  ///< not approved, or the silence was broken
    withdrawn,
};
std::string_view to_text(ProcedureState state);
std::optional<ProcedureState> parse_procedure_state(std::string_view text);
/// Catalog key: "Silence broken".
std::string_view name_of(ProcedureState state, ProcedureKind kind);

enum class Verdict : std::uint8_t {
    none = 1,  ///< nothing said, or taken back
    agrees,
    reserves,  ///< silence procedure only: a reservation, which breaks nothing
    objects,
};
std::string_view to_text(Verdict verdict);
std::optional<Verdict> parse_verdict(std::string_view text);
/// Catalog key: "Approved", "No objection".
std::string_view name_of(Verdict verdict, ProcedureKind kind);

struct Procedure {
    std::string id = {};
    std::string statement_id = {};
    std::string version_id = {};
    std::string hash = {};  ///< of the text that the group was asked about
    ProcedureKind kind = ProcedureKind::approval;
    std::string group_name = {};
    std::string group_ref = {};  ///< of the one list of the directory that it was taken from; may be empty
    Needs needs = Needs::all;
    int at_least = 0;  ///< with Needs::at_least
    ProcedureState state = ProcedureState::draft;
    Instant deadline = {};  ///< the last second that counts
    std::string zone = "UTC";
    int reminder_days = 3;  ///< 0: no reminder
    Instant created_at = {};
    std::string created_by = {};
    std::optional<Instant> opened_at = {};
    std::optional<Instant> ended_at = {};
    std::string ended_because = {};            ///< of a withdrawal
    std::optional<Instant> proceeded_at = {};  ///< staff lets it go on though somebody was not reached
    std::string proceeded_by = {};
    std::string proceeded_because = {};
    int revision = 0;
};

/// Somebody who is asked: an office or a person of the directory.
struct Member {
    std::string id = {};
    std::string procedure_id = {};
    std::string party = {};  ///< "city/ID", "person/ID"
    std::string party_name = {};
    std::string contact_name = {};
    std::string address = {};
    std::string language = "en";
    std::string zone = "UTC";
    std::optional<Instant> written_at = {};
    std::optional<Instant> reminded_at = {};
    Verdict verdict = Verdict::none;
    std::optional<Instant> answered_at = {};
};

/// Something that was said. Never changed.
struct GivenAnswer {
    std::string id = {};
    std::string procedure_id = {};
    std::string member_id = {};
    Verdict verdict = Verdict::none;  ///< none: what was said before is taken back
    std::string words = {};
    std::string said_by = {};  ///< the person, as they wrote their name
    std::string hash = {};     ///< of the text that they had before them
    std::string language = {};
    Instant answered_at = {};
};

struct Tally {
    int members = 0;
    int agree = 0;
    int reserve = 0;
    int object = 0;
    [[nodiscard]] int silent() const { return members - agree - reserve - object; }
};
Tally tally_of(const std::vector<Member>& members);

/// How many approvals carry it.
int needed(const Procedure& procedure, int members);

/// What holds at an instant.
enum class Standing : std::uint8_t {
    running = 1,
    held,  ///< the deadline has passed, and it waits for the secretariat
    carried,
    refused,
};
struct Outcome {
    Standing standing = Standing::running;
    std::optional<Instant> at = {};  ///< since when, of what is carried or refused
};

/// What of an open procedure holds at `now`, whether somebody has written it down or not.
/// @param blocked somebody was not reached, or the text is not the one that was sent
Outcome outcome_at(const Procedure& procedure, const std::vector<Member>& members, bool blocked, Instant now);

/// Whether members may answer: it is open and `now` is not after the deadline.
bool takes_verdicts(const Procedure& procedure, Instant now);

/// What is wrong with an answer, by field: verdict, words, said_by. @return invalid_input with every problem.
Result<void> check_answer(ProcedureKind kind, Verdict verdict, std::string_view words,
                          std::string_view said_by);

/// Whether the member should get its reminder at `now`: once per deadline, while it has said nothing.
bool reminder_due(const Procedure& procedure, const Member& member, Instant now);

/// What a careful secretariat looks at before it sends: the deadline falls on a weekend or between the years,
/// or leaves less than three working days. Catalog keys.
std::vector<std::string_view> deadline_warnings(Instant from, Instant deadline, std::string_view zone);

}  // namespace plenaria::statements
