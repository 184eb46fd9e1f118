// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file directory/src/contacts/contact_api.hpp
/// Contacts, lists, memberships and merging over JSON.

namespace plenaria {
class Registrar;
}

namespace plenaria::directory {

void announce_contact_api(Registrar& registrar);

}  // namespace plenaria::directory
