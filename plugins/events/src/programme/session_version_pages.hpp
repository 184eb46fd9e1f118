// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/programme/session_version_pages.hpp
/// The issued version that a session discusses, as forms ask for it and pages show it.

#include <string>
#include <vector>

#include <plenaria/db.hpp>
#include <plenaria/http.hpp>

#include "session.hpp"

namespace plenaria::statements {
class Versions;
}

namespace plenaria::events {

/// Gives the version its name in `language` and its path, where `reader` may read it.
/// @param versions nullptr while `statements` is switched off: the name that was kept stays.
void name_version(UnitOfWork& uow, statements::Versions* versions, const Actor& reader,
                  std::string_view language, SessionVersion& version);

/// The field "version". @param shown its name, or what was typed for it.
Model version_field(const std::string& id, const std::string& shown, const Error* error,
                    const RequestScope& scope);
/// The id of the version that the field means: what was chosen, as long as its name still stands there, else
/// what the typed words mean. `before` stays when its name was left there, and when the form has no such
/// field. @return empty when the field is empty, or after noting a problem under "version".
std::string read_version(UnitOfWork& uow, statements::Versions* versions, const Request& request,
                         const RequestScope& scope, const SessionVersion& before,
                         std::vector<FieldError>& problems);

}  // namespace plenaria::events
