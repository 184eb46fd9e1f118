// SPDX-License-Identifier: EUPL-1.2
// Our own rooms, as they were built: they start together, stop, and leave no trace in the process.
#include <sys/stat.h>

#include <array>
#include <clocale>
#include <csignal>
#include <filesystem>

#include <gmock/gmock.h>

#include <plenaria/testing/database.hpp>
#include <plenaria/testing/engines.hpp>
#include <plenaria/testing/fake_clock.hpp>
#include <plenaria/testing/fake_locale.hpp>
#include <plenaria/testing/fake_services.hpp>

#include "db/migrator.hpp"
#include "house.hpp"
#include "mail/bulk_mail.hpp"
#include "mail/trouble_repository.hpp"

namespace plenaria::host {
namespace {

/// What belongs to the whole process, and no plugin may change.
struct Process {
    std::string locale = std::setlocale(LC_ALL, nullptr);
    std::filesystem::path folder = std::filesystem::current_path();
    mode_t mask = current_mask();
    std::array<void (*)(int), 4> handlers = {handler(SIGINT), handler(SIGTERM), handler(SIGSEGV),
                                             handler(SIGCHLD)};
    bool operator==(const Process&) const = default;

    static mode_t current_mask() {
        const auto mask = ::umask(0);
        ::umask(mask);
        return mask;
    }
    static void (*handler(int signal))(int) {
        struct sigaction action {};
        ::sigaction(signal, nullptr, &action);
        return action.sa_handler;
    }
};

/// The real loader over a real database; only the host's services are stand-ins.
class OwnRoomsTest : public testing::TestWithParam<Engine> {
protected:
    LoaderOptions options() {
        auto out = house_.options();
        out.plugins_dir = ROOMS_DIR;
        out.db = &database_.db();
        out.clock = &clock_;
        out.log = &log_;
        out.settings = [](const Manifest& manifest) {
            auto settings = std::make_shared<test::FakeSettings>();
            for (const auto& one : manifest.settings) settings->set(one.key, one.default_value);
            return settings;
        };
        return out;
    }
    /// As the host does it: each room keeps to its tables and may refer to those of the rooms it requires.
    void start(Loader& loader) {
        loader.offer<Locales>(std::make_shared<test::FakeLocales>());
        loader.offer<Renderer>(std::make_shared<test::FakeRenderer>());
        loader.offer<Documents>(std::make_shared<test::FakeDocuments>());
        loader.offer<Addresses>(std::make_shared<test::FakeAddresses>());
        loader.offer<DocumentOrders>(std::make_shared<test::FakeOrders>());
        loader.offer<Press>(std::make_shared<test::FakePress>());
        loader.offer<DocumentParts>(std::make_shared<test::FakeParts>());
        loader.offer<MailTrouble>(std::make_shared<StoredTrouble>());
        loader.offer<BulkMail>(std::make_shared<StoredBulkMail>(tokens_, "https://plenaria.example"));
        loader.start_all();
    }
    void migrate_room(const Loader& loader, const Manifest& manifest, const std::filesystem::path& folder) {
        TablePromise promise{.prefix = manifest.tables};
        for (const auto& need : manifest.required)
            for (const auto& room : loader.installed())
                if (room.manifest.id == need.id) promise.may_refer_to.push_back(room.manifest.tables);
        const auto done =
            migrate(database_.db(), {.id = manifest.id, .folder = folder, .promise = std::move(promise)});
        if (!done) throw std::runtime_error(fill(done.error().message, done.error().values));
    }

    House house_;
    test::FakeClock clock_;
    test::FakeLog log_;
    MailTokens tokens_{"key"};
    test::TestDatabase database_{GetParam()};
};
PLENARIA_BOTH_ENGINES(OwnRoomsTest);

TEST_P(OwnRoomsTest, AllStartTogetherAndLeaveTheProcessAsItWas) {
    auto how = options();
    Loader* itself = nullptr;
    how.migrate = [&](const Manifest& manifest, const std::filesystem::path& folder) {
        migrate_room(*itself, manifest, folder);
    };
    Loader loader(how);
    itself = &loader;
    const Process before;

    start(loader);

    ASSERT_FALSE(loader.installed().empty());
    for (const auto& report : loader.reports()) EXPECT_EQ(words(loader, report.id), "started");
    EXPECT_EQ(before, Process{});
}

TEST_P(OwnRoomsTest, EachCanBeSwitchedOffAndOnAgain) {
    auto how = options();
    Loader* itself = nullptr;
    how.migrate = [&](const Manifest& manifest, const std::filesystem::path& folder) {
        migrate_room(*itself, manifest, folder);
    };
    Loader loader(how);
    itself = &loader;
    start(loader);
    const auto all = running(loader);

    for (const auto& room : loader.installed()) {
        const auto& id = room.manifest.id;
        EXPECT_TRUE(loader.disable(id).has_value()) << id;
        EXPECT_FALSE(loader.snapshot()->runs(id));
        EXPECT_TRUE(loader.enable(id).has_value()) << words(loader, id);
        EXPECT_THAT(running(loader), testing::UnorderedElementsAreArray(all));
    }
}

}  // namespace
}  // namespace plenaria::host
