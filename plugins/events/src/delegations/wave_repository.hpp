// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/delegations/wave_repository.hpp
/// To whom a wave of mails would go, a page at a time, from the rows of evt_standing (decision 0068). Every
/// function runs inside the caller's transaction; ensure_counted() comes first.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "delegation.hpp"

namespace plenaria {
class UnitOfWork;
}

namespace plenaria::events {

enum class WaveKind : std::uint8_t { invitation = 1, reminder, approval };

struct Recipient {
    std::string delegation_id = {};
    std::string name = {};
    std::string address = {};
    std::string language = {};
};
/// By language, then by name.
/// @param first from 1; 0: none are asked for. @param last inclusive.
std::vector<Recipient> recipients(UnitOfWork& uow, const std::string& edition, WaveKind kind, long long first,
                                  long long last);
/// Whether such a message would go to that delegation.
bool is_recipient(UnitOfWork& uow, const std::string& delegation, WaveKind kind);
/// The first by name that is written to in that language.
std::optional<std::string> first_recipient(UnitOfWork& uow, const std::string& edition, WaveKind kind,
                                           std::string_view language);

/// Several messages of the wave would go there, each for another office.
struct SharedAddress {
    std::string address = {};
    int messages = 0;
    std::vector<std::string> names = {};  ///< the first of these offices
};
std::vector<SharedAddress> shared_addresses(UnitOfWork& uow, const std::string& edition, WaveKind kind,
                                            int most, int most_names);

}  // namespace plenaria::events
