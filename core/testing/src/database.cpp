// SPDX-License-Identifier: EUPL-1.2
#include <plenaria/testing/database.hpp>

#include <cstdlib>
#include <stdexcept>

#include <plenaria/id.hpp>
#include <plenaria/locale.hpp>

#include "db/migration_files.hpp"
#include "db/migrator.hpp"
#include "db/soci_database.hpp"
#include "places.hpp"

namespace plenaria::test {

struct TestDatabase::Room {
    std::string id;
    std::filesystem::path folder;
};

struct TestDatabase::Place {
    std::unique_ptr<DatabasePlace> at;
};

namespace {

std::filesystem::path host_tables() {
    const char* installed = std::getenv("PLENARIA_HOST_DB");
    return installed ? installed : PLENARIA_HOST_DB;
}

std::string sentence(const Error& error) { return fill(error.message, error.values) + " " + error.detail; }

/// Names the texts of all migrations, so that a changed file gets new tables.
std::string key_of(const auto& rooms, Engine engine) {
    std::string all = "2\n";  // raised when places.hpp prepares databases in another way
    for (const auto& room : rooms) {
        auto files = host::read_migrations(room.folder, engine);
        if (!files) throw std::runtime_error(sentence(files.error()));
        for (const auto& file : *files) all += room.id + " " + file.name + " " + file.checksum + "\n";
    }
    return sha256_hex(all).substr(0, 16);
}

}  // namespace

TestDatabase::TestDatabase(Engine engine, DatabaseSetup setup) : engine_(engine), setup_(std::move(setup)) {
    if (setup_.with_host_tables) rooms_.push_back({"core", host_tables()});
}

TestDatabase::~TestDatabase() = default;

TestDatabase& TestDatabase::apply_room(const std::string& id, const std::filesystem::path& folder) {
    if (db_) throw std::logic_error("apply_room() was called after db()");
    if (!std::filesystem::is_directory(folder)) throw std::runtime_error("no folder " + folder.string());
    rooms_.push_back({id, folder});
    return *this;
}

void TestDatabase::open() {
    const auto migrate = [&](const host::DatabaseAddress& address) {
        host::DatabaseOptions options;
        options.engine = address.engine;
        options.connection = address.connection;
        const auto db = host::open_database(options);
        for (const auto& room : rooms_)
            if (auto done = host::migrate(*db, {.id = room.id, .folder = room.folder}); !done)
                throw std::runtime_error(sentence(done.error()));
    };
    const auto key = key_of(rooms_, engine_);
    place_ = std::make_unique<Place>();
    place_->at = engine_ == Engine::sqlite ? sqlite_place(key, migrate) : mysql_place(key, migrate);

    host::DatabaseOptions options;
    options.engine = engine_;
    options.connection = place_->at->connection().connection;
    options.sessions = setup_.sessions;
    options.wait_for_session = setup_.wait_for_session;
    options.clock = setup_.clock;
    options.base_url = setup_.base_url;
    options.subscribers_of = setup_.subscribers_of;
    db_ = host::open_database(std::move(options));
}

Database& TestDatabase::db() {
    if (!db_) open();
    return *db_;
}

std::string TestDatabase::address() {
    if (!db_) open();
    return place_->at->address();
}

}  // namespace plenaria::test
