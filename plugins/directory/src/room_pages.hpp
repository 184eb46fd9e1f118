// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file directory/src/room_pages.hpp
/// Which pages there are and who may call them; the table of contents of this room's addresses.

namespace plenaria {
class Registrar;
class Documents;
}  // namespace plenaria

namespace plenaria::directory {

/// `documents` is read when something is exported: it is known only once the plugin has started.
void announce_pages(Registrar& registrar, Documents* const& documents);

}  // namespace plenaria::directory
