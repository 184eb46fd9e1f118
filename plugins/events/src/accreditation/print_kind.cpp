// SPDX-License-Identifier: EUPL-1.2
#include "print_kind.hpp"

#include "../json.hpp"

namespace plenaria::events {

Result<MadeDocument> PrintKind::make(std::string_view wish, std::string_view,
                                     const MakingProgress& progress) {
    const auto wanted = Document::parse(wish);
    const auto edition = wanted.at("edition").get<std::string>();
    if (wanted.at("print").get<std::string>() == letters_print)
        return make_letters(*db_, letters_, edition, progress);
    return make_badges(*db_, badges_, edition, {}, progress);
}

}  // namespace plenaria::events
