// SPDX-License-Identifier: EUPL-1.2
// A clock that is wrong makes deadlines wrong, and says nothing.
#include <gtest/gtest.h>

#include <plenaria/actor.hpp>
#include <plenaria/db.hpp>
#include <plenaria/testing/database.hpp>
#include <plenaria/testing/engines.hpp>

#include "doctor/finding.hpp"

namespace plenaria::host::doctor {
namespace {

using namespace std::chrono_literals;

class Clocks : public testing::TestWithParam<Engine> {
protected:
    /// Its moment is that of the system, a second later at most.
    void write_a_row() {
        const auto written = database_.db().write([](UnitOfWork& uow) -> Result<void> {
            uow.record({.kind = Actor::Kind::job, .id = "test", .name = "test"}, "core.test", "core/test", "",
                       "");
            return {};
        });
        ASSERT_TRUE(written);
    }
    Finding look(Instant now) {
        Findings found;
        look_at_clock(database_.db(), now, found);
        return found.at(0);
    }

    test::TestDatabase database_{GetParam()};
    const Instant now_ = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
};

TEST_P(Clocks, OneThatAgreesIsWell) {
    write_a_row();
    EXPECT_TRUE(look(now_).well) << look(now_).detail;
}

TEST_P(Clocks, OneThatWentBackIsBehindTheNewestRow) {
    write_a_row();
    EXPECT_FALSE(look(now_ - 60s).well);
    EXPECT_EQ(look(now_ - 60s).todo, "Set the clock, and let systemd-timesyncd or chrony keep it.");
}

TEST_P(Clocks, OneThatIsAheadShowsBesideThatOfTheServer) {
    const auto finding = look(now_ + 90s);
    EXPECT_EQ(finding.well, GetParam() == Engine::sqlite);  // which has no clock of its own to compare with
    if (GetParam() == Engine::mysql) {
        EXPECT_TRUE(finding.detail.starts_with("this machine and the database server differ by 9") ||
                    finding.detail.starts_with("this machine and the database server differ by 8"))
            << finding.detail;
    }
}

PLENARIA_BOTH_ENGINES(Clocks);

}  // namespace
}  // namespace plenaria::host::doctor
