// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file statements/src/versions/version_title_repository.hpp
/// Issued versions with every title of their statements, as they are looked for. Inside the caller's
/// transaction.

#include <map>
#include <string>
#include <vector>

namespace plenaria {
class UnitOfWork;
}

namespace plenaria::statements {

struct TitledVersion {
    std::string id = {};
    std::string statement_id = {};
    int number = 0;
    std::string name = {};
    std::string title = {};                          ///< in the original
    std::map<std::string, std::string> titles = {};  ///< language → title
};

/// Those of all statements that are not in the archive, the one issued last first: one query.
std::vector<TitledVersion> titled_versions(UnitOfWork& uow);

}  // namespace plenaria::statements
