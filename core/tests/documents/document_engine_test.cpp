// SPDX-License-Identifier: EUPL-1.2
#include "documents/document_engine.hpp"

#include <array>
#include <cstdio>
#include <fstream>
#include <thread>

#include <gtest/gtest.h>

#include <plenaria/id.hpp>

namespace plenaria::host {
namespace {

constexpr std::string_view page =
    "<!DOCTYPE html><html lang=\"fr\"><head><meta charset=\"utf-8\"><title>Déclaration</title></head><body>"
    "<h1>Déclaration des maires</h1><p>Les maires s’engagent à <ins>partager</ins> les données.</p></body></html>";

class Engine : public ::testing::Test {
protected:
    std::filesystem::path folder_ = std::filesystem::temp_directory_path() / ("plenaria-documents-" + new_id());
    DocumentEngine engine_{{.work_dir = folder_}};
    ~Engine() override { std::filesystem::remove_all(folder_); }

    /// What another program makes of `bytes`.
    std::string read_by(const std::string& command, const std::string& bytes) {
        std::filesystem::create_directories(folder_);
        const auto file = folder_ / "read";
        std::ofstream(file, std::ios::binary) << bytes;
        std::string out;
        auto* pipe = popen((command + " " + file.string() + " 2>&1").c_str(), "r");
        std::array<char, 4096> buffer{};
        while (std::fgets(buffer.data(), buffer.size(), pipe) != nullptr) out += buffer.data();
        pclose(pipe);
        return out;
    }
};

TEST_F(Engine, APdfHoldsTheText) {
    const auto pdf = engine_.convert(DocumentFormat::pdf, page);
    ASSERT_TRUE(pdf) << pdf.error().detail;
    EXPECT_TRUE(pdf->starts_with("%PDF-"));
    std::filesystem::create_directories(folder_);
    std::ofstream(folder_ / "x.pdf", std::ios::binary) << *pdf;
    auto* pipe = popen(("pdftotext -layout " + (folder_ / "x.pdf").string() + " -").c_str(), "r");
    std::string text(4096, '\0');
    text.resize(std::fread(text.data(), 1, text.size(), pipe));
    pclose(pipe);
    EXPECT_NE(text.find("Les maires s’engagent à partager les données."), std::string::npos) << text;
}

TEST_F(Engine, ADocxAndAnOdtHoldTheText) {
    for (const auto format : {DocumentFormat::docx, DocumentFormat::odt}) {
        const auto made = engine_.convert(format, page);
        ASSERT_TRUE(made) << made.error().detail;
        const auto* kind = format == DocumentFormat::docx ? "docx" : "odt";
        const auto text = read_by(std::string("pandoc --to=plain --wrap=none --from=") + kind, *made);
        EXPECT_NE(text.find("Déclaration des maires"), std::string::npos) << text;
        EXPECT_NE(text.find("partager les données"), std::string::npos) << text;
    }
}

TEST_F(Engine, AHostilePageReadsNoFileOfTheServer) {
    std::filesystem::create_directories(folder_);
    const auto secret = folder_ / "secret.txt";
    std::ofstream(secret) << "TOP-SECRET-VALUE";
    const auto made = engine_.convert(
        DocumentFormat::docx, "<p>x</p><iframe src=\"" + secret.string() + "\"></iframe><img src=\"file://" +
                                  secret.string() + "\">");
    if (made) {
        EXPECT_EQ(made->find("TOP-SECRET-VALUE"), std::string::npos);
        EXPECT_EQ(read_by("unzip -p", *made).find("TOP-SECRET-VALUE"), std::string::npos);
    }
}

TEST_F(Engine, LeavesNothingBehind) {
    ASSERT_TRUE(engine_.convert(DocumentFormat::odt, page));
    EXPECT_TRUE(std::filesystem::is_empty(folder_));
}

TEST_F(Engine, WhoWaitsTooLongForATurnIsToldSo) {
    DocumentEngine narrow({.work_dir = folder_, .max_parallel = 0, .wait_for_turn = std::chrono::milliseconds(1)});
    const auto made = narrow.convert(DocumentFormat::pdf, page);
    ASSERT_FALSE(made);
    EXPECT_EQ(made.error().code, ErrorCode::unavailable);
}

TEST_F(Engine, AnXlsxHasTypedCellsAndNoFormulas) {
    const auto made = engine_.xlsx({{.title = "Cities: [all]",
                                     .columns = {{.title = "Name"},
                                                 {.title = "Population", .kind = Table::Kind::number},
                                                 {.title = "Since", .kind = Table::Kind::day}},
                                     .rows = {{"=1+1", "1650000", "2018-12-01"}, {"Kampala", "?", "soon"}}}});
    ASSERT_TRUE(made);
    const auto sheet = read_by("unzip -p", *made);
    EXPECT_EQ(sheet.find("<f>"), std::string::npos);
    EXPECT_NE(sheet.find("<v>1650000</v>"), std::string::npos);
    EXPECT_NE(sheet.find("=1+1"), std::string::npos);
    EXPECT_NE(sheet.find("<v>43435</v>"), std::string::npos);  // 1 December 2018 as Excel counts
}

}  // namespace
}  // namespace plenaria::host
