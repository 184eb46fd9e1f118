// SPDX-License-Identifier: EUPL-1.2
// Markdown that people write: what comes out is text and harmless elements, however it is read again.
#include "view/markdown.hpp"
#include "../fuzz.hpp"
#include "../html.hpp"

namespace plenaria::fuzz::markdown {

const Target target("markdown", [](std::string_view bytes) {
    const auto html = host::view::markdown(as_stored(bytes)).html;
    static_cast<void>(
        text_of_html(html, {"p",  "h1",         "h2",    "h3",    "h4",    "h5",     "h6",  "ul", "ol",
                            "li", "blockquote", "pre",   "code",  "em",    "strong", "del", "a",  "img",
                            "br", "hr",         "table", "thead", "tbody", "tr",     "th",  "td"},
                     {"href", "title", "src", "alt", "class", "start", "align"}));
    return !html.empty();
});

}  // namespace plenaria::fuzz::markdown
