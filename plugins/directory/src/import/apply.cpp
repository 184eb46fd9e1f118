// SPDX-License-Identifier: EUPL-1.2
#include "apply.hpp"

#include <limits>
#include <map>
#include <optional>

#include "../parties/party_rules.hpp"
#include "../parties/party_service.hpp"
#include "actor_json.hpp"
#include "effects.hpp"
#include "import_repository.hpp"
#include "plan_json.hpp"

namespace plenaria::directory::import {

namespace {

constexpr int batch = 500;

Result<Import> find(Database& db, const std::string& id) {
    return db.read([&](UnitOfWork& uow) -> Result<Import> {
        auto import = find_import(uow, id);
        if (!import) return Error{ErrorCode::not_found, "This import does not exist.", id};
        return *std::move(import);
    });
}

Result<void> set_state(Database& db, const std::string& id, const char* state) {
    return db.write([&](UnitOfWork& uow) -> Result<void> {
        auto import = find_import(uow, id);
        if (!import) return Error{ErrorCode::not_found, "This import does not exist.", id};
        import->state = state;
        import->ended_at = plenaria::to_text(uow.now());
        if (!update(uow, *import)) return changed_meanwhile("directory.import/" + id);
        return {};
    });
}

long long pending(const std::vector<FateCount>& counts, std::string_view outcome) {
    long long total = 0;
    for (const auto& count : counts)
        if (count.outcome == outcome && (count.fate == "new" || count.fate == "changes"))
            total += count.count;
    return total;
}

/// Applies one import, batch after batch.
class Application {
public:
    Application(Database& db, const Import& import)
        : db_(db), import_(import), actor_(actor_from(import.actor)) {}

    Result<void> prepare() {
        return db_.read([&](UnitOfWork& uow) -> Result<void> {
            load(uow);
            answers_ = answers_of(uow, import_.id);
            return {};
        });
    }

    /// @return how many rows were looked at; 0 when none is left.
    Result<int> run_batch() {
        for (;;) {
            failed_.reset();
            bool again = false;
            Applied counted;
            int last = line_;
            auto done = db_.write([&](UnitOfWork& uow) -> Result<int> {
                // The database made us begin anew, or a row was refused after others of its batch: what was
                // entered into the catalogue is not there.
                if (again || stale_) load(uow);
                again = true;
                stale_ = false;
                counted = {};
                const auto import = find_import(uow, import_.id);
                stopped_ = !import || import->state != "applying";
                if (stopped_) return 0;
                const auto rows = rows_to_apply(uow, import_.id, line_, batch);
                for (auto row : rows) {
                    if (auto done_row = apply_row(uow, row, counted); !done_row)
                        return std::move(done_row).error();
                    last = row.line;
                }
                return static_cast<int>(rows.size());
            });
            if (done) {
                applied_.applied += counted.applied;
                applied_.left += counted.left;
                line_ = last;
                return done;
            }
            if (!failed_) return done;
            refused_.emplace(*failed_, done.error());
            stale_ = true;
        }
    }

    [[nodiscard]] bool stopped() const { return stopped_; }

    Applied applied_ = {};

private:
    void load(UnitOfWork& uow) {
        std::unordered_set<std::string> made;
        for (const auto& state : kept_states(uow, import_.id))
            for (auto& ref : made_by(state)) made.insert(std::move(ref));
        catalogue_ = load_catalogue(uow, import_.kind, made);
    }

    Result<void> apply_row(UnitOfWork& uow, ImportRow& row, Applied& counted) {
        const PlanContext context{.kind = import_.kind, .countries = countries_, .answers = answers_};
        auto plan = plan_row(to_record(import_.mapping, row.cells), catalogue_, context);
        if (const auto refused = refused_.find(row.line); refused != refused_.end()) {
            plan.fate = Fate::wrong;
            plan.problems.push_back({refused->second.message, refused->second.values});
        }
        row.fate = to_text(plan.fate);
        row.plan = to_json(plan);
        row.target = plan.target;
        row.outcome = "left";
        if (plan.fate == Fate::fresh || plan.fate == Fate::changes) {
            auto written = write_plan(uow, actor_, std::move(plan), catalogue_);
            if (!written) {
                failed_ = row.line;
                return std::move(written).error();
            }
            row.before_state = *std::move(written);
            row.outcome = "applied";
        }
        ++(row.outcome == "applied" ? counted.applied : counted.left);
        set_outcome(uow, import_.id, row);
        return {};
    }

    Database& db_;
    const Import& import_;
    const Actor actor_;
    const CountryNames countries_;
    Catalogue catalogue_;
    Answers answers_;
    int line_ = 0;
    bool stale_ = false;
    bool stopped_ = false;
    std::optional<int> failed_;
    std::map<int, Error> refused_;
};

}  // namespace

Result<Applied> run_apply(Database& db, const std::string& import_id, const Progress& progress) {
    auto import = find(db, import_id);
    if (!import) return std::move(import).error();
    if (import->state != "applying") return Applied{};  // a delivery too many
    auto counts = db.read(
        [&](UnitOfWork& uow) -> Result<std::vector<FateCount>> { return count_fates(uow, import_id); });
    if (!counts) return std::move(counts).error();
    const auto total = pending(*counts, "");

    Application application(db, *import);
    if (auto ready = application.prepare(); !ready) return std::move(ready).error();
    long long done = 0;
    for (;;) {
        if (progress.cancelled()) {
            application.applied_.stopped = true;
            if (auto stopped = set_state(db, import_id, "stopped"); !stopped)
                return std::move(stopped).error();
            return application.applied_;
        }
        auto rows = application.run_batch();
        if (!rows) return std::move(rows).error();
        if (application.stopped()) {
            application.applied_.stopped = true;
            return application.applied_;
        }
        if (*rows == 0) break;
        done += *rows;
        progress.tell(done, total);
    }
    if (auto ended = set_state(db, import_id, "applied"); !ended) return std::move(ended).error();
    return application.applied_;
}

Result<Undone> run_undo(Database& db, const std::string& import_id, const Progress& progress) {
    auto import = find(db, import_id);
    if (!import) return std::move(import).error();
    if (import->state != "undoing") return Undone{};
    const auto actor = actor_from(import->actor);
    auto counts = db.read(
        [&](UnitOfWork& uow) -> Result<std::vector<FateCount>> { return count_fates(uow, import_id); });
    if (!counts) return std::move(counts).error();
    const auto total = pending(*counts, "applied");

    Undone undone;
    int line = std::numeric_limits<int>::max();
    while (!progress.cancelled()) {
        // One row a transaction: one that cannot be taken back must leave no trace of the attempt.
        auto next = db.read([&](UnitOfWork& uow) -> Result<std::vector<ImportRow>> {
            return rows_to_undo(uow, import_id, line, batch);
        });
        if (!next) return std::move(next).error();
        if (next->empty()) break;
        for (auto row : *next) {
            line = row.line;
            const auto finish = [&](const char* outcome, bool take) {
                return db.write([&](UnitOfWork& uow) -> Result<bool> {
                    if (take) {
                        auto taken = take_back(uow, actor, row.before_state);
                        if (!taken) return taken;
                        if (!*taken) return Error{ErrorCode::conflict, "This was changed since.", "undo"};
                    }
                    row.outcome = outcome;
                    set_outcome(uow, import_id, row);
                    return true;
                });
            };
            if (finish("undone", true)) {
                ++undone.undone;
                continue;
            }
            if (auto kept = finish("kept", false); !kept) return std::move(kept).error();
            ++undone.kept;
        }
        progress.tell(undone.undone + undone.kept, total);
    }
    if (auto ended = set_state(db, import_id, progress.cancelled() ? "applied" : "undone"); !ended)
        return std::move(ended).error();
    return undone;
}

}  // namespace plenaria::directory::import
