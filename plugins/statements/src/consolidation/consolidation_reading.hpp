// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file statements/src/consolidation/consolidation_reading.hpp
/// Everything that offices said of a statement beside its draft: what the drafter's pages and the compilation
/// show.

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "../review/point.hpp"
#include "../text/paragraph.hpp"
#include "../text/statement.hpp"
#include "../versions/version.hpp"

namespace plenaria {
class UnitOfWork;
}

namespace plenaria::statements {

/// One paragraph of the draft, or one that the draft has lost and somebody spoke of.
struct ConsolidatedParagraph {
    Paragraph paragraph = {};
    std::string cited = {};  ///< cited_numbers() of the draft; empty when it is gone
    bool in_draft = true;
    std::string draft = {};  ///< its text in the original language
    int draft_revision = 0;
    std::string issued = {};  ///< its text in the latest version
    std::vector<Point> points = {};

    [[nodiscard]] int undecided() const;  ///< suggestions and comments
    [[nodiscard]] int agreements() const;
};

struct ConsolidationReading {
    Statement statement = {};
    std::optional<Version> latest = {};
    std::vector<ConsolidatedParagraph> paragraphs = {};
    std::map<std::string, Decision> decisions = {};  ///< by id

    [[nodiscard]] int undecided() const;
    [[nodiscard]] const ConsolidatedParagraph* find(std::string_view paragraph_id) const;
};

/// What is not settled by an issued version. @return nothing when there is no such statement.
std::optional<ConsolidationReading> read_consolidation(UnitOfWork& uow, std::string_view statement_id,
                                                       std::string_view language);

}  // namespace plenaria::statements
