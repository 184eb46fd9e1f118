// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file committee/src/ledger/kept_parts.hpp
/// Parts of pages that were costly to print, kept for whoever asks next.

#include <cstddef>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <utility>

namespace plenaria::committee::ledger {

/// A printed part, and what the page around it must know.
struct KeptPart {
    std::string html;
    int seats = 0;  ///< of the body on that day
};

/// Each under a key that names all that it was made from, the stamp of the body above all. Thread-safe.
/// Bounded: what nobody asked for longest goes first.
class KeptParts {
public:
    explicit KeptParts(std::size_t most = 64) : most_(most) {}
    /// @return nullptr when it is not kept.
    std::shared_ptr<const KeptPart> find(const std::string& key);
    std::shared_ptr<const KeptPart> keep(const std::string& key, KeptPart part);

private:
    using Kept = std::pair<std::string, std::shared_ptr<const KeptPart>>;
    const std::size_t most_;
    std::mutex mutex_;
    std::list<Kept> kept_;  ///< the one that was asked for last comes first
};

}  // namespace plenaria::committee::ledger
