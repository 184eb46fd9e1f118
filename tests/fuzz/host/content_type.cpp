// SPDX-License-Identifier: EUPL-1.2
// The Content-Type of a request: a boundary is what RFC 2046 allows, so that no line of a part is taken for
// it.
#include <plenaria/text.hpp>

#include "../fuzz.hpp"
#include "http/multipart.hpp"

namespace plenaria::fuzz::content_type {

const Target target("content_type", [](std::string_view bytes) {
    const auto boundary = host::form_boundary(bytes);
    if (!boundary) return false;
    require(!boundary->empty() && boundary->size() <= 70, "a boundary has 1 to 70 characters");
    for (const char c : *boundary) require(c >= ' ' && c < 0x7f, "a boundary is printable");
    return true;
});

}  // namespace plenaria::fuzz::content_type
