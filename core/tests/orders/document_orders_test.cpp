// SPDX-License-Identifier: EUPL-1.2
#include "orders/document_orders.hpp"

#include <plenaria/id.hpp>
#include <plenaria/sql.hpp>
#include <plenaria/testing/fake_scope.hpp>
#include <plenaria/testing/fake_services.hpp>

#include "../jobs/queue_house.hpp"
#include "orders/order_repository.hpp"

namespace plenaria::host {
namespace {

using namespace std::chrono_literals;

/// Makes a document of as many parts as the wish says, and shows what it was asked.
class PartsKind final : public DocumentKind {
public:
    std::string_view name() const override { return "statements.parts"; }
    Result<MadeDocument> make(std::string_view wish, std::string_view language,
                              const MakingProgress& progress) override {
        ++runs;
        for (int part = 1; part <= 3; ++part) {
            if (during) during(part);
            if (!progress(part, 3)) return Error{ErrorCode::conflict, "Stopped."};
        }
        if (fails) return Error{ErrorCode::unavailable, "The document could not be made."};
        return MadeDocument{"parts.pdf", "application/pdf",
                            "%PDF " + std::string(wish) + " " + std::string(language)};
    }
    int runs = 0;
    bool fails = false;
    std::function<void(int part)> during;
};

class DocumentOrdersTest : public QueueTest {
protected:
    DocumentOrdersTest() {
        Contribution core;
        core.jobs.push_back(document_making_job(db(), [this] { return table_; }));
        announce(std::move(core), "core");
        Contribution room;
        room.provide<DocumentKind>(kind_);
        announce(std::move(room));
    }
    /// @return the id of the order.
    std::string order(const Actor& who, const std::string& wish = R"({"round":"R1"})") {
        const DocumentOrder wanted{.kind = "statements.parts",
                                   .wish = wish,
                                   .title = "Compilation",
                                   .permission = "statements.consult",
                                   .back_path = "/back"};
        const auto path = *db().write(
            [&](UnitOfWork& uow) -> Result<std::string> { return orders_.order(uow, who, "fr", wanted); });
        return path.substr(path.rfind('=') + 1);
    }
    OrderedDocument ordered(const std::string& id) {
        return db()
            .read([&](UnitOfWork& uow) -> Result<std::optional<OrderedDocument>> {
                return find_order(uow, id);
            })
            ->value();
    }
    std::optional<std::string> bytes(const std::string& id) {
        return *db().read([&](UnitOfWork& uow) -> Result<std::optional<std::string>> {
            return load_document(uow, *find_order(uow, id));
        });
    }
    void work() {
        JobRunner runner(options());
        while (runner.run_next()) {
        }
    }

    std::shared_ptr<PartsKind> kind_ = std::make_shared<PartsKind>();
    test::FakeAddresses addresses_;
    LiveDocumentOrders orders_{addresses_};
    Actor ana_ = test::account("Ana", {});
};
PLENARIA_BOTH_ENGINES(DocumentOrdersTest);

TEST_P(DocumentOrdersTest, WhatIsOrderedIsMadeInTheLanguageOfTheReaderAndKept) {
    const auto id = order(ana_);
    EXPECT_EQ(ordered(id).file, "");

    work();

    EXPECT_EQ(bytes(id), R"(%PDF {"round":"R1"} fr)");
    EXPECT_EQ(ordered(id).file_name, "parts.pdf");
    EXPECT_EQ(ordered(id).content_type, "application/pdf");
    EXPECT_EQ(ordered(id).owner, "account/" + ana_.id);
    EXPECT_EQ(ordered(id).order.permission, "statements.consult");
}

TEST_P(DocumentOrdersTest, TheSameWishIsTakenOnceWhileItWaitsAndAgainLater) {
    const auto first = order(ana_);
    EXPECT_EQ(order(ana_), first);
    EXPECT_NE(order(ana_, R"({"round":"R2"})"), first);
    EXPECT_NE(order(test::account("Bea", {})), first);
    work();
    EXPECT_EQ(kind_->runs, 3);

    EXPECT_NE(order(ana_), first);
}

TEST_P(DocumentOrdersTest, ProgressIsSeenWhileItIsMadeAndStoppingKeepsNothing) {
    const auto id = order(ana_);
    kind_->during = [&](int part) {
        if (part != 2) return;
        const auto running = job(ordered(id).job);
        EXPECT_EQ(running.done, 1);
        EXPECT_EQ(running.total, 3);
        EXPECT_TRUE(db().write([&](UnitOfWork& uow) { return cancel_job(uow, ordered(id).job); }));
    };

    work();

    EXPECT_EQ(job(ordered(id).job).state, "cancelled");
    EXPECT_FALSE(bytes(id));
    EXPECT_NE(order(ana_), id) << "what was stopped is not what is waited for";
}

TEST_P(DocumentOrdersTest, AFailureIsTriedAgainAndThenShown) {
    kind_->fails = true;
    const auto id = order(ana_);

    for (int attempt = 0; attempt < 3; ++attempt) {
        work();
        clock_.advance(1h);
    }

    EXPECT_EQ(kind_->runs, 3);
    EXPECT_EQ(job(ordered(id).job).state, "failed");
    EXPECT_FALSE(bytes(id));
}

TEST_P(DocumentOrdersTest, AfterADayTheFileIsGoneAndTheSameBytesOfOthersStay) {
    const auto id = order(ana_);
    work();
    const std::string same = *bytes(id);
    const auto of_a_mail = *db().write(
        [&](UnitOfWork& uow) -> Result<std::string> { return uow.keep_file(same, "application/pdf"); });
    const auto forget = [&] {
        return *db().write([](UnitOfWork& uow) -> Result<int> {
            return forget_documents(uow, uow.now() - documents_are_kept);
        });
    };

    clock_.advance(24h);
    EXPECT_EQ(forget(), 0);
    const auto file = ordered(id).file;
    clock_.advance(1s);
    EXPECT_EQ(forget(), 1);

    const auto stored = [&](const std::string& name) {
        return *db().read([&](UnitOfWork& uow) -> Result<bool> { return uow.load_file(name).has_value(); });
    };
    EXPECT_FALSE(stored(file));
    EXPECT_TRUE(stored(of_a_mail));
}

TEST_P(DocumentOrdersTest, APartIsKeptOnceForADayAndItsFileGoesWithIt) {
    LiveDocumentParts parts(db());
    const std::string key(64, 'a');
    EXPECT_FALSE(parts.find(key));
    ASSERT_TRUE(parts.keep(key, "%PDF first"));
    ASSERT_TRUE(parts.keep(key, "%PDF first"));
    EXPECT_EQ(parts.find(key), "%PDF first");
    const auto forget = [&] {
        return *db().write(
            [](UnitOfWork& uow) -> Result<int> { return forget_parts(uow, uow.now() - documents_are_kept); });
    };

    clock_.advance(24h);
    EXPECT_EQ(forget(), 0);
    clock_.advance(1s);
    EXPECT_EQ(forget(), 1);

    EXPECT_FALSE(parts.find(key));
    EXPECT_FALSE(*db().read([&](UnitOfWork& uow) -> Result<bool> {
        return uow.load_file(sha256_hex(key + "%PDF first")).has_value();
    }));
}

TEST_P(DocumentOrdersTest, AnAccessLinkIsKnownByItsTask) {
    const auto office = test::link_holder("statements.review", "statements.round/R1", "city/amman", "Amman");
    const auto document = ordered(order(office));

    EXPECT_EQ(document.owner, "link/" + office.id);
    EXPECT_EQ(document.link_purpose, "statements.review");
    EXPECT_EQ(document.link_subject, "statements.round/R1");
}

TEST_P(DocumentOrdersTest, WhileThePluginRestsTheOrderWaitsForTheNextAttempt) {
    const auto id = order(ana_);
    gates_.back()->close();

    work();

    EXPECT_EQ(job(ordered(id).job).state, "ready");
    EXPECT_EQ(kind_->runs, 0);
}

}  // namespace
}  // namespace plenaria::host
