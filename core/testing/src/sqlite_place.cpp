// SPDX-License-Identifier: EUPL-1.2
#include <atomic>

#include <unistd.h>

#include "places.hpp"
#include "server.hpp"

namespace plenaria::test {

namespace {

namespace fs = std::filesystem;

class SqlitePlace final : public DatabasePlace {
public:
    explicit SqlitePlace(fs::path path) : path_(std::move(path)), connection_(*host::sqlite_address(path_)) {}
    SqlitePlace(const SqlitePlace&) = delete;
    SqlitePlace& operator=(const SqlitePlace&) = delete;
    ~SqlitePlace() override {
        std::error_code ignored;
        for (const char* suffix : {"", "-wal", "-shm"}) fs::remove(path_.string() + suffix, ignored);
    }
    const host::DatabaseAddress& connection() const override { return connection_; }
    std::string address() const override { return path_.string(); }

private:
    fs::path path_;
    host::DatabaseAddress connection_;
};

std::string unique_name() {
    static std::atomic<int> number{0};
    return std::to_string(::getpid()) + "-" + std::to_string(++number);
}

}  // namespace

std::unique_ptr<DatabasePlace> sqlite_place(const std::string& key, const Migrate& migrate) {
    const auto prepared = test_folder() / (key + ".db");
    if (!fs::exists(prepared)) {
        // Under a name of its own first: another program may be preparing the same.
        SqlitePlace place(test_folder() / (unique_name() + ".new.db"));
        migrate(place.connection());
        fs::copy_file(place.address(), place.address() + ".done", fs::copy_options::overwrite_existing);
        fs::rename(place.address() + ".done", prepared);
    }
    const auto path = test_folder() / (unique_name() + ".db");
    for (const char* suffix : {"-wal", "-shm"}) fs::remove(path.string() + suffix);
    fs::copy_file(prepared, path, fs::copy_options::overwrite_existing);
    return std::make_unique<SqlitePlace>(path);
}

}  // namespace plenaria::test
