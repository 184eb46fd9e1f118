// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file statements/src/consolidation/compilation_reading.hpp
/// What a compilation of comments is made of, read in one transaction.

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <plenaria/result.hpp>

#include "../review/point.hpp"
#include "../text/paragraph.hpp"
#include "../text/statement.hpp"

namespace plenaria {
class UnitOfWork;
}

namespace plenaria::statements {

/// Of one round, or of all rounds of a statement: one of the two is empty.
struct CompilationOf {
    std::string round = {};
    std::string statement = {};
};

struct Compilation {
    Statement statement = {};
    std::string title = {};  ///< "Marrakech Declaration, First round"
    std::vector<Paragraph> paragraphs = {};
    std::vector<Point> points = {};
    std::map<std::string, Decision> decisions = {};
    std::map<std::string, std::string> rounds = {};  ///< id → name
};

/// "Marrakech Declaration, First round". @return not_found when there is no such round or statement.
Result<std::string> compilation_title(UnitOfWork& uow, const CompilationOf& of, std::string_view language);

/// @param language of the title, and of the paragraphs besides the original.
Result<Compilation> read_compilation(UnitOfWork& uow, const CompilationOf& of, std::string_view language);

}  // namespace plenaria::statements
