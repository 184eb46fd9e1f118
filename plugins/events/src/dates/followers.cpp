// SPDX-License-Identifier: EUPL-1.2
#include "followers.hpp"

#include <iterator>
#include <utility>

namespace plenaria::events {

namespace {

Followers& known() {
    static Followers followers;
    return followers;
}

}  // namespace

void set_followers(Followers followers) { known() = std::move(followers); }

void tell_followers(UnitOfWork& uow, const Actor& actor, const std::string& edition) {
    if (!known()) return;
    for (const auto& each : known()()) each->edition_changed(uow, actor, edition);
}

std::vector<FollowerCard> followers_of(UnitOfWork& uow, const Actor& reader, const std::string& edition,
                                       std::string_view language) {
    std::vector<FollowerCard> cards;
    if (!known()) return cards;
    for (const auto& each : known()()) {
        auto own = each->about(uow, reader, edition, language);
        std::move(own.begin(), own.end(), std::back_inserter(cards));
    }
    return cards;
}

}  // namespace plenaria::events
