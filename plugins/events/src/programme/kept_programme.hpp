// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/programme/kept_programme.hpp
/// Programmes that were read lately, so that a look after one change asks for what has changed.

#include "../editions/edition.hpp"
#include "session.hpp"

namespace plenaria {
class UnitOfWork;
}

namespace plenaria::events {

/// What programme_of() says. Kept under the revision of the edition, which every change of a programme
/// raises; of another revision, sessions are asked for that have another revision than the kept ones.
/// Thread-safe.
/// @param uow of a transaction that only reads: what a writing one sees may never have been.
/// @param edition as this transaction sees it.
Programme kept_programme_of(UnitOfWork& uow, const Edition& edition);

}  // namespace plenaria::events
