// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <stdexcept>
#include <vector>

#include <soci/mysql/soci-mysql.h>
#include <soci/soci.h>

#include "places.hpp"
#include "server.hpp"

namespace plenaria::test {

namespace {

class MysqlPlace final : public DatabasePlace {
public:
    MysqlPlace(const std::string& key, const Migrate& migrate)
        : session_(soci::mysql, "dbname=information_schema user=root charset=utf8mb4 unix_socket='" +
                                    server_socket() + "'") {
        claim(key);
        connection_ = *host::parse_database_url(address());
        if (is_ready())
            empty();
        else
            prepare(migrate);
    }
    const host::DatabaseAddress& connection() const override { return connection_; }
    std::string address() const override {
        return "mysql://root@/" + name_ + "?unix_socket=" + server_socket();
    }

private:
    /// The first of key_0, key_1, … that nobody holds. The server gives the lock back when the session ends.
    void claim(const std::string& key) {
        for (int number = 0; number < 1000; ++number) {
            name_ = "t_" + key + "_" + std::to_string(number);
            int got = 0;
            session_ << "SELECT GET_LOCK(:name, 0)", soci::use(name_, "name"), soci::into(got);
            if (got == 1) return;
        }
        throw std::runtime_error("a thousand test databases are in use");
    }

    /// test_ready lists the tables that migrations made; it is the last that prepare() writes.
    bool is_ready() {
        int tables = 0;
        session_ << "SELECT count(*) FROM tables WHERE table_schema = :name AND table_name = 'test_ready'",
            soci::use(name_, "name"), soci::into(tables);
        if (tables == 0) return false;
        int filled = 0;
        session_ << "SELECT count(*) FROM " + name_ + ".test_ready WHERE filled = 1", soci::into(filled);
        return filled == 0;  // what a migration filled cannot be emptied: prepared anew
    }

    void prepare(const Migrate& migrate) {
        session_ << "DROP DATABASE IF EXISTS " + name_;
        session_ << "CREATE DATABASE " + name_ + " CHARACTER SET utf8mb4 COLLATE utf8mb4_bin";
        migrate(connection_);
        const auto made = tables();
        const auto filled = filled_among(made);
        if (std::find(made.begin(), made.end(), "core_migration") != made.end())
            session_ << "CREATE TABLE " + name_ + ".test_rooms AS SELECT DISTINCT plugin FROM " + name_ +
                            ".core_migration";
        session_ << "CREATE TABLE " + name_ + ".test_ready (name VARCHAR(64) PRIMARY KEY, filled INTEGER)";
        for (const auto& table : made) {
            int is_filled = 0;
            for (const auto& other : filled) is_filled += other == table ? 1 : 0;
            session_ << "INSERT INTO " + name_ + ".test_ready VALUES(:table, :filled)",
                soci::use(table, "table"), soci::use(is_filled, "filled");
        }
    }

    void empty() {
        session_ << "SET foreign_key_checks = 0";
        std::vector<std::string> made;
        std::string name;
        soci::statement rows =
            (session_.prepare << "SELECT name FROM " + name_ + ".test_ready", soci::into(name));
        rows.execute();
        while (rows.fetch()) made.push_back(name);
        for (const auto& table : tables())
            if (table != "test_ready" && table != "test_rooms" &&
                std::find(made.begin(), made.end(), table) == made.end())
                session_ << "DROP TABLE " + name_ + "." + table;
        for (const auto& table : filled_among(made)) session_ << "DELETE FROM " + name_ + "." + table;
        if (std::find(made.begin(), made.end(), "core_migration") != made.end())
            session_ << "DELETE FROM " + name_ + ".core_migration WHERE plugin NOT IN (SELECT plugin FROM " +
                            name_ + ".test_rooms)";
    }

    std::vector<std::string> tables() {
        std::vector<std::string> names;
        std::string name;
        soci::statement rows =
            (session_.prepare << "SELECT table_name FROM tables WHERE table_schema = :name",
             soci::use(name_, "name"), soci::into(name));
        rows.execute();
        while (rows.fetch()) names.push_back(name);
        return names;
    }

    /// Those that hold rows, but for the record of the migrations.
    std::vector<std::string> filled_among(const std::vector<std::string>& names) {
        std::string query;
        for (const auto& table : names)
            if (table != "core_migration")
                query += (query.empty() ? "" : " UNION ALL ") +
                         ("(SELECT '" + table + "' FROM " + name_ + "." + table + " LIMIT 1)");
        std::vector<std::string> filled;
        if (query.empty()) return filled;
        std::string name;
        soci::statement rows = (session_.prepare << query, soci::into(name));
        rows.execute();
        while (rows.fetch()) filled.push_back(name);
        return filled;
    }

    soci::session session_;
    std::string name_;
    host::DatabaseAddress connection_;
};

}  // namespace

std::unique_ptr<DatabasePlace> mysql_place(const std::string& key, const Migrate& migrate) {
    return std::make_unique<MysqlPlace>(key, migrate);
}

}  // namespace plenaria::test
