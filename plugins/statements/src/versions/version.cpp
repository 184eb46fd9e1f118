// SPDX-License-Identifier: EUPL-1.2
#include "version.hpp"

#include <algorithm>

#include <plenaria/id.hpp>

namespace plenaria::statements {

std::string canonical_bytes(std::string_view original_language, const std::vector<std::string>& languages,
                            const std::vector<Paragraph>& paragraphs) {
    auto sorted = languages;
    std::sort(sorted.begin(), sorted.end());
    std::string bytes = "plenaria-statement/1\noriginal ";
    bytes.append(original_language) += '\n';
    for (const auto& paragraph : paragraphs) {
        bytes.append("paragraph ").append(to_text(paragraph.kind)) += '\n';
        for (const auto& language : sorted) {
            const auto& text = paragraph.in(language).text;
            if (text.empty()) continue;
            // The length makes the end of a text certain whatever the text holds.
            bytes.append(language)
                .append(" ")
                .append(std::to_string(text.size()))
                .append("\n")
                .append(text) += '\n';
        }
    }
    return bytes;
}

std::string hash_of(std::string_view original_language, const std::vector<std::string>& languages,
                    const std::vector<Paragraph>& paragraphs) {
    return sha256_hex(canonical_bytes(original_language, languages, paragraphs));
}

std::string suggested_name(int issued) {
    return issued == 0 ? "Zero draft" : "Rev." + std::to_string(issued);
}

}  // namespace plenaria::statements
