// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file statements/src/rounds/round.hpp
/// A round of consultation: which version is open to which offices, until when, and how far each has come.
/// Pure.

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <plenaria/result.hpp>
#include <plenaria/time.hpp>

#include "../review/answer.hpp"

namespace plenaria::statements {

enum class RoundState : std::uint8_t {
    draft = 1,  ///< offices are being chosen; nobody outside knows
    open,
    closed,
};
std::string_view to_text(RoundState state);
std::optional<RoundState> parse_round_state(std::string_view text);
/// Catalog key: "Open".
std::string_view name_of(RoundState state);

enum class Visibility : std::uint8_t {
    silent = 1,  ///< an office sees its own answers only
    open,        ///< an office sees what the others have sent
};
std::string_view to_text(Visibility visibility);
std::optional<Visibility> parse_visibility(std::string_view text);

struct Round {
    std::string id = {};
    std::string statement_id = {};
    std::string version_id = {};
    std::string name = {};  ///< "First round"
    Visibility visibility = Visibility::silent;
    RoundState state = RoundState::draft;
    Instant deadline = {};  ///< the last second that counts
    std::string zone = "UTC";
    int reminder_days = 3;  ///< 0: no reminder
    Instant created_at = {};
    std::string created_by = {};
    std::optional<Instant> opened_at = {};
    std::optional<Instant> closed_at = {};
    int revision = 0;
};

struct Extension {
    Instant from = {};
    Instant to = {};
    std::string reason = {};
    Instant extended_at = {};
    std::string extended_by = {};
};

/// An office that is asked, and its answer to the round as a whole.
struct Office {
    std::string id = {};
    std::string round_id = {};
    std::string party = {};  ///< "city/ID"
    std::string party_name = {};
    std::string contact_name = {};
    std::string address = {};
    std::string language = "en";
    std::string zone = "UTC";
    std::optional<Instant> invited_at = {};
    std::optional<Instant> reminded_at = {};
    std::optional<Instant> asked_at = {};  ///< for more time
    std::string asked_because = {};
    Position position = Position::none;
    std::string position_text = {};
    std::string question_answer = {};
    int revision = 0;  ///< of position and question_answer
    int sendings = 0;
    std::optional<Instant> sent_at = {};     ///< the last time
    std::optional<Instant> changed_at = {};  ///< when its draft was saved last; nothing once it has been sent
};

/// How far an office has come.
enum class Stage : std::uint8_t { not_invited = 1, not_opened, opened, drafting, sent, changed };
std::string_view to_text(Stage stage);
/// Catalog key: "Sent".
std::string_view name_of(Stage stage);
/// @param opened whether somebody went behind the link.
Stage stage_of(const Office& office, bool opened);

/// Whether offices may write: the round is open and `now` is not after the deadline.
bool takes_answers(const Round& round, Instant now);
/// @return ErrorCode::conflict, saying what can be done, unless takes_answers().
Result<void> check_takes_answers(const Round& round, Instant now);

/// Whether the office should get its reminder at `now`: once per deadline, from `reminder_days` before it on,
/// and only while it has sent nothing.
bool reminder_due(const Round& round, const Office& office, Instant now);

/// Links outlive the deadline, so that an office can download what it wrote and see what became of it.
inline constexpr std::chrono::days link_grace{180};
/// How long closing a round can be undone before the offices are told.
inline constexpr std::chrono::minutes early_end_wait{10};
/// Whoever presses "remind" twice sends once.
inline constexpr std::chrono::minutes reminders_apart{10};
Instant link_end(const Round& round);

/// @return invalid_input unless `to` is after `round`'s deadline and after `now`.
Result<void> check_extension(const Round& round, Instant to, Instant now);

/// What of the position is missing before it can be sent: a reservation and an objection need words.
Result<void> check_position(Position position, std::string_view text);

/// What the row of a progress table sums up.
struct Progress {
    int invited = 0;
    int not_opened = 0;
    int opened = 0;
    int drafting = 0;
    int sent = 0;
};
Progress progress_of(const std::vector<Stage>& stages);

}  // namespace plenaria::statements
