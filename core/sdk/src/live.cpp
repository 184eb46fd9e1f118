// SPDX-License-Identifier: EUPL-1.2
#include <plenaria/live.hpp>

#include <plenaria/db.hpp>

namespace plenaria {

Reply listen_to(std::string_view topic) {
    return Stream{.name = std::string(topic), .content_type = std::string(live_content_type), .next = {}};
}

void tell(UnitOfWork& uow, std::string_view topic) {
    uow.invalidate(std::string(live_tag_prefix) + std::string(topic));
}

}  // namespace plenaria
