// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file statements/src/text/draft_api.hpp
/// The working draft over JSON: titles, the order and kinds of paragraphs, translations that still fit.

namespace plenaria {
class Registrar;
}

namespace plenaria::statements {

void add_draft_api(Registrar& registrar);

}  // namespace plenaria::statements
