// SPDX-License-Identifier: EUPL-1.2
#include "xml_writer.hpp"

namespace plenaria::events {

namespace {

/// How many bytes at `at` are no character of XML: controls, U+FFFE and U+FFFF.
std::size_t unwritable_at(std::string_view text, std::size_t at) {
    const auto c = static_cast<unsigned char>(text[at]);
    if (c < 0x20) return c == '\t' || c == '\n' || c == '\r' ? 0 : 1;
    const auto three = text.substr(at, 3);
    return three == "\xEF\xBF\xBE" || three == "\xEF\xBF\xBF" ? 3 : 0;
}

void append_escaped(std::string& out, std::string_view text) {
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (const auto skipped = unwritable_at(text, at); skipped > 0) {
            out += "\xEF\xBF\xBD";  // U+FFFD: something was there
            at += skipped - 1;
            continue;
        }
        switch (text[at]) {
            case '&':
                out += "&amp;";
                break;
            case '<':
                out += "&lt;";
                break;
            case '>':
                out += "&gt;";
                break;
            case '"':
                out += "&quot;";
                break;
            case '\r':
                out += "&#13;";  // as it is, readers take it for a line feed
                break;
            default:
                out += text[at];
        }
    }
}

}  // namespace

void XmlWriter::begin(std::string_view name, const Attributes& attributes) {
    out_.append(open_.size(), ' ').append("<").append(name);
    for (const auto& [attribute, value] : attributes) {
        out_.append(" ").append(attribute).append("=\"");
        append_escaped(out_, value);
        out_ += '"';
    }
}

void XmlWriter::open(std::string_view name, const Attributes& attributes) {
    begin(name, attributes);
    out_ += ">\n";
    open_.emplace_back(name);
}

void XmlWriter::close() {
    const auto name = std::move(open_.back());
    open_.pop_back();
    out_.append(open_.size(), ' ').append("</").append(name).append(">\n");
}

void XmlWriter::text(std::string_view name, std::string_view value, const Attributes& attributes) {
    begin(name, attributes);
    if (value.empty()) {
        out_ += "/>\n";
        return;
    }
    out_ += '>';
    append_escaped(out_, value);
    out_.append("</").append(name).append(">\n");
}

}  // namespace plenaria::events
