// SPDX-License-Identifier: EUPL-1.2
// Two texts compared: the comparison leads from one to the other, and shown as a redline it says nothing
// else.
#include <plenaria/testing/fake_locale.hpp>

#include "../fuzz.hpp"
#include "../html.hpp"
#include "src/review/plain_redline.hpp"
#include "src/versions/redline.hpp"
#include "src/versions/word_diff.hpp"

namespace plenaria::fuzz::word_diff {

using namespace statements;

/// The words that only a screen reader says, which stand in elements of their own.
std::string without_hidden(std::string html) {
    constexpr std::string_view begin = R"(<span class="pl-vh">)";
    for (auto at = html.find(begin); at != std::string::npos; at = html.find(begin)) {
        const auto end = html.find("</span>", at);
        require(end != std::string::npos, "hidden words end");
        html.erase(at, end + 7 - at);
    }
    return html;
}

std::string seen(const SafeHtml& html) {
    return text_of_html(without_hidden(html.html), {"ins", "del", "span"}, {"class"});
}

const Target target("word_diff", [](std::string_view bytes) {
    const auto texts = texts_in(bytes, 2);
    const auto pieces = compare_words(texts[0], texts[1]);
    require(before_of(pieces) == texts[0] && after_of(pieces) == texts[1],
            "the comparison leads from one to the other");
    for (std::size_t i = 1; i < pieces.size(); ++i)
        require(pieces[i].change != pieces[i - 1].change, "changes of one kind do not touch");
    for (const auto& piece : pieces) require(!piece.text.empty(), "no piece is empty");

    const test::FakeLocale locale;
    require(seen(before_html(pieces, locale)) == texts[0], "the left side shows the text before");
    require(seen(after_html(pieces, locale)) == texts[1], "the right side shows the text after");
    std::string both;
    if (count_changes(pieces) > 0 && rewritten(pieces))
        both = texts[0] + texts[1];
    else
        for (const auto& piece : pieces) both += piece.text;
    require(seen(redline_html(pieces, locale)) == both, "the redline shows both");
    static_cast<void>(plain_redline(pieces));
    static_cast<void>(change_list(pieces, locale));
    return !pieces.empty();
});

}  // namespace plenaria::fuzz::word_diff
