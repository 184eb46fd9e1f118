// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file statements/src/text/reading_right.hpp
/// Who may read how much of a statement. Every page, file and operation that shows one asks here.
///
/// Who writes or consults reads all of it. Others read issued versions only: the working draft, and a
/// statement of which no version was issued, are the secretariat's alone. Who speaks for one city or
/// organisation reads what that one was invited to review or to sign.

#include <optional>
#include <set>
#include <string>
#include <string_view>

#include <plenaria/actor.hpp>

#include "statement.hpp"

namespace plenaria {
class UnitOfWork;
}

namespace plenaria::statements {

/// Whether the reader may see working drafts, and statements that were never issued.
bool reads_drafts(const Actor& reader);

/// The statement, if this reader may know of it. Inside the caller's transaction.
/// @param language of the title.
std::optional<Statement> find_readable(UnitOfWork& uow, const Actor& reader, std::string_view id,
                                       std::string_view language);

/// Which of all statements a reader may know of.
class Readable {
public:
    Readable(UnitOfWork& uow, const Actor& reader);
    [[nodiscard]] bool holds(const std::string& statement_id) const {
        return everything_ || statements_.contains(statement_id);
    }

private:
    bool everything_;
    std::set<std::string> statements_ = {};
};

}  // namespace plenaria::statements
