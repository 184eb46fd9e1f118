// SPDX-License-Identifier: EUPL-1.2
#include "letters/letter_store.hpp"

#include <unistd.h>

#include <filesystem>
#include <fstream>

#include <gmock/gmock.h>

#include <plenaria/sql.hpp>
#include <plenaria/testing/database.hpp>
#include <plenaria/testing/engines.hpp>
#include <plenaria/testing/fake_scope.hpp>

#include "letters/line_changes.hpp"

namespace plenaria::host {
namespace {

using testing::ElementsAre;
using Kind = LineChange::Kind;

const std::string notice = "committee/mail/notice";

/// A plugin with one mail, its renderer, and the table of changed ones.
class LetterStoreTest : public testing::TestWithParam<Engine> {
protected:
    LetterStoreTest() : database_(GetParam()) {
        ship("Subject: Hello {{city}}\n\nShipped\n");
        renderer_.add_room("committee", dir_);
    }
    ~LetterStoreTest() override { std::filesystem::remove_all(dir_); }

    void ship(const std::string& text) {
        std::filesystem::create_directories(dir_ / "mail");
        std::ofstream(dir_ / "mail/notice.txt.mustache") << text;
    }
    std::string text() { return renderer_.mail("committee/notice", {{"city", "Amman"}}, "es").text; }
    Result<void> change(const std::string& source, int seen = 0) {
        return letters_.change(ana_, notice, "es", source, {}, seen);
    }
    std::optional<StoredLetter> stored() {
        return *database_.db().read([](UnitOfWork& uow) -> Result<std::optional<StoredLetter>> {
            return find_letter(uow, notice, "es");
        });
    }
    int history() {
        return *database_.db().read([](UnitOfWork& uow) -> Result<int> {
            int count = 0;
            sql::query(
                uow,
                "SELECT count(*) FROM core_history WHERE subject = 'core.letter/committee/mail/notice.es'"),
                soci::into(count);
            return count;
        });
    }

    std::filesystem::path dir_ =
        std::filesystem::path(testing::TempDir()) / ("plenaria-letters-" + std::to_string(::getpid()));
    i18n::Catalogs catalogs_;
    view::TemplateRenderer renderer_{catalogs_, {.reload_on_change = true}};
    test::TestDatabase database_;
    LetterStore letters_{database_.db(), renderer_};
    Actor ana_ = test::account("Ana", {});
};
PLENARIA_BOTH_ENGINES(LetterStoreTest);

TEST_P(LetterStoreTest, AChangedTextIsSentAtOnceAndHistoryKnowsBoth) {
    ASSERT_TRUE(change("Subject: Hola {{city}}\n\nPropio"));

    EXPECT_EQ(text(), "Propio");
    EXPECT_EQ(stored()->changed_by, "Ana");
    EXPECT_EQ(stored()->shipped, "Subject: Hello {{city}}\n\nShipped\n");
    EXPECT_EQ(history(), 1);
}

TEST_P(LetterStoreTest, BackToTheShippedTextCanBeTakenBack) {
    ASSERT_TRUE(change("Subject: Hola\n\nPropio"));

    ASSERT_TRUE(letters_.use_own(ana_, notice, "es", false));
    EXPECT_EQ(text(), "Shipped\n");
    ASSERT_TRUE(letters_.use_own(ana_, notice, "es", true));
    EXPECT_EQ(text(), "Propio");
    EXPECT_EQ(history(), 3);
    EXPECT_EQ(letters_.use_own(ana_, notice, "fr", false).error().code, ErrorCode::not_found);
}

TEST_P(LetterStoreTest, AnUnknownNameIsRefusedWithItsLineAndNothingIsKept) {
    const auto refused = change("Subject: {{town}}\n\nPropio\n{{cities}}");

    ASSERT_FALSE(refused);
    ASSERT_EQ(refused.error().fields.size(), 2U);
    EXPECT_EQ(refused.error().fields[1].values, (MessageValues{{"line", "4"}, {"name", "{{cities}}"}}));
    EXPECT_FALSE(stored());
    EXPECT_FALSE(change("Subject: {{{city}}}\n\nPropio"));
    EXPECT_FALSE(change("Propio"));
    EXPECT_FALSE(change("Subject: a\n\n" + std::string(longest_letter, 'x')));
    EXPECT_EQ(text(), "Shipped\n");
}

TEST_P(LetterStoreTest, OfTwoWhoChangeTheSameTextTheSecondIsTold) {
    ASSERT_TRUE(change("Subject: Hola\n\nUno"));

    EXPECT_EQ(change("Subject: Hola\n\nDos").error().code, ErrorCode::conflict);
    EXPECT_TRUE(change("Subject: Hola\n\nDos", 1));
    EXPECT_EQ(text(), "Dos");
}

TEST_P(LetterStoreTest, AnotherHostLearnsOfItFromTheDatabase) {
    view::TemplateRenderer other(catalogs_, {});
    other.add_room("committee", dir_);
    LetterStore elsewhere(database_.db(), other);
    ASSERT_TRUE(change("Subject: Hola\n\nPropio"));

    ASSERT_TRUE(elsewhere.reload());

    EXPECT_EQ(other.mail("committee/notice", {{"city", "Amman"}}, "es").text, "Propio");
    EXPECT_EQ(*database_.db().read([](UnitOfWork& uow) -> Result<int> {
        int version = 0;
        sql::query(uow, "SELECT version FROM core_cache_tag WHERE tag = 'core.letters'"), soci::into(version);
        return version;
    }),
              1);
}

TEST(LineChanges, ShowWhatStaysGoesAndComes) {
    EXPECT_THAT(
        line_changes("a\nb\nc\n", "a\nx\nc\nd"),
        ElementsAre(LineChange{Kind::kept, "a"}, LineChange{Kind::removed, "b"}, LineChange{Kind::added, "x"},
                    LineChange{Kind::kept, "c"}, LineChange{Kind::added, "d"}));
    EXPECT_THAT(line_changes("", ""), ElementsAre());
    EXPECT_THAT(
        line_changes("a\n\nb", "a\n\nb"),
        ElementsAre(LineChange{Kind::kept, "a"}, LineChange{Kind::kept, ""}, LineChange{Kind::kept, "b"}));
}

}  // namespace
}  // namespace plenaria::host
