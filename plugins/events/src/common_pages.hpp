// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/common_pages.hpp
/// What the pages of this room share.

#include <string>
#include <vector>

#include <plenaria/db.hpp>
#include <plenaria/field.hpp>
#include <plenaria/form.hpp>
#include <plenaria/form_answer.hpp>
#include <plenaria/http.hpp>
#include <plenaria/made_documents.hpp>
#include <plenaria/paging.hpp>
#include <plenaria/services.hpp>
#include <plenaria/tag.hpp>

#include "editions/place.hpp"
#include "editions/series_repository.hpp"
#include "planning/milestone.hpp"
#include "quorum/quorum_service.hpp"

namespace plenaria::directory {
class Directory;
class Lookup;
}  // namespace plenaria::directory
namespace plenaria::statements {
class Versions;
}

namespace plenaria::events {

class Formats;

/// What handlers use beside the request; set once the room has started.
struct RoomTools {
    directory::Lookup* lookup = nullptr;
    directory::Directory* directory = nullptr;  ///< none in a test that needs none
    Documents* documents = nullptr;
    const Formats* formats = nullptr;
    statements::Versions* versions = nullptr;  ///< none while `statements` is switched off
    const Renderer* renderer = nullptr;
    const Locales* locales = nullptr;
    const Addresses* addresses = nullptr;
    DocumentOrders* orders = nullptr;  ///< none in a test that needs none
    Electorates electorates = {};      ///< of plugins that know bodies; none: all delegations count
};

/// @return not_found when there is none.
Result<Edition> edition_for(RequestScope& scope, const std::string& id);

/// The day that the reader's clock shows.
Day readers_today(const RequestScope& scope);

Model state_tag(EditionState state, const Locale& locale);
Model standing_tag(Standing standing, const Locale& locale);

/// The three title fields, and the choice of the original; names are those of read_titles().
void set_title_fields(Model& page, const Titles& titles, const Error* error, const Locale& locale);
Titles read_titles(const Request& request);

/// The field of somebody or something of the directory. @param shown its name, or what was typed.
Model party_model(const Field& field, std::string_view shown, std::string_view kind,
                  const RequestScope& scope);
/// The ref that a party field means: what was chosen, as long as its name still stands in the field; else
/// what the typed name means. @return empty when the field is empty, or after noting a problem under `name`.
std::string read_party(UnitOfWork& uow, directory::Lookup& lookup, const Request& request,
                       const std::string& name, std::string_view kind, const Locale& locale,
                       std::vector<FieldError>& problems);

/// The field "owner" with the box "mine" beside it.
void set_owner_fields(Model& page, const Owner& owner, std::string_view shown, const Error* error,
                      const RequestScope& scope);
/// The ref of the owner that the form asks for. `before` stays when its name was left in the field.
std::string read_owner(UnitOfWork& uow, directory::Lookup& lookup, const Request& request,
                       const RequestScope& scope, const Owner& before, std::vector<FieldError>& problems);

/// The number that the form carries; what is none is a conflict with everything.
int read_revision(const Request& request);

/// Rows of a page, for page_range().
inline constexpr int page_size = 25;

}  // namespace plenaria::events
