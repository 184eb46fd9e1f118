// SPDX-License-Identifier: EUPL-1.2
#include <fstream>
#include <iterator>

#include <gtest/gtest.h>
#include <zip.h>

#include "src/import/import_office.hpp"
#include "src/import/import_text.hpp"
#include "src/import/office_package.hpp"

namespace plenaria::statements {
namespace {

using enum ParagraphKind;

std::string data(const std::string& name) {
    std::ifstream file(PLENARIA_ROOM_DIR "/tests/data/" + name, std::ios::binary);
    return {(std::istreambuf_iterator<char>(file)), {}};
}

/// An archive with one part.
std::string package(const std::string& name, const std::string& content) {
    zip_error_t failure;
    zip_error_init(&failure);
    zip_source_t* target = zip_source_buffer_create(nullptr, 0, 0, &failure);
    zip_source_keep(target);
    zip_t* archive = zip_open_from_source(target, ZIP_TRUNCATE, &failure);
    zip_file_add(archive, name.c_str(), zip_source_buffer(archive, content.data(), content.size(), 0),
                 ZIP_FL_OVERWRITE);
    zip_close(archive);
    zip_source_open(target);
    std::string bytes;
    std::string piece(65536, '\0');
    for (zip_int64_t got = 0; (got = zip_source_read(target, piece.data(), piece.size())) > 0;)
        bytes.append(piece, 0, static_cast<std::size_t>(got));
    zip_source_close(target);
    zip_source_free(target);
    return bytes;
}

std::string word(const std::string& body) {
    return package(
        "word/document.xml",
        R"(<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>)" +
            body + "</w:body></w:document>");
}

std::vector<Block> blocks(const std::string& bytes) {
    auto markdown = office_as_markdown(bytes);
    EXPECT_TRUE(markdown.has_value());
    if (!markdown) return {};
    auto read = import_text("x.md", *markdown);
    EXPECT_TRUE(read.has_value()) << *markdown;
    return read ? *std::move(read) : std::vector<Block>{};
}

TEST(Office, AWordFileKeepsTitleHeadingsListsAndNumbers) {
    EXPECT_EQ(blocks(data("ports.docx")),
              (std::vector<Block>{{heading1, "Declaration of Ports", ""},
                                  {preambular, "Recalling the Charter of 1945 & its aims,", ""},
                                  {heading2, "Commitments", ""},
                                  {operative, "We act now.", "1."},
                                  {operative, "We share what we learn.", "2."},
                                  {item, "with care", "-"},
                                  {item, "with speed", "-"},
                                  {plain, "Done.", ""}}));
}

TEST(Office, AnOpenDocumentTextKeepsTitleHeadingsAndLists) {
    const auto read = blocks(data("ports.odt"));
    ASSERT_EQ(read.size(), 8U);
    EXPECT_EQ(read[0], (Block{heading1, "Declaration of Ports", ""}));
    EXPECT_EQ(read[1].kind, preambular);
    EXPECT_EQ(read[2].kind, heading2);
    EXPECT_EQ(read[5], (Block{item, "with care", "-"}));
    EXPECT_EQ(read[7].text, "Done.");
}

TEST(Office, TrackedInsertionsCountAndDeletionsDoNot) {
    const auto read =
        blocks(word("<w:p><w:r><w:t>We </w:t></w:r><w:del><w:r><w:delText>will</w:delText></w:r></w:del>"
                    "<w:ins><w:r><w:t>shall</w:t></w:r></w:ins><w:r><w:t xml:space=\"preserve\"> "
                    "act.</w:t></w:r></w:p>"));
    ASSERT_EQ(read.size(), 1U);
    EXPECT_EQ(read[0].text, "We shall act.");
}

TEST(Office, WhatIsNoTextIsRefused) {
    EXPECT_EQ(office_as_markdown("PK\x03\x04 nonsense").error().code, ErrorCode::invalid_input);
    EXPECT_EQ(office_as_markdown(package("xl/workbook.xml", "<x/>")).error().message,
              "This file is neither a Word nor an OpenDocument text.");
    EXPECT_EQ(office_as_markdown(word("<w:p><w:r>")).error().code, ErrorCode::invalid_input);
}

TEST(Office, BombsAreRefusedWithinBounds) {
    EXPECT_EQ(office_as_markdown(package("word/document.xml", std::string(20'000'000, ' '))).error().code,
              ErrorCode::too_large);
    EXPECT_EQ(office_as_markdown(package("word/document.xml", "<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>"))
                  .error()
                  .code,
              ErrorCode::invalid_input);
    std::string deep;
    for (int i = 0; i < 300; ++i) deep += "<w:p>";
    EXPECT_EQ(office_as_markdown(word(deep)).error().code, ErrorCode::invalid_input);
}

}  // namespace
}  // namespace plenaria::statements
