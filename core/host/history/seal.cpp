// SPDX-License-Identifier: EUPL-1.2
#include "history/seal.hpp"

#include <map>
#include <sstream>

#include <plenaria/id.hpp>

#include "history/seal_repository.hpp"

namespace plenaria::host {

namespace {

constexpr int rows_a_seal = 500;

std::string as_lines(const std::vector<RowDigest>& rows) {
    std::string lines;
    for (const auto& row : rows) lines += row.id + ' ' + row.digest + '\n';
    return lines;
}

std::map<std::string, std::string> from_lines(const std::string& lines) {
    std::map<std::string, std::string> rows;
    std::istringstream in(lines);
    for (std::string id, digest; in >> id >> digest;) rows[id] = digest;
    return rows;
}

std::string hash_of(const Seal& seal) { return sha256_hex(seal.previous + '\n' + seal.digests); }

/// Says of each row under `seal` that is not as it was.
void compare(const Seal& seal, const std::vector<RowDigest>& rows, std::vector<std::string>& broken) {
    auto sealed = from_lines(seal.digests);
    for (const auto& row : rows) {
        const auto found = sealed.find(row.id);
        if (found == sealed.end()) {
            broken.push_back(row.id + " was added later");
            continue;
        }
        if (found->second != row.digest) broken.push_back(row.id + " was changed");
        sealed.erase(found);
    }
    for (const auto& [id, digest] : sealed) broken.push_back(id + " is missing");
}

}  // namespace

Result<long long> seal_history(Database& db, Log& log) {
    for (long long total = 0;;) {
        Seal seal;
        auto sealed = db.write([&](UnitOfWork& uow) -> Result<long long> {
            const auto before = last_seal(uow).value_or(Seal{});
            auto rows = row_digests(uow, before.last_id, "", rows_a_seal);
            const auto young = to_text(uow.now() - seal_after);
            // In order of id, not of time: up to the first that is too young, so that nothing is left behind.
            std::size_t old_enough = 0;
            while (old_enough < rows.size() && rows[old_enough].at <= young) ++old_enough;
            rows.resize(old_enough);
            if (rows.empty()) return 0;
            seal = {
                .last_id = rows.back().id, .previous = before.hash, .digests = as_lines(rows), .hash = {}};
            seal.hash = hash_of(seal);
            insert_seal(uow, seal);
            return static_cast<long long>(rows.size());
        });
        if (!sealed && sealed.error().code == ErrorCode::conflict) return total;
        if (!sealed) return std::move(sealed).error();
        if (*sealed == 0) return total;
        total += *sealed;
        log.info("history sealed", {{"up_to", seal.last_id}, {"hash", seal.hash}});
    }
}

void MinuteSeal::tick() {
    const auto now = std::chrono::steady_clock::now();
    if (now < next_) return;
    next_ = now + std::chrono::minutes(1);
    if (const auto sealed = seal_history(db_, log_); !sealed)
        log_.error("history not sealed", {{"why", sealed.error().detail}});
}

Result<SealReport> verify_history(Database& db, std::chrono::seconds unsealed_after) {
    SealReport report;
    Seal before;
    for (;;) {
        auto more = db.read([&](UnitOfWork& uow) -> Result<bool> {
            const auto seal = next_seal(uow, before.last_id);
            if (!seal) {
                report.unsealed = count_rows(uow, before.last_id, uow.now() - unsealed_after);
                return false;
            }
            if (seal->hash != hash_of(*seal) || seal->previous != before.hash)
                report.broken.push_back("the seal up to " + seal->last_id + " was changed");
            // Rows that were added may be any number; a few more than there should be are enough to say so.
            const auto rows = row_digests(uow, before.last_id, seal->last_id, 2 * rows_a_seal);
            compare(*seal, rows, report.broken);
            report.sealed += static_cast<long long>(rows.size());
            before = *seal;
            return true;
        });
        if (!more) return std::move(more).error();
        if (!*more) break;
    }
    report.last_hash = before.hash;
    return report;
}

}  // namespace plenaria::host
