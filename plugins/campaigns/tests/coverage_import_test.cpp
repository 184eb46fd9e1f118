// SPDX-License-Identifier: EUPL-1.2
// A table of coverage: what its columns mean, what becomes of each row, and taking it back.
#include <sstream>

#include "src/coverage_import/coverage_import_pages.hpp"
#include "src/coverage_import/coverage_import_service.hpp"
#include "tests/drive_room.hpp"

namespace plenaria::campaigns {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

/// Cells apart by ";", days as they are stored; "03/04/2026" can be two.
class PlainSheets final : public directory::Sheets {
public:
    Result<directory::Sheet> read(std::string_view bytes) override {
        if (bytes.starts_with("PK")) return Error{ErrorCode::invalid_input, "This file is no table."};
        directory::Sheet sheet{.format = "csv"};
        int number = 0;
        std::istringstream text{std::string(bytes)};
        for (std::string line; std::getline(text, line);) {
            directory::SheetRow row{.line = ++number};
            std::istringstream cells(line);
            for (std::string cell; std::getline(cells, cell, ';');) row.cells.push_back(cell);
            sheet.rows.push_back(std::move(row));
        }
        return sheet;
    }
    directory::DateReading read_day(std::string_view text) override {
        if (text == "03/04/2026") return {parse_day("2026-04-03"), parse_day("2026-03-04")};
        return {parse_day(text)};
    }
};

class CoverageImportTest : public DriveRoom {
protected:
    CoverageImportTest() { tools.sheets = &sheets_; }
    std::string uploaded(const std::string& table) {
        const auto import = write(
            [&](UnitOfWork& uow) { return upload_coverage(uow, tools, lucia, id, "press.csv", table); });
        EXPECT_TRUE(import.has_value()) << (import ? "" : import.error().fields.front().message);
        return import ? *import : std::string();
    }
    CoveragePreview preview(const std::string& import) {
        return read<CoveragePreview>(
            [&](UnitOfWork& uow) { return *preview_coverage(uow, tools, import, "en"); });
    }
    Result<int> enter(const std::string& import, int expected) {
        return write(
            [&](UnitOfWork& uow) { return enter_coverage(uow, tools, lucia, import, expected, "en"); });
    }
    Result<TakenBack> undo(const std::string& import) {
        return write([&](UnitOfWork& uow) { return take_coverage_back(uow, lucia, import); });
    }
    std::vector<Coverage> log() {
        return read<std::vector<Coverage>>([&](UnitOfWork& uow) { return coverage_of(uow, id); });
    }
    Request of(const std::string& import,
               std::multimap<std::string, std::string, std::less<>> form = {}) const {
        return {.path_values = {{"campaign", id}, {"import", import}}, .form = std::move(form)};
    }

    static constexpr const char* press_table =
        "Fecha;Medio;Enlace;Idioma;Ciudad;Alcance;Tono\n"
        "2026-10-01;El País;https://elpais.example/a;es;Athens;1 000;positivo\n"
        "2026-10-02;El País;https://www.elpais.example/a/?utm_source=x;es;;;\n"
        "2026-13-01;Le Monde;https://lemonde.example/b;fr;;;\n"
        "2026-10-03;The News;not a link;en;;;\n"
        "03/04/2026;The News;https://news.example/c;en;;;\n"
        "2026-10-04;The News;https://news.example/d;en;Atlantis;many;\n"
        "2026-10-05;The News;https://news.example/e;en;;;\n";

private:
    PlainSheets sheets_;
};
PLENARIA_BOTH_ENGINES(CoverageImportTest);

TEST_P(CoverageImportTest, EachRowIsNewThereAlreadyOrWrongWithTheFieldThatIs) {
    const auto import = uploaded(press_table);
    const auto seen = preview(import);

    EXPECT_THAT(seen.import.mapping,
                ElementsAre("on", "outlet", "link", "language", "city", "reach", "tone"));
    EXPECT_EQ(seen.fresh(), 2);
    const auto wrong = [&](std::size_t line) {
        std::vector<std::string> fields;
        for (const auto& each : seen.lines.at(line).problems) fields.push_back(each.field);
        return fields;
    };
    EXPECT_EQ(seen.lines.at(0).facts.city_ref, "city/athens");
    EXPECT_EQ(seen.lines.at(0).facts.reach, 1000);
    EXPECT_EQ(seen.lines.at(0).facts.tone, "positive");
    EXPECT_EQ(seen.lines.at(1).same_as_line, 2);
    EXPECT_THAT(wrong(2), ElementsAre("on"));
    EXPECT_THAT(wrong(3), ElementsAre("link"));
    EXPECT_THAT(wrong(4), ElementsAre("on")) << "a day that can be two is a question, never a guess";
    EXPECT_THAT(wrong(5), ElementsAre("reach", "city"));
    EXPECT_THAT(log(), IsEmpty());
}

TEST_P(CoverageImportTest, WhatWasSeenIsEnteredOnceAndALaterTableKnowsIt) {
    const auto import = uploaded(press_table);
    EXPECT_EQ(enter(import, 3).error().code, ErrorCode::conflict);
    ASSERT_TRUE(enter(import, 2).has_value());
    EXPECT_EQ(log().size(), 2U);
    EXPECT_EQ(enter(import, 2).error().code, ErrorCode::conflict);
    const auto again = preview(uploaded(press_table));
    EXPECT_EQ(again.fresh(), 0);
    EXPECT_TRUE(again.lines.at(0).is_in_log);
}

TEST_P(CoverageImportTest, ForSevenDaysItGoesBackAndWhatSomebodyChangedStays) {
    const auto import = uploaded(press_table);
    EXPECT_EQ(undo(import).error().code, ErrorCode::conflict) << "nothing was entered yet";
    ASSERT_TRUE(enter(import, 2).has_value());
    const auto first = log().front().id;
    ASSERT_TRUE(write([&](UnitOfWork& uow) { return note_look(uow, lucia, first, "there"); }).has_value());
    clock.set("2026-11-08T07:59:59Z");
    const auto back = undo(import);
    ASSERT_TRUE(back.has_value()) << back.error().message;
    EXPECT_EQ(back->removed, 1);
    EXPECT_EQ(back->kept, 1);
    EXPECT_EQ(log().size(), 1U);

    const auto late = uploaded("Link;Outlet;Date;Language\nhttps://news.example/z;The News;2026-10-05;en\n");
    ASSERT_TRUE(enter(late, 1).has_value());
    clock.set("2026-11-15T07:59:59Z");
    EXPECT_EQ(undo(late).error().code, ErrorCode::conflict);
    EXPECT_EQ(log().size(), 2U);
}

TEST_P(CoverageImportTest, ColumnsAreNamedByHandWhereHeadingsSayNothing) {
    const auto import = uploaded("a;b;c;d\nhttps://news.example/z;The News;2026-10-05;en\n");
    EXPECT_THAT(html(coverage_import(tools, of(import), scope(lucia))),
                AllOf(HasSubstr("Say which column holds the link."), Not(HasSubstr("Enter 1 new entry"))));
    EXPECT_THAT(html(map_coverage_post(
                    tools, of(import, {{"column_0", "link"}, {"column_1", "link"}, {"revision", "1"}}),
                    scope(lucia))),
                HasSubstr("Two columns cannot mean the same."));
    ASSERT_TRUE(map_coverage_post(tools,
                                  of(import, {{"column_0", "link"},
                                              {"column_1", "outlet"},
                                              {"column_2", "on"},
                                              {"column_3", "language"},
                                              {"revision", "1"}}),
                                  scope(lucia))
                    .has_value());
    EXPECT_THAT(html(coverage_import(tools, of(import), scope(lucia))), HasSubstr("Enter 1 new entry"));
    ASSERT_TRUE(enter_coverage_post(tools, of(import, {{"fresh", "1"}}), scope(lucia)).has_value());
    EXPECT_THAT(html(coverage_import(tools, of(import), scope(lucia)), "fr"),
                HasSubstr("Reprendre les entrées"));
    EXPECT_THAT(html(coverage_imports(tools, of(import), scope(lucia))), HasSubstr("press.csv"));
}

TEST_P(CoverageImportTest, WhatIsNoTableIsRefusedWithASentence) {
    const auto refused = [&](const std::string& bytes) {
        return problems(write(
            [&](UnitOfWork& uow) { return upload_coverage(uow, tools, lucia, id, "x", bytes); }))["file"];
    };
    EXPECT_EQ(refused(""), "Choose a file.");
    EXPECT_EQ(refused("PK"), "This file is no table.");
    EXPECT_EQ(refused("Link;Outlet"), "This table has no rows below its headings.");
    std::string long_table = "Link\n";
    for (int row = 0; row < 1001; ++row) long_table += "x\n";
    EXPECT_EQ(refused(long_table), "A table has at most 1000 rows here. Send it in parts.");
}

}  // namespace
}  // namespace plenaria::campaigns
