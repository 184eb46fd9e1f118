// SPDX-License-Identifier: EUPL-1.2
#include <plenaria/tag.hpp>

#include <utility>

namespace plenaria {

Model tag_model(std::string_view kind, std::string text) {
    return {{"kind", kind}, {"text", std::move(text)}};
}

}  // namespace plenaria
