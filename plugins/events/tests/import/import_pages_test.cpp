// SPDX-License-Identifier: EUPL-1.2
#include <filesystem>
#include <fstream>

#include <gmock/gmock.h>

#include <plenaria/id.hpp>

#include "src/import/import_pages.hpp"
#include "tests/import/intake.hpp"

namespace plenaria::events {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

class ImportPagesTest : public IntakeRoom {
protected:
    ~ImportPagesTest() override { std::filesystem::remove(file_); }
    Result<Reply> send(const std::string& bytes) {
        std::ofstream(file_, std::ios::binary) << bytes;
        return upload_import_post(
            intake(),
            {.path_values = {{"edition", congress}},
             .uploads = {{.field = "file", .name = "table.csv", .path = file_, .size = bytes.size()}}},
            scope());
    }
    std::string shown(const std::string& id, const std::string& language = "en") {
        return html(show_import(intake(), {.path_values = {{"import", id}}}, scope()), language);
    }
    const std::filesystem::path file_ = std::filesystem::temp_directory_path() / ("import-" + random_hex(64));
};
PLENARIA_BOTH_ENGINES(ImportPagesTest);

TEST_P(ImportPagesTest, WhatCannotBeReadIsSaidBesideTheFile) {
    for (const auto* bytes :
         {"Colour;Size\nred;1\n", "<svg/>", "{}", "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", "\n"}) {
        const auto reply = send(bytes);
        EXPECT_EQ(status(reply), 422) << bytes;
        EXPECT_THAT(html(reply), HasSubstr("f-file")) << bytes;
    }
    const auto reply = upload_import_post(intake(), {.path_values = {{"edition", congress}}}, scope());
    EXPECT_THAT(html(reply), HasSubstr("Choose a file."));
    const auto large = send(std::string(longest_programme_file + 1, 'a'));
    EXPECT_THAT(html(large), HasSubstr("This file is larger than 10 MB."));
}

TEST_P(ImportPagesTest, APreviewAsksSaysWhatIsWrongAndOffersTheRest) {
    const auto id = upload(
        "Day;From;Until;Session;Room;Speakers\n"
        "2019-11-11;09:00;10:00;<Opening>;Pier;\n"
        "2019-11-11;09:00;10:00;Who speaks;Annex;Ana\n"
        "2019-11-11;late;10:00;Late;Annex;\n");
    const auto page = shown(id);
    EXPECT_THAT(page, AllOf(HasSubstr("Apply: 1 new, 0 changed"), HasSubstr("&lt;Opening&gt;"),
                            HasSubstr("Pier"), HasSubstr("Who is “Ana”?"), HasSubstr("Ana Echeverría"),
                            HasSubstr("“late” is no time of day")));
    EXPECT_THAT(shown(id, "es"), Not(HasSubstr("{n}")));

    const auto answered = answer_import_post(
        intake(), {.path_values = {{"import", id}}, .form = {{"name_0", "Ana"}, {"answer_0", "person/ANA"}}},
        scope());
    ASSERT_TRUE(answered.has_value());
    EXPECT_THAT(shown(id), AllOf(HasSubstr("Apply: 2 new, 0 changed"), Not(HasSubstr("Who is"))));

    const auto applied = apply_import_post(
        intake(), {.path_values = {{"import", id}}, .form = {{"fingerprint", preview(id).fingerprint}}},
        scope());
    ASSERT_TRUE(applied.has_value());
    EXPECT_THAT(shown(id),
                AllOf(HasSubstr("2 new and 0 changed rows were written."), Not(HasSubstr("Apply:"))));
}

TEST_P(ImportPagesTest, TheListNamesFileAndPerson) {
    upload("Day;From;Until;Session\n2019-11-11;09:00;10:00;Opening\n");
    EXPECT_THAT(html(list_imports(intake(), {.path_values = {{"edition", congress}}}, scope())),
                AllOf(HasSubstr("Table of sessions"), HasSubstr("Lucía Fernández")));
}

}  // namespace
}  // namespace plenaria::events
