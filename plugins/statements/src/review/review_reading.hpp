// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file statements/src/review/review_reading.hpp
/// Everything that the page of a review needs, read in one transaction with a fixed number of queries.

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "../rounds/round.hpp"
#include "../text/paragraph.hpp"
#include "../text/statement.hpp"
#include "../versions/version.hpp"
#include "answer_repository.hpp"
#include "point.hpp"

namespace plenaria {
struct Actor;
class UnitOfWork;
}  // namespace plenaria

namespace plenaria::statements {

struct ReviewReading {
    Round round = {};
    Office office = {};
    Statement statement = {};
    Version version = {};
    std::vector<Paragraph> paragraphs = {};
    std::vector<StoredAnswer> answers = {};
    std::vector<Remark> remarks = {};
    std::vector<Point> others = {};  ///< of an open round: what other offices have sent
    std::map<std::string, std::string> questions = {};

    [[nodiscard]] const StoredAnswer* answer_on(std::string_view paragraph_id) const;
    /// The general question in `language`, else in the original; empty when nothing is asked.
    [[nodiscard]] std::string question(std::string_view language) const;
    [[nodiscard]] int answered() const;    ///< paragraphs with a stance or a remark
    [[nodiscard]] int answerable() const;  ///< paragraphs that are no headings
};

using ShownLanguages = std::function<std::vector<std::string>(const Version&)>;

/// @param shown the languages in which paragraphs are read, besides those of the office's own answers;
/// unset: all
///              languages of the version.
/// @return not_found unless the actor holds the round's link for an invited office.
Result<ReviewReading> read_review(UnitOfWork& uow, const Actor& actor, std::string_view round_id,
                                  std::string_view language, const ShownLanguages& shown = {});

}  // namespace plenaria::statements
