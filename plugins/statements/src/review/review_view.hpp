// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file statements/src/review/review_view.hpp
/// What an office's pages show of a review: its answers as sentences and redlines, others' suggestions, the
/// deadline in two zones. Builds models; reads nothing.

#include <string>
#include <string_view>
#include <vector>

#include <plenaria/locale.hpp>
#include <plenaria/view.hpp>

#include "../rounds/round.hpp"
#include "../text/paragraph.hpp"
#include "answer_repository.hpp"
#include "point.hpp"

namespace plenaria::statements {

/// Members of partials/deadline: in the round's zone, and in the reader's when that is another.
Model deadline_model(const Round& round, std::string_view reader_zone, Instant now, const Locale& locale);

/// `text` with the anchored words inside <mark>; as it is when they are not there.
SafeHtml marked_html(std::string_view text, const Anchor& anchor);

/// One line of a thread: who, when, title, has_redline, redline, plain, redline_language, has_quote, quote,
/// has_text, text, has_fit, fit, iso, css, has_state, state {kind, text}, has_remove, remove_url.
Model thread_of_answer(const StoredAnswer& answer, const Paragraph& paragraph, std::string_view reader_zone,
                       const Locale& locale);
Model thread_of_remark(const Remark& remark, std::string remove_url, std::string_view reader_zone,
                       const Locale& locale);
/// @param with_office whether to name the office (to others and to the secretariat).
Model thread_of_point(const Point& point, bool with_office, std::string_view reader_zone,
                      const Locale& locale);

/// {kind, text} for partials/tag.
Model state_tag(PointState state, const Locale& locale);
Model stage_tag(Stage stage, const Locale& locale);
Model round_tag(RoundState state, const Locale& locale);

/// "It no longer fits: “will” now reads “commit to”."; empty when it applies.
std::string fit_sentence(const Point& point, const Locale& locale);

}  // namespace plenaria::statements
