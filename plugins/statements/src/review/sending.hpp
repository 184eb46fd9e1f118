// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file statements/src/review/sending.hpp
/// What an office's draft becomes when it is sent. Pure.

#include <string>
#include <vector>

#include <plenaria/result.hpp>

#include "../rounds/round.hpp"
#include "../text/paragraph.hpp"
#include "answer_repository.hpp"
#include "point.hpp"

namespace plenaria::statements {

/// The points of a draft in the order of the text. Answers on paragraphs without an answer say nothing.
/// @param paragraphs of the round's version, with their texts in every language of the answers.
std::vector<Point> points_of_draft(const Round& round, const Office& office,
                                   const std::vector<Paragraph>& paragraphs,
                                   const std::vector<StoredAnswer>& answers,
                                   const std::vector<Remark>& remarks, Instant sent_at);

/// @return invalid_input with every reason why the draft cannot be sent: the field of an unfinished answer is
///         "p/<paragraph id>".
Result<void> check_draft(const Office& office, const std::vector<Paragraph>& paragraphs,
                         const std::vector<StoredAnswer>& answers);

/// What was said, as JSON, for ever: position, answer to the question, every point.
std::string sending_json(const Round& round, const Office& office, const std::vector<Paragraph>& paragraphs,
                         const std::vector<Point>& points);

}  // namespace plenaria::statements
