// SPDX-License-Identifier: EUPL-1.2
#include <plenaria/testing/statements_run.hpp>

#include <sstream>
#include <stdexcept>

#include <plenaria/sql.hpp>

#include "db/shared_read.hpp"

namespace plenaria::test {

namespace {

void log_into(Database& db, std::ostream* stream) {
    const auto set = db.read([&](UnitOfWork& uow) -> Result<void> {
        uow.session().set_log_stream(stream);
        return {};
    });
    if (!set) throw std::runtime_error(set.error().detail);
}

}  // namespace

std::vector<std::string> statements_run(Database& db, const std::function<void()>& work) {
    std::ostringstream log;
    {
        const host::SharedRead one_session;
        log_into(db, &log);
        work();
        log_into(db, nullptr);
    }
    std::vector<std::string> statements;
    std::istringstream lines(log.str());
    for (std::string line; std::getline(lines, line);) statements.push_back(line);
    return statements;
}

}  // namespace plenaria::test
