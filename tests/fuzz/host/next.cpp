// SPDX-License-Identifier: EUPL-1.2
// Where somebody is led after signing in: what is taken for ours is ours to a browser too. The browser's
// reading is written down here once more, after the URL Standard of WHATWG, 4.4.
#include <string>

#include "../fuzz.hpp"
#include "web/own_path.hpp"

namespace plenaria::fuzz::next_page {

bool browser_stays(std::string_view url) {
    std::string read;
    for (const char c : url)
        if (c != '\t' && c != '\n' && c != '\r') read += c == '\\' ? '/' : c;
    while (!read.empty() && static_cast<unsigned char>(read.front()) <= ' ') read.erase(0, 1);
    return read.starts_with('/') && !read.starts_with("//");
}

const Target target("next", [](std::string_view bytes) {
    if (!host::is_own_path(bytes)) return false;
    require(browser_stays(bytes), "a browser stays on this host");
    require(bytes.find_first_of("\r\n") == std::string_view::npos, "the value fits a header");
    return true;
});

}  // namespace plenaria::fuzz::next_page
