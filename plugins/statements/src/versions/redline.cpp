// SPDX-License-Identifier: EUPL-1.2
#include "redline.hpp"

#include <plenaria/text.hpp>

namespace plenaria::statements {

namespace {

/// The hidden words of one page, looked up once per text and not once per piece.
class Marks {
public:
    explicit Marks(const Locale& locale)
        : added_(hidden(locale.t("added: "))),
          removed_(hidden(locale.t("removed: "))),
          end_added_(hidden(locale.t(" end of addition, "))),
          end_removed_(hidden(locale.t(" end of removal, "))) {}

    static std::string hidden(const std::string& words) {
        return R"(<span class="pl-vh">)" + escape_html(words) + "</span>";
    }
    void append(std::string& html, const Piece& piece) const {
        if (piece.change == Change::same) {
            html += escape_html(piece.text);
            return;
        }
        const bool is_added = piece.change == Change::added;
        const std::string_view element = is_added ? "ins" : "del";
        html.append("<").append(element).append(">");
        html.append(is_added ? added_ : removed_).append(escape_html(piece.text));
        html.append(is_added ? end_added_ : end_removed_).append("</").append(element).append(">");
    }

private:
    std::string added_, removed_, end_added_, end_removed_;
};

std::string count_sentence(int changes, const Locale& locale) {
    return Marks::hidden(
        locale.n("1 change in this paragraph. ", "{n} changes in this paragraph. ", changes));
}

SafeHtml one_side(const std::vector<Piece>& pieces, Change left_out, const Locale& locale) {
    const Marks marks(locale);
    SafeHtml side;
    for (const auto& piece : pieces)
        if (piece.change != left_out) marks.append(side.html, piece);
    return side;
}

}  // namespace

std::string escape_html(std::string_view text) {
    std::string html;
    html.reserve(text.size() + text.size() / 16);
    for (const char c : text) {
        switch (c) {
            case '&':
                html += "&amp;";
                break;
            case '<':
                html += "&lt;";
                break;
            case '>':
                html += "&gt;";
                break;
            case '"':
                html += "&quot;";
                break;
            case '\'':
                html += "&#39;";
                break;
            default:
                html += c;
        }
    }
    return html;
}

SafeHtml redline_html(const std::vector<Piece>& pieces, const Locale& locale) {
    const auto changes = count_changes(pieces);
    if (changes == 0) return {escape_html(after_of(pieces))};
    const Marks marks(locale);
    SafeHtml redline{count_sentence(changes, locale)};
    if (rewritten(pieces)) {
        redline.html += R"(<span class="pl-blocks">)";
        for (const auto& block :
             {Piece{Change::removed, before_of(pieces)}, Piece{Change::added, after_of(pieces)}}) {
            if (block.text.empty()) continue;
            redline.html += "<span>";
            marks.append(redline.html, block);
            redline.html += "</span>";
        }
        redline.html += "</span>";
        return redline;
    }
    for (const auto& piece : pieces) marks.append(redline.html, piece);
    return redline;
}

SafeHtml before_html(const std::vector<Piece>& pieces, const Locale& locale) {
    return one_side(pieces, Change::added, locale);
}
SafeHtml after_html(const std::vector<Piece>& pieces, const Locale& locale) {
    return one_side(pieces, Change::removed, locale);
}

std::vector<std::string> change_list(const std::vector<Piece>& pieces, const Locale& locale) {
    std::vector<std::string> sentences;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        const auto& piece = pieces[i];
        if (piece.change == Change::added) {
            sentences.push_back(locale.t("“{new}” added", {{"new", trim(piece.text)}}));
        } else if (piece.change == Change::removed) {
            if (i + 1 < pieces.size() && pieces[i + 1].change == Change::added) {
                sentences.push_back(locale.t("“{old}” replaced by “{new}”",
                                             {{"old", trim(piece.text)}, {"new", trim(pieces[i + 1].text)}}));
                ++i;
            } else {
                sentences.push_back(locale.t("“{old}” removed", {{"old", trim(piece.text)}}));
            }
        }
    }
    return sentences;
}

}  // namespace plenaria::statements
