// SPDX-License-Identifier: EUPL-1.2
#include "jobs/job_repository.hpp"

#include "queue_house.hpp"

namespace plenaria::host {
namespace {

using namespace std::chrono_literals;

using JobRepositoryTest = QueueTest;
PLENARIA_BOTH_ENGINES(JobRepositoryTest);

TEST_P(JobRepositoryTest, OnlyOneClaimSucceeds) {
    const auto id = enqueue("statements.letter");
    const auto claim = [&](const char* owner) {
        return *write([&](UnitOfWork& uow) -> Result<bool> { return claim_job(uow, id, owner, 90s); });
    };

    EXPECT_TRUE(claim("a"));
    EXPECT_FALSE(claim("b"));
    EXPECT_FALSE(claim("a"));
}

TEST_P(JobRepositoryTest, RenewingTwiceInOneSecondIsStillMine) {
    const auto id = enqueue("statements.letter");
    const auto renew = [&](const char* owner) {
        return *write(
            [&](UnitOfWork& uow) -> Result<std::optional<bool>> { return renew_job(uow, id, owner, 90s); });
    };
    ASSERT_TRUE(*write([&](UnitOfWork& uow) -> Result<bool> { return claim_job(uow, id, "a", 90s); }));

    EXPECT_EQ(renew("a"), std::optional(false));
    EXPECT_EQ(renew("a"), std::optional(false));
    EXPECT_EQ(renew("b"), std::nullopt);
}

TEST_P(JobRepositoryTest, TheKindThatWaitsLongestComesFirst) {
    enqueue("statements.b");
    clock_.advance(1s);
    enqueue("statements.a");
    enqueue("statements.b");

    const auto kinds =
        *write([](UnitOfWork& uow) -> Result<std::vector<std::string>> { return due_kinds(uow); });

    EXPECT_EQ(kinds, (std::vector<std::string>{"statements.b", "statements.a"}));
}

TEST_P(JobRepositoryTest, AWaitingJobIsCancelledAtOnceAndAnEndedOneNotAtAll) {
    const auto id = enqueue("statements.letter");
    const auto cancel = [&](const std::string& which) {
        return write([&](UnitOfWork& uow) { return cancel_job(uow, which); });
    };

    EXPECT_TRUE(cancel(id).has_value());
    EXPECT_EQ(job(id).state, "cancelled");
    EXPECT_EQ(cancel("01ARZ3NDEKTSV4RRFFQ69G5FAV").error().code, ErrorCode::not_found);

    const auto done = enqueue("statements.letter");
    announce_job("statements.letter", succeed);
    ASSERT_TRUE(JobRunner(options()).run_next());
    EXPECT_EQ(cancel(done).error().code, ErrorCode::conflict);
    EXPECT_EQ(job(done).state, "done");
}

TEST_P(JobRepositoryTest, AFailedJobRunsAgainWithAllItsAttempts) {
    bool works = false;
    announce_job(
        "statements.letter",
        [&](JobRun&) -> Result<void> {
            if (works) return {};
            return Error{ErrorCode::unavailable, "Closed.", {}};
        },
        1);
    const auto id = enqueue("statements.letter");
    JobRunner runner(options());
    ASSERT_TRUE(runner.run_next());
    ASSERT_EQ(job(id).state, "failed");
    works = true;

    EXPECT_TRUE(write([&](UnitOfWork& uow) { return retry_job(uow, id); }).has_value());
    EXPECT_TRUE(runner.run_next());

    EXPECT_EQ(job(id).state, "done");
    EXPECT_EQ(job(id).last_error, "");
    EXPECT_EQ(write([&](UnitOfWork& uow) { return retry_job(uow, id); }).error().code, ErrorCode::conflict);
}

TEST_P(JobRepositoryTest, OnlyWhatEndedWellBeforeTheLimitIsForgotten) {
    announce_job("statements.letter", succeed);
    const auto old = enqueue("statements.letter");
    JobRunner runner(options());
    ASSERT_TRUE(runner.run_next());
    const auto waiting = enqueue("statements.other");
    clock_.advance(10s);
    const auto young = enqueue("statements.letter");
    ASSERT_TRUE(runner.run_next());

    const auto removed =
        *write([&](UnitOfWork& uow) -> Result<long long> { return forget_jobs(uow, uow.now()); });

    EXPECT_EQ(removed, 1);
    EXPECT_EQ(jobs().size(), 2u);
    EXPECT_EQ(job(waiting).state, "ready");
    EXPECT_EQ(job(young).state, "done");
}

}  // namespace
}  // namespace plenaria::host
