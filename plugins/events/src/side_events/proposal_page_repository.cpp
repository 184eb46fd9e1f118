// SPDX-License-Identifier: EUPL-1.2
#include "proposal_page_repository.hpp"

#include "../json.hpp"
#include "rows.hpp"

namespace plenaria::events {

namespace {}  // namespace

void recount_proposals(UnitOfWork& uow, const std::string& call) {
    sql::query(uow, "DELETE FROM evt_proposal_count WHERE call_id = :call"), soci::use(call, "call");
    sql::query(uow,
               "INSERT INTO evt_proposal_count (call_id, state, proposals, due) SELECT call_id, state, "
               "COUNT(*), SUM(CASE WHEN told_at = '' AND contact_mail <> '' THEN 1 ELSE 0 END) "
               "FROM evt_proposal WHERE call_id = :call GROUP BY call_id, state"),
        soci::use(call, "call");
}

ProposalCounts proposal_counts(UnitOfWork& uow, const std::string& call) {
    std::string state;
    ProposalCount row;
    ProposalCounts counts;
    soci::statement select =
        (sql::prepare(uow, "SELECT state, proposals, due FROM evt_proposal_count WHERE call_id = :call"),
         soci::use(call, "call"), soci::into(state), soci::into(row.proposals), soci::into(row.due));
    select.execute();
    while (select.fetch()) counts[parse_proposal_state(state).value()] = row;
    return counts;
}

long long total_of(const ProposalCounts& counts) {
    long long all = 0;
    for (const auto& [state, count] : counts) all += count.proposals;
    return all;
}

long long decisions_to_tell(UnitOfWork& uow, const std::string& call, const ProposalCounts& counts) {
    long long due = 0;
    for (const auto& [state, count] : counts)
        if (is_decided(state)) due += count.due;
    const auto merged = counts.find(ProposalState::merged);
    if (merged == counts.end() || merged->second.due == 0) return due;
    long long with_theirs = 0;
    sql::query(uow,
               "SELECT COUNT(*) FROM evt_proposal m JOIN evt_proposal k ON k.id = m.merged_into "
               "WHERE m.call_id = :call AND m.state = 'merged' AND m.told_at = '' AND m.contact_mail <> '' "
               "AND k.state IN ('accepted', 'waiting', 'declined')"),
        soci::use(call, "call"), soci::into(with_theirs);
    return due + with_theirs;
}

std::vector<Proposal> proposals_shown(UnitOfWork& uow, const std::string& call,
                                      std::optional<ProposalState> state, long long first, long long last) {
    if (first == 0) return {};
    if (!state) {
        // Numbers have no gaps: nobody removes a proposal. So the last page costs no more than the first.
        auto prepared = sql::prepare(uow, EVT_PROPOSAL_COLUMNS
                                     "WHERE call_id = :call AND number BETWEEN :first AND :last "
                                     "ORDER BY number");
        prepared, soci::use(call, "call"), soci::use(first, "first"), soci::use(last, "last");
        return sql::rows_of<ProposalRow>(prepared);
    }
    const std::string wanted(to_text(*state));
    const auto skipped = first - 1, count = last - first + 1;
    auto prepared = sql::prepare(uow, EVT_PROPOSAL_COLUMNS
                                 "WHERE call_id = :call AND state = :state ORDER BY number "
                                 "LIMIT :count OFFSET :skipped");
    prepared, soci::use(call, "call"), soci::use(wanted, "state"), soci::use(count, "count"),
        soci::use(skipped, "skipped");
    return sql::rows_of<ProposalRow>(prepared);
}

std::map<std::string, std::vector<Review>> reviews_of_shown(UnitOfWork& uow,
                                                            const std::vector<Proposal>& proposals) {
    auto ids = Document::array();
    for (const auto& each : proposals) ids.push_back(each.id);
    const auto asked = compact(ids);
    const sql::Text sqlite = EVT_REVIEW_COLUMNS
        "WHERE r.proposal_id IN (SELECT value FROM json_each(:ids)) ORDER BY r.given_at, r.id";
    const sql::Text mysql = EVT_REVIEW_COLUMNS
        "WHERE r.proposal_id IN (SELECT j.id FROM JSON_TABLE(:ids, '$[*]' COLUMNS (id CHAR(26) PATH '$')) j) "
        "ORDER BY r.given_at, r.id";
    ReviewRow row;
    auto prepared = sql::prepare(uow, uow.engine() == Engine::sqlite ? sqlite : mysql);
    prepared, soci::use(asked, "ids");
    row.bind(prepared);
    soci::statement select = prepared;
    select.execute();
    std::map<std::string, std::vector<Review>> reviews;
    while (select.fetch()) row.add_to(reviews[row.value.proposal_id]);
    return reviews;
}

}  // namespace plenaria::events
