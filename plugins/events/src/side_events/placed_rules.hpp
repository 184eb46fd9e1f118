// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/side_events/placed_rules.hpp
/// A side event that was accepted is a session like others, and can be moved by hand: what it breaks of the
/// rules of its call then.

#include <string>
#include <vector>

#include <plenaria/locale.hpp>

#include "../programme/session.hpp"

namespace plenaria {
class UnitOfWork;
}

namespace plenaria::events {

/// Sentences in the reader's language; none for a session that came by no call. Inside the caller's
/// transaction.
std::vector<std::string> call_rules_broken_by(UnitOfWork& uow, const Session& session, const Locale& locale);

}  // namespace plenaria::events
