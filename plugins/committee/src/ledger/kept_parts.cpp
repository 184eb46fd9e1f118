// SPDX-License-Identifier: EUPL-1.2
#include "kept_parts.hpp"

#include <algorithm>

namespace plenaria::committee::ledger {

std::shared_ptr<const KeptPart> KeptParts::find(const std::string& key) {
    const std::lock_guard lock(mutex_);
    const auto found =
        std::find_if(kept_.begin(), kept_.end(), [&](const Kept& each) { return each.first == key; });
    if (found == kept_.end()) return nullptr;
    kept_.splice(kept_.begin(), kept_, found);
    return found->second;
}

std::shared_ptr<const KeptPart> KeptParts::keep(const std::string& key, KeptPart part) {
    auto shared = std::make_shared<const KeptPart>(std::move(part));
    const std::lock_guard lock(mutex_);
    // Two may have made it at once.
    kept_.remove_if([&](const Kept& each) { return each.first == key; });
    kept_.emplace_front(key, shared);
    if (kept_.size() > most_) kept_.pop_back();
    return shared;
}

}  // namespace plenaria::committee::ledger
