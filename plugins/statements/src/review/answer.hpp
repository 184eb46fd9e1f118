// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file statements/src/review/answer.hpp
/// What an office says about one paragraph, and how two people of the office write it at the same time. Pure.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <plenaria/result.hpp>
#include <plenaria/time.hpp>

namespace plenaria::statements {

using plenaria::to_text;  // of days and instants, beside ours

enum class Stance : std::uint8_t { none = 1, agree, suggest, comment };

std::string_view to_text(Stance stance);
std::optional<Stance> parse_stance(std::string_view text);
/// Catalog key: "Agrees".
std::string_view name_of(Stance stance);

/// A private draft until the office sends its review.
struct Answer {
    Stance stance = Stance::none;
    std::string language = {};  ///< of the text that `wording` changes
    std::string wording = {};   ///< the whole paragraph as it should read; empty: nothing proposed
    std::string comment = {};
    std::string reason = {};
    bool operator==(const Answer&) const = default;
};

/// The overall position of an office.
enum class Position : std::uint8_t { none = 1, no_objection, reservation, objection };

std::string_view to_text(Position position);
std::optional<Position> parse_position(std::string_view text);
/// Catalog key: "No objection".
std::string_view name_of(Position position);

struct AnswerMerge {
    Answer answer = {};                         ///< joined; in the fields of `in_conflict`, what is stored
    std::vector<std::string> in_conflict = {};  ///< names of fields: "stance", "wording", "comment", "reason"
    [[nodiscard]] bool clean() const { return in_conflict.empty(); }
};

/// Joins what two people made of the same answer.
/// @param seen what the writer had before them when they began; `stored` what is there now; `mine` what they
///        want to keep.
AnswerMerge merge_answers(const Answer& seen, const Answer& stored, const Answer& mine);

inline constexpr std::size_t max_answer_text = 15'000;  ///< code points, each of the three texts

/// @return invalid_input with every reason why the answer cannot be sent. An unfinished one can be kept.
/// @param text the paragraph in the answer's language.
Result<void> check_sendable(const Answer& answer, std::string_view text);

}  // namespace plenaria::statements
