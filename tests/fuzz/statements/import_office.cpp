// SPDX-License-Identifier: EUPL-1.2
// DOCX and ODT of a statement, as they come (office_file) and with only their text damaged, packed anew
// (office_text): refused, or Markdown that the import of texts takes.
#include <plenaria/text.hpp>

#include "../archive.hpp"
#include "../fuzz.hpp"
#include "src/import/import_office.hpp"
#include "src/import/import_text.hpp"
#include "src/import/office_package.hpp"

namespace plenaria::fuzz::import_office {

using namespace statements;

bool read(std::string_view archive) {
    const auto markdown = office_as_markdown(archive);
    if (!markdown) {
        require(!markdown.error().message.empty(), "a refusal has words");
        return false;
    }
    require(is_utf8(*markdown), "what is read is text");
    if (const auto blocks = import_text("a.md", *markdown))
        for (const auto& block : *blocks) require(!block.text.empty(), "a paragraph is text");
    return true;
}

const Target file("office_file", [](std::string_view bytes) { return is_package(bytes) && read(bytes); });

const Target text("office_text", [](std::string_view bytes) {
    const auto parts = texts_in(bytes, 3);
    // Word's three parts, or OpenDocument's two.
    const bool odt = parts[0].find("urn:oasis:names") != std::string::npos;
    return read(odt ? archive_of({{"content.xml", parts[0]}, {"styles.xml", parts[1]}})
                    : archive_of({{"word/document.xml", parts[0]},
                                  {"word/styles.xml", parts[1]},
                                  {"word/numbering.xml", parts[2]}}));
});

}  // namespace plenaria::fuzz::import_office
