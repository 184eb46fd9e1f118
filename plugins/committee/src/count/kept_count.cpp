// SPDX-License-Identifier: EUPL-1.2
#include "kept_count.hpp"

#include <nlohmann/json.hpp>

#include <plenaria/id.hpp>
#include <plenaria/text.hpp>

#include "blt.hpp"
#include "kept_count_repository.hpp"
#include "short_text.hpp"

namespace plenaria::committee {

namespace {

constexpr std::size_t longest_count_title = 300;
constexpr std::size_t longest_seed = 200;
/// A page is waited for: about five seconds of Meek's method.
constexpr std::uint64_t looks_for_a_page = 1'000'000'000;

std::string count_subject(const std::string& id) { return "committee.count/" + id; }

std::string count_facts(const KeptCount& kept) {
    return nlohmann::ordered_json{{"title", kept.title},
                                  {"rule", word_of(kept.rule)},
                                  {"seats", kept.seats},
                                  {"seed", kept.seed},
                                  {"reserved", write_reserved(kept.reserved)},
                                  {"papers", kept.papers},
                                  {"elected", kept.elected}}
        .dump();
}

/// What is wrong with `field`, as a form shows it.
Error under_field(std::string field, Error error) {
    Error whole{ErrorCode::invalid_input, "Something in this form needs your attention.", error.detail};
    whole.fields.push_back({std::move(field), std::move(error.message), std::move(error.values)});
    return whole;
}

Error count_unknown(const std::string& id) {
    return {ErrorCode::not_found, /*t*/ "This count does not exist.", id};
}

/// Read, counted, and ready to be kept.
Result<CountRow> counted(const Actor& actor, const CountOrder& order) {
    if (order.ballots.size() > longest_kept_file)
        return under_field("file",
                           {.code = ErrorCode::too_large,
                            .message = /*t*/ "The file is larger than {most} MB.",
                            .values = {{"most", std::to_string(longest_kept_file / (1024UL * 1024))}}});
    if (length(order.seed) > longest_seed)
        return under_field("seed", {.code = ErrorCode::invalid_input,
                                    .message = /*t*/ "A seed has at most {most} characters.",
                                    .values = {{"most", std::to_string(longest_seed)}}});
    auto election = read_blt(order.ballots);
    if (!election) return under_field("file", std::move(election).error());
    if (election->candidates.size() > most_kept_candidates)
        return under_field("file",
                           {.code = ErrorCode::too_large,
                            .message = /*t*/ "A page explains counts of up to {most} candidates. The command "
                                             "“plenaria committee tally” counts more.",
                            .values = {{"most", std::to_string(most_kept_candidates)}}});
    const auto count = count_votes(*election, order.rule,
                                   {.seats = order.seats,
                                    .seed = order.seed,
                                    .reserved = order.reserved,
                                    .most_looks = looks_for_a_page});
    if (!count) {
        const auto& error = count.error();
        if (error.code == ErrorCode::too_large) return under_field("file", error);
        return under_field(error.detail == "reserved" ? "reserved" : "seats", error);
    }
    CountRow row{.kept = {.id = new_id(),
                          .title = first_characters(election->title, longest_count_title),
                          .rule = order.rule,
                          .seats = count->seats,
                          .seed = order.seed,
                          .reserved = order.reserved,
                          .papers = election->papers(),
                          .made_by = first_characters(actor.name, 200)},
                 .ballots = write_blt(*election)};
    for (const auto candidate : count->elected)
        row.kept.elected.push_back(election->candidates[candidate].name);
    return row;
}

std::string keep(UnitOfWork& uow, const Actor& actor, CountRow& row) {
    row.kept.made_at = uow.now();
    insert(uow, row);
    uow.record(actor, "committee.keep_count", count_subject(row.kept.id), "", count_facts(row.kept));
    return row.kept.id;
}

Result<void> set_kept_removed(Database& db, const Actor& actor, const std::string& id, bool removed) {
    return db.write([&](UnitOfWork& uow) -> Result<void> {
        const auto row = find_count_row(uow, id);
        if (!row) return count_unknown(id);
        if (row->removed == removed) return {};
        set_count_removed(uow, id, removed);
        const auto facts = count_facts(row->kept);
        uow.record(actor, removed ? "committee.remove_count" : "committee.restore_count", count_subject(id),
                   removed ? facts : "", removed ? "" : facts);
        return {};
    });
}

Result<CountRow> kept_row(UnitOfWork& uow, const std::string& id) {
    auto found = find_count_row(uow, id);
    if (!found || found->removed) return count_unknown(id);
    return *std::move(found);
}

Result<OpenedCount> counted_again(const CountRow& row) {
    auto election = read_blt(row.ballots);
    if (!election) return std::move(election).error();
    auto count = count_votes(*election, row.kept.rule,
                             {.seats = row.kept.seats,
                              .seed = row.kept.seed,
                              .reserved = row.kept.reserved,
                              .most_looks = looks_for_a_page});
    if (!count) return std::move(count).error();
    return OpenedCount{row.kept, *std::move(election), *std::move(count)};
}

}  // namespace

Result<std::string> keep_count(Database& db, const Actor& actor, const CountOrder& order) {
    // Outside of the transaction: Meek's method may take seconds, and a session is needed by others.
    auto row = counted(actor, order);
    if (!row) return std::move(row).error();
    return db.write([&](UnitOfWork& uow) -> Result<std::string> { return keep(uow, actor, *row); });
}

Result<std::string> keep_count(UnitOfWork& uow, const Actor& actor, const CountOrder& order) {
    auto row = counted(actor, order);
    if (!row) return std::move(row).error();
    return keep(uow, actor, *row);
}

Result<OpenedCount> open_count(Database& db, const std::string& id) {
    const auto row = db.read([&](UnitOfWork& uow) { return kept_row(uow, id); });
    if (!row) return row.error();
    // Outside of the transaction: Meek's method may take seconds, and a session is needed by others.
    return counted_again(*row);
}

Result<OpenedCount> open_count(UnitOfWork& uow, const std::string& id) {
    const auto row = kept_row(uow, id);
    if (!row) return row.error();
    return counted_again(*row);
}

Result<void> remove_count(Database& db, const Actor& actor, const std::string& id) {
    return set_kept_removed(db, actor, id, true);
}

Result<void> restore_count(Database& db, const Actor& actor, const std::string& id) {
    return set_kept_removed(db, actor, id, false);
}

}  // namespace plenaria::committee
