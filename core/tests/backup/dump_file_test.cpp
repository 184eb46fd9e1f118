// SPDX-License-Identifier: EUPL-1.2
#include "backup/dump_file.hpp"

#include <fstream>
#include <optional>

#include <gtest/gtest.h>

#include <plenaria/id.hpp>

namespace plenaria::host {
namespace {

namespace fs = std::filesystem;

class DumpFileTest : public ::testing::Test {
protected:
    ~DumpFileTest() override { fs::remove(path_); }

    void write(const std::vector<std::vector<Cell>>& rows) {
        DumpWriter out(path_);
        out.line(R"({"table":"a"})");
        for (const auto& row : rows) out.row(row);
        out.finish();
    }
    /// All lines, or nothing when the file is refused.
    std::optional<std::vector<std::string>> lines() {
        try {
            DumpReader in(path_);
            std::vector<std::string> all;
            while (auto line = in.line()) all.push_back(*std::move(line));
            return all;
        } catch (const std::exception&) {
            return std::nullopt;
        }
    }
    std::string bytes() {
        std::ifstream in(path_, std::ios::binary);
        return {std::istreambuf_iterator<char>(in), {}};
    }

    fs::path path_ = fs::temp_directory_path() / ("dump-" + new_id());
};

TEST_F(DumpFileTest, RowsComeBackAsTheyWere) {
    const std::vector<Cell> row{"Montréal\n\"x\"", "", std::nullopt, std::string("\x00\xff\x80z", 4)};
    write({row});

    DumpReader in(path_);
    EXPECT_EQ(in.line(), R"({"table":"a"})");
    EXPECT_EQ(parse_row(in.line().value()), row);
    EXPECT_EQ(in.line(), std::nullopt);
}

TEST_F(DumpFileTest, OnlyItsOwnerMayReadIt) {
    write({});
    EXPECT_EQ(fs::status(path_).permissions(), fs::perms::owner_read | fs::perms::owner_write);
}

TEST_F(DumpFileTest, AFileThatExistsIsNotOverwritten) {
    write({});
    EXPECT_THROW(DumpWriter{path_}, std::system_error);
    EXPECT_EQ(lines()->size(), 1u);
}

TEST_F(DumpFileTest, AnUnfinishedFileIsTakenAway) {
    { DumpWriter(path_).line("{}"); }
    EXPECT_FALSE(fs::exists(path_));
}

TEST_F(DumpFileTest, NoDamageAndNoCutChangesARowUnseen) {
    write({{"one"}, {"two"}});
    const auto whole = bytes();
    const auto rows = lines();
    ASSERT_EQ(rows->size(), 3u);

    int seen = 0;
    const auto read_instead = [&](const std::string& changed) {
        std::ofstream(path_, std::ios::binary) << changed;
        const auto read = lines();
        if (read) {
            EXPECT_EQ(read, rows);
        } else {
            ++seen;
        }
    };
    for (std::size_t at = 0; at < whole.size(); ++at) {
        auto damaged = whole;
        damaged[at] = static_cast<char>(damaged[at] ^ 0x20);
        read_instead(damaged);
        read_instead(whole.substr(0, at));
    }
    // What is not seen lies in the head and the tail of gzip, which hold the time, the system and a second
    // sum.
    EXPECT_GT(seen, 2 * static_cast<int>(whole.size()) - 60);
}

TEST_F(DumpFileTest, WhatIsNoRowIsRefusedWithASentence) {
    for (const char* line : {"[5]", "[true]", "[[]]", "[{}]", R"([{"base64":5}])", R"([{"base64":"!!!!"}])",
                             R"([{"base64":"AP8=","x":1}])", "{}", "[", ""})
        try {
            (void)parse_row(line);
            ADD_FAILURE() << line;
        } catch (const std::runtime_error& refusal) {
            EXPECT_STREQ(refusal.what(), "it holds a line that is no row") << line;
        }
}

TEST_F(DumpFileTest, WhatIsNoBackupIsRefused) {
    std::ofstream(path_) << "hello";
    EXPECT_EQ(lines(), std::nullopt);
}

}  // namespace
}  // namespace plenaria::host
